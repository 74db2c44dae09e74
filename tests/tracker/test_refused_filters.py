"""Filters that cannot be understood show nothing, and say which of them it is."""

import pytest

from tests.builders import a_directive, a_supervisor

pytestmark = pytest.mark.django_db


@pytest.fixture
def refused(client):
    """A function that gives the page of a list whose filters are refused, and holds it to showing no row."""
    client.force_login(a_supervisor())
    a_directive("不应出现")

    def content_of(query: str) -> str:
        answer = client.get(f"/directives/?{query}", headers={"accept-language": "en"})
        content = answer.content.decode()
        assert answer.status_code == 400
        assert "Nothing is shown" in content
        assert "不应出现" not in content
        return content

    return content_of


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("due_from=2026-02-30", "There is no day “2026-02-30”"),
        ("due_to=soon", "“soon” is not understood as a day"),
        ("on=0000-01-01", "There is no day “0000-01-01”"),
        ("on=9999-12-31&state=due-30", "“9999-12-31” lies outside the years 1949 to 2199."),
        ("due_from=2026-10-01&due_to=2026-09-30", "The range ends before it begins."),
        ("state=late", "late is not one of the available choices"),
        ("state=late&page=2", "late is not one of the available choices"),
        ("role=boss", "boss is not one of the available choices"),
        ("kind=wish", "wish is not one of the available choices"),
        ("sort=text", "text is not one of the available choices"),
        ("party=999", "Nothing here is called “999”."),
        ("party=县某局", "Nothing here is called “县某局”."),
        ("meeting=x", "Nothing here is called “x”."),
        ("meeting=x (2026-02-30)", "2026-02-30"),
        ("meeting=00000000-0000-0000-0000-000000000000", "Nothing here is called"),
        ("speaker=99999999999999999999", "Nothing here is called “99999999999999999999”."),
        ("units=without", "Choose a party first."),
        ("units=all", "all is not one of the available choices"),
        ("strength=weak", "weak is not one of the available choices"),
        ("level=world", "world is not one of the available choices"),
        (f"words={'长' * 101}", "Search for at most 100 characters."),
        ("words=%00", "The words contain a character that cannot be searched for."),
        ("state=open&state=closed", "This filter is given more than once."),
        ("stat=overdue", "There is no filter “stat”."),
        ("speech__source__sha256__startswith=a", "There is no filter “speech__source__sha256__startswith”."),
    ],
)
def test_what_cannot_be_understood_is_named_and_shows_no_rows(refused, query, said):
    assert said in refused(query)


def test_a_refused_value_is_shown_as_text_never_as_markup(refused):
    content = refused("state=<script>alert(1)</script>&<b>=1")
    assert "<script>" not in content
    assert "<b>" not in content
