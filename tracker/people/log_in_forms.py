"""The forms to log in with, on the site and in the administration."""

from typing import Any

from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.forms import AuthenticationForm
from django.core.validators import MaxLengthValidator


class LogInForm(AuthenticationForm):
    """Refuses a name that no account can have: Django only tells the browser how long one may be."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name = self.fields["username"]
        name.validators.append(MaxLengthValidator(name.max_length))  # type: ignore[attr-defined]


class AdminLogInForm(LogInForm, AdminAuthenticationForm):
    """The same for those who may enter the administration."""
