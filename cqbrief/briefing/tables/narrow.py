"""Texts of tables in narrow forms: full-width digits, letters and marks as those of other keyboards."""

from __future__ import annotations

from cqbrief.briefing.folder import composed

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20}


def narrow(text: str) -> str:
    """Return `text` with full-width digits, letters and marks as narrow ones; ² stays ²."""
    return text if text.isascii() else text.translate(_WIDE)


def head_key(text: str) -> str:
    """Return what two heads have in common that differ in width, blanks and composition: 年　份 and 年份."""
    return "".join(narrow(composed(text)).split())
