"""What holds a list of names together: 、 和 / and the like between them, 等部门 or 三家 behind them."""

import re

from extraction.reader.matches import MatchedText
from extraction.reader.parties.asides import behind_aside
from extraction.reader.parties.name_shape import has_form

# 等部门, 等5个单位, 两家, 各部门: what a list ends in, and what its members are.
_TAIL_OPENS = re.compile(r"(?:这|等)?[0-9一二两三四五六七八九十几多]{1,3}[个家]|等|各(?=部门|单位|方)")
_FREE_TAIL = re.compile(
    "等[\u4e00-\u9fff]{0,5}?(?:部门|单位|机构|企业|乡镇|街道|县区|力量|人员|院校|学校|医院|银行|公司|集团)"
)
_WHOLE_TAIL = re.compile(r"[这等]?[两三四五六七八九十几]家|等")
# 青河镇5户、白水镇8户: the quota of one, and behind it the next.
_QUOTA_BETWEEN = re.compile("各?[0-9X][0-9X.]*[^、，,。；;0-9]{1,3}、")
_BLANKS = re.compile(r"\s*")


def joint_end(matched: MatchedText, at: int, end: int) -> int:
    """Where the next name of a list begins, behind 、 和/或 or ｜, or behind a blank alone where a body begins there.

    ``at`` itself where nothing joins.
    """
    start = _behind_blanks(matched, behind_aside(matched, at, end), end)
    after = matched.word_at("list_joints", start, end)
    if after > start:
        return _behind_blanks(matched, after, end)
    after = matched.word_at("joints_of_bodies", start, end)
    if after > start and _begins_body(matched, after, end, kinds=("unit",)):
        return after
    return start if start > at and _begins_body(matched, start, end) else at


def _behind_blanks(matched: MatchedText, at: int, end: int) -> int:
    blanks = _BLANKS.match(matched.text, at, end)
    return blanks.end() if blanks else at


def _begins_body(matched: MatchedText, at: int, end: int, kinds: tuple[str, ...] = ("unit", "collective")) -> bool:
    """县公安局 县交通局: a body of its own, and no second half of a name that a line end cut in two."""
    body = matched.parties.at(at)
    is_body = body is not None and body.rule.value in kinds
    return body is not None and is_body and body.end <= end and has_form(matched, body.start, body.end)


def separator_end(matched: MatchedText, at: int, end: int) -> int:
    """Where the next name of a list begins: behind 、 or 和, or behind the quota of this one (青河镇5户、白水镇8户)."""
    joint = joint_end(matched, at, end)
    if joint > at:
        return joint
    quota = _QUOTA_BETWEEN.match(matched.folded, at, end)
    return quota.end() if quota else at


def tail_end(matched: MatchedText, start: int, end: int) -> int:
    """Where 等有关部门, 三家 or 各部门 behind a list ends; ``start`` itself where none stands."""
    whole = matched.word_at("list_tails", start, end)
    opened = _TAIL_OPENS.match(matched.folded, start, end)
    if not opened:
        return whole
    at = opened.end()
    while (after := matched.word_at("tail_fields", at, end)) > at:
        at = after
    members = _members_end(matched, at, end)
    if members > at:
        return members
    if free := _FREE_TAIL.match(matched.text, start, end):
        return free.end()
    return opened.end() if _WHOLE_TAIL.fullmatch(opened.group()) else whole


def _members_end(matched: MatchedText, at: int, end: int) -> int:
    """Where the word for the members of a list ends: 部门, 医疗机构; ``at`` itself where none stands."""
    member = matched.parties.at(at)
    is_known = member is not None and member.rule.value in ("unit", "collective") and member.end <= end
    return max(matched.word_at("tail_members", at, end), member.end if member and is_known else at)
