"""No address and no field is answered with a 500, whoever asks and whatever is written there."""

import traceback
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import product
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from tests.access import a_world, addresses, paths, rules
from tests.hostile import NAMES, VALUES, asked, forms_on, names_on

pytestmark = pytest.mark.django_db

# The forms that stand on every page.
ELSEWHERE = ("/accounts/logout/", "/admin/logout/", "/i18n/setlang/")
FORM = "application/x-www-form-urlencoded"
BODIES = [
    (b'{"name": ["\\ud800"', "application/json"),
    (b"--x\r\nContent-Disposition: form-data; name=", "multipart/form-data; boundary=x"),
    (b"--x", "multipart/form-data"),
    (b"--x", "multipart/form-data; boundary=\xff"),
    (b"a=b", "text/plain; charset=nonsense"),
    (b"name=%E9%95&query=", f"{FORM}; charset=utf-16"),
    (b"name=" + b"x" * 3_000_000, FORM),
    (b"\xff\xfe\0", ""),
]


@pytest.fixture
def world():
    return a_world()


def as_visitor(world, name: str) -> Client:
    """A browser that gets the page of a fault instead of the fault."""
    client = Client(raise_request_exception=False)
    client.force_login(world["visitors"][name])
    return client


def answered(client: Client, method: str, path: str, **how) -> HttpResponse:
    """The whole answer; what it changed is undone."""
    cookies = client.cookies.copy()
    with transaction.atomic():
        answer = getattr(client, method)(path, **how)
        b"".join(answer)
        transaction.set_rollback(True)
    client.cookies = cookies
    return answer


def every_path(world) -> Iterator[str]:
    """Each address of the program, with the ids of the rows behind it."""
    patterns = addresses()
    for name, rule in rules().items():
        if name in patterns:
            yield from (path.rstrip("?") for path in paths(rule, patterns[name], world))


def with_ids_of_others(path: str, value: str) -> Iterator[str]:
    """The address with something hostile in place of each part that is an id."""
    parts = path.split("?")[0].split("/")
    for place, part in enumerate(parts):
        if any(character.isdigit() for character in part):
            yield "/".join([*parts[:place], value, *parts[place + 1 :]])


def faults(client: Client, tries: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    """Of these (method, path, body) the ones that are answered with a fault, and what it was."""
    for method, path, body in tries:
        how = {"data": body, "content_type": FORM} if method == "post" else {}
        answer = answered(client, method, path, **how)
        if answer.status_code == 500:
            yield f"{method.upper()} {path[:200]} {body[:300]}: {_where(answer)}"


def _where(answer: HttpResponse) -> str:
    kind, fault, trace = answer.exc_info
    places = [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(trace)[-5:]]
    return f"{kind.__name__} {str(fault)[:100]} {' '.join(places)}"


def _joined(path: str, query: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}{query}"


def hostile(client: Client, path: str, kinds: Iterable[str], turn: int) -> Iterator[tuple[str, str, str]]:
    """For each kind of value: in place of each id; under all names that the page knows, in its address and in its
    forms; and, one after the other, under a single name."""
    page = answered(client, "get", path)
    names = list(dict.fromkeys([*names_on(page), *NAMES]))
    forms = [(action if action.startswith("/") else path, fields) for action, fields in forms_on(page)]
    forms = [(target, fields) for target, fields in forms if target == path or target not in ELSEWHERE]
    for kind in kinds:
        value, alone = VALUES[kind], partial(_whose_turn, turn=turn - list(VALUES).index(kind))
        for address in with_ids_of_others(path, value):
            yield from (("get", address, ""), ("post", address, ""))
        for asked_for in [names, *([name] for name in alone(names))]:
            yield "get", _joined(path, asked(asked_for, value)), ""
        yield "post", path, asked(NAMES, value)
        for target, fields in forms:
            yield "post", target, asked(fields, value)
            for name in alone(fields):
                rest = urlencode({key: value for key, value in fields.items() if key != name})
                yield "post", target, f"{rest}&{asked([name], value)}"


def _whose_turn(names: Iterable[str], turn: int) -> list[str]:
    """Every so manieth name, so that each name meets each value somewhere."""
    return [name for place, name in enumerate(names) if (place + turn) % len(VALUES) == 0]


def walked(world, visitor: str, kinds: Iterable[str]) -> list[str]:
    """The faults that a visitor finds on all addresses with these kinds of values."""
    client, kinds = as_visitor(world, visitor), list(kinds)
    return [
        fault
        for turn, path in enumerate(every_path(world))
        for fault in faults(client, hostile(client, path, kinds, turn))
    ]


@pytest.mark.slow
@pytest.mark.parametrize("kind", VALUES)
def test_nothing_hostile_makes_a_page_of_an_administrator_fail(world, kind):
    assert walked(world, "administrator", [kind]) == []


@pytest.mark.slow
def test_nothing_hostile_makes_a_page_of_a_liaison_officer_fail(world):
    assert walked(world, "liaison", VALUES) == []


def test_what_is_most_hostile_makes_no_page_of_a_few_fail(world):
    client = as_visitor(world, "administrator")
    directive, speech = world["directive"], world["speech"]
    few = [
        "/directives/",
        f"/directives/{directive.public_id}/report/",
        "/directives/filters/",
        "/admin/tracker/responsibleparty/",
        f"/admin/tracker/directive/{directive.pk}/step/extend/",
        f"/admin/extraction/proposal/{world['proposal'].pk}/change/",
        f"/admin/tracker/speech/{speech.pk}/missed/",
    ]
    worst = ["NUL", "many digits", "2 to the 64th", "a surrogate", "a far year"]
    assert [fault for path in few for fault in faults(client, hostile(client, path, worst, turn=0))] == []


@pytest.mark.parametrize("address", ["/accounts/login/", "/admin/login/"])
def test_a_name_of_256_characters_and_a_long_browser_name_log_nobody_in_and_fail_nowhere(settings, address):
    settings.AXES_ENABLED = True
    client = Client(raise_request_exception=False)
    for name in ("长" * 256, "n" * 5000, "a\r\nb", "\0"):
        headers = {"user-agent": "m" * 10_000, "accept": "text/html," + "x" * 10_000}
        answer = client.post(
            f"{address}?next=%00&{'q' * 3000}=%00", {"username": name, "password": "x"}, headers=headers
        )
        assert answer.status_code in (200, 429), name[:10]


def test_a_body_that_is_no_form_is_refused_and_no_more(world):
    client = as_visitor(world, "administrator")
    found = []
    for address in ("/directives/filters/", "/feeds/", "/accounts/password/", "/admin/tracker/speaker/add/"):
        for body, kind in BODIES:
            with transaction.atomic():
                answer = client.generic("POST", address, body, content_type=kind)
                transaction.set_rollback(True)
            if answer.status_code >= 500:
                found.append(f"{address} {kind} {body[:40]!r}: {_where(answer)}")
    assert found == []


def test_forged_counts_and_keys_of_rows_make_no_page_fail(world):
    client, party = as_visitor(world, "administrator"), world["responsibleparty"]
    path = f"/admin/tracker/responsibleparty/{party.pk}/change/"
    tries = []
    for count, initial in product(("-1", "9" * 5000, "x", "", "2"), ("-1", "1", "2")):
        sent = {"name": party.name, "kind": "unit"}
        for prefix in ("aliases", "memberships"):
            sent |= {f"{prefix}-TOTAL_FORMS": count, f"{prefix}-INITIAL_FORMS": initial}
            sent |= {f"{prefix}-0-id": "999999", f"{prefix}-0-party": "x", f"{prefix}-1-id": str(2**64)}
        tries.append(("post", path, urlencode(sent)))
    assert list(faults(client, tries)) == []
