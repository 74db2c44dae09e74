"""A Word 97 document → text: made into the docx that says the same, and read as one ([MS-DOC], by msdoc2docx).

So whatever holds for a docx (deletions, hidden words, numbers, tables, what is left out) holds here by the same code.
"""

import tempfile
from pathlib import Path

from doc2docx import convert
from doc2docx.cfb import CompoundFile
from doc2docx.errors import EncryptedDocumentError, InvalidWordDocument

from . import word
from .errors import IntakeError, Note

# Names of streams are the same in either case.
_MAIN = "worddocument"
# The first four bytes of the main stream ([MS-DOC] 2.5.2): what it is, and from which version on it is as described.
_WORD_97 = 0xA5EC
_FIRST_VERSION = 0xC0
_MACROS = "macros/"
_OBJECTS = "objectpool/"


def read(path: Path) -> tuple[str, list[Note]]:
    """The text and notes, as of a docx.

    Raises IntakeError: WRONG_TYPE, ENCRYPTED, NOT_ALLOWED, DAMAGED and those of a docx; and whatever
    msdoc2docx raises on damage.
    """
    _check(path)
    with tempfile.TemporaryDirectory(prefix="intake-") as folder:
        made = Path(folder) / "made.docx"
        try:
            boxes = convert(path, made).report.statistics["deferred_grouped_main_textbox_count"]
        except EncryptedDocumentError as error:
            raise IntakeError("ENCRYPTED") from error
        except InvalidWordDocument as error:
            # LibreOffice writes some tables so; saved anew as .doc they are the same again.
            raise IntakeError("DAMAGED.doc") from error
        text, notes = word.read(made)
    if boxes and not any(note.key == "boxes_left_out" for note in notes):
        notes.append(Note("boxes_left_out", count=boxes))
    return text, notes


def _check(path: Path) -> None:
    container = CompoundFile.from_path(path)
    names = {entry.path.lower() for entry in container.entries}
    if _MAIN not in names:
        raise IntakeError("WRONG_TYPE.content", suffix=".doc")
    main = container.open_stream(_MAIN)
    identity, version = (int.from_bytes(main[at : at + 2], "little") for at in (0, 2))
    if identity != _WORD_97 or version < _FIRST_VERSION:
        raise IntakeError("WRONG_TYPE.old_word")
    if any(name.startswith((_MACROS, _OBJECTS)) for name in names):
        raise IntakeError("NOT_ALLOWED")
