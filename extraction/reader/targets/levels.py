"""Is a figure a level to reach or keep, or is it only told of?  改造危房12栋 against 目前有危房12栋."""

import re

from extraction.reader.targets.figures import Figure

# 50万元以上的12户
_SIZED = re.compile("[^,、。;]{0,8}[0-9一二两三四五六七八九十]")
_NOUN = re.compile('(?:的)?[^的,、。;:!"()0-9要应须必由并且均都到和及每]')
# 干满两年的村干部
_SORTING = re.compile("[^,、。;]{0,12}的")
_NAME = re.compile("[^的,、。;]{0,6}")
# 建设面积3万平方米的广场
_OF = re.compile("的")
# 整改一个、销号一个
_ONE_BY_ONE = re.compile("的|[、,]?[^、,。]{1,3}一[个名家支座所条]")
# 千家, 百倍: no amount when they stand alone.
_POWERS = frozenset(["百", "千", "万", "百千", "千百"])


def is_level(figure: Figure, level_before: int) -> bool:
    """Whether the figure is a level.

    ``level_before`` is where the level before it ended, or -1: what is listed behind a level is one as well.
    """
    match = figure.match
    if figure.is_report and not match.text.startswith(figure.matched.lexicons.words_of("binding_levels")):
        return False
    if match.rule.value in ("all", "none"):
        return "%" in match.text or not figure.is_before("campaign_names")
    if figure.matched.text[figure.clause.span.end - 1] == "的":
        # 超过3天没有答复的，…
        return False
    if match.rule.id == "target.rank":
        return figure.ends_phrase
    if not figure.unit:
        return True
    if match.rule.id == "target.each-many":
        return match.slots["group_unit"] not in figure.matched.lexicons.words_of(
            "time_units"
        ) and not match.text.startswith("一")
    if match.rule.id in ("target.per", "target.each", "target.on-average"):
        # 一个厂两人 gives each two; 一户一人 is a way to work.
        return not (match.text.startswith("一") and figure.number == "一" and figure.comparator == "=")
    if figure.comparator != "=":
        return not _sorts(figure)
    return not _names(figure) and _is_bare_level(figure, level_before)


def _names(figure: Figure) -> bool:
    """三项制度, “五个一”, 500米范围, 每500亩: it is part of a name, or tells how big the thing is, or per how much."""
    if (figure.number in _POWERS and "scale" not in figure.match.slots) or figure.follows("每"):
        return True
    if figure.counts_by("count_units"):
        return figure.is_quoted or figure.is_before("named_things")
    return (figure.unit == "分" and not figure.number.isascii()) or figure.is_before("size_words")


def _sorts(figure: Figure) -> bool:
    """400万元以上的项目, 七座以上客车: the level tells which ones are meant; but 新增30个以上网点 counts them."""
    match = figure.match
    if match.rule.id == "target.figure-or-less" and figure.counts_by("time_units"):
        # 三个月内有结果 says when, not how much.
        return True
    if match.text.startswith(figure.matched.lexicons.words_of("binding_levels")):
        return False
    if figure.is_behind("happening_words"):
        return True
    if figure.counts_by("share_units"):
        return False
    if figure.goes_on(_SIZED):
        return True
    is_created = figure.is_created if figure.counts_by("count_units") else figure.is_behind("amount_verbs")
    if is_created or figure.follows("有"):
        return False
    # The rule itself may have taken the 的 of 以上的.
    return bool(figure.goes_on(_NOUN, back=match.text.endswith("的")))


def _is_bare_level(figure: Figure, level_before: int) -> bool:
    if figure.counts_by("time_units"):
        return figure.is_behind("lasting_words") and not figure.goes_on(_SORTING)
    if figure.number == "100" and figure.unit == "%":
        return True
    if figure.is_rate or figure.is_once_a_period or _is_allotted(figure):
        return True
    if figure.is_listed_behind(level_before):
        return not _is_idle_one(figure)
    if figure.is_behind("aim_words") and figure.number != "一":
        return True
    if figure.counts_by("count_units"):
        return not _is_idle_one(figure) and _is_count_to_reach(figure)
    return not _is_told(figure) and (figure.clause.demands or figure.is_created)


def _is_allotted(figure: Figure) -> bool:
    """石堰镇45家, 机扫率95%: behind a demand, who or what and how much of it, and no word that it is so already."""
    is_there_already = figure.clause.holds_word("state_words") or _is_told(figure)
    return figure.follows_demand and figure.ends_phrase and not is_there_already


def _is_told(figure: Figure) -> bool:
    """涉及12户, 总投资3亿元, 面积3万亩; but 新增面积3万亩 makes that much of it.

    Of shares it says nothing: 完成计划的60%, 进度过80% and 压减一成五 set one, whatever stands before.
    """
    if figure.counts_by("share_units"):
        return False
    is_size = figure.is_behind("measured_words") and (not figure.is_created or figure.goes_on(_OF) != "")
    return figure.number == "一" or is_size or figure.is_behind("fact_words")


def _is_count_to_reach(figure: Figure) -> bool:
    # 每月巡河2次 needs no verb that makes things, nor does 在6个乡镇布点.
    is_repeated = figure.clause.demands and figure.counts_by("times_units") and figure.number != "一"
    return is_repeated or figure.follows("在") or figure.is_created or _ends_what_is_told(figure)


def _ends_what_is_told(figure: Figure) -> bool:
    """要打机井30眼: whatever the verb, a thing and how many of it at the end of a demand."""
    is_told = figure.clause.has("should", "must", "strive") or figure.clause.deadlines
    return bool(is_told) and figure.ends_phrase and figure.number != "一" and not figure.is_behind("fact_words")


def _is_idle_one(figure: Figure) -> bool:
    """开展一次排查, 拿一个方案, 完成一个销号一个: one of these is no quantity."""
    return figure.number == "一" and (
        not figure.counts_by("made_units")
        or figure.ends_phrase
        or figure.goes_on(_ONE_BY_ONE) != ""
        or _is_single_thing(figure)
    )


def _is_single_thing(figure: Figure) -> bool:
    """一个销售方案: the word may stand behind what sort it is."""
    name = figure.goes_on(_NAME)
    return any(thing in name for thing in figure.matched.lexicons.words_of("single_things"))
