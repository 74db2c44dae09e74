"""The forms of what was uploaded: what each speech of a file is, and which parts of the file are to be imported."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from extraction.actions import KnownSpeech, Part, Parting, ReceivedFile, SpeechDraft
from extraction.refusals import sentence
from tracker.days import DayField
from tracker.models import Meeting, Speaker, Speech

_LINES_AT_AN_END = 6
_CHARACTERS_OF_A_LINE = 160
# Of a longer part the page shows so many paragraphs at each end to be chosen from, unless all are asked for.
_PARAGRAPHS_AT_AN_END = 30


class SpeechForm(forms.Form):
    """What one speech is: the guesses, to be put right."""

    title = forms.CharField(label=_("Title"), max_length=Speech._meta.get_field("title").max_length)
    meeting = forms.CharField(
        label=_("Meeting"),
        max_length=Meeting._meta.get_field("title").max_length,
        help_text=_("Speeches with the same meeting and day are kept together."),
    )
    held_on = DayField(
        label=_("Held on"),
        required=False,
        help_text=_("Deadlines such as “by the end of the month” are counted from this day."),
    )
    speaker = forms.CharField(label=_("Speaker"), required=False, max_length=Speaker._meta.get_field("name").max_length)
    post = forms.CharField(label=_("Post"), required=False, max_length=Speaker._meta.get_field("post").max_length)
    again = forms.BooleanField(label=_("Import it all the same"), required=False)

    def __init__(self, data: Mapping[str, Any] | None, draft: SpeechDraft, prefix: str, there: "There") -> None:
        guessed = {name: getattr(draft, name) for name in self.base_fields}
        # A speech that a cut has just made is not among what was sent.
        super().__init__(data if data and f"{prefix}-title" in data else None, initial=guessed, prefix=prefix)
        self.draft = draft
        self.there = there
        if not there:
            del self.fields["again"]

    def typed(self) -> Iterator[forms.BoundField]:
        """The fields that say what the speech is."""
        return (field for field in self if field.name != "again")

    def wanted(self) -> bool:
        """Whether it is to be recorded: what is there in the same words only where somebody says so."""
        return not self.there or bool(self["again"].data)

    def confirmed(self) -> SpeechDraft:
        """The speech as it was confirmed."""
        return SpeechDraft(start=self.draft.start, end=self.draft.end, **self.cleaned_data)


@dataclass(frozen=True)
class There:
    """Where the words of a speech are already: in speeches that were ``imported``, or ``above`` on the same page."""

    imported: tuple[KnownSpeech, ...] = ()
    above: str = ""

    def __bool__(self) -> bool:
        return bool(self.imported or self.above)

    def __str__(self) -> str:
        above = [_("The same text is in “%(name)s” above.") % {"name": self.above}] if self.above else []
        return " ".join(map(str, [*self.imported, *above]))


class PartForms:
    """A part of a file: its first and last lines, the paragraphs to cut it at, and its form if it is a speech."""

    def __init__(
        self, parting: Parting, part: Part, prefix: str, form: SpeechForm | None, opened: int = -1, whole: int = -1
    ) -> None:
        self.part = part
        self.form = form
        self.prefix = prefix
        self.paragraphs = parting.paragraphs(part)
        self.is_first = part.start == 0
        self.is_last = part.end == len(parting.text)
        self.is_open, self.is_whole = part.start == opened, part.start == whole

    @property
    def at_name(self) -> str:
        """The name of the field that says at which paragraph."""
        return f"{self.prefix}-{self.part.start}-at"

    def length(self) -> int:
        """How many characters it has."""
        return self.part.end - self.part.start

    def ends(self) -> tuple[list[str], list[str]]:
        """The first and the last lines, enough to see whether the cut is right; of a short part all are first lines."""
        lines = [words[:_CHARACTERS_OF_A_LINE] for _start, words in self.paragraphs]
        if len(lines) <= 2 * _LINES_AT_AN_END:
            return lines, []
        return lines[:_LINES_AT_AN_END], lines[-_LINES_AT_AN_END:]

    def choices(self) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
        """The paragraphs to choose from: all of them, or those at both ends."""
        lines = [(start, words[:_CHARACTERS_OF_A_LINE]) for start, words in self.paragraphs]
        if self.is_whole or len(lines) <= 2 * _PARAGRAPHS_AT_AN_END:
            return lines, []
        return lines[:_PARAGRAPHS_AT_AN_END], lines[-_PARAGRAPHS_AT_AN_END:]

    def between(self) -> int:
        """How many paragraphs are not shown to choose from."""
        return len(self.paragraphs) - sum(map(len, self.choices()))


class FileForms:
    """A received file in its parts, with a form for each of its speeches.

    ``theres`` say where the words of its speeches are already; ``complaint`` why a step could not be done;
    ``opened`` and ``whole`` are those of ``Cutting``.
    """

    def __init__(
        self,
        received: ReceivedFile,
        parting: Parting,
        drafts: tuple[SpeechDraft, ...],
        theres: list[There],
        data: Mapping[str, Any] | None = None,
    ) -> None:
        self.received = received
        self.parting = parting
        self.prefix = prefix_of(received.sha256)
        self.data = data
        self.complaint = ""
        self.opened = self.whole = -1
        self.speeches = [
            SpeechForm(data, draft, f"{self.prefix}-{draft.start}", there)
            for draft, there in zip(drafts, theres, strict=True)
        ]

    @property
    def skip_name(self) -> str:
        """The name of the box that leaves this file out."""
        return f"{self.prefix}-skip"

    @property
    def parts_name(self) -> str:
        """The name of the field that carries the parting."""
        return f"{self.prefix}-parts"

    def complaint_stands_at_a_part(self) -> bool:
        """Whether the complaint is shown at the part that it is about, where there still is one."""
        return any(part.start == self.opened for part in self.parting.parts)

    def parts(self) -> list[PartForms]:
        """The parts in their order."""
        forms_at = {form.draft.start: form for form in self.speeches}
        return [
            PartForms(self.parting, part, self.prefix, forms_at.get(part.start), self.opened, self.whole)
            for part in self.parting.parts
        ]

    def wanted(self) -> bool:
        """Whether the file is to be recorded."""
        return not (self.data and self.skip_name in self.data)

    def is_valid(self) -> bool:
        """Whether it can be recorded as it was filled in, or is left out."""
        return not self.wanted() or all(form.is_valid() for form in self.speeches if form.wanted())

    def drafts(self) -> tuple[SpeechDraft, ...]:
        """The speeches as they were confirmed, without those that are there already."""
        return tuple(form.confirmed() for form in self.speeches if form.wanted())

    def notes(self) -> list[str]:
        """What was guessed or left out in reading the file."""
        return [sentence(note) for note in self.received.document.notes]


def prefix_of(sha256: str) -> str:
    """How the names of a file's fields begin."""
    return sha256[:16]
