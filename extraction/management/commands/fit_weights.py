"""`manage.py fit_weights`: the weights of the reasons, fitted to what people said is firm."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from extraction import office
from extraction.measuring.weighing import weights_file
from extraction.measuring.weighing.fit import TooFewLabels, best_freedom, fitted, judged_by, judged_unseen
from extraction.measuring.weighing.labelled import Labelled, LabelsError, from_decisions, from_folder
from extraction.measuring.weighing.reliability import Judged, average_precision, brier, calibration_error, table
from extraction.measuring.weighing.samples import Sample, samples
from extraction.reader import ALWAYS, SHIPPED_FOLDER
from tracker.cells import line

LABELS = "labels"  # in an office's folder
WEIGHTS, FIGURES = (16, 8, 8, 8), (24, 8, 8, 8)


class Command(BaseCommand):
    """Shows what would change, and how far the confidence can be trusted before and after; writes only if asked."""

    help = "Fit the weights of the reader's reasons to labelled texts and to decisions of the review."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where the labels come from, and whether the weights are to be replaced."""
        parser.add_argument(
            "--texts",
            type=Path,
            action="append",
            default=[],
            metavar="DIR",
            help="a folder of *.gold.json and texts; OFFICE_FOLDER/labels is always among them",
        )
        parser.add_argument("--decisions", action="store_true", help="learn from the decisions in the database too")
        parser.add_argument(
            "--write", action="store_true", help="replace the weights of OFFICE_FOLDER, or else the shipped ones"
        )

    def handle(self, *, texts: list[Path], decisions: bool, write: bool, **options: Any) -> None:
        """Raises ``CommandError`` without labels, without scikit-learn, or where decisions alone are to be written."""
        texts = [*texts, *_own_labels()]
        if write and not texts:
            # What the reader is unsure of was never proposed: it would pass for firm, having never been rejected.
            raise CommandError(_("Decisions alone tell nothing of what was never proposed: give --texts too."))
        home = _weights_home() if write else SHIPPED_FOLDER
        seen = _samples(texts, decisions)
        before = dict(office.rulebook().lexicons["reason_weights"])
        reasons = [name for name in before if name != ALWAYS and any(sample.evidence.get(name) for sample in seen)]
        try:
            freedom = best_freedom(seen, reasons)
            after = before | fitted(seen, reasons, freedom)
            unseen = judged_unseen(seen, reasons, freedom)
        except ImportError as problem:
            raise CommandError(_("Fitting needs scikit-learn: pip install scikit-learn.")) from problem
        except TooFewLabels as problem:
            raise CommandError(
                _("Too few labels: both firm and other sentences are needed, in two speeches.")
            ) from problem
        for printed in _report(seen, before, after, unseen):
            self.stdout.write(printed)
        if write:
            with _told_in_one_sentence():
                weights_file.write(after, home)


@contextmanager
def _told_in_one_sentence() -> Iterator[None]:
    """Raises CommandError for a file of weights that cannot be written."""
    try:
        yield
    except weights_file.NotATableOfWeights as problem:
        raise CommandError(
            _("%(file)s: write its weights as a table [reason_weights], one a line; then they can be replaced.")
            % {"file": problem}
        ) from problem
    except OSError as problem:
        raise CommandError(str(problem)) from problem


def _weights_home() -> Path:
    """The folder whose weights may be replaced: the office's, or in a checkout the shipped ones.

    Raises CommandError where that cannot be done, before anybody waits for the fitting.
    """
    own, is_checkout = office.folder(), (SHIPPED_FOLDER.parents[1] / "manage.py").is_file()
    if own is None and not is_checkout:
        raise CommandError(_("Set OFFICE_FOLDER: the next upgrade would take weights written into the program away."))
    home = own or SHIPPED_FOLDER
    with _told_in_one_sentence():
        weights_file.path_of(home)
    return home


def _own_labels() -> list[Path]:
    """The texts an office has labelled itself, where it keeps some."""
    folder = office.folder()
    return [folder / LABELS] if folder and (folder / LABELS).is_dir() else []


def _samples(folders: list[Path], decisions: bool) -> list[Sample]:
    if not folders and not decisions:
        raise CommandError(_("Say what to learn from: --texts DIR, --decisions, or both."))
    try:
        return list(samples(_labelled(folders, decisions), office.rulebook()))
    except LabelsError as problem:
        raise CommandError(str(problem)) from problem


def _labelled(folders: list[Path], decisions: bool) -> Iterator[Labelled]:
    for folder in folders:
        yield from from_folder(folder)
    if decisions:
        yield from from_decisions()


def _report(
    seen: Sequence[Sample], before: Mapping[str, float], after: Mapping[str, float], unseen: Sequence[Judged]
) -> Iterator[str]:
    firm = sum(sample.is_firm for sample in seen)
    speeches = len({sample.speech for sample in seen})
    yield _("%(all)d judged sentences of %(speeches)d speeches, %(firm)d of them firm.") % {
        "all": len(seen), "speeches": speeches, "firm": firm,
    }  # fmt: skip
    yield from _weights(seen, before, after)
    yield from _figures({_("before"): judged_by(before, seen), _("after"): judged_by(after, seen), _("unseen"): unseen})
    yield _("Reliability on speeches the weights were not fitted on:")
    yield from table(unseen)


def _weights(seen: Sequence[Sample], before: Mapping[str, float], after: Mapping[str, float]) -> Iterator[str]:
    yield line([_("reason"), _("seen"), _("before"), _("after")], WEIGHTS)
    for name, weight in after.items():
        count = sum(bool(sample.evidence.get(name)) for sample in seen) if name != ALWAYS else len(seen)
        turned = "  " + _("changed sign") if before[name] * weight < 0 else ""
        yield line([name, str(count), f"{before[name]:+.2f}", f"{weight:+.2f}"], WEIGHTS) + turned


def _figures(judged: Mapping[str, Sequence[Judged]]) -> Iterator[str]:
    yield line(["", *judged], FIGURES)
    for name, measure in _measures().items():
        yield line([name, *(f"{measure(pairs):.3f}" for pairs in judged.values())], FIGURES)


def _measures() -> Mapping[str, Any]:
    return {
        _("average precision"): average_precision,
        _("Brier score"): brier,
        _("calibration error"): calibration_error,
    }
