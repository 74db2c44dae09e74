"""What the search page shows of each kind: how many hold the words, the first of them, and what may have been meant."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tracker.filtering.lookups import names_seen_by, seen_by
from tracker.models import Directive, Meeting, ResponsibleParty, Speech
from tracker.numbers import number_of
from tracker.rows.ledger import LedgerRow, keys_of
from tracker.search import SHORT, Meant, Piece, holding, meant, snippet, stands_in

FIRST = 10  # rows of each kind, where all kinds are shown
PER_PAGE = 50
WHOLE = 200  # around a word of a title, which is shown whole


@dataclass(frozen=True)
class Asked:
    """Who looks for which words, and on which day; ``page`` is one of all there is of a kind, as the address has it,
    and None where the first of each are shown.
    """

    user: Any
    words: str
    on: date
    page: str | None = None

    @cached_property
    def names(self) -> list[str]:
        """The names of parties the person may see, which are not cut apart."""
        return names_seen_by(self.user)


@dataclass(frozen=True)
class Found:
    """A row as it is shown: where it leads, its title in pieces, and further words that were found, each labelled."""

    address: str
    title: list[Piece]
    row: Any
    beside: list[tuple[str | Promise, list[Piece]]] = field(default_factory=list)


class Section:
    """Of one kind, what of it the person may see: how many hold all the words, and a page of these.

    ``meant`` are others that hold most of what was typed run together, where few or none hold all of it; they are
    never counted.
    """

    key: ClassVar[str]
    label: ClassVar[str | Promise]

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        pages = Paginator(self.keys(), FIRST if asked.page is None else PER_PAGE)
        self.page, self.count = pages.get_page(asked.page), pages.count

    def seen(self) -> QuerySet[Any]:
        """The rows the person may see, with all that is shown of them."""
        raise NotImplementedError

    def told(self, row: Any, words: list[str]) -> Found:
        """The row as it is shown, with these words marked."""
        raise NotImplementedError

    def exact(self) -> QuerySet[Any]:
        """Those that hold all the words."""
        return holding(self.seen(), self.asked.words)

    def keys(self) -> Any:
        """The primary keys of ``exact``, for a paginator."""
        return self.exact().values_list("pk", flat=True)

    def rows(self) -> list[Found]:
        """Those of the page."""
        loaded, words = self.seen().in_bulk(list(self.page)), self.asked.words.split()
        return [self.told(loaded[key], words) for key in self.page if key in loaded]

    @cached_property
    def meant(self) -> list[Found]:
        """Best first; empty where enough hold all the words."""
        return [self.told(one.row, one.words) for one in self._meant()] if self.count < SHORT else []

    def _meant(self) -> list[Meant]:
        return meant(self.seen(), self.asked.words, self.asked.names, FIRST)

    def all_address(self) -> str:
        """Where all of them are listed."""
        return f"{reverse('search')}?{urlencode({'q': self.asked.words, 'kind': self.key})}"


def told_directive(row: Directive, words: list[str], on: date) -> Found:
    """A directive as it stands on the day, with these words marked; the quote where it alone holds one of them."""
    found = Found(reverse("directive", args=[row.public_id]), snippet(row.text, words), LedgerRow(row, on))
    if any(stands_in(row.quote, word) and not stands_in(row.text, word) for word in words):
        found.beside.append((_("In the speaker's words"), snippet(row.quote, words)))
    return found


class Directives(Section):
    """Directives, soonest due first as in their list."""

    key, label = "directives", _("Directives")

    def seen(self) -> QuerySet[Any]:
        rows: QuerySet[Any] = Directive.objects.visible_to(self.asked.user).for_list()
        return rows

    def keys(self) -> Any:
        return keys_of(holding(Directive.objects.visible_to(self.asked.user), self.asked.words), by_day=True)

    def told(self, row: Any, words: list[str]) -> Found:
        return told_directive(row, words, self.asked.on)

    def all_address(self) -> str:
        if number_of(self.asked.words):  # which the list takes for one directive, not for words
            return super().all_address()
        return f"{reverse('directives')}?{urlencode({'words': self.asked.words})}"


class Speeches(Section):
    """Speeches of the meetings the person may see: by their text for who may read it, else by their titles alone."""

    key, label = "speeches", _("Speeches")

    def seen(self) -> QuerySet[Any]:
        meetings = seen_by(self.asked.user, Meeting.objects.order_by())
        rows = Speech.objects.filter(meeting__in=meetings.values("pk")).select_related("meeting", "speaker")
        return rows if self._may_read else rows.defer("text")

    def exact(self) -> QuerySet[Any]:
        if self._may_read:
            return super().exact()
        titles = [Q(title__holds=word) for word in self.asked.words.split()]
        return self.seen().filter(*titles)

    def told(self, row: Any, words: list[str]) -> Found:
        found = Found(self._address(row), _whole(row.title, words), row)
        if self._may_read and any(stands_in(row.text, word) for word in words):
            found.beside.append(("", snippet(row.text, words)))
        return found

    def _meant(self) -> list[Meant]:
        # What somebody may not read is not looked through for them.
        return super()._meant() if self._may_read else []

    @property
    def _may_read(self) -> bool:
        may: bool = self.asked.user.has_perm("tracker.view_speech")
        return may

    def _address(self, row: Any) -> str:
        if self._may_read and self.asked.user.is_staff:
            return reverse("admin:tracker_speech_change", args=[row.pk])
        return reverse("meeting", args=[row.meeting.public_id])


class Meetings(Section):
    """Meetings, the latest first, by title or place."""

    key, label = "meetings", _("Meetings")

    def seen(self) -> QuerySet[Any]:
        return seen_by(self.asked.user, Meeting.objects.all())

    def told(self, row: Any, words: list[str]) -> Found:
        found = Found(reverse("meeting", args=[row.public_id]), _whole(row.title, words), row)
        if row.place:
            found.beside.append((_("place"), _whole(row.place, words)))
        return found


class Parties(Section):
    """The registry, by name or by an alias, which is shown where it alone holds a word."""

    key, label = "parties", _("Responsible parties")

    def seen(self) -> QuerySet[Any]:
        return seen_by(self.asked.user, ResponsibleParty.objects.prefetch_related("aliases"))

    def told(self, row: Any, words: list[str]) -> Found:
        found = Found(reverse("party", args=[row.pk]), _whole(row.name, words), row)
        unnamed = [word for word in words if not stands_in(row.name, word)]
        for alias in row.aliases.all():
            if any(stands_in(alias.name, word) for word in unnamed):
                found.beside.append((_("Also called"), _whole(alias.name, words)))
        return found


KINDS: dict[str, type[Section]] = {kind.key: kind for kind in (Directives, Speeches, Meetings, Parties)}


def _whole(title: str, words: Iterable[str]) -> list[Piece]:
    return snippet(title, words, around=WHOLE)
