#!/usr/bin/env bash
# striprtf 0.0.35 (Python 3.11): what was deleted under tracking and what is hidden comes out as text like any other;
# and a character beyond the first plane comes out as two halves, so that the result cannot be written as UTF-8.
#
# Rich Text Format 1.9.1: \deleted marks text that was deleted under tracking, \v hidden text; \uN takes a signed 16-bit
# number, and a character beyond U+FFFF is written as its two UTF-16 surrogates, as Word and LibreOffice do. The library
# answers the first two as if they were not there, and the third with a str that raises UnicodeEncodeError when encoded.
#
# Output seen:  'by May June' 'open secret' ['0xd842', '0xdfb7'] UnicodeEncodeError
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check striprtf==0.0.35
"$folder/venv/bin/python" - <<'END'
from striprtf.striprtf import rtf_to_text

HEAD = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil\fcharset0 Arial;}}\uc1\pard "
changed = rtf_to_text(HEAD + r"by {\deleted\revauthdel1 May}{\revised\revauth1  June}}")
hidden = rtf_to_text(HEAD + r"open{\v  secret}}")
beyond = rtf_to_text(HEAD + r"\u-10174?\u-8265?}")  # U+20BB7, an ideograph in people's names
try:
    beyond.encode()
    outcome = "encoded"
except UnicodeEncodeError as error:
    outcome = type(error).__name__
print(repr(changed), repr(hidden), [hex(ord(sign)) for sign in beyond], outcome)
assert (changed, hidden) == ("by May June", "open secret"), "it behaves otherwise now"
assert (len(beyond), outcome) == (2, "UnicodeEncodeError"), "it behaves otherwise now"
END
