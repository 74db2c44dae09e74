"""What was typed run together is cut into words, and the names of the registry stay whole."""

import json
import marshal
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.resources import files

import jieba
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tracker.folding import fold
from tracker.search.cutting import LONGEST_CUT, MOST_WORDS, cut

NAMES = [
    "县水利局",
    "河长办",
    "县水利局河长办",
    "县应急局（防汛办）",
    "二〇二五专班",
    "㵲溪镇",
    "中国·云岭公司",
    "G4高速公司",
]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("防汛物资储备", ["防汛", "物资", "储备"]),
        ("县水利局防汛物资储备", ["县水利局", "防汛", "物资", "储备"]),
        ("水库 除险加固", ["水库", "除险", "加固"]),
        ("加强对水库的巡查", ["加强", "水库", "巡查"]),
        ("防汛，防汛、物资！", ["防汛", "物资"]),
        ("高标准农田建设 农田", ["高标准", "农田", "建设"]),
    ],
)
def test_what_was_typed_together_falls_into_its_words(typed, words):
    assert cut(typed, NAMES) == words


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("县水利局河长办巡河", ["县水利局河长办", "巡河"]),
        ("县应急局（防汛办）物资储备", ["县应急局(防汛办)", "物资", "储备"]),
        ("请二〇二五专班部署", ["二〇二五专班", "部署"]),
        ("㵲溪镇防汛物资", ["㵲溪镇", "防汛", "物资"]),
        ("中国·云岭公司投资", ["中国·云岭公司", "投资"]),
        ("检查G4高速公司", ["检查", "g4高速公司"]),
    ],
)
def test_a_name_of_the_registry_stays_whole_whatever_signs_it_holds(typed, words):
    assert [word for word in cut(typed, NAMES) if len(word) > 1] == words


def test_of_two_names_with_signs_that_no_dictionary_holds_the_longer_counts():
    assert cut("县应急局（防汛办）二组名单", [*NAMES, "县应急局（防汛办）二组"]) == ["县应急局(防汛办)二组", "名单"]


def test_a_name_with_a_blank_is_cut_at_it_as_everything_typed_is():
    assert cut("青岭县 云门镇防汛", ["青岭县 云门镇"]) == ["青岭县", "云门镇", "防汛"]


@pytest.mark.parametrize("typed", ["縣水利局６月防汛物資儲備", "县水利局6⽉防汛物资储备", "县水利局６月防汛物资储备"])
def test_other_ways_to_write_the_same_are_cut_alike(typed):
    assert cut(typed, NAMES) == cut(typed, ["縣水利局"]) == ["县水利局", "6月", "防汛", "物资", "储备"]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("6月底前完成", ["6月底", "完成"]),
        ("3.5万亩高标准农田", ["3.5万亩", "高标准", "农田"]),
        ("PM2.5治理", ["pm2.5", "治理"]),
        ("达标率98.5%以上", ["达标率", "98.5%", "以上"]),
        ("1.加强巡查", ["加强", "巡查"]),
    ],
)
def test_a_figure_keeps_its_decimals_and_what_it_counts(typed, words):
    assert cut(typed, []) == words


def test_characters_the_dictionary_knows_no_word_for_are_taken_in_pairs():
    assert cut("河长清单前店后宅", []) == ["河长", "清单", "前店", "后宅"]


@pytest.mark.parametrize(("typed", "words"), [("水", ["水"]), ("水、路", ["水", "路"]), ("水 防汛", ["水", "防汛"])])
def test_a_single_character_counts_where_nothing_longer_was_typed_with_it(typed, words):
    assert cut(typed, []) == words


@pytest.mark.parametrize("typed", ["", "  \u3000 ", "，。！（）", "%_'\"\\", "\0\0", "🙂", "\u200b", "\ud800"])
def test_nothing_comes_of_what_says_nothing(typed):
    assert cut(typed, [*NAMES, "（）", "", " "]) == []


@pytest.mark.parametrize("typed", ["防汛物资储备" * 2000, "a1" * 5000, "县应急局（" * 2500, "水 " * 9000 + "电"])
def test_of_ten_thousand_characters_the_first_are_cut(typed):
    first = " ".join(typed.split())[:LONGEST_CUT]
    assert cut(typed, NAMES) == cut(first, NAMES)


def test_there_are_never_more_words_than_somebody_means():
    typed = "防汛物资储备水库安全检查农田建设公路交通学校医院企业项目资金土地森林河流道路桥梁电力通信食品药品气象地质"
    assert len(cut(typed, [])) == MOST_WORDS
    assert cut(typed, [])[:3] == ["防汛", "物资", "储备"]


SIGNS = "县水利局防汛物资河长办云岭镇的和人民政府安全生产a2.（）〇·㵲、"
# The first example reads the dictionary: it has no deadline, nor have the others.
A_NAME = st.text(SIGNS, min_size=1, max_size=12)
IN_THE_DICTIONARY = st.text("县水利局防汛物资河长办云岭镇的和人民政府安全生产", min_size=2, max_size=8)


@settings(deadline=None)
@given(st.lists(A_NAME, min_size=1, max_size=6))
def test_every_name_is_a_word_whatever_other_names_there_are(names):
    for name in names:
        assume(any(map(str.isalnum, name)))
        assert cut(name, names) == [fold(name)]


@settings(deadline=None)
@given(st.text(SIGNS + " %\0６縣", max_size=60), st.lists(A_NAME, max_size=4))
def test_every_word_stands_in_what_was_typed_once_and_says_something(typed, names):
    words = cut(typed, names)
    assert all(word in fold(typed) for word in words)
    assert len(set(words)) == len(words)
    assert all(any(map(str.isalnum, word)) for word in words)


@cache
def dictionary() -> tuple[dict[str, int], int]:
    """jieba's own dictionary, as it is counted."""
    return jieba.Tokenizer.gen_pfdict((files("jieba") / "dict.txt").open("rb"))


def taught(names: list[str]) -> jieba.Tokenizer:
    """A tokenizer of its own that was given the names one by one, the shorter first."""
    tokenizer = jieba.Tokenizer()
    frequencies, tokenizer.total = dictionary()
    tokenizer.FREQ, tokenizer.initialized = dict(frequencies), True
    for name in sorted(set(names), key=lambda name: (len(name), name)):
        tokenizer.add_word(name)
    return tokenizer


@settings(max_examples=40, deadline=None)
@given(IN_THE_DICTIONARY, IN_THE_DICTIONARY, st.lists(IN_THE_DICTIONARY, min_size=1, max_size=5))
def test_it_cuts_as_a_tokenizer_does_that_was_taught_the_names(before, after, names):
    typed = before + names[0] + after
    theirs = {word for word in taught(names).cut(typed, HMM=False) if len(word) > 1}
    ours = set(cut(typed, names))
    assert theirs <= ours
    assert all(len(word) < 3 for word in ours - theirs), "what is more are single characters, in pairs"


def test_threads_cut_by_their_own_names_while_the_registry_changes():
    typed = "云门水务集团防汛物资储备库云门水务集团公司"
    registries = [[f"云门水务集团{'公司' * (turn % 2)}", f"{turn % 7}号库"] for turn in range(60)]
    alone = [cut(typed, names) for names in registries]
    assert alone[:2] == [
        ["云门水务集团", "防汛", "物资", "储备库", "公司"],
        ["云门", "水务", "集团", "防汛", "物资", "储备库", "云门水务集团公司"],
    ]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(lambda names: cut(typed, names), registries * 5)) == alone * 5
    assert cut("云门水务集团", []) == ["云门", "水务", "集团"], "what one registry taught is not left to others"


IN_A_PROCESS_OF_ITS_OWN = """
import django, json, sys, threading
django.setup()
read = []
sys.addaudithook(lambda event, given: read.append(str(given[0])) if event == "open" else None)
from tracker.search.cutting import cut
at_first = "jieba" in sys.modules
import jieba
loads, load = [], jieba.Tokenizer.gen_pfdict
jieba.Tokenizer.gen_pfdict = staticmethod(lambda lines: loads.append(1) or load(lines))
found, together = [], threading.Barrier(8)
def search(number):
    together.wait()
    found.append(cut("防汛物资储备", [f"县{number}局"]))
threads = [threading.Thread(target=search, args=[number]) for number in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(json.dumps({"at first": at_first, "loads": len(loads), "found": found, "read": read}))
"""


def test_the_dictionary_is_read_when_first_asked_once_and_never_from_a_file_that_anybody_can_plant(tmp_path):
    planted = tmp_path / "jieba.cache"
    planted.write_bytes(marshal.dumps(({"防汛物资储备": 10**6}, 10**6)))
    before = planted.read_bytes(), planted.stat().st_mtime_ns
    done = subprocess.run(
        [sys.executable, "-c", IN_A_PROCESS_OF_ITS_OWN],
        env=os.environ | {"TMPDIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "tests.settings"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    told = json.loads(done.stdout)
    assert not told["at first"]
    assert told["loads"] == 1
    assert told["found"] == [["防汛", "物资", "储备"]] * 8
    assert not [path for path in told["read"] if "jieba.cache" in path]
    assert list(tmp_path.iterdir()) == [planted]
    assert (planted.read_bytes(), planted.stat().st_mtime_ns) == before
    assert done.stderr == ""
