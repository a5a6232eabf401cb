"""Every route that gives a file asks what for, or is named here with the reason why it need not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

FILE = re.compile(r"\.(xlsx|docx|pdf|png|csv|zip|<slug:format>|yaml)$|download")
WITHOUT = {
    "policy:download": "a policy document is public",
    "authoring:document": "a draft of a policy document, without anybody's data",
    "imports:template": "an empty workbook",
    "imports:problems": "the clerk's own file back; marked, and what for is known: to be mended",
    "papers:download": "a paper as it was attached, each download recorded; nothing is made of the records",
}
"""A notice for the board and a person's own data ask for their reason in forms of their own."""


def routes(resolver: URLResolver, namespace: str = "", before: str = "") -> Iterator[tuple[str, str, object]]:
    """Every route by name, address and view."""
    for one in resolver.url_patterns:
        address = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from routes(one, f"{namespace}{one.namespace}:" if one.namespace else namespace, address)
        elif isinstance(one, URLPattern):
            yield f"{namespace}{one.name}", address, one.callback


def test_every_file_is_asked_for_with_a_reason() -> None:
    files = {name: view for name, address, view in routes(get_resolver()) if FILE.search(address)}
    asking = {name for name, view in files.items() if getattr(view, "asks_why", False)}
    assert len(asking) >= 9
    assert set(files) - asking <= set(WITHOUT)


def test_no_exception_has_outlived_its_route() -> None:
    assert set(WITHOUT) <= {name for name, *_ in routes(get_resolver())}
