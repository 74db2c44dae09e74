"""What can be wrong with a file, and what is worth saying about one that was read.

Intake knows no Django, so a sentence is kept as an English template with parameters: ``str()`` fills it for the
terminal, and the Django side translates ``template`` by gettext and fills it with ``params``.
"""

from collections.abc import Mapping


def gettext_noop(message: str) -> str:
    """Mark a sentence for the message catalogue without translating it here."""
    return message


# The key is the code shown to users; what follows a dot only tells two sentences of one code apart.
REFUSALS = {
    "EMPTY": gettext_noop("The file is empty."),
    "EMPTY.archive": gettext_noop("The archive holds no files."),
    "NO_TEXT": gettext_noop("The file holds no readable text."),
    "NO_TEXT.scanned": gettext_noop(
        "This is a scan without a text layer. Run text recognition (OCR) on it first, then import the result."
    ),
    "NO_TEXT.no_writing": gettext_noop(
        "The fonts of this file do not say which characters they show, so no program can read the text. Run text "
        "recognition (OCR) on it first, then import the result."
    ),
    "NO_TEXT.dynamic_form": gettext_noop(
        "This is a form whose words only Adobe's own program can show. Print it there as a PDF, then import the result."
    ),
    "ENCRYPTED": gettext_noop("The file is protected by a password. Remove the password and try again."),
    "DAMAGED": gettext_noop("The file is damaged. Open it in its own program, save it again and retry."),
    "DAMAGED.doc": gettext_noop(
        "The file is damaged or written in a way that cannot be read here. Open it in Word or WPS, save it as .docx "
        "and try again."
    ),
    "DAMAGED.paths": gettext_noop("The archive is malformed: an entry points outside it (%(entry)s). It was refused."),
    "DAMAGED.doctype": gettext_noop("The document declares a DOCTYPE, which Word never writes. It was refused."),
    "DAMAGED.twice": gettext_noop(
        "The document holds one part twice (%(entry)s), so it is unclear which counts. Save it again in Word and retry."
    ),
    "DAMAGED.encoding": gettext_noop(
        "The document is written in UTF-32, which Word does not read. Save it again in its own program and retry."
    ),
    "TOO_BIG": gettext_noop("The file is too big: %(size)s MB, at most %(limit)s MB are accepted. Split it."),
    "TOO_BIG.text": gettext_noop("The text is too long: at most %(limit)s characters are accepted. Split it."),
    "TOO_BIG_INSIDE": gettext_noop("The file is too big once unpacked (limit %(limit)s MB). Split it."),
    "TOO_BIG_INSIDE.complex": gettext_noop(
        "Reading the file needs too much memory. Save it as plain text and try again."
    ),
    "TOO_BIG_INSIDE.text": gettext_noop("Reading the text needs too much memory. Split the file and try again."),
    "TOO_MANY_PARTS": gettext_noop("The file has too many parts: at most %(limit)s are accepted. Split it."),
    "TOO_MANY_PARTS.pages": gettext_noop("The file has %(count)s pages; at most %(limit)s are accepted. Split it."),
    "TOO_SLOW": gettext_noop("Reading took too long: the file is too complex. Save it as plain text and try again."),
    "TOO_SLOW.text": gettext_noop(
        "Reading the text takes more than %(limit)s seconds of computing. Split the file and try again."
    ),
    "TOO_BUSY": gettext_noop(
        "The file could not be read within %(minutes)s minutes, as the machine does not answer. Try again later."
    ),
    "TOO_MUCH_WORK": gettext_noop(
        "This file was not read: the files together take more than %(limit)s seconds of computing. Upload it again by "
        "itself, tomorrow if that is refused too, or have the administrator import it with import_speeches."
    ),
    "WRONG_TYPE": gettext_noop("Only %(kinds)s files are read, and this is another kind: %(suffix)s."),
    "WRONG_TYPE.content": gettext_noop(
        "The content does not match the extension: this is not a real %(suffix)s file. Open it in the program that "
        "wrote it and save it as .docx."
    ),
    "WRONG_TYPE.old_word": gettext_noop(
        "This document is older than Word 97. Open it in Word or WPS and save it as .docx."
    ),
    "WRONG_TYPE.spreadsheet": gettext_noop(
        "This is a spreadsheet (%(suffix)s). Copy the text to be read into a document and save it as .docx."
    ),
    "WRONG_TYPE.slides": gettext_noop("These are slides (%(suffix)s). Save them as PDF and import that."),
    "WRONG_TYPE.picture": gettext_noop(
        "This is a picture (%(suffix)s). Run text recognition (OCR) on it and save the result as .docx."
    ),
    "WRONG_TYPE.web_page": gettext_noop(
        "This is a web page (%(suffix)s). Open it in Word or WPS and save it as .docx."
    ),
    "WRONG_TYPE.word_kin": gettext_noop(
        "This is a template or another form of a document (%(suffix)s). Open it in Word or WPS and save it as .docx."
    ),
    "WRONG_TYPE.mail": gettext_noop(
        "This is a mail (%(suffix)s). Save its attachment, or its text as .txt, and import that."
    ),
    "WRONG_TYPE.archive": gettext_noop(
        "Archives of this kind (%(suffix)s) are not opened. Unpack it and import the files, or save them as .zip."
    ),
    "WRONG_TYPE.layout": gettext_noop(
        "This kind of file (%(suffix)s) is read by its own program only. Print it as PDF there and import that."
    ),
    "WRONG_TYPE.recording": gettext_noop(
        "This is a recording (%(suffix)s). Have it written down, save that as .docx and import it."
    ),
    "WRONG_TYPE.not_a_file": gettext_noop("This is not an ordinary file."),
    "NOT_ALLOWED": gettext_noop("The file holds macros or embedded objects. Save a copy without them and try again."),
    "NOT_ALLOWED.nested": gettext_noop("An archive inside an archive is not opened. Unpack it first."),
    "NOT_ALLOWED.link": gettext_noop("The archive entry is a link, not a file. It was refused."),
    "ENCODING": gettext_noop("The text encoding cannot be determined. Save the file as UTF-8 and try again."),
    "ENCODING.line": gettext_noop(
        "Line %(line)s holds bytes that are not valid %(encoding)s. Save the file as UTF-8 and try again."
    ),
    "BAD_CHAR": gettext_noop("Line %(line)s holds an illegal character (U+0000). Remove it and try again."),
    "UNREADABLE": gettext_noop("The file cannot be opened: %(reason)s."),
    "UNREADABLE.missing": gettext_noop("There is no such file."),
    "UNREADABLE.forbidden": gettext_noop("This account may not open the file."),
}

# What the person who imported a file left out of it; reading it knows nothing of that.
LEFT_OUT = "left_out"

NOTES = {
    "read_by_content": gettext_noop("The name ends in %(suffix)s, but the content is %(kind)s and was read as that."),
    "encoding_guessed": gettext_noop(
        "Read as %(encoding)s, which the file itself does not say: check the first lines."
    ),
    "changes_applied": gettext_noop("Tracked changes: insertions were read, deletions (%(count)s) were left out."),
    "numbering_missing": gettext_noop(
        "%(count)s paragraphs are numbered automatically; those numbers are not part of the text."
    ),
    "hidden_left_out": gettext_noop("Hidden or white text was left out (%(count)s passages)."),
    "comments_left_out": gettext_noop("Comments were left out."),
    "footnotes_left_out": gettext_noop("Footnotes or endnotes were left out (%(count)s)."),
    # Word documents that were imported before text boxes were read keep this note.
    "boxes_left_out": gettext_noop("Text boxes were left out (%(count)s)."),
    "pictures_left_out": gettext_noop("Pictures were left out, and words in them (%(count)s)."),
    "charts_left_out": gettext_noop("Charts and diagrams were left out, and words in them (%(count)s)."),
    "objects_left_out": gettext_noop("Embedded objects, such as workbooks, were left out (%(count)s)."),
    "symbols_left_out": gettext_noop(
        "Symbols of symbol fonts that stand for no known character were left out (%(count)s)."
    ),
    "ruby_left_out": gettext_noop("Readings set above the words were left out (%(count)s)."),
    "fields_left_out": gettext_noop("Fields that Word works out only when it shows them were left out (%(count)s)."),
    "unknown_left_out": gettext_noop("Words in elements that are not known here were left out (%(count)s passages)."),
    "direction_signs": gettext_noop(
        "The text holds characters that change the direction of writing (%(count)s): "
        "check the order of the words around them."
    ),
    "headers_left_out": gettext_noop("Page headers or footers were left out."),
    "chunks_left_out": gettext_noop("Attached foreign documents were left out (%(count)s)."),
    "lines_joined": gettext_noop("Lines broken inside a sentence were joined (%(count)s)."),
    "radicals_mapped": gettext_noop("Radicals were read as the ordinary characters they stand for (%(count)s)."),
    "running_lines_left_out": gettext_noop(
        "Lines that recur at the head or foot of the pages were left out (%(count)s)."
    ),
    "watermarks_left_out": gettext_noop("Watermarks or words written across the page were left out (%(count)s)."),
    "typed_in_read": gettext_noop("Words typed into the form or onto the page were read (%(count)s)."),
    "signs_unknown": gettext_noop(
        "%(count)s characters could not be read, because their font does not say which they are; each is shown as "
        "U+FFFD."
    ),
    "page_numbers_left_out": gettext_noop("Page numbers were left out (%(count)s)."),
    "pages_without_text": gettext_noop("Pages without text, perhaps pictures: %(pages)s."),
    LEFT_OUT: gettext_noop("Not imported, characters %(start)s to %(end)s: %(words)s"),
    "characters_replaced": gettext_noop("Illegal characters were replaced by U+FFFD (%(count)s)."),
}


class IntakeError(Exception):
    """A file that is refused.  ``code`` is for people and logs, ``template`` and ``params`` make the sentence."""

    def __init__(self, key: str, **params: object) -> None:
        super().__init__(key, params)
        self.key = key
        self.code = key.partition(".")[0]
        self.template = REFUSALS[key]
        self.params = params

    def __str__(self) -> str:
        return filled(self.template, self.params)


def unreadable(error: OSError) -> IntakeError:
    """The refusal of a file that the system does not let us open."""
    if isinstance(error, FileNotFoundError):
        return IntakeError("UNREADABLE.missing")
    if isinstance(error, PermissionError):
        return IntakeError("UNREADABLE.forbidden")
    return IntakeError("UNREADABLE", reason=error.strerror or repr(error))


class Note:
    """Something worth saying about a file that was read; equal by what it says."""

    def __init__(self, key: str, **params: object) -> None:
        self.key = key
        self.template = NOTES[key]
        self.params = params

    def __str__(self) -> str:
        return filled(self.template, self.params)

    def __repr__(self) -> str:
        return f"Note({self.key!r}, {self.params!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Note) and (self.key, self.params) == (other.key, other.params)

    def __hash__(self) -> int:
        return hash(self.key)


def filled(template: str, params: Mapping[str, object]) -> str:
    """The template, English or translated, with its parameters put in."""
    return template % params if params else template
