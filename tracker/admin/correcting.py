"""The forms of meetings and speeches: a day and a meeting that are stored are corrected rather than written over."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, ClassVar, cast

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from tracker.actions import Refused
from tracker.actions.correcting import locked_meeting, locked_speech, must_be_as_seen, must_belong_as_seen
from tracker.admin.bases import ModelForm
from tracker.models import Meeting, Speech
from tracker.reasons import why


class CorrectingForm(ModelForm):
    """A form with one field, ``corrected``, that an action writes; it brings back what the page showed there.

    Once it is clean, ``corrects`` tells whether that is to have another value than it has by now.
    """

    corrected: ClassVar[str]
    same_as_before: ClassVar[Any]
    corrects = False

    def settled(self, sent: Any, now: Any, must_be_as_seen: Callable[[Any], None]) -> Any:
        """The value the field is to have: what was ``sent`` if that is not what the page showed, else what it has now.

        Refuses another one from whoever has not seen the value it would take the place of, and shows that one.
        """
        value = sent if self.corrected in self.changed_data else now
        self.corrects = value != now
        if self.corrects:
            try:
                must_be_as_seen(self._shown())
            except Refused as refusal:
                self._show(now)
                raise ValidationError(str(refusal)) from refusal
        return value

    def _shown(self) -> Any:
        """What the page that was sent showed in the field."""
        return self.fields[self.corrected].to_python(self.data.get(self.add_initial_prefix(self.corrected)))

    def _show(self, now: Any) -> None:
        """From here on the page shows in the field what stands there, and may be sent once more."""
        sent = cast(QueryDict, self.data).copy()
        sent[self.add_initial_prefix(self.corrected)] = str(self.fields[self.corrected].prepare_value(now) or "")
        self.data = sent

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
        self.day = self.settled(typed, stored.held_on, partial(must_be_as_seen, stored))
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
        self.given_to = self.settled(chosen, stored.meeting, partial(must_belong_as_seen, stored))
        return stored.meeting
