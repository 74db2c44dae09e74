"""Text → Reading."""

import hashlib
from datetime import date

from extraction.reader.layout.front_matter import guess_front_matter
from extraction.reader.layout.spans import Span
from extraction.reader.layout.speeches import split_speeches
from extraction.reader.matches import MatchedText
from extraction.reader.proposals import LEAST_CONFIDENCE, SpeechReader
from extraction.reader.results import Reading, SpeechReading
from extraction.reader.rulebook import Rulebook
from extraction.reader.rulebook.masks import fold


def read(
    text: str,
    *,
    held_on: date | None = None,
    split: bool = True,
    guess_day: bool = True,
    least: float = LEAST_CONFIDENCE,
) -> Reading:
    """Read a text and propose what somebody may have to do.

    ``held_on`` is the day relative words are resolved against; without it each speech's own front matter is asked,
    unless ``guess_day`` is false: then the day is unknown.  With ``split`` false the text is taken as one speech, as
    stored speeches are.  What the reader is less sure of than ``least`` is left out.  Offsets index ``text`` as given.
    """
    spans = split_speeches(text) if split else [Span(0, len(text))]
    folded = fold(text)
    return Reading(
        speeches=tuple(_speech(text, folded, span, held_on, guess_day, least) for span in spans),
        text_hash=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        rules_hash=Rulebook.load().hash,
    )


def _speech(text: str, folded: str, span: Span, held_on: date | None, guess_day: bool, least: float) -> SpeechReading:
    front = guess_front_matter(text, span)
    day = held_on or (front.held_on if guess_day else None)
    reader = SpeechReader(MatchedText(text, folded, span, day), least)
    reader.read()
    return SpeechReading(
        title=front.title,
        start=span.start,
        end=span.end,
        speaker=front.speaker,
        post=front.post,
        held_on=day,
        proposals=tuple(reader.proposals),
        paragraphs=tuple(reader.paragraphs),
    )
