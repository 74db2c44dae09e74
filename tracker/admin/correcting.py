"""The forms of meetings and speeches: a day and a meeting that are stored are corrected rather than written over."""

from datetime import date
from typing import Any, ClassVar, cast

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from tracker.actions import Refused
from tracker.actions.correcting import locked_meeting, locked_speech, must_be_as_seen, must_belong_as_seen
from tracker.admin.bases import ModelForm
from tracker.admin.forms import why
from tracker.models import Meeting, Speech


class CorrectingForm(ModelForm):
    """A form with one field, ``corrected``, that an action writes; it brings back what the page showed there.

    Once it is clean, ``corrects`` tells whether that is to have another value than it has by now.
    """

    corrected: ClassVar[str]
    same_as_before: ClassVar[Any]
    corrects = False

    def shown(self) -> Any:
        """What the page that was sent showed in the field."""
        return self.fields[self.corrected].to_python(self.data.get(self.add_initial_prefix(self.corrected)))

    def refuse(self, refusal: Refused, now: Any) -> ValidationError:
        """The answer to whoever has not seen what stands there: it is shown ``now``, and may be sent once more."""
        sent = cast(QueryDict, self.data).copy()
        sent[self.add_initial_prefix(self.corrected)] = str(now or "")
        self.data = sent
        return ValidationError(str(refusal))

    def clean(self) -> dict[str, Any]:
        """Refuses a reason that would be kept with nothing, since nothing is corrected."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if values.get("reason") and self.corrected in values and not self.corrects:
            self.add_error("reason", self.same_as_before)
        return values


class MeetingForm(CorrectingForm):
    """A meeting; of one that is there the day stays what it is, and ``day`` is the one it is to be corrected to."""

    corrected = "held_on"
    same_as_before = _("The day is the same as before; there is nothing to give a reason for.")
    day: date | None = None
    reason = why(_("Why the day is corrected"), required=False)

    def clean_held_on(self) -> date | None:
        """The day to be saved.  Refuses another one from whoever has not seen the day it would take the place of."""
        typed: date | None = self.cleaned_data["held_on"]
        if self.instance.pk is None:
            return typed
        stored = locked_meeting(self.instance)
        self.day = typed if "held_on" in self.changed_data else stored.held_on
        self.corrects = self.day != stored.held_on
        if self.corrects:
            try:
                must_be_as_seen(stored, self.shown())
            except Refused as refusal:
                raise self.refuse(refusal, stored.held_on) from refusal
        return stored.held_on


class SpeechForm(CorrectingForm):
    """A speech that is there; its meeting stays what it is, and ``given_to`` is the one it is to be given to."""

    corrected = "meeting"
    same_as_before = _("The meeting is the same as before; there is nothing to give a reason for.")
    given_to: Meeting
    reason = why(_("Why the speech is given to another meeting"), required=False)

    def clean_meeting(self) -> Meeting:
        """The meeting to be saved.  Refuses another one from whoever has not seen to which the speech belongs."""
        chosen: Meeting = self.cleaned_data["meeting"]
        stored: Speech = locked_speech(self.instance)
        self.given_to = chosen if "meeting" in self.changed_data else stored.meeting
        self.corrects = self.given_to != stored.meeting
        if self.corrects:
            try:
                must_belong_as_seen(stored, self.shown())
            except Refused as refusal:
                raise self.refuse(refusal, stored.meeting_id) from refusal
        return stored.meeting
