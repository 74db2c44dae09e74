"""The pages for supervisors.  All need a login (`KeepingLoginRequiredMiddleware`); here and only here it is "today"."""

from tracker.views.directive import DirectiveDetail
from tracker.views.directives import DirectiveList
from tracker.views.exporting import LedgerCsv, LedgerXlsx
from tracker.views.feeds import FeedList, feed, revoke_feed
from tracker.views.front_page import FrontPage
from tracker.views.logging_in import LogIn, csrf_failure
from tracker.views.meetings import MeetingDetail, MeetingList
from tracker.views.parties import PartyDetail, PartyList
from tracker.views.printing import PrintedList
from tracker.views.refusing import not_permitted
from tracker.views.repetition import repetition
from tracker.views.reporting import ReportPage
from tracker.views.saved_filters import SavedFilters, delete_saved_filter
from tracker.views.sources import source_file
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
    "PartyDetail",
    "PartyList",
    "PrintedList",
    "ReportPage",
    "SavedFilters",
    "TaskTableDocx",
    "TaskTableXlsx",
    "csrf_failure",
    "delete_saved_filter",
    "feed",
    "not_permitted",
    "repetition",
    "revoke_feed",
    "source_file",
]
