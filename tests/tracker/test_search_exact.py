"""The search finds exactly what a substring search of the folded texts finds: nothing is missed, nothing is extra."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import a_meeting, a_speech
from tracker.folding import fold, unfolded
from tracker.models import Directive, Meeting
from tracker.search import LONGEST, holding, index, rebuild

pytestmark = pytest.mark.django_db

PLACES = ["清河镇", "龙口水库", "東坪村", "石桥片区", "⻄山林场", "云岭街道", "県道２１４线"]
DOERS = ["县水利局", "县應急管理局", "各乡镇", "XX专班", "审计（内控）组", "某某办"]
DEEDS = ["完成", "全面推进", "要在6月底前整改", "逐户核查", "每月一报", "不得拖延", "Check核对", "落实“一人一策”"]
THINGS = [
    "除险加固",
    "校舍安全排查",
    "危房改造",
    "管网更新（二期）",
    "防汛物资储备",
    "台账清理",
    "５Ｇ基站建设",
    "矿山复绿",
]
SHARES = [
    "，完成率不低于90%",
    "，占比≥９０％",
    "；报县委督查室",
    "。",
    "",
    "，编号a_b-[3]",
    "\n并于２０２６年底前办结",
]
SIGNS = "%_'\"*?[]^\\-&|!():<>{}~#@$+=`/.,;"
SIGNS += "，。、；：“”（）【】《》〔〕·—…％＿＊［］＾Ａａ６⑥縣县⽉月〇𠀀𪚥\U0001f600 \n\t\u3000"
BLANKS = " \n\t\u3000"


def a_ledger(texts: list[str]) -> list[tuple[int, str, str]]:
    """Directives with these words, of which each second quotes other words; their primary keys and folded texts."""
    speech = a_speech()
    quotes = [texts[number - 1] if number % 2 else text for number, text in enumerate(texts)]
    rows = [
        Directive(
            speech=speech, text=text, quote=quote, start=0, end=len(quote),
            kind="directive", strength="should", year=2026, serial=serial,
        )
        for serial, (text, quote) in enumerate(zip(texts, quotes, strict=True), 1)
    ]  # fmt: skip
    Directive.objects.bulk_create(rows)
    rebuild()
    return [(row.pk, fold(row.text), fold(row.quote)) for row in rows]


def by_passing_over_all(ledger: list[tuple[int, str, str]], words: str) -> list[int]:
    asked = [fold(word) for word in words.split()]
    return [pk for pk, text, quote in ledger if all(word in text or word in quote for word in asked)]


def found(words: str) -> list[int]:
    return list(holding(Directive.objects.order_by("pk"), words).values_list("pk", flat=True))


def some_sentences(dice: random.Random, count: int) -> list[str]:
    parts = (DOERS, DEEDS, PLACES, THINGS, SHARES)
    return ["".join(map(dice.choice, parts)) for _ in range(count)]


def some_signs(dice: random.Random, count: int) -> list[str]:
    return ["".join(dice.choices(SIGNS, k=dice.randint(1, 30))) for _ in range(count)]


def some_words(dice: random.Random, texts: list[str], count: int) -> list[str]:
    """Of one to eight characters: half as they stand in a text, a quarter written otherwise, a quarter made up."""
    characters = sorted(set("".join(texts)) - set(BLANKS))

    def one(number: int) -> str:
        text, length = dice.choice(texts), dice.randint(1, 8)
        start = dice.randrange(len(text))
        word = text[start : start + length]
        if number % 4 == 3:
            return "".join(dice.choices(characters, k=length))
        return word if number % 4 < 2 else "".join(dice.choice(unfolded(fold(sign))) for sign in word)

    return [one(number) for number in range(count)]


def test_three_hundred_queries_find_what_a_substring_search_finds():
    dice = random.Random(12)
    texts = some_sentences(dice, 400)
    ledger = a_ledger(texts)
    queries = some_words(dice, texts, 300)

    differing = [words for words in queries if found(words) != by_passing_over_all(ledger, words)]

    assert differing == []
    assert sum(bool(found(words)) for words in queries) > 200, "most of them find something"


def test_signs_find_what_a_substring_search_finds():
    dice = random.Random(13)
    texts = some_signs(dice, 300)
    ledger = a_ledger(texts)

    for words in [*SIGNS, *(a + b for a in SIGNS[:40] for b in SIGNS[::7]), *some_words(dice, texts, 300)]:
        assert found(words) == by_passing_over_all(ledger, words), words


def test_several_words_find_the_rows_that_hold_each():
    dice = random.Random(14)
    texts = some_sentences(dice, 200)
    ledger = a_ledger(texts)
    words = [" ".join(some_words(dice, texts, dice.randint(2, 12))) for _ in range(100)]
    words += ["要 。", "要 水库", "的 要 ，", "水 库", "清 河 镇", "6月 月底", "要 要", "  水库　 加固 \n"]

    assert [asked for asked in words if found(asked) != by_passing_over_all(ledger, asked)] == []
    assert any(map(found, words))


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("6月", "要在６月底前报送"),
        ("６月", "要在6月底前报送"),
        ("⽉底", "要在6月底前报送"),
        ("縣應急", "县应急局值守"),
        ("县应急", "縣應急局值守"),
        ("check", "完成ＣＨＥＣＫ核对"),
        ("CHECK", "完成check核对"),
        ("90%", "不低于９０％"),
        ("(二期", "管网更新（二期）"),
        ("西山", "⻄⼭林场"),
        ("𪚥", "𠀀𪚥镇"),
        ("〇八", "二〇八国道"),
    ],
)
def test_what_is_written_in_another_way_is_found(typed, written):
    [(pk, *_), *_] = a_ledger([written, "完成校舍排查"])

    assert pk in found(typed)


@pytest.mark.parametrize("typed", ["%", "_", "*", "?", "[", "]", "^", "'", '"', "\\", "--", "':*", '"*', "NOT", "a OR"])
def test_no_sign_stands_for_another(typed):
    a_ledger(["完成校舍排查", "各乡镇每月一报"])

    assert found(typed) == []


@pytest.mark.parametrize("typed", ["\0", "校\0舍", "校舍 \0", "校" * 10_000, "校舍 " + "排" * (LONGEST + 1)])
def test_what_no_text_can_hold_is_found_nowhere(typed):
    a_ledger(["完成校舍排查", "校" * LONGEST])

    assert found(typed) == []


def test_a_word_as_long_as_may_be_is_found():
    ledger = a_ledger(["完成校舍排查", "排查" * LONGEST])

    assert found("排查" * (LONGEST // 2)) == by_passing_over_all(ledger, "排查" * (LONGEST // 2)) != []


def test_as_many_words_as_a_form_takes_find_the_row_that_holds_all():
    signs = "".join(chr(0x4E00 + 7 * number) for number in range(LONGEST // 2))
    ledger = a_ledger(["完成校舍排查", signs])

    assert found(" ".join(signs)) == by_passing_over_all(ledger, " ".join(signs)) != []


def test_nothing_typed_leaves_all():
    ledger = a_ledger(["完成校舍排查", "各乡镇每月一报"])

    assert found("") == found(" \u3000\n") == [pk for pk, *_ in ledger]


def test_words_in_different_stretches_of_a_long_text_are_found_together(monkeypatch):
    monkeypatch.setattr(index, "STRETCH", 20)
    monkeypatch.setattr(index, "LONGEST", 8)
    dice = random.Random(15)
    texts = ["".join(some_sentences(dice, dice.randint(1, 5))) for _ in range(60)]
    ledger = a_ledger(texts)
    words = some_words(dice, texts, 150)
    words += [f"{one} {other}" for one, other in zip(words, reversed(words), strict=True)]

    assert [asked for asked in words if found(asked) != by_passing_over_all(ledger, asked)] == []


class TestWhateverIsTyped:
    @pytest.fixture
    def ledger(self):
        return a_ledger(some_signs(random.Random(16), 150))

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
    @given(words=st.text(alphabet=SIGNS, max_size=8) | st.text(max_size=8).filter(lambda text: text.isprintable()))
    def test_it_finds_what_a_substring_search_finds(self, ledger, words):
        assert found(words) == by_passing_over_all(ledger, words)

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
    @given(words=st.text(alphabet=SIGNS, max_size=6))
    def test_what_has_no_index_is_found_alike(self, ledger, words):
        meeting = a_meeting(title="县安委会[2026]第3次会议（扩大）％_")

        is_found = holding(Meeting.objects.filter(pk=meeting.pk), words).exists()

        assert is_found == all(fold(word) in fold(meeting.title) for word in words.split())


@pytest.mark.parametrize("sign", "，,%(：-")
def test_a_private_character_of_some_font_is_not_taken_for_the_sign_that_the_index_writes_as_it(sign):
    private = chr(0xE000 + ord(fold(sign)))
    ledger = a_ledger([f"完成{sign}整改", "校舍排查", f"落实{private}整改", "校舍排查"])

    for words in (f"成{sign}", f"{sign}整", f"{private}整", f"实{private}", sign, private):
        assert found(words) == by_passing_over_all(ledger, words), words
