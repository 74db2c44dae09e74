"""The record: what was demanded, of whom, by when, and how it stands.  One aggregate a file."""

from tracker.models.amendments import Amendable, Amendment
from tracker.models.deadlines import Deadline
from tracker.models.directives import Assignment, Directive, Target
from tracker.models.history import Event
from tracker.models.meetings import Meeting, SourceFile, Speaker, Speech
from tracker.models.names import LeftName
from tracker.models.numbering import NumberedYear
from tracker.models.parties import KnownParties, Membership, PartyAlias, ResponsibleParty
from tracker.models.restatements import Restatement
from tracker.models.visitors import Feed, Liaison, SavedFilter

__all__ = [
    "Amendable",
    "Amendment",
    "Assignment",
    "Deadline",
    "Directive",
    "Event",
    "Feed",
    "KnownParties",
    "LeftName",
    "Liaison",
    "Meeting",
    "Membership",
    "NumberedYear",
    "PartyAlias",
    "ResponsibleParty",
    "Restatement",
    "SavedFilter",
    "SourceFile",
    "Speaker",
    "Speech",
    "Target",
]
