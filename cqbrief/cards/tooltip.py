"""Tooltips that show a text as it is."""

from __future__ import annotations

from html import escape


def literal(text: str) -> str:
    """`text` for `setToolTip` and `QToolTip.showText`: its characters appear literally, its lines stay.

    Qt guesses from the content whether a tooltip is markup; this is always, so nothing is left to guess.
    Empty stays empty: no tooltip.
    """
    return f"<p style='white-space:pre-wrap'>{escape(text)}</p>" if text else ""
