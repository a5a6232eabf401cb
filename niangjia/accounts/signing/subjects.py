"""Under what failures are counted: keyed fingerprints, so that the table tells no name and no address."""

from __future__ import annotations

from niangjia.kernel.vault import vault


def of_name(username: str) -> str:
    """For a sign-in name, whether or not it exists."""
    return vault().digest(username, about="sign-in name").hex()


def of_address(address: str) -> str:
    """For a network address."""
    return vault().digest(address, about="sign-in address").hex()
