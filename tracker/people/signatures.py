"""How a person signs the record, and from which address a visitor comes."""

from ipaddress import ip_address

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.http import HttpRequest

LONGEST_SIGNATURE = 200  # what the columns hold; PostgreSQL refuses a longer one


def signature(user: AbstractBaseUser | AnonymousUser) -> str:
    """``Full name (username)``, or the username alone: kept as text, so that the record outlives the account.

    Of a name too long for the record the beginning is kept, and the username, which tells people apart, always.
    """
    account = f" ({user.get_username()})"
    name = full_name(user)[: LONGEST_SIGNATURE - len(account)]
    return f"{name}{account}" if name else user.get_username()


def full_name(user: AbstractBaseUser | AnonymousUser) -> str:
    """The name as it is written: a Chinese one family name first and in one piece."""
    first, last = getattr(user, "first_name", ""), getattr(user, "last_name", "")
    is_chinese = any("\u4e00" <= character <= "\u9fff" for character in last + first)
    return f"{last}{first}" if is_chinese else f"{first} {last}".strip()


def forwarded_address(request: HttpRequest) -> str:
    """The visitor's address behind a proxy: the last in X-Forwarded-For, since anybody can write the ones before it.

    The proxy's own where it names none that is an address.
    """
    last = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    proxy: str = request.META["REMOTE_ADDR"]
    try:
        return str(ip_address(last))
    except ValueError:
        return proxy


def visitor_address(request: HttpRequest) -> str:
    """Where the request comes from; a proxy is believed only where one is said to stand before the program."""
    if settings.BEHIND_TLS_PROXY:
        return forwarded_address(request)
    address: str = request.META.get("REMOTE_ADDR", "")
    return address or "unknown"
