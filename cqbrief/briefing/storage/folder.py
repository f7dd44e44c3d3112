"""The files of a briefing's folder, reached only by names that stay inside it."""

from __future__ import annotations

import hashlib
import os
import stat
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from cqbrief.briefing.problem_collector import ProblemCollector
from cqbrief.briefing.problems import Rule, SourceLocation
from cqbrief.briefing.storage.file_kinds import kind_of
from cqbrief.briefing.storage.image_header import PICTURE_TOO_LARGE, picture_format, too_many_pixels
from cqbrief.briefing.suggestions import did_you_mean
from cqbrief.i18n.messages import N_, Message
from cqbrief.i18n.os_errors import reason

FILE_MISSING = Rule(
    "file-missing",
    "error",
    N_(
        "A briefing is one folder with everything in it, so that it can be copied and passed on. "
        "Files are named relative to it, with / and without “..”; links that lead out of it are "
        "not followed, and a file has to be readable and of a reasonable size."
    ),
)
FILE_UNREADABLE = Rule("file-unreadable", "error", FILE_MISSING.explanation)
FILE_TOO_LARGE = Rule("file-too-large", "error", FILE_MISSING.explanation)
PATH_OUTSIDE = Rule("path-outside", "error", FILE_MISSING.explanation)
NOT_A_TEXT = Rule(
    "not-a-text",
    "error",
    N_(
        "What quotes are found in, and what charts are drawn from, is text: .txt, .md and .csv files. A "
        "document, a workbook or a picture is not read, whatever its name ends in."
    ),
)
NOT_A_PICTURE = Rule("not-a-picture", "error", PICTURE_TOO_LARGE.explanation)

ROOT_FILE = "briefing.yaml"
"""The file that makes a folder a briefing."""
MAX_TEXT_BYTES = 4_000_000
"""Size of a source document or a CSV file."""
MAX_PICTURE_BYTES = 50_000_000
_BLOCK = 4096
"""What the smallest file counts: to open it takes time too."""

_FORMAT_OF_ENDING = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".svg": "svg"}


@dataclass(slots=True)
class ByteAllowance:
    """Count how many bytes files of one sort may have together; each that is read takes its own from it."""

    most: int
    used: int = 0

    @property
    def exceeded(self) -> bool:
        """Tell whether more was read than was allowed, which was reported: nothing more is to be had."""
        return self.used > self.most


class BriefingFolder:
    """Read a briefing's files. Where one is not to be had, report a problem and return None."""

    def __init__(self, root: Path, problems: ProblemCollector) -> None:
        self.root = root
        self._problems = problems
        self._real_root = root.resolve()
        self._listings: dict[str, list[str]] = {}
        self.digests: dict[str, bytes] = {}
        """SHA-256 of every file that was read, by its name as it stands on the disk."""

    @property
    def fingerprint(self) -> str:
        """Return the first 8 hexadecimal digits of SHA-256 over names and contents of what was read."""
        whole = hashlib.sha256()
        # Composed: a folder copied from a Mac has the names it had, in other bytes.
        for name, digest in sorted((composed(name), digest) for name, digest in self.digests.items()):
            whole.update(name.encode("utf-8", "surrogateescape") + b"\0" + digest)
        return whole.hexdigest()[:8]

    def read(
        self, name: str, limit: int, place: SourceLocation, path: str, allowance: ByteAllowance | None = None
    ) -> bytes | None:
        """Return the content of the file `name`, relative, inside the folder and at most `limit` bytes.

        Nor is it more than is left of the `allowance`. A name is the same composed and decomposed.
        """
        return self._read(name, limit, place, path, allowance, None)

    def read_text(
        self,
        name: str,
        limit: int,
        place: SourceLocation,
        path: str,
        allowance: ByteAllowance | None,
        advice: Message,
    ) -> bytes | None:
        """Return the content of a file that is to hold text, as `read` does.

        A document, workbook or picture is named as what it is, however large; `advice` says what to do.
        """
        return self._read(name, limit, place, path, allowance, advice)

    def _read(
        self,
        name: str,
        limit: int,
        place: SourceLocation,
        path: str,
        allowance: ByteAllowance | None,
        text_wanted: Message | None,
    ) -> bytes | None:
        actual = self._actual(name, place, path)
        if actual is None:
            return None
        try:
            data = self._first_bytes(actual, limit + 1)
        except OSError as error:
            self._problems.report(
                FILE_UNREADABLE,
                place,
                path,
                Message(N_("“{file}” cannot be read: {reason}."), {"file": name, "reason": reason(error)}),
                Message(N_("Check the permissions of the file.")),
            )
            return None
        if text_wanted is not None and (kind := kind_of(data)) is not None:
            self.digests[actual] = hashlib.sha256(data).digest()
            self._problems.report(
                NOT_A_TEXT,
                place,
                path,
                Message(N_("“{file}” is {kind}, not text."), {"file": name, "kind": kind}),
                text_wanted,
            )
            return None
        if not self._fits(data, name, limit, place, path, allowance):
            return None
        self.digests[actual] = hashlib.sha256(data).digest()
        return data

    def _fits(
        self,
        data: bytes,
        name: str,
        limit: int,
        place: SourceLocation,
        path: str,
        allowance: ByteAllowance | None,
    ) -> bool:
        if len(data) > limit:
            self._problems.report(
                FILE_TOO_LARGE,
                place,
                path,
                Message(
                    N_("“{file}” is larger than {megabytes} MB."),
                    {"file": name, "megabytes": limit // 1_000_000},
                ),
            )
            return False
        if allowance is not None:
            allowance.used += max(len(data), _BLOCK)
            if allowance.exceeded:
                self._problems.report(
                    FILE_TOO_LARGE,
                    place,
                    path,
                    Message(
                        N_(
                            "“{file}” and the files of its kind before it are together larger than "
                            "{megabytes} MB."
                        ),
                        {"file": name, "megabytes": allowance.most // 1_000_000},
                    ),
                )
                return False
        return True

    def check_picture(
        self, name: str, place: SourceLocation, path: str, allowance: ByteAllowance | None = None
    ) -> bytes | None:
        """Return the content of a PNG, JPEG or SVG file, told by its ending and its first bytes.

        Of an SVG, only one that draws nothing but itself (`svg_check`).
        """
        expected = _FORMAT_OF_ENDING.get(PurePosixPath(name).suffix.lower())
        data = self.read(name, MAX_PICTURE_BYTES, place, path, allowance)
        if data is None:
            return None
        if expected is None or picture_format(data) != expected:
            self._problems.report(
                NOT_A_PICTURE,
                place,
                path,
                Message(N_("“{file}” is no PNG, JPEG or SVG picture."), {"file": name}),
                Message(N_("Save it as PNG, JPEG or SVG with the ending that belongs to it.")),
            )
            return None
        if expected == "svg":
            # Only where there is such a picture: it needs a parser of its own.
            from cqbrief.briefing.storage.svg_check import check_svg

            refused = check_svg(data, name)
        else:
            refused = too_many_pixels(data, name)
        if refused is not None:
            self._problems.report(refused.rule, place, path, refused.message, refused.advice)
            return None
        return data

    def _actual(self, name: str, place: SourceLocation, path: str) -> str | None:
        """Return the name on the disk of the regular file `name` inside the folder; note what is wrong.

        It is the same letter for letter, but letters and their accents may be composed or not: macOS
        takes names apart (é is e and an accent there), and what is copied from there stays so.
        """
        parts = name.split("/")
        if "\\" in name or ":" in parts[0] or not {"", ".", ".."}.isdisjoint(parts):
            self._problems.report(
                PATH_OUTSIDE,
                place,
                path,
                Message(
                    N_("“{file}” is not the name of a file inside the briefing's folder."), {"file": name}
                ),
                Message(
                    N_("Write it relative to briefing.yaml, with / and without “..”, e.g. sources/report.md.")
                ),
            )
            return None
        found: list[str] = []
        for part in parts:
            try:
                names = self.names("/".join(found))
            except OSError:  # a file, or closed to this user
                names = ()
            there = part if part in names else _same_name(part, names)
            if there is None:
                near = did_you_mean(composed(part), [composed(other) for other in names])
                message = Message(N_("There is no file “{file}” in the folder."), {"file": name})
                self._problems.report(FILE_MISSING, place, path, message, near)
                return None
            found.append(there)
        actual = "/".join(found)
        inside, regular = self._is_inside_and_regular(actual)
        if not inside:
            self._problems.report(
                PATH_OUTSIDE,
                place,
                path,
                Message(N_("“{file}” is a link that leads out of the briefing's folder."), {"file": name}),
                Message(N_("Copy the file itself into the folder.")),
            )
        elif not regular:
            self._problems.report(
                FILE_MISSING, place, path, Message(N_("“{file}” is not a file."), {"file": name})
            )
        return actual if inside and regular else None

    # Where the files are; `package.PackageFolder` has them elsewhere.

    def names(self, directory: str = "") -> Collection[str]:
        """List what is in a directory, named relative to the folder. Raises OSError."""
        if directory not in self._listings:
            self._listings[directory] = sorted(os.listdir(self.root / directory))
        return self._listings[directory]

    def _is_inside_and_regular(self, name: str) -> tuple[bool, bool]:
        found = self.root / name
        try:
            inside = found.resolve(strict=True).is_relative_to(self._real_root)
            return inside, stat.S_ISREG(found.stat().st_mode)
        except (OSError, RuntimeError):  # a link to nothing, or in a circle
            return True, False

    def _first_bytes(self, name: str, most: int) -> bytes:
        """Return the content of a file that is to be had, up to `most` bytes. Raises OSError."""
        with (self.root / name).open("rb") as stream:
            return stream.read(most)


def composed(name: str) -> str:
    """Return `name` with letters and accents composed (NFC), by which equal names are equal."""
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def _same_name(part: str, names: Collection[str]) -> str | None:
    """Find the only one of `names` that is `part` but for composition; None where there are two, or none."""
    wanted = composed(part)
    same = [name for name in names if not name.isascii() and composed(name) == wanted]
    return same[0] if len(same) == 1 else None
