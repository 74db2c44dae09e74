"""Which rows hold these words: exactly those that a search for the folded words in the folded texts would find."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial, reduce
from operator import and_, or_
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

from tracker.folding import fold
from tracker.models import Assignment, Directive, Meeting, PartyAlias, ResponsibleParty, Speaker, Speech
from tracker.search.index import EVERYWHERE, INDEXES, MOST_ASKED, Index
from tracker.search.lookups import can_be_held  # whose module makes `holds` known
from tracker.search.pairs import told_by_pairs

Rows = TypeVar("Rows", bound=QuerySet[Any])
# Where words are looked for: in these fields of the rows themselves.
FIELDS: dict[type[Model], tuple[str, ...]] = {
    Directive: ("text", "quote"),
    Speech: ("title", "text"),
    Meeting: ("title", "place"),
    Speaker: ("name", "post"),
    ResponsibleParty: ("name",),
}
_NONE = Q(pk__in=[])


def holding(rows: Rows, words: str) -> Rows:
    """Of the rows those that hold each of the words, which blanks part; all where there are none.

    A word is held where one of the fields has it, of a party an alias as well.  No row holds a word longer than
    ``LONGEST``, which forms refuse, or with a character that no database keeps.
    """
    index = INDEXES.get(rows.model)
    if index and index.fields == FIELDS[rows.model]:
        asked = list(dict.fromkeys(words.split()))
        return rows.filter(_by_index(index, asked) if all(map(can_be_held, asked)) else _NONE)
    return rows.filter(each_word(words, partial(held, rows.model)))


def each_word(words: str, condition: Callable[[str], Q]) -> Q:
    """What holds where the condition of each of the words does, which blanks part; where there are none, everywhere."""
    return reduce(and_, map(condition, dict.fromkeys(words.split())), Q())


def held(model: type[Model], word: str) -> Q:
    """The condition that a row of the model holds a word, which has no blanks."""
    return reduce(or_, _places(model, word)) if can_be_held(word) else _NONE


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
        yield _by_index(index, [word])
    yield from (_in_field(field, word) for field in FIELDS[model] if field not in indexed)
    if model is ResponsibleParty:
        yield Q(pk__in=PartyAlias.objects.filter(_in_field("name", word)).order_by().values("party"))


def _by_index(index: Index, words: Sequence[str]) -> Q:
    """The rows with each of the words in a field of the index: all in one question, far quicker than one for each.

    A pair by itself tells all of a word; that pairs of a longer one stand behind each other does not follow.
    """
    asked = [word for word in words if fold(word) not in EVERYWHERE][:MOST_ASKED]
    looked_for = [word for word in words if word not in asked or not told_by_pairs(word)]
    found = index.may_hold(asked) if asked else Q()
    return reduce(and_, (_in_any(index.fields, word) for word in looked_for), found)


def _in_any(fields: Iterable[str], word: str) -> Q:
    return reduce(or_, (_in_field(field, word) for field in fields))


def _in_field(field: str, word: str) -> Q:
    return Q(**{f"{field}__holds": word})
