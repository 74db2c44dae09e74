"""The record: what was demanded, of whom, by when, and how it stands.  One aggregate a file."""

from tracker.models.deadlines import Deadline
from tracker.models.directives import Assignment, Directive, Target
from tracker.models.history import Event
from tracker.models.meetings import Meeting, SourceFile, Speaker, Speech
from tracker.models.parties import Membership, PartyAlias, ResponsibleParty

__all__ = [
    "Assignment",
    "Deadline",
    "Directive",
    "Event",
    "Meeting",
    "Membership",
    "PartyAlias",
    "ResponsibleParty",
    "SourceFile",
    "Speaker",
    "Speech",
    "Target",
]
