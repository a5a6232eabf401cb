"""The repairs that are certain. Each one made is listed, so that the office can see it."""

from __future__ import annotations

from niangjia.kernel.terms import Term


class Repair(Term):
    """What was done to a cell before it was understood."""

    SPACES = "spaces", "去除空格", "spaces removed"
    SPACE_IN_NAME = "space in name", "去除姓名中的空格", "space in a name removed"
    SPACES_IN_ID = "spaces in id", "去除身份证号中的空格", "spaces in an ID number removed"
    FULL_WIDTH = "full-width digits", "全角转半角", "full-width to half-width"
    FULL_WIDTH_ID = "full-width id", "身份证号全角转半角", "full-width ID number to half-width"
    BRACKETS = "brackets", "统一括号写法", "brackets written uniformly"
    LOWER_CASE_X = "lower-case x", "身份证号末位小写x改大写", "lower-case x at the end of an ID number"
    APOSTROPHE = "apostrophe", "去除前导撇号", "leading apostrophe removed"
    MIDDLE_DOT = "middle dot", "统一间隔号", "middle dot made uniform"
    RADICAL = "radical", "部首字符改为汉字", "radical sign to the character it looks like"
    TEXT = "text", "文本转数字", "text to number"
    THOUSANDS = "thousands separator", "去除千分位", "thousands separator removed"
    UNIT_SUFFIX = "unit suffix", "去除单位", "unit suffix removed"
    CURRENCY = "currency mark", "去除货币符号", "currency mark removed"
    TEN_THOUSANDS = "ten thousands", "万换算为个", "ten thousands written out"
    THOUSANDS_WRITTEN_OUT = "thousands", "千换算为个", "thousands written out"
    DATE_SPELLING = "date spelling", "统一日期写法", "date written uniformly"
    MONTH_ONLY = "month only", "合同只写到月，按当月1日计", "a contract told to the month: the 1st taken"
    PERIODS_JOINED = "periods joined", "前后相接的合同期合为一段", "periods that follow each other joined"
    PHONE_SHAPE = "phone shape", "统一电话写法", "phone written uniformly"
    CARD_SHAPE = "card shape", "统一银行卡号写法", "bank card number written uniformly"
    SEVERAL_PHONES = "several phones", "一格多个号码，分开登记", "several phones in a cell taken apart"
    SEVERAL_CERTIFICATES = (
        "several certificates",
        "一格多个证书，分开登记",
        "several certificates taken apart",
    )
    ALIAS = "unit alias", "单位名称对应为全称", "alias of a unit's name"
    RENAMED = "unit renamed", "单位曾用名对应为现名", "former name of a unit"
    MERGED = "merged cell", "合并单元格逐行填写", "value of a merged cell filled down"
    LEFT_BLANK = "left blank below", "空白处按上一行填写", "blank below a value that holds on"
    DITTO = "ditto", "“同上”换成上一行的内容", "ditto mark written out"
    TOLD_ABOVE = "told above", "按工作表名或标题补填", "taken from the sheet's name or a title"
