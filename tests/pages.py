"""What a browser would make of a page: its visible words, its links, and its forms as they would be sent."""

from typing import Any

import lxml.html
from django.contrib.auth.models import User
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tracker.models import Directive


def logged_in(user: User, language: str = "zh-hans") -> Client:
    """A browser of that language in which the user is logged in."""
    client = Client(headers={"accept-language": language})
    client.force_login(user)
    return client


def english_reader(user: User) -> Client:
    """The same in English."""
    return logged_in(user, "en")


def cost_of(client: Client, address: str, data: dict[str, str] | None = None) -> int:
    """How often the database is asked for the page."""
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address, data).status_code == 200
    return len(queries)


def page(response: HttpResponse) -> lxml.html.HtmlElement:
    """The parsed page."""
    return lxml.html.fromstring(response.content.decode())


def marked(root: lxml.html.HtmlElement, *classes: str) -> list[lxml.html.HtmlElement]:
    """The elements that carry one of these classes, in the order of the page."""
    return [element for element in root.iter() if set(classes) & set((element.get("class") or "").split())]


def in_words(element: lxml.html.HtmlElement) -> str:
    """What is to be read in it, white space run together."""
    return " ".join(element.text_content().split())


def words(response: HttpResponse) -> str:
    """What is to be read on the page."""
    return in_words(page(response))


def directive_page(client: Client, directive: Directive) -> lxml.html.HtmlElement:
    """The directive's page as an English reader sees it."""
    answer = client.get(f"/directives/{directive.public_id}/", headers={"accept-language": "en"})
    assert answer.status_code == 200
    return page(answer)


def filled_in(response: HttpResponse, **changes: Any) -> dict[str, Any]:
    """The values of the page's main form, the longest, as it would be sent unchanged, and then with these changes."""
    forms = [form for form in page(response).forms if "main" in _containers(form) and form.method == "POST"]
    form = max(forms, key=lambda form: len(form.fields))
    empty = {field.get("name"): "" for field in form.iter("input") if field.get("type") in ("text", "date", "number")}
    # A browser drops the newline that a text area begins with.
    areas = {area.get("name"): (area.text or "").removeprefix("\n") for area in form.iter("textarea")}
    return empty | dict(form.form_values()) | areas | changes


def _containers(element: lxml.html.HtmlElement) -> set[str]:
    return {ancestor.tag for ancestor in element.iterancestors()}
