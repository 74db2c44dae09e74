"""The title of a speech → the meeting it was given at."""

import re

_SPEECH_AT = re.compile(
    r"(?:^|在)(?P<occasion>[^在]*(?:会|会议|大会|座谈会|现场会|培训班|仪式|活动|论坛|例会))"
    r"(?:期间|上|中|时)?的?(?:重要)?(?:讲话|发言|致辞|点评|部署|动员)\w{0,4}$"
)


def occasion_of(title: str) -> str:
    """The meeting a speech's title names (“县长在全县防汛会议上的讲话” → “全县防汛会议”), or the whole title."""
    found = _SPEECH_AT.search(title)
    return found["occasion"].strip("“”《》 　") if found else title
