"""The field for words that are looked for, and what it says of those that cannot be."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SearchWords(forms.CharField):
    """Words as a person types them."""

    default_error_messages = {
        "max_length": _("Search for at most %(limit_value)d characters."),
        "null_characters_not_allowed": _("The words contain a character that cannot be searched for. Type them again."),
    }
