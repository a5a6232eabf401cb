"""Which date a list speaks of, who may drop and commit it, and the way out for an unreadable file. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from niangjia.imports.types import CutOff, Importer, Leaving, State
from niangjia.kernel.figure import Verdict
from niangjia.kernel.sheets import Reading, Sheet
from niangjia.kernel.sheets.book import MAX_BYTES
from niangjia.kernel.wording import Wording, said_day

_LONG_NUMBER = re.compile(r"[0-9]{11}")

WAYS_OUT = {
    "empty": Wording("请确认选对了文件，填好后再拖入。", "Check the file, fill it in and drop it again."),
    "not a workbook": Wording(
        "请用表格软件打开原表，另存为 .xlsx 后再拖入。",
        "Open it in a spreadsheet program, save it as .xlsx and drop that.",
    ),
    "encrypted": Wording("去掉密码另存一份，再拖入。", "Save a copy without the password and drop that."),
    "too large": Wording("请按县（市、区）拆成几份，分别拖入。", "Split it by county and drop the parts."),
    "too wide": Wording(
        "请在表格软件中按 Ctrl+End 找到最远的单元格，删去名单以外的行和列，保存后再拖入。",
        "Press Ctrl+End to find the outermost cell, delete what lies beyond the list, save and drop again.",
    ),
    "swollen": Wording(
        "请新建空白工作簿，只把名单复制进去，保存后再拖入。",
        "Copy nothing but the list into a new workbook, save, and drop that.",
    ),
    "incomplete": Wording(
        "请重新上传；如果仍然不行，在表格软件中打开原表，另存一份再拖入。",
        "Upload it again; if that does not do, open the file, save a copy and drop that.",
    ),
    "document": Wording(
        "请把其中的表格复制到空白的 .xlsx 里，保存后再拖入。",
        "Copy the table in it into an empty .xlsx, save, and drop that.",
    ),
    "archive": Wording("请先解压，再逐个拖入其中的表格。", "Unpack it and drop the lists in it one by one."),
    "web page": Wording(
        "请用 Excel 或 WPS 打开，另存为 .xlsx 后再拖入。",
        "Open it in a spreadsheet program, save it as .xlsx and drop that.",
    ),
    "other format": Wording(
        "请用 Excel 或 WPS 打开，另存为 .xlsx 后再拖入。",
        "Open it in a spreadsheet program, save it as .xlsx and drop that.",
    ),
    "unknown encoding": Wording(
        "请用 Excel 或 WPS 打开，确认文字没有乱码，另存为 .xlsx 后再拖入。",
        "Open it in a spreadsheet program, see that its characters are right, save it as .xlsx.",
    ),
    "unsafe": Wording(
        "请在表格软件中新建空白工作簿，把名单复制进去，保存后再拖入。",
        "Copy the list into a new workbook, save, and drop that.",
    ),
    "no heading": Wording(
        "请核对选的是单位表还是花名册；也可下载空白模板，把数据贴进去再拖入。",
        "Check whether it is a list of units or a roster; or fill in the empty template and drop that.",
    ),
}

NO_HEADING = "no heading"
"""The one code of a `SheetError` that the clerk can mend on the page, by naming the headings."""

CHANGED_SINCE = Wording(
    "自您核对以来，系统里的数据有了变化（可能另一份表先入了库），所以没有入库。下面已按现在的数据重新核对，请再看一遍后入库。",
    "What stands has changed since you looked, perhaps by another list, so nothing was committed. The rows "
    "were checked anew against it: look again, then commit.",
)
LARGEST = Wording("文件超过50 MB，请拆分后再上传。", "The file is larger than 50 MB; split it first.")
EARLIEST_LEAVING = date(1950, 1, 1)


def cut_off(*, given: date | None, in_file: date | None, today: date) -> CutOff:
    """The date given by hand, else the file's own, else today with a warning."""
    if given is not None:
        warning = None
        if in_file is not None and in_file != given:
            warning = Wording(
                f"表内注明统计截止{said_day(in_file).zh}，与指定的{said_day(given).zh}不同，按指定日期入库。",
                f"The list says its cut-off date is {said_day(in_file).en}; {said_day(given).en} is taken.",
            )
        return CutOff(given, Wording("手工指定", "given by hand"), warning)
    if in_file is not None:
        return CutOff(in_file, Wording("表内注明", "stated in the list"))
    return CutOff(
        today,
        Wording("今天", "today"),
        Wording(
            f"表内没有注明统计截止日期，按今天（{said_day(today).zh}）入库；如不对，请指定日期。",
            f"The list states no cut-off date; today ({said_day(today).en}) is taken. Give it if wrong.",
        ),
    )


def way_out(code: str) -> Wording:
    """What to do about a file that cannot be read, by the code of its `SheetError`."""
    return WAYS_OUT.get(code, WAYS_OUT["not a workbook"])


def may_drop(permitted: tuple[Verdict, ...]) -> Verdict:
    """Whether any kind of list may be dropped, from the verdict on each kind; else why the first may not."""
    if not permitted:
        return Verdict(False, Wording("没有可导入的表。", "No kind of list can be imported."))
    return next((one for one in permitted if one), permitted[0])


def may_hold(size: int) -> Verdict:
    """Whether a file of so many bytes may be dropped."""
    return Verdict(False, LARGEST) if size > MAX_BYTES else YES


def may_commit(state: State, summary: Mapping[str, Any], answers: int) -> Verdict:
    """Whether what was read may be committed now: something must be in it to take in, or someone to end."""
    if state is State.COMMITTED:
        return Verdict.no("这份工作簿已经入库。", "This workbook has been committed.")
    if state is not State.READ:
        return Verdict.no("这份工作簿现在不能入库。", "This workbook cannot be committed now.")
    if summary.get("new") or summary.get("changed") or answers:
        return YES
    if summary.get("accepted"):
        return Verdict.no(
            "表中可入库的行与现有数据完全一致，不用再入库。",
            "Everything the list says stands already; there is nothing to commit.",
        )
    return Verdict.no("没有可入库的行。", "No row can be committed.")


def may_discard(state: State) -> Verdict:
    """Whether a workbook may be thrown away: only one that never came in."""
    if state in (State.READ, State.UNREADABLE):
        return YES
    return Verdict.no(
        "入过库的文件要留底，不能删除；可以撤销入库。",
        "What was committed is kept as a record; undo it instead.",
    )


def may_correct_headings(state: State, kept: bool) -> Verdict:
    """Whether the reading of the headings may still be corrected."""
    if state in (State.READ, State.UNREADABLE) and kept:
        return YES
    return Verdict.no("入库以后不能再改表头的认读。", "Headings cannot be corrected after the commit.")


def may_take_headings(corrected: Mapping[str, str | None], sheet: Sheet) -> Verdict:
    """Whether headings may be read so: no two as one column, and only as columns that the list has."""
    taken = [key for key in corrected.values() if key is not None]
    unknown = next((key for key in taken if key not in sheet.titles), None)
    if unknown is not None:
        return Verdict.no(f"没有“{unknown}”这一列。", f"There is no column “{unknown}”.")
    twice = next((key for key in taken if taken.count(key) > 1), None)
    if twice is not None:
        title = sheet.titles[twice]
        return Verdict.no(
            f"有两个表头都认作“{title.zh}”，只能留一个。", f"Two headings are read as “{title.en}”; keep one."
        )
    return YES


def may_remember(words: Iterable[str]) -> Verdict:
    """Whether headings may be kept in the clear, for the office's next file: not a row of people."""
    if any(_LONG_NUMBER.search(word) for word in words):
        return Verdict.no(
            "这一行里有证件号码或者电话，是人员数据，不是表头。",
            "There is an ID number or a phone in this row: it is a row of people, not of headings.",
        )
    return YES


def may_look_again(state: State) -> Verdict:
    """Whether the rows may be checked anew."""
    if state is State.READ:
        return YES
    return Verdict.no("只有待入库的文件可以重新核对。", "Only what waits for its commit can be checked anew.")


def blank_columns(reading: Reading[Any], may_default: Sequence[str]) -> dict[str, int]:
    """The columns that the clerk may fill for the whole list, with how many rows want for them."""
    wanting = [
        problem.column
        for one in reading.refused
        for problem in one.problems
        if problem.code == "missing" and problem.column in may_default
    ]
    return dict(Counter(wanting))


def default_for(importer: Importer, column: str, written: str) -> str:
    """The word as the column keeps it. Raises `Refused` for a column that each row must tell, and for a word
    that the column does not know."""
    if column not in importer.may_default:
        Verdict.no("这一列须逐行填写。", "Each row must tell this column.").enforce()
    read = importer.sheet.by_key[column].kind.read(written)
    if read.problem:
        Verdict(False, read.problem.message).enforce()
    return str(read.value)


def may_retry(state: State, *, at_work: bool) -> Verdict:
    """Whether a job may be asked for once more: only where one was to come and none is at work."""
    if state.waits_for_a_job and not at_work:
        return YES
    return Verdict.no("不用重试：没有未完成的后台任务。", "Nothing to try again: no job gave up.")


def may_answer(state: State, asked: bool) -> Verdict:
    """Whether leaving dates may be given for the absent."""
    if asked and state is State.READ:
        return YES
    return Verdict.no("这份文件现在不登记离职。", "No leaving is entered for this file now.")


def may_leave(one: Leaving, *, today: date) -> Verdict:
    """Whether an answer is complete: a day that has come, and a reason."""
    if one.left_date < EARLIEST_LEAVING:
        return Verdict.no("离职日期不对，请核对年份。", "The leaving date cannot be right; check the year.")
    if one.left_date > today:
        return Verdict.no(
            f"离职日期{said_day(one.left_date).zh}还没有到，请核对；尚未离职的请不要填。",
            f"{said_day(one.left_date).en} is still to come: check it, and leave out who has not left yet.",
        )
    if not one.reason.strip():
        return Verdict.no("请填写离职原因。", "Give the reason for leaving.")
    return YES


def may_undo(state: State, reason: str) -> Verdict:
    """Whether an import may be undone; the reason stays in the history of every row."""
    if state is not State.COMMITTED:
        return Verdict.no("只有已入库的文件可以撤销。", "Only a committed workbook can be undone.")
    if not reason.strip():
        return Verdict.no("请写明撤销原因。", "Say why it is to be undone.")
    return YES


def may_download_problems(state: State, summary: Mapping[str, Any]) -> Verdict:
    """Whether the refused rows may be taken home: they carry personal values as the file had them."""
    if state.waits_for_a_job or not summary.get("refused"):
        return Verdict.no("没有待核实的行。", "No row was refused.")
    return YES


YES = Verdict(True, Wording("可以", "yes"))


def answer_boxes(keys: Iterable[int], answers: Iterable[Leaving]) -> dict[str, str]:
    """The boxes of a page of the absent as the kept answers fill them: what its form was shown with."""
    kept = {one.key: one for one in answers}
    boxes = {}
    for key in keys:
        one = kept.get(key)
        boxes[f"left-{key}"] = one.left_date.isoformat() if one else ""
        boxes[f"why-{key}"] = one.reason if one else ""
    return boxes
