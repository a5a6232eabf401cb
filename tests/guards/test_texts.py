"""What the repository may not say: paths of one machine, hosts of package registries."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Written so that this file does not say them either.
FORBIDDEN = re.compile(
    r'/roo[t]/|/hom[e]/[a-z]|files[.]pythonhosted|pypi[.]org|registry[.]npmjs|npmjs[.]com|"resolve[d]":'
)


def said(text: str) -> list[str]:
    """Lines that say what the repository may not."""
    return [line.strip()[:120] for line in text.splitlines() if FORBIDDEN.search(line)]


def test_no_committed_file_names_a_machine_or_a_registry() -> None:
    names = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split()
    found = {}
    for name in names:
        path = ROOT / name
        if path.suffix in {".xlsx", ".png", ".woff2"} or path == Path(__file__) or not path.is_file():
            continue
        if lines := said(path.read_text(encoding="utf-8", errors="replace")):
            found[name] = lines[:3]
    assert found == {}


def test_the_guard_sees_both() -> None:
    machine, lock = "root", "resolved"
    assert said(f"cd /{machine}/project")
    assert said(f'"{lock}": "a registry"')
    assert said("uv pip compile --generate-hashes") == []
