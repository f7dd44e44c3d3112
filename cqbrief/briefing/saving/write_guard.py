"""What a briefing consists of is never written over by what is made from it.

Everything that is made for others (exports, charts, pages, pictures, the one file) is written through a
`WriteGuard`; an import contract keeps it the only way.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator, Set
from contextlib import suppress
from pathlib import Path

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.parsing.reader import Reader
from cqbrief.briefing.problem_collector import ProblemCollector
from cqbrief.briefing.storage.folder import ROOT_FILE
from cqbrief.briefing.storage.locate import open_files
from cqbrief.briefing.storage.package import SCHEMA_FILE
from cqbrief.i18n.messages import N_, Message
from cqbrief.i18n.os_errors import OwnFileError
from cqbrief.system.atomic_write import write_whole

_IS = N_("it is a file of the briefing that this is made from, and stays as it is")
_IS_CALLED = N_("it would be taken for “{name}”, a file of the briefing that this is made from")
_MAY_BE = N_(
    "it lies in the folder of the briefing, which cannot be read whole at present, and may belong to it"
)


class WriteGuard:
    """Write what is made from some editions, but never over a file that one of them consists of."""

    def __init__(self, *editions: Edition) -> None:
        self._owners = [_Owner(edition) for edition in editions]

    def check(self, *targets: Path) -> None:
        """Raise OwnFileError where one of the files `targets` must not be written; nothing is changed."""
        for target in targets:
            for owner in self._owners:
                owner.check(target)

    def write(self, target: Path, data: bytes) -> None:
        """Make `target` hold `data`, whole. Raises OwnFileError, or OSError where it cannot be written."""
        self.check(target)
        write_whole(target, data)


class _Owner:
    """Hold an edition and its files, by whatever path they are reached."""

    def __init__(self, edition: Edition) -> None:
        self._root, self._one_file = edition.folder, edition.one_file
        self._names: Set[str] = frozenset()
        if not edition.one_file:
            self._names = {ROOT_FILE, SCHEMA_FILE, *edition.file_names, *edition.named_files}
        self._known = self._identities(self._names)
        self._now: tuple[Set[str], Set[_Identity], bool] | None = None

    def check(self, target: Path) -> None:
        found = _identity(target)
        if self._one_file:
            if (found is not None and found in self._known) or _called(target) == _called(self._root):
                raise OwnFileError(target, Message(_IS))
            return
        if found is not None and found in self._known:
            raise OwnFileError(target, Message(_IS))
        inside = _name_inside(target, self._root)
        self._check_name(target, inside, self._names)
        if inside is None and not _has_more_names(target):
            return
        # A window may show an older state than the files are in by now. Reading them again is worth it: to
        # write into a briefing's own folder is rare.
        names, known, whole = self._on_disk()
        if found is not None and found in known:
            raise OwnFileError(target, Message(_IS))
        self._check_name(target, inside, names)
        if found is not None and inside is not None and not whole:
            raise OwnFileError(target, Message(_MAY_BE))

    def _check_name(self, target: Path, inside: str | None, names: Iterable[str]) -> None:
        """Refuse a file that is not there yet by its name; letter case does not matter everywhere."""
        if inside is None:
            return
        wanted = _normal(inside)
        for name in names:
            if _normal(name) == wanted:
                raise OwnFileError(target, Message(_IS_CALLED, {"name": name}))

    def _on_disk(self) -> tuple[Set[str], Set[_Identity], bool]:
        """Return names and identities of the files the briefing names now, and whether all can be read."""
        if self._now is None:
            problems = ProblemCollector()
            files = open_files(self._root, problems)
            names: Set[str] = frozenset()
            whole = False
            if files is not None:
                reader = Reader(files, problems)
                reader.read()
                names, whole = reader.named_files.keys(), reader.complete
            self._now = names, self._identities(names), whole
        return self._now

    def _identities(self, names: Iterable[str]) -> Set[_Identity]:
        paths: Iterator[Path] = (self._root / name for name in names)
        if self._one_file:
            paths = iter((self._root,))
        return {found for path in paths if (found := _identity(path)) is not None}


_Identity = tuple[int, int]
"""Device and number of a file: the same for every link to it."""


def _identity(path: Path) -> _Identity | None:
    """Return what tells the file apart from every other; None where there is none."""
    with suppress(OSError, ValueError):
        found = os.stat(path)
        return found.st_dev, found.st_ino
    return None


def _has_more_names(path: Path) -> bool:
    with suppress(OSError, ValueError):
        return os.stat(path).st_nlink > 1
    return False


def _name_inside(target: Path, root: Path) -> str | None:
    """Return the name of `target` in the folder `root`, whatever leads there; None outside of it."""
    real = Path(os.path.realpath(target))
    home = _identity(root)
    for depth, parent in enumerate(real.parents, start=1):
        # Compared as folders and not as words: letter case, links and mounts make no difference.
        if home is not None and _identity(parent) == home:
            return "/".join(real.parts[-depth:])
    return None


def _normal(name: str) -> str:
    """Return the name as systems that know no letter case, or only composed letters, compare it."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _called(path: Path) -> str:
    return _normal(os.path.realpath(path))
