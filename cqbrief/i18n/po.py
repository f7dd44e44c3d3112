"""Compile translation catalogues: from the .po file that people edit to the .mo form that gettext reads.

Only the standard library is used: this runs in the set-up script and in the package's build, before
anything is installed. `resources/scripts/i18n.py` keeps the .po file in step with the program's messages.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cqbrief.system.atomic_write import write_whole

# A keyword with its text, or a text that goes on from the line before. `\\.` takes any escaped letter.
_LINE = re.compile(r'(?:(msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)[ \t]*)?"((?:[^"\\]|\\.)*)"')
_ESCAPED = re.compile(r"\\(.)")
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r"}


class PoError(ValueError):
    """Report a line of a .po file that cannot be read; the text names file and line."""


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """Hold one message of a catalogue with its translations.

    `plural` is None for a message without plural, which has one translation; one with plural has one for
    each of the language's forms. The entry with an empty `message` is the catalogue's header.
    """

    message: str
    plural: str | None
    context: str | None
    translations: tuple[str, ...]
    fuzzy: bool

    @property
    def usable(self) -> bool:
        """Tell whether the translation is complete and certain."""
        return all(self.translations) and not (self.fuzzy and self.message)

    @property
    def key(self) -> bytes:
        """Return what gettext finds the entry by (GNU gettext manual, "The Format of GNU MO Files")."""
        context = "" if self.context is None else f"{self.context}\x04"
        plural = "" if self.plural is None else f"\0{self.plural}"
        return f"{context}{self.message}{plural}".encode()


def read_po(text: str, name: str = "catalogue") -> list[CatalogueEntry]:
    """Read the entries of a .po file; comments and obsolete entries are left out.

    Raises PoError, which calls the file `name`.
    """
    reader = _Reader(name)
    for number, line in enumerate(text.split("\n"), start=1):
        reader.read_line(number, line.strip())
    return reader.finish()


class _Reader:
    """Collect entries line by line."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._number = 0
        self._entries: dict[bytes, CatalogueEntry] = {}
        self._fields: dict[str, str] = {}
        self._last = ""
        self._fuzzy = False

    def read_line(self, number: int, line: str) -> None:
        self._number = number
        if not line:
            return
        if line.startswith("#"):
            self._end_entry()
            self._fuzzy |= line.startswith("#,") and "fuzzy" in re.split(r"[,\s]+", line)
            return
        match = _LINE.fullmatch(line)
        if match is None:
            raise self._error("not a line of a catalogue")
        keyword, text = match[1], _ESCAPED.sub(_unescaped, match[2])
        if keyword is None and not self._last:
            raise self._error("a text without a keyword before it")
        if keyword is not None:
            if keyword in ("msgctxt", "msgid") and any(field.startswith("msgstr") for field in self._fields):
                self._end_entry()
            if keyword in self._fields:
                raise self._error(f"{keyword} stands twice")
            self._last = keyword
        self._fields[self._last] = self._fields.get(self._last, "") + text

    def finish(self) -> list[CatalogueEntry]:
        self._end_entry()
        return list(self._entries.values())

    def _end_entry(self) -> None:
        if not self._fields:
            return
        fields, self._fields, self._last = self._fields, {}, ""
        plural = fields.get("msgid_plural")
        count = sum(field.startswith("msgstr") for field in fields)
        names = ["msgstr"] if plural is None else [f"msgstr[{index}]" for index in range(count)]
        if "msgid" not in fields or not count or any(field not in fields for field in names):
            raise self._error("the entry before this line has no msgid or no msgstr of its kind")
        translations = tuple(fields[field] for field in names)
        entry = CatalogueEntry(fields["msgid"], plural, fields.get("msgctxt"), translations, self._fuzzy)
        self._fuzzy = False
        if entry.key in self._entries:
            raise self._error("the message before this line stands twice")
        self._entries[entry.key] = entry

    def _error(self, what: str) -> PoError:
        return PoError(f"{self._name}:{self._number}: {what}")


def _unescaped(match: re.Match[str]) -> str:
    return _CONTROLS.get(match[1], match[1])


def compiled(entries: Iterable[CatalogueEntry]) -> bytes:
    """Return the usable ones of `entries` in the .mo form, sorted as gettext demands."""
    pairs = sorted((entry.key, "\0".join(entry.translations).encode()) for entry in entries if entry.usable)
    header_size, pair_size = 28, 8
    count = len(pairs)
    tables: list[int] = []
    place = header_size + 2 * count * pair_size
    texts = [key for key, _ in pairs] + [text for _, text in pairs]
    for text in texts:
        tables += (len(text), place)
        place += len(text) + 1
    # Magic number, revision, count, places of the two tables; no hash table.
    head = struct.pack("<7I", 0x950412DE, 0, count, header_size, header_size + count * pair_size, 0, 0)
    return head + struct.pack(f"<{len(tables)}I", *tables) + b"".join(text + b"\0" for text in texts)


def compile_file(po: Path) -> bytes:
    """Return what the file `po` compiles to. Raises PoError, and OSError where it cannot be read."""
    return compiled(read_po(po.read_text(encoding="utf-8"), str(po)))


def compile_stale(folder: Path) -> list[Path]:
    """Compile every .po file below `folder` whose .mo is missing or not newer; return the .mo files written.

    Raises PoError, and OSError where a file cannot be read or written.
    """
    written = []
    for po in sorted(folder.rglob("*.po")):
        mo = po.with_suffix(".mo")
        if not mo.exists() or mo.stat().st_mtime_ns <= po.stat().st_mtime_ns:
            write_whole(mo, compile_file(po))
            written.append(mo)
    return written
