"""Where a briefing's files are: in a folder, or packed into one file."""

from __future__ import annotations

import os
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from cqbrief.briefing.problem_collector import ProblemCollector
from cqbrief.briefing.problems import Rule, SourceLocation
from cqbrief.briefing.storage.folder import FILE_MISSING, FILE_UNREADABLE, ROOT_FILE, BriefingFolder
from cqbrief.briefing.storage.package import PackageError, PackageFolder, is_one_file
from cqbrief.briefing.suggestions import did_you_mean
from cqbrief.i18n.messages import N_, Message
from cqbrief.i18n.os_errors import reason

FOLDER_MISSING = Rule("folder-missing", "error", FILE_MISSING.explanation)
FOLDER_UNREADABLE = Rule("folder-unreadable", "error", FILE_MISSING.explanation)
BRIEFING_MISSING = Rule("briefing-missing", "error", FILE_MISSING.explanation)

_MOST_LOOKED_INTO = 100


def briefing_at(path: Path) -> Path | None:
    """Return the briefing that somebody means by `path`: a folder, a one-file briefing or a briefing.yaml."""
    if path.is_dir() or is_one_file(path):
        return path
    return path.parent if path.name == ROOT_FILE else None


def open_files(path: Path, problems: ProblemCollector) -> BriefingFolder | None:
    """Open the files of the briefing at `path`, with briefing.yaml among them; else report what is wrong."""
    files = _unpacked(path, problems) if is_one_file(path) else _folder(path, problems)
    if files is None:
        return None
    try:
        names = files.names()
    except OSError as error:
        problems.report(
            FOLDER_UNREADABLE,
            SourceLocation(str(path)),
            "",
            Message(
                N_("The folder “{folder}” cannot be read: {reason}."),
                {"folder": str(path), "reason": reason(error)},
            ),
            Message(N_("Check its permissions.")),
        )
        return None
    return files if _has_root(path, files, names, problems) else None


def _unpacked(file: Path, problems: ProblemCollector) -> BriefingFolder | None:
    try:
        return PackageFolder(file, problems)
    except PackageError as error:
        problems.report(error.rule, SourceLocation(str(file)), "", error.message, error.advice)
    except OSError as error:
        problems.report(
            FILE_UNREADABLE,
            SourceLocation(str(file)),
            "",
            Message(N_("“{file}” cannot be read: {reason}."), {"file": file.name, "reason": reason(error)}),
            Message(N_("Check the permissions of the file.")),
        )
    return None


def _folder(path: Path, problems: ProblemCollector) -> BriefingFolder | None:
    if os.path.isdir(path):
        return BriefingFolder(path, problems)
    if os.path.exists(path):
        message = Message(N_("“{folder}” is a file, not a folder."), {"folder": path.name})
        advice = Message(N_("Name the folder with briefing.yaml, or a file that ends in .cqbrief."))
    else:
        message = Message(N_("There is no folder or file “{folder}”."), {"folder": str(path)})
        advice = Message(N_("Check the name, and whether the drive is connected."))
    problems.report(FOLDER_MISSING, SourceLocation(str(path)), "", message, advice)
    return None


def _has_root(path: Path, files: BriefingFolder, names: Collection[str], problems: ProblemCollector) -> bool:
    if ROOT_FILE in names:
        return True
    problems.report(
        BRIEFING_MISSING,
        SourceLocation(ROOT_FILE),
        "",
        Message(N_("There is no briefing.yaml in “{folder}”."), {"folder": str(path)}),
        _inside(files, names, packed=not os.path.isdir(path))
        or did_you_mean(ROOT_FILE, names)
        or Message(N_("A briefing is a folder with a file of this name.")),
    )
    return False


def _inside(files: BriefingFolder, names: Collection[str], *, packed: bool) -> Message | None:
    """Return advice that names the folders inside which hold a briefing; None where there is none."""
    found = []
    for name in sorted(names)[:_MOST_LOOKED_INTO]:
        with suppress(OSError):  # a file, or closed to this user
            if ROOT_FILE in files.names(name):
                found.append(name)
    if not found:
        return None
    folders = {"folders": tuple(found[:5])}
    if packed:
        return Message(
            N_("There is one in {folders} inside: unpack the file and open the right one."), folders
        )
    return Message(N_("There is one in {folders} inside: open that."), folders)
