"""The pages of parties: every figure opens a list of exactly that many rows, in the role and with the units it says."""

from datetime import date, timedelta

import pytest

from tests.builders import a_directive, a_liaison, a_party
from tests.pages import cost_of, in_words, page, words
from tracker.actions import AssignmentDraft
from tracker.models import Membership

pytestmark = pytest.mark.django_db

DUE = date(2026, 9, 30)
DAY = timedelta(days=1)
ENGLISH = {"accept-language": "en"}


@pytest.fixture
def bureau():
    """A bureau with a station and a membership, and something in every role and state for them and others."""
    bureau = a_party("县水利局", aliases=("水利局",), parent=a_party("县政府"))
    station = a_party("县水利局水库管理站", parent=bureau)
    everybody = a_party("县直各部门", kind="collective")
    Membership.objects.create(collective=everybody, member=bureau)
    for days in (-3, 0, 5, 20):
        a_directive(due_on=DUE + days * DAY, owner=bureau)
    a_directive(due_on=DUE - DAY, owner=station, assignments=(AssignmentDraft("县水利局", "support", bureau),))
    a_directive(due_on=DUE - DAY, owner=a_party(), assignments=(AssignmentDraft("水利局", "supervisor", bureau),))
    a_directive(owner=station, closed_on=DUE)
    a_directive(due_on=DUE - DAY, owner=everybody)
    a_directive(due_on=DUE - DAY, owner=a_party())
    return bureau


def figures(answer) -> dict[str, int]:
    """The addresses of the figures of a page, and how many each says there are."""
    links = page(answer).xpath("//td//a[@class='count' or @class='figure-open' or @class='figure-overdue']")
    return {link.get("href"): int(in_words(link).split()[-1]) for link in links}


@pytest.mark.parametrize(
    "address",
    [
        "/parties/", "/parties/{}/", "/parties/{}/?units=without", "/parties/{}/?collectives=without",
        "/parties/{}/?units=without&collectives=without",
    ],
)  # fmt: skip
@pytest.mark.parametrize("on", [DUE, DUE + 6 * DAY])
def test_every_figure_opens_a_list_of_exactly_that_many_rows(supervisor, bureau, address, on):
    mark = "&" if "?" in address else "?"
    found = figures(supervisor.get(f"{address.format(bureau.pk)}{mark}on={on}"))

    assert len(found) > 5
    for link, count in found.items():
        assert supervisor.get(link).context["paginator"].count == count, link


def test_a_party_has_its_roles_apart_and_its_sub_units_in_or_out(supervisor, bureau):
    def counted(query: str) -> list[list[int]]:
        tallies = supervisor.get(f"/parties/{bureau.pk}/?on={DUE}{query}").context["tallies"]
        return [[figure.count for figure in tally.figures] for tally in tallies]

    # overdue, due in 7 days, open, closed; by lead, support, supervisor, any
    assert counted("") == [[2, 2, 5, 1], [1, 0, 1, 0], [1, 0, 1, 0], [3, 2, 6, 1]]
    assert counted("&units=without") == [[1, 2, 4, 0], [1, 0, 1, 0], [1, 0, 1, 0], [3, 2, 6, 0]]


def test_what_is_asked_of_a_collective_stands_apart(supervisor, bureau):
    [(collective, asked)] = supervisor.get(f"/parties/{bureau.pk}/?on={DUE}").context["collectives"]
    assert collective.name == "县直各部门"
    assert [figure.count for figure in asked] == [1, 0, 1, 0]


def test_what_is_open_is_listed_soonest_due_first_with_what_is_asked_of_all_alike_unless_left_out(supervisor, bureau):
    def due(query: str) -> list[date]:
        answer = supervisor.get(f"/parties/{bureau.pk}/{query}")
        [whole] = page(answer).xpath("//section[@aria-labelledby='open-rows']//div/a/@href")
        days = [row.directive.due_on() for row in answer.context["rows"]]
        assert [row.directive.due_on() for row in supervisor.get(whole).context["rows"]] == days == sorted(days)
        return days

    assert [len(due(query)) for query in ("", "?collectives=without", "?units=without")] == [7, 6, 7]


def test_the_switches_of_a_party_keep_each_other_and_outlast_another_day(supervisor, bureau):
    answer = supervisor.get(f"/parties/{bureau.pk}/?units=without&collectives=without&on={DUE}")
    kept = {field.get("name"): field.get("value") for field in page(answer).xpath("//form//input[@type='hidden']")}
    links = page(answer).xpath("//main//a[contains(@href, 'units') or contains(@href, 'collectives')]/@href")

    assert kept == {"units": "without", "collectives": "without"} | kept
    assert f"?collectives=without&on={DUE}" in links
    assert f"?units=without&on={DUE}" in links


def test_together_a_party_and_its_collectives_count_each_directive_once(supervisor, bureau):
    everybody = bureau.collectives.get().collective
    a_directive("两头都有", owner=bureau, assignments=(AssignmentDraft(everybody.name, "lead", everybody),))
    context = supervisor.get(f"/parties/{bureau.pk}/?on={DUE}").context
    [[_collective, theirs]] = context["collectives"]

    own, whole = context["tallies"][-1].figures, context["whole"]
    assert [figures[2].count for figures in (own, theirs, whole)] == [7, 2, 8]


def test_beside_its_figures_a_party_has_those_of_its_collectives(supervisor, bureau):
    rows = {party: of_many for party, _own, of_many in supervisor.get(f"/parties/?on={DUE}").context["rows"]}
    [[collective, theirs]] = rows[bureau]

    assert collective.name == "县直各部门"
    assert [figure.count for figure in theirs] == [1, 0, 1, 0]
    assert [party for party, of_many in rows.items() if of_many] == [bureau]


def test_a_party_says_what_the_registry_knows_of_it(supervisor):
    whole = a_party("县政府")
    new = a_party("县农业农村局", parent=whole, aliases=("农业农村局",), starts_on=date(2019, 3, 1))
    old = a_party("县农业局", successor=new, ends_on=date(2019, 2, 28))

    said = words(supervisor.get(f"/parties/{new.pk}/", headers=ENGLISH))
    for word in ("Also called农业农村局", "Part of县政府", "Succeeded县农业局", "Exists2019-03-01 – …"):
        assert word in said
    assert "Succeeded by县农业农村局" in words(supervisor.get(f"/parties/{old.pk}/", headers=ENGLISH))
    assert "Sub-units县农业农村局" in words(supervisor.get(f"/parties/{whole.pk}/", headers=ENGLISH))


def test_parties_stand_by_what_they_lead_themselves_the_most_overdue_first(supervisor, bureau):
    rows = supervisor.get(f"/parties/?on={DUE}").context["rows"]
    overdue = [shown[0].count for _party, shown, _of_many in rows]

    assert overdue == sorted(overdue, reverse=True)
    counted = {party.name: [figure.count for figure in shown] for party, shown, _of_many in rows}
    assert counted["县水利局"] == [1, 2, 4, 0]
    assert counted["县水利局水库管理站"] == [1, 0, 1, 1]
    assert counted["县政府"] == [0, 0, 0, 0]


def test_a_day_that_does_not_exist_is_named_and_nothing_is_counted(supervisor, bureau):
    for address in ("/parties/", f"/parties/{bureau.pk}/"):
        answer = supervisor.get(f"{address}?on=2026-02-30", headers=ENGLISH)
        assert answer.status_code == 400
        assert "There is no day “2026-02-30”" in answer.content.decode()
        assert figures(answer) == {}


def test_a_party_without_anything_says_so(supervisor):
    assert "Nothing is open." in words(supervisor.get(f"/parties/{a_party().pk}/", headers=ENGLISH))


def test_an_unknown_party_is_not_found(supervisor):
    assert supervisor.get("/parties/999/").status_code == 404


def test_a_liaison_officer_sees_the_parties_of_own_directives_and_no_trace_of_others(client, bureau):
    other = a_party("县财政局")
    a_directive(owner=other)
    client.force_login(a_liaison(bureau))

    names = [party.name for party, _shown, _of_many in client.get("/parties/").context["rows"]]
    assert "县水利局" in names
    assert "县财政局" not in names
    assert client.get(f"/parties/{bureau.pk}/").status_code == 200
    assert client.get(f"/parties/{other.pk}/").status_code == 404


@pytest.mark.parametrize("address", ["/parties/", "/parties/{}/"])
def test_a_page_costs_the_same_for_three_rows_and_for_thirty(supervisor, bureau, address):
    def grow(count: int) -> None:
        for _ in range(count):
            part = a_party(parent=bureau)
            a_directive(due_on=DUE, owner=part, assignments=(AssignmentDraft("配合", "support", bureau),))
            Membership.objects.create(collective=a_party(kind="collective"), member=bureau)

    grow(3)
    few = cost_of(supervisor, address.format(bureau.pk))
    grow(27)
    assert cost_of(supervisor, address.format(bureau.pk)) == few


def test_going_back_to_today_leaves_the_sub_units_out_as_they_were(supervisor):
    bureau = a_party("县水利局")
    a_directive(owner=a_party("县水利局水库管理站", parent=bureau))
    a_directive(owner=bureau)

    root = page(supervisor.get(f"/parties/{bureau.pk}/", {"units": "without", "on": "2026-01-01"}))
    assert root.xpath("//form[@class='as-of']/a/@href") == [f"/parties/{bureau.pk}/?units=without"]
