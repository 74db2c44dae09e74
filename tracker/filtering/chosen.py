"""What a list was narrowed to, in words, each with the address that takes it back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from tracker.choices import DirectiveKind, MeetingLevel, Role, Strength
from tracker.filtering.filters import DirectiveFilter
from tracker.questions.states import STATES, causes_of

InWords = Callable[[DirectiveFilter, Any], str | Promise]
# What falls with another filter, since it means nothing without it.
FALLS_WITH = {"party": ["units"]}


@dataclass(frozen=True)
class Chosen:
    """One active filter in words, and the query of the list without it (no page: it would be another one's)."""

    words: str | Promise
    without: str


def chosen(filterset: DirectiveFilter) -> Iterator[Chosen]:
    """The active filters of a valid list, in the order of its form."""
    data = cast(QueryDict, filterset.data)
    for name, in_words in IN_WORDS.items():
        value = filterset.form.cleaned_data.get(name)
        if value:
            yield Chosen(in_words(filterset, value), kept_query(data, name, *FALLS_WITH.get(name, [])))


def kept_query(data: QueryDict, *left_out: str) -> str:
    """What is worth keeping of an address: all but the page, what is empty, and what goes by the names left out."""
    kept = QueryDict(mutable=True)
    for name, values in data.lists():
        if name not in ("page", *left_out) and any(values):
            kept.setlist(name, [value for value in values if value])
    return kept.urlencode()


def _party(filterset: DirectiveFilter, parties: Any) -> str:
    if filterset.form.cleaned_data.get("units"):
        return _("%(party)s, without its sub-units") % {"party": parties.get()}
    if len(filterset.party_ids) > 1:
        return _("%(party)s and its sub-units") % {"party": parties.get()}
    return str(parties.get())


def _state(filterset: DirectiveFilter, key: str) -> str | Promise:
    whole = next((whole for whole in STATES if key in causes_of(whole)), None)
    return _labelled(STATES[whole].label, STATES[key].label) if whole else STATES[key].label


def _label_of(choices: type[TextChoices]) -> InWords:
    return lambda filterset, value: choices(value).label


def _named(name: str) -> InWords:
    # What stands in the field: the name of what a key was given for, else the words as typed.
    return lambda filterset, rows: _labelled(filterset.form[name].label, filterset.form[name].value())


def _labelled(label: str | Promise, words: str | Promise) -> str:
    return _("%(label)s: %(words)s") % {"label": label, "words": words}


IN_WORDS: dict[str, InWords] = {
    "words": lambda filterset, words: _("“%(words)s”") % {"words": words},
    "state": _state,
    "due_from": lambda filterset, day: _("due from %(day)s") % {"day": day},
    "due_to": lambda filterset, day: _("due to %(day)s") % {"day": day},
    "party": _party,
    "role": _label_of(Role),
    "kind": _label_of(DirectiveKind),
    "strength": _label_of(Strength),
    "meeting": _named("meeting"),
    "level": _label_of(MeetingLevel),
    "speaker": _named("speaker"),
    "on": lambda filterset, day: _("as of %(day)s") % {"day": day},
}
