"""The corrected values of a proposal, filled in with what was proposed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from extraction.actions import Comparison, draft_from, known_parties
from extraction.admin.forms.correction_rows import (
    OwnerFormSet,
    TargetFormSet,
    kept,
    owner_row,
    target_row,
)
from extraction.admin.forms.deadline_rows import DeadlineFormSet, deadline_row
from extraction.admin.sent_words import places, same_words
from extraction.models import Proposal
from extraction.reader import shared
from tracker.actions import AssignmentDraft, DeadlineDraft, DirectiveDraft, TargetDraft
from tracker.choices import DirectiveKind, Strength
from tracker.models import ResponsibleParty

_CHARACTERS_OF_A_ROW, _FEWEST_ROWS, _MOST_ROWS = 30, 3, 20


class CorrectionForm(forms.Form):
    """Everything a proposal would record, filled in and open to correction; ``draft`` is what is to be recorded.

    ``owners``, ``deadlines`` and ``targets`` are formsets whose first rows are those of the proposal, in its order.
    Names are looked up once for all of them: those of the proposal, then those that were typed.
    """

    text = forms.CharField(
        label=_("What is to be done"), widget=forms.Textarea(attrs={"data-key": "c", "spellcheck": "false"})
    )
    quote = forms.CharField(label=_("Quote"), widget=forms.Textarea(attrs={"spellcheck": "false"}))
    kind = forms.ChoiceField(label=_("Kind"), choices=DirectiveKind)
    strength = forms.ChoiceField(label=_("Strength"), choices=Strength)
    remark = forms.CharField(
        label=_("Note on the correction"), required=False, max_length=500, widget=forms.TextInput()
    )

    def __init__(self, proposal: Proposal, data: Any = None, *, may_create: bool = False) -> None:
        found = proposal.as_read
        self._known = known_parties(party.name for party in found.parties)
        self.proposal, self.proposed = proposal, draft_from(proposal.speech, found, self._known)
        quote = proposal.text.strip()
        initial = {
            "text": self.proposed.wording,
            "quote": quote,
            "kind": proposal.kind,
            "strength": proposal.strength,
        }
        super().__init__(data, initial=initial, label_suffix="")
        for name in ("text", "quote"):
            self.fields[name].widget.attrs["rows"] = _rows_for(str(self[name].value() or ""))
        self._add_rows(data, may_create=may_create)

    def _add_rows(self, data: Any, *, may_create: bool) -> None:
        """The rows of owners, deadlines and targets, each knowing what was proposed there."""
        self.owners = OwnerFormSet(
            data,
            prefix="owners",
            initial=[owner_row(assignment) for assignment in self.proposed.assignments],
            known=self._known,
            form_kwargs={"may_create": may_create, "label_suffix": ""},
        )
        self.deadlines = DeadlineFormSet(
            data,
            prefix="deadlines",
            initial=[deadline_row(deadline) for deadline in self.proposed.deadlines],
            proposed=self.proposed.deadlines,
            form_kwargs={"held_on": self.proposal.speech.meeting.held_on},
        )
        self.targets = TargetFormSet(data, prefix="targets", initial=[target_row(t) for t in self.proposed.targets])
        for formset, said in ((self.owners, self.proposal.as_read.parties), (self.deadlines, self.proposed.deadlines)):
            for row, proposed in zip(formset.forms, said, strict=False):
                row.said = proposed

    def is_valid(self) -> bool:
        """Whether every part is; all are looked at, so that all mistakes are shown at once."""
        return all([super().is_valid(), self.owners.is_valid(), self.deadlines.is_valid(), self.targets.is_valid()])

    def refuse(self, sentence: str) -> None:
        """Show why what was filled in could not be recorded."""
        self.add_error(None, sentence)

    def clean_quote(self) -> str:
        """The words, which must stand in the speech where the proposal does; longer or shorter than proposed."""
        words: str = self.cleaned_data["quote"].strip()
        if same_words(words, self.proposal.text.strip()):
            self.span = self.proposal.start, self.proposal.end
            return words
        spans = list(places(words, self.proposal.speech.text))
        best = max(spans, key=self._shared, default=(0, 0))
        if self._shared(best) <= 0:
            raise forms.ValidationError(
                _("These words are not at that place in the speech; only lengthen or shorten the quote.")
            )
        self.span = best
        return words

    def _shared(self, span: tuple[int, int]) -> int:
        """How many characters of the proposal lie in the span."""
        return shared(span, (self.proposal.start, self.proposal.end))

    @property
    def note(self) -> str:
        """What the reviewer remarks on the correction."""
        return str(self.cleaned_data["remark"])

    @property
    def new_parties(self) -> list[ResponsibleParty]:
        """The parties ticked as new, once the form is valid: recording the draft adds them to the registry."""
        return list(self.owners.new.values())

    @cached_property
    def compared(self) -> Comparison:
        """The proposal beside what was filled in, once the form is valid."""
        return Comparison(self.proposal, self.proposed, self.draft())

    def draft(self) -> DirectiveDraft:
        """The corrected values, once the form is valid."""
        start, end = self.span
        deadlines = list(self._deadlines())
        return replace(
            self.proposed,
            start=start,
            end=end,
            text=self.cleaned_data["text"].replace("\r\n", "\n"),
            kind=self.cleaned_data["kind"],
            strength=self.cleaned_data["strength"],
            assignments=tuple(self._assignments()),
            deadlines=tuple(deadline for _number, deadline in deadlines),
            counting=self.deadlines.counting(deadlines),
            targets=tuple(TargetDraft(**row) for _number, row in kept(self.targets)),
        )

    def _assignments(self) -> Iterator[AssignmentDraft]:
        on = self.proposal.speech.meeting.held_on
        for number, row in kept(self.owners):
            name, party = row["name"], row["new"] or row["registered"]
            proposed = self.proposed.assignments[number] if number < len(self.proposed.assignments) else None
            if proposed is None and party is None:
                party = self._known.meant_by(name, on)
            if name or party:
                inherited = proposed is not None and proposed.inherited and proposed.name == name
                yield AssignmentDraft(name or party.name, row["role"], party, inherited)

    def _deadlines(self) -> Iterator[tuple[int, DeadlineDraft]]:
        """The deadlines that are kept, with the numbers of their rows."""
        for number, row in kept(self.deadlines):
            proposed = self.proposed.deadlines[number] if number < len(self.proposed.deadlines) else None
            if proposed and not self.deadlines.forms[number].has_changed():
                yield number, proposed
            else:
                yield number, _set_by_hand(proposed or DeadlineDraft(row["kind"]), **row)


def _rows_for(words: str) -> int:
    """How many rows of a text area the words fill, about: browsers that cannot tell it by themselves are told."""
    lines = sum(1 + len(line) // _CHARACTERS_OF_A_ROW for line in words.split("\n"))
    return min(max(lines, _FEWEST_ROWS), _MOST_ROWS)


def _set_by_hand(
    proposed: DeadlineDraft, *, starts_on: date | None, due_on: date | None, **values: Any
) -> DeadlineDraft:
    """The deadline with a person's days: what the machine made of the words no longer holds, the words do."""
    days = [day.isoformat() if day else ".." for day in (starts_on, due_on)]
    return DeadlineDraft(
        words=proposed.words,
        edtf="/".join(days) if starts_on or due_on else "",
        starts_on=starts_on,
        due_on=due_on,
        masked=proposed.masked and due_on is None,
        explanation=gettext("Set by hand in the review."),
        **values,
    )
