"""Names in a zip that some program of some system has written, as the names in the folder that was packed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cqbrief.briefing.storage.folder import ROOT_FILE, composed

if TYPE_CHECKING:
    from zipfile import ZipInfo

_UTF_8 = 0x800
"""Flag of a name in UTF-8 (APPNOTE 4.4.4, bit 11); without it every system writes its own encoding."""
_LEFT_BEHIND = frozenset({".ds_store", "thumbs.db", "desktop.ini", "__macosx"})
_RESOURCES = "._"
"""How macOS begins the name of what it keeps beside a file."""


def name_in_folder(entry: ZipInfo) -> str:
    """Return the name of `entry`, with / between folders, composed, in the encoding that it was written in.

    What is neither UTF-8 nor GB 18030 stays as zip has always read it. Whether the name is safe is left to
    the caller.
    """
    # As it stands in the file: `filename` is cut at a NUL, and on Windows has / for \.
    written = entry.orig_filename
    if not entry.flag_bits & _UTF_8 and not written.isascii():
        written = _decoded(written)
    # Only now: the second byte of a Chinese character may be that of \.
    return composed(written.replace("\\", "/"))


def is_left_behind(name: str) -> bool:
    """Tell whether `name` is what a desktop leaves in every folder and archive: it is of no briefing."""
    parts = name.lower().split("/")
    return not _LEFT_BEHIND.isdisjoint(parts) or parts[-1].startswith(_RESOURCES)


def without_outer_folder(contents: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return `contents` as they are inside the one folder that has the briefing.yaml, wherever it stands.

    What lies beside that folder, as a note to whom it was sent, is of no briefing. What has its briefing.yaml
    at the top, or none, or several of which none holds the others, stays as it is.
    """
    outer = sorted(name.removesuffix(ROOT_FILE) for name in contents if name.endswith(f"/{ROOT_FILE}"))
    if ROOT_FILE in contents or not outer or not all(folder.startswith(outer[0]) for folder in outer):
        return dict(contents)
    return {name.removeprefix(outer[0]): it for name, it in contents.items() if name.startswith(outer[0])}


def _decoded(written: str) -> str:
    # What is not marked is taken for the encoding of DOS, in which every byte is a character.
    raw = written.encode("cp437", errors="replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return written
