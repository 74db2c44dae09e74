"""The table of who may do what (``access.toml``), the addresses it must cover, and the world behind them."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import product
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from extraction.actions import accept, add_missed, draft_of, merge, read_words, reject, undo
from tests.builders import (
    SOME_DAY,
    SOME_MOMENT,
    SOMEBODY,
    a_directive,
    a_group,
    a_liaison,
    a_party,
    a_proposal,
    a_speech,
    a_user,
    in_group,
)
from tracker.actions import correct_day
from tracker.feeds.calendar import signed
from tracker.files.store import path_of
from tracker.models import Feed, SavedFilter
from tracker.people import groups

TABLE = tomllib.loads((Path(__file__).parent / "access.toml").read_text())
VISITORS = TABLE["who"]["everybody"].split()
# How the stock pages of a model's admin follow from its line: page → (who opens it, who sends to it).
STOCK = {
    "changelist": ("look", "look"),
    "add": ("add", "add"),
    "change": ("look", "change"),
    "delete": ("delete", "delete"),
    "history": ("look", "look"),
}


@dataclass(frozen=True)
class Rule:
    """What the table says of one address: ``get`` and ``post`` are sets of visitors, or a status for all let in."""

    name: str
    get: frozenset[str] | int
    post: frozenset[str] | int
    of: str = ""
    query: str = ""
    parts: tuple[tuple[str, tuple[Any, ...]], ...] = ()
    otherwise: tuple[tuple[str, Any], ...] = ()

    def expected(self, visitor: str, method: str) -> str:
        """``in``, or how the visitor is turned away: ``login`` or a status."""
        allowed = self.get if method == "get" else self.post
        other = self.post if method == "get" else self.get
        let_in = other if isinstance(allowed, int) else allowed
        if isinstance(let_in, frozenset) and visitor in let_in:
            return str(allowed) if isinstance(allowed, int) else "in"
        if visitor in dict(self.otherwise):
            answers = dict(self.otherwise)[visitor]
            return str(answers[method == "post"] if isinstance(answers, list) else answers)
        if visitor == "anonymous" or (self.in_admin and visitor in ("liaison", "stranger", "nobody")):
            return "login"
        return "403"

    @property
    def in_admin(self) -> bool:
        """Whether the admin's own door stands before it."""
        return self.name.startswith("admin")


def rules() -> dict[str, Rule]:
    """The rule of each address by its name, the stock pages of the admin included."""
    found = [_rule(name, **line) for name, line in TABLE["addresses"].items()]
    for model, line in TABLE["models"].items():
        app, name = model.split(".")
        for page, (get, post) in STOCK.items():
            of = "" if page in ("changelist", "add") else name
            found.append(_rule(f"admin:{app}_{name}_{page}", get=line[get], post=line[post], of=of))
        # Leads on to the page of the row, which asks.
        found.append(_rule(f"admin/{app}/{name}/<path:object_id>/", get="admins", of=name))
    return {rule.name: rule for rule in found}


def people(who: str) -> frozenset[str]:
    """The visitors of a set, of a single name, or of ``none``."""
    return frozenset() if who == "none" else frozenset(TABLE["who"].get(who, who).split())


def _rule(name: str, *, get: Any, post: Any = None, of: str = "", query: str = "", **more: Any) -> Rule:
    post = get if post is None else post
    sets = [who if isinstance(who, int) else people(who) for who in (get, post)]
    parts = tuple((part, tuple(values)) for part, values in more.pop("with", {}).items())
    return Rule(name, sets[0], sets[1], of, query, parts, tuple(more.items()))


def addresses() -> dict[str, URLPattern]:
    """Every address of the program by its name; one that has none by its route."""
    return dict(_walk(get_resolver().url_patterns))


def _walk(patterns: list[URLPattern | URLResolver], route: str = "", space: str = "") -> Iterator[tuple[str, Any]]:
    for pattern in patterns:
        here = f"{route}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern.url_patterns, here, inner)
        else:
            yield (f"{space}{pattern.name}" if pattern.name else here), pattern


def paths(rule: Rule, pattern: URLPattern, world: dict[str, Any]) -> Iterator[str]:
    """The addresses to try for a rule: the row behind the ids filled in, and every value of the other parts."""
    asked = list(pattern.pattern.regex.groupindex)
    names = [name for name, _ in rule.parts]
    for values in product(*(values for _, values in rule.parts)):
        parts = dict(zip(names, values, strict=True))
        row = world.get(rule.of)
        ids = {name: _id(row, name) for name in asked}
        if pattern.name:
            yield f"{reverse(rule.name, kwargs=ids | parts)}?{rule.query}"
        else:
            yield "/" + rule.name.replace("<path:object_id>", str(row and row.pk)).replace("(?P<url>.*)$", "nowhere/")


def _id(row: Any, name: str) -> Any:
    """What stands in the address for a row under this name."""
    return signed(row) if name == "words" else getattr(row, "public_id" if name == "public_id" else "pk", None)


def a_world() -> dict[str, Any]:
    """One row of everything, with a directive that is the business of the liaison's unit and not of the stranger's."""
    bureau = a_party("县水利局")
    speech = a_speech()
    path_of(speech.source.sha256).parent.mkdir(parents=True)
    path_of(speech.source.sha256).write_bytes(b"as it came")
    decided = a_proposal(speech, "各乡镇要每月排查一次。")
    sign = {"by": SOMEBODY, "at": SOME_MOMENT}
    recorded = accept(decided, **sign)
    reject(a_proposal(speech, "散会。"), "exhortation", **sign)
    undone = undo(speech, **sign)
    again = merge(a_proposal(a_speech()), recorded, **sign)
    visitors = _visitors(bureau)
    return {
        "directive": a_directive(speech=speech, owner=bureau),
        "speech": speech,
        "sourcefile": speech.source,
        "meeting": speech.meeting,
        "speaker": speech.speaker,
        "responsibleparty": bureau,
        "proposal": a_proposal(speech),
        "extractionrun": decided.run,
        "decision": decided.decision,
        "missed": add_missed(speech, draft_of(read_words(speech, 0, 3)), **sign),
        "undone": undone,
        "amendment": correct_day(speech.meeting, SOME_DAY + timedelta(days=1), **sign),
        "restatement": again.merged_into.restatements.get(),
        "user": a_user(),
        "group": a_group(groups.REVIEWER),
        "filter": SavedFilter.objects.create(user=visitors["liaison"], name="本单位"),
        "feed": Feed.objects.create(user=visitors["liaison"], name="本单位", made_at=SOME_MOMENT),
        "visitors": visitors,
    }


def _visitors(bureau: Any) -> dict[str, User]:
    return {
        "reviewer": in_group(groups.REVIEWER),
        "supervisor": in_group(groups.SUPERVISOR),
        "liaison": a_liaison(bureau),
        "stranger": a_liaison(a_party("县信访局")),
        "auditor": in_group(groups.AUDITOR),
        "administrator": in_group(groups.ADMINISTRATOR),
        "clerk": a_user(is_staff=True),
        "nobody": a_user(),
    }
