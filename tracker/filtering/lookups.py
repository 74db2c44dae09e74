"""Fields that find a party, a meeting or a speaker by words: a list of 1,500 meetings to choose from helps nobody.

What may stand in them is offered in a ``datalist``, which works without script; whatever else names one is taken too.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date
from functools import partial, reduce
from html import escape
from operator import or_
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, Model, Q, QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from tracker.models import Assignment, Directive, Meeting, ResponsibleParty, Speaker, Speech
from tracker.questions.directives import given_to
from tracker.questions.parties import answers_for
from tracker.search import each_word, held

OFFERED = 100  # of the meetings the latest; the others are found by words of their title


class SuggestingInput(forms.TextInput):
    """A line of text with suggestions, which are asked for only when it is drawn."""

    def __init__(self, suggestions: Callable[[], Iterable[str]]) -> None:
        super().__init__(attrs={"autocomplete": "off"})
        self.suggestions = suggestions

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        """The field, and the list it points at."""
        key = f"{name}-suggestions"
        field = super().render(name, value, {**(attrs or {}), "list": key}, renderer)
        # Hundreds, escaped one by one: `format_html_join` took four times as long, which was a tenth of the page.
        options = mark_safe("".join([f'<option value="{escape(name)}">' for name in self.suggestions()]))
        return format_html('{}<datalist id="{}">{}</datalist>', field, key, options)


class Lookup:
    """What words mean ``among`` some rows: each words looked up once, and many of them together.

    ``called`` gives for words the condition that the rows they mean fulfil.
    """

    def __init__(self, among: QuerySet[Any], called: Callable[[str], Q]) -> None:
        self.among, self.called = among, called
        self._meant: dict[str, list[Any]] = {}

    def look_up(self, asked: Iterable[str]) -> None:
        """Get to know what each of these words means: one query for all."""
        fresh = sorted(set(asked) - self._meant.keys())
        if not fresh:
            return
        self._meant |= {words: [] for words in fresh}
        conditions = {f"meant_{number}": self.called(words) for number, words in enumerate(fresh)}
        for row in self.among.filter(reduce(or_, conditions.values())).annotate(**conditions):
            for words, is_meant in zip(fresh, conditions, strict=True):
                if getattr(row, is_meant):
                    self._meant[words].append(row)

    def rows(self, words: str) -> list[Any]:
        """The rows that the words mean, in their order."""
        self.look_up([words])
        return self._meant[words]


class WordsField(forms.CharField):
    """Words that must mean at least one of the rows ``among``; ``called`` gives for words the condition they set.

    ``names`` gives the names of the rows that are offered.  Fields that share a ``lookup`` can ask it together.
    """

    def __init__(
        self,
        *,
        among: QuerySet[Any],
        called: Callable[[str], Q],
        names: Callable[[QuerySet[Any]], Iterable[str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(max_length=220, widget=SuggestingInput(lambda: names(among)), **kwargs)
        self.among, self.called, self.names = among, called, names
        self.lookup = Lookup(among, called)

    def narrow(self, among: QuerySet[Any]) -> None:
        """From now on only these rows are offered and found."""
        self.among, self.lookup = among, Lookup(among, self.called)
        self.widget.suggestions = lambda: self.names(among)

    def words(self, value: Any) -> str:
        """What was typed, as it is looked up; raises ``ValidationError`` for what is too long or no text."""
        words: str = super().clean(value)
        return words

    def clean(self, value: Any) -> list[Any] | None:
        """The rows the words mean, or None for no words; raises ``ValidationError`` where they mean none."""
        words = self.words(value)
        if not words:
            return None
        rows = self.lookup.rows(words)
        if not rows:
            said = _("Nothing here is called “%(words)s”. Choose one of the suggestions, or try fewer words.")
            raise ValidationError(said % {"words": words[:40]}, code="unknown")
        return rows

    def prepare_value(self, value: Any) -> Any:
        """A number or an identifier of the address shown as the name it stands for."""
        if not isinstance(value, str) or not _is_key(value):
            return value
        key, rows = value.strip(), self.lookup.rows(value.strip())
        # 2026 may be no key but a word of several titles.
        is_theirs = len(rows) == 1 and key in (str(rows[0].pk), str(getattr(rows[0], "public_id", "")))
        return str(rows[0]) if is_theirs else value


def look_up_together(sent: Iterable[forms.Form]) -> None:
    """Have forms of one make, for one person, look up the words of all of them: one query for each field."""
    lookups: dict[str, Lookup] = {}
    asked: defaultdict[str, set[str]] = defaultdict(set)
    for form in sent:
        for name, field in form.fields.items():
            if isinstance(field, WordsField):
                field.lookup = lookups.setdefault(name, field.lookup)
                with suppress(ValidationError):  # which the form tells of itself
                    asked[name].add(field.words(form[name].data))
    for name, lookup in lookups.items():
        lookup.look_up(asked[name] - {""})


def seen_by(user: Any, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Of parties, meetings or speakers those with a directive the person may see; all for who sees the whole ledger."""
    if user.has_perm("tracker.view_directive"):
        return rows
    if not hasattr(user, "_names_seen"):
        user._names_seen = {}
    if rows.model not in user._names_seen:
        user._names_seen |= _named_before(user, rows.model)
    return rows.filter(pk__in=user._names_seen[rows.model])


def _named_before(user: Any, model: type[Model]) -> dict[type[Model], set[int]]:
    """The primary keys of the rows of the model that a liaison's directives name; meetings and speakers come together.

    From the few directives to the names: joined the other way, each name is looked for among all directives.  Read
    once for a page, which counts these rows, looks among them for words and offers them.
    """
    if model is ResponsibleParty:
        theirs = Assignment.objects.filter(directive__in=given_to(answers_for(user)), party__isnull=False)
        return {model: set(theirs.order_by().values_list("party", flat=True).distinct())}
    speeches = set(Directive.objects.answered_for_by(user).order_by().values_list("speech", flat=True).distinct())
    # All, from an index: to find who held one where, SQLite would read through its long text.
    everything = Speech.objects.order_by().values_list("pk", "meeting", "speaker")
    said = [(meeting, speaker) for speech, meeting, speaker in everything if speech in speeches]
    return {
        Meeting: {meeting for meeting, _speaker in said},
        Speaker: {speaker for _meeting, speaker in said if speaker},
    }


def names_seen_by(user: Any) -> Iterator[str]:
    """All names of the parties that ``seen_by`` gives, asked for when the first one is."""
    parties = seen_by(user, ResponsibleParty.objects.order_by())
    yield from (name for pair in parties.values_list("name", "aliases__name") for name in pair if name)


def all_names(among: QuerySet[ResponsibleParty]) -> Iterable[str]:
    """The names of the registry: an office knows them by heart, and a town has a few hundred."""
    return among.values_list("name", flat=True)


def first_names(among: QuerySet[Any]) -> Iterable[str]:
    """The names of the first rows."""
    return map(str, among[:OFFERED])


def party_called(words: str) -> Q:
    """The party with this name, this alias, or else this primary key."""
    named = ResponsibleParty.objects.named(words)
    by_name = Q(pk__in=named.values("pk"))
    return by_name | (Q(pk=int(words)) & Q(~Exists(named))) if _is_number(words) else by_name


def speakers_called(words: str) -> Q:
    """The speakers whose name and post hold all of the words, or the one with this primary key."""
    if _is_number(words):
        return Q(pk=int(words))
    return each_word(words, partial(held, Speaker))


def meetings_called(words: str) -> Q:
    """The meeting with this public id; with this title on this day; or all whose title holds the words."""
    if _is_identifier(words):
        return Q(public_id=words)
    dated = re.fullmatch(r"(.+) \((\d{4}-\d\d-\d\d)\)", words)
    with suppress(ValueError):  # a day that no calendar has is no day of a meeting, but words
        if dated:
            return Q(title=dated[1], held_on=date.fromisoformat(dated[2]))
    return each_word(words, lambda word: Q(title__holds=word))


def _is_key(words: str) -> bool:
    return _is_number(words) or _is_identifier(words)


def _is_number(words: str) -> bool:
    # What no database holds as a key is no key.
    return re.fullmatch(r"[0-9]{1,18}", words.strip()) is not None


def _is_identifier(words: str) -> bool:
    try:
        return len(words.strip()) == 36 and UUID(words.strip()) is not None
    except ValueError:
        return False
