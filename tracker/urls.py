"""Where each address leads. Everything needs a login except coming, going and the choice of language."""

from django.contrib import admin
from django.contrib.auth import views as auth
from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.i18n import set_language

from tracker import views

handler400 = "tracker.views.refusing.not_understood"
handler403 = "tracker.views.refusing.not_permitted"
handler404 = "tracker.views.refusing.not_found"
handler500 = "tracker.views.refusing.failed"

urlpatterns = [
    path("", views.FrontPage.as_view(), name="front-page"),
    path("directives/", views.DirectiveList.as_view(), name="directives"),
    path("directives.xlsx", views.LedgerXlsx.as_view(), name="directives-xlsx"),
    path("directives.csv", views.LedgerCsv.as_view(), name="directives-csv"),
    path("directives/print/", views.PrintedList.as_view(), name="directives-print"),
    path("meetings/<uuid:public_id>/tasks.xlsx", views.TaskTableXlsx.as_view(), name="meeting-xlsx"),
    path("meetings/<uuid:public_id>/tasks.docx", views.TaskTableDocx.as_view(), name="meeting-docx"),
    path("directives/<uuid:public_id>/", views.DirectiveDetail.as_view(), name="directive"),
    # The one step that liaison officers take; the others have the form of its address.
    path("directives/<uuid:public_id>/report/", views.StepPage.as_view(), {"name": "report"}, name="directive-report"),
    path("directives/<uuid:public_id>/<slug:name>/", views.StepPage.as_view(), name="directive-step"),
    path("directives/filters/", views.SavedFilters.as_view(), name="saved-filters"),
    path("directives/filters/<int:pk>/delete/", views.delete_saved_filter, name="saved-filter-delete"),
    path("parties/", views.PartyList.as_view(), name="parties"),
    path("parties/names/", views.Names.as_view(), name="names"),
    path("parties/<int:pk>/", views.PartyDetail.as_view(), name="party"),
    path("meetings/", views.MeetingList.as_view(), name="meetings"),
    path("meetings/<uuid:public_id>/", views.MeetingDetail.as_view(), name="meeting"),
    path("record/", views.RecordFile.as_view(), name="record-file"),
    path("search/", views.Search.as_view(), name="search"),
    path("feeds/", views.FeedList.as_view(), name="feeds"),
    path("feeds/<uuid:public_id>/revoke/", views.revoke_feed, name="feed-revoke"),
    path("feeds/<str:words>.ics", views.feed, name="feed"),
    path("repetition/", views.repetition, name="repetition"),
    path("speeches/<int:pk>/source/", views.source_file, name="source-file"),
    path("admin/", admin.site.urls),
    # Not `django.contrib.auth.urls`: resetting a password by mail has no place where the administrator sets them.
    path("accounts/login/", views.LogIn.as_view(), name="login"),
    path("accounts/password/", views.OwnPassword.as_view(), name="password"),
    # Open to all: after the session ended, the login would lead back here and find nothing to show.
    path("accounts/logout/", login_not_required(auth.LogoutView.as_view()), name="logout"),
    path("i18n/setlang/", login_not_required(set_language), name="set_language"),
]
