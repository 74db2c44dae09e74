"""The forms of an upload: which files, and then what each of their speeches is."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from extraction.actions import ReceivedFile, SpeechDraft
from extraction.intake import LISTED, SUFFIXES
from extraction.refusals import sentence
from tracker.days import DayField
from tracker.models import Meeting, Speaker, Speech

_FIRST_LINES = 6
_FIRST_CHARACTERS = 300


class SeveralFiles(forms.FileField):
    """One file or several, always as a list."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.ClearableFileInput
        several = type("SeveralFilesInput", (widget,), {"allow_multiple_selected": True})
        super().__init__(widget=several(attrs={"accept": ",".join(SUFFIXES)}), allow_empty_file=True, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Each of the files.  Whether one can be read is found out later, so that the others do not suffer from it."""
        return [super(SeveralFiles, self).clean(each, initial) for each in data or [None]]


class UploadForm(forms.Form):
    """Step one."""

    uploads = SeveralFiles(
        label=_("Files"),
        help_text=format_lazy(
            _(
                "Files of these kinds: {kinds} (a zip may hold any of the others); at most {most} at once, "
                "{size} MB together"
            ),
            kinds=LISTED,
            most=settings.DATA_UPLOAD_MAX_NUMBER_FILES,
            size=settings.UPLOAD_MAX_BYTES // 1_000_000,
        ),
    )


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

    def __init__(self, data: Mapping[str, Any] | None, draft: SpeechDraft, text: str, prefix: str) -> None:
        guessed = {name: getattr(draft, name) for name in self.base_fields}
        super().__init__(data, initial=guessed, prefix=prefix)
        self.draft = draft
        self.text = text[draft.start : draft.end]

    def first_lines(self) -> str:
        """The beginning of the speech, enough to see whether the encoding and the cut are right."""
        lines = self.text.strip()[:_FIRST_CHARACTERS].split("\n")
        return "\n".join(lines[:_FIRST_LINES])

    def confirmed(self) -> SpeechDraft:
        """The speech as it was confirmed."""
        return SpeechDraft(start=self.draft.start, end=self.draft.end, **self.cleaned_data)


class FileForms:
    """A received file with a form for each of its speeches."""

    def __init__(self, received: ReceivedFile, data: Mapping[str, Any] | None = None) -> None:
        self.received = received
        self.prefix = received.sha256[:16]
        self.data = data
        self.speeches = [
            SpeechForm(data, draft, received.document.text, prefix=f"{self.prefix}-{draft.start}")
            for draft in received.drafts
        ]

    @property
    def skip_name(self) -> str:
        """The name of the box that leaves this file out."""
        return f"{self.prefix}-skip"

    def wanted(self) -> bool:
        """Whether the file is to be recorded."""
        return not (self.data and self.skip_name in self.data)

    def is_valid(self) -> bool:
        """Whether it can be recorded as it was filled in, or is left out."""
        return not self.wanted() or all(form.is_valid() for form in self.speeches)

    def drafts(self) -> tuple[SpeechDraft, ...]:
        """The speeches as they were confirmed."""
        return tuple(form.confirmed() for form in self.speeches)

    def notes(self) -> list[str]:
        """What was guessed or left out in reading the file."""
        return [sentence(note) for note in self.received.document.notes]
