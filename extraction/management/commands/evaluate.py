"""`manage.py evaluate`: how far to trust the reader, and which rule to switch off."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from extraction.choices import RejectReason
from extraction.measuring.evaluation import Evaluation, evaluate
from extraction.measuring.tallies import FEW, Coverage, FieldTally, RuleTally
from extraction.measuring.weighing.reliability import bins, table
from tracker.cells import columns
from tracker.days import day_of


class Command(BaseCommand):
    """Counts decisions; pending proposals are shown beside them and enter no share."""

    help = "Count what became of the reader's proposals, by rule, by field and by confidence."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which decisions, and in what form."""
        parser.add_argument("--from", dest="first", metavar="D", help="decisions from this day on, as 2026-03-02")
        parser.add_argument("--to", dest="last", metavar="D", help="decisions up to this day")
        parser.add_argument("--format", default="table", choices=["table", "json"])

    def handle(self, **options: Any) -> None:
        """Raises ``CommandError`` for a day that does not exist, and for a time that ends before it begins."""
        first, last = _day(options["first"]), _day(options["last"])
        if first and last and last < first:
            raise CommandError(_("--to lies before --from."))
        found = evaluate(first, last)
        if options["format"] == "json":
            self.stdout.write(json.dumps(_as_json(found), ensure_ascii=False, indent=1))
            return
        for printed in _as_table(found):
            self.stdout.write(printed)


def _day(words: str | None) -> date | None:
    try:
        return day_of(words) if words else None
    except ValueError as problem:
        raise CommandError(str(problem)) from problem


def _as_table(found: Evaluation) -> Iterator[str]:
    if not found.total.decided:
        yield _("Nothing has been decided in this time; %(count)d of its proposals are pending.") % {
            "count": found.total.pending
        }
        return
    yield from _rules(found)
    yield ""
    yield from _fields(found.fields)
    yield ""
    yield _("Recorded by hand from speeches that had been read: %(count)d") % {"count": found.by_hand}
    yield ""
    yield from _speeches(found)
    yield ""
    yield _("Reliability of the confidence:")
    yield from table(found.judged)


def _rules(found: Evaluation) -> Iterator[str]:
    headings = [
        _("rule"),
        _("proposed"),
        _("pending"),
        _("accepted as proposed"),
        _("corrected"),
        _("in what the rule found"),
        _("merged"),
        _("rejected"),
        _("share right"),
        _("reasons for rejecting"),
    ]
    yield from columns([headings, *map(_rule_cells, [found.total, *found.rules])])
    yield _("Right means accepted without correcting what the rule found; what is already on the ledger or belongs "
            "to another office is left out.")  # fmt: skip
    yield _("* fewer decisions than %(few)d: too few to judge by. A rule is switched off with RULES_OFF.") % {
        "few": FEW
    }


def _rule_cells(tally: RuleTally) -> list[str]:
    # All together found no value of one sort that could be corrected.
    mended = tally.mended if tally.rule else "—"
    counts = [
        tally.proposed,
        tally.pending,
        tally.accepted,
        tally.corrected,
        mended,
        tally.merged,
        tally.rejected.total(),
    ]
    share = _percent(tally.share) + ("*" if tally.is_few else "")
    return [tally.rule or _("all together"), *map(str, counts), share, _reasons(tally.rejected)]


def _reasons(rejected: Counter[str]) -> str:
    return _(", ").join(f"{RejectReason(reason).label} {count}" for reason, count in rejected.most_common())


def _fields(tallies: list[FieldTally]) -> Iterator[str]:
    headings = [
        _("field"),
        _("proposed"),
        _("unchanged"),
        _("changed by hand"),
        _("removed"),
        _("added by hand"),
        _("share unchanged"),
    ]
    yield from columns([headings, *map(_field_cells, tallies)])


def _field_cells(tally: FieldTally) -> list[str]:
    counts = [tally.proposed, tally.unchanged, tally.corrected, tally.removed, tally.added]
    share = tally.unchanged / tally.proposed if tally.proposed else None
    return [str(tally.field.label), *map(str, counts), _percent(share)]


def _speeches(found: Evaluation) -> Iterator[str]:
    """Where something was missed, and all reviewed speeches together."""
    headings = [_("reviewed speech"), _("rules"), _("found"), _("missed"), _("share found")]
    missed = [one for one in found.speeches if one.missed]
    yield from columns([headings, *map(_speech_cells, [found.coverage, *missed])])


def _speech_cells(one: Coverage) -> list[str]:
    return [one.speech or _("all together"), one.rules[:8] or "—", str(one.found), str(one.missed), _percent(one.share)]


def _percent(share: float | None) -> str:
    return "—" if share is None else f"{share:.0%}"


def _as_json(found: Evaluation) -> dict[str, Any]:
    """Plain values; reasons and fields by their code, so that a program can read them in any language."""
    return {
        "total": _rule_values(found.total),
        "rules": [_rule_values(tally) for tally in found.rules],
        "fields": [
            {
                "field": tally.field.value,
                "proposed": tally.proposed,
                "unchanged": tally.unchanged,
                "corrected": tally.corrected,
                "removed": tally.removed,
                "added_by_hand": tally.added,
            }
            for tally in found.fields
        ],
        "recorded_by_hand": found.by_hand,
        "found_and_missed": _speech_values(found.coverage),
        "speeches": [_speech_values(one) for one in found.speeches],
        "reliability": [one._asdict() for one in bins(found.judged)],
    }


def _speech_values(one: Coverage) -> dict[str, Any]:
    values = {"speech": one.speech, "rules": one.rules, "found": one.found, "missed": one.missed}
    return values | {"share_found": one.share}


def _rule_values(tally: RuleTally) -> dict[str, Any]:
    return {
        "rule": tally.rule,
        "proposed": tally.proposed,
        "pending": tally.pending,
        "accepted_as_proposed": tally.accepted,
        "corrected": tally.corrected,
        "corrected_in_what_the_rule_found": tally.mended,
        "merged": tally.merged,
        "rejected": dict(tally.rejected),
        "share_right": tally.share,
        "too_few_to_judge": tally.is_few,
    }
