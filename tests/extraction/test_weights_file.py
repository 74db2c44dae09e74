"""The file that holds an office's weights: one weight a reason is replaced, all else stays as somebody wrote it."""

import os
import tomllib
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from extraction import office
from extraction.measuring.weighing import weights_file
from extraction.reader import load_rulebook, shipped
from seeds.build import GOLD


def test_the_weights_file_keeps_its_comment(tmp_path):
    path = tmp_path / "lexicon" / "weights.toml"
    path.parent.mkdir()
    path.write_text('# Why.\n\n[reason_weights]\n"起点" = 1\n', encoding="utf-8")

    weights_file.write({"起点": -2.345, "必须": 0.5}, tmp_path)

    assert path.read_text(encoding="utf-8") == '# Why.\n\n[reason_weights]\n"起点" = -2.35\n"必须" = 0.50\n'


OWN_FILE = """# Of the reservoirs office.
organs = ["清河试验站"]

[ reason_weights ]  # since spring
"起点" = -1  # was -2
'必须' = 0.25

# A day of our own.
[festival]
"县庆" = { on = "09-15", days = 1 }
"""


@pytest.fixture
def own_file(tmp_path):
    """A file of an office's words that holds weights among other tables."""
    path = tmp_path / "lexicon" / "own.toml"
    path.parent.mkdir()
    path.write_text(OWN_FILE, encoding="utf-8")
    return path


def test_weights_are_replaced_where_they_stand_and_all_else_stays_as_it_was_written(own_file, tmp_path):
    weights_file.write({"起点": -2.345, "必须": 0.5, "力争": 1}, tmp_path)

    written = OWN_FILE.replace("= -1  #", "= -2.35  #").replace("'必须' = 0.25\n", "'必须' = 0.50\n\"力争\" = 1.00\n")
    assert own_file.read_text(encoding="utf-8") == written
    assert [file.name for file in own_file.parent.iterdir()] == ["own.toml"]
    assert load_rulebook(office=tmp_path).lexicons["reason_weights"]["力争"] == 1


def test_a_reason_written_with_a_look_alike_is_the_same_reason(own_file, tmp_path):
    own_file.write_text('[reason_weights]\n"⼀般动作" = 2\n', encoding="utf-8")

    weights_file.write({"一般动作": 0.5}, tmp_path)

    assert own_file.read_text(encoding="utf-8") == '[reason_weights]\n"⼀般动作" = 0.50\n'
    assert load_rulebook(office=tmp_path).lexicons["reason_weights"]["一般动作"] == 0.5


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives a file to somebody else")
def test_the_file_still_belongs_to_whom_it_belonged(own_file, tmp_path):
    os.chown(own_file, 65534, 65534)
    own_file.chmod(0o600)

    weights_file.write({"必须": 0.5}, tmp_path)

    assert (own_file.stat().st_uid, own_file.stat().st_gid, own_file.stat().st_mode & 0o777) == (65534, 65534, 0o600)


def test_a_file_of_other_tables_gets_the_weights_beneath_them(tmp_path):
    path = tmp_path / "lexicon" / "weights.toml"
    path.parent.mkdir()
    path.write_text('[festival]\n"县庆" = { on = "09-15", days = 1 }\n', encoding="utf-8")

    weights_file.write({"起点": -2}, tmp_path)

    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    assert tables == {"festival": {"县庆": {"on": "09-15", "days": 1}}, "reason_weights": {"起点": -2}}


@pytest.mark.parametrize(
    "words",
    [
        'reason_weights = { "起点" = -1 }\n',
        'reason_weights."起点" = -1\n',
        'organs = ["""\n[reason_weights]\n"起点" = -1"""]\n[reason_weights]\n"起点" = -1\n',
    ],
)
def test_weights_in_another_form_are_refused_and_left_as_they_are(own_file, tmp_path, words):
    own_file.write_text(words, encoding="utf-8")

    with pytest.raises(weights_file.NotATableOfWeights, match=r"own\.toml"):
        weights_file.path_of(tmp_path)
    with pytest.raises(weights_file.NotATableOfWeights, match=r"own\.toml"):
        weights_file.write({"起点": -2}, tmp_path)
    assert own_file.read_text(encoding="utf-8") == words


def test_a_file_that_could_not_be_written_is_as_it_was(own_file, tmp_path, monkeypatch):
    def full(self, target):
        raise OSError("no space left")

    monkeypatch.setattr(Path, "replace", full)

    with pytest.raises(OSError, match="no space left"):
        weights_file.write({"起点": -2}, tmp_path)
    assert own_file.read_text(encoding="utf-8") == OWN_FILE
    assert [file.name for file in own_file.parent.iterdir()] == ["own.toml"]


@pytest.mark.django_db
def test_the_command_refuses_weights_in_another_form_in_one_sentence(own_file, settings, tmp_path):
    settings.OFFICE_FOLDER = str(tmp_path)
    own_file.write_text('reason_weights = { "起点" = -1 }\n', encoding="utf-8")

    with pytest.raises(CommandError, match=r"own\.toml.*\[reason_weights\]"):
        call_command("fit_weights", texts=[GOLD], write=True)


@pytest.mark.django_db
def test_the_program_starts_with_weights_that_were_fitted_into_a_file_among_others(own_file, settings, tmp_path):
    pytest.importorskip("sklearn")
    settings.OFFICE_FOLDER = str(tmp_path)

    call_command("fit_weights", texts=[GOLD.parent / "practice" / "gold"], write=True, stdout=StringIO())

    office._loaded.cache_clear()
    apps.get_app_config("extraction").ready()
    assert office.rulebook().lexicons["reason_weights"] != shipped().lexicons["reason_weights"]
    assert "县庆" in office.rulebook().lexicons["festival"]
