"""A briefing in one file, `.cqbrief`: a zip of the files that its folder is read from.

It is read as a whole into memory, and nothing of it is ever unpacked onto the disk: so no name in it can
lead anywhere, nothing has to be cleared away, and no copy can be edited by mistake. What a header claims
is never trusted: sizes are bounded while reading, and every checksum is verified.
"""

from __future__ import annotations

import os
import stat
import struct
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from cqbrief.briefing.problem_collector import ProblemCollector
from cqbrief.briefing.problems import Rule
from cqbrief.briefing.storage.folder import BriefingFolder
from cqbrief.briefing.storage.package_names import (
    is_left_behind,
    name_in_folder,
    without_outer_folder,
)
from cqbrief.i18n.messages import N_, Message

if TYPE_CHECKING:
    from zipfile import ZipInfo

ONE_FILE_NAME = Rule(
    "one-file-name",
    "error",
    N_(
        "A `.cqbrief` file holds a whole briefing. It is taken only as `cqbrief pack` makes it: "
        "whole, of a reasonable size, without a password, and with nothing in it that leads "
        "outside. Ask for it again, or for the folder."
    ),
)
ONE_FILE_CHANGED = Rule("one-file-changed", "error", ONE_FILE_NAME.explanation)
ONE_FILE_DAMAGED = Rule("one-file-damaged", "error", ONE_FILE_NAME.explanation)
ONE_FILE_ENCRYPTED = Rule("one-file-encrypted", "error", ONE_FILE_NAME.explanation)
ONE_FILE_REFUSED = Rule("one-file-refused", "error", ONE_FILE_NAME.explanation)
ONE_FILE_TOO_LARGE = Rule("one-file-too-large", "error", ONE_FILE_NAME.explanation)

ENDING = ".cqbrief"
MIME_TYPE = "application/x-cqbrief"
SCHEMA_FILE = ".cqbrief-schema.json"
"""The copy of the JSON Schema that editors are given. It belongs to the briefing and is never read, so that
one made by another version of the program disturbs nothing."""
MOST_FILES = 2_000
MOST_BYTES = 200_000_000
"""Size of all files together, unpacked."""

MARK = "mimetype"
# The first entry, uncompressed, as other zip-based documents have it: desktops know the file by its first
# bytes (resources/desktop/cqbrief.xml).
_LONGEST_DIRECTORY = MOST_FILES * 512
_END = struct.Struct("<4s4H2LH")  # APPNOTE 4.3.16: the record at the end of every zip
_ZIP64_LOCATOR = 20


class PackageError(Exception):
    """Report that a one-file briefing cannot be read or made: rule, what is wrong, what to do."""

    def __init__(self, rule: Rule, message: Message, advice: Message | None = None) -> None:
        super().__init__(rule.id)
        self.rule, self.message, self.advice = rule, message, advice


def is_one_file(path: Path) -> bool:
    """Tell whether a file with the ending of a one-file briefing is there."""
    return path.suffix.lower() == ENDING and path.is_file()


class PackageFolder(BriefingFolder):
    """Read the folder that was packed into a file. Raises OSError and PackageError."""

    def __init__(self, file: Path, problems: ProblemCollector) -> None:
        super().__init__(file, problems)
        with file.open("rb") as stream:
            self._contents = unpack(stream, file.name)
        self._tree: dict[str, set[str]] = {"": set()}
        for name in self._contents:
            parts = name.split("/")
            for depth, part in enumerate(parts):
                self._tree.setdefault("/".join(parts[:depth]), set()).add(part)

    def names(self, directory: str = "") -> Collection[str]:
        """List what is in a directory, named relative to the folder that was packed."""
        return self._tree.get(directory, ())

    def _is_inside_and_regular(self, name: str) -> tuple[bool, bool]:
        return True, name in self._contents

    def _first_bytes(self, name: str, most: int) -> bytes:
        return self._contents[name][:most]


def unpack(stream: BinaryIO, name: str) -> Mapping[str, bytes]:
    """Return name in the folder -> content, for every file of the zip in `stream`; `name` is for messages.

    One that somebody unpacked and packed again is the same: in a folder or not, with or without the files
    that desktops leave behind, its names written as Windows and macOS write them.
    Raises PackageError for everything but a whole zip of plain files inside one folder.
    """
    import zipfile
    import zlib

    damaged = PackageError(
        ONE_FILE_DAMAGED,
        Message(N_("“{file}” is damaged or incomplete, or is no one-file briefing."), {"file": name}),
        Message(N_("Get it again from where it came from, or pack it again from the folder.")),
    )
    _check_end(stream, name, damaged)
    contents: dict[str, bytes] = {}
    left = MOST_BYTES
    try:
        with zipfile.ZipFile(stream) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_FILES:
                raise _too_large(name)
            for entry in entries:
                written = name_in_folder(entry)
                _check_entry(entry, written, name)
                # Packing needs no other method; the rest have errors of their own, and ask for any memory.
                if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                    raise damaged
                if written.endswith("/") or is_left_behind(written):
                    continue
                if written in contents:
                    raise _refused(N_("“{file}” holds “{entry}” twice."), name, written)
                with archive.open(entry) as part:
                    contents[written] = part.read(left + 1)
                left -= len(contents[written])
                if left < 0:
                    raise _too_large(name)
    # What zipfile raises for this or that in a damaged file: more than it documents.
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError) as error:
        raise damaged from error
    except (struct.error, zlib.error, OSError, OverflowError) as error:
        raise damaged from error
    # Whoever packed a folder again has the mark in it; whoever added to the zip has it at the top.
    contents.pop(MARK, None)
    contents = without_outer_folder(contents)
    contents.pop(MARK, None)
    return contents


def _check_end(stream: BinaryIO, name: str, damaged: PackageError) -> None:
    """Refuse a zip whose directory is not small: zipfile makes objects of all of it at once."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, size - _END.size - _ZIP64_LOCATOR))
    tail = stream.read()
    if len(tail) < _END.size:
        raise damaged
    signature, *_, directory, _offset, comment = _END.unpack(tail[-_END.size :])
    # With a comment, the end would have to be searched for, and two readers may find two.
    if signature != b"PK\5\6" or comment:
        raise damaged
    # A 64-bit zip holds more than a briefing, and says so in another record.
    if directory > _LONGEST_DIRECTORY or tail.startswith(b"PK\6\7"):
        raise _too_large(name)


def _check_entry(entry: ZipInfo, written: str, name: str) -> None:
    parts = written.removesuffix("/").split("/")
    if ":" in parts[0] or not {"", ".", ".."}.isdisjoint(parts) or not written.isprintable():
        raise _refused(
            N_("“{file}” holds “{entry}”, which is not the name of a file in a folder."), name, written
        )
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFDIR if written.endswith("/") else stat.S_IFREG):
        raise _refused(N_("“{file}” holds “{entry}”, which is a link or device, not a file."), name, written)
    if entry.flag_bits & 0x1:
        raise PackageError(
            ONE_FILE_ENCRYPTED,
            Message(N_("“{file}” is encrypted."), {"file": name}),
            Message(N_("Ask for one without a password.")),
        )


def _refused(template: str, name: str, written: str) -> PackageError:
    shown = written if written.isprintable() else ascii(written)[1:-1]
    return PackageError(
        ONE_FILE_REFUSED,
        Message(template, {"file": name, "entry": shown[:100]}),
        Message(N_("Nothing of it was opened. Ask whoever made it to pack it with cqbrief.")),
    )


def _too_large(name: str) -> PackageError:
    return PackageError(
        ONE_FILE_TOO_LARGE,
        Message(
            N_("“{file}” holds more than {files} files or {megabytes} MB."),
            {"file": name, "files": MOST_FILES, "megabytes": MOST_BYTES // 1_000_000},
        ),
        Message(N_("Make its pictures smaller, or pass on the folder.")),
    )
