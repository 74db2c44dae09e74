"""Which pages of the large ledger are measured, and who looks at them."""

from collections.abc import Iterator

from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode

from benchmarks import county
from tracker.models import Directive, Liaison, Meeting, ResponsibleParty, Speech

SUPERVISOR = ["view_directive", "export_directive", "view_speech"]
MAY = {"supervisor": SUPERVISOR, "liaison": [], "reviewer": None}


def browsers() -> dict[str, Client]:
    """A logged-in browser of a supervisor, of a liaison officer of a bureau, and of a reviewer, who may do all."""
    return {name: _logged_in(name, codenames) for name, codenames in MAY.items()}


def _logged_in(name: str, codenames: list[str] | None) -> Client:
    user, made = User.objects.get_or_create(username=name, defaults={"is_staff": codenames is None})
    may = Permission.objects.all() if codenames is None else Permission.objects.filter(codename__in=codenames)
    user.user_permissions.set(may)
    if name == "liaison" and made:
        Liaison.objects.create(user=user, party=ResponsibleParty.objects.get(name=_a_bureau()))
    browser = Client()
    browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return browser


def _a_bureau() -> str:
    return next(county.units())[0]


def addresses() -> Iterator[tuple[str, str, str]]:
    """Who looks at what, and where it is."""
    for who in ("supervisor", "liaison"):
        yield who, "front page", reverse("front-page")
        yield who, "front page of another day", f"{reverse('front-page')}?on=2027-01-31"
        yield from ((who, f"list {name}", _list(**query)) for name, query in _lists(who).items())
        yield from ((who, *found) for found in _of_one_row(who))
    yield from (("reviewer", *found) for found in _admin())


def _lists(who: str) -> dict[str, dict[str, str | int]]:
    bureau = ResponsibleParty.objects.get(name=_a_bureau()).pk
    meeting = Meeting.objects.order_by("pk")[Meeting.objects.count() // 2].pk
    states = ("open", "closed", "overdue", "due-7", "unowned", "undated", "undated-masked")
    return {
        "of all": {},
        **{state: {"state": state} for state in states},
        "deep inside": {"page": 900 if who == "supervisor" else 20},
        "by due day, latest first": {"sort": "-due"},
        "newest first": {"sort": "-recorded"},
        "of a party": {"party": bureau},
        "led by a party": {"party": bureau, "role": "lead"},
        "of a meeting": {"meeting": meeting},
        "of a speaker": {"speaker": 7},
        "of a kind": {"kind": "commitment"},
        "due in a month": {"due_from": "2026-11-01", "due_to": "2026-11-30"},
        "by words that many hold": {"words": "堤防"},
        "by words that none holds": {"words": "航天"},
    }


def _list(**query: str | int) -> str:
    return f"{reverse('directives')}?{urlencode(query)}"


def _of_one_row(who: str) -> Iterator[tuple[str, str]]:
    """The pages of one directive, party and meeting; those that do not exist yet are left out."""
    user = User.objects.get(username=who)
    directive = Directive.objects.visible_to(user).order_by("-pk").first()
    party = ResponsibleParty.objects.get(name=_a_bureau())
    named = {"directive": directive, "party": party, "meeting": directive.speech.meeting}
    for name, row in named.items():
        yield from _there(name, f"one {name}", getattr(row, "public_id", row.pk))
    for name in ("parties", "meetings"):
        yield from _there(name, name)


def _there(route: str, name: str, *args: object) -> Iterator[tuple[str, str]]:
    try:
        yield name, reverse(route, args=args)
    except NoReverseMatch:
        return


def _admin() -> Iterator[tuple[str, str]]:
    lists = (
        "tracker_directive",
        "tracker_speech",
        "tracker_meeting",
        "tracker_responsibleparty",
        "extraction_proposal",
    )
    for model in lists:
        yield f"admin list {model}", reverse(f"admin:{model}_changelist")
    pending = f"{reverse('admin:extraction_proposal_changelist')}?state__exact=pending"
    yield "admin list of pending proposals", pending
    yield "admin directives overdue", f"{reverse('admin:tracker_directive_changelist')}?state=overdue"
    yield "admin directive", reverse("admin:tracker_directive_change", args=[Directive.objects.latest("pk").pk])
    speech = Speech.objects.latest("pk")
    yield "desk of 40 proposals", reverse("admin:extraction_review", args=[speech.pk])
    merging = reverse("admin:extraction_merge", args=[speech.proposals.filter(state="pending").first().pk])
    yield "merging", merging
    for name, words in {"that many hold": "堤防", "that none holds": "航天"}.items():
        yield f"merging, searched for words {name}", f"{merging}?{urlencode({'words': words})}"
