"""Editions for tests, each read once, and what pieces need to show them."""

from __future__ import annotations

import atexit
import re
import shutil
import tempfile
from functools import cache
from pathlib import Path

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.loading.load import load_edition
from cqbrief.cards.view_context import ViewContext
from cqbrief.i18n.language import Language
from cqbrief.i18n.translator import Translator
from cqbrief.look.looks import LOOKS
from cqbrief.look.roles import LookId
from cqbrief.system import paths
from tests.support.large_briefing import write_large

IN_ENGLISH = re.compile(r'^ +en: .*\n|, en: (?:"[^"\n]*"|[^"\n,}][^,}\n]*)', re.MULTILINE)
"""Every text in English of a file."""

_read_once = cache(load_edition)
_translator = cache(Translator)


def edition(folder: Path | None = None) -> Edition:
    """The edition in `folder`, read once; without a folder the built-in one."""
    return _read_once(folder or paths.built_in_briefing())


def folders(*, large: bool = True) -> list[Path]:
    """The folders of every briefing in data/ and of those made for tests; with `large` the big ones too."""
    made = Path(__file__).parents[1] / "briefings"
    small = sorted(path.parent for top in (paths.data(), made) for path in top.glob("*/briefing.yaml"))
    return [*small, *(_large() if large else ())]


@cache
def _large() -> tuple[Path, ...]:
    """Forty themes, and a theme with hundreds of figures; written once, gone at the end."""
    folder = Path(tempfile.mkdtemp(prefix="cqbrief-tests-"))
    atexit.register(shutil.rmtree, folder)
    return write_large(folder / "forty-themes", 40, 8), write_large(folder / "hundreds", 1, 300)


def context(
    folder: Path | None = None, *, look: LookId = "light", language: Language = "zh", zoom: float = 1.0
) -> ViewContext:
    """What pieces need to show themselves."""
    return ViewContext(edition(folder), _translator(language), LOOKS[look], zoom)


def without(folder: Path, pattern: re.Pattern[str], *, files: str) -> Edition:
    """The built-in briefing with what matches taken out of these files."""
    shutil.copytree(paths.built_in_briefing(), folder)
    for file in folder.rglob(files):
        text = file.read_text(encoding="utf-8")
        assert pattern.search(text)
        file.write_text(pattern.sub("", text), encoding="utf-8")
    edition = load_edition(folder)
    assert not edition.errors, edition.errors
    return edition
