"""How well the figures of annotated reports are read: whole, rightly, and nothing else taken for one.

    python tests/bench/bench_numerals.py REPORTS_DIR [--misses]

REPORTS_DIR holds a folder for each report with report.txt and gold.csv, one row a numeral: sentence, printed,
number, scale, unit, qualifier, sign, kind. Prints, for each report and over all, prose and tables apart: gold
figures found whole and rightly read; gold figures of what was taken as a figure; rows of kind not_a_figure
that were not taken. Aims over all: 99 %, 97 %, 97 %; nothing is asserted.

A gold row and what was read belong together where the digits of the row lie in what was read, in the row's
sentence. It is rightly read where
- number times scale is the same; a range has the same two ends; halves and thirds may be decimals (a third
  is right to four places);
- the unit means the same: % = per cent = percent, percentage points = 个百分点 = pp, 人 = 名 = 位, $ = US$;
  letter case and the plural do not matter. Of an English noun phrase the head noun is enough, and one
  may be part of the other (groupings, industrial groupings); a unit marked (inferred) may be left out;
- the qualifier is the same. 以内 and 以下 may be under or at_most. A gold range needs two ends, whatever more
  is said of them (around 0.1 to 0.2);
- the sign is that of a row of kind change or with a printed minus; a level, share or rank without a printed
  minus has none: 降到5.1% and fell to 12 per cent are positive. Of a target's direction nothing is asked.
Rows of 持平 hold no numeral and are left out.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from cqbrief.briefing.quantities.quantity import FoundQuantity, Quantity
from cqbrief.briefing.quantities.units import SCALES, denominator_of, is_fraction
from cqbrief.briefing.tables.text_tables import find_in_document

PARTS = ("prose", "tables")
COLUMNS = ("rightly read", "taken that are gold", "kept out")

_SAME_UNIT = {
    **dict.fromkeys(("per cent", "percent", "percentage"), "%"),
    **dict.fromkeys(("个百分点", "百分点", "percentage points", "percentage point", "pp"), "points"),
    **dict.fromkeys(("名", "位", "persons", "person"), "人"),
    **dict.fromkeys(("US$", "A$", "USD"), "$"),
}
_DIGITS = re.compile(r"[0-9]+(?:[,.][0-9]+)*")
_MINUS = re.compile(r"[-−－–](?=[0-9])")


@dataclass(frozen=True)
class Row:
    """A gold row and where it stands in the report."""

    n: str
    printed: str
    number: str
    scale: str
    unit: str
    qualifier: str
    sign: str
    kind: str
    table: bool
    start: int
    end: int
    """The digits; all that is printed where there are none."""

    @property
    def figure(self) -> bool:
        """Whether the row is a figure, not a date, ordinal or name."""
        return self.kind != "not_a_figure"


def figures(text: str) -> Iterator[FoundQuantity]:
    """What is taken as a figure in a report, as in a source of a briefing: every quantity that is no date."""
    for found in find_in_document(text):
        if not found.quantity.is_year and not found.quantity.is_scope:
            yield found


def gold_rows(folder: Path, text: str) -> Iterator[Row]:
    """The rows of a report in order, each at its place in `text`; raises ValueError for a row without one."""
    sentence, at, after = "", 0, 0
    with (folder / "gold.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if "持平" in row["printed"]:
                continue
            if row["sentence"] != sentence:
                sentence = row["sentence"]
                at = text.find(sentence, at)
                at = at if at >= 0 else text.find(sentence)
                after = at
            place = _place(text, row["printed"], after, at + len(sentence))
            place = place or _place(text, row["printed"], at, at + len(sentence))
            if at < 0 or place is None:
                raise ValueError(f"{folder.name}: row {row['n']}: “{row['printed']}” is not in the report")
            after = place + 1
            digits = list(_DIGITS.finditer(row["printed"]))
            start = digits[0].start() if digits else 0
            end = digits[-1].end() if digits else len(row["printed"])
            values = {
                name: row[name] for name in ("n", "printed", "number", "scale", "unit", "qualifier", "sign")
            }
            table = "\t" in sentence
            yield Row(**values, kind=row["kind"], table=table, start=place + start, end=place + end)


def _place(text: str, printed: str, start: int, end: int) -> int | None:
    """Where `printed` stands between `start` and `end`, as no part of a longer row of digits."""
    pattern = re.escape(printed)
    before = r"(?<![0-9.,])" if printed[0].isdigit() else ""
    behind = r"(?![0-9])(?!\.[0-9])" if printed[-1].isdigit() else ""
    match = re.compile(before + pattern + behind).search(text, start, end)
    return match.start() if match else None


def wrong(row: Row, quantity: Quantity) -> list[str]:
    """What of a figure was not read as the row has it; empty where all is right."""
    in_decimals = is_fraction(quantity.unit) and not row.unit
    checks = {
        "number": _same_number(row, quantity),
        "unit": in_decimals or _same_unit(row.unit, quantity.unit),
        "qualifier": _same_qualifier(row, quantity),
        "sign": _same_sign(row, quantity),
    }
    return [name for name, right in checks.items() if not right]


def _same_number(row: Row, quantity: Quantity) -> bool:
    scale = SCALES.get(row.scale, 0)
    low, _, high = row.number.partition("-")
    ends = [Decimal(end).scaleb(scale) for end in (low, high) if end]
    power = SCALES.get(quantity.scale.lower(), 0)
    parts = (denominator_of(quantity.unit) if is_fraction(quantity.unit) and not row.unit else None) or 1
    read = [abs(end).scaleb(power) / parts for end in (quantity.number, quantity.upper) if end is not None]
    closeness = Decimal("1e-4" if parts > 1 else "1e-9")
    return len(ends) == len(read) and all(
        abs(one - other) < closeness for one, other in zip(sorted(ends), sorted(read), strict=True)
    )


def _same_unit(gold: str, read: str) -> bool:
    if gold.endswith("(inferred)") and not read:
        return True
    one, other = (_plain_unit(unit) for unit in (gold.removesuffix("(inferred)"), read))
    if one == other:
        return True
    phrases = bool(one and other) and one.isascii() and other.isascii() and one[0].isalpha()
    return phrases and (f" {one} ".find(f" {other} ") >= 0 or f" {other} ".find(f" {one} ") >= 0)


def _plain_unit(unit: str) -> str:
    named = _SAME_UNIT.get(unit.strip(), unit.strip())
    if not named.isascii() or len(named) < 3:
        return named
    return " ".join(word.removesuffix("s") for word in named.lower().split())


def _same_qualifier(row: Row, quantity: Quantity) -> bool:
    if row.qualifier == "range":
        return quantity.upper is not None
    if row.qualifier == "under" and re.search("以内|以下|之内", row.printed):
        return quantity.qualifier in ("under", "at_most")
    return row.qualifier == quantity.qualifier


def _same_sign(row: Row, quantity: Quantity) -> bool:
    if row.kind == "change" or _MINUS.match(row.printed) or re.search(r"\s-[0-9]", row.printed):
        return (quantity.number < 0) == (row.sign == "-")
    return row.kind == "target" or quantity.number >= 0


@dataclass
class Score:
    """Of how many how many are as they should be, for each part and column."""

    right: Counter[tuple[str, str]]
    all: Counter[tuple[str, str]]

    def add(self, part: str, column: str, right: bool) -> None:
        """Count one."""
        self.all[part, column] += 1
        self.right[part, column] += right

    def line(self, name: str, part: str) -> str:
        """The counts and per cents of one part, or of both."""
        cells = []
        for column in COLUMNS:
            keys = [(each, column) for each in (PARTS if part == "both" else (part,))]
            right, of = sum(self.right[key] for key in keys), sum(self.all[key] for key in keys)
            cells.append(f"{right:4} of {of:4} {100 * right / of:6.1f} %" if of else " " * 21)
        return f"{name:24} {part:7}" + "".join(f"{cell:>24}" for cell in cells)


def score(folder: Path, total: Score, misses: list[str]) -> Score:
    """Read one report and hold it against its gold; what went wrong is told to `misses`."""
    text = (folder / "report.txt").read_text(encoding="utf-8")
    rows, found = list(gold_rows(folder, text)), list(figures(text))
    own = Score(Counter(), Counter())

    def count(part: str, column: str, right: bool, miss: str) -> None:
        for each in (own, total):
            each.add(part, column, right)
        if not right:
            misses.append(f"{folder.name}: {miss}")

    for row in rows:
        part = PARTS[row.table]
        over = [item for item in found if item[0] < row.end and row.start < item[1]]
        if not row.figure:
            read = ", ".join(_told(quantity) for _, _, quantity in over)
            count(part, "kept out", not over, f"row {row.n}: “{row.printed}” is no figure, taken as {read}")
            continue
        start, end, quantity = over[0] if over else (0, 0, None)
        if quantity is None:
            count(part, "rightly read", False, f"row {row.n}: “{row.printed}” is not found")
            continue
        digits = row.printed[0].isdigit() or _DIGITS.search(row.printed)
        faults = wrong(row, quantity) + (["part"] if digits and (start > row.start or end < row.end) else [])
        wanted = f"{row.number} {row.scale}{row.unit} {row.qualifier} {row.sign}{row.kind}"
        told = f"row {row.n}: “{row.printed}” ({wanted}) is read as {_told(quantity)}: {', '.join(faults)}"
        count(part, "rightly read", not faults, told)
    for start, end, quantity in found:
        gold = any(row.figure and start < row.end and row.start < end for row in rows)
        part = PARTS["\t" in _line(text, start)]
        around = text[max(0, start - 20) : end + 20].replace("\n", " ")
        count(part, "taken that are gold", gold, f"{_told(quantity)} is no gold figure: …{around}…")
    return own


def _told(quantity: Quantity) -> str:
    number = f"{quantity.number}" + ("" if quantity.upper is None else f"..{quantity.upper}")
    return f"“{quantity.printed}” ({number} {quantity.scale}{quantity.unit} {quantity.qualifier})"


def _line(text: str, at: int) -> str:
    end = text.find("\n", at)
    return text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line for each report and part; with --misses every row that is not as it should be."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("reports", type=Path, metavar="REPORTS_DIR")
    parser.add_argument("--misses", action="store_true", help="list what was missed or wrongly read or taken")
    chosen = parser.parse_args(arguments)
    folders = sorted(file.parent for file in chosen.reports.glob("*/gold.csv"))
    if not folders:
        parser.error(f"{chosen.reports} holds no folder with a gold.csv")
    total, misses = Score(Counter(), Counter()), list[str]()
    print(f"{'report':32}" + "".join(f"{column:>24}" for column in COLUMNS))
    for folder in folders:
        own = score(folder, total, misses)
        for part in PARTS:
            if any(own.all[part, column] for column in COLUMNS):
                print(own.line(folder.name, part))
    for part in (*PARTS, "both"):
        print(total.line("all", part))
    if chosen.misses:
        print("", *misses, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
