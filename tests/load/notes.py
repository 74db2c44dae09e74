"""What the clients were told, to be held against the database afterwards."""

import threading
from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Notes:
    """Acts by their sort and mark: those that were acknowledged, and those that got no answer and may be done or not.

    ``statuses`` counts the answers; ``faults`` are the requests that were answered with 500.
    """

    told: set[tuple[str, str]] = field(default_factory=set)
    unanswered: set[tuple[str, str]] = field(default_factory=set)
    statuses: Counter[int | str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def answered(self, status: int | str, request: str) -> None:
        """Count an answer; a status of 500 is kept with its request."""
        with self._lock:
            self.statuses[status] += 1
            if status == 500:
                self.faults.append(request)

    def done(self, sort: str, mark: str) -> None:
        """It was said to be done."""
        with self._lock:
            self.told.add((sort, mark))

    def perhaps(self, sort: str, mark: str) -> None:
        """It was sent, and nobody said what became of it."""
        with self._lock:
            self.unanswered.add((sort, mark))

    def marks(self, sort: str) -> dict[str, bool]:
        """The marks of a sort, and whether each was acknowledged."""
        open_ones = {mark: False for kind, mark in self.unanswered if kind == sort}
        return open_ones | {mark: True for kind, mark in self.told if kind == sort}
