"""The words of filters: what a filterset was narrowed to by a value of the filter called ``name``."""

from typing import Any

from django.utils.choices import flatten_choices
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from tracker.models import ResponsibleParty
from tracker.numbers import number_of
from tracker.questions.states import STATES


def choice(filterset: Any, name: str, value: str) -> str | Promise:
    """The label of the chosen value, as the form offers it."""
    # Its iterator, since where choices are a function these have no length to be looked at.
    labels: dict[str, str | Promise] = dict(flatten_choices(iter(filterset.form.fields[name].choices)))
    return labels[value]


def words(filterset: Any, name: str, typed: str) -> str:
    """The words that are looked for, or the number of the one directive that is."""
    number = number_of(typed)
    return _labelled(_("Ref. no."), str(number)) if number else _("“%(words)s”") % {"words": typed}


def named(filterset: Any, name: str, rows: list[Any]) -> str:
    """The label of the field, and what stands in it: the name of what a key was given for, else the words as typed."""
    field = filterset.form[name]
    return _labelled(field.label, field.value())


def state(filterset: Any, name: str, key: str) -> str | Promise:
    """The state; a cause with the state that it is a part of."""
    whole = STATES[key].cause_of
    return _labelled(STATES[whole].label, STATES[key].label) if whole else STATES[key].label


def party(filterset: Any, name: str, parties: list[ResponsibleParty]) -> str:
    """The party and, where it has any, whether its sub-units are meant too, and its collectives."""
    [party] = parties
    values = filterset.form.cleaned_data
    said = _with_units(party, bool(values.get("units")))
    if values.get("collectives"):
        return _("%(party)s, without collectives") % {"party": said}
    members = [party] if values.get("units") else [party, *party.children.all()]
    collectives = {each.collective.name: None for one in members for each in one.collectives.all()}
    if not collectives:
        return said
    return _("%(party)s, including %(collectives)s") % {
        "party": said,
        "collectives": _(", ").join(collectives),
    }


def _with_units(party: ResponsibleParty, alone: bool) -> str:
    if alone:
        return _("%(party)s, without its sub-units") % {"party": party}
    if party.children.all():
        return _("%(party)s and its sub-units") % {"party": party}
    return str(party)


def _labelled(label: str | Promise, words: str | Promise) -> str:
    return _("%(label)s: %(words)s") % {"label": label, "words": words}
