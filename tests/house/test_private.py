"""Tests look at what the program shows and says; into its private parts they reach with a reason only."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from tests.house.source import compare, modules

REASONS: Mapping[str, str] = {
    "briefing/test_bounds.py: BriefingFolder._first_bytes": "counts how often a file is opened",
    "cli/test_commands.py: parser._actions": "argparse has no public list of them",
    "paper/test_preview.py: preview._advance": "a choice comes at one moment of drawing",
    "paper/test_preview.py: preview._pool": "the thread is held up, or waited for",
    "paper/test_preview.py: preview._run": "an error comes out of the thread",
    "paper/test_typesetter.py: typesetter._write": "a file is half-written",
    "presentation/test_presentation.py: presentation._placement": "nothing of it may change",
    "presentation/test_presentation.py: presentation.console.next_slide._pixmap": "the very picture is meant",
    "window/test_being_checked.py: load._Content": "the type of what is checked",
    "window/test_being_checked.py: load._checked": "the check is held up",
    "window/test_layout.py: button._lines": "they are painted, and stand in no widget",
}
"""File and attribute -> why; they may only become fewer."""


def test_private_attributes_are_reached_into_with_a_reason_only() -> None:
    found = {
        f"{path.removeprefix('tests/')}: {ast.unparse(node)}"
        for path, module in modules("tests").items()
        for node in ast.walk(module)
        if isinstance(node, ast.Attribute) and _is_private(node)
    }
    compare(found, REASONS, rule="a private attribute")


def _is_private(node: ast.Attribute) -> bool:
    """Tell whether it is another's: not of the class itself, and not `os._exit`, which is public."""
    private = node.attr.startswith("_") and not node.attr.startswith("__")
    return private and ast.unparse(node.value) not in ("self", "cls", "os")
