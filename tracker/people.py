"""How a person signs the record."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser


def signature(user: AbstractBaseUser | AnonymousUser) -> str:
    """``Full name (username)``, or the username alone: kept as text, so that the record outlives the account."""
    name = user.get_full_name() if hasattr(user, "get_full_name") else ""
    return f"{name} ({user.get_username()})" if name else user.get_username()
