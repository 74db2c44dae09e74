"""Rule files: one ``[[rule]]`` block a rule, checked and compiled.

A block has ``id``, ``pattern``, ``value``, ``examples`` and ``counter_examples``, and may have a ``note`` for whoever
reads it.  ``not_after`` and ``not_before`` list neighbouring characters that refuse a match.  An example is a text or a
table of ``text``, ``match`` and what is expected of it (``value``, ``held_on``).  Any other field is refused: it is a
misspelt one.
"""

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from extraction.reader.rulebook.compiling import Compiler
from extraction.reader.rulebook.masks import fold
from extraction.reader.rulebook.patterns import PatternError, parse

_FIELDS = {"id": str, "pattern": str, "value": str, "examples": list}
_MAY_BE_ABSENT = {"counter_examples": list, "note": str, "not_after": str, "not_before": str}
_OF_FILE = ("rule",)
_OF_EXAMPLE = ("text", "match", "value", "held_on")


class RuleError(ValueError):
    """A rule file that cannot be used; the message is one line naming file, rule and field."""


@dataclass(frozen=True)
class Example:
    """A text a rule was written for: it must match in it (exactly ``match`` where given), a counter-example must not.

    ``expected`` holds the further fields of the example (``held_on``, ``value``).
    """

    text: str
    match: str = ""
    expected: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Rule:
    """One rule: ``value`` says what its words mean, in the terms of its family.

    ``extra`` holds ``note``, ``not_after`` and ``not_before`` where the file gives them.
    ``words`` are all it can match, if they can be listed; ``expression`` matches the same, and ``prefixes`` begin it.
    """

    id: str
    family: str
    pattern: str
    value: str
    examples: tuple[Example, ...]
    counter_examples: tuple[Example, ...]
    extra: Mapping[str, Any]
    expression: str
    prefixes: frozenset[str]
    words: frozenset[str]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The expression, compiled when first needed: where the words are known it seldom is."""
        return re.compile(self.expression)


def rules_of(file: Path, compiler: Compiler, values: Collection[str] | None = None) -> Iterator[Rule]:
    """The rules of one file in order; where ``values`` are given, each rule has one of them.  Raises RuleError."""
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleError(f"rules/{file.name}: not TOML: {error}") from error
    _refuse_unknown(tables, _OF_FILE, f"rules/{file.name}: field")
    blocks = tables.get("rule", [])
    if not isinstance(blocks, list):
        raise RuleError(f"rules/{file.name}: field rule: each rule begins with [[rule]]")
    for number, block in enumerate(blocks, 1):
        yield _rule(file, block, number, compiler, values)


def _rule(file: Path, block: dict[str, Any], number: int, compiler: Compiler, values: Collection[str] | None) -> Rule:
    where = f"rules/{file.name}: rule {block.get('id', f'no. {number}')}: field"
    _check(block, where, values)
    compiled = _compiled(block, compiler, where)
    return Rule(
        id=block["id"],
        family=file.stem,
        pattern=block["pattern"],
        value=block["value"],
        examples=_examples(block["examples"], f"{where} examples"),
        counter_examples=_examples(block.get("counter_examples", []), f"{where} counter_examples"),
        extra={name: block[name] for name in block if name not in (*_FIELDS, "counter_examples")},
        **compiled,
    )


def _check(block: dict[str, Any], where: str, values: Collection[str] | None) -> None:
    for name, kind in (_FIELDS | _MAY_BE_ABSENT).items():
        if (name in block or name in _FIELDS) and not isinstance(block.get(name), kind):
            raise RuleError(f"{where} {name}: missing, or not {'text' if kind is str else 'a list'}")
    _refuse_unknown(block, (*_FIELDS, *_MAY_BE_ABSENT), where)
    if not block["examples"]:
        raise RuleError(f"{where} examples: a rule needs at least one")
    if values is not None and block["value"] not in values:
        raise RuleError(f"{where} value: nothing is meant by “{block['value']}”; there are {', '.join(sorted(values))}")


def _refuse_unknown(given: Mapping[str, Any], known: Sequence[str], where: str) -> None:
    for name in given:
        if name not in known:
            raise RuleError(f"{where} {name}: unknown; there are {', '.join(known)}")


def _compiled(block: dict[str, Any], compiler: Compiler, where: str) -> dict[str, Any]:
    """The regular expression with named slots, what a match can begin with, and all it can be."""
    try:
        nodes = parse(block["pattern"])
        words = frozenset() if "not_after" in block or "not_before" in block else compiler.words(nodes)
        return {
            "expression": _guarded(compiler.expression(nodes), block),
            "prefixes": frozenset(compiler.prefixes(nodes)),
            "words": words,
        }
    except PatternError as error:
        raise RuleError(f"{where} pattern: {error}") from error


def _guarded(expression: str, block: Mapping[str, Any]) -> str:
    """The expression, refusing the neighbouring characters a rule names in ``not_after`` and ``not_before``."""
    after, before = (re.escape(fold(block.get(name, ""))) for name in ("not_after", "not_before"))
    return (f"(?<![{after}])" if after else "") + f"(?:{expression})" + (f"(?![{before}])" if before else "")


def _examples(given: list[Any], where: str) -> tuple[Example, ...]:
    return tuple(_example(one, where) for one in given)


def _example(given: Any, where: str) -> Example:
    if isinstance(given, str):
        return Example(given)
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        raise RuleError(f"{where}: each must be text or a table with text")
    _refuse_unknown(given, _OF_EXAMPLE, where)
    rest = {name: value for name, value in given.items() if name not in ("text", "match")}
    if given.get("match", "") not in given["text"]:
        raise RuleError(f"{where}: “{given['match']}” does not stand in “{given['text']}”")
    return Example(given["text"], given.get("match", ""), rest)
