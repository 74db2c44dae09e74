"""No address and no field is answered with a 500, whoever asks and whatever is written there."""

import traceback
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import product
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from tests.access import a_world, addresses, paths, rules
from tests.hostile import ALONE, AS_ID, NAMES, VALUES, asked, but_for, forms_on, names_on
from tracker.answers.utf8 import reading_utf8
from tracker.models import SavedFilter

pytestmark = pytest.mark.django_db

# The forms that stand on every page.
ELSEWHERE = ("/accounts/logout/", "/admin/logout/", "/i18n/setlang/")
FORM = "application/x-www-form-urlencoded"
SHARES = 4  # of the addresses, to be walked side by side
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


def hostile(
    client: Client, path: str, turns: Iterable[int], alone: Iterable[str] = ALONE
) -> Iterator[tuple[str, str, str]]:
    """What to try at an address: in place of each id; under all names that its page knows, in the address and in its
    forms, each turn with other values; and in each field of a form alone, what fields stumble over.
    """
    page = answered(client, "get", path)
    names = list(dict.fromkeys([*names_on(page), *NAMES]))
    forms = [(action if action.startswith("/") else path, fields) for action, fields in forms_on(page)]
    forms = [(target, fields) for target, fields in forms if target == path or target not in ELSEWHERE]
    for kind in AS_ID:
        for address in with_ids_of_others(path, VALUES[kind]):
            yield from (("get", address, ""), ("post", address, ""))
    for turn in turns:
        yield "get", _joined(path, asked(names, turn)), ""
        yield from (("post", target, asked(fields, turn)) for target, fields in forms or [(path, dict.fromkeys(NAMES))])
    for target, fields in forms:
        yield from (("post", target, but_for(fields, name, VALUES[kind])) for name in fields for kind in alone)


def walked(client: Client, share: Iterable[str], turns: Iterable[int], alone: Iterable[str] = ALONE) -> list[str]:
    """The faults found at these addresses."""
    turns, alone = list(turns), list(alone)
    return [fault for path in share for fault in faults(client, hostile(client, path, turns, alone))]


@pytest.mark.slow
@pytest.mark.parametrize("share", range(SHARES))
def test_nothing_hostile_makes_a_page_of_an_administrator_fail(world, share):
    """Not tried: two hostile fields at once where only both together do harm, and values within files."""
    client = as_visitor(world, "administrator")
    assert walked(client, list(every_path(world))[share::SHARES], range(len(VALUES))) == []


@pytest.mark.slow
def test_nothing_hostile_makes_a_page_of_a_liaison_officer_fail(world):
    own = [path for path in every_path(world) if not path.startswith("/admin/")]
    assert walked(as_visitor(world, "liaison"), own, range(0, len(VALUES), 3)) == []


def test_what_is_most_hostile_makes_no_page_of_a_few_fail(world):
    client = as_visitor(world, "administrator")
    directive, speech = world["directive"], world["speech"]
    few = [
        "/directives/",
        "/parties/names/",
        "/repetition/",
        f"/directives/{directive.public_id}/extend/",
        "/admin/tracker/responsibleparty/",
        f"/admin/extraction/proposal/{world['proposal'].pk}/merge/",
        f"/admin/tracker/speech/{speech.pk}/missed/?start=0&end=6",
    ]
    assert walked(client, few, (1, 4, 7), ALONE[:1]) == []


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


@pytest.mark.parametrize(
    "kind",
    [
        "text/plain; charset=rot13",
        "text/plain; charset=idna",
        "text/plain; charset=\0",
        "text/plain; x*=none'a'%41",
        f"{FORM}; charset=utf-7",
        "multipart/form-data; charset=unicode_escape; boundary=x",
    ],
)
def test_a_request_in_an_encoding_that_is_none_is_read_as_any_other(world, kind):
    client = as_visitor(world, "administrator")
    served = reading_utf8(lambda environ, _start: client.handler(environ))
    body = b'--x\r\nContent-Disposition: form-data; name="name"\r\n\r\n+2AA- \\ud800\r\n--x--\r\n'
    for method, query in product(("GET", "POST"), ("", "a&" * 1_100)):
        sent = {"PATH_INFO": "/directives/filters/", "QUERY_STRING": query, "REQUEST_METHOD": method}
        sent |= {"wsgi.input": BytesIO(body), "CONTENT_LENGTH": str(len(body)), "CONTENT_TYPE": kind}
        assert served(client._base_environ(**sent), None).status_code in (200, 302, 400)
    assert [saved.name for saved in SavedFilter.objects.all() if not saved.name.isprintable()] == []


def test_forged_rows_of_the_desk_and_forged_choices_of_merging_make_no_page_fail(world):
    client, proposal, directive = as_visitor(world, "administrator"), world["proposal"], world["directive"]
    desk = answered(client, "get", f"/admin/tracker/speech/{proposal.speech_id}/review/?current={proposal.pk}")
    [(correct, fields)] = [form for form in forms_on(desk) if "owners-TOTAL_FORMS" in form[1]]
    tries = []
    for prefix, count in product(("owners", "deadlines", "targets"), ("-1", "9" * 5000)):
        forged = {f"{prefix}-{name}_FORMS": count for name in ("TOTAL", "INITIAL")}
        tries.append(("post", correct, urlencode(fields | forged)))
    for unit, on in product(("year", "x"), ("2月30日", "第9个周一", "、" * 300)):
        row = {f"deadlines-0-repetition_{name}": value for name, value in (("unit", unit), ("on", on), ("every", "9"))}
        tries.append(("post", correct, urlencode(fields | row)))
    for into, what in product(("x", str(directive.public_id)), ("nonsense", "target:" + "9" * 5000)):
        sent = [("into", into), ("take", f"{into}:{what}"), ("take", ":"), ("note", "x" * 600)]
        tries.append(("post", correct.replace("correct", "merge"), urlencode(sent)))
    assert list(faults(client, tries)) == []
