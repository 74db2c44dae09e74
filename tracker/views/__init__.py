"""The pages for supervisors.  All need a login (`LoginRequiredMiddleware`); here and only here it is "today"."""

from tracker.views.directives import DirectiveDetail, DirectiveList
from tracker.views.front_page import FrontPage
from tracker.views.refusing import not_permitted
from tracker.views.sources import source_file

__all__ = ["DirectiveDetail", "DirectiveList", "FrontPage", "not_permitted", "source_file"]
