"""What somebody may write into an address, a header or a field who wants a page to fail, and where to write it."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

import lxml.html
from django.http import HttpResponse

# Encoded as in an address: some of these are no text at all.  One of each kind that any field could stumble over: what
# no database keeps, what no column holds, what no calendar has, what `int` or `float` take for a number or choke on.
VALUES = {
    "nothing": "",
    "NUL within": "1%00",
    "many digits": "9" * 10_000,
    "a long fraction": "-" + "9" * 400 + ".5e99999",
    "a far year": "99999999999-01-01",
    "the year 0": "0000-00-00",
    "2 to the 64th": str(2**64),
    "a negative number": "-1",
    "a surrogate": "%ED%A0%80",
    "no UTF-8": "1%FF%FE",
    "a digit that counts nothing": quote("²"),
    "not a number": "NaN",
    "line breaks": quote("x\r\nSet-Cookie: a=b"),
    "256 characters": quote("长" * 256),
    "signs of other languages": quote("'\"`;--<script>%s%(x)s{0}{{x}}[1,{../../etc/passwd"),
    "commas": quote("1,2,x,,-9," + "9" * 30),
}
# Those that a column or a number stumbles over, tried alone in each field of a form that is right otherwise.
ALONE = ("NUL within", "many digits", "256 characters", "a digit that counts nothing")
# Those that the place of an id in an address lets through to a page.
AS_ID = ("NUL within", "many digits", "2 to the 64th", "a digit that counts nothing", "no UTF-8", "commas")
# What Django, its admin or a page of ours understands somewhere, beside what the pages themselves name.
NAMES = (
    "q", "o", "p", "all", "e", "page", "sort", "on", "state", "keys", "current", "start", "end", "words", "least", "id",
    "pk", "next", "language", "_facets", "_popup", "_to_field", "_changelist_filters", "_save", "review", "id__in",
    "pk__gt", "id__isnull", "pk__range", "meeting__held_on__year", "meeting__id__exact", "state__exact", "text__regex",
    "imported_at__year", "imported_at__month", "made_at__day", "decided_at__year", "password__startswith", "a[0]", "__",
    "nonsense", "app_label", "model_name", "field_name", "term", "action", "select_across", "_selected_action", "index",
)  # fmt: skip


def asked(names: Iterable[str], turn: int) -> str:
    """A query that says something hostile under each of the names, another thing under each, and under the first twice.

    Over as many turns as there are values each name meets every one of them.
    """
    values = list(VALUES.values())
    pairs = [f"{quote(name)}={values[(place + turn) % len(values)]}" for place, name in enumerate(names)]
    return "&".join([*pairs, *pairs[:1]])


def but_for(fields: dict[str, str], name: str, value: str) -> str:
    """A form as it would be sent, with something hostile in one field."""
    return "&".join([urlencode({key: each for key, each in fields.items() if key != name}), f"{quote(name)}={value}"])


def names_on(answer: HttpResponse) -> list[str]:
    """The names that the page's own forms and links put into addresses."""
    root = _parsed(answer)
    if root is None:
        return []
    found = dict.fromkeys(field.get("name") for form in root.forms if form.method == "GET" for field in form.inputs)
    for link in root.iter("a"):
        query = urlsplit(link.get("href") or "").query
        found |= dict.fromkeys(name for name, _value in parse_qsl(query, keep_blank_values=True))
    return [name for name in found if name]


def forms_on(answer: HttpResponse) -> list[tuple[str, dict[str, str]]]:
    """The forms that the page would send: where to (empty: to the page itself), and their fields with their values."""
    root = _parsed(answer)
    forms = [] if root is None else [form for form in root.forms if form.method == "POST"]
    return [(form.get("action") or "", _fields(form)) for form in forms]


def _fields(form: Any) -> dict[str, str]:
    """Each field with its value or the first of its choices; buttons too, since each may be what was pressed."""
    named = {field.get("name"): field.get("value") or "" for field in form.iter("input", "button") if field.get("name")}
    filled = named | dict(form.form_values())
    for field in form.inputs:
        filled.setdefault(field.name, "")
    return {name: value for name, value in filled.items() if name and name != "csrfmiddlewaretoken"}


def _parsed(answer: HttpResponse) -> Any:
    is_page = answer.get("Content-Type", "").startswith("text/html") and not answer.streaming and answer.content
    return lxml.html.fromstring(answer.content.decode()) if is_page else None
