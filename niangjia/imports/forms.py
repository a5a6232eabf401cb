"""What the drop zone sends, read forgivingly: what is wrong is said in a sentence, what was chosen stays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from niangjia.imports.registry import importer_of
from niangjia.imports.types import Importer, Leaving, Tab
from niangjia.kernel.pages import day_in
from niangjia.kernel.sheets.book import MAX_BYTES
from niangjia.kernel.wording import Wording

NO_FILE = Wording("请先选好要导入的文件。", "Choose the file to import first.")
NO_KIND = Wording("请选择这是单位表还是花名册。", "Say whether it is a list of units or a roster.")
NO_DATE = Wording("统计截止日期请写成 2026-06-30 这样。", "Write the cut-off date such as 2026-06-30.")
HALF_AN_ANSWER = Wording(
    "离职日期和原因要一起填；日期写成 2026-06-30 这样。没有保存。",
    "Give both the leaving date and the reason; write the date such as 2026-06-30. Nothing was saved.",
)
LONGEST_CODE, LONGEST_REASON = 40, 200


@dataclass(frozen=True, slots=True)
class Dropped:
    """The choices of the drop zone, and what stands against them."""

    importer: Importer | None
    under: str
    as_of: date | None
    as_of_written: str
    file: UploadedFile[bytes] | None
    problem: Wording | None

    @classmethod
    def read(cls, sent: QueryDict, files: MultiValueDict[str, UploadedFile[bytes]]) -> Dropped:
        """The form as it was sent."""
        written = sent.get("as_of", "").strip()
        as_of, file = day_in(written), files.get("file")
        importer = importer_of(sent.get("kind", ""))
        lacking = (
            (importer is None, NO_KIND),
            (bool(written) and as_of is None, NO_DATE),
            (file is None, NO_FILE),
        )
        problem = next((sentence for lacks, sentence in lacking if lacks), None)
        return cls(importer, sent.get("under", "").strip()[:LONGEST_CODE], as_of, written, file, problem)

    @property
    def file_name(self) -> str:
        """The file's own name, without any folder."""
        return (self.file.name or "") if self.file else ""

    def content(self) -> bytes:
        """The file's bytes, one more than may be taken at most."""
        return self.file.read(MAX_BYTES + 1) if self.file else b""


@dataclass(frozen=True, slots=True)
class Written:
    """An answer for someone absent as it stands in the form: the day as 2026-06-30, or as it was mistyped."""

    left: str
    why: str

    @classmethod
    def of(cls, kept: Leaving) -> Written:
        """An answer given before."""
        return cls(kept.left_date.isoformat(), kept.reason)


@dataclass(frozen=True, slots=True)
class Answers:
    """The leaving dates and reasons of one page of the absent, and what stands against them."""

    keys: tuple[int, ...]
    given: tuple[Leaving, ...]
    written: Mapping[str, Written]
    """What was sent, by key and for `all`: shown again where it is refused, not to be typed twice."""

    problem: Wording | None

    @classmethod
    def read(cls, sent: QueryDict) -> Answers:
        """The form as it was sent: a line left empty is no answer, a reason or day alone is half of one."""
        keys = tuple(int(key) for key in sent.getlist("key") if key.isdecimal())
        written = {
            key: Written(sent.get(f"left-{key}", "").strip(), sent.get(f"why-{key}", "").strip())
            for key in ("all", *map(str, keys))
        }
        given: list[Leaving] = []
        for key in keys:
            own = written[str(key)]
            answer = own if own.left or own.why else written["all"]
            if not answer.left and not answer.why:
                continue
            left = day_in(answer.left)
            if left is None or not answer.why:
                return cls(keys, (), written, HALF_AN_ANSWER)
            given.append(Leaving(key, left, answer.why[:LONGEST_REASON]))
        return cls(keys, tuple(given), written, None)


def headings_corrected(sent: QueryDict) -> dict[str, str | None]:
    """The headings whose reading the clerk changed: word → column key, or None for no column."""
    fields = (sent.getlist("word"), sent.getlist("was"), sent.getlist("column"))
    return {
        word: column or None for word, was, column in zip(*fields, strict=False) if word and column != was
    }


def tab_chosen(key: str | None, *, otherwise: Tab) -> Tab:
    """The tab of an address; an unknown one falls back."""
    return Tab(key) if key in set(Tab) else otherwise
