"""The plain way, to measure the desk against: the forms Django's admin makes of the same tables by itself.

Only ``benchmarks.reviewing`` serves this; it is no part of the program.
"""

from operator import attrgetter
from typing import Any

from django.contrib import admin
from django.forms import BaseFormSet, ModelForm
from django.http import HttpRequest
from django.urls import path
from django.utils import timezone

from tracker.actions.numbering import next_number
from tracker.models import Assignment, Deadline, Directive, Speech
from tracker.urls import urlpatterns as _urlpatterns

site = admin.AdminSite(name="plain")


class Owners(admin.TabularInline):
    """Who answers for it, in as many rows as Django shows unasked."""

    model = Assignment
    fields = ["name", "role"]


class Deadlines(admin.TabularInline):
    """By when: one is enough here."""

    model = Deadline
    fields = ["kind", "words", "due_on"]
    extra = 1


@admin.register(Directive, site=site)
class PlainDirectiveAdmin(admin.ModelAdmin):
    """What a clerk must type; the speech is known, and what only a program needs is filled in."""

    fields = ["text", "kind", "strength"]
    inlines = [Owners, Deadlines]
    change_form_template = "admin/change_form.html"  # ours for directives saves nothing

    def save_model(self, request: HttpRequest, directive: Directive, form: ModelForm, change: bool) -> None:
        """Quote the beginning of the speech, whatever it says, and give it a number as any other."""
        directive.speech = Speech.objects.get()
        directive.year, directive.serial = attrgetter("year", "serial")(next_number(timezone.now()))
        directive.start, directive.end, directive.quote = 0, 1, directive.speech.text[:1]
        directive.save()

    def save_formset(self, request: HttpRequest, form: ModelForm, formset: BaseFormSet, change: bool) -> None:
        """Complete the deadline."""
        for row in formset.save(commit=False):  # type: ignore[attr-defined]
            if isinstance(row, Deadline):
                known: dict[str, Any] = {
                    "number": 1,
                    "standing": "current",
                    "set_at": timezone.now(),
                    "set_by": "clerk",
                }
                vars(row).update(known)
            row.save()


urlpatterns = [path("plain/", site.urls), *_urlpatterns]
