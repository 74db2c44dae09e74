"""The demo's accounts: one for each kind of visitor, all with one password that is made up on the first planting."""

import secrets
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Production refuses to start while an account of this name is active.
from tracker.checks import DEMO_ACCOUNT_PREFIX as PREFIX
from tracker.models import Liaison, ResponsibleParty
from tracker.people import groups


@dataclass(frozen=True)
class Account:
    """A visitor of the demo: what the name is, the group, and the party spoken for by name, if any."""

    username: str
    name: str
    group: str
    purpose: str | Promise
    party: str = ""


REVIEWER = f"{PREFIX}reviewer"
ACCOUNTS = (
    Account(REVIEWER, "周敏", groups.REVIEWER, _("reviews proposals, imports speeches, follows directives")),
    Account(f"{PREFIX}supervisor", "郑国平", groups.SUPERVISOR, _("views and exports the lists, takes steps")),
    Account(
        f"{PREFIX}liaison",
        "高秀英",
        groups.LIAISON,
        _("sees and reports on the directives of its own unit"),
        "县住建局",
    ),
    Account(f"{PREFIX}auditor", "沈若兰", groups.AUDITOR, _("sees everything, exports, changes nothing")),
    Account(f"{PREFIX}admin", "吴建军", groups.ADMINISTRATOR, _("may do everything, accounts included")),
)


def plant_accounts() -> str:
    """Make the accounts that are missing and return the password of all of them.

    The registry comes first: a party it does not know is spoken for by nobody.
    """
    password = _password(Path(settings.STORE_ROOT).parent / "demo-password")
    for account in ACCOUNTS:
        enters = {"is_staff": account.group in groups.WORK_IN_THE_ADMIN, "is_superuser": False}
        user, _created = User.objects.update_or_create(
            username=account.username, defaults=enters, create_defaults={"first_name": account.name, **enters}
        )
        if not user.check_password(password):
            user.set_password(password)
            user.save()
        # What a demo of an earlier version gave piece by piece is in the group now.
        user.user_permissions.clear()
        user.groups.set(Group.objects.filter(name=account.group))
        _let_speak(user, account.party)
    return password


def _let_speak(user: User, name: str) -> None:
    party = ResponsibleParty.objects.filter(name=name).first()
    if party:
        Liaison.objects.get_or_create(user=user, defaults={"party": party})


def _password(file: Path) -> str:
    """The password kept in the file, which only its owner may read; made up on the first call."""
    if not file.exists() or not file.stat().st_size:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(9), encoding="ascii")
    return file.read_text(encoding="ascii").strip()
