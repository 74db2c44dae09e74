"""Writes docs/rules.md, each rule with examples: ``python -m extraction.reader.rulepage > docs/rules.md``."""

import sys
from itertools import groupby

from extraction.reader.rulebook import Example, LexiconError, Rule, Rulebook, RuleError, patterns
from extraction.reader.rulebooks import shipped

PREFACE = f"""# The rules

Generated from `extraction/reader/rules/*.toml` by `make rules`; edit those files, not this page.
How to add one stands in `CONTRIBUTING.md`.

```
{(patterns.__doc__ or "").strip()}
```

Character classes for slots: {", ".join(f"`{name}`" for name in patterns.CLASSES)}.
Lexicons stand in `extraction/reader/lexicon/*.toml`.
"""


def page(book: Rulebook) -> str:
    """The page as Markdown, ending in a line break; the same rules give the same page."""
    parts = [PREFACE]
    for family, rules in groupby(book.rules, key=lambda rule: rule.family):
        parts.append(f"## {family}\n")
        parts.extend(_section(rule) for rule in rules)
    return "\n".join(parts)


def _section(rule: Rule) -> str:
    note = f"{rule.extra['note']}\n\n" if "note" in rule.extra else ""
    lines = [f"- pattern: `{rule.pattern}`", f"- value: {rule.value}"]
    lines += [f"- {name}: {value}" for name, value in rule.extra.items() if name != "note"]
    lines += [f"- matches: {_told(example)}" for example in rule.examples]
    lines += [f"- does not match: {_told(example)}" for example in rule.counter_examples]
    return f"### {rule.id}\n\n{note}" + "\n".join(lines) + "\n"


def _told(example: Example) -> str:
    expected = ", ".join(f"{name} {value}" for name, value in example.expected.items())
    match = f" → “{example.match}”" if example.match else ""
    return (example.text + match).replace("\n", "↵") + (f" ({expected})" if expected else "")


def main() -> int:
    """Print the page; a rule that cannot be loaded is told in one line, with exit code 1."""
    try:
        sys.stdout.write(page(shipped()))
    except (RuleError, LexiconError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
