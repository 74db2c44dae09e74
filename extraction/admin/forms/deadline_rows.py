"""The rows of deadlines in a correction: a day, or how often; and which of several counts."""

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from extraction.admin.forms.correction_rows import MOST_ROWS, Rows
from extraction.admin.understood import how_understood
from tracker.actions import DeadlineDraft, checked_first
from tracker.choices import DeadlineKind
from tracker.controls.repetition import Repeating, RepetitionField, Told
from tracker.days import DayField
from tracker.sent_numbers import sent_number


class DeadlineForm(forms.Form):
    """When, as a person understands it; ``said`` is the deadline as proposed, whose words are kept beside it.

    Cleaned, ``rrule``, ``days`` and ``times`` are there in the place of the repetition.  ``counts`` says whether it is
    the one that counts among several.
    """

    kind = forms.ChoiceField(label=_("Kind"), choices=DeadlineKind, initial=DeadlineKind.BY)
    starts_on = DayField(label=_("From"), required=False)
    due_on = DayField(label=_("Due on"), required=False)
    repetition = RepetitionField()
    said: DeadlineDraft | None = None
    counts = False

    def __init__(self, *args: Any, held_on: date | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        was, begun = self.initial.get("repetition"), self.initial.get("starts_on") or held_on
        control = cast(RepetitionField, self.fields["repetition"])
        control.holding(was, begun=begun, on=timezone.localdate(), until=self.initial.get("due_on"))

    @property
    def comes_to(self) -> Told | None:
        """The repetition in words with its next days, as it stands or as it was typed; None where there is none."""
        found: Told | None = self.fields["repetition"].widget.told
        return found

    @property
    def wants_a_period(self) -> bool:
        """Whether somebody has to look at its repetition."""
        lacks = self["kind"].value() == DeadlineKind.RECURRING and not self.comes_to
        return bool(lacks or self["repetition"].errors)

    @property
    def explanation(self) -> str:
        """How the words were understood."""
        return how_understood(self.said.words, self.said.explanation) if self.said else ""

    def clean(self) -> None:
        """A deadline does not end before it starts."""
        starts_on, due_on = self.cleaned_data.get("starts_on"), self.cleaned_data.get("due_on")
        if starts_on and due_on and due_on < starts_on:
            self.add_error("due_on", _("This is before the day it starts on."))
        if "kind" in self.cleaned_data and "repetition" in self.cleaned_data:
            self._repeat(self.cleaned_data.pop("repetition"))

    def _repeat(self, typed: Repeating | None) -> None:
        """Whoever fills in a period means a repetition; of one that is kept without a period its single days stay."""
        row, said = self.cleaned_data, self.said
        if typed and "repetition" in self.changed_data and "kind" not in self.changed_data:
            row["kind"] = DeadlineKind.RECURRING
        again = row["kind"] == DeadlineKind.RECURRING
        days = said.days if said and again and not typed else ""
        row |= {"rrule": "", "times": None, "days": days}
        if typed and again:
            row |= {"rrule": typed.rrule, "times": typed.times}
        elif again and not days and not (said and said.masked):
            self.add_error("repetition", _("Say how often: choose the period, or another kind of deadline."))


class DeadlineRows(Rows):
    """All rows of deadlines: what is corrected of one is mostly its day, or how often it repeats.

    One of several counts.  At the desk ``REPEAT`` leads to the repetitions, and ``COUNT`` lets the next one count.
    """

    KEY, ENTRY = "d", "due_on"
    REPEAT, COUNT = "p", "o"

    def __init__(self, *args: Any, proposed: Sequence[DeadlineDraft], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proposed = proposed

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        """Give the repetition its key, and say which of the rows counts."""
        super().add_fields(form, index)
        cast(RepetitionField, form.fields["repetition"]).widget.widgets[0].attrs["data-key"] = self.REPEAT
        form.number, form.counts = index, index == self.chosen()  # type: ignore[attr-defined]

    def first_checked(self) -> int | None:
        """The row that counts unless somebody chooses: the one that can be checked first."""
        proposed = self.proposed
        return proposed.index(min(proposed, key=checked_first)) if proposed else None

    def chosen(self) -> int | None:
        """The row that was chosen to count, or the one that does so by itself."""
        sent = sent_number(self.data.get(f"{self.prefix}-counts")) if self.is_bound else None
        return self.first_checked() if sent is None else sent

    def counting(self, rows: Sequence[tuple[int, DeadlineDraft]]) -> int | None:
        """The place of the chosen one among the rows that are kept; None where it counts by itself.

        Where none repeats the days say by themselves which comes first, unless another row was chosen than before.
        """
        numbers, drafts = [number for number, _ in rows], [draft for _, draft in rows]
        chosen = self.chosen()
        is_asked = any(draft.repeats() for draft in drafts) or chosen != self.first_checked()
        if chosen not in numbers or not is_asked:
            return None
        place = numbers.index(chosen)
        return None if drafts[place] is min(drafts, key=checked_first) else place


DeadlineFormSet = cast(
    type[DeadlineRows], forms.formset_factory(DeadlineForm, formset=DeadlineRows, extra=1, **MOST_ROWS)
)


def deadline_row(deadline: DeadlineDraft) -> dict[str, Any]:
    """The deadline as its row shows it."""
    repetition = Repeating(deadline.rrule, deadline.times, deadline.days)
    return {
        "kind": deadline.kind,
        "starts_on": deadline.starts_on,
        "due_on": deadline.due_on,
        "repetition": repetition if deadline.repeats() else None,
    }
