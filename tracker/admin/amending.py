"""The admin of what is changed by actions that keep what was there."""

from collections.abc import Callable, Iterable
from typing import Any, ClassVar, NamedTuple

from django.contrib import admin, messages
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from tracker.actions import Refused
from tracker.admin.amending_form import AmendingForm
from tracker.admin.bases import ModelAdmin
from tracker.admin.history import NotedHistory
from tracker.admin.readonly import ReadOnlyAdmin
from tracker.days import DayField, DayInput
from tracker.models import Amendment
from tracker.people.signatures import signature
from tracker.rows.amendments import told, told_by_name

CONFLICT = 409


class Amending(NamedTuple):
    """The actions that write a model; one that is None is not offered."""

    add: Callable[..., Any] | None
    change: Callable[..., Any]
    remove: Callable[..., Any] | None


class AmendedAdmin(NotedHistory, ModelAdmin):
    """Rows that actions write, each change with what was there before; ``known`` are the fields people fill in.

    Two who have the same page open are told of each other: the second gets 409 with what was typed, and may send again.
    """

    amending: ClassVar[Amending]
    known: ClassVar[list[str]]
    form = AmendingForm
    readonly_fields: ClassVar[Any] = ["amendments"]
    # Days nobody can count on from, such as one in the year 1, are typing errors.
    formfield_overrides = {models.DateField: {"form_class": DayField, "widget": DayInput}}

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """What is known of it; of one that is there also why it is changed, and what was changed of it before."""
        changing = ["reason", "seen"] if obj and self.has_change_permission(request, obj) else []
        former = ["amendments"] if obj and self.amendments_told(obj).exists() else []
        return [*self.known, *changing, *former]

    def amendments_told(self, obj: Any) -> "QuerySet[Amendment]":
        """The changes that its page tells of."""
        rows: QuerySet[Amendment] = obj.amendments.all()
        return rows

    @admin.display(description=_("Changes"))
    def amendments(self, obj: Any) -> SafeString:
        """Each change in a sentence."""
        return in_lines(map(told, self.amendments_told(obj)))

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """The form, which says what an action had against saving."""
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.refusal = getattr(request, "amending_refused", "")
        return form

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page; what the action refuses comes back as it was typed, and nothing of it is kept."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except Refused as refusal:
            request.amending_refused = str(refusal)  # type: ignore[attr-defined]  # ours
            return super().changeform_view(request, *args, **kwargs)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Status 409 where what is there now stands against what was sent, so that programs notice too."""
        answer: HttpResponse = super().render_change_form(request, context, *args, **kwargs)
        form = context["adminform"].form
        if form.conflict or form.refusal:
            answer.status_code = CONFLICT
        return answer

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Have the action add it, or change what the person touched."""
        signed = self.signed(request) | {"reason": form.cleaned_data.get("reason") or ""}
        if change:
            self.amending.change(obj, form.changes, **signed)
        elif self.amending.add:
            self.amending.add(obj, **form.beside, **signed)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Have the action delete it and keep what it was."""
        if self.amending.remove:
            self.amending.remove(obj, **self.signed(request))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """The same of each."""
        for obj in queryset:
            self.delete_model(request, obj)

    def delete_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask, delete, or say why not."""
        return self._or_refused(request, super().delete_view, *args, **kwargs)

    def changelist_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The list; deleting what was chosen there is refused as on the page of one."""
        return self._or_refused(request, super().changelist_view, *args, **kwargs)

    def _or_refused(
        self, request: HttpRequest, page: Callable[..., HttpResponse], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        try:
            return page(request, *args, **kwargs)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")

    def signed(self, request: HttpRequest) -> dict[str, Any]:
        """Who does it, now."""
        return {"by": signature(request.user), "at": timezone.now()}


@admin.register(Amendment)
class AmendmentAdmin(ReadOnlyAdmin):
    """Every change of the registry, of meetings, speakers and speeches; also of those that are gone."""

    list_display = ["made_at", "made_by", "subject", "name", "what"]
    list_filter = ["subject", "step"]
    search_fields = ["name", "made_by", "reason"]
    date_hierarchy = "made_at"
    ordering = ["-made_at", "-pk"]
    fields = ["sentence", "made_at", "made_by", "reason"]
    readonly_fields = ["sentence"]

    @admin.display(description=_("What changed"))
    def what(self, amendment: Amendment) -> str:
        """The values before and after, in words."""
        return amendment.what()

    @admin.display(description=_("What changed"))
    def sentence(self, amendment: Amendment) -> str:
        """The whole in a sentence."""
        return told_by_name(amendment)


def in_lines(sentences: Iterable[str]) -> SafeString:
    """Each sentence in a paragraph."""
    return format_html_join("", "<p>{}</p>", ((each,) for each in sentences))
