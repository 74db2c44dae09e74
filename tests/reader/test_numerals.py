"""A numeral is read to its end or not at all, however it is written."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.reader.numerals import amount, at_most, number, whole
from tests.reader.reading import only_proposal

GREATEST = 10**12
HAN = "零一二三四五六七八九"
POWERS = [(10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")]
CAPITALS = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")


def in_han(value: int) -> str:
    """The number as it is said in full: 10200 is 一万零二百, 12 十二."""
    return _in_han(value).removeprefix("一") if 10 <= value < 20 else _in_han(value)


def _in_han(value: int) -> str:
    for power, sign in POWERS:
        if value >= power:
            high, low = divmod(value, power)
            gap = "零" if 0 < low < power // 10 else ""
            return _in_han(high) + sign + gap + (_in_han(low) if low else "")
    return HAN[value]


def in_parts(value: int) -> str:
    """Arabic figures between powers: 12亿零300万, 1千2百, 13万2千."""
    for power, sign in POWERS:
        if value >= power:
            high, low = divmod(value, power)
            gap = "零" if 0 < low < power // 10 else ""
            return f"{high}{sign}{gap}{in_parts(low) if low else ''}"
    return str(value)


def shortened(value: int) -> str:
    """Without its last power where a single figure stands behind the one before it: 一万二, 两千四百六, 三亿五."""
    words = in_han(value)
    short = words[:-1]
    return short if words[-3:-2] in ("百", "千", "万", "亿") and _is_left_out(words[-3], words[-1]) else words


def _is_left_out(before: str, last: str) -> bool:
    names = "".join(sign for _, sign in POWERS)
    return (before, last) in zip("万千百", "千百十", strict=True) and before in names


def ways(value: int) -> Iterator[str]:
    """Every way to write a whole number up to 10^12."""
    yield str(value)
    yield f"{value:,}"
    yield from (in_han(value), in_han(value).translate(CAPITALS), in_parts(value), shortened(value))
    yield in_han(value).replace("二千", "两千").replace("二百", "两百")
    for power, sign in POWERS[:2]:
        yield f"{value // power}{sign}" if value >= power and value % power == 0 else str(value)
        if value >= power:
            arabic = f"{Decimal(value) / power:f}"
            yield arabic + sign if len(arabic.partition(".")[2]) <= 4 else str(value)
            yield _with_point(arabic) + sign if len(arabic.partition(".")[2]) <= 4 and value < power**2 else str(value)


def _with_point(arabic: str) -> str:
    before, _, after = arabic.partition(".")
    return in_han(int(before)) + (f"点{''.join(HAN[int(figure)] for figure in after)}" if after else "")


# Round numbers, which speeches prefer, and any other.
numbers = st.integers(1, GREATEST) | st.builds(
    lambda figures, zeros: figures * 10**zeros, st.integers(1, 99999), st.integers(0, 7)
)


@given(numbers)
def test_every_way_to_write_a_number_gives_the_number(value: int) -> None:
    assert {words: number(words) for words in ways(value)} == dict.fromkeys(ways(value), value)


def as_read(words: str) -> Decimal | None:
    """What a speech that names so many yuan sets as a level, the power of its unit counted in."""
    targets = only_proposal(f"县财政局要筹集{words}元。").targets
    assert [target.text for target in targets] in ([], [f"{words}元"])
    if not targets:
        return None
    return Decimal(targets[0].value) * (number("一" + targets[0].unit.removesuffix("元")) or 1)


@settings(deadline=None, max_examples=60)
@given(numbers.filter(lambda value: value > 1), st.integers(0, 20))
def test_a_speech_is_read_with_the_whole_figure(value: int, way: int) -> None:
    words = list(ways(value))[way % len(list(ways(value)))]
    # 百元, 千家: bare powers sort what they stand before.
    assert as_read(words) == value or words in ("百", "千", "万")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("三亿五千万", "350000000"),
        ("零点五", "0.5"),
        ("十二点零六", "12.06"),
        ("三亿五", "350000000"),
        ("1亿2345.67万", "123456700"),
        ("廿五", "25"),
        ("二〇二五", "2025"),
        ("伍仟", "5000"),
        ("貳拾", "20"),
        ("百万", "1000000"),
        ("1百05", "105"),
    ],
)
def test_a_number_is_what_its_words_say(words: str, value: str) -> None:
    assert number(words) == Decimal(value)


@pytest.mark.parametrize(
    "words",
    [
        "三千五千",
        "五点三十",
        "3.2.1",
        "1,23",
        "三亿五千",
        "一万零",
        "三点五亿两千万",
        "千三千",
        "X",
        "万百",
        "六七",
        "二点",
    ],
)
def test_what_is_no_number_to_its_end_is_none(words: str) -> None:
    assert number(words) is None


@pytest.mark.parametrize(
    ("words", "value", "power"),
    [
        ("1.5亿", "1.5", "亿"),
        ("5,000万", "5000", "万"),
        ("二点五万", "2.5", "万"),
        ("三千亿", "3000", "亿"),
        ("两万", "20000", ""),
        ("3亿5千万", "350000000", ""),
        ("六七", "", ""),
        ("三四万", "", "万"),
        ("两三百", "", ""),
        ("X千", "", "千"),
    ],
)
def test_a_single_power_stays_beside_its_unit(words: str, value: str, power: str) -> None:
    assert amount(words) == (value, power)


@pytest.mark.parametrize(
    ("words", "value"), [("两三", 3), ("十二三", 13), ("一百二十", 120), ("三十", 30), ("2.5", None)]
)
def test_of_two_or_three_the_higher_counts(words: str, value: int | None) -> None:
    assert at_most(words) == value


@pytest.mark.parametrize(("words", "value"), [("一百二", 120), ("12", 12), ("一点五", None), ("二〇二六", 2026)])
def test_a_whole_number_has_no_fraction(words: str, value: int | None) -> None:
    assert whole(words) == value


@pytest.mark.parametrize(
    ("sentence", "level"),
    [
        ("各村要把彩礼降下来，不超过6万6。", ("不超过6万6", "<=", "66000", "")),
        ("县民政局要把护理补贴提高到两千五以上。", ("提高到两千五以上", ">=", "2500", "")),
        ("县气象局要在下午4点三次发布预报。", ("三次", "=", "3", "次")),
        ("县城管局要把围挡降到一米五以下。", ("降到一米五以下", "<=", "1.5", "米")),
        ("县供水公司要把水价降到三块五以内。", ("降到三块五以内", "<=", "3.5", "块")),
    ],
)
def test_a_figure_may_do_without_its_last_power_and_unit(sentence: str, level: tuple[str, ...]) -> None:
    assert level in [(each.text, each.comparator, each.value, each.unit) for each in only_proposal(sentence).targets]


@pytest.mark.parametrize(
    "words",
    [
        "3.2.1亿",
        "三千五千万",
        "几十万",
        "1,2345",
        "三亿五亿",
        "3亿5千5千万",
        "三点五点二",
        "1234万5678万",
        "十几万",
        "三亿五千",
    ],
)
def test_a_part_of_what_cannot_be_read_is_no_figure(words: str) -> None:
    assert only_proposal(f"县财政局要筹集{words}元。").targets == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "县供电公司要清理5公里半径范围。",
        "县医院要轮训两个半月。",
        "县民政局要动员八成一线职工。",
        "县教育局要在8点30分点名。",
        "县教育局要在下午4点3名员工到位。",
        "年底完不成90%的，县委办要约谈。",
        "县粮食局要发放化肥三斤二两。",
        "县民政局要补助3元5角。",
        "县财政局要安排3个亿5000万元。",
    ],
)
def test_a_figure_that_goes_on_as_another_word_is_none(sentence: str) -> None:
    assert only_proposal(sentence).targets == ()
