"""How a person signs the record."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser


def signature(user: AbstractBaseUser | AnonymousUser) -> str:
    """``Full name (username)``, or the username alone: kept as text, so that the record outlives the account."""
    name = full_name(user)
    return f"{name} ({user.get_username()})" if name else user.get_username()


def full_name(user: AbstractBaseUser | AnonymousUser) -> str:
    """The name as it is written: a Chinese one family name first and in one piece."""
    first, last = getattr(user, "first_name", ""), getattr(user, "last_name", "")
    is_chinese = any("\u4e00" <= character <= "\u9fff" for character in last + first)
    return f"{last}{first}" if is_chinese else f"{first} {last}".strip()
