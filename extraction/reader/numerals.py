"""Numbers as speeches write them: 12, 3.5, 十二, 二〇二五, 廿五, 两."""

from extraction.reader.rulebook.masks import MASK

DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
TENS = {"廿": 20, "卅": 30}
UNITS = {"十": 10, "百": 100, "千": 1000}
LONGEST = 999  # of any unit; more is no time a speech gives


def is_masked(words: str) -> bool:
    """Whether a figure is hidden, wholly or in part (X月, 2X日, 某日)."""
    return MASK in words or "某" in words


def whole(words: str) -> int | None:
    """The whole number these folded words write, or None (masks, fractions, 万 and beyond)."""
    if words.isascii():
        return int(words) if words.isdigit() else None
    if all(word in DIGITS for word in words):
        return int("".join(str(DIGITS[word]) for word in words))
    return _summed(words)


def at_most(words: str) -> int | None:
    """Like `whole`, but two neighbouring Han digits say "two or three" (两三天): the higher one counts."""
    if len(words) == 2 and all(word in DIGITS for word in words) and words[0] not in "〇零":
        return DIGITS[words[1]]
    return whole(words)


def _summed(words: str) -> int | None:
    total, digit = 0, 0
    for word in words:
        if word in DIGITS:
            digit = DIGITS[word]
        elif word in TENS:
            total += TENS[word]
        elif word in UNITS:
            total, digit = total + (digit or 1) * UNITS[word], 0
        else:
            return None
    return total + digit
