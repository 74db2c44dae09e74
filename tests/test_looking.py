"""Who looks at a change, pre-commit and the forge, does so by the Makefile and leaves nothing out."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOOKS = (ROOT / ".pre-commit-config.yaml").read_text()
FORGE = (ROOT / ".github" / "workflows" / "checks.yml").read_text()


def listed(key: str, text: str) -> list[str]:
    """All that the lists under this key hold, in a file of YAML."""
    lists = re.findall(rf"^ *{key}: \[(.*)\]$", text, re.MULTILINE)
    return [word for words in lists for word in words.split(", ")]


def test_pre_commit_installs_itself_wherever_a_hook_waits():
    waiting = {*listed("stages", HOOKS), *listed("default_stages", HOOKS)}
    assert "pre-push" in waiting
    assert set(listed("default_install_hook_types", HOOKS)) == waiting


def test_hooks_and_forge_call_what_the_makefile_has():
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    called = {*re.findall(r"entry: make --no-print-directory (\w+)", HOOKS), *listed("target", FORGE)}
    assert {"lint", "contracts", "types", "coverage"} <= called
    assert called <= set(targets)
