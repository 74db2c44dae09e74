"""Fields that find a party, a meeting or a speaker by words: a list of 1,500 meetings to choose from helps nobody.

What may stand in them is offered in a ``datalist``, which works without script; whatever else names one is taken too.
"""

import re
from collections.abc import Callable, Iterable
from html import escape
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from tracker.models import Assignment, Directive, Meeting, ResponsibleParty, Speaker, Speech
from tracker.questions.directives import given_to
from tracker.questions.parties import answers_for

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


class WordsField(forms.CharField):
    """Words that must find at least one of the rows ``among``; ``found`` takes those and the words.

    ``names`` gives the names of the rows that are offered.
    """

    def __init__(
        self,
        *,
        among: QuerySet[Any],
        found: Callable[[QuerySet[Any], str], QuerySet[Any]],
        names: Callable[[QuerySet[Any]], Iterable[str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(max_length=220, widget=SuggestingInput(lambda: names(among)), **kwargs)
        self.among, self.found, self.names = among, found, names

    def narrow(self, among: QuerySet[Any]) -> None:
        """From now on only these rows are offered and found."""
        self.among = among
        self.widget.suggestions = lambda: self.names(among)

    def clean(self, value: Any) -> QuerySet[Any] | None:
        """The rows the words mean, or None for no words; raises ``ValidationError`` where they mean none."""
        words = super().clean(value)
        if not words:
            return None
        # Read here, once: the list is counted, cut into pages and described by them.
        found = set(self.found(self.among, words).order_by().values_list("pk", flat=True))
        if not found:
            said = _("Nothing here is called “%(words)s”. Choose one of the suggestions, or try fewer words.")
            raise ValidationError(said % {"words": words[:40]}, code="unknown")
        rows: QuerySet[Any] = self.among.model._default_manager.filter(pk__in=found)
        return rows

    def prepare_value(self, value: Any) -> Any:
        """A number or an identifier of the address shown as the name it stands for."""
        if not isinstance(value, str) or not _is_key(value):
            return value
        row = self.found(self.among, value.strip()).first()
        return str(row) if row else value


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


def all_names(among: QuerySet[ResponsibleParty]) -> Iterable[str]:
    """The names of the registry: an office knows them by heart, and a town has a few hundred."""
    return among.values_list("name", flat=True)


def first_names(among: QuerySet[Any]) -> Iterable[str]:
    """The names of the first rows."""
    return map(str, among[:OFFERED])


def parties_called(among: QuerySet[ResponsibleParty], words: str) -> QuerySet[ResponsibleParty]:
    """The party with this name, this alias, or this primary key."""
    named = among.filter(Q(pk__in=ResponsibleParty.objects.named(words).values("pk")))
    return among.filter(pk=int(words)) if _is_number(words) and not named.exists() else named


def speakers_called(among: QuerySet[Speaker], words: str) -> QuerySet[Speaker]:
    """The speakers whose name and post hold all of the words, or the one with this primary key."""
    if _is_number(words):
        return among.filter(pk=int(words))
    for word in words.split():
        among = among.filter(Q(name__icontains=word) | Q(post__icontains=word))
    return among


def meetings_called(among: QuerySet[Meeting], words: str) -> QuerySet[Meeting]:
    """The meeting with this public id; with this title on this day; or all whose title holds the words."""
    if _is_identifier(words):
        return among.filter(public_id=words)
    dated = re.fullmatch(r"(.+) \((\d{4}-\d\d-\d\d)\)", words)
    if dated:
        return among.filter(title=dated[1], held_on=dated[2])
    for word in words.split():
        among = among.filter(title__icontains=word)
    return among


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
