"""The field in which people say why, the same on the pages and in the admin."""

from typing import Any

from django import forms


def why(label: Any, **more: Any) -> forms.CharField:
    """A few lines for what people give as a reason."""
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": 3, "cols": 60}), **more)
