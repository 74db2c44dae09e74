"""Zip archives as other systems write them: Python itself always says that a name is UTF-8."""

import struct
import zlib


def archive_without_the_flag(*named: tuple[bytes, bytes], unicode_path: str = "") -> bytes:
    """A stored zip with these entries (raw name, content), and without the flag for UTF-8 (PKWARE APPNOTE 4.3).

    ``unicode_path`` is written beside each name as Info-ZIP does (extra field 0x7075, APPNOTE 4.6.9).
    """
    written, directory = b"", b""
    for raw, content in named:
        extra = _unicode_path(raw, unicode_path) if unicode_path else b""
        sizes = struct.pack("<IIIHH", zlib.crc32(content), len(content), len(content), len(raw), len(extra))
        directory += b"PK\x01\x02" + struct.pack("<HHHHHH", 20, 20, 0, 0, 0, 0x21) + sizes
        directory += struct.pack("<HHHII", 0, 0, 0, 0, len(written)) + raw + extra
        written += b"PK\x03\x04" + struct.pack("<HHHHH", 20, 0, 0, 0, 0x21) + sizes + raw + extra + content
    counts = struct.pack("<HHHHIIH", 0, 0, len(named), len(named), len(directory), len(written), 0)
    return written + directory + b"PK\x05\x06" + counts


def _unicode_path(raw: bytes, name: str) -> bytes:
    data = struct.pack("<BI", 1, zlib.crc32(raw)) + name.encode()
    return struct.pack("<HH", 0x7075, len(data)) + data
