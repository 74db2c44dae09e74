"""A speech → its proposals and what became of each paragraph."""

from collections.abc import Iterable, Iterator
from itertools import chain

from extraction.reader.demands.confidence import weigh
from extraction.reader.demands.demanding import read_clauses
from extraction.reader.demands.evidence import evidence
from extraction.reader.demands.kinds import kind_of, strength_of
from extraction.reader.demands.parts import parts
from extraction.reader.demands.vetoes import veto_reason
from extraction.reader.layout.blocks import blocks
from extraction.reader.layout.headings import enumerator, is_heading_line
from extraction.reader.layout.noise import noise_by_rules, noise_reason
from extraction.reader.layout.sentences import Sentence, sentences
from extraction.reader.layout.spans import Span
from extraction.reader.layout.speeches import is_title
from extraction.reader.layout.table_heads import is_table_head
from extraction.reader.matches import MatchedText
from extraction.reader.parties.clause import Clause, clauses_within
from extraction.reader.parties.owner_brackets import behind_bracket, speaks_of_all, with_owner_brackets
from extraction.reader.parties.owners import Owners, with_last_owner, with_shared_owner
from extraction.reader.parties.roles import lasting_owners, parties_named, parties_of
from extraction.reader.parties.subjects import addressed, has_own_subject, has_own_topic
from extraction.reader.parties.task_labels import with_labelled_owners
from extraction.reader.results import DeadlineMention, Paragraph, PartyMention, Proposal, TargetMention
from extraction.reader.targets.measures import targets_of

# Below this the reader is surer that nothing is demanded than that something is.
LEAST_CONFIDENCE = 0.2
# Behind a demand the next one leaves out its 要 and its subject.
_CONTINUED = "承接上句"
_LONGEST_THEME = 24
# Of 1. and ①; outer ones stand over what follows.
_RANK_OF_ITEMS = 3


class SpeechReader:
    """Reads one speech from its beginning to its end; what it is less sure of than ``least`` it keeps to itself."""

    def __init__(self, matched: MatchedText, least: float = LEAST_CONFIDENCE) -> None:
        self._matched = matched
        self._least = least
        self._owners = Owners()
        self._after_superior = False
        self._goes_on = False
        self.paragraphs: list[Paragraph] = []
        self.proposals: list[Proposal] = []

    def read(self) -> None:
        """Fill ``paragraphs`` and ``proposals``."""
        for block in blocks(self._matched.text, *self._matched.speech):
            self.paragraphs.append(self._paragraph(block))

    def _paragraph(self, block: Span) -> Paragraph:
        reason = noise_reason(self._matched.text, self._matched.folded, block, self._matched.rulebook)
        if reason:
            return Paragraph(*block, "junk", reason)
        rulebook = self._matched.rulebook
        if is_title(block.of(self._matched.text), rulebook) or is_table_head(self._matched.text, block, rulebook):
            return Paragraph(*block, "heading")
        is_heading = is_heading_line(self._matched.text, block) and not self._is_dated_item(block)
        self._owners.enter_block()
        self._after_superior = False
        found = with_shared_owner(list(self._block_proposals(block, is_heading)), self._is_leading, self._begins_anew)
        self.proposals = with_labelled_owners(self._matched, self.proposals, found)
        return Paragraph(*block, "items" if found else "heading" if is_heading else "nothing")

    def _is_dated_item(self, block: Span) -> bool:
        """1. 改造管网，6月底前完成。: an item with a stop and a day is a task, however short."""
        number = enumerator(self._matched.text, *block)
        is_item = number is not None and number.rank >= _RANK_OF_ITEMS and self._matched.text[block.end - 1] == "。"
        return is_item and any(due.kind == "by" and due.due_on for due in self._matched.deadlines_within(*block))

    def _is_leading(self, proposal: Proposal) -> bool:
        return self._matched.holds_word("overall_words", proposal.start, proposal.end)

    def _begins_anew(self, proposal: Proposal) -> bool:
        return has_own_topic(self._matched, clauses_within(self._matched, proposal.start, proposal.end))

    def _block_proposals(self, block: Span, is_heading: bool) -> Iterator[Proposal]:
        items = with_owner_brackets(self._matched, list(sentences(self._matched.text, block)))
        for position, sentence in enumerate(items):
            number = enumerator(self._matched.text, sentence.start, sentence.end)
            is_theme = len(items) > 1 and (number or position == 0) and _is_theme(self._matched, sentence)
            if number and (is_heading or is_theme):
                self._owners.enter_heading(number.rank, parties_named(self._matched, number.end, sentence.end))
            shape = {"标题": is_heading, "主题句": is_theme and not is_heading}
            yield from self._sentence_proposals(sentence, [name for name, holds in shape.items() if holds])

    def _sentence_proposals(self, sentence: Sentence, shape: list[str]) -> Iterator[Proposal]:
        goes_on = self._goes_on
        clauses = read_clauses(self._matched, sentence.start, sentence.end, goes_on=goes_on)
        self._owners.name(tuple(addressed(self._matched, clauses)))
        veto = veto_reason(self._matched, sentence, clauses, after_superior=self._after_superior)
        self._goes_on = not veto and self._matched.text[sentence.end - 1] in "；;"
        self._after_superior = veto == "superior" or (veto == "no-demand" and self._after_superior)
        span = Span(sentence.start, sentence.end)
        if veto or not clauses or noise_by_rules(self._matched.text, span, self._matched.noise.within(*span)):
            return
        yield from with_last_owner(list(self._of_sentence(sentence, clauses, shape, goes_on=goes_on)), self._is_for_all)

    def _is_for_all(self, party: PartyMention, proposal: Proposal) -> bool:
        return speaks_of_all(self._matched, party, proposal.start, proposal.end)

    def _of_sentence(
        self, sentence: Sentence, clauses: list[Clause], shape: list[str], *, goes_on: bool
    ) -> Iterator[Proposal]:
        groups = parts(self._matched, clauses)
        for group, after in zip(groups, [*groups[1:], None], strict=True):
            start = sentence.start if group is groups[0] else group[0].span.start
            last = group[-1].span.end
            end = behind_bracket(self._matched, last, sentence.end) if after else sentence.end
            continued = [_CONTINUED] if goes_on or group is not groups[0] else []
            proposal = self._weighed(Span(start, end), group, shape + continued)
            if proposal:
                yield proposal

    def _weighed(self, span: Span, clauses: list[Clause], shape: list[str]) -> Proposal | None:
        """What these clauses propose, or None where the reader is too unsure that they demand anything."""
        kind = kind_of(clauses)
        parties = self._parties(span, clauses, of_consequence=kind == "accountability")
        deadlines = tuple(due for due in self._matched.deadlines_within(*span) if not _is_others(due, clauses))
        targets = targets_of(self._matched, clauses, deadlines)
        found = evidence(clauses, parties, deadlines, targets, self._matched.lexicons) | dict.fromkeys(shape, 1.0)
        confidence, reasons = weigh(found, self._matched.lexicons["reason_weights"])
        if confidence < self._least:
            return None
        rules = chain(_rules(self._matched, clauses, _spans(parties), _spans(targets)), (due.rule for due in deadlines))
        return Proposal(
            *span,
            text=span.of(self._matched.text),
            kind=kind,
            strength=strength_of(clauses),
            confidence=confidence,
            reasons=reasons,
            rules=tuple(dict.fromkeys(filter(None, rules))),
            parties=parties,
            deadlines=deadlines,
            targets=targets,
            evidence=found,
        )

    def _parties(self, span: Span, clauses: list[Clause], *, of_consequence: bool) -> tuple[PartyMention, ...]:
        """Those whom these clauses name; where they name no lead, also the owners in force."""
        named = parties_of(self._matched, *span, clauses, of_consequence=of_consequence)
        parties = tuple(party for party in named if not _is_told_of(party, clauses))
        self._owners.name(lasting_owners(self._matched, parties, *span), of_consequence=of_consequence)
        if any(party.role == "lead" for party in parties) or has_own_subject(self._matched, clauses):
            return parties
        begins_anew = has_own_topic(self._matched, clauses)
        return parties + self._owners.inherited(of_consequence=of_consequence, begins_anew=begins_anew)


def _is_told_of(party: PartyMention, clauses: list[Clause]) -> bool:
    """指挥部先后三次考察，…: whoever stands in a clause that only tells what was is not asked to act.

    But in 县财政局去年没有拨，4月底前要拨下去 he is, for the next clause goes on with him.
    """
    return any(
        clause.tells and clause.span.holds(party.start, party.end) and not _goes_on_with_subject(clause, after)
        for clause, after in zip(clauses, [*clauses[1:], None], strict=True)
    )


def _goes_on_with_subject(clause: Clause, after: Clause | None) -> bool:
    is_bound = after is not None and after.subject is None and after.has("should", "must") and bool(after.deadlines)
    return is_bound and clause.subject is not None and not clause.is_told


def _is_others(due: DeadlineMention, clauses: list[Clause]) -> bool:
    """省里要求6月底完成，…: the day a superior named is not the one that is set here."""
    return any(clause.is_told and clause.span.holds(due.start, due.end) for clause in clauses)


def _is_theme(matched: MatchedText, sentence: Sentence) -> bool:
    """一是行业部门责任必须到位。 or 要压实责任。: a short sentence names what the next ones are about.

    One with a day, or with whose task it is (1.城投公司：…), is about itself.
    """
    is_task = (
        matched.deadlines_within(sentence.start, sentence.end) or ":" in matched.folded[sentence.start : sentence.end]
    )
    return not is_task and sentence.end - sentence.start <= _LONGEST_THEME


def _rules(
    matched: MatchedText, clauses: list[Clause], parties: Iterable[Span], targets: Iterable[Span]
) -> Iterator[str]:
    """The ids of the rules that found the words that demand, the names and the figures."""
    cues = (cue for clause in clauses if clause.demands for cue in clause.cues)
    names = (name for party in parties for name in matched.parties.within(*party))
    figures = (figure for target in targets for figure in matched.targets.within(*target))
    return (match.rule.id for match in chain(cues, names, figures))


def _spans(mentions: Iterable[PartyMention | TargetMention]) -> Iterator[Span]:
    return (Span(mention.start, mention.end) for mention in mentions)
