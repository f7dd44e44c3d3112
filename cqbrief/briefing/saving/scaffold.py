"""A new briefing: a small complete one that explains itself, as a folder of the user's own.

It is one of the templates under data/, each of its YAML files naming the copy of the JSON Schema
that the folder gets, so that editors complete and underline without a network.
"""

from __future__ import annotations

import errno
import json
import os
import re
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

from cqbrief.briefing.loading.load import load_edition
from cqbrief.briefing.parsing.json_schema import json_schema
from cqbrief.briefing.storage.folder import ROOT_FILE
from cqbrief.briefing.storage.package import SCHEMA_FILE
from cqbrief.i18n.language import LANGUAGES, Language
from cqbrief.i18n.messages import N_, Message
from cqbrief.i18n.os_errors import reason
from cqbrief.i18n.translator import Translator
from cqbrief.system import paths, temp_dirs

SOURCE_FILE = "sources/report.md"
"""Where the report goes that the briefing is made from."""

_PREFIX = ".cqbrief-new-"
_TITLE = re.compile(r"^title:\n(?:  .*\n)+", re.MULTILINE)
_DELIBERATE = re.compile(r"^#deliberate:\n(?:#  .*\n)+", re.MULTILINE)
_THE_TITLE = N_("The title.")


class ScaffoldError(Exception):
    """Report that no briefing was made; nothing that was there before was touched."""

    def __init__(self, message: Message, advice: Message | None = None) -> None:
        super().__init__(message.template)
        self.message = message
        self.advice = advice


def make_briefing(
    target: Path, language: Language, title: str = "", translate: Callable[..., str] = str.format
) -> None:
    """Make `target` the folder of a new briefing in `language`, without problems, and not by halves.

    It is called `title`, or as its template is. `translate` puts what editors explain into the user's
    language (`Translator.text`). Raises ScaffoldError where something is in the way or cannot be written.
    """
    title = title.strip()
    _refuse_title(title)
    root = Path(os.path.realpath(target))
    beside: temp_dirs.TempDir | None = None
    # What was left by one that was killed would be taken for content.
    temp_dirs.remove_leftovers(_PREFIX, root)
    try:
        there = _is_empty_folder(root, target)
        try:
            root.parent.mkdir(parents=True, exist_ok=True)
        except FileExistsError as error:
            raise NotADirectoryError(errno.ENOTDIR, "") from error
        # Into an empty folder that is there the files are moved, for it may be where a shell stands.
        beside = temp_dirs.TempDir(_PREFIX, root if there else root.parent)
        made = beside.folder / root.name
        made.mkdir()  # with the rights that the user's folders have, unlike `beside`
        _write(made, _files(language, title, translate))
        if any(problem.path == "title" for problem in load_edition(made).problems):
            # A numeral in a title is no figure; a briefing says so.
            _write(made, _files(language, title, translate, listed=True))
        if there:
            _move_into(root, made)
        else:
            os.rename(made, root)
    except OSError as error:
        raise ScaffoldError(
            Message(
                N_("“{folder}” cannot be made: {reason}."), {"folder": str(target), "reason": reason(error)}
            )
        ) from error
    finally:
        if beside is not None:
            beside.close()


def _refuse_title(title: str) -> None:
    shown = all(sign.isprintable() or unicodedata.category(sign) == "Zs" for sign in title)
    if not shown or set(title) & set("{}｛｝"):
        raise ScaffoldError(
            Message(N_("“{title}” cannot be a title."), {"title": title}),
            Message(N_("Write one line, without braces and invisible characters.")),
        )


def _is_empty_folder(root: Path, target: Path) -> bool:
    """Tell whether `root` is an empty folder, not nothing. Raises ScaffoldError for everything else."""
    advice = Message(N_("Name a folder that is not there yet, or an empty one: nothing is overwritten."))
    if not os.path.lexists(root):
        return False
    if not root.is_dir():
        raise ScaffoldError(Message(N_("“{folder}” is a file."), {"folder": str(target)}), advice)
    if os.listdir(root):
        raise ScaffoldError(Message(N_("“{folder}” is not empty."), {"folder": str(target)}), advice)
    return True


def _files(
    language: Language, title: str, translate: Callable[..., str], *, listed: bool = False
) -> Mapping[str, bytes]:
    """Return name within the folder -> content; `listed`: the title holds a numeral that is no figure."""
    template = paths.data() / LANGUAGES[language].template
    files: dict[str, bytes] = {}
    for file in sorted(template.rglob("*")):
        if not file.is_file():
            continue
        name = file.relative_to(template).as_posix()
        text = file.read_text(encoding="utf-8")
        if name == ROOT_FILE and title:
            text = _entitled(text, title, Translator(language).text(_THE_TITLE) if listed else "")
        if name.endswith(".yaml"):
            up = "../" * (len(PurePosixPath(name).parts) - 1)
            text = f"# yaml-language-server: $schema={up}{SCHEMA_FILE}\n{text}"
        files[name] = text.encode("utf-8")
    files[SCHEMA_FILE] = json.dumps(json_schema(translate), ensure_ascii=False, indent=1).encode("utf-8")
    return files


def _entitled(text: str, title: str, listed_as: str) -> str:
    """Return the template's briefing.yaml with `title`; where `listed_as` says so, a title with a numeral."""
    # Every text that JSON can write in quotation marks YAML reads as the same text.
    quoted = json.dumps(title, ensure_ascii=False)
    text = _TITLE.sub(lambda _: f"title: {quoted}\n", text, count=1)
    if listed_as:
        entry = f"deliberate:\n  - numeral: {quoted}\n    reason: {listed_as}\n"
        text = _DELIBERATE.sub(lambda _: entry, text, count=1)
    return text


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def _move_into(root: Path, made: Path) -> None:
    """Move what is in `made` into `root`; briefing.yaml, which makes it a briefing, comes last."""
    names = sorted(os.listdir(made), key=lambda name: name == ROOT_FILE)
    moved: list[Path] = []
    try:
        for name in names:
            os.rename(made / name, root / name)
            moved.append(root / name)
    except OSError:
        for path in moved:
            os.rename(path, made / path.name)  # deleted with it
        raise
