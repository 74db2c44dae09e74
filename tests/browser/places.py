"""Every page there is, for the tests that visit them all: the addresses of ``tests/access.toml``, which names every
address of the program, and beside them the situations that an address alone does not bring about.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from extraction.actions import accept, reject
from tests import access
from tests.builders import SOME_MOMENT, SOMEBODY, a_directive, a_party, a_proposal, a_speech
from tracker.models import Speech

LONG_NAME = "县委县政府推进易地扶贫搬迁后续扶持暨农村危房改造和农房抗震改造工作领导小组办公室"
AREAS: dict[str, Callable[[str], bool]] = {
    "the pages for everybody": lambda name: not name.startswith("admin"),
    "the review": lambda name: name.startswith("admin:extraction_") or name.endswith("_confirm"),
    "the admin of the record": lambda name: name.startswith("admin:tracker_"),
    "the rest of the admin": lambda name: True,
}


def demands(count: int) -> list[str]:
    """So many sentences that each demand something, no two alike."""
    return [f"第{n}项，各乡镇要在6月30日前完成排查整改，并将结果报县督查室。" for n in range(1, count + 1)]


LINES = demands(5)


def a_county() -> dict[str, Any]:
    """The world of ``tests/access.py`` with more in it: items in every state, and a speech that is being reviewed."""
    world = access.a_world()
    today, bureau = timezone.localdate(), world["responsibleparty"]
    for days in (-100, -1, 0, 5, 20):
        a_directive(f"第{days}天的任务", due_on=today + timedelta(days=days), owner=bureau)
    a_directive("已办结的任务", due_on=today, owner=a_party(LONG_NAME), closed_on=today)
    a_directive("无主无期的任务")
    return world | {"reviewed": a_reviewed_speech(), "finished": a_finished_speech()}


def a_speech_to_review(lines: list[str]) -> Speech:
    """A speech each of whose lines is proposed, with nothing found in it."""
    speech = a_speech("同志们：\n" + "\n".join(lines))
    for line in lines:
        a_proposal(speech, line, parties=[], deadlines=[], targets=[])
    return speech


def a_reviewed_speech() -> Speech:
    """A speech with an accepted, a rejected and three undecided proposals."""
    speech = a_speech("同志们：\n" + "\n".join(LINES))
    first, second, *_others = [a_proposal(speech, line) for line in LINES]
    accept(first, by=SOMEBODY, at=SOME_MOMENT)
    reject(second, "exhortation", by=SOMEBODY, at=SOME_MOMENT)
    return speech


def a_finished_speech() -> Speech:
    """A speech whose only proposal is decided."""
    speech = a_speech()
    accept(a_proposal(speech), by=SOMEBODY, at=SOME_MOMENT)
    return speech


def pages(area: str, world: dict[str, Any]) -> Iterator[str]:
    """The addresses of an area that show a page to the administrator, whom every page lets in."""
    client = Client()
    client.force_login(world["visitors"]["administrator"])
    patterns = access.addresses()
    for name, rule in access.rules().items():
        if _area_of(name) == area and rule.expected("administrator", "get") == "in":
            yield from (path for path in access.paths(rule, patterns[name], world) if _shows_a_page(client, path))


def _area_of(name: str) -> str:
    return next(area for area, holds in AREAS.items() if holds(name))


def _shows_a_page(client: Client, path: str) -> bool:
    """Files, feeds, answers for scripts and ways on are no pages; what fails raises here."""
    answer = client.get(path)
    answer.close()
    return answer.status_code == 200 and answer["Content-Type"].startswith("text/html")
