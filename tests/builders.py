"""Rows for tests, made plainly: each builder takes what the test speaks of and fills in the rest.

Proposals are built by hand here; whoever wants the reader's own calls ``read_speech``.
"""

import hashlib
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from django.contrib.auth.models import Group, Permission, User
from django.utils import timezone

from extraction.models import ExtractionRun, Proposal
from tests.groups import documented
from tracker.actions import AssignmentDraft, DeadlineDraft, DirectiveDraft, TargetDraft, record
from tracker.models import Directive, Liaison, Meeting, PartyAlias, ResponsibleParty, SourceFile, Speaker, Speech
from tracker.people import groups
from tracker.search import make_findable

SOME_DAY = date(2026, 3, 2)
SOME_MOMENT = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
SOMEBODY = "周敏 (zhoumin)"
WHO = {"by": SOMEBODY, "at": SOME_MOMENT}  # what every action takes
SOME_TEXT = "同志们：\n县水利局要在6月30日前完成清河堤防加固。各乡镇要每月排查一次。\n散会。"

_serial = count(1)


def a_user(username: str | None = None, *, permissions: tuple[str, ...] = (), **values: Any) -> User:
    """A user who may log in; ``permissions`` are ``app.codename``."""
    user = User.objects.create_user(username or f"user{next(_serial)}", password="a long enough password", **values)
    for permission in permissions:
        user.user_permissions.add(a_permission(permission))
    return user


def a_permission(name: str) -> Permission:
    """The permission that pages ask for as ``app.codename``."""
    app, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def a_group(name: str) -> Group:
    """The group of this name as the migrations make it; made anew where a test that commits has emptied the tables."""
    group, is_new = Group.objects.get_or_create(name=name)
    if is_new:
        group.permissions.set(map(a_permission, documented()[name]))
    return group


def in_group(name: str, username: str | None = None, **values: Any) -> User:
    """A user in one of the groups of ``tracker.people.groups``, let into the admin where the group works there."""
    user = a_user(username, is_staff=name in groups.WORK_IN_THE_ADMIN, **values)
    user.groups.add(a_group(name))
    return user


def a_liaison(party: ResponsibleParty, username: str | None = None, **values: Any) -> User:
    """A liaison officer who speaks for the party."""
    user = in_group(groups.LIAISON, username, **values)
    Liaison.objects.create(user=user, party=party)
    return user


def a_reviewer(username: str | None = None, **values: Any) -> User:
    """A user of the admin who may decide proposals and follow directives."""
    return in_group(groups.REVIEWER, username, **values)


def a_supervisor(username: str | None = None, *, permissions: tuple[str, ...] = (), **values: Any) -> User:
    """Somebody who sees the whole ledger."""
    return a_user(username, permissions=("tracker.view_directive", *permissions), **values)


def a_party(
    name: str | None = None, *, kind: str = "unit", aliases: tuple[str, ...] = (), **values
) -> ResponsibleParty:
    """A party of the registry with its aliases."""
    party = ResponsibleParty.objects.create(name=name or f"第{next(_serial)}局", kind=kind, **values)
    PartyAlias.objects.bulk_create(PartyAlias(party=party, name=alias) for alias in aliases)
    return party


def a_meeting(held_on: date | None = SOME_DAY, **values) -> Meeting:
    """A meeting, on some day unless told otherwise."""
    return Meeting.objects.create(held_on=held_on, **{"title": f"第{next(_serial)}次工作会议"} | values)


def a_speech(text: str = SOME_TEXT, *, held_on: date | None = SOME_DAY, meeting: Meeting | None = None) -> Speech:
    """A speech that fills a source file of its own."""
    number = next(_serial)
    source = SourceFile.objects.create(
        sha256=hashlib.sha256(f"{number} {text}".encode()).hexdigest(),
        name=f"讲话{number}.txt",
        size=len(text.encode()),
        kind="txt",
        encoding="utf-8",
        imported_at=SOME_MOMENT,
        imported_by=SOMEBODY,
    )
    speech = Speech.objects.create(
        source=source,
        meeting=meeting or a_meeting(held_on),
        speaker=Speaker.objects.get_or_create(name="林某", post="县长")[0],
        title="在工作会议上的讲话",
        start=0,
        end=len(text),
        text=text,
    )
    make_findable(speech)
    return speech


def a_directive(
    text: str = "完成清河堤防加固",
    *,
    speech: Speech | None = None,
    due_on: date | None = None,
    deadlines: tuple[DeadlineDraft, ...] = (),
    owner: ResponsibleParty | None = None,
    assignments: tuple[AssignmentDraft, ...] = (),
    targets: tuple[TargetDraft, ...] = (),
    kind: str = "directive",
    closed_on: date | None = None,
) -> Directive:
    """A directive on the ledger, due on a day and led by an owner where these are given."""
    speech = speech or a_speech()
    if due_on:
        deadlines = (DeadlineDraft(kind="by", words="之前", edtf=f"../{due_on}", due_on=due_on), *deadlines)
    if owner:
        assignments = (AssignmentDraft(name=owner.name, party=owner), *assignments)
    start = max(speech.text.find("县水利局"), 0)
    draft = DirectiveDraft(
        speech=speech, start=start, end=min(start + 24, len(speech.text)), kind=kind, strength="should", text=text,
        assignments=assignments, deadlines=deadlines, targets=targets,
    )  # fmt: skip
    directive = record(draft, by=SOMEBODY, at=SOME_MOMENT)
    if closed_on:
        from tracker.actions import close

        directive = close(directive, on=closed_on, reason="已验收", by=SOMEBODY, at=SOME_MOMENT)
    return directive


def recorded_from(speech: Speech, quote: str, **values) -> Directive:
    """A directive recorded from these words of a speech."""
    start = speech.text.index(quote)
    plain = {"kind": "directive", "strength": "must"}
    draft = DirectiveDraft(speech=speech, start=start, end=start + len(quote), **plain | values)
    return record(draft, by=SOMEBODY, at=SOME_MOMENT)


def a_run(speech: Speech) -> ExtractionRun:
    """A reading of the speech, by rules that exist nowhere."""
    number = speech.runs.count() + 1
    return ExtractionRun.objects.create(
        speech=speech, number=number, rules_hash=f"{number:064x}", anchor_on=speech.meeting.held_on,
        read_at=SOME_MOMENT, read_by=SOMEBODY,
    )  # fmt: skip


def a_proposal(
    speech: Speech | None = None, words: str = "县水利局要在6月30日前完成清河堤防加固。", **values
) -> Proposal:
    """A proposal that quotes ``words`` from the speech: a lead, a day and a target, unless told otherwise."""
    speech = speech or a_speech()
    run = speech.runs.first() or a_run(speech)
    start = speech.text.index(words)
    year = speech.meeting.held_on.year if speech.meeting.held_on else 2026
    plain = {
        "run": run,
        "speech": speech,
        "number": run.proposals.count() + 1,
        "start": start,
        "end": start + len(words),
        "text": words,
        "kind": "directive",
        "strength": "should",
        "confidence": 0.87,
        "reasons": ["有责任主体: 1.2", "有时限: 1.5"],
        "rules": ["cue-yao"],
        "parties": [party_found("县水利局", start)],
        "deadlines": [deadline_found("6月30日前", start + 6, date(year, 6, 30))],
        "targets": [target_found("100%", start)],
    }
    return Proposal.objects.create(**plain | values)


def party_found(name: str, start: int = 0, role: str = "lead", *, inherited: bool = False) -> dict[str, Any]:
    """A party as the reader would have found it."""
    return {"name": name, "start": start, "end": start + len(name), "role": role, "inherited": inherited}


def deadline_found(words: str, start: int, due_on: date | None, **values) -> dict[str, Any]:
    """A deadline as the reader would have found it."""
    plain = {
        "text": words, "start": start, "end": start + len(words), "kind": "by",
        "edtf": f"../{due_on}" if due_on else "", "rrule": "", "duration": "", "starts_on": None,
        "due_on": due_on.isoformat() if due_on else None, "anchor_on": SOME_DAY.isoformat(), "masked": False,
        "vague": False, "flags": [], "explanation": f"“{words}”：取会议当年", "rule": "time-month-day",
    }  # fmt: skip
    return plain | values


def target_found(words: str, start: int = 0, **values) -> dict[str, Any]:
    """A target as the reader would have found it."""
    plain = {"text": words, "start": start, "end": start + len(words), "comparator": "=", "value": "100", "unit": "%"}
    return plain | {"hedge": ""} | values


def now() -> datetime:
    """The moment of the test, for actions on the record."""
    return timezone.now()
