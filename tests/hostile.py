"""What somebody may write into an address, a header or a field who wants a page to fail, and where to write it."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

import lxml.html
from django.http import HttpResponse

# Encoded as in an address: some of these are no text at all.
VALUES = {
    "nothing": "",
    "NUL": "%00",
    "NUL within": "1%00",
    "many digits": "9" * 10_000,
    "many more digits": "-" + "9" * 400 + ".5e99999",
    "a far year": "99999999999-01-01",
    "the year 0": "0000-00-00",
    "a negative number": "-1",
    "2 to the 63rd": str(2**63),
    "2 to the 64th": str(2**64),
    "18 digits": "9" * 18,
    "a surrogate": "%ED%A0%80",
    "an overlong slash": "%C0%AF",
    "no UTF-8": "%FF%FE",
    "digits of another script": quote("٣٤"),
    "a digit that counts nothing": quote("²"),
    "not a number": "NaN",
    "infinite": "Infinity",
    "line breaks": quote("x\r\nSet-Cookie: a=b"),
    "the folder above": quote("../../../etc/passwd"),
    "written from the right": quote("\u202etxt.exe"),
    "a list": quote("[1,{"),
    "a picture": quote("😀" * 300),
    "256 characters": quote("长" * 256),
    "a quote": quote("'\"`;--<script>%s%(x)s{0}{{x}}"),
    "a UUID that is none": "00000000-0000-0000-0000-00000000000g",
    "commas": quote("1,2,x,,-9," + "9" * 30),
}
# What Django, its admin or a page of ours understands somewhere, beside what the pages themselves name.
NAMES = (
    "q", "o", "p", "all", "e", "page", "sort", "on", "state", "keys", "current", "start", "end", "words", "least", "id",
    "pk", "next", "language", "_facets", "_popup", "_to_field", "_changelist_filters", "_save", "review", "id__in",
    "pk__gt", "id__isnull", "pk__range", "meeting__held_on__year", "meeting__id__exact", "state__exact", "text__regex",
    "imported_at__year", "imported_at__month", "made_at__day", "decided_at__year", "password__startswith", "a[0]", "__",
    "nonsense", "app_label", "model_name", "field_name", "term", "action", "select_across", "_selected_action", "index",
)  # fmt: skip


def asked(names: Iterable[str], value: str) -> str:
    """A query that says the same hostile thing under each of the names, and under the first twice."""
    pairs = [f"{quote(name)}={value}" for name in names]
    return "&".join([*pairs, *pairs[:1]])


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
