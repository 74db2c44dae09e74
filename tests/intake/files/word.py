"""Word 97 documents ([MS-DOC] in [MS-CFB]): whole ones as an office program saved them, and hand-made ones."""

import struct
from pathlib import Path

from doc2docx.cfb.container import CompoundFile
from doc2docx.cfb.directory import DirectoryEntry, ObjectType
from doc2docx.cfb.writer import write_compound_storage

# Saved by LibreOffice 7.4 from a text of our own that has one of everything: it cannot be made at test time everywhere.
EVERYTHING = (Path(__file__).parent / "everything.doc").read_bytes()
_FIRST_TEXT = 0x600
_CCP_TEXT, _CLX = 0x4C, 0x1A2


def ole_bytes(streams: dict[str, bytes]) -> bytes:
    """An OLE file with these streams; a name with ``/`` lies in storages."""
    storages = {path.rpartition("/")[0] for path in streams if "/" in path}
    storages |= {"/".join(path.split("/")[: at + 1]) for path in storages for at in range(path.count("/") + 1)}
    inside = [(path, _entry(path, ObjectType.STORAGE), None) for path in sorted(storages)]
    inside += [(path, _entry(path, ObjectType.STREAM), data) for path, data in streams.items()]
    return write_compound_storage(_entry("", ObjectType.ROOT_STORAGE), tuple(inside))


def _entry(path: str, kind: ObjectType) -> DirectoryEntry:
    return DirectoryEntry(0, path.rpartition("/")[2], kind, 1, -1, -1, -1, bytes(16), 0, 0, 0, 0, 0, path)


def streams_of(data: bytes) -> dict[str, bytes]:
    container = CompoundFile(data)
    return {
        each.path: container.open_stream(each.path)
        for each in container.entries
        if each.object_type is ObjectType.STREAM
    }


def with_streams(more: dict[str, bytes], data: bytes = EVERYTHING) -> bytes:
    """The document with streams added or replaced."""
    return ole_bytes(streams_of(data) | more)


def with_flag(offset: int, bits: int, data: bytes = EVERYTHING) -> bytes:
    """The document with these bits set in the first bytes of its main stream."""
    main = bytearray(streams_of(data)["WordDocument"])
    main[offset] |= bits
    return with_streams({"WordDocument": bytes(main)}, data)


def word_bytes(*pieces: str | bytes) -> bytes:
    """A bare document of these pieces: str is kept in UTF-16, bytes in code page 1252, as Word keeps them."""
    text, starts, places = b"", [0], b""
    for piece in pieces:
        at = _FIRST_TEXT + len(text)
        compressed = isinstance(piece, bytes)
        raw = piece if isinstance(piece, bytes) else piece.encode("utf-16-le")
        # [MS-DOC] 2.9.73: bit 30 says compressed, and the offset is doubled then.
        places += struct.pack("<HIH", 0, at * 2 | 0x40000000 if compressed else at, 0)
        starts.append(starts[-1] + (len(raw) if compressed else len(raw) // 2))
        text += raw
    table = struct.pack(f"<{len(starts)}I", *starts) + places
    clx = struct.pack("<BI", 2, len(table)) + table
    main = bytearray(_FIRST_TEXT) + text
    main[:12] = struct.pack("<HHHHHH", 0xA5EC, 0xC1, 0, 0x804, 0, 0x1200)
    main[0x20:0x22] = struct.pack("<H", 14)
    main[0x3E:0x40] = struct.pack("<H", 22)
    main[_CCP_TEXT : _CCP_TEXT + 4] = struct.pack("<I", starts[-1])
    main[0x98:0x9A] = struct.pack("<H", 93)
    main[_CLX : _CLX + 8] = struct.pack("<II", 0, len(clx))
    return ole_bytes({"WordDocument": bytes(main).ljust(4096, b"\0"), "1Table": clx.ljust(4096, b"\0")})
