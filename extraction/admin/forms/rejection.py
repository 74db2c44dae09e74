"""Why a proposal does not belong on the ledger."""

from django import forms
from django.utils.translation import gettext_lazy as _

from extraction.choices import RejectReason


class RejectionForm(forms.Form):
    """The reason for rejecting, and a note."""

    reason = forms.ChoiceField(
        choices=RejectReason,
        error_messages=dict.fromkeys(["required", "invalid_choice"], _("Choose a reason for rejecting.")),
    )
    note = forms.CharField(required=False, max_length=500)

    def mistakes(self) -> str:
        """What is wrong, in words."""
        return " ".join(str(sentence) for sentences in self.errors.values() for sentence in sentences)
