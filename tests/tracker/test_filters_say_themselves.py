"""Every filter says what it narrows a list to: above the list, in a file, beside a saved filter and a feed."""

from datetime import date

import django_filters
import pytest
from django import forms
from django.core.exceptions import ImproperlyConfigured
from django.http import QueryDict
from django.utils.choices import flatten_choices

from tests.builders import SOME_DAY, SOME_MOMENT, a_directive, a_meeting, a_party, a_speech, a_supervisor
from tests.pages import in_words, page
from tests.tables import sheet_of
from tracker.days import DayField
from tracker.filtering import wording
from tracker.filtering.chosen import chosen
from tracker.filtering.filters import DirectiveFilter
from tracker.filtering.lookups import WordsField
from tracker.filtering.saying import ChoiceFilter, SayingFilter, SayingFilterSet
from tracker.filtering.typed import SearchWords
from tracker.models import Directive, Feed, SavedFilter
from tracker.views.feeds import NOT_KEPT

pytestmark = pytest.mark.django_db

FILTERS = DirectiveFilter.base_filters
WITH_WORDS = [name for name, each in FILTERS.items() if each.said]
TOLD_BY_ANOTHER = [name for name, each in FILTERS.items() if not each.said and each.needs]
NARROWING_NOTHING = [name for name, each in FILTERS.items() if not each.said and not each.needs]


@pytest.fixture(autouse=True)
def user(client):
    """Somebody logged in who may take away a ledger with something for every filter."""
    water = a_party("县水利局")
    a_party("县水利局水库站", parent=water)
    speech = a_speech(meeting=a_meeting(title="防汛工作会议"))
    for number in range(3):
        a_directive(f"加固堤防{number}", owner=water, due_on=date(2026, 9, 30 - number), speech=speech)
    user = a_supervisor(permissions=("tracker.export_directive",))
    client.force_login(user)
    return user


def a_choice(name: str) -> tuple[str, str]:
    """A value that the filter takes, and how people know it; both told from its field, of which the kinds are few."""
    filterset = DirectiveFilter(data=QueryDict(), queryset=Directive.objects.all(), today=SOME_DAY)
    match filterset.form.fields[name]:
        case forms.ChoiceField() as field:
            *_others, (value, label) = flatten_choices(iter(field.choices))
            return str(value), str(label)
        case WordsField() as field:
            value = next(iter(field.names(field.among)))
        case DayField():
            value = "2026-09-30"
        case forms.IntegerField():
            value = "3"
        case SearchWords():
            value = "堤防"
        case field:
            raise NotImplementedError(f"Say here what may be chosen in a {type(field).__name__}.")
    return value, value


def a_query(name: str) -> str:
    """A query of the list that uses the filter, and what it needs."""
    query, needed = QueryDict(mutable=True), FILTERS[name].needs
    query.update({each: a_choice(each)[0] for each in (needed, name) if each})
    return query.urlencode()


def chips(client, query: str) -> list[str]:
    """What stands above the list."""
    return [in_words(chip) for chip in page(client.get(f"/directives/?{query}")).xpath("//ul[@class='chosen']/li/span")]


def texts(client, query: str) -> list[str]:
    """What the rows of the list say is to be done."""
    return [row.directive.text for row in client.get(f"/directives/?{query}").context["rows"]]


@pytest.mark.parametrize("name", WITH_WORDS)
def test_what_was_chosen_stands_above_the_list(client, name):
    said = chips(client, a_query(name))
    assert len(said) == 1 + bool(FILTERS[name].needs)
    assert a_choice(name)[1] in said[-1]


@pytest.mark.parametrize("name", WITH_WORDS)
def test_what_was_chosen_stands_in_the_heading_of_a_file(client, name):
    query = a_query(name)
    file = b"".join(client.get(f"/directives.xlsx?{query}").streaming_content)
    line = sheet_of(file)["A2"].value
    assert set(chips(client, query)) < set(line.split("；"))


@pytest.mark.parametrize("name", WITH_WORDS)
def test_what_was_chosen_stands_beside_a_saved_filter(client, user, name):
    query = a_query(name)
    SavedFilter.objects.create(user=user, name="我的", query=query)
    [told] = page(client.get("/directives/filters/")).xpath("//tbody//*[@class='aside']")
    assert in_words(told) == "；".join(chips(client, query))


@pytest.mark.parametrize("name", [name for name in WITH_WORDS if name not in NOT_KEPT])
def test_what_was_chosen_stands_beside_a_feed_and_is_offered_as_its_name(client, user, name):
    query = a_query(name)
    Feed.objects.create(user=user, name="我的", query=query, made_at=SOME_MOMENT)
    answer = page(client.get(f"/feeds/?{query}"))
    [told] = answer.xpath("//tbody//*[@class='aside']")
    [offered] = answer.xpath("//input[@name='name']/@value")
    assert in_words(told) == offered == "；".join(chips(client, query))


@pytest.mark.parametrize("name", NOT_KEPT)
def test_what_a_feed_does_not_keep_is_not_told_of_it_even_where_it_is_sent_along(client, name):
    query = a_query(name)
    opened, refused = client.get(f"/feeds/?{query}"), client.post("/feeds/", {"query": query})
    for answer in (opened, refused):
        assert page(answer).xpath("//form[@action='/feeds/']//strong/text()") == ["您有权查看的全部在办事项"]

    client.post("/feeds/", {"name": "我的", "query": query})
    assert Feed.objects.get().query == ""


@pytest.mark.parametrize("name", TOLD_BY_ANOTHER)
def test_a_filter_without_words_that_needs_another_changes_the_words_of_that_one(client, name):
    needed = FILTERS[name].needs
    [said], [changed] = chips(client, a_query(needed)), chips(client, a_query(name))
    assert a_choice(needed)[1] in said
    assert a_choice(needed)[1] in changed
    assert said != changed


@pytest.mark.parametrize("name", NARROWING_NOTHING)
def test_any_other_filter_without_words_leaves_all_rows(client, name):
    assert chips(client, a_query(name)) == []
    assert sorted(texts(client, a_query(name))) == sorted(texts(client, ""))


def test_a_filter_cannot_be_made_without_saying_which_words_it_has():
    with pytest.raises(TypeError, match="said"):
        ChoiceFilter(choices=[])


def test_a_filter_of_another_make_cannot_be_declared():
    with pytest.raises(ImproperlyConfigured, match="Silent.kind has no words"):
        type("Silent", (SayingFilterSet,), {"kind": django_filters.CharFilter()})


def test_a_filter_made_from_a_field_of_the_model_cannot_be_declared():
    meta = type("Meta", (), {"model": Directive, "fields": ["kind"]})
    with pytest.raises(ImproperlyConfigured, match="Silent.kind has no words"):
        type("Silent", (SayingFilterSet,), {"Meta": meta})


def test_a_filter_cannot_need_one_that_is_not_there():
    with pytest.raises(ImproperlyConfigured, match="needs “party”"):
        type("Lonely", (SayingFilterSet,), {"units": ChoiceFilter(choices=[], said=None, needs="party")})


def test_a_filter_that_needs_another_must_say_what_is_lacking_without_it():
    party = ChoiceFilter(choices=[], said=wording.choice)
    with pytest.raises(ImproperlyConfigured, match="must say what is lacking"):
        type("Mute", (SayingFilterSet,), {"party": party, "units": ChoiceFilter(said=None, needs="party")})


def test_a_filter_alone_is_refused_in_its_own_words_where_it_needs_another():
    class Graded(SayingFilterSet):
        """A list that can be asked for half grades of a grade."""

        grade = ChoiceFilter(choices=[("a", "first")], said=wording.choice)
        half = ChoiceFilter(choices=[("x", "upper")], said=None, needs="grade", lacking="Which grade?")

    def errors(query):
        filterset = Graded(data=QueryDict(query), queryset=Directive.objects.all())
        assert filterset.is_valid() == (not filterset.errors)
        return dict(filterset.errors)

    assert errors("half=x") == {"half": ["Which grade?"]}
    assert errors("half=x&grade=a") == errors("grade=a") == {}


def test_a_choice_among_values_that_a_function_gives_is_said_by_its_label():
    class Graded(SayingFilterSet):
        """A list that can be asked for rows of a grade."""

        grade = ChoiceFilter(choices=lambda: [("a", "first"), ("b", "second")], said=wording.choice)

    filterset = Graded(data=QueryDict("grade=b"), queryset=Directive.objects.all())
    assert filterset.is_valid()
    assert [one.words for one in chosen(filterset)] == ["second"]


def test_nought_is_a_value_that_is_said_like_any_other():
    class NumberFilter(SayingFilter, django_filters.NumberFilter):
        """Compares with a number."""

    class Numbered(SayingFilterSet):
        """A list that can be asked for rows of this number."""

        number = NumberFilter(said=lambda filterset, name, value: f"{name} {value}")

    filterset = Numbered(data=QueryDict("number=0"), queryset=Directive.objects.all())
    assert filterset.is_valid()
    assert [one.words for one in chosen(filterset)] == ["number 0"]
