"""The pack as JSON: to be taken to whoever else processes the person's data (个人信息保护法 art. 45)."""

from __future__ import annotations

import json

from niangjia.privacy.pack.content import Pack


def machine_readable(pack: Pack) -> bytes:
    """UTF-8 JSON: the mark, then every table as a list of objects."""
    told = {
        "name": pack.name,
        "organ": pack.organ,
        "asked_on": pack.asked_on.isoformat(),
        "given_on": pack.given_on.isoformat(),
        "identity": pack.known_by,
        "mark": {
            "number": pack.mark.number,
            "who": pack.mark.who,
            "scope": pack.mark.scope,
            "at": pack.mark.at.isoformat(),
            "why": pack.mark.why,
        },
        "parts": {
            part.key: {"title": part.title, "rows": [dict(row) for row in part.rows]} for part in pack.parts
        },
        "note": pack.closing,
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()
