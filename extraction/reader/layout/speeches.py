"""One file → its speeches."""

import re

from extraction.reader.layout.blocks import blocks
from extraction.reader.layout.headings import enumerator
from extraction.reader.layout.noise import site_noise
from extraction.reader.layout.spans import Span
from extraction.reader.rulebook import Rulebook
from extraction.reader.rulebook.masks import fold

# A speech shorter than this has not begun: what repeats above it is a title printed twice.
_SHORTEST_SPEECH = 100
LONGEST_TITLE = 70
_TITLE = re.compile(
    r".*(?:讲话|发言|致辞|动员|部署|点评)(?:稿|提纲|要点|摘要|实录|全文|材料|范文|范本|节选|节录|摘编)?"
    r"(?:[（(【\[][^（）()【】\[\]]{1,14}[）)】\]])*[）)]?(?:_共\d{1,3}页)?$"
)
# 三、广泛宣传动员 is a heading: a numbered line is a title only if it says where the words were spoken.
_SPOKEN_AT = re.compile("[上时中]的?(?:重要)?(?:讲话|发言|致辞|动员|部署|点评)")
PART = re.compile(r"^[【\[（(]?(?:第[一二三四五六七八九十]+篇|篇[一二三四五六七八九十]+)[】\]）)]?(?:$|[：:、\s])")
GREETING = re.compile(r"^(?:各位[^，。]{1,12}|同志们|尊敬的[^。]{1,30}|[^，。]{0,12}同志们|同学们|老师们|乡亲们)[：:]$")
STOPS = "。；;！？!?，,"


def split_speeches(text: str, rulebook: Rulebook) -> list[Span]:
    """The speeches of a file, in order; together they cover it.  One speech if nothing says otherwise.

    A speech begins at its title, or failing one at a greeting that stands alone on its line.
    """
    starts, opens_at, body = [0], 0, 0
    for block in blocks(text, 0, len(text)):
        line = text[block.start : block.end]
        if _opens_speech(line, rulebook):
            opens_at = block.start if body else opens_at
            if body >= _SHORTEST_SPEECH:
                starts.append(opens_at)
            body = 0
        else:
            body += len(line)
    return [Span(start, end) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def _opens_speech(line: str, rulebook: Rulebook) -> bool:
    return len(line) <= LONGEST_TITLE and bool(PART.match(line) or is_title(line, rulebook) or GREETING.match(line))


def is_title(line: str, rulebook: Rulebook) -> bool:
    """Whether a line is the title of a speech: 在…会议上的讲话."""
    number = enumerator(line, 0, len(line))
    return (
        len(line) <= LONGEST_TITLE
        and line[-1] not in STOPS
        and not any(stop in line for stop in "。；！？")
        and bool(_TITLE.match(line))
        and (number is None or not number.counts or bool(_SPOKEN_AT.search(line)))
        # Sites name the speech in their trail of links, and those before and after it: no speech begins there.
        and not site_noise(line, fold(line), Span(0, len(line)), rulebook)
    )
