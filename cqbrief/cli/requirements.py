"""What a command needs of this computer, asked before it is imported.

What is missing is named on the terminal, with the command that installs it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from types import MappingProxyType

from cqbrief.cli import preflight
from cqbrief.cli.terminal import refuse_for_obstacles
from cqbrief.i18n.translator import Translator

_NOTHING: Mapping[str, str] = MappingProxyType({})


def can_read(tr: Translator, further: Mapping[str, str] = _NOTHING) -> bool:
    """Tell whether there is what reads a briefing, and `further` packages: module -> distribution."""
    return _usable(preflight.python_obstacles({**preflight.READER_PACKAGES, **further}), tr)


def can_draw_offscreen(tr: Translator) -> bool:
    """Choose Qt's platform without a display for this process, and tell whether it can be used."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return _usable(preflight.inspect(os.environ).obstacles, tr)


def _usable(obstacles: tuple[preflight.Obstacle, ...], tr: Translator) -> bool:
    if obstacles:
        refuse_for_obstacles(obstacles, tr)
    return not obstacles
