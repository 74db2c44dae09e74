"""What every page of the review shares: who may see it, who may decide there, and the frame it is drawn in."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from extraction.rights import DECIDE, looks
from tracker.models import Speech

may_decide = permission_required(DECIDE, raise_exception=True)


def may_look(user: Any) -> bool:
    """Whether somebody may see what is proposed; raises ``PermissionDenied`` instead of asking for another login."""
    if looks(user):
        return True
    raise PermissionDenied


def page(request: HttpRequest, name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page of the review inside the admin's frame; ``name`` is that of a template in ``admin/extraction``."""
    context = admin.site.each_context(request) | {"opts": Speech._meta} | context
    return TemplateResponse(request, f"admin/extraction/{name}.html", context, status=status)


def batch_address(made_at: datetime) -> str:
    """The page that takes back what was accepted together at that moment."""
    return f"{reverse('admin:extraction_undo_batch')}?{urlencode({'made_at': made_at.isoformat()})}"
