"""Writes over several rows of the record, each in one transaction with the event that tells who, when and why.

Every action takes ``by`` (a signature: ``tracker.people.signatures``) and ``at`` (an aware moment); none asks the
clock.
"""

from tracker.actions.assigning import assign, release
from tracker.actions.closing import close, reopen, report
from tracker.actions.correcting import (
    add_meeting,
    add_speaker,
    change_meeting,
    change_speaker,
    change_speech,
    correct_day,
    give_to_meeting,
    remove_meeting,
    remove_speaker,
)
from tracker.actions.drafts import AssignmentDraft, DeadlineDraft, DirectiveDraft, TargetDraft, checked_first
from tracker.actions.extending import advance, extend, let_count, move_back
from tracker.actions.journal import unchanged_since
from tracker.actions.naming import add_name, join_name, leave_name, resolve, take_up_name
from tracker.actions.recording import record, unrecord
from tracker.actions.refusals import Refused
from tracker.actions.registering import add_party, change_party, register, remove_party
from tracker.actions.renewing import renew
from tracker.actions.restating import restate, separate
from tracker.actions.retargeting import as_draft, retarget
from tracker.actions.taking_back import take_back

__all__ = [
    "AssignmentDraft",
    "DeadlineDraft",
    "DirectiveDraft",
    "Refused",
    "TargetDraft",
    "add_meeting",
    "add_name",
    "add_party",
    "add_speaker",
    "advance",
    "as_draft",
    "assign",
    "change_meeting",
    "change_party",
    "change_speaker",
    "change_speech",
    "checked_first",
    "close",
    "correct_day",
    "extend",
    "give_to_meeting",
    "join_name",
    "leave_name",
    "let_count",
    "move_back",
    "record",
    "register",
    "release",
    "remove_meeting",
    "remove_party",
    "remove_speaker",
    "renew",
    "reopen",
    "report",
    "resolve",
    "restate",
    "retarget",
    "separate",
    "take_back",
    "take_up_name",
    "unchanged_since",
    "unrecord",
]
