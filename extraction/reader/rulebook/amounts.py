"""How an amount is written, as regular expressions: the longest run of figures, powers and points that belong together.

What such a run says is for numerals.py to read.  It begins and ends where no other figure touches it, so that no part
of a longer one is taken for the whole.
"""

from extraction.reader.rulebook.masks import MASK

_MASKED = rf"[0-9{MASK}]"
_HAN_FIGURES = "〇零一二两三四五六七八九"
_POWERS = "十百千万亿"
_SEPARATOR = r",(?<=[0-9],)(?=[0-9]{3}(?![0-9]))"
# Both sides in the same script: 1点5 and 一点五, but 下午4点三次发布 says a time of day and how often.
_BEHIND_POINT = (rf"(?<={_MASKED}\.)", "(?<=[0-9]点)", f"(?<=[十百千{_HAN_FIGURES}]点)")
_BEFORE_POINT = (rf"(?={_MASKED})", "(?=[0-9])", "(?=[〇零一二三四五六七八九])")
_POINT = "|".join(f"[.点]{behind}{ahead}" for behind, ahead in zip(_BEHIND_POINT, _BEFORE_POINT, strict=True))
_GOES_ON = rf"[0-9{MASK}廿卅{_HAN_FIGURES}{_POWERS}]|{_SEPARATOR}|{_POINT}"
_NOT_CUT = (
    "".join(f"(?!{behind}{ahead})" for behind, ahead in zip(_BEHIND_POINT, _BEFORE_POINT, strict=True))
    + "(?!(?<=[0-9],)[0-9]{3})"
)
_BEHIND_POWER = rf"(?<![{_POWERS}〇零拾佰仟])(?<![{_POWERS}〇零][{_HAN_FIGURES}])"
_RUN_BEGINS = (
    rf"{_NOT_CUT}(?:{_BEHIND_POWER}(?<!{_MASKED}){_MASKED}"
    rf"|(?<![0-9廿卅几拾佰仟{_HAN_FIGURES}{_POWERS}])(?!(?<=数)[{_POWERS}])[廿卅十百千万{_HAN_FIGURES}])"
)
# 二百五十|千瓦, 40|亿: the powers at its end may belong to the unit.
_RUN_ENDS = rf"(?![{_POWERS}]{{0,3}}(?:[0-9{MASK}廿卅几{_HAN_FIGURES}]|{_SEPARATOR}|{_POINT}))"
_RUN = rf"{_RUN_BEGINS}(?:{_GOES_ON}){{0,30}}{_RUN_ENDS}"
# 伍仟, 叁佰贰拾万; three of the capitals end words as well (队伍, 大陆, 收拾).
CAPITALS = "壹贰貳叁參肆柒捌玖伍陆陸拾"
_CAPITALS_IN_WORDS = "伍陆陸拾"
_CAPITAL_RUN = (
    rf"(?<![{CAPITALS}佰仟])(?!(?<=[队退入行大内登上收])[{_CAPITALS_IN_WORDS}])[{CAPITALS}]"
    rf"[{CAPITALS}佰仟万萬亿億零〇]{{0,24}}(?![佰仟0-9{_HAN_FIGURES}{_POWERS}])"
)
AMOUNT = f"{_RUN}|{_CAPITAL_RUN}"
# 6万6, 两千五: with its last power left out it may do without a unit.
SHORT_AMOUNT = rf"{_RUN}(?<=[百千万亿][1-9一二三四五六七八九])"
# Behind the unit: 两公里半, 九成五, 一米五; but 隔五米一盏 goes on with another figure.
_ENDS = r"(?=[以左上内,。;:、)的\n ]|$)"
REST = rf"半|(?<=成)[一二三四五六七八九](?![{_HAN_FIGURES}{_POWERS}])|(?<=[块米])[一二三四五六七八九]{_ENDS}"
