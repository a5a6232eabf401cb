"""Files that are sent in: as much as their page takes, of who is signed in, on no disk, never shown."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from niangjia.kernel import jobs
from niangjia.kernel.sheets import SheetError, open_bytes
from niangjia.kernel.tests.files import by_hand, zipped
from niangjia.papers.models import Paper
from niangjia.papers.types import LARGEST
from niangjia.site import uploads
from tests.shell.stage import county, signed_in

__all__ = ["county"]


def seen(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """The files that a view is given from now on: name and size."""
    found: list[tuple[str, int]] = []
    whole = uploads.Bounded.file_complete

    def complete(self: uploads.Bounded, size: int) -> Any:
        file = whole(self, size)
        found.append((str(self.file_name), -1 if file is None else int(file.size or 0)))
        return file

    monkeypatch.setattr(uploads.Bounded, "file_complete", complete)
    return found


def test_each_route_takes_what_it_says_and_the_rest_is_let_go(
    county: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(uploads.MOST, "papers:add", 1000)
    found, clerk = seen(monkeypatch), signed_in()
    path = f"/papers/person/{county['person']}/add/"
    before = set(Path(tempfile.gettempdir()).glob("*.upload*"))
    for size, kept in ((1000, 1000), (1001, 1001), (300_000, 1001)):
        clerk.post(path, {"file": SimpleUploadedFile("a.pdf", b"%PDF-" + bytes(size - 5)), "note": "x"})
        assert found.pop() == ("a.pdf", kept)
    for other in ("/accounts/sign-in/", "/workforce/add/", f"/workforce/{county['person']}/edit/"):
        clerk.post(other, {"file": SimpleUploadedFile("a.pdf", b"%PDF-")})
    assert {kept for _, kept in found} <= {-1}
    Client().post(path, {"file": SimpleUploadedFile("a.pdf", b"%PDF-")})
    assert {kept for _, kept in found} <= {-1, 0}  # of a stranger's file nothing is kept
    assert set(Path(tempfile.gettempdir()).glob("*.upload*")) == before
    assert signed_in().get(path).status_code == 200


def test_what_is_too_large_is_told_on_its_page_and_what_is_vast_is_not_read(
    county: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk, path = signed_in(), f"/papers/person/{county['person']}/add/"
    long = SimpleUploadedFile("a.pdf", b"%PDF-" + bytes(LARGEST))
    answer = clerk.post(path, {"file": long, "note": "x"})
    assert (answer.status_code, "20 MB" in answer.content.decode()) == (422, True)
    monkeypatch.setattr(uploads, "MOST_AT_ALL", 10_000)
    vast = clerk.post(path, {"file": SimpleUploadedFile("a.pdf", bytes(20_000))})
    assert (vast.status_code, "过大" in vast.content.decode()) == (413, True)


def test_a_paper_is_only_ever_taken_home(county: dict[str, str]) -> None:
    clerk = signed_in()
    page = b"%PDF-1.7\n<html><script>alert(1)</script>"
    clerk.post(
        f"/papers/person/{county['person']}/add/",
        {"file": SimpleUploadedFile("..\\..\\a\u202egpj.pdf", page, "text/html"), "note": ""},
    )
    paper = max(county["paper"], *map(str, range(1, 9)), key=lambda key: _there(clerk, key))
    answer = clerk.get(f"/papers/{paper}/download/")
    assert answer.status_code == 200 and answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Type"] == "application/pdf"
    assert "\\" not in answer.headers["Content-Disposition"].replace('\\"', "")
    assert Paper._meta.get_field("content_sealed").get_internal_type() == "BinaryField"


def _there(client: Client, key: str) -> int:
    return int(key) if client.get(f"/papers/{key}/download/").status_code == 200 else 0


def quine() -> bytes:
    """A zip that holds a zip that holds a zip."""
    inner = b"x"
    for _ in range(40):
        inner = zipped({"inner.zip": inner})
    return inner


def swollen() -> bytes:
    """42 kB that would be 400 MB."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(400):
                part.write(b" " * 2**20)
    return held.getvalue()


XXE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
WIDE = "".join(f'<c r="{letters}1"><v>1</v></c>' for letters in ("A", "XFE", "BDWGN"))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (quine(), "archive"),
        (swollen(), "swollen"),
        (by_hand("", parts={"xl/workbook.xml": XXE}), "unsafe"),
        (by_hand("", parts={"xl/sharedStrings.xml": XXE}), "unsafe"),
        (by_hand(f'<row r="1">{WIDE}</row>'), "too wide"),
        (by_hand("<row r='1'>" + "<c><v>1</v></c>" * 20_000 + "</row>"), "too wide"),
        (by_hand("", parts={"../../../etc/cron.d/x": "x"}), "unsafe"),
        (by_hand("", parts={"xl\\..\\..\\x": "x"}), "unsafe"),
        (zipped({f"{nth}": "" for nth in range(10_001)}), "unsafe"),
        (b"%PDF-1.7\n" + by_hand(""), "document"),
        (b"\xff\xd8\xff\xe0\x00\x00" + by_hand(""), "document"),
        (b"GIF89a" + by_hand(""), "document"),
        (b"MZ\x90\x00\x03\x00" + bytes(100), "not a workbook"),
        (b"\x7fELF\x02" + bytes(100), "not a workbook"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_files_made_to_harm_are_refused_in_a_sentence(content: bytes, code: str) -> None:
    with pytest.raises(SheetError) as refused:
        open_bytes(content, "花名册.xlsx")
    assert refused.value.code == code
    assert refused.value.message.zh and refused.value.message.en


def test_a_hostile_workbook_ends_as_a_sentence_on_its_page(county: dict[str, str]) -> None:
    clerk = signed_in()
    named = SimpleUploadedFile("../../x/" + "长" * 400 + ".xlsx", swollen())
    answer = clerk.post("/imports/drop/", {"kind": "units", "under": "510703", "as_of": "", "file": named})
    assert answer.status_code == 302
    jobs.work_off()
    page = clerk.get(answer.headers["Location"])
    assert (page.status_code, "解开后过大" in page.content.decode()) == (200, True)
    assert "../" + "x/" not in page.content.decode() and "长" * 256 not in page.content.decode()
