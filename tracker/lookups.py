"""Fields that find a party, a meeting or a speaker by words: a list of 1,500 meetings to choose from helps nobody.

What may stand in them is offered in a ``datalist``, which works without script; whatever else names one is taken too.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from tracker.models import Meeting, ResponsibleParty, Speaker

OFFERED = 300  # of the meetings the latest; further ones are found by words of their title


class SuggestingInput(forms.TextInput):
    """A line of text with suggestions, which are asked for only when it is drawn."""

    def __init__(self, suggestions: Callable[[], Iterable[str]]) -> None:
        super().__init__(attrs={"autocomplete": "off"})
        self.suggestions = suggestions

    def render(self, name: str, value: Any, attrs: dict | None = None, renderer: Any = None) -> SafeString:
        """The field, and the list it points at."""
        key = f"{name}-suggestions"
        field = super().render(name, value, {**(attrs or {}), "list": key}, renderer)
        options = format_html_join("", '<option value="{}">', ((words,) for words in self.suggestions()))
        return format_html("{}<datalist{}>{}</datalist>", field, flatatt({"id": key}), options)


class WordsField(forms.CharField):
    """Words that must find at least one row; ``found`` takes them and gives the rows."""

    def __init__(self, *, found: Callable[[str], QuerySet], suggestions: Callable[[], Iterable[str]], **kwargs) -> None:
        kwargs.pop("to_field_name", None)
        super().__init__(max_length=220, widget=SuggestingInput(suggestions), **kwargs)
        self.found = found

    def clean(self, value: Any) -> QuerySet | None:
        """The rows the words mean, or None for no words; raises ``ValidationError`` where they mean none."""
        words = super().clean(value)
        if not words:
            return None
        rows = self.found(words)
        if not rows.exists():
            raise ValidationError(_("Nothing here is called “%(words)s”.") % {"words": words[:40]}, code="unknown")
        return rows

    def prepare_value(self, value: Any) -> Any:
        """A number or an identifier of the address shown as the name it stands for."""
        if not isinstance(value, str) or not _is_key(value):
            return value
        row = self.found(value.strip()).first()
        return str(row) if row else value


def parties_called(words: str) -> QuerySet[ResponsibleParty]:
    """The party with this name, this alias, or this primary key."""
    named = ResponsibleParty.objects.named(words)
    return named if named.exists() or not _is_number(words) else ResponsibleParty.objects.filter(pk=int(words))


def speakers_called(words: str) -> QuerySet[Speaker]:
    """The speakers whose name and post hold all of the words, or the one with this primary key."""
    if _is_number(words):
        return Speaker.objects.filter(pk=int(words))
    rows = Speaker.objects.all()
    for word in words.split():
        rows = rows.filter(Q(name__icontains=word) | Q(post__icontains=word))
    return rows


def meetings_called(words: str) -> QuerySet[Meeting]:
    """The meeting with this public id; with this title on this day; or all whose title holds the words."""
    if _is_identifier(words):
        return Meeting.objects.filter(public_id=words)
    dated = re.fullmatch(r"(.+) \((\d{4}-\d\d-\d\d)\)", words)
    if dated:
        return Meeting.objects.filter(title=dated[1], held_on=dated[2])
    rows = Meeting.objects.all()
    for word in words.split():
        rows = rows.filter(title__icontains=word)
    return rows


def party_names() -> Iterable[str]:
    """The names of the registry."""
    return ResponsibleParty.objects.values_list("name", flat=True)


def speaker_names() -> Iterable[str]:
    """The speakers, each with the post."""
    return map(str, Speaker.objects.all())


def meeting_names() -> Iterable[str]:
    """The latest meetings, each with its day."""
    return map(str, Meeting.objects.all()[:OFFERED])


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
