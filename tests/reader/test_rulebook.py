"""The rulebook: what the pattern language says, what is refused and how, what a scan gives."""

import re
from pathlib import Path

import pytest

from extraction.reader.rulebook import LexiconError, Rulebook, RuleError, read_rulebook
from extraction.reader.rulebook.masks import fold
from extraction.reader.rulebooks import SHIPPED_FOLDER, shipped
from extraction.reader.rulepage import page

MUST = '[[rule]]\nid = "must"\npattern = "必须[要]{what:doing}"\nvalue = "must"\nexamples = ["必须完成"]\n'
DOING = 'doing = ["完成", "做到", "做"]\n'


@pytest.fixture
def book(tmp_path: Path):
    """Writes one rule file and one lexicon file and loads them."""

    def load(rules: str = MUST, words: str = DOING) -> Rulebook:
        home = tmp_path / str(len(list(tmp_path.iterdir())))
        (home / "rules").mkdir(parents=True)
        (home / "lexicon").mkdir()
        (home / "rules" / "cue.toml").write_text(rules, encoding="utf-8")
        (home / "lexicon" / "words.toml").write_text(words, encoding="utf-8")
        return read_rulebook(home)

    return load


def found(book: Rulebook, text: str) -> list[tuple[str, str]]:
    return [(match.rule.id, match.text) for match in book.family("cue").scan(text)]


def rule(pattern: str, rule_id: str = "r", more: str = "") -> str:
    return f'[[rule]]\nid = "{rule_id}"\npattern = \'{pattern}\'\nvalue = "v"\nexamples = ["x"]\n{more}\n'


class TestPatterns:
    def test_optional_parts_may_be_absent(self, book) -> None:
        assert found(book(), "必须完成，必须要做到") == [("must", "必须完成"), ("must", "必须要做到")]

    def test_a_slot_gives_the_word_that_filled_it(self, book) -> None:
        (match,) = book().family("cue").scan("我们必须要做 到")
        assert match.slots == {"what": "做到"}

    def test_one_of_several(self, book) -> None:
        assert found(book(rule("(严禁|不得)(乱|滥)占")), "严禁滥占、不得乱占") == [("r", "严禁滥占"), ("r", "不得乱占")]

    def test_a_blank_or_a_line_break_inside_is_tolerated_and_quoted(self, book) -> None:
        assert found(book(), "必\n须 完成") == [("must", "必\n须 完成")]

    def test_two_line_breaks_part_the_words(self, book) -> None:
        assert found(book(), "必须\n\n完成") == []

    def test_full_width_digits_radicals_and_masks_match_their_plain_forms(self, book) -> None:
        assert found(book(rule("{m:figure}月{d:figure}日")), "９⽉3⽇，×月*日，某月某日") == [
            ("r", "９⽉3⽇"),
            ("r", "×月*日"),
            ("r", "某月某日"),
        ]

    def test_a_backslash_makes_a_bracket_literal(self, book) -> None:
        assert found(book(rule(r"\[注\]")), "见[注]") == [("r", "[注]")]

    def test_neighbours_a_rule_names_refuse_the_match(self, book) -> None:
        guarded = book(rule("用", more='not_after = "采"\nnot_before = "途"'))
        assert found(guarded, "采用、用途、用") == [("r", "用")]

    def test_folding_keeps_every_offset(self) -> None:
        text = "２０××年—“⽉”　\U00020000\ud800"
        assert len(fold(text)) == len(text)


class TestScanning:
    def test_the_longest_match_wins(self, book) -> None:
        both = book(rule("第一", "short") + rule("第一时间", "long"))
        assert found(both, "第一时间，第一") == [("long", "第一时间"), ("short", "第一")]

    def test_of_equally_long_matches_the_first_rule_wins(self, book) -> None:
        assert found(book(rule("确保", "one") + rule("确(保|认)", "two")), "确保") == [("one", "确保")]

    def test_a_rule_that_lists_words_and_one_that_cannot_are_weighed_alike(self, book) -> None:
        both = book(rule("第一", "words") + rule("第{n:count}", "any"))
        assert found(both, "第一，第二") == [("words", "第一"), ("any", "第二")]

    def test_families_scanned_together_do_not_disturb_each_other(self) -> None:
        text = "各乡镇要在9月底前完成危房改造，不得少于30户。"
        together = shipped().family("party", "cue", "target").scan(text)
        apart = {name: list(shipped().family(name).scan(text)) for name in ("party", "cue", "target")}
        ours = [(match.rule.family, match.start, match.end, match.rule.id) for match in together]
        assert sorted(ours) == sorted(
            (name, match.start, match.end, match.rule.id) for name, matches in apart.items() for match in matches
        )

    def test_matches_do_not_overlap(self, book) -> None:
        assert found(book(rule("三三")), "三三三") == [("r", "三三")]

    def test_a_scan_keeps_to_its_stretch(self, book) -> None:
        text = "必须完成。必须做到。"
        (match,) = book().family("cue").scan(text, 5, len(text))
        assert (match.start, match.end, text[match.start : match.end]) == (5, 9, match.text)

    def test_a_family_without_a_file_finds_nothing(self, book) -> None:
        assert list(book().family("nowhere").scan("必须完成")) == []


class TestRefusals:
    @pytest.mark.parametrize(
        ("rules", "told"),
        [
            ('[[rule]]\npattern = "甲"\nvalue = "v"\nexamples = ["甲"]', "rules/cue.toml: rule no. 1: field id"),
            ('[[rule]]\nid = "r"\nvalue = "v"\nexamples = ["甲"]', "rules/cue.toml: rule r: field pattern"),
            ('[[rule]]\nid = "r"\npattern = "甲"\nvalue = "v"', "rules/cue.toml: rule r: field examples"),
            ('[[rule]]\nid = "r"\npattern = "甲"\nvalue = "v"\nexamples = []', "rule r: field examples: a rule needs"),
            (
                '[[rule]]\nid = "r"\npattern = "甲"\nvalue = "v"\nexamples = [{ text = "甲", match = "乙" }]',
                "rule r: field examples: “乙” does not stand in “甲”",
            ),
            (rule("甲{who:nobody}"), "rule r: field pattern: there is no lexicon “nobody”"),
            (rule("[甲"), "rule r: field pattern: “]” is missing"),
            (rule("甲)"), "rule r: field pattern: “)” closes nothing"),
            (rule("[甲]"), "rule r: field pattern: it matches nothing at all"),
            (rule("{s:stretch}甲"), "rule r: field pattern: no rule may begin with"),
            (rule("甲") + rule("乙"), "rule r: field id: used twice"),
            (rule("甲", more='exmaples = ["乙"]'), "rules/cue.toml: rule r: field exmaples: unknown; there are id, "),
            (rule("甲", more="not_after = 1"), "rule r: field not_after: missing, or not text"),
            (
                '[[rule]]\nid = "r"\npattern = "甲"\nvalue = "v"\nexamples = [{ text = "甲", mtach = "甲" }]',
                "rules/cue.toml: rule r: field examples mtach: unknown; there are text, ",
            ),
            ('meaning = "x"\n' + rule("甲"), "rules/cue.toml: field meaning: unknown; there are rule"),
            ('[rule]\nid = "r"', "rules/cue.toml: field rule: each rule begins with [[rule]]"),
            ("id = ", "rules/cue.toml: not TOML"),
        ],
    )
    def test_an_unusable_rule_is_told_in_one_line(self, book, rules: str, told: str) -> None:
        with pytest.raises(RuleError) as refusal:
            book(rules)
        assert told in str(refusal.value)
        assert "\n" not in str(refusal.value)

    def test_a_value_that_means_nothing_in_its_family_is_told_with_those_that_do(self, tmp_path) -> None:
        (tmp_path / "rules").mkdir()
        (tmp_path / "rules" / "cue.toml").write_text(rule("甲"), encoding="utf-8")
        with pytest.raises(RuleError) as refusal:
            read_rulebook(tmp_path, values={"cue": ["should", "must"]})
        told = "rules/cue.toml: rule r: field value: nothing is meant by “v”; there are must, should"
        assert str(refusal.value) == told

    def test_a_lexicon_without_words_is_told_by_name(self, book) -> None:
        with pytest.raises(LexiconError, match=r"lexicon/words.toml: table doing"):
            book(words="doing = []")

    @pytest.mark.parametrize("words", ['doing = ["做到", "做到"]', '[doing]\n"100%" = 1\n"100％" = 2'])
    def test_a_word_that_stands_twice_in_a_lexicon_is_named(self, book, words: str) -> None:
        with pytest.raises(LexiconError, match=r"table doing: “(做到|100％)” stands twice"):
            book(words=words)

    def test_every_lexicon_is_used(self) -> None:
        rooms = (path for path in SHIPPED_FOLDER.rglob("*.*") if path.suffix == ".py" or path.parent.name == "rules")
        used = "\n".join(path.read_text(encoding="utf-8") for path in rooms if path.suffix in (".py", ".toml"))
        assert [name for name in shipped().lexicons if not re.search(rf"[{{:\"]{name}[}}\"]", used)] == []


class TestHash:
    def test_the_same_files_have_the_same_hash(self, book) -> None:
        assert book().hash == book().hash

    def test_any_change_to_a_rule_or_a_word_changes_the_hash(self, book) -> None:
        changed_rule = book(MUST.replace("[要]", "(要)").replace('"必须完成"', '"必须要完成"'))
        assert len({book().hash, changed_rule.hash, book(words=DOING + 'more = ["也"]').hash}) == 3


class TestPage:
    def test_the_page_names_every_rule_with_its_examples(self) -> None:
        book = shipped()
        text = page(book)
        for one in book.rules:
            assert f"### {one.id}\n" in text
            assert all(example.text.replace("\n", "↵") in text for example in one.examples)

    def test_the_page_in_docs_is_up_to_date(self) -> None:
        written = (SHIPPED_FOLDER.parent.parent / "docs" / "rules.md").read_text(encoding="utf-8")
        assert written == page(shipped()), "run `make rules`"

    def test_the_page_is_the_same_each_time(self, book) -> None:
        assert page(book()) == page(book())
