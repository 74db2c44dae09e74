"""The demo reviewer at work on one file, after ``seeds/decisions.toml``."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from extraction.actions import accept, add_missed, correct, draft_of, merge, read_words, reject
from extraction.models import Proposal
from extraction.planting.seedfiles import seeds
from extraction.querysets import ProposalQuerySet
from extraction.reader import mostly_same
from tracker.actions import AssignmentDraft, DeadlineDraft, DirectiveDraft, close, extend
from tracker.models import Directive, ResponsibleParty, SourceFile

ROLES = ("lead", "support", "supervisor")


def review(source: SourceFile, *, on: date, at: datetime, by: str) -> None:
    """Decide every proposal of a file unless it is left to the visitor, then follow what the seeds say of it."""
    plan = seeds("decisions")
    if source.name in plan["undecided"]:
        return
    _decide_all(source, plan, at=at, by=by)
    for block in _of_file(plan, "close", source):
        for directive in _directives(block, source):
            close(directive, on=block["closed_on"], reason=block["note"], by=by, at=at)
    for block in _of_file(plan, "extend", source):
        for directive in _directives(block, source):
            extend(directive, on + timedelta(days=block["days_from_today"]), reason=block["reason"], by=by, at=at)


def _decide_all(source: SourceFile, plan: dict[str, Any], *, at: datetime, by: str) -> None:
    """What is merged into others waits until those are on the ledger."""
    merged = _of_file(plan, "merge", source)
    for proposal in _pending(source):
        if not any(block["words"] in proposal.text for block in merged):
            _decide(proposal, plan, at=at, by=by)
    for block in merged:
        _merge(block, source, at=at, by=by)
    for block in _of_file(plan, "missed", source):
        _add_missed(block, source, at=at, by=by)


def _decide(proposal: Proposal, plan: dict[str, Any], *, at: datetime, by: str) -> None:
    source = proposal.speech.source
    for block in _of_file(plan, "reject", source):
        if block["words"] in proposal.text:
            reject(proposal, block["reason"], note=block.get("note", ""), by=by, at=at)
            return
    for block in _of_file(plan, "correct", source):
        if block["words"] in proposal.text:
            correct(proposal, _corrected(proposal, block), note=block.get("note", ""), by=by, at=at)
            return
    accept(proposal, by=by, at=at)


def _merge(block: dict[str, Any], source: SourceFile, *, at: datetime, by: str) -> None:
    """Merge what the block names; where the ledger does not have the other, it is recorded by itself."""
    into = Directive.objects.open().filter(quote__contains=block["into"]).first()
    for proposal in _pending(source).filter(text__contains=block["words"]):
        if into:
            merge(proposal, into, by=by, at=at)
        else:
            accept(proposal, by=by, at=at)


def _add_missed(block: dict[str, Any], source: SourceFile, *, at: datetime, by: str) -> None:
    """Record the block's words by hand; passed over where the reader has come to propose them."""
    speech = source.speeches.get(text__contains=block["words"])
    start = speech.text.index(block["words"])
    found = read_words(speech, start, start + len(block["words"]))
    if not any(mostly_same((start, found.end), span) for span in speech.proposals.values_list("start", "end")):
        add_missed(speech, _corrected(found, block), by=by, at=at)


def _pending(source: SourceFile) -> ProposalQuerySet:
    found: ProposalQuerySet = Proposal.objects.pending().filter(speech__source=source).in_reading_order()
    return found


def _corrected(proposal: Proposal, block: dict[str, Any]) -> DirectiveDraft:
    draft = draft_of(proposal)
    owners = tuple(_assignment(name, role) for role in ROLES for name in block.get(role, ()))
    due_on = block.get("due_on")
    deadlines = draft.deadlines
    if due_on:
        by_hand = DeadlineDraft("by", edtf=f"../{due_on}", due_on=due_on, reason=block.get("note", ""))
        # One that was rightly proposed keeps its words, as it does in the form.
        deadlines = tuple(deadline for deadline in deadlines if deadline.due_on == due_on) or (by_hand,)
    return replace(
        draft,
        text=block.get("text", draft.text),
        assignments=owners or draft.assignments,
        deadlines=deadlines,
    )


def _assignment(name: str, role: str) -> AssignmentDraft:
    return AssignmentDraft(name, role, ResponsibleParty.objects.meant_by(name, None))


def _of_file(plan: dict[str, Any], step: str, source: SourceFile) -> list[dict[str, Any]]:
    return [block for block in plan.get(step, ()) if block["file"] == source.name]


def _directives(block: dict[str, Any], source: SourceFile) -> list[Directive]:
    """The open directives whose quote holds the block's words: one, or none where the reader proposed nothing."""
    return list(Directive.objects.open().filter(speech__source=source, quote__contains=block["words"]))
