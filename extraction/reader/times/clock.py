"""The hour behind a day (17:30, 下午五点半, 零时, 下班) and brackets that say its weekday: they change no day."""

import re

_PART = "上午|下午|中午|傍晚|晚上|早上|早晨|清晨|凌晨|夜间|夜里"
_FIGURE = r"(?:[0-9X]{1,2}|[零〇一二三四五六七八九十]{1,3})"
_AT = rf"{_FIGURE}(?::[0-9]{{2}}|[时点](?!一)(?:{_FIGURE}分|半|整|钟|一刻)?)"
_CLOSED = "之?前|以前"
# 早 and 晚 alone begin other words (早稻, 晚会): they need a figure or a closing word behind them.
_EARLY = rf"[早晚](?= ?(?:[0-9零一二三四五六七八九十]|{_CLOSED}))"
_OFF = rf"(?:下班|上班|收工|天黑)(?={_CLOSED})"
_HOUR = rf"(?: ?(?:{_PART}|{_EARLY}))?(?: ?{_AT})?(?: ?{_OFF})?"
_AGAIN = r"(?: ?\((?:(?:周|星期|礼拜)[一二三四五六日天]|含[^()\n]{0,4})\))?"
_REFINED = re.compile(_AGAIN + _HOUR)


def hour_end(folded: str, at: int) -> int:
    """Where the hour and the brackets that begin at ``at`` end; ``at`` itself where there are none."""
    found = _REFINED.match(folded, at)
    return found.end() if found else at
