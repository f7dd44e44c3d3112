"""Texts of tables in narrow forms: full-width digits, letters and marks as those of other keyboards."""

from __future__ import annotations

from cqbrief.briefing.storage.folder import composed

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_WIDE |= {0x3000: 0x20, 0xA0: 0x20, 0xFFE1: 0xA3, 0xFFE5: 0xA5}


def narrow(text: str) -> str:
    """Return `text` with full-width digits, letters and marks as narrow ones; ² stays ²."""
    return text if text.isascii() else text.translate(_WIDE)


def head_key(text: str) -> str:
    """Return what two heads have in common that differ in width, blanks and composition: 年　份 and 年份."""
    return "".join(narrow(composed(text)).split())


def narrow_cell(cell: str) -> str:
    """Return `cell` in narrow digits and marks; blanks that group digits stay what they are."""
    return "".join(c if c == "\u00a0" else narrow(c) for c in cell) if not cell.isascii() else cell


def narrow_digits(text: str) -> str:
    """Return `text` with its full-width digits and Latin letters narrow; brackets of Chinese text stay."""
    if text.isascii():
        return text
    return "".join(n if (n := narrow(c)).isalnum() and n.isascii() else c for c in text)
