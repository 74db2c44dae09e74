"""What may stand behind a name: more of its list, or what it is to do."""

import re

from extraction.reader.matches import MatchedText
from extraction.reader.parties.asides import behind_aside
from extraction.reader.parties.list_marks import joint_end, tail_end
from extraction.reader.parties.name_shape import FIELDS, has_form
from extraction.reader.parties.predicates import BINDING, binds_at, predicate_at

# 党组织建设要加强, 企业管理要规范: a verb behind which 要 stands is a noun, and the name is a part of it.
_MAKES_TOPIC = re.compile(
    "(?:建设|管理|发展|改革|治理|监管|保障|服务|培训|教育|检查|整治|规划|改造|维修|整改|排查|考核|发放|使用|运行|申报)"
    "(?:工作|质量|水平|力度|进度)?(?=要|必须|应|须|需|，)"
)
# 追究乡镇长的直接责任: the name ends before 的.
_LIABILITY = re.compile("的(?:.{1,4})?责任")
CLAUSE_END = re.compile("[，,。；;：:！!？?\\n]")
# 5户, 各2个: what each of a list of bodies has to reach; 5日 and 5时 are no quotas.
_QUOTA = re.compile("各?[0-9X][0-9X.]*(?!时|小时|日|月|[0-9])")
# Behind a full name these begin not what it does but a longer noun.
_NAME_GOES_ON = re.compile(
    '[的、和与等里党班干属附辖“”"]|及(?!时)|内(?!控)|中(?!止|断)|上(?!报|门|墙|线|路|岗)|下(?!发|达|沉|去|拨|乡|基)|直(?!接)|[所下][属辖](?![0-9一二两三四五六七八九十])'
    "|新(?!增|建|招|设|选)|周(?![一二三四五六日末])|外(?!出|聘)|(?<=联)[谊席系动合络防审营]|(?<=协)[调商作助定议会]|(?<=委)会|(?<=会)员|[一二三四五六七八九十0-9]{1,3}号文|文件|全会|校(?!对|验|正)"
)
# 指挥部发出的命令, 各乡镇上报的数据: a clause that tells of something else.
_TELLS_OF = re.compile("[^\\n，,。；;：:把对将在给向各的]{1,4}的(?!，|,|。)")
_LONGEST_OPENING = 20
# 一户一户敲门, 三天拿方案, 每班签字: how, or in what time, somebody does what stands behind.
_MANNER = re.compile(
    r"一(\w)一(?:\1|\w)(?![策制档册表码证账卡案])|(?:[0-9]+|[一二两三四五六七八九十半几]+)个?(?:半)?(?:分钟|小时|月|天|日|周|星期)(?:之?内)?"
    r"|一[人家](?!一?[档策册表卡证码])|这一?[周月]|这[几两]天|[每逐各挨天](?:[天日周月季年班晚户家村人条处个件次项])"
)


def ends_name(matched: MatchedText, at: int, end: int, *, of_object: bool) -> bool:
    """Whether a name can end at ``at``: more of its list follows, or what it is to do."""
    at = behind_aside(matched, at, end)
    if of_object:
        return at >= end or matched.text[at] != "的" or _LIABILITY.match(matched.text, at, end) is not None
    return bool(
        joint_end(matched, at, end) > at
        or tail_end(matched, at, end) > at
        or matched.text[at : at + 1] == "你"
        or acts_at(matched, at, end)
        or (predicate_at(matched, at, end) and not _MAKES_TOPIC.match(matched.text, at, end))
    )


def ends_spoken_name(matched: MatchedText, at: int, end: int) -> bool:
    """Whether 公安 or 住建 is a body here and no field of work: it must do something, or leads, or helps."""
    return (
        binds_at(matched, at)
        or matched.word_at("body_predicates", at, end) > at
        or matched.deadline_end(at) > at
        or is_given_quota(matched, at, end)
        or acts_at(matched, at, end)
        or joint_end(matched, at, end) > at
        or tail_end(matched, at, end) > at
    )


def acts_at(matched: MatchedText, at: int, end: int) -> bool:
    """公安、消防包片, 县医院七天回话: behind the name stands a verb that makes no noun, or how it is done."""
    if matched.word_at("noun_openings", at, end) > at or _TELLS_OF.match(matched.text, at, end):
        return False
    return matched.word_at("subject_verbs", at, end) > at or _MANNER.match(matched.folded, at, end) is not None


def takes_any_predicate(matched: MatchedText, start: int, stop: int, end: int) -> bool:
    """县水利局, 各乡镇: a body by its form, behind which any words can tell what it does (派人蹲点, 告诉我)."""
    if (after := behind_aside(matched, stop, end)) > stop:
        return has_form(matched, start, stop) and after < end
    if stop >= len(matched.text) or (stop < end and not goes_no_further(matched, stop)):
        return False
    if matched.text.startswith("各级", start, stop) and stop - start == len("各级"):
        return False
    if matched.text[stop] in "，,":
        is_body = has_form(matched, start, stop) or "的" in matched.text[start:stop]
        following = matched.parties.at(stop + 1)
        goes_on = following is not None and following.rule.value == "collective"
        return is_body and (goes_on or is_told_when(matched, stop + 1))
    return has_form(matched, start, stop) and matched.text[stop] not in "：:"


def goes_no_further(matched: MatchedText, stop: int) -> bool:
    """Whether what follows is no part of a longer noun: 县医院新区; in 各乡镇扶贫资金 it owns what follows."""
    following = matched.parties.at(stop)
    if _NAME_GOES_ON.match(matched.text, stop) or (following and following.rule.value not in FIELDS):
        return False
    return _TELLS_OF.match(matched.text, stop) is None


def is_bound_later(matched: MatchedText, stop: int, end: int) -> bool:
    """每所学校开学第一周要…: the subject of a clause that binds further on."""
    limit = CLAUSE_END.search(matched.text, stop, end)
    return any(cue.rule.value in BINDING for cue in matched.cues.within(stop, limit.start() if limit else end))


def is_told_when(matched: MatchedText, at: int) -> bool:
    """县水利局，回去以后3天内…: behind the comma stands when, or what binds."""
    after = matched.skip_words("openers", at, min(len(matched.text), at + _LONGEST_OPENING))
    cue = matched.cues.at(after)
    is_for_all = cue is not None and cue.rule.value == "every"
    return matched.deadline_end(after) > after or binds_at(matched, after) or is_for_all


def is_given_quota(matched: MatchedText, at: int, end: int) -> bool:
    """青河镇5户, 青河镇、白水镇各2个: behind the names stands how much each has to reach."""
    return _QUOTA.match(matched.folded, at, end) is not None
