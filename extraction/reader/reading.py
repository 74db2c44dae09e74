"""Text → Reading."""

import hashlib
from datetime import date

from extraction.reader.layout.front_matter import FrontMatter, guess_front_matter
from extraction.reader.layout.spans import Span
from extraction.reader.layout.speeches import split_speeches
from extraction.reader.matches import MatchedText
from extraction.reader.printed import Printed
from extraction.reader.proposals import LEAST_CONFIDENCE, SpeechReader
from extraction.reader.results import Reading, SpeechReading
from extraction.reader.rulebook import Rulebook
from extraction.reader.rulebook.masks import fold
from extraction.reader.rulebooks import shipped


def read(
    text: str,
    *,
    held_on: date | None = None,
    split: bool = True,
    guess_day: bool = True,
    least: float = LEAST_CONFIDENCE,
    rulebook: Rulebook | None = None,
) -> Reading:
    """Read a text and propose what somebody may have to do.

    ``held_on`` is the day relative words are resolved against; without it each speech's own front matter is asked,
    unless ``guess_day`` is false: then the day is unknown.  With ``split`` false the text is taken as one speech, as
    stored speeches are.  What the reader is less sure of than ``least`` is left out.  Offsets index ``text`` as given.
    It is read by ``rulebook``, and without one by the shipped one.
    """
    rulebook, printed = rulebook or shipped(), Printed(text)
    folded, speeches = fold(printed.text), []
    for span in split_speeches(printed.text, rulebook) if split else [Span(0, len(printed.text))]:
        front = guess_front_matter(printed.text, span, rulebook)
        day = held_on or (front.held_on if guess_day else None)
        matched = MatchedText(printed.text, folded, span, day, rulebook)
        speeches.append(_speech(front, matched, least, printed))
    return Reading(
        speeches=tuple(speeches),
        text_hash=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        rules_hash=rulebook.hash,
    )


def speeches_in(text: str, rulebook: Rulebook | None = None) -> list[Span]:
    """Where the speeches of a text stand, in order; together they cover it."""
    printed = Printed(text)
    return [Span(*printed.stretch(*span)) for span in split_speeches(printed.text, rulebook or shipped())]


def _speech(front: FrontMatter, matched: MatchedText, least: float, printed: Printed) -> SpeechReading:
    reader = SpeechReader(matched, least)
    reader.read()
    start, end = printed.stretch(*matched.speech)
    return SpeechReading(
        title=front.title,
        start=start,
        end=end,
        speaker=front.speaker,
        post=front.post,
        held_on=matched.held_on,
        proposals=tuple(each.quoting(printed) for each in reader.proposals),
        paragraphs=tuple(each.placed_in(printed) for each in reader.paragraphs),
    )
