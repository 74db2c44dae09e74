"""What the admin itself noted of a row: offered where there is something, never as an empty list."""

from typing import TYPE_CHECKING, Any

from django.contrib.admin.models import LogEntry
from django.contrib.admin.utils import unquote
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from tracker.admin.bases import ModelAdmin

if TYPE_CHECKING:
    Base = ModelAdmin
else:
    Base = object


class NotedHistory(Base):
    """For the page of any model: what is changed elsewhere than in the admin is told where that happens."""

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """With the word whether the admin noted anything, for the button."""
        row = kwargs.get("obj")
        context["noted"] = row is not None and self._noted(str(row.pk))
        return super().render_change_form(request, context, *args, **kwargs)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """What was noted; where nothing was, the page of the row."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        row = self.get_object(request, unquote(object_id))
        if row is None or self._noted(str(row.pk)):
            return super().history_view(request, object_id, extra_context)
        return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", object_id)

    def _noted(self, key: str) -> bool:
        kind = ContentType.objects.get_for_model(self.model)
        return LogEntry.objects.filter(content_type=kind, object_id=key).exists()
