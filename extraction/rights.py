"""Who may look at what is proposed, and who may decide on it."""

from typing import Any

DECIDE = "extraction.decide_proposal"


def looks(user: Any) -> bool:
    """Whether somebody may look at proposals and the desk, as whoever decides must."""
    may: bool = user.has_perm("extraction.view_proposal") or user.has_perm(DECIDE)
    return may
