"""Which rows hold these words: exactly those that a search for the folded words in the folded texts would find."""

from collections.abc import Iterator
from functools import reduce
from operator import or_
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

from tracker.models import Assignment, Directive, Meeting, PartyAlias, ResponsibleParty, Speaker, Speech
from tracker.search.index import INDEXES, Index
from tracker.search.lookups import LONGEST  # whose module makes `holds` known

Rows = TypeVar("Rows", bound=QuerySet[Any])
# Where words are looked for: in these fields of the rows themselves.
FIELDS: dict[type[Model], tuple[str, ...]] = {
    Directive: ("text", "quote"),
    Speech: ("title", "text"),
    Meeting: ("title", "place"),
    Speaker: ("name", "post"),
    ResponsibleParty: ("name",),
}


def holding(rows: Rows, words: str) -> Rows:
    """Of the rows those that hold each of the words, which blanks part; all where there are none.

    A word is held where one of the fields has it, of a party an alias as well.  No row holds a word longer than
    ``LONGEST``, which forms refuse, or with a character that no database keeps.
    """
    for word in words.split():
        rows = rows.filter(held(rows.model, word))
    return rows


def held(model: type[Model], word: str) -> Q:
    """The condition that a row of the model holds a word, which has no blanks."""
    if len(word) > LONGEST or "\0" in word:
        return Q(pk__in=[])
    return reduce(or_, _places(model, word))


def owned_by(word: str) -> Q:
    """The condition that a directive is given to somebody with the word in the name, as said or in the registry."""
    parties = ResponsibleParty.objects.filter(held(ResponsibleParty, word)).order_by().values("pk")
    # The names are looked through once; asked of each directive, that took longer than all the texts.
    named = Assignment.objects.filter(_in_field("name", word) | Q(party__in=parties))
    return Q(pk__in=named.order_by().values("directive"))


def _places(model: type[Model], word: str) -> Iterator[Q]:
    index = INDEXES.get(model)
    indexed = index.fields if index else ()
    if index:
        yield _by_index(index, word)
    yield from (_in_field(field, word) for field in FIELDS[model] if field not in indexed)
    if model is ResponsibleParty:
        yield Q(pk__in=PartyAlias.objects.filter(_in_field("name", word)).order_by().values("party"))


def _by_index(index: Index, word: str) -> Q:
    """A pair by itself tells all of a word; that pairs of a longer one stand behind each other does not follow."""
    if len(word) <= 2:
        return index.may_hold(word)
    return index.may_hold(word) & reduce(or_, (_in_field(field, word) for field in index.fields))


def _in_field(field: str, word: str) -> Q:
    return Q(**{f"{field}__holds": word})
