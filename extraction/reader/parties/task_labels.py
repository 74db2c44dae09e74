"""Labels behind a task, in a sentence or line of their own, say whose it is: 责任单位：县水利局；配合单位：各乡镇."""

from dataclasses import replace

from extraction.reader.matches import MatchedText
from extraction.reader.parties.assigned_by_phrase import POINTS_AT
from extraction.reader.parties.party_lists import listed_on
from extraction.reader.results import PartyMention, Proposal

# What stands around labels and between them.
_BETWEEN = frozenset("（(【〔[）)】〕]；;，,。 \t\u3000\n")


def with_labelled_owners(matched: MatchedText, before: list[Proposal], found: list[Proposal]) -> list[Proposal]:
    """All these proposals, but for those that only label the one right before them: they say whose that is."""
    all_of = list(before)
    for proposal in found:
        if all_of and _is_only_labels(matched, all_of[-1].end, proposal.end):
            all_of[-1] = _led_by(all_of[-1], proposal.parties)
        else:
            all_of.append(proposal)
    return all_of


def _is_only_labels(matched: MatchedText, start: int, end: int) -> bool:
    """Whether nothing but labels and names stands there: those of this proposal, and of the lines before it."""
    at = start
    while at < end:
        if matched.text[at] in _BETWEEN:
            at += 1
            continue
        label = POINTS_AT.match(matched.text, at, end)
        names = list(listed_on(matched, label.end(), end)) if label else []
        if not names:
            return False
        at = names[-1].end
    return True


def _led_by(task: Proposal, parties: tuple[PartyMention, ...]) -> Proposal:
    """The task with whom its labels name; whom it only inherited from a heading they replace."""
    named = {party.name for party in task.parties if not party.inherited}
    more = tuple(replace(party, inherited=True, liability="") for party in parties if party.name not in named)
    has_lead = any(party.role == "lead" for party in more)
    return replace(task, parties=tuple(p for p in task.parties if not (has_lead and _is_of_heading(p, task))) + more)


def _is_of_heading(party: PartyMention, task: Proposal) -> bool:
    return party.inherited and party.start < task.start
