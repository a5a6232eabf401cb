"""A busy machine is no failing property: generated examples have no time limit."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("policy", deadline=None)
settings.load_profile("policy")
