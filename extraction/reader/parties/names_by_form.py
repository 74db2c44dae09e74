"""Names that stand in no lexicon, known by their form: 县防指办, 土地收储中心, 青河镇, 5个乡镇."""

import re
from collections.abc import Iterator

from extraction.reader.matches import MatchedText
from extraction.reader.parties.list_marks import joint_end
from extraction.reader.parties.name_boundary import ends_name, is_given_quota, takes_any_predicate
from extraction.reader.parties.name_shape import (
    LEVELS,
    NO_BEGINNING,
    Name,
    holds_no_name,
    may_lead_to,
    may_stand_before,
)
from extraction.reader.parties.predicates import ACTING, BINDING, binds_at, predicate_at

_WEAK_HEAD = re.compile("[县市区镇乡村局厅委办站所校院队组社行馆企厂矿员X]")
# 年, 月 and 日 stand in no name: X年X月.
_WEAK_FRONT = re.compile(r"(?:(?![年月日])[\u4e00-\u9fffA-Za-z]){1,10}")
# 园区, 小区, 山区, 限养区: areas of a kind, and no places with a government.
_NO_DISTRICT = "园社小景山城林库厂校灾病牧片疫地矿辖盲误禁特老新郊战田养渔灌坝供住宅商学集产功险居示试"
_DISTRICT = f"(?<=[\u4e00-\u9fffX]{{2}})(?<![{_NO_DISTRICT}])区"
_PLACE = re.compile(f"[\u4e00-\u9fffX]{{1,3}}?(?:街道|[县镇乡]|{_DISTRICT})")
# What the name of a body ends with; 督改办 and 政数局 may hold a verb, longer ones without a level may not.
_BODIES = (
    r"领导小组|委员会|村委会|居委会|办公室|指挥部|工作组|管委会|联合会|合作社|派出所|卫生院|服务站|管理站|管理所|管理处|事务所|供销社|"
    r"中心|公司|集团|学校|小学|中学|大学|学院|医院|大队|支队|中队|总队|分行|支行|银行|专班|协会|商会|分局|法庭|"
    r"常务会|常委会|党组会|厂(?!房|区|商|家|长)|局(?!面|长|部|势|限)|办(?!理|公|事|好|完|成|得|起|学|案|结|法|赛|证|到|了)|厅|委(?!托|员|派|屈|会(?!同|商))|"
    r"站(?!位|点|长|出)|所(?!有|属|在|以|需|谓|得|列|长|能|涉|有)|院(?!长|内|落|士|校)|队(?!伍|员|长|列)|处(?!理|置|罚|于|级|长|分|方)"
    "|(?<=[县市区镇乡])[一二三四五六七八九十]{1,2}[中小]"
)
# What they begin with is looked at first: so a search passes over most characters at one look.
_FIRSTS = "".join(sorted({words[0] for words in _BODIES.split("|")} | set("一二三四五六七八九十")))
_BODY_END = re.compile(f"(?=[{re.escape(_FIRSTS)}])(?:{_BODIES})")
_WEAK_END = frozenset("站所院队处厂")
_LEVEL = re.compile(r"(?:[\u4e00-\u9fffX]{1,3})?[县市区镇乡省州旗]")
_TOGETHER = re.compile("[省市县区乡镇村](?:、?[省市县区乡镇村]){1,3}[两三四]级")
_COUNTED = re.compile("[0-9一二两三四五六七八九十几]{1,3}[支个家所](?!月)")
_BARE_LEVEL = re.compile(
    "[省市县区乡镇村](?=、(?:[省市县区乡镇村](?:[、要级]|$)|乡镇))|(?<=[省市县区乡镇村级]、)[省市县区乡镇村]"
)
_SHORT_OFFICE = 4


def name_by_form(matched: MatchedText, start: int, limit: int, *, of_object: bool, in_list: bool) -> Name | None:
    """The name that begins exactly at ``start`` and is known by its form only, or None."""
    found = _levels_together(matched, start, limit, of_object) or _bare_level(matched, start, limit, of_object)
    found = found or _body(matched, start, limit, of_object) or _place(matched, start, limit, of_object)
    return found or (None if of_object else _weak_name(matched, start, limit, in_list))


def _levels_together(matched: MatchedText, start: int, limit: int, of_object: bool) -> Name | None:
    """县、乡、村三级河长: one actor of several levels."""
    found = _TOGETHER.match(matched.text, start, limit)
    if not found:
        return None
    # 三级河长 may be a word of its own, and so begin before the levels end.
    longer = [word.end for word in matched.parties.within(found.end() - 2, found.end() + 1) if word.end <= limit]
    stop = max([found.end(), *longer])
    return Name(start, stop, "collective") if ends_name(matched, stop, limit, of_object=of_object) else None


def _bare_level(matched: MatchedText, start: int, limit: int, of_object: bool) -> Name | None:
    """县、乡、村 of a list that names no more than the levels."""
    found = _BARE_LEVEL.match(matched.text, start, limit)
    ends = found and ends_name(matched, found.end(), limit, of_object=of_object)
    return Name(start, start + 1, "weak") if ends else None


def _body(matched: MatchedText, start: int, limit: int, of_object: bool) -> Name | None:
    if matched.text[start] in NO_BEGINNING:
        return None
    known = matched.parties.at(start)
    for stop in _body_ends(matched, start, limit):
        if known and known.end > stop:
            continue
        if holds_no_name(matched, start, stop) or not _may_begin(matched, start, stop):
            return None
        stop = _with_post(matched, stop, limit)
        full = not of_object and takes_any_predicate(matched, start, stop, limit) and matched.text[start] in LEVELS
        if full or ends_name(matched, stop, limit, of_object=of_object):
            return Name(start, stop, "unit")
    return None


def _body_ends(matched: MatchedText, start: int, limit: int) -> Iterator[int]:
    """Where words that can be a body end: of a level (县防指办), or of no level and without a verb."""
    level = _LEVEL.match(matched.folded, start, limit)
    for found in _BODY_END.finditer(matched.folded, start + 1, limit):
        cues = {cue.rule.value for cue in matched.cues.within(start, found.end())}
        if cues & BINDING or matched.folded.endswith(matched.lexicons.words_of("not_party"), start, found.end()):
            return
        is_short = found.end() - start <= _SHORT_OFFICE and found.group() in "局办"
        first = matched.cues.at(start)
        opens_with_verb = bool(first and first.rule.value in ACTING and not first.text.endswith("驻"))
        has_level = _COUNTED.match(matched.folded, start) or (level and level.end() <= found.start())
        is_office = found.group() not in _WEAK_END and not (cues & ACTING and opens_with_verb)
        if (has_level and not opens_with_verb) or is_short or is_office:
            yield found.end()


def _may_begin(matched: MatchedText, start: int, stop: int) -> bool:
    """Whether a listed body at the end (卫健局) leaves no more before it than belongs to its name."""
    listed = (word for word in matched.parties.within(start + 1, stop) if word.end == stop)
    return all(may_stand_before(matched, start, word.start, stop) for word in listed)


def _with_post(matched: MatchedText, stop: int, limit: int) -> int:
    while (
        (following := matched.parties.at(stop)) and following.rule.value in ("post", "unit") and following.end <= limit
    ):
        stop = following.end
    return stop


def _place(matched: MatchedText, start: int, limit: int, of_object: bool) -> Name | None:
    """青河镇, X县: a place that is followed by what it is to do, or by more of its list."""
    found = _PLACE.match(matched.folded, start, limit)
    if (
        not found
        or matched.parties.at(start)
        or matched.folded.endswith(matched.lexicons.words_of("not_party"), start, found.end())
    ):
        return None
    stop = found.end()
    ends = ends_name(matched, stop, limit, of_object=of_object) or is_given_quota(matched, stop, limit)
    return Name(start, stop, "weak") if ends and may_lead_to(matched, start, stop - 1) else None


def _weak_name(matched: MatchedText, start: int, limit: int, in_list: bool) -> Name | None:
    """第三小学, 老鹰岩: a name known only by its last character, where something is demanded of it at once."""
    if matched.parties.at(start):
        return None
    front = _WEAK_FRONT.match(matched.folded, start, limit)
    for head in _WEAK_HEAD.finditer(matched.folded, start + 1, min(front.end() + 1, limit)) if front else ():
        names_nobody = matched.folded.endswith(matched.lexicons.words_of("not_party"), start, head.end())
        if names_nobody or not _weakly_ends(matched, head.end(), limit, in_list):
            continue
        if not _may_begin(matched, start, head.end()):
            return None
        if may_lead_to(matched, start, head.start()):
            return Name(start, head.end(), "weak")
    return None


def _weakly_ends(matched: MatchedText, at: int, limit: int, in_list: bool) -> bool:
    bound = predicate_at(matched, at, limit) if in_list else binds_at(matched, at)
    return bound or joint_end(matched, at, limit) > at
