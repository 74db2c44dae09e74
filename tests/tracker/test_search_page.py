"""The search page: what holds the words, of every kind, what may have been meant, and what cannot be looked for."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.builders import a_directive, a_meeting, a_party, a_speech, in_group, recorded_from
from tests.pages import cost_of, english_reader, in_words, logged_in, marked, page, words
from tests.tracker.searching import perhaps, searched, section, titles
from tracker.people import groups

pytestmark = pytest.mark.django_db

FLOOD_SPEECH = "同志们：\n县应急管理局要备足防汛物资。\n散会。"


@pytest.fixture
def looking():
    """A supervisor's browser, in English."""
    return english_reader(in_group(groups.SUPERVISOR))


def test_each_kind_is_shown_with_its_count_its_rows_and_the_words_marked(looking):
    speech = a_speech(FLOOD_SPEECH, meeting=a_meeting(title="防汛工作会议", place="清河镇"))
    a_directive("备足防汛物资", speech=speech)
    a_directive("修缮校舍")
    a_party("县防汛抗旱指挥部")

    answer = searched(looking, "防汛")
    root = page(answer)
    assert {one.key: one.count for one in answer.context["sections"]} == {
        "directives": 1, "speeches": 1, "meetings": 1, "parties": 1,
    }  # fmt: skip
    assert [in_words(one) for one in marked(root, "kinds")[0]] == [
        "Directives 1", "Speeches 1", "Meetings 1", "Responsible parties 1",
    ]  # fmt: skip
    assert {mark.text for mark in root.iter("mark")} == {"防汛"}
    assert "修缮校舍" not in words(answer)


def test_a_directive_stands_there_as_in_the_list_with_number_light_day_and_owner(looking):
    directive = a_directive(
        "备足防汛物资", owner=a_party("县应急管理局"), due_on=timezone.localdate() - timedelta(days=1)
    )

    answer = searched(looking, "防汛")
    [row] = page(answer).xpath("//ol[@class='found-rows']/li")
    said = in_words(row)
    for each in (directive.number, "red: overdue", "1 day overdue", str(directive.due_on()), "县应急管理局"):
        assert each in said
    assert row.xpath(".//h3/a/@href") == [f"/directives/{directive.public_id}/"]


def test_where_the_quote_alone_holds_a_word_the_quote_is_shown_and_said_to_be_one(looking):
    speech = a_speech(FLOOD_SPEECH)
    recorded_from(speech, "县应急管理局要备足防汛物资。", text="落实储备任务")
    recorded_from(speech, "散会。", text="防汛值班")

    quoted, worded = page(searched(looking, "防汛")).xpath("//section[1]//ol/li")
    assert "In the speaker's words: 县应急管理局要备足防汛物资。" in in_words(quoted)
    assert "In the speaker's words" not in in_words(worded)


def test_more_than_ten_are_counted_and_listed_elsewhere_in_the_same_number(looking):
    for number in range(12):
        a_directive(f"第{number}项防汛任务", speech=a_speech(f"县水利局第{number}次谈防汛"))

    answer = searched(looking, "防汛")
    for key in ("directives", "speeches"):
        assert section(answer, key).count == 12
        assert len(titles(answer, key)) == 10
    listed = looking.get(section(answer, "directives").all_address())
    assert listed.context["paginator"].count == 12
    listed = looking.get(section(answer, "speeches").all_address())
    assert len(titles(listed, "speeches")) == 12
    assert section(listed, "directives") is None


def test_the_list_of_one_kind_comes_in_pages(looking):
    for number in range(60):
        a_party(f"第{number}防汛站")

    first, second = (searched(looking, "防汛", kind="parties", page=number) for number in (1, 2))
    assert (len(titles(first, "parties")), len(titles(second, "parties"))) == (50, 10)
    assert "Page 2 of 2" in words(second)


def test_what_was_typed_run_together_is_cut_and_said_to_be_a_guess(looking):
    a_directive("汛期前备足防汛抢险所需物资，储备到乡镇")
    a_directive("修缮校舍")

    answer = searched(looking, "防汛物资储备")
    assert section(answer, "directives").count == 0
    assert perhaps(answer, "directives") == ["汛期前备足防汛抢险所需物资，储备到乡镇"]
    assert "Nothing holds all of these words. This may be related:" in words(answer)
    assert {mark.text for mark in page(answer).iter("mark")} == {"防汛", "物资", "储备"}


def test_few_that_hold_all_come_first_and_are_not_repeated_among_the_guesses(looking):
    a_directive("抓好防汛物资储备")
    a_directive("储备防汛物资")

    answer = searched(looking, "防汛物资储备")
    assert section(answer, "directives").count == 1
    assert (titles(answer, "directives"), perhaps(answer, "directives")) == (["抓好防汛物资储备"], ["储备防汛物资"])
    assert "This may be related as well:" in words(answer)


def test_where_enough_holds_all_nothing_is_guessed(looking):
    for number in range(5):
        a_directive(f"第{number}项防汛物资储备任务")
    a_directive("储备防汛物资")

    answer = searched(looking, "防汛物资储备")
    assert section(answer, "directives").meant == []
    assert "related" not in words(answer)


def test_a_number_leads_to_its_directive(looking):
    directive = a_directive()
    for typed in (
        directive.number,
        f"{directive.year}-{directive.serial}",
        f" ［{directive.year}］{directive.serial}号",
    ):
        assert looking.get("/search/", {"q": typed})["Location"] == f"/directives/{directive.public_id}/"


def test_a_number_that_none_has_is_said_and_looked_for_as_words(looking):
    a_directive("落实县政办发〔2026〕9号文件")

    answer = searched(looking, "〔2026〕9")
    assert "There is no directive 〔2026〕009 here." in words(answer)
    assert titles(answer, "directives") == ["落实县政办发〔2026〕9号文件"]


def test_a_number_that_nothing_bears_or_holds_is_said_in_one_sentence_and_its_year_means_nothing(looking):
    a_directive("在2026年年底前完成", speech=a_speech("在2026年年底前完成。"))

    answer = searched(looking, "〔2026〕99")
    assert perhaps(answer, "directives") == perhaps(answer, "speeches") == []
    assert "There is no directive 〔2026〕099 here, and nothing holds these words." in words(answer)
    assert "Nothing was found" not in words(answer)


def test_all_that_hold_words_which_could_be_a_number_are_listed(looking):
    for number in range(12):
        a_directive(f"落实县政办发〔2026〕99号文件第{number}条")

    answer = searched(looking, "〔2026〕99")
    assert section(answer, "directives").count == 12
    assert len(titles(looking.get(section(answer, "directives").all_address()), "directives")) == 12


@pytest.mark.parametrize("q", ["", "   ", "\u3000"])
def test_without_words_the_page_says_what_can_be_looked_for(looking, q):
    a_directive("备足防汛物资")
    answer = searched(looking, q)
    assert "Several words with blanks between must all be there" in words(answer)
    assert "防汛" not in words(answer)


def test_where_nothing_is_found_the_page_says_so(looking):
    assert "Nothing was found for “无此事”." in words(searched(looking, "无此事"))


@pytest.mark.parametrize(
    "q", ["%", "_", "'", '"', "''; --", "。，、", "*", "峪", "a OR b", "NEAR(", "\\", "-防", "^", "(", "𠮷"]
)
def test_signs_that_mean_something_elsewhere_are_looked_for_as_they_stand(looking, q):
    a_directive("备足物资")
    a_directive(f"前{q}后")
    answer = searched(looking, q)
    assert titles(answer, "directives") == [f"前{q}后"]
    assert "<mark>" in answer.content.decode()


@pytest.mark.parametrize(
    "q", [" ".join("县水利局要在月日前完成清河堤防加固各乡镇每排查一次" * 2)[:100], "长" * 100, "a1" * 50]
)
def test_the_longest_that_can_be_looked_for_is_answered(looking, q):
    a_directive()
    searched(looking, q)


@pytest.mark.parametrize("page_number", ["0", "-1", "999", "last", "１", "9" * 90])
def test_a_page_that_is_not_there_is_the_nearest_one_that_is(looking, page_number):
    a_directive("备足防汛物资")
    assert titles(searched(looking, "防汛", kind="directives", page=page_number), "directives") == ["备足防汛物资"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("q=" + "长" * 10_000, "Search for at most 100 characters."),
        ("q=%00", "The words contain a character that cannot be searched for."),
        ("q=x&kind=accounts", "accounts is not one of the available choices"),
    ],
)
def test_what_cannot_be_looked_for_is_refused_in_one_sentence_and_kept(looking, query, said):
    a_directive("x 长")
    answer = looking.get(f"/search/?{query}")
    root = page(answer)
    assert answer.status_code == 400
    assert said in in_words(root.xpath("//*[@role='alert']")[0])
    assert "sections" not in answer.context
    if "长" in query:
        assert root.xpath("//main//input[@name='q']/@value") == ["长" * 10_000]


def test_words_are_shown_and_never_taken_for_markup(looking):
    a_directive("<b>防汛</b>")
    content = searched(looking, "<b>").content.decode()
    assert "<mark>&lt;b&gt;</mark>防汛" in content
    assert "<b>" not in content


def test_the_page_costs_as_many_questions_for_thirty_rows_as_for_one(looking):
    def a_county(number: int) -> None:
        speech = a_speech("备足防汛物资", meeting=a_meeting(title=f"第{number}次防汛会议", place="防汛大厦"))
        a_directive(
            f"第{number}项防汛任务", owner=a_party(f"第{number}防汛站", aliases=(f"{number}站",)), speech=speech
        )

    for number in range(5):
        a_county(number)
    one = cost_of(looking, "/search/", {"q": "防汛"})
    for number in range(5, 35):
        a_county(number)
    assert cost_of(looking, "/search/", {"q": "防汛"}) == one


def test_guesses_cost_as_many_questions_for_ten_rows_as_for_one(looking):
    def a_county() -> None:
        speech = a_speech("备足防汛所需物资", meeting=a_meeting(title="防汛和物资会议", place="防汛大厦"))
        a_directive("落实防汛所需物资", owner=a_party(), speech=speech)

    a_county()
    one = cost_of(looking, "/search/", {"q": "防汛物资"})
    for _ in range(9):
        a_county()
    assert cost_of(looking, "/search/", {"q": "防汛物资"}) == one


@pytest.mark.parametrize("address", ["/", "/directives/", "/admin/", "/admin/tracker/meeting/"])
def test_every_page_of_site_and_admin_has_the_field(address):
    root = page(english_reader(in_group(groups.REVIEWER)).get(address))
    [form] = root.xpath("//header//form[@role='search']")
    [field] = form.xpath(".//input[@name='q']")
    assert (form.get("action"), field.get("aria-label")) == ("/search/", "Search the ledger")


def test_the_search_page_itself_has_one_field_and_keeps_what_was_typed(looking):
    root = page(searched(looking, "防汛"))
    assert root.xpath("//input[@name='q']/@value") == ["防汛"]
    assert len(root.xpath("//*[@role='search']")) == 1


def test_the_page_is_there_in_chinese():
    a_directive("备足防汛所需物资")
    said = words(searched(logged_in(in_group(groups.SUPERVISOR)), "防汛物资"))
    assert "未找到完全一致的内容，以下可能相关" in said


def test_what_was_pasted_with_signs_that_do_not_show_is_looked_for_as_it_shows(looking):
    a_directive("备足防汛物资", speech=a_speech(FLOOD_SPEECH))

    assert len(titles(searched(looking, "防\u200b汛\ufeff物资"), "directives")) == 1
