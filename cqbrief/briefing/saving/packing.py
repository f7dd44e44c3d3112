"""A briefing packed into one file, `.cqbrief`: a zip of the files that its folder is read from."""

from __future__ import annotations

import io
import stat

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.problem_collector import ProblemCollector
from cqbrief.briefing.problems import SourceLocation
from cqbrief.briefing.storage.folder import BriefingFolder
from cqbrief.briefing.storage.package import (
    ENDING,
    MARK,
    MIME_TYPE,
    MOST_BYTES,
    ONE_FILE_CHANGED,
    ONE_FILE_NAME,
    SCHEMA_FILE,
    PackageError,
    PackageFolder,
    unpack,
)
from cqbrief.i18n.messages import N_, Message

_FIRST_YEAR = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip can hold; with it, what is packed depends on nothing but the content."""


def pack(edition: Edition) -> bytes:
    """Return the one file of a briefing: what it was read from, and the schema where that lies beside.

    The same content gives the same bytes (by the same zlib), and the same fingerprint when it is opened.
    Raises PackageError where the files are no longer those that were read, or are too many or too large;
    OSError where they are not there.
    """
    import zipfile  # takes a while, and most briefings are folders

    problems = ProblemCollector()
    files = (
        PackageFolder(edition.folder, problems)
        if edition.one_file
        else BriefingFolder(edition.folder, problems)
    )
    contents = _contents(edition, files)
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, data in ((MARK, MIME_TYPE.encode()), *contents.items()):
            entry = zipfile.ZipInfo(name, _FIRST_YEAR)
            entry.create_system = 3  # Unix: else it would depend on the system
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            entry.compress_type = zipfile.ZIP_STORED if name == MARK else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data, compresslevel=9)
    # What is given to others can be opened: the limits are the same.
    unpack(whole, f"{edition.name}{ENDING}")
    return whole.getvalue()


def _contents(edition: Edition, files: BriefingFolder) -> dict[str, bytes]:
    """Return name -> content of what the edition was read from, by name; and the schema."""
    if MARK in edition.file_names:
        raise PackageError(
            ONE_FILE_NAME,
            Message(N_("A file named “{file}” cannot be packed."), {"file": MARK}),
            Message(N_("Give it another name, also where the briefing names it.")),
        )
    contents = {name: files.read(name, MOST_BYTES, SourceLocation(name), "") for name in edition.file_names}
    if files.fingerprint != edition.fingerprint:
        raise PackageError(
            ONE_FILE_CHANGED,
            Message(N_("The files are not what they were when the briefing was read.")),
            Message(N_("Read it again, then pack it.")),
        )
    if SCHEMA_FILE in files.names():
        contents[SCHEMA_FILE] = files.read(SCHEMA_FILE, MOST_BYTES, SourceLocation(SCHEMA_FILE), "")
    return {name: data for name, data in sorted(contents.items()) if data is not None}
