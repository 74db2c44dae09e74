"""Evidence → confidence: a sum of named, weighted reasons, squashed to 0..1."""

import math
from collections.abc import Mapping

# The reason that always holds: what a sentence has for itself before anything is found in it.
ALWAYS = "起点"
# An office may give any weight: beyond these nothing gets any surer, and what is added or squashed stays a number.
_WEIGHTIEST = 1e9
_LEAST = -700.0


def weigh(evidence: Mapping[str, float], weights: Mapping[str, float]) -> tuple[float, tuple[str, ...]]:
    """The confidence, and each reason as ``name: weight``.  ``weights`` is the lexicon ``reason_weights``."""
    reasons = tuple(f"{name}: {_counted(weights[name], amount):+.2f}" for name, amount in evidence.items() if amount)
    return round(confidence_of(evidence, weights), 3), reasons


def confidence_of(evidence: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The chance, 0..1, that something is to be followed up, by the logistic function of the weighted sum."""
    total = _counted(weights[ALWAYS]) + sum(_counted(weights[name], amount) for name, amount in evidence.items())
    return 1 / (1 + math.exp(-max(total, _LEAST)))


def _counted(weight: float, amount: float = 1.0) -> float:
    return max(-_WEIGHTIEST, min(_WEIGHTIEST, float(weight) * amount))
