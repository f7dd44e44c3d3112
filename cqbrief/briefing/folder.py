"""The files of a briefing's folder, reached only by names that stay inside it."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path, PurePosixPath
from typing import Literal

from cqbrief.briefing.findings import Findings
from cqbrief.briefing.nearest import did_you_mean
from cqbrief.briefing.problems import N_, Message, Place, reason
from cqbrief.briefing.svg_check import check_svg

MAX_TEXT_BYTES = 16_000_000
"""Size of a source document or a CSV file."""
MAX_PICTURE_BYTES = 50_000_000

_FORMAT_OF_ENDING = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".svg": "svg"}


def picture_format(data: bytes) -> Literal["png", "jpeg", "svg"] | None:
    """The format of a picture by its first bytes; None for every other file."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    return "svg" if data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<") else None


class Folder:
    """A briefing's folder. Notes a problem and answers None where a file is not to be had."""

    def __init__(self, root: Path, findings: Findings) -> None:
        self.root = root
        self._findings = findings
        self._real_root = root.resolve()
        self._listings: dict[Path, list[str]] = {}
        self.digests: dict[str, bytes] = {}
        """SHA-256 of every file that was read."""

    def read(self, name: str, limit: int, place: Place, path: str) -> bytes | None:
        """The content of the file `name`, which is relative, inside the folder and at most `limit` bytes."""
        found = self._find(name, place, path)
        if found is None:
            return None
        try:
            with found.open("rb") as stream:
                data = stream.read(limit + 1)
        except OSError as error:
            self._findings.error(
                "file-unreadable",
                place,
                path,
                Message(N_("“{file}” cannot be read: {reason}."), {"file": name, "reason": reason(error)}),
                Message(N_("Check the permissions of the file.")),
            )
            return None
        if len(data) > limit:
            self._findings.error(
                "file-too-large",
                place,
                path,
                Message(
                    N_("“{file}” is larger than {megabytes} MB."),
                    {"file": name, "megabytes": limit // 1_000_000},
                ),
            )
            return None
        self.digests[name] = hashlib.sha256(data).digest()
        return data

    def check_picture(self, name: str, place: Place, path: str) -> bytes | None:
        """The content of a PNG, JPEG or SVG file, told by its ending and its first bytes.

        Of an SVG, only one that draws nothing but itself (`svg_check`).
        """
        expected = _FORMAT_OF_ENDING.get(PurePosixPath(name).suffix.lower())
        data = self.read(name, MAX_PICTURE_BYTES, place, path)
        if data is None:
            return None
        if expected is None or picture_format(data) != expected:
            self._findings.error(
                "not-a-picture",
                place,
                path,
                Message(N_("“{file}” is no PNG, JPEG or SVG picture."), {"file": name}),
                Message(N_("Save it as PNG, JPEG or SVG with the ending that belongs to it.")),
            )
            return None
        refused = check_svg(data, name) if expected == "svg" else None
        if refused is not None:
            rule, message, advice = refused
            self._findings.error(rule, place, path, message, advice)
            return None
        return data

    def _find(self, name: str, place: Place, path: str) -> Path | None:
        """The path of a regular file inside the folder whose name is `name`, letter for letter."""
        parts = name.split("/")
        if "\\" in name or ":" in parts[0] or not {"", ".", ".."}.isdisjoint(parts):
            self._findings.error(
                "path-outside",
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
        current = self.root
        for part in parts:
            names = self._names(current)
            if part not in names:
                near = did_you_mean(part, names)
                self._findings.error(
                    "file-missing",
                    place,
                    path,
                    Message(N_("There is no file “{file}” in the folder."), {"file": name}),
                    near,
                )
                return None
            current = current / part
        try:
            inside = current.resolve(strict=True).is_relative_to(self._real_root)
            regular = stat.S_ISREG(current.stat().st_mode)
        except (OSError, RuntimeError):  # a link to nothing, or in a circle
            inside, regular = True, False
        if not inside:
            self._findings.error(
                "path-outside",
                place,
                path,
                Message(N_("“{file}” is a link that leads out of the briefing's folder."), {"file": name}),
                Message(N_("Copy the file itself into the folder.")),
            )
            return None
        if not regular:
            self._findings.error(
                "file-missing", place, path, Message(N_("“{file}” is not a file."), {"file": name})
            )
            return None
        return current

    def _names(self, directory: Path) -> list[str]:
        if directory not in self._listings:
            try:
                self._listings[directory] = sorted(os.listdir(directory))
            except OSError:
                self._listings[directory] = []
        return self._listings[directory]
