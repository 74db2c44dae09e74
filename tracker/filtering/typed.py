"""The field for words that are looked for, and what it says of those that cannot be."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tracker.lookalikes import as_shown

# A line is more than anybody types, and what was pasted is found by its beginning.
LONGEST_TYPED = 100


class SearchWords(forms.CharField):
    """Words as a person types them, ``LONGEST_TYPED`` characters at most."""

    default_error_messages = {
        "max_length": _("Search for at most %(limit_value)d characters."),
        "null_characters_not_allowed": _("The words contain a character that cannot be searched for. Type them again."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=LONGEST_TYPED, **kwargs)

    def to_python(self, value: Any) -> str:
        """The words as they show: what was pasted may hold signs that nobody sees, and the record holds none."""
        return as_shown(super().to_python(value) or "")
