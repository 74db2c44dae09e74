#!/usr/bin/env bash
# OpenCC 1.4.2, configuration t2s (traditional to simplified): a text that is simplified already comes out changed, and
# doing it twice is not doing it once.
#
# 乾 and 於 are simplified characters as well where they stand in names; the dictionary of phrases spares some (乾坤,
# 魏徵, 皇后) and not others: of two places whose official names are written with them, a county in Shaanxi and a town in
# Zhejiang, others come out. And 薴 becomes 苧, which is itself the traditional form of 苎: the simplified text of a paint
# label is simplified further when somebody runs the program over it again. Nothing warns of either; whoever stores the
# result instead of comparing by it has lost the name.
#
# Output seen:
#   once: 乾坤 干县 于潜镇 魏徵 皇后
#   twice: 薴烯 -> 苧烯 -> 苎烯
#   single characters that change when it is done again: 薴
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check opencc==1.4.2

"$folder/venv/bin/python" - <<'PYTHON'
import sys

import opencc

simplify = opencc.OpenCC("t2s").convert
once = [simplify(name) for name in ("乾坤", "乾县", "於潜镇", "魏徵", "皇后")]
twice = [simplify("薴烯"), simplify(simplify("薴烯"))]
characters = [chr(code) for code in (*range(0x3400, 0xA000), *range(0x20000, 0x33480))]
again = [each for each in characters if simplify(simplify(each)) != simplify(each)]
print("once:", *once)
print("twice: 薴烯 ->", " -> ".join(twice))
print("single characters that change when it is done again:", *again)
expected = ["乾坤", "干县", "于潜镇", "魏徵", "皇后"], ["苧烯", "苎烯"], ["薴"]
sys.exit((once, twice, again) != expected)
PYTHON
