"""Text for cells of a spreadsheet: any program shows it as printed and evaluates nothing."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

Cell = str | Decimal | None
"""A text, a number or nothing."""

LONGEST = 32_767
"""UTF-16 units that a cell of Excel holds (Microsoft: Excel specifications and limits); others hold more."""
EXACT_DIGITS = 15
"""Digits that a spreadsheet keeps of a number (same source): of more it makes zeros."""

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
"""How a text begins that some spreadsheet evaluates when it opens a CSV file (OWASP: CSV injection)."""
_NUMBER = re.compile(r"[+\-−]?[0-9][0-9,]*(?:\.[0-9]+)?[%‰]?")
_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
_VALUE = re.compile(
    r"(?:[\d\s+\-−－–＋.．,，:：/／\\'’%％‰()（）$¥￥£￡€年月日号時时分秒点點上下午]"
    rf"|{_MONTHS}|[ap]\.?m\.?|e|d)+",
    re.IGNORECASE,
)
"""What a spreadsheet of some language would take for a number, a date or a time, with a digit in it."""
_WORD = re.compile(r"true|false|#.*", re.IGNORECASE)
"""What it would take for a truth or an error."""
_DIGIT = re.compile(r"\d")
_LONGEST_VALUE = 60
"""No number or date is longer; a sentence need not be looked at."""
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
"""Characters that no workbook may hold and no reader sees."""


def clean(text: str) -> str:
    """Return `text` without control characters; line ends and tabs stay."""
    return _CONTROL.sub("", text)


def is_misread(text: str) -> bool:
    """Tell whether a spreadsheet would take `text` for something else: a date, a number, a formula.

    1-01 for the first of January, 5.10% for 5.1%, mar1 for the first of March, =1+1 for a sum.
    """
    if _FORMULA.match(text):
        return True
    if len(text) > _LONGEST_VALUE:
        return False
    if _VALUE.fullmatch(text):
        return _DIGIT.search(text) is not None
    return _WORD.fullmatch(text) is not None


def escape_formula(text: str) -> str:
    """Put an apostrophe before `text` where it begins like a formula, so that no spreadsheet evaluates it.

    A plain number such as -5.9% stays as it is.
    """
    text = clean(text)
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def number_cell(number: Decimal) -> Decimal | str:
    """Return `number`, or its digits as a text where a spreadsheet would lose the last ones of them."""
    exact = len(number.normalize().as_tuple().digits) <= EXACT_DIGITS
    return number if exact else format(number, "f")


def cell_length(text: str) -> int:
    """Return the length of `text` as spreadsheets count it: characters outside the BMP count twice."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def split_text(text: str, most: int = LONGEST) -> list[str]:
    """Return `text` in pieces of at most `most` units; together they are the text."""
    found = []
    while cell_length(text) > most:
        end = most
        # Too many by as many as count twice; the cut then lies before the piece that is too much.
        while (over := cell_length(text[:end]) - most) > 0:
            end -= max(1, over // 2)
        found.append(text[:end])
        text = text[end:]
    return [*found, text]


def is_too_long(text: str) -> bool:
    """Tell whether no cell of Excel holds the text."""
    return len(text) * 2 > LONGEST and cell_length(text) > LONGEST


def _field(cell: Cell) -> str:
    if isinstance(cell, Decimal):
        cell = number_cell(cell)
        if isinstance(cell, Decimal):
            return format(cell, "f")
    text = clean(cell or "")
    # A tab inside the quotation marks: Excel, WPS and LibreOffice then keep the text and show no tab, also
    # when it is saved again (OWASP recommends it before the apostrophe, which would be seen; ="1-01" depends
    # on a setting in LibreOffice). For programs it is white space before the text, which they strip.
    mark = "\t" if is_misread(text) else ""
    return '"' + mark + text.replace('"', '""') + '"' if text else ""


def csv_bytes(rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return the rows as CSV (RFC 4180) in UTF-8 with a byte order mark, by which spreadsheets know that.

    Texts stand in quotation marks; one that a spreadsheet would read otherwise begins with a tab.
    """
    lines = (",".join(map(_field, row)) + "\r\n" for row in rows)
    return "".join(lines).encode("utf-8-sig", errors="replace")


def tab_separated(rows: Iterable[Sequence[Cell]]) -> str:
    """Return the rows for the clipboard: tabs between cells, a line for each row."""
    return "\n".join("\t".join(" ".join(_pasted(cell).split()) for cell in row) for row in rows) + "\n"


def html_table(rows: Iterable[Sequence[Cell]]) -> str:
    """Return the rows as a table in HTML, which spreadsheets prefer when it is pasted: texts stay texts."""
    lines = ("".join(map(_data_cell, row)) for row in rows)
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f'<html><head><meta charset="utf-8"></head><body><table>{body}</table></body></html>'


def _data_cell(cell: Cell) -> str:
    content = number_cell(cell) if isinstance(cell, Decimal) else clean(cell or "")
    if isinstance(content, Decimal):
        return f"<td>{content:f}</td>"
    # The format of texts, as Excel and WPS (mso-number-format) and LibreOffice (sdnum) write it themselves.
    return f'<td style="mso-number-format:\'\\@\'" sdnum="1033;0;@">{html.escape(content)}</td>'


def _pasted(cell: Cell) -> str:
    return format(cell, "f") if isinstance(cell, Decimal) else escape_formula(cell or "")
