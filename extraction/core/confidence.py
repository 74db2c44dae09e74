"""Evidence → confidence: a sum of named, weighted reasons, squashed to 0..1."""

import math

from .rulebook import Rulebook

_ALWAYS = "起点"


def weigh(evidence: dict[str, float]) -> tuple[float, tuple[str, ...]]:
    """The confidence, and each reason as ``name: weight``.  Weights: the table ``reason_weights`` of the lexicon."""
    weights = Rulebook.load().lexicons["reason_weights"]
    parts = {name: weights[name] * amount for name, amount in evidence.items()}
    total = weights[_ALWAYS] + sum(parts.values())
    reasons = tuple(f"{name}: {part:+.2f}" for name, part in parts.items() if part)
    return round(1 / (1 + math.exp(-total)), 3), reasons
