"""The pages for supervisors.  All need a login (`KeepingLoginRequiredMiddleware`); here and only here it is "today"."""

from tracker.views.directive import DirectiveDetail
from tracker.views.directives import DirectiveList
from tracker.views.exporting import LedgerCsv, LedgerXlsx
from tracker.views.feeds import FeedList, feed, revoke_feed
from tracker.views.front_page import FrontPage
from tracker.views.logging_in import LogIn, csrf_failure
from tracker.views.meetings import MeetingDetail, MeetingList
from tracker.views.names import Names
from tracker.views.own_password import OwnPassword
from tracker.views.parties import PartyDetail, PartyList
from tracker.views.printing import PrintedList
from tracker.views.record_file import RecordFile
from tracker.views.repetition import repetition
from tracker.views.saved_filters import SavedFilters, delete_saved_filter
from tracker.views.search import Search
from tracker.views.sources import source_file
from tracker.views.step_page import StepPage
from tracker.views.task_tables import TaskTableDocx, TaskTableXlsx

__all__ = [
    "DirectiveDetail",
    "DirectiveList",
    "FeedList",
    "FrontPage",
    "LedgerCsv",
    "LedgerXlsx",
    "LogIn",
    "MeetingDetail",
    "MeetingList",
    "Names",
    "OwnPassword",
    "PartyDetail",
    "PartyList",
    "PrintedList",
    "RecordFile",
    "SavedFilters",
    "Search",
    "StepPage",
    "TaskTableDocx",
    "TaskTableXlsx",
    "csrf_failure",
    "delete_saved_filter",
    "feed",
    "repetition",
    "revoke_feed",
    "source_file",
]
