"""The same words again: a document saved anew, or plain text of it, brings what was decided already."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import Count, Max
from django.utils.translation import gettext as _

from extraction.choices import ProposalState
from extraction.models import Proposal, SpeechWords
from extraction.wordprint import wordprint
from tracker.actions import Refused
from tracker.models import Speech
from tracker.moments import to_the_minute

_SOME = 200


class WordsTaken(Exception):
    """Somebody else has just brought in a speech of the same words; nothing was kept."""


@dataclass(frozen=True)
class KnownSpeech:
    """A stored speech, and how many of its proposals are in which state; ``str()`` says it in a sentence."""

    speech: Speech
    counts: dict[str, int]

    def __str__(self) -> str:
        source = self.speech.source
        return _(
            "The same words were imported by %(who)s at %(when)s, as “%(title)s” from “%(name)s”: %(decided)s."
        ) % {
            "who": source.imported_by,
            "when": to_the_minute(source.imported_at),
            "title": self.speech.title,
            "name": source.name,
            "decided": self.decided,
        }

    @property
    def decided(self) -> str:
        """What became of its proposals."""
        counted = [f"{state.label} {self.counts[state]}" for state in ProposalState if self.counts.get(state)]
        return _(", ").join(counted) or _("nothing proposed")


class SameWords(Refused):
    """These speeches are there already in the same words, and it was not said to import them all the same."""

    def __init__(self, known: list[KnownSpeech]) -> None:
        self.known = known
        super().__init__(" ".join(map(str, known)))


def known_by_words(wordprints: Iterable[str]) -> dict[str, list[KnownSpeech]]:
    """The stored speeches with these wordprints, the first import first; no speech is known by having no words."""
    complete()
    rows = (
        SpeechWords.objects.filter(wordprint__in=set(wordprints) - {""})
        .select_related("speech__source")
        .order_by("number")
    )
    counts = _counts([row.speech_id for row in rows])
    known: dict[str, list[KnownSpeech]] = {}
    for row in rows:
        known.setdefault(row.wordprint, []).append(KnownSpeech(row.speech, counts.get(row.speech_id, {})))
    return known


def keep_words(speech: Speech, words: str, *, again: bool) -> None:
    """Note the wordprint of a speech that has just been recorded, in the transaction that does so.

    Raises ``SameWords`` where they are there already, unless they are to come in ``again``, and ``WordsTaken`` where
    somebody else brings them in at this moment.
    """
    last = _last_number(words)
    if words and last and not again:
        raise SameWords(known_by_words([words])[words])
    try:
        with transaction.atomic():
            SpeechWords.objects.create(speech=speech, wordprint=words, number=last + 1)
    except IntegrityError as error:
        raise WordsTaken from error


def complete() -> None:
    """Note the words of the speeches that came in by another way than importing, from a fixture for instance."""
    missing = Speech.objects.filter(words=None).order_by("pk")
    while some := list(missing.values_list("pk", "text")[:_SOME]):
        for pk, text in some:
            words = wordprint(text)
            row = SpeechWords(speech_id=pk, wordprint=words, number=_last_number(words) + 1)
            # Somebody else may be at it too: then it gets its number in the next round.
            SpeechWords.objects.bulk_create([row], ignore_conflicts=True)


def _last_number(words: str) -> int:
    """How many speeches have this wordprint."""
    return SpeechWords.objects.filter(wordprint=words).aggregate(last=Max("number"))["last"] or 0


def _counts(speeches: list[int]) -> dict[int, dict[str, int]]:
    standing = Proposal.objects.filter(speech__in=speeches).exclude(state=ProposalState.SUPERSEDED)
    counted: dict[int, dict[str, int]] = {}
    for row in standing.values("speech", "state").annotate(count=Count("pk")):
        counted.setdefault(row["speech"], {})[row["state"]] = row["count"]
    return counted
