"""Pairs of brackets within a line."""

import re

# One bracket may stand in another, （县市场监管局（县知识产权局）牵头）; no real one is longer.
BRACKET = re.compile(
    r"[（(【〔\[](?:[^（()）【】〔〕\[\]\n]|[（(][^（()）【】\n]*[）)]|〔[^〔〕\n]*〕){1,200}[）)】〕\]]"
)
