"""The record in the admin: the registries can be edited, the ledger only through its actions."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from tracker.admin import accounts, amending, directives, meetings, parties

__all__ = ["accounts", "amending", "directives", "meetings", "parties"]

admin.site.site_title = _("Commitment tracker")
admin.site.site_header = _("Commitment tracker")
admin.site.index_title = _("Record and review")
admin.site.enable_nav_sidebar = False  # the ledger and the review need the whole width of a 1280 px screen
