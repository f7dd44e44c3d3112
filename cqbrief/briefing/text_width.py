"""How wide a text is, estimated without fonts."""

from __future__ import annotations

_WIDE_FROM = "\u2e80"
_WIDE_SIGNS = frozenset("“”‘’…—")
_CAPITAL, _OTHER = 0.68, 0.56
"""Widths in em, a little above the averages of Latin texts in the bundled fonts."""


def ems(text: str) -> float:
    """Return the width of `text` on one line in em: 1 for a Chinese character, less for a Latin one."""
    wide = sum(1 for c in text if c >= _WIDE_FROM or c in _WIDE_SIGNS)
    capital = sum(1 for c in text if c < _WIDE_FROM and c.isupper())
    return wide + capital * _CAPITAL + (len(text) - wide - capital) * _OTHER
