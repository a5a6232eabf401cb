"""Policy documents as anybody may write them: read, or refused with the line, and nothing else."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from niangjia.authoring import importing
from niangjia.policy.errors import LoadError, PolicyError
from niangjia.policy.expression import parse
from niangjia.policy.loading.documents import read_document
from tests.fuzz.cells import text, written

ROOT = Path(__file__).parents[2]
REAL = sorted((ROOT / "policies").rglob("*.yaml"))
QUICK = settings(max_examples=120, deadline=None, derandomize=True, database=None)
LONG = settings(max_examples=3_000, deadline=None, database=None, suppress_health_check=list(HealthCheck))
ODD = (
    *(
        "null",
        "~",
        "true",
        "yes",
        "[]",
        "{}",
        "- ",
        ": ",
        "? ",
        "*a",
        "&a ",
        "!!python/object:os.system ",
        "|",
        ">",
    ),
    *(
        "9" * 5000,
        "1e999999",
        "-0",
        ".inf",
        ".nan",
        "0x1F",
        "0o17",
        "1_000",
        "2026-02-30",
        "0001-01-01",
        "\x00",
        "\ufeff",
    ),
    *(
        "\t",
        "\n",
        "'",
        '"',
        "#",
        "---",
        "...",
        "%YAML 9.9\n",
        "[" * 60,
        "\u2028",
        "\U0010ffff",
        "²",
        "１２",
        "<<: ",
    ),
)


@st.composite
def mangled(draw: st.DrawFn) -> str:
    """A real document with lines lost, swapped or doubled and odd things put in."""
    lines = draw(st.sampled_from(REAL)).read_text(encoding="utf-8").splitlines()
    chance = random.Random(draw(st.integers(0, 2**32)))
    for _ in range(draw(st.integers(1, 4))):
        at = chance.randrange(len(lines))
        match draw(st.integers(0, 4)):
            case 0:
                del lines[at]
            case 1:
                lines.insert(chance.randrange(len(lines)), lines[at])
            case 2:
                key, colon, _ = lines[at].partition(":")
                lines[at] = f"{key}{colon} {draw(st.sampled_from(ODD) | written)}"
            case 3:
                cut = chance.randrange(len(lines[at]) + 1)
                lines[at] = lines[at][:cut] + draw(st.sampled_from(ODD)) + lines[at][cut:]
            case _:
                lines[at] = " " * chance.randrange(4) + lines[at].lstrip()
        lines = lines or ["x"]
    return "\n".join(lines)


def is_read_or_refused(document: str) -> None:
    """A document is one, or each problem says its line."""
    try:
        assert read_document(document, Path("x.yaml")).rules is not None
    except LoadError as error:
        lines = document.count("\n") + document.count("\r") + 2
        assert error.problems and all(1 <= one.line <= lines and one.message for one in error.problems)


def is_begun_or_refused(content: bytes) -> None:
    """A dropped file begins a draft, or it is said in both languages why not."""
    try:
        importing.of_file("x.yaml", content, largest=2**20)
    except importing.Unreadable as error:
        assert all(one.said.zh and one.said.en for one in error.problems)


def is_parsed_or_refused(formula: str) -> None:
    """A formula of a document can be computed, or is refused as one."""
    try:
        parse(formula)
    except (PolicyError, ValueError) as refused:
        assert str(refused)


dropped = st.one_of(mangled().map(str.encode), st.binary(max_size=200), text.map(str.encode))
formulas = st.one_of(
    written, st.text("workersmembers0123456789.+-*/()%<>=, ", max_size=60), st.text("()-+", max_size=3000)
)


def test_a_document_is_read_or_refused() -> None:
    assert len(REAL) >= 4
    QUICK(given(st.one_of(mangled(), text))(is_read_or_refused))()


def test_a_dropped_document_is_read_or_refused() -> None:
    QUICK(given(dropped)(is_begun_or_refused))()


def test_a_formula_is_read_or_refused() -> None:
    QUICK(given(formulas)(is_parsed_or_refused))()


@pytest.mark.drill
def test_documents_for_a_long_time() -> None:
    LONG(given(st.one_of(mangled(), text))(is_read_or_refused))()
    LONG(given(dropped)(is_begun_or_refused))()
    LONG(given(formulas)(is_parsed_or_refused))()
