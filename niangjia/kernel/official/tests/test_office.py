"""Every paper opened in an office program, page by page: `make drill`, then look at the pictures it names."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from niangjia.kernel.official import docx, may_typeset, pdf, poster_pdf
from niangjia.kernel.official.composing import Grid, compose
from niangjia.kernel.official.tests import papers
from niangjia.kernel.official.tests.posters import poster
from niangjia.kernel.official.writing import plain

TOOLS = ("soffice", "pdftotext", "pdftoppm", "pdfinfo")
pytestmark = [
    pytest.mark.drill,
    pytest.mark.skipif(not all(map(shutil.which, TOOLS)), reason="no office program: tools/office.sh"),
]
STANDS_FOR = {
    "仿宋_GB2312": "Noto Serif CJK SC",
    "宋体": "Noto Serif CJK SC",
    "方正小标宋简体": "Noto Serif CJK SC",
    "楷体_GB2312": "LXGW WenKai",
    "黑体": "Noto Sans CJK SC",
}
"""By the fonts of an office, the free ones that stand for them here."""
A4_MILLIMETRES = ((210, 297), (297, 210))


@pytest.fixture
def to_pdf(tmp_path: Path) -> Callable[[Path], Path]:
    alias = '<alias binding="same"><family>{}</family><prefer><family>{}</family></prefer></alias>'
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<include>/etc/fonts/fonts.conf</include>{''.join(alias.format(*one) for one in STANDS_FOR.items())}"
        "</fontconfig>",
        encoding="utf-8",
    )

    def convert(document: Path) -> Path:
        profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
        command = ["soffice", "--headless", profile, "--convert-to", "pdf:writer_pdf_Export"]
        subprocess.run(
            [*command, "--outdir", str(document.parent / "office"), str(document)],
            check=True,
            capture_output=True,
            timeout=180,
            env=os.environ | {"FONTCONFIG_FILE": str(fonts)},
        )
        return document.parent / "office" / f"{document.stem}.pdf"

    return convert


def look(file: Path) -> tuple[list[str], list[tuple[int, int]]]:
    """The text of each page, and its millimetres; the pages as pictures beside the file."""
    asked = ["pdftotext", "-layout", str(file), "-"]
    text = subprocess.run(asked, check=True, capture_output=True, text=True).stdout
    about = subprocess.run(
        ["pdfinfo", "-l", "99", str(file)], check=True, capture_output=True, text=True
    ).stdout
    sizes = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+)", about)
    subprocess.run(["pdftoppm", "-r", "80", "-png", str(file), str(file.with_suffix(""))], check=True)
    print(f"look at {file.parent}/{file.stem}-*.png")
    pages = [re.sub(r"\s", "", page) for page in text.rstrip("\f\n").split("\f")]
    return pages, [(round(float(x) * 25.4 / 72), round(float(y) * 25.4 / 72)) for x, y in sizes]


def expected(name: str) -> list[str]:
    """What must be read on the pages, in the order of the paper."""
    composed = compose(papers.EACH[name]())
    title = "".join(plain(line) for line in composed.title)
    heads = [plain(item.text) for item in composed.items if not isinstance(item, Grid)]
    end = [
        plain(composed.signature),
        plain(composed.dated),
        plain(composed.printed_by),
        plain(composed.printed_on),
    ]
    return [re.sub(r"\s", "", one) for one in (composed.mark, plain(composed.number), title, *heads, *end)]


@pytest.mark.parametrize("name", papers.EACH)
def test_the_word_document_opens_and_every_page_has_its_place(
    name: str, tmp_path: Path, to_pdf: Callable[[Path], Path]
) -> None:
    file = tmp_path / f"{name}.docx"
    file.write_bytes(docx(papers.EACH[name]()))
    pages, sizes = look(to_pdf(file))
    said = re.sub(r"—\d+—", "", "".join(pages))
    assert [one for one in expected(name) if one not in said] == []
    assert all(f"—{at}—" in page for at, page in enumerate(pages, 1))
    assert set(sizes) <= set(A4_MILLIMETRES)
    assert "印发" in pages[-1]


@pytest.mark.skipif(not may_typeset(), reason=may_typeset().reason.en)
@pytest.mark.parametrize("name", papers.EACH)
def test_the_pdf_has_the_pages_of_the_word_document(
    name: str, tmp_path: Path, to_pdf: Callable[[Path], Path]
) -> None:
    file, document = tmp_path / f"{name}.pdf", tmp_path / f"{name}.docx"
    file.write_bytes(pdf(papers.EACH[name]()))
    document.write_bytes(docx(papers.EACH[name]()))
    pages, sizes = look(file)
    assert (len(pages), sizes) == (len(look(to_pdf(document))[0]), sizes)
    assert "印发" in pages[-1]


@pytest.mark.skipif(not may_typeset(), reason=may_typeset().reason.en)
def test_the_poster_is_looked_at(tmp_path: Path) -> None:
    file = tmp_path / "poster.pdf"
    file.write_bytes(poster_pdf(poster()))
    pages, sizes = look(file)
    assert sizes == [A4_MILLIMETRES[0]]
    assert "缺额" in pages[0]
