"""Windows and pieces for tests, on the built-in briefing or any other."""

from __future__ import annotations

import atexit
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
from tests.large import write_large

_read_once = cache(load_edition)


def edition(folder: Path | None = None) -> Edition:
    """The edition in `folder`, read once; without a folder the built-in one."""
    return _read_once(folder or paths.built_in_briefing())


def briefings(*, large: bool = True) -> list[Path]:
    """The folders of every briefing in data/ and of those made for tests; with `large` the big ones too."""
    made = Path(__file__).parent / "briefings"
    folders = sorted(path.parent for top in (paths.data(), made) for path in top.glob("*/briefing.yaml"))
    return [*folders, *(_large() if large else ())]


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
    return ViewContext(edition(folder), Translator(language), LOOKS[look], zoom)
