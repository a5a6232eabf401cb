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
    TEXT = "text", "文本转数字", "text to number"
    THOUSANDS = "thousands separator", "去除千分位", "thousands separator removed"
    UNIT_SUFFIX = "unit suffix", "去除单位", "unit suffix removed"
    CURRENCY = "currency mark", "去除货币符号", "currency mark removed"
    TEN_THOUSANDS = "ten thousands", "万换算为个", "ten thousands written out"
    DATE_SPELLING = "date spelling", "统一日期写法", "date written uniformly"
    PHONE_SHAPE = "phone shape", "统一电话写法", "phone written uniformly"
    ALIAS = "unit alias", "单位名称对应为全称", "alias of a unit's name"
