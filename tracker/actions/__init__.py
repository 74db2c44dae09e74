"""Writes over several rows of the record, each in one transaction with the event that tells who, when and why.

Every action takes ``by`` (a signature: ``tracker.people.signatures``) and ``at`` (an aware moment); none asks the
clock.
"""

from tracker.actions.assigning import assign, release
from tracker.actions.closing import close, reopen, report
from tracker.actions.correcting import correct_day, give_to_meeting
from tracker.actions.drafts import AssignmentDraft, DeadlineDraft, DirectiveDraft, TargetDraft, checked_first
from tracker.actions.extending import advance, extend, let_count, move_back
from tracker.actions.journal import unchanged_since
from tracker.actions.recording import record
from tracker.actions.refusals import Refused
from tracker.actions.registering import register
from tracker.actions.renewing import renew
from tracker.actions.restating import restate, separate

__all__ = [
    "AssignmentDraft",
    "DeadlineDraft",
    "DirectiveDraft",
    "Refused",
    "TargetDraft",
    "advance",
    "assign",
    "checked_first",
    "close",
    "correct_day",
    "extend",
    "give_to_meeting",
    "let_count",
    "move_back",
    "record",
    "register",
    "release",
    "renew",
    "reopen",
    "report",
    "restate",
    "separate",
    "unchanged_since",
]
