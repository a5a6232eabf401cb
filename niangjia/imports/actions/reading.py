"""Having a workbook read: by a job, as often as the clerk corrects its headings or its date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from niangjia.imports import access, headings, rules, sealing, staging
from niangjia.imports.actions.keeping import keep_sides
from niangjia.imports.actions.recording import ask, held, kept, record
from niangjia.imports.headings import Headings
from niangjia.imports.models import Import, OfficeForm
from niangjia.imports.types import (
    Comparison,
    CutOff,
    Guidance,
    Importer,
    Place,
    Progress,
    Side,
    State,
    Tab,
)
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission
from niangjia.kernel.sheets import Book, SheetError, open_bytes
from niangjia.kernel.sheets.original import Original
from niangjia.kernel.vault import vault


def unheard(_done: int, _in_all: int) -> None:
    """Progress that nobody waits for."""


@dataclass(frozen=True, slots=True)
class Look:
    """A workbook opened, read and held against what stands now."""

    book: Book
    place: Place
    cut_off: CutOff
    comparison: Comparison
    original: Original


def book_of(workbook: Import) -> Book:
    """The dropped file, opened. Raises `SheetError`."""
    content = vault().open_bytes(workbook.data_key, workbook.content_sealed, about="workbook")
    return open_bytes(content, workbook.file_name)


def look(
    workbook: Import, importer: Importer, book: Book, *, by: Actor, today: date, progress: Progress = unheard
) -> Look:
    """Read and compare a workbook as of today. Raises `SheetError`."""
    place = importer.locate(workbook.under_code, by)
    guidance = Guidance(workbook.headings, workbook.defaults)
    reading = importer.read(book, place, by, guidance, progress)
    workbook.file_as_of = reading.cut_off_date
    cut_off = rules.cut_off(given=workbook.as_of, in_file=reading.cut_off_date, today=today)
    comparison = importer.compare(reading, place, cut_off, by)
    return Look(book, place, cut_off, comparison, Original.of(book, importer.sheet, workbook.headings))


def stage(workbook: Import, importer: Importer, seen: Look) -> None:
    """Keep what the clerk is to look at, and that it is ready."""
    workbook.state = State.READ.value
    workbook.seen = sealing.fingerprint(seen.comparison)
    workbook.remarks = [{"zh": note.zh, "en": note.en} for note in seen.book.notes]
    workbook.summary = seen.comparison.counts() | {
        "why_ignored": staging.ignored_tally(seen.comparison.reading.ignored),
        "sheets": len(seen.comparison.reading.understood),
        "blank": rules.blank_columns(seen.comparison.reading, importer.may_default),
        "answered": len(sealing.answers(workbook)),
    }
    keep_sides(workbook, staging.sides(importer, seen.comparison, seen.original))
    workbook.save()


def prepare(
    workbook: Import, importer: Importer, *, by: Actor, today: date, progress: Progress = unheard
) -> Look:
    """Read, compare and stage a workbook, its form known again if it can be. Raises `SheetError`."""
    book = book_of(workbook)
    if not workbook.headings:
        workbook.headings = dict(_remembered(workbook, book, by))
    seen = look(workbook, importer, book, by=by, today=today, progress=progress)
    workbook.notice = None
    stage(workbook, importer, seen)
    return seen


@action(Permission.WORKBOOK_IMPORT)
def read(*, by: Actor, pk: int, today: date, progress: Progress = unheard) -> Import:
    """Read a received workbook and keep every side of it; one that cannot be read keeps the reason."""
    workbook, importer = held(pk, by)
    if workbook.stands is not State.RECEIVED:
        record("workbook.read", by, workbook, {"state": workbook.state})
        return workbook  # read already, by a job that was taken up twice
    try:
        prepare(workbook, importer, by=by, today=today, progress=progress)
    except SheetError as unread:
        _set_aside(workbook, importer, unread)
    record("workbook.read", by, workbook, {"state": workbook.state, "rows": workbook.summary.get("rows")})
    return workbook


def _remembered(workbook: Import, book: Book, by: Actor) -> Headings:
    forms = access.forms(by).filter(kind=workbook.kind, unit_code=workbook.under_code)
    known = forms.order_by("-corrected_at").values_list("words", "headings")
    return headings.best_form(known, headings.words_in(book))


def _words(workbook: Import, by: Actor) -> list[str]:
    """The words of the headings as the clerk was shown them."""
    kept = access.side_pages(by).filter(workbook=workbook, tab=Tab.HEADINGS.value)
    sides = [sealing.opened(workbook, page.lines_sealed, Side, about="side") for page in kept]
    return headings.words_of(line.cells[0].text for side in sides for line in side.lines)


def _set_aside(workbook: Import, importer: Importer, unread: SheetError) -> None:
    """Keep why; where only the headings are not known, the likeliest ones, for the clerk to name."""
    workbook.state = State.UNREADABLE.value
    workbook.notice = kept(unread.message, rules.way_out(unread.code))
    workbook.summary = {"code": unread.code}
    if unread.code == rules.NO_HEADING:
        side = staging.heading_side(headings.guessed(book_of(workbook), importer.sheet))
        keep_sides(workbook, {Tab.HEADINGS: side})
    else:
        keep_sides(workbook, {})
        # A file that is no list is not kept: who knows what it is.
        workbook.content_sealed = b""
    workbook.save()


@action(Permission.WORKBOOK_IMPORT)
def correct_headings(*, by: Actor, pk: int, corrected: Headings) -> Import:
    """Read the workbook again under the clerk's reading of its headings, remembered for the form."""
    workbook, importer = held(pk, by)
    rules.may_correct_headings(workbook.stands, bool(workbook.content_sealed)).enforce()
    rules.may_take_headings(corrected, importer.sheet).enforce()
    words = _words(workbook, by)
    rules.may_remember([*words, *corrected]).enforce()
    workbook.headings = dict(corrected)
    OfficeForm.objects.update_or_create(
        kind=workbook.kind,
        unit_code=workbook.under_code,
        words_key=headings.words_key(words),
        defaults={
            "words": words,
            "headings": dict(corrected),
            "corrected_by_name": by.signature,
            "scope_path": workbook.scope_path,
        },
    )
    ask_again(workbook, by)
    record("headings.corrected", by, workbook, {"headings": dict(corrected)})
    return workbook


@action(Permission.WORKBOOK_IMPORT)
def look_again(*, by: Actor, pk: int, as_of: date | None = None) -> Import:
    """Hold the workbook anew against what stands now, as of another cut-off date if one is given."""
    workbook, _ = held(pk, by)
    rules.may_look_again(workbook.stands).enforce()
    workbook.as_of = as_of or workbook.as_of
    ask_again(workbook, by)
    record("workbook.looked_at_again", by, workbook, {"as_of": str(workbook.as_of or "")})
    return workbook


def ask_again(workbook: Import, by: Actor) -> None:
    """Have the workbook read anew."""
    workbook.state = State.RECEIVED.value
    workbook.notice = None
    workbook.save()
    ask("imports.read", workbook, by=by)
