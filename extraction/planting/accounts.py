"""The demo's accounts: one for each kind of visitor, all with one password that is made up on the first planting."""

import secrets
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import Permission, User
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Production refuses to start while an account of this name is active.
from tracker.checks import DEMO_ACCOUNT_PREFIX as PREFIX

REVIEWS = ("extraction.decide_proposal", "tracker.add_speech", "tracker.change_speech", "tracker.change_directive",
           "tracker.change_meeting", "tracker.add_responsibleparty", "tracker.change_responsibleparty")  # fmt: skip


@dataclass(frozen=True)
class Account:
    """A visitor of the demo: what the name is, and what may be done with it."""

    username: str
    name: str
    purpose: str | Promise
    is_staff: bool = False
    is_superuser: bool = False
    permissions: tuple[str, ...] = ()
    views_all: bool = False


REVIEWER = f"{PREFIX}reviewer"
ACCOUNTS = (
    Account(
        REVIEWER, "周敏", _("reviews proposals in the admin"),
        is_staff=True, permissions=REVIEWS, views_all=True,
    ),
    Account(f"{PREFIX}supervisor", "郑国平", _("looks at the lists"), permissions=("tracker.view_speech",)),
    Account(
        f"{PREFIX}auditor", "沈若兰", _("sees everything in the admin, changes nothing"), is_staff=True, views_all=True
    ),
    Account(f"{PREFIX}admin", "管理员", _("may do everything"), is_staff=True, is_superuser=True),
)  # fmt: skip


def plant_accounts() -> str:
    """Make the accounts that are missing and return the password of all of them."""
    password = _password(Path(settings.STORE_ROOT).parent / "demo-password")
    for account in ACCOUNTS:
        user, created = User.objects.get_or_create(
            username=account.username,
            defaults={
                "first_name": account.name, "is_staff": account.is_staff, "is_superuser": account.is_superuser,
            },
        )  # fmt: skip
        if created or not user.check_password(password):
            user.set_password(password)
            user.save()
        user.user_permissions.set(_permissions(account))
    return password


def _permissions(account: Account) -> list[Permission]:
    own = Permission.objects.filter(content_type__app_label__in=["tracker", "extraction"])
    wanted = set(account.permissions)
    return [
        permission
        for permission in own.select_related("content_type")
        if f"{permission.content_type.app_label}.{permission.codename}" in wanted
        or (account.views_all and permission.codename.startswith("view_"))
    ]


def _password(file: Path) -> str:
    """The password kept in the file, which only its owner may read; made up on the first call."""
    if not file.exists() or not file.stat().st_size:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(9), encoding="ascii")
    return file.read_text(encoding="ascii").strip()
