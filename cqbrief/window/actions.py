"""Every command of the window, declared once: its place in the menus, its keys, and when it is possible."""

from __future__ import annotations

from typing import Literal

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.record import Record, record
from cqbrief.i18n.language import LANGUAGES
from cqbrief.i18n.messages import N_

Menu = Literal["file", "recent", "view", "look", "language", "go", "help"]
Need = Literal["content", "pages", "checked"]
"""What a command needs of the briefing: that something of it could be read; that it has no errors, so that
its pages are shown; that it is known what is wrong with it."""


@record
class ActionSpec(Record):
    """Describe one command: its id, its place in the menus, its words, its keys, and what it needs."""

    id: str
    menu: Menu
    text: str
    """English source text; `…` where a dialog follows."""
    keys: tuple[str, ...] = ()
    choice: bool = False
    """One of several of which exactly one holds."""
    toggle: bool = False
    separated: bool = False
    """A line above it."""
    needs: tuple[Need, ...] = ()
    """All of them; a command without any is always possible."""

    def is_possible(self, edition: Edition) -> bool:
        """Tell whether the command can be chosen while `edition` is shown."""
        has: dict[Need, bool] = {
            "content": edition.briefing is not None,
            "pages": edition.briefing is not None and not edition.errors,
            "checked": edition.checked,
        }
        return all(has[need] for need in self.needs)


MENUS: tuple[tuple[Menu, str], ...] = (
    ("file", N_("&File")),
    ("view", N_("&View")),
    ("go", N_("&Go")),
    ("help", N_("&Help")),
)
SUBMENUS: dict[Menu, tuple[Menu, str]] = {
    "recent": ("file", N_("Recent briefings")),
    "look": ("view", N_("Look")),
    "language": ("view", N_("Language")),
}
"""Submenu -> the menu it stands in, and its words."""

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("new", "file", N_("New briefing…"), ("Ctrl+N",)),
    ActionSpec("open", "file", N_("Open briefing…"), ("Ctrl+O",)),
    ActionSpec("open_built_in", "file", N_("Open the built-in briefing")),
    ActionSpec("forget_recent", "recent", N_("Clear this list"), separated=True),
    ActionSpec("folder", "file", N_("Open its folder"), separated=True),
    ActionSpec("reload", "file", N_("Read again"), ("Ctrl+R",)),
    ActionSpec(
        "compare", "file", N_("Compare with another edition…"), separated=True, needs=("pages", "checked")
    ),
    ActionSpec("pack", "file", N_("Save as one file…"), ("Ctrl+Shift+S",), needs=("content", "checked")),
    ActionSpec("print", "file", N_("Print…"), ("Ctrl+P",), separated=True, needs=("content", "checked")),
    ActionSpec("export", "file", N_("Export…"), ("Ctrl+E",), needs=("content", "checked")),
    ActionSpec("export_charts", "file", N_("Export charts…"), needs=("content", "checked")),
    ActionSpec("quit", "file", N_("Quit"), ("Ctrl+Q",), separated=True),
    ActionSpec("present", "view", N_("Present"), ("F5",), needs=("checked",)),
    ActionSpec("present_here", "view", N_("Present from here"), ("Shift+F5",), needs=("checked",)),
    ActionSpec("source", "view", N_("Source pane"), ("F4",), toggle=True, separated=True, needs=("pages",)),
    ActionSpec("fullscreen", "view", N_("Fullscreen"), ("F11",), toggle=True),
    ActionSpec("zoom_in", "view", N_("Larger text"), ("Ctrl++", "Ctrl+="), separated=True),
    ActionSpec("zoom_out", "view", N_("Smaller text"), ("Ctrl+-",)),
    ActionSpec("zoom_reset", "view", N_("Normal text"), ("Ctrl+0",)),
    ActionSpec("look_system", "look", N_("As the system"), choice=True),
    ActionSpec("look_light", "look", N_("Light"), choice=True),
    ActionSpec("look_dark", "look", N_("Dark"), choice=True),
    ActionSpec("look_contrast", "look", N_("High contrast"), choice=True),
    *(
        ActionSpec(f"language_{language}", "language", spec.name, choice=True)
        for language, spec in LANGUAGES.items()
    ),
    ActionSpec("preferences", "view", N_("Preferences…"), ("Ctrl+,",), separated=True),
    ActionSpec("find", "go", N_("Find…"), ("Ctrl+K", "Ctrl+F"), needs=("pages",)),
    ActionSpec("overview", "go", N_("Overview"), ("Alt+Home",), separated=True, needs=("pages",)),
    ActionSpec("previous", "go", N_("Previous page"), ("Ctrl+PgUp",), needs=("pages",)),
    ActionSpec("next", "go", N_("Next page"), ("Ctrl+PgDown",), needs=("pages",)),
    ActionSpec("problems", "go", N_("Problems"), separated=True),
    ActionSpec("ledger", "go", N_("Ledger"), needs=("pages", "checked")),
    ActionSpec("keys", "help", N_("Keys"), ("F1", "?", "？")),
    ActionSpec("manual", "help", N_("From report to briefing")),
    ActionSpec("about", "help", N_("About cqbrief"), separated=True),
)
THEME_KEYS = 9
"""Ctrl+1 to Ctrl+9 go to the first nine themes."""


@record
class PieceKeys(Record):
    """Describe keys that a piece of a page understands while it has the keyboard, for the list of keys."""

    text: str
    """English source text."""
    keys: tuple[str, ...]


PIECES: tuple[PieceKeys, ...] = (
    PieceKeys(N_("scroll the page"), ("↑ ↓", "PgUp", "PgDown", "Home", "End")),
    PieceKeys(N_("in the list of themes: from theme to theme"), ("↑ ↓", "Home", "End")),
    PieceKeys(N_("theme 1 to 9"), ("Ctrl+1…9",)),
    PieceKeys(N_("next card or control, and back"), ("Tab", "Shift+Tab")),
    PieceKeys(N_("source of the figure or mark"), ("Enter", "Space")),
    PieceKeys(N_("copy the figure, chart or selected text"), ("Ctrl+C",)),
    PieceKeys(N_("in a chart: from mark to mark"), ("← → ↑ ↓", "Home", "End")),
    PieceKeys(N_("data of the chart in sight as a table, and back"), ("T",)),
    PieceKeys(N_("in the source: from number to number"), ("← →",)),
    PieceKeys(N_("menu of what has the keyboard"), ("Menu", "Shift+F10")),
    PieceKeys(N_("closes what is open"), ("Esc",)),
)
"""What is no action of the menus."""
