"""How much a file may hold before it is refused; every figure carries its unit in its name.

The figures are stated to users in the refusal itself, so that nobody has to guess what "too big" means.
"""

import os

MB = 1_000_000

# How many bytes a file of each kind may have stands with the kind, in ``kinds``.
TEXT_MAX_CHARACTERS = 2_000_000

DOCX_MAX_ENTRIES = 500
ODT_MAX_ENTRIES = 500
# Each page of an OFD is a part, and so is each of its fonts and pictures.
OFD_MAX_ENTRIES = 3000
OFD_MAX_PAGES = 500
# Of documents that are zip containers: docx, ofd, odt.
PACKAGE_MAX_UNPACKED_BYTES = 100 * MB
PACKAGE_MAX_XML_BYTES = 10 * MB
# A parser's memory follows the number of tags, not of bytes: <w:p/> costs 6 bytes in the file and some 200 in memory.
PACKAGE_MAX_XML_TAGS = 600_000

PDF_MAX_PAGES = 500

ARCHIVE_MAX_ENTRIES = 500
ARCHIVE_MAX_UNPACKED_BYTES = 300 * MB

CHILD_MAX_MEMORY_BYTES = 512 * 1024 * 1024
# Processor time, which other work on the machine does not change: a file's fate is the same on a busy day.
CHILD_MAX_CPU_SECONDS = 10
# On top of that. The longest text that is accepted takes 22 s where it is written like speeches, 110 s where each line
# is a single sign; machines of offices are slower.
READING_MAX_CPU_SECONDS = 180
# Only against a child that hangs without computing; so far beyond that other work alone does not lead there.
CHILD_MAX_WALL_SECONDS = 3600
# Each may take all of the memory above. More at once than there are processors would only make each slower.
CHILDREN_AT_ONCE = max(2, os.cpu_count() or 1)
