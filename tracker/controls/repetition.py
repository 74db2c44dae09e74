"""One control for a repetition: every so many of a period, on which days, how often in each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import BaseRenderer
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tracker.models import Deadline
from tracker.rhythm import On, Rhythm, Unit, days_named, days_of, rhythm_of, rule_of, said
from tracker.rhythm.days import LAST, MOST_TYPED
from tracker.rows.repeating import repetition
from tracker.rows.rhythm_words import SHOWN_DAYS, by_the_end, in_words, next_days

PARTS = ("every", "unit", "on", "times")
MOST = 99  # of a period, and times in each
# The choice of what the control cannot say: a rule of hours, say.
AS_IT_STANDS = "kept"
# Offered where days are typed; all others can be typed as well.
USUAL_DAYS = [On(day=LAST), On(day=5), On(day=10), On(day=20), *(On(weekday=day) for day in range(5))]
LONGEST_RULE = Deadline._meta.get_field("rrule").max_length or 0


@dataclass(frozen=True)
class Repeating:
    """What the control holds: the rule (RFC 5545) and how often in each period; ``days`` where no rule can say them."""

    rrule: str = ""
    times: int | None = None
    days: str = ""


@dataclass(frozen=True)
class Told:
    """A repetition as it is told beside the control: in words, from which day it counts, and its next days."""

    words: str
    ends: str
    days: list[date]


def told(repeating: Repeating, begun: date, on: date, until: date | None = None) -> Told:
    """How a repetition that has ``begun`` is told on a day."""
    if repeating.days:
        days = [day for day in map(date.fromisoformat, repeating.days.split()) if on <= day <= (until or day)]
        return Told(in_words("", days=repeating.days, times=repeating.times), "", days[:SHOWN_DAYS])
    days = next_days(repetition(repeating.rrule, begun, until), on)
    return Told(in_words(repeating.rrule, times=repeating.times), by_the_end(repeating.rrule), days)


class RepetitionInput(forms.MultiWidget):
    """A number, a period, its days, and how often; below them, in words, what that comes to."""

    class Media:
        css = {"all": ["tracker/repetition.css"]}
        js = ["tracker/repetition.js"]

    def __init__(self, units: Sequence[tuple[str, str | Promise]]) -> None:
        super().__init__(
            {
                "every": forms.NumberInput(attrs={"min": 1, "max": MOST, "placeholder": "1"}),
                "unit": forms.Select(choices=units),
                "on": forms.TextInput(attrs={"autocomplete": "off"}),
                "times": forms.NumberInput(attrs={"min": 1, "max": MOST}),
            }
        )
        self.told: Told | None = None
        self.begun: date | None = None

    def decompress(self, value: Repeating | None) -> list[Any]:
        """The four parts of what the control holds."""
        if not isinstance(value, Repeating) or not (value.rrule or value.times):
            return [None, "", "", None]
        rhythm = rhythm_of(value.rrule)
        if rhythm is None:
            return [None, AS_IT_STANDS if value.rrule else "", "", value.times]
        return [rhythm.number, rhythm.unit.value, said(rhythm.on), value.times]

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: BaseRenderer | None = None
    ) -> SafeString:
        """The four fields in a row; a script shows what they come to, by the address that ``data-told-by`` names."""
        context = self.get_context(name, value, attrs)["widget"]
        parts = dict(zip(PARTS, context["subwidgets"], strict=True))
        parts["on"]["attrs"]["list"] = listed = f"{name}-usual"
        html = {
            part: widget.render(sub["name"], sub["value"], sub["attrs"], renderer)
            for (part, sub), widget in zip(parts.items(), self.widgets, strict=True)
        }
        ids = {part: sub["attrs"].get("id", "") for part, sub in parts.items()}
        usual = {"name": listed, "days": [said((day,)) for day in USUAL_DAYS]}
        shown = {"html": html, "ids": ids, "usual": usual, "told": self.told, "begun": self.begun}
        return render_to_string("tracker/repetition.html", shown)

    def id_for_label(self, id_: str) -> str:
        """The label of the whole leads to the first part."""
        return f"{id_}_0" if id_ else id_


class RepetitionField(forms.MultiValueField):
    """A repetition that people can enter and correct; cleaned it is a `Repeating`, or None where nothing is filled in.

    ``was`` is what stood there: sent as it was shown it is that again, whatever the control cannot say of it.
    """

    def __init__(self, **values: Any) -> None:
        units: list[tuple[str, str | Promise]] = [("", "—"), *Unit.choices]
        fields = (
            forms.IntegerField(min_value=1, max_value=MOST, required=False),
            forms.ChoiceField(choices=units, required=False),
            forms.CharField(max_length=MOST_TYPED, required=False),
            forms.IntegerField(min_value=1, max_value=MOST, required=False),
        )
        plain: dict[str, Any] = {"label": _("Repetition"), "required": False, "require_all_fields": False}
        super().__init__(fields, widget=RepetitionInput(units), **plain | values)
        self.was: Repeating | None = None
        self._days: dict[str, Any] = {}

    def holding(self, was: Repeating | None, *, begun: date | None, on: date, until: date | None = None) -> None:
        """Have the control hold what stands there, told as on a day; its steps are counted from where it has begun."""
        self.was = was
        self._days = {"begun": begun or on, "on": on, "until": until}
        self.widget.begun = begun
        self._tell(was)
        if was and was.rrule and rhythm_of(was.rrule) is None:
            kept = (AS_IT_STANDS, in_words(was.rrule))
            choosing: list[Any] = [self.fields[1], self.widget.widgets[1]]
            for each in choosing:
                each.choices = [*each.choices, kept]

    def clean(self, value: Any) -> Repeating | None:
        """What was filled in, told beside the control from now on; raises ``ValidationError`` with one sentence."""
        self._tell(None)
        found: Repeating | None = super().clean(value)
        self._tell(found or (self.was if self.was and self.was.days else None))
        return found

    def _tell(self, repeating: Repeating | None) -> None:
        self.widget.told = told(repeating, **self._days) if repeating and self._days else None

    def compress(self, data_list: list[Any]) -> Repeating | None:
        """What was filled in; raises ``ValidationError`` with one sentence."""
        every, unit, on, times = data_list or [None, "", "", None]
        if not unit:
            if every or on or times:
                raise ValidationError(gettext("Choose the period: day, week, month, quarter, half-year or year."))
            return None
        if self.was and self._as_shown(every, unit, on):
            return Repeating(self.was.rrule, times)
        if unit == AS_IT_STANDS:
            raise ValidationError(gettext("This repetition is kept as it stands; to name days choose another period."))
        try:
            rule = rule_of(Rhythm(every or 1, Unit(unit), days_of(on)))
        except ValueError as problem:
            raise ValidationError(str(problem)) from problem
        if len(rule) > LONGEST_RULE:
            raise ValidationError(gettext("There are too many days for one repetition; name fewer."))
        _must_not_be_fewer(times, days_named(rule))
        return Repeating(rule, times)

    def _as_shown(self, every: int | None, unit: str, on: str) -> bool:
        shown = self.widget.decompress(self.was)
        return [every or 1, unit, on.strip()] == [shown[0] or 1, *shown[1:3]]


def _must_not_be_fewer(times: int | None, days: int) -> None:
    """Raises ``ValidationError`` for once in a period of which two days are named."""
    if times and times < days:
        raise ValidationError(
            gettext("%(days)d days of each period are named, and it is owed on each: leave the times empty.")
            % {"days": days}
        )
