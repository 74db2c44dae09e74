"""An office's own words: what loads can be read by, and what does not load is told in one line with the way out."""

import json
import re
from collections.abc import Iterator
from datetime import date
from itertools import chain

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from extraction.reader import ALWAYS, LexiconError, confidence_of, load_rulebook, read, shipped
from extraction.reader.rulebook.masks import fold
from extraction.reader.rulebook.word_values import fault
from extraction.reader.times import ALLOWED_VALUES, VALUED_IN
from tests.reader.reading import SPRING
from tests.reader.recorded import seed_texts

TABLES = {
    name: table
    for name, table in shipped().lexicons.items()
    if any(not isinstance(value, str) or fold(value) != word for word, value in table.items())
}
# Ways in which speeches use the words of the tables; no word of an office may fail in one.
SAID = """县水利局要在{0}前完成堤防加固。到{0}底、{0}末，{0}内，{0}月5日，今年{0}，{0}年{0}季度，3{0}内整改。
每{0}、每两{0}报一次，每月{0}周五、每月{0}、每年{0}调度。“{0}”期间，{0}前一周，{0}后第一个工作日，{0}中旬，年{0}、月{0}前，
{0}个半月内，一{0}、两{0}，会后{0}内，{0}了，要{0}{0}，本{0}周{0}前，{0}度前，十{0}五末，{0}半年、第{0}个星期{0}报送。
"""
NUMBERS = st.one_of(st.integers(-2100, 2300), st.sampled_from([0, 13, 29, 31, 32, 10**30]))
OTHERS = st.one_of(st.text(max_size=3), st.booleans(), st.floats(), st.dates(), st.just([]), st.just({}))


def toml(value) -> str:
    """A value as TOML writes it."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key} = {toml(part)}' for key, part in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    return json.dumps(value) if isinstance(value, str | bool) else str(value)


def like(value) -> st.SearchStrategy:
    """Values that resemble a shipped one, most of them of its kind."""
    if isinstance(value, dict):
        return st.fixed_dictionaries({key: like(part) for key, part in value.items()}) | OTHERS
    if isinstance(value, list) and not isinstance(value[0], date):
        return st.tuples(*map(like, value)).map(list) | OTHERS
    kinds = {str: st.just(value), int: NUMBERS, float: st.floats() | NUMBERS, list: st.lists(st.dates(), max_size=3)}
    return st.one_of(kinds.get(type(value), st.dates()), kinds.get(type(value), st.dates()), OTHERS)


def own_values() -> st.SearchStrategy:
    """For each table of values one of its own words, or another, with a value."""
    one = {
        name: st.sampled_from(sorted(table)).flatmap(
            lambda word, table=table: st.tuples(st.sampled_from([word, "闰"]), like(table[word]))
        )
        for name, table in TABLES.items()
    }
    return st.fixed_dictionaries(one)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """An office's folder."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "lexicon").mkdir()
    return folder


def loaded(folder, words: str):
    (folder / "lexicon" / "own.toml").write_text(words, encoding="utf-8")
    return load_rulebook(office=folder)


def proposals(text: str, rulebook, held_on: date | None = SPRING):
    """All that could be proposed, however unsure the reader is."""
    return read(text, held_on=held_on, split=False, least=0, rulebook=rulebook).speeches[0].proposals


def refusal(folder, words: str) -> str:
    with pytest.raises(LexiconError) as refused:
        loaded(folder, words)
    assert "\n" not in str(refused.value)
    return str(refused.value)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ('[reason_weights]\n"有完成时限" = "高"', "“有完成时限”: reason_weights is of another kind"),
        ('reason_weights = ["有完成时限"]', "“有完成时限”: has no value; the shipped table has \"起点\" = -"),
        ('[reason_weights]\n"有完成时限" = nan', "“有完成时限”: reason_weights must be a number that can"),
        ('[reason_weights]\n"有完成时限" = -inf', "“有完成时限”: reason_weights must be a number that can"),
        (f'[reason_weights]\n"有完成时限" = 1{"0" * 400}', "must be a number that can"),
        ('[reason_weights]\n"有完成时限" = true', "is of another kind"),
        ('month_word = ["下下月"]', "“下下月”: has no value; the shipped table has \"本月\" = 0"),
        ('[month_word]\n"下月" = "1"', "“下月”: month_word is of another kind"),
        ('[month_word]\n"下月" = 1.0', "“下月”: month_word is of another kind"),
        ('[month_word]\n"下月" = 30000', "“下月”: month_word must be from -999 to 999"),
        ('[plan]\n"十六五" = "2031"', "“十六五”: plan is of another kind"),
        ('[quarter]\n"五" = 5', "“五”: quarter must be from 1 to 4"),
        ('[nth]\n"第零" = 0', "“第零”: nth must be one of -1, 1, 2, 3, 4, 5"),
        ('[opening]\n"赶在" = "until"', "“赶在”: opening must be one of by, never, from, none"),
        ('[near_day]\n"大 后天" = {days = 3, counts = "alone"}', "“大 后天”: must be written without a blank"),
        ('[near_day]\n"大后天" = {days = 3}', "“大后天”: near_day is of another kind"),
        ('[near_day]\n"大后天" = {days = 3, counts = "often"}', "near_day.counts must be one of opening, alone"),
        ('[month_part]\n"月尾" = {from = 28, to = 20}', "month_part must be from the earlier to the later"),
        ('[year_pair]\n"今明" = [2026-01-01, 2027-01-01]', "“今明”: year_pair is of another kind"),
        ('[half_length]\n"半旬" = ["P5D", "D"]', "“半旬”: half_length is of another kind"),
        ('[half_length]\n"半旬" = ["5天", "D", 5]', "half_length.0 must be written like PT12H or P15D"),
        ('[festival]\n"县庆" = {on = "02-29", days = 1}', "festival.on must be written like 05-01"),
        ('[official_days_off]\n"2027" = [2027-01-01T00:00:00]', "“2027”: official_days_off is of another kind"),
        ('[official_days_off]\n"2027" = [9999-12-31]', "official_days_off.day must be from 1900-01-01 to 2199-12-31"),
        ('[organs]\n"清河试验站" = 1', 'table organs: its words stand for themselves: write organs = ["清河试验站"]'),
        ("organs = [1]", "table organs: 1: must be a word"),
        ('organs = ["清河站\\n"]', "must be a word that neither begins nor ends with a blank"),
        ("organs = []", "table organs: must hold words"),
        ('organs = "清河试验站"', "table organs: must hold words"),
        ('every_other = ["隔季"]', "“隔季”: needs a value too: [repeat_unit] has none for it; it has"),
        ('organ = ["清河试验站"]', "table organ: there is no such table to add words to; similar: organs"),
        (f"plan = {'9' * 5000}", "not TOML"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_by_is_told_with_file_table_word_and_the_way_out(folder, words, said):
    refused = refusal(folder, words)
    assert refused.startswith("lexicon/own.toml: ")
    assert said in refused


@pytest.mark.parametrize(
    "words",
    [
        '[reason_weights]\n"有完成时限" = 5',
        '[month_word]\n"下下月" = 2',
        '[plan]\n"十七五" = 2036',
        '[near_day]\n"大大后天" = {days = 4, counts = "alone"}',
        '[festival]\n"县庆" = {on = "09-15", days = 1}',
        '[half_length]\n"两个半月" = ["P75D", "D", 75]',
        '[official_days_off]\n"2027" = [2027-01-01, 2027-01-02]\n[official_make_up_days]\n"2027" = []',
        'organs = ["清河 试验站"]',
        'every_other = ["隔季"]\n[repeat_unit]\n"隔季" = "FREQ=MONTHLY;INTERVAL=6"',
    ],
)
def test_words_of_the_kinds_that_are_shipped_are_taken(folder, words):
    assert loaded(folder, words).hash != shipped().hash


def test_a_word_of_the_office_means_the_value_it_was_given(folder):
    own = loaded(folder, '[month_word]\n"下下月" = 2\n')

    [proposal] = (
        read("县水利局要在下下月10日前完成堤防加固。", held_on=SPRING, split=False, rulebook=own).speeches[0].proposals
    )
    assert proposal.deadlines[0].due_on == date(2026, 5, 10)


@pytest.mark.parametrize("weight", ["-2000.0", "2000", "-1e308", "1e308"])
def test_any_weight_gives_a_confidence(folder, weight):
    own = loaded(
        folder, "".join(["[reason_weights]\n", *(f'"{name}" = {weight}\n' for name in TABLES["reason_weights"])])
    )

    [proposal] = read("县水利局要在3月底前检查所有水库。", least=0, rulebook=own).speeches[0].proposals
    assert proposal.confidence == (0 if weight.startswith("-") else 1)


def test_weights_that_outweigh_each_other_still_give_a_confidence():
    evidence = {"有完成时限": 2.0, "号召用语": 2.0}
    assert confidence_of(evidence, {ALWAYS: 0.0, "有完成时限": 1e308, "号召用语": -1e308}) == 0.5


def _numbers(value, place: str) -> Iterator[str]:
    if isinstance(value, dict):
        yield from chain.from_iterable(_numbers(part, f"{place}.{key}") for key, part in value.items())
    elif isinstance(value, list) and type(value[0]) is date:
        yield f"{place}.day"
    elif isinstance(value, list):
        yield from chain.from_iterable(_numbers(part, f"{place}.{number}") for number, part in enumerate(value))
    elif not isinstance(value, str | bool):
        yield place


def test_every_number_and_day_of_the_tables_has_bounds_that_the_shipped_ones_keep():
    places = {place for name, table in TABLES.items() for value in table.values() for place in _numbers(value, name)}
    assert places - {"reason_weights"} <= set(ALLOWED_VALUES)

    values = [(name, value) for name, table in TABLES.items() for value in table.values()]
    assert [pair for pair in values if fault(pair[1], list(TABLES[pair[0]].values()), pair[0], ALLOWED_VALUES)] == []


def test_whatever_is_handed_on_as_a_unit_has_a_value():
    patterns = " ".join(rule.pattern for rule in shipped().rules if rule.family == "time")
    units = set(re.findall(r"\{u:(\w+)\}", patterns))

    assert set(VALUED_IN) == units - TABLES.keys()
    for name, table in VALUED_IN.items():
        assert shipped().lexicons[name].keys() <= shipped().lexicons[table].keys()


# Each try loads a rulebook: to look for the smallest that fails would take minutes.
@settings(max_examples=12, deadline=None, phases=[Phase.reuse, Phase.generate])
@given(own=own_values())
def test_whatever_loads_can_be_read_by(folder, own):
    fitting = {
        name: (word, value)
        for name, (word, value) in own.items()
        if not fault(value, list(TABLES[name].values()), name, ALLOWED_VALUES)
    }
    words = (f'[{name}]\n"{word}" = {toml(value)}\n' for name, (word, value) in fitting.items())
    rulebook = loaded(folder, "".join(words))

    said = (SAID.format(word) for word in sorted({word for word, _ in fitting.values()}))
    text = next(seed_texts()) + "".join(said)
    for proposal in chain(proposals(text, rulebook), proposals(text, rulebook, held_on=None)):
        assert 0 <= proposal.confidence <= 1
        for due in proposal.deadlines:
            assert not (due.starts_on and due.due_on) or due.starts_on <= due.due_on
