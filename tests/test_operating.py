"""docs/operating.md explains every setting, and names only what is there."""

import re
from pathlib import Path

from extraction.reader import load_rulebook, shipped

ROOT = Path(__file__).resolve().parent.parent
OPERATING = (ROOT / "docs" / "operating.md").read_text()


def test_every_setting_that_is_read_is_explained_to_who_operates_the_program():
    read = re.findall(r'env\.\w+\("([A-Z_]+)"', (ROOT / "tracker" / "settings.py").read_text())
    assert {"SECRET_KEY", "DATABASE_URL", "TRACKER_HOME"} <= set(read)
    assert [name for name in read if name not in OPERATING] == []


def test_the_files_it_names_are_there():
    named = set(re.findall(r"(?<![\w/-])(?:deploy|docs|extraction|seeds|tracker)/[\w./-]*\w", OPERATING))
    assert {"deploy/nginx.conf", "tracker/settings.py"} <= named
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


def test_the_words_it_shows_as_an_office_s_own_can_be_read(tmp_path):
    [words] = re.findall(r"```toml\n(.*?)```", OPERATING, re.DOTALL)
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "own.toml").write_text(words, encoding="utf-8")

    own = load_rulebook(office=tmp_path)
    assert "清河试验站" in own.lexicons["organs"]
    assert own.lexicons["month_word"]["下下月"] == 2
    assert own.hash != shipped().hash
