"""What the search page shows of each kind: how many hold the words, the first of them, and what may have been meant."""

from dataclasses import dataclass
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
from tracker.rows.ledger import keys_of
from tracker.search import Meant, each_word, holding, meant, snippet, stands_in, worth_guessing
from tracker.views.found import Found, told_directive, whole

FIRST = 10  # rows of each kind, where all kinds are shown
PER_PAGE = 50


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
        return list(names_seen_by(self.user))


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
        """Best first; empty where enough hold all the words, and for a number, by whose year nothing is meant."""
        if not worth_guessing(self.asked.words, self.count):
            return []
        return [self.told(one.row, one.words) for one in self._meant()]

    def _meant(self) -> list[Meant]:
        return meant(self.seen(), self.asked.words, self.asked.names, FIRST)

    def all_address(self) -> str:
        """Where all of them are listed."""
        return f"{reverse('search')}?{urlencode({'q': self.asked.words, 'kind': self.key})}"


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
        return self.seen().filter(each_word(self.asked.words, lambda word: Q(title__holds=word)))

    def told(self, row: Any, words: list[str]) -> Found:
        found = Found(self._address(row), whole(row.title, words), row)
        pieces = snippet(row.text, words) if self._may_read else []
        if any(piece.marked for piece in pieces):
            found.beside.append(("", pieces))
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
        found = Found(reverse("meeting", args=[row.public_id]), whole(row.title, words), row)
        if row.place:
            found.beside.append((_("place"), whole(row.place, words)))
        return found


class Parties(Section):
    """The registry, by name or by an alias, which is shown where it alone holds a word."""

    key, label = "parties", _("Responsible parties")

    def seen(self) -> QuerySet[Any]:
        return seen_by(self.asked.user, ResponsibleParty.objects.prefetch_related("aliases"))

    def told(self, row: Any, words: list[str]) -> Found:
        found = Found(reverse("party", args=[row.pk]), whole(row.name, words), row)
        unnamed = [word for word in words if not stands_in(row.name, word)]
        for alias in row.aliases.all():
            if any(stands_in(alias.name, word) for word in unnamed):
                found.beside.append((_("Also called"), whole(alias.name, words)))
        return found


KINDS: dict[str, type[Section]] = {kind.key: kind for kind in (Directives, Speeches, Meetings, Parties)}
