"""The API's description as OpenAPI: each shape by a name of its own, refusals as the media type they are."""

from __future__ import annotations

import re
from typing import Any

from ninja import NinjaAPI
from ninja.openapi import schema as openapi
from ninja.openapi.schema import OpenAPISchema
from ninja.schema import NinjaGenerateJsonSchema
from pydantic.json_schema import CoreModeRef, CoreRef, DefsRef

from niangjia.kernel.rest.problems import MEDIA

_OF_AN_APP = re.compile(r"\bniangjia\.(?!kernel\.)(\w+)\.((?:\w+\.)*)(\w+):")


class ByApp(NinjaGenerateJsonSchema):
    """Names a shape after its app as well: two apps have a Measure, and one name would tell both wrongly."""

    def get_defs_ref(self, core_mode_ref: CoreModeRef) -> DefsRef:
        """`niangjia.staffing.types.Measure` is StaffingMeasure; what is the kernel's has its bare name."""
        reference, mode = core_mode_ref
        named = _OF_AN_APP.sub(
            lambda told: f"niangjia.{told[1]}.{told[2]}{told[1].title()}{told[3]}:", reference
        )
        return super().get_defs_ref((CoreRef(named), mode))


class TwoOfOneName(AssertionError):
    """Two different shapes of the description have one name."""


class Description(OpenAPISchema):
    """As ninja makes it, but no shape takes another's name."""

    def add_schema_definitions(self, definitions: dict[str, Any]) -> None:
        """Add shapes that routes share. Raises `TwoOfOneName`."""
        for name, shape in definitions.items():
            if self.schemas.setdefault(name, shape) != shape:
                raise TwoOfOneName(name)


# Ninja asks for it by this name, and offers no other way.
openapi.NinjaGenerateJsonSchema = ByApp  # type: ignore[misc,attr-defined]


def described(api: NinjaAPI) -> dict[str, Any]:
    """The description: of refusals it says what they are, problems of a media type of their own."""
    told = dict(Description(api, api.get_root_path({})))
    for methods in told["paths"].values():
        for operation in methods.values():
            for status, answer in operation["responses"].items():
                if int(status) >= 400:
                    answer["content"] = {MEDIA: answer["content"].pop("application/json")}
    return told
