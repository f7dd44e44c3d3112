"""Windows and pieces for tests, on the built-in briefing or any other."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from cqbrief import paths
from cqbrief.briefing.edition import Edition
from cqbrief.briefing.load import load_edition
from cqbrief.briefing.text import Language
from cqbrief.cards.context import Context
from cqbrief.look.looks import LOOKS
from cqbrief.look.roles import LookId
from cqbrief.words.catalogue import Words

_read_once = cache(load_edition)


def edition(folder: Path | None = None) -> Edition:
    """The edition in `folder`, read once; without a folder the built-in one."""
    return _read_once(folder or paths.built_in_briefing())


def briefings() -> list[Path]:
    """The folders of every briefing in data/."""
    return sorted(path.parent for path in paths.data().glob("*/briefing.yaml"))


def context(
    folder: Path | None = None, *, look: LookId = "light", language: Language = "zh", zoom: float = 1.0
) -> Context:
    """What pieces need to show themselves."""
    return Context(edition(folder), Words(language), LOOKS[look], zoom)
