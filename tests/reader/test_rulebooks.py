"""The shipped rulebook, and what an office's folder makes of it."""

import pytest

from extraction.reader import LexiconError, load_rulebook, read, shipped
from extraction.reader.rulebooks import rules_off

SENTENCE = "县水利局必须在3月底前检查所有水库。"


@pytest.fixture
def office(tmp_path):
    """Writes a file of words into an office's folder and gives the folder."""

    def written(words: str, name: str = "own.toml"):
        (tmp_path / "lexicon").mkdir(exist_ok=True)
        (tmp_path / "lexicon" / name).write_text(words, encoding="utf-8")
        return tmp_path

    return written


def rules_of(text, rulebook=None):
    return read(text, rulebook=rulebook).speeches[0].proposals[0].rules


def test_two_rulebooks_are_compared_in_one_process():
    without = load_rulebook(off=["cue.must"])

    assert "cue.must" in rules_of(SENTENCE)
    assert "cue.must" not in rules_of(SENTENCE, without)
    assert "cue.must" in rules_of(SENTENCE)


def test_without_a_rulebook_the_shipped_one_is_read_by():
    assert read(SENTENCE) == read(SENTENCE, rulebook=shipped())
    assert shipped() is shipped()


def test_other_rules_are_another_state_of_the_reader():
    assert load_rulebook(off=["cue.must"]).hash != shipped().hash
    assert load_rulebook(off=["no such rule"]).hash == shipped().hash


def test_every_rule_is_known_by_its_id_also_one_that_is_off():
    without = load_rulebook(off=["cue.must"])

    assert without.families["cue.must"] == "cue"
    assert "cue.must" not in [rule.id for rule in without.rules]


def test_the_words_of_an_office_stand_beside_the_shipped_ones(office):
    text = "清河试验站要在6月30日前报送用水方案。"
    own = load_rulebook(office=office('organs = ["清河试验站"]\n'))

    assert {*shipped().lexicons["organs"], "清河试验站"} == set(own.lexicons["organs"])
    assert own.hash != shipped().hash
    assert [party.name for party in read(text, rulebook=own).speeches[0].proposals[0].parties] == ["清河试验站"]


def test_a_weight_of_an_office_takes_the_place_of_the_shipped_one(office):
    own = load_rulebook(office=office('[reason_weights]\n"有完成时限" = -9.0\n', "weights.toml"))

    assert own.lexicons["reason_weights"] == {**shipped().lexicons["reason_weights"], "有完成时限": -9.0}
    [before] = read(SENTENCE, least=0).speeches[0].proposals
    [after] = read(SENTENCE, least=0, rulebook=own).speeches[0].proposals
    assert after.confidence < before.confidence


def test_words_for_a_table_that_is_none_are_refused(office):
    with pytest.raises(LexiconError, match="table organ: there is no such table"):
        load_rulebook(office=office('organ = ["清河试验站"]\n'))


def test_an_office_lists_the_rules_it_does_without_one_a_line(tmp_path):
    (tmp_path / "rules_off.txt").write_text("# harmful here\ncue.must  # since spring\n\n rhythm\n", encoding="utf-8")

    assert rules_off(tmp_path) == ["cue.must", "rhythm"]
    assert "cue.must" not in rules_of(SENTENCE, load_rulebook(office=tmp_path))


def test_a_file_that_windows_begins_with_a_mark_is_read_like_others(office):
    folder = office('\ufefforgans = ["清河试验站"]\n')
    (folder / "rules_off.txt").write_text("\ufeffcue.must\n", encoding="utf-8")

    assert rules_off(folder) == ["cue.must"]
    assert "清河试验站" in load_rulebook(office=folder).lexicons["organs"]


def test_an_office_s_empty_folder_changes_nothing(tmp_path):
    assert load_rulebook(office=tmp_path).hash == shipped().hash


def test_an_office_s_folder_that_is_none_is_named(tmp_path):
    with pytest.raises(NotADirectoryError, match="nowhere"):
        load_rulebook(office=tmp_path / "nowhere")
