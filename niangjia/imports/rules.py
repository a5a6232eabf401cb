"""Which date a list speaks of, who may drop and commit it, and the way out for an unreadable file. Pure."""

from __future__ import annotations

from datetime import date

from niangjia.imports.types import CutOff
from niangjia.kernel.figure import Verdict
from niangjia.kernel.wording import Wording, said_day

WAYS_OUT = {
    "empty": Wording("请确认选对了文件，填好后再拖入。", "Check the file, fill it in and drop it again."),
    "not a workbook": Wording(
        "请用表格软件打开原表，另存为 .xlsx 后再拖入；PDF、图片和 Word 文件不能直接导入。",
        "Open it in a spreadsheet program and save it as .xlsx; PDF, pictures and Word files do not do.",
    ),
    "encrypted": Wording("去掉密码另存一份，再拖入。", "Save a copy without the password and drop that."),
    "too large": Wording("请按县（市、区）拆成几份，分别拖入。", "Split it by county and drop the parts."),
    "no heading": Wording(
        "请核对选的是单位表还是花名册；也可下载空白模板，把数据贴进去再拖入。",
        "Check whether it is a list of units or a roster; or fill in the empty template and drop that.",
    ),
}

ANOTHER_CAME_FIRST = Verdict(
    False,
    Wording(
        "刚才有另一份表先入库，内容与这份相冲突。请返回重新核对后再入库。",
        "Another list came first and stands in the way of this one. Go back, look again, and commit then.",
    ),
)


def cut_off(*, given: date | None, in_file: date | None, today: date) -> CutOff:
    """The date given by hand, else the file's own, else today with a warning."""
    if given is not None:
        warning = None
        if in_file is not None and in_file != given:
            warning = Wording(
                f"表内注明统计截止{said_day(in_file).zh}，与指定的{said_day(given).zh}不同，按指定日期入库。",
                f"The list says its cut-off date is {in_file.isoformat()}; {given.isoformat()} is taken.",
            )
        return CutOff(given, Wording("手工指定", "given by hand"), warning)
    if in_file is not None:
        return CutOff(in_file, Wording("表内注明", "stated in the list"))
    return CutOff(
        today,
        Wording("今天", "today"),
        Wording(
            f"表内没有注明统计截止日期，按今天（{said_day(today).zh}）入库；如不对，请指定日期。",
            f"The list states no cut-off date; today ({today.isoformat()}) is taken. Give it if wrong.",
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


def may_commit(permitted: Verdict, *, committed: bool, accepted: int) -> Verdict:
    """Whether the accepted rows may be committed now; `permitted` is the power over the kind of list."""
    if not permitted:
        return permitted
    if committed:
        return Verdict(False, Wording("这份工作簿已经入库。", "This workbook has been committed."))
    if not accepted:
        return Verdict(False, Wording("没有可入库的行。", "No row can be committed."))
    return Verdict(True, Wording("可以入库", "may be committed"))


def may_download_problems(permitted: Verdict, *, refused: int) -> Verdict:
    """Whether the refused rows may be taken home: they carry personal values as the file had them."""
    if not permitted:
        return permitted
    if not refused:
        return Verdict(False, Wording("没有待核实的行。", "No row was refused."))
    return Verdict(True, Wording("可以下载", "may be downloaded"))
