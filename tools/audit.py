"""Known weaknesses of what the locks install: asked of the vulnerability databases, where they are reachable.

A database that is not reached answers like one that knows nothing: pip-audit then says that all is well. So
each is asked first about a release known to be weak (the canary). One that knows nothing of it was not
reached, and that is said loudly; `make check` goes on. A weakness found in a lock ends it with 1.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PATIENCE_SECONDS = 90
ANSWER_SECONDS = 10

ACCEPTED: dict[str, str] = {}
"""Weaknesses that do not touch us, by their number, each with the reason."""

PYTHON_CANARY = "rsa==3.3\n"
NPM_CANARY = {
    "name": "canary",
    "version": "1.0.0",
    "lockfileVersion": 3,
    "packages": {
        "": {"name": "canary", "version": "1.0.0", "dependencies": {"lodash": "4.17.4"}},
        "node_modules/lodash": {"version": "4.17.4"},
    },
}

UNCHECKED = """
##############################################################################
#  警告：{what} 的已知漏洞没有核对！连不上漏洞数据库，或者它不认识示例。
#  以下结果不能当作“没有漏洞”。请在能访问漏洞数据库的机器上运行：
#      {how}
#
#  WARNING: known weaknesses of {what} were NOT checked. The database was not
#  reached, or does not know the canary. This is no "all is well": run the line
#  above where the database can be reached.
##############################################################################
"""


@dataclass(frozen=True)
class Audit:
    """One ecosystem: what its tool says of the canary, and of the lock."""

    what: str
    how: str
    canary: frozenset[str]
    """Weaknesses found in the canary; none means that the database was not reached."""

    found: frozenset[str]
    unknown: frozenset[str] = frozenset()
    """What the database could say nothing of."""


def python_weak(told: Any) -> frozenset[str]:
    """Package and number of each weakness in pip-audit's answer."""
    return frozenset(
        f"{one['name']} {one.get('version', '')} {weak['id']}"
        for one in (told or {}).get("dependencies", ())
        for weak in one.get("vulns", ())
        if weak["id"] not in ACCEPTED
    )


def python_unknown(told: Any) -> frozenset[str]:
    """Packages that pip-audit passed over."""
    return frozenset(one["name"] for one in (told or {}).get("dependencies", ()) if "skip_reason" in one)


def npm_weak(told: Any) -> frozenset[str]:
    """Package and number of each weakness in npm's answer."""
    weak = (told or {}).get("vulnerabilities")
    advisories = (
        (name, via)
        for name, one in (weak if isinstance(weak, dict) else {}).items()
        for via in one.get("via", ())
        if isinstance(via, dict)
    )
    return frozenset(f"{name} {via.get('url', via.get('source'))}" for name, via in advisories)


def report(audits: Sequence[Audit]) -> tuple[int, str]:
    """The exit code and what is said."""
    lines, code = [], 0
    for one in audits:
        if not one.canary:
            lines.append(UNCHECKED.format(what=one.what, how=one.how))
            continue
        if one.unknown:
            lines.append(f"{one.what}: not known to the database: {', '.join(sorted(one.unknown))}")
        if one.found:
            code = 1
            lines.append(f"{one.what}: {len(one.found)} known weaknesses 已知漏洞：")
            lines += [f"  {weak}" for weak in sorted(one.found)]
        else:
            lines.append(f"{one.what}: checked, no known weaknesses 已核对，没有已知漏洞")
    return code, "\n".join(lines)


def told_by(command: Sequence[str], folder: Path) -> Any:
    """What a tool answers in JSON; None where it gives none."""
    try:
        done = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=False
        )
        return json.loads(done.stdout)
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None


def python_audit() -> Audit:
    """requirements.lock."""
    tool = [sys.executable, "-m", "pip_audit", "--disable-pip", "--format=json", "--progress-spinner=off"]
    tool += [f"--timeout={ANSWER_SECONDS}"]
    with tempfile.TemporaryDirectory() as place:
        (Path(place) / "canary.txt").write_text(PYTHON_CANARY)
        canary = python_weak(told_by([*tool, "--no-deps", "-r", "canary.txt"], Path(place)))
    told = told_by([*tool, "-r", "requirements.lock"], ROOT) if canary else None
    found, unknown = python_weak(told), python_unknown(told)
    how = "python -m pip_audit --disable-pip -r requirements.lock"
    return Audit("requirements.lock", how, canary if told else frozenset(), found, unknown)


def npm_audit() -> Audit:
    """package-lock.json."""
    tool = ["npm", "audit", "--json", "--package-lock-only", "--fetch-retries=0"]
    tool += [f"--fetch-timeout={ANSWER_SECONDS * 1000}"]
    with tempfile.TemporaryDirectory() as place:
        top = {"name": "canary", "version": "1.0.0", "dependencies": {"lodash": "4.17.4"}}
        (Path(place) / "package.json").write_text(json.dumps(top))
        (Path(place) / "package-lock.json").write_text(json.dumps(NPM_CANARY))
        canary = npm_weak(told_by(tool, Path(place)))
    told = told_by(tool, ROOT) if canary else None
    return Audit(
        "package-lock.json", "npm audit --package-lock-only", canary if told else frozenset(), npm_weak(told)
    )


def main() -> int:
    """Ask both at once."""
    with ThreadPoolExecutor(2) as threads:
        audits = [one.result() for one in [threads.submit(python_audit), threads.submit(npm_audit)]]
    code, said = report(audits)
    print(said, flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main())
