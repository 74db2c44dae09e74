"""Changing one's own password, for everybody: not all who log in may enter the administration."""

from django.contrib import messages
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.views import PasswordChangeView
from django.http import HttpResponse
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _

from tracker.access import for_every_account


@method_decorator(for_every_account, name="dispatch")
class OwnPassword(PasswordChangeView):
    """The present password, and a new one twice; what is refused comes back with the reasons as status 422."""

    template_name = "registration/own_password.html"
    success_url = reverse_lazy("password")

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        """Take the new one; this login goes on, and every other of the account has ended."""
        answer = super().form_valid(form)
        messages.success(self.request, _("Your password was changed. You are logged out everywhere else."))
        return answer

    def form_invalid(self, form: PasswordChangeForm) -> HttpResponse:
        """The page with the reasons."""
        return self.render_to_response(self.get_context_data(form=form), status=422)
