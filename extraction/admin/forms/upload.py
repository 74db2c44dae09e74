"""The form of an upload: which files."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from extraction.intake import LISTED, SUFFIXES


class SeveralFiles(forms.FileField):
    """One file or several, always as a list."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.ClearableFileInput
        several = type("SeveralFilesInput", (widget,), {"allow_multiple_selected": True})
        super().__init__(widget=several(attrs={"accept": ",".join(SUFFIXES)}), allow_empty_file=True, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Each of the files.  Whether one can be read is found out later, so that the others do not suffer from it."""
        return [super(SeveralFiles, self).clean(each, initial) for each in data or [None]]


class UploadForm(forms.Form):
    """The first step."""

    uploads = SeveralFiles(
        label=_("Files"),
        help_text=format_lazy(
            _(
                "Files of these kinds: {kinds} (a zip may hold any of the others); at most {most} at once, "
                "{size} MB together"
            ),
            kinds=LISTED,
            most=settings.DATA_UPLOAD_MAX_NUMBER_FILES,
            size=settings.UPLOAD_MAX_BYTES // 1_000_000,
        ),
    )
