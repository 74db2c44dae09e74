"""Weighing reasons by logistic regression: a confidence is then a chance, and its weights can be added up.

scikit-learn is asked for nowhere else, and only when something is fitted.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from extraction.measuring.weighing.reliability import Judged, brier
from extraction.measuring.weighing.samples import Sample
from extraction.reader import ALWAYS, confidence_of

# How freely weights may grow, from hardly to almost at will; which is best is tried out.
FREEDOMS = (0.03, 0.1, 0.3, 1.0, 3.0)
FOLDS = 10

Weights = dict[str, float]


class TooFewLabels(ValueError):
    """Nothing can be learnt from these samples."""


def best_freedom(samples: Sequence[Sample], reasons: Sequence[str]) -> float:
    """The freedom whose weights judge speeches best that they were not fitted on.  Raises TooFewLabels."""
    return min(FREEDOMS, key=lambda freedom: brier(judged_unseen(samples, reasons, freedom)))


def fitted(samples: Sequence[Sample], reasons: Sequence[str], freedom: float) -> Weights:
    """The weight of each reason, ``ALWAYS`` being what is added for none.  Raises TooFewLabels."""
    if len({sample.is_firm for sample in samples}) < 2:
        raise TooFewLabels
    model = _regression(freedom).fit(_table(samples, reasons), [sample.is_firm for sample in samples])
    return {ALWAYS: float(model.intercept_[0])} | dict(zip(reasons, map(float, model.coef_[0]), strict=True))


def judged_unseen(samples: Sequence[Sample], reasons: Sequence[str], freedom: float) -> list[Judged]:
    """Each sample's confidence by weights fitted on other speeches only, and the truth.  Raises TooFewLabels."""
    speeches = sorted({sample.speech for sample in samples})
    judged: list[Judged] = []
    for fold in range(min(FOLDS, len(speeches))):
        away = set(speeches[fold::FOLDS])
        weights = fitted([sample for sample in samples if sample.speech not in away], reasons, freedom)
        judged += judged_by(weights, [sample for sample in samples if sample.speech in away])
    return judged


def judged_by(weights: Mapping[str, float], samples: Sequence[Sample]) -> list[Judged]:
    """Each sample's confidence by these weights, and the truth."""
    return [(confidence_of(sample.evidence, weights), sample.is_firm) for sample in samples]


def _regression(freedom: float) -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=freedom, max_iter=2000)


def _table(samples: Sequence[Sample], reasons: Sequence[str]) -> list[list[float]]:
    return [[sample.evidence.get(reason, 0.0) for reason in reasons] for sample in samples]
