"""How far the reader can be trusted, counted from what people decided: by rule, by field, by confidence."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from django.db.models import F, QuerySet

from extraction.choices import Outcome, ProposalField
from extraction.measuring.tallies import Coverage, FieldTally, RuleTally
from extraction.measuring.weighing.reliability import Judged
from extraction.models import Decision, ExtractionRun, Missed, Proposal
from extraction.reader import shipped
from tracker.choices import EventKind
from tracker.models import Directive

# Which values the rules of a family find; those of the other families find what demands.
FIELDS = {"party": ProposalField.PARTY, "time": ProposalField.DEADLINE, "target": ProposalField.TARGET}


@dataclass
class Evaluation:
    """All that can be counted; ``judged`` are the confidences that a decision bears out or not, ``by_hand`` directives
    that people recorded from speeches the reader had read.

    ``speeches`` are those reviewed to their end, the one where most was missed first.
    """

    total: RuleTally
    rules: list[RuleTally]
    fields: list[FieldTally]
    judged: list[Judged]
    by_hand: int
    speeches: list[Coverage]

    @property
    def coverage(self) -> Coverage:
        """What was found and what was missed in all reviewed speeches together."""
        found, missed = (sum(getattr(one, name) for one in self.speeches) for name in ("found", "missed"))
        return Coverage("", found=found, missed=missed)


def evaluate(first: date | None = None, last: date | None = None) -> Evaluation:
    """Count the decisions made from ``first`` to ``last``, both included, and what was read then and is pending."""
    decisions = list(Decision.objects.made_between(first, last).select_related("proposal"))
    pending = list(Proposal.objects.pending().read_between(first, last).only("rules"))
    return Evaluation(
        total=_total(decisions, pending),
        rules=sorted(_by_rule(decisions, pending), key=_worst_first),
        fields=list(_by_field([decision for decision in decisions if decision.directive_id])),
        judged=list(_judged(decisions)),
        by_hand=_recorded_by_hand(first, last),
        speeches=sorted(_by_speech(decisions, first, last), key=lambda one: (-one.missed, one.speech)),
    )


def _judged(decisions: Iterable[Decision]) -> Iterator[Judged]:
    for decision in decisions:
        if decision.was_firm is not None:
            yield decision.proposal.confidence, decision.was_firm


def _total(decisions: Iterable[Decision], pending: list[Proposal]) -> RuleTally:
    total = RuleTally("", pending=len(pending))
    for decision in decisions:
        _count(total, decision)
    return total


def _by_rule(decisions: Iterable[Decision], pending: Iterable[Proposal]) -> Iterable[RuleTally]:
    tallies: dict[str, RuleTally] = {}
    families = shipped().families
    for decision in decisions:
        for rule in decision.proposal.rules:
            # The rule may be gone from the files by now.
            _count(tallies.setdefault(rule, RuleTally(rule)), decision, FIELDS.get(families.get(rule, "")))
    for rule in chain.from_iterable(proposal.rules for proposal in pending):
        tallies.setdefault(rule, RuleTally(rule)).pending += 1
    return tallies.values()


def _count(tally: RuleTally, decision: Decision, found: ProposalField | None = None) -> None:
    if decision.outcome == Outcome.REJECTED:
        tally.rejected[decision.reason] += 1
    elif decision.outcome == Outcome.MERGED:
        tally.merged += 1
    elif decision.changes:
        tally.corrected += 1
        tally.mended += any(change["proposed"] and change["field"] == found for change in decision.changes)
    else:
        # Who opened the form and changed nothing accepted the proposal as it stood.
        tally.accepted += 1


def _worst_first(tally: RuleTally) -> tuple[bool, float, int, str]:
    share = 1.0 if tally.share is None else tally.share
    return tally.is_few, share, -tally.decided, tally.rule


def _by_field(taken: list[Decision]) -> Iterator[FieldTally]:
    changes = [change for decision in taken for change in decision.changes]
    for which in ProposalField:
        tally = FieldTally(which, proposed=sum(_values(decision.proposal, which) for decision in taken))
        for change in changes:
            if change["field"] == which:
                tally.added += not change["proposed"]
                tally.removed += not change["recorded"]
                tally.corrected += bool(change["proposed"] and change["recorded"])
        yield tally


def _values(proposal: Proposal, which: ProposalField) -> int:
    """How many values of a field a proposal held; a name that stood twice in one role is recorded once."""
    if which == ProposalField.PARTY:
        return len({(party.name, party.role) for party in proposal.as_read.parties})
    if which == ProposalField.DEADLINE:
        return len(proposal.deadlines)
    if which == ProposalField.COUNTING:
        return int(len(proposal.deadlines) > 1)
    return len(proposal.targets) if which == ProposalField.TARGET else 1


def _recorded_by_hand(first: date | None, last: date | None) -> int:
    made = {"events__made_at__date__gte": first, "events__made_at__date__lte": last}
    bounds = {bound: day for bound, day in made.items() if day is not None}
    # What was on the ledger before any reading says nothing of what the reader overlooks.
    directives = Directive.objects.filter(
        decision__isnull=True,
        events__kind=EventKind.RECORDED,
        events__made_at__gte=F("speech__runs__read_at"),
        **bounds,
    )
    return int(directives.distinct().count())


def _by_speech(decisions: Iterable[Decision], first: date | None, last: date | None) -> Iterable[Coverage]:
    """Each speech without a pending proposal; where some are pending, nobody has looked for what was missed yet."""
    confirmed = Counter(d.proposal.speech_id for d in decisions if d.outcome != Outcome.REJECTED)
    missed = Counter(_added_between(first, last).values_list("run__speech", flat=True))
    decided = {decision.proposal.speech_id for decision in decisions}
    reviewed = (decided | set(missed)) - set(Proposal.objects.pending().values_list("speech", flat=True))
    # In the order of their numbers, so that the last one of each speech stays.
    runs = ExtractionRun.objects.filter(speech__in=reviewed).select_related("speech").defer("speech__text")
    for run in {run.speech_id: run for run in runs.order_by("number")}.values():
        speech = run.speech_id
        yield Coverage(run.speech.title, run.rules_hash, confirmed[speech], missed[speech])


def _added_between(first: date | None, last: date | None) -> QuerySet[Missed]:
    bounds = {"added_at__date__gte": first, "added_at__date__lte": last}
    return Missed.objects.filter(**{bound: day for bound, day in bounds.items() if day is not None})
