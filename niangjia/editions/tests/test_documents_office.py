"""Every paper of an edition, in every state, opened in an office program: `make drill`, then look at it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from niangjia.editions.documents import papers
from niangjia.editions.documents.rules import may_write
from niangjia.editions.documents.types import Matter, Paper
from niangjia.editions.tests.matters import adjusted, county, matter
from niangjia.editions.types import State
from niangjia.kernel.flows.types import Desk
from niangjia.kernel.official import docx, may_typeset, open_blanks, pdf
from niangjia.kernel.official.tests.test_office import TOOLS, look, to_pdf

__all__ = ["to_pdf"]
pytestmark = [
    pytest.mark.drill,
    pytest.mark.skipif(not all(map(shutil.which, TOOLS)), reason="no office program: tools/office.sh"),
]
MATTERS: dict[str, Callable[[State], Matter]] = {"prefecture": matter, "county": county, "adjusted": adjusted}
STATES = (State.DRAFT, State.COUNTERSIGNED, State.REQUESTED, State.APPROVED, State.PUBLISHED)
CASES = [
    (name, state, paper)
    for name, make in MATTERS.items()
    for state in STATES
    for paper in Paper
    if any(
        may_write(paper, state=state, desk=desk, adjusts=make(state).adjusts)
        for desk in (Desk.OWN, Desk.ABOVE)
    )
]


@pytest.mark.parametrize(("name", "state", "paper"), CASES)
def test_every_paper_opens_with_all_that_it_says(
    name: str,
    state: State,
    paper: Paper,
    tmp_path: Path,
    to_pdf: Callable[[Path], Path],
) -> None:
    declared = papers.write(paper, MATTERS[name](state))
    file = tmp_path / f"{name}-{state.value}-{paper.value}.docx"
    file.write_bytes(docx(declared))
    pages, sizes = look(to_pdf(file))
    said = re.sub(r"—\d+—", "", "".join(pages))
    assert [blank for blank in open_blanks(declared) if f"【待填：{blank}】" not in said] == []
    assert [one.title for one in declared.attachments if one.title not in said] == []
    assert set(sizes) <= {(210, 297), (297, 210)}
    assert "印发" in pages[-1]


@pytest.mark.skipif(not may_typeset(), reason=may_typeset().reason.en)
@pytest.mark.parametrize(("name", "state", "paper"), [one for one in CASES if one[1] is State.PUBLISHED])
def test_every_pdf_says_what_the_word_document_says(
    name: str, state: State, paper: Paper, tmp_path: Path
) -> None:
    declared = papers.write(paper, MATTERS[name](state))
    file = tmp_path / f"{name}-{paper.value}.pdf"
    file.write_bytes(pdf(declared))
    pages, _ = look(file)
    said = "".join(pages)
    assert [one.title for one in declared.attachments if one.title not in said] == []
    assert "印发" in pages[-1]
