"""Tooltips that show a text as it is."""

from __future__ import annotations

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
"""What `html.escape` does; that module brings a table of two thousand names and takes 1 ms to import."""


def literal(text: str) -> str:
    """Return `text` for `setToolTip` and `QToolTip.showText`: shown as it is, its lines kept.

    Qt guesses from the content whether a tooltip is markup; this is always, so nothing is left to guess.
    Empty stays empty: no tooltip.
    """
    return f"<p style='white-space:pre-wrap'>{text.translate(_ESCAPES)}</p>" if text else ""
