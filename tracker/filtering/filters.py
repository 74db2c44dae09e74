"""The list's filters: what may stand in its address.  Anything else in there is an error, never ignored."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import F
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tracker.choices import DirectiveKind, MeetingLevel, Role, Strength
from tracker.filtering import wording
from tracker.filtering.form import DirectiveFilterForm
from tracker.filtering.lookups import (
    WordsField,
    all_names,
    first_names,
    meetings_called,
    party_called,
    seen_by,
    speakers_called,
)
from tracker.filtering.saying import ChoiceFilter, CountFilter, DayFilter, SayingFilterSet, TextFilter, WordsFilter
from tracker.models import Directive, Meeting, ResponsibleParty, SourceFile, Speaker, Speech
from tracker.numbers import number_of
from tracker.questions.directives import DirectiveQuerySet
from tracker.questions.parties import AskedAbout
from tracker.questions.states import STATES, causes_of
from tracker.search import holding

MOST_DAYS = 3660  # ten years
# What the words of a party tell besides its name.
WITH_COLLECTIVES = ("children", "collectives__collective", "children__collectives__collective")
ANY = gettext_lazy("any")
ORDERS: dict[str, list[Any]] = {
    "-due": [F("current__due_on").desc(nulls_last=True), "pk"],
    "-held": [F("speech__meeting__held_on").desc(nulls_last=True), "speech_id", "start", "pk"],
    "held": [F("speech__meeting__held_on").asc(nulls_last=True), "speech_id", "start", "pk"],
    "-recorded": ["-pk"],
}


def state_choices() -> Iterator[tuple[str, Any]]:
    """The states for a select; those that split into causes become a group that begins with the whole."""
    for key, state in STATES.items():
        causes = causes_of(key)
        if causes:
            whole = _("%(state)s: all") % {"state": state.label}
            yield str(state.label), [(key, whole), *((cause, part.label) for cause, part in causes.items())]
        elif not state.cause_of:
            yield key, state.label


def whole_states() -> list[tuple[str, Any]]:
    """The states of what is open that no other one holds, to be asked for beside a first one."""
    return [(key, state.label) for key, state in STATES.items() if not state.cause_of and key not in ("open", "closed")]


def file_kinds() -> list[tuple[str, str]]:
    """The kinds of files that speeches came in so far."""
    kinds = SourceFile.objects.order_by("kind").values_list("kind", flat=True).distinct()
    return [(kind, kind) for kind in kinds]


def of_the_party(label: Any) -> ChoiceFilter:
    """A filter that says how the party is meant: with these others, or without."""
    return ChoiceFilter(
        label=label,
        empty_label=gettext_lazy("included"),
        choices=[("without", gettext_lazy("left out"))],
        method="as_meant",
        needs="party",
        lacking=gettext_lazy("Choose a party first."),
        said=None,  # the words of the party tell
    )


class DirectiveFilter(SayingFilterSet):
    """The ledger, narrowed by what a supervisor asks.  ``today`` is the day it speaks for unless another is chosen.

    With a ``request``, names are offered and found only where that person may see a directive of theirs.
    """

    words = TextFilter(
        label=gettext_lazy("Search words or ref. no."),
        method="with_words",
        said=wording.words,
    )
    state = ChoiceFilter(
        label=gettext_lazy("State"), choices=state_choices, empty_label=ANY, method="in_state", said=wording.state
    )
    also = ChoiceFilter(
        label=gettext_lazy("And"), choices=whole_states, empty_label=ANY, method="in_state", said=wording.state
    )
    stale = CountFilter(
        label=gettext_lazy("No report for (days)"),
        min_value=1,
        max_value=MOST_DAYS,
        method="without_report",
        said=lambda filterset, name, days: (
            ngettext("no report for %(days)d day", "no report for %(days)d days", days) % {"days": days}
        ),
    )
    extended = CountFilter(
        label=gettext_lazy("Extended at least (times)"),
        min_value=1,
        max_value=100,
        method="moved_later",
        said=lambda filterset, name, times: (
            ngettext("extended at least %(times)d time", "extended at least %(times)d times", times) % {"times": times}
        ),
    )
    due_from = DayFilter(
        label=gettext_lazy("Due from"),
        field_name="current__due_on",
        lookup_expr="gte",
        said=lambda filterset, name, day: _("due from %(day)s") % {"day": day},
    )
    due_to = DayFilter(
        label=gettext_lazy("Due to"),
        field_name="current__due_on",
        lookup_expr="lte",
        said=lambda filterset, name, day: _("due to %(day)s") % {"day": day},
    )
    party = WordsFilter(
        label=gettext_lazy("Responsible party"),
        among=ResponsibleParty.objects.prefetch_related(*WITH_COLLECTIVES),
        called=party_called,
        names=all_names,
        method="of_party",
        said=wording.party,
    )
    units = of_the_party(gettext_lazy("Sub-units"))
    collectives = of_the_party(gettext_lazy("Through collectives"))
    role = ChoiceFilter(
        label=gettext_lazy("Role"), choices=Role.choices, empty_label=ANY, method="with_role", said=wording.choice
    )
    kind = ChoiceFilter(label=gettext_lazy("Kind"), choices=DirectiveKind.choices, empty_label=ANY, said=wording.choice)
    strength = ChoiceFilter(
        label=gettext_lazy("Strength"), choices=Strength.choices, empty_label=ANY, said=wording.choice
    )
    meeting = WordsFilter(
        label=gettext_lazy("Meeting"),
        among=Meeting.objects.all(),
        called=meetings_called,
        names=first_names,
        method="of_speeches",
        said=wording.named,
    )
    level = ChoiceFilter(
        label=gettext_lazy("Level"),
        field_name="speech__meeting__level",
        choices=MeetingLevel.choices,
        empty_label=ANY,
        said=wording.choice,
    )
    speaker = WordsFilter(
        label=gettext_lazy("Speaker"),
        among=Speaker.objects.all(),
        called=speakers_called,
        names=first_names,
        method="of_speeches",
        said=wording.named,
    )
    source = ChoiceFilter(
        label=gettext_lazy("Kind of source file"),
        choices=file_kinds,
        empty_label=ANY,
        method="from_files",
        said=lambda filterset, name, kind: _("source file: %(kind)s") % {"kind": kind},
    )
    on = DayFilter(
        label=gettext_lazy("As of"),
        method="as_of",
        said=lambda filterset, name, day: _("as of %(day)s") % {"day": day},
    )
    sort = ChoiceFilter(
        label=gettext_lazy("Sorted by"),
        empty_label=gettext_lazy("due day, soonest first"),
        choices=[
            ("-due", gettext_lazy("due day, latest first")),
            ("-held", gettext_lazy("meeting, latest first")),
            ("held", gettext_lazy("meeting, earliest first")),
            ("-recorded", gettext_lazy("newest first")),
        ],
        method="sorted_by",
        said=None,  # narrows nothing
    )

    class Meta:
        model = Directive
        form = DirectiveFilterForm
        fields: list[str] = []

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        if self.request is not None:
            for field in (field for field in self.form.fields.values() if isinstance(field, WordsField)):
                field.narrow(seen_by(self.request.user, field.among))

    @property
    def day(self) -> date:
        """The day the list speaks for."""
        self.is_valid()
        return self.form.cleaned_data.get("on") or self.today

    @property
    def without_words(self) -> "DirectiveFilter":
        """The same question, but for the words."""
        data = self.data.copy()
        data.pop("words", None)
        return DirectiveFilter(data, self.queryset, request=self.request, today=self.today)

    def with_words(self, rows: DirectiveQuerySet, name: str, words: str) -> DirectiveQuerySet:
        """The one whose number this is; else those that hold each word, in the office's wording or the speaker's."""
        number = number_of(words)
        return rows.numbered(number) if number else holding(rows, words)

    def in_state(self, rows: DirectiveQuerySet, name: str, key: str) -> DirectiveQuerySet:
        """Those in the state on the day."""
        return rows.in_state(key, self.day)

    def of_party(self, rows: DirectiveQuerySet, name: str, parties: list[ResponsibleParty]) -> DirectiveQuerySet:
        """Those the party has to do with, as it is meant, in the chosen role where there is one."""
        left_out = self.form.cleaned_data.get("collectives")
        return rows.of_parties(self.asked.own if left_out else self.asked.all, **self.in_role)

    @cached_property
    def asked(self) -> AskedAbout:
        """Whom the question about the chosen party means."""
        [party] = self.form.cleaned_data["party"]
        units = not self.form.cleaned_data.get("units")
        asked: AskedAbout = ResponsibleParty.objects.asked_about(party, units=units)
        return asked

    @property
    def in_role(self) -> dict[str, str]:
        """The chosen role, as a value of assignments; nothing where any will do."""
        role = self.form.cleaned_data.get("role")
        return {"role": role} if role else {}

    def as_meant(self, rows: DirectiveQuerySet, name: str, value: str) -> DirectiveQuerySet:
        """All of them: it says how the party is meant."""
        return rows

    def without_report(self, rows: DirectiveQuerySet, name: str, days: int) -> DirectiveQuerySet:
        """Those of which nothing was reported for so many days before the day."""
        return rows.stale(self.day, days)

    def moved_later(self, rows: DirectiveQuerySet, name: str, times: int) -> DirectiveQuerySet:
        """Those that were extended so many times or more."""
        return rows.extended(times)

    def from_files(self, rows: DirectiveQuerySet, name: str, kind: str) -> DirectiveQuerySet:
        """Those demanded in speeches that came in files of the kind."""
        return rows.filter(speech__in=Speech.objects.filter(source__kind=kind).order_by().values("pk"))

    def of_speeches(self, rows: DirectiveQuerySet, name: str, found: list[Any]) -> DirectiveQuerySet:
        """Those demanded in speeches whose ``name``, the meeting or the speaker, is one of these."""
        # Not joined (`speech__meeting__in`): each directive would have its speech read, which is long.
        speeches = Speech.objects.filter(**{f"{name}__in": found})
        return rows.filter(speech__in=speeches.values("pk"))

    def with_role(self, rows: DirectiveQuerySet, name: str, role: str) -> DirectiveQuerySet:
        """Those where anybody has the role."""
        return rows.assigned(role=role)

    def as_of(self, rows: DirectiveQuerySet, name: str, on: date) -> DirectiveQuerySet:
        """All of them: the day moves the calendar, not the record."""
        return rows

    def sorted_by(self, rows: DirectiveQuerySet, name: str, order: str) -> DirectiveQuerySet:
        """In an order other than soonest due first; what has no day stands last either way."""
        return rows.order_by(*ORDERS[order])
