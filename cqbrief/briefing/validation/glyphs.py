"""Characters that the bundled fonts do not have: told before somebody sees a box on the wall."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from cqbrief.briefing.model import Chart, Table
from cqbrief.briefing.parsing.yaml_tree import Mapping, Node, Scalar, Sequence, compose
from cqbrief.briefing.problem_collector import ProblemCollector
from cqbrief.briefing.problems import SourceLocation
from cqbrief.briefing.validation.context import StyleRule, ValidationContext
from cqbrief.i18n.messages import N_, Message
from cqbrief.system.font_coverage import missing_characters

MOST_LISTED = 8
"""Characters, and lines, that one warning names."""

_ENTRY = re.compile(r"\w+(?:\[\d+\])?")
_Found = dict[SourceLocation, frozenset[str]]
"""Place of the first of them on a line or in a text -> the characters there."""


def _check_glyphs(context: ValidationContext) -> None:
    font = Message(
        N_(
            "A source stays as it is: see that the computers that show it have a font with them, and silence "
            "the rule."
        )
    )
    other = Message(
        N_(
            "Write other characters; where these have to stay, see that the computers that show them have "
            "a font with them, and silence the rule."
        )
    )
    for path, found in _in_sources(context):
        _report_missing(context, path, found, font)
    for path, found in [*_in_yaml(context), *_in_series(context)]:
        _report_missing(context, path, found, other)


def _in_sources(context: ValidationContext) -> Iterator[tuple[str, _Found]]:
    for source in context.briefing.sources:
        text = context.texts.get(source.file or "", "")
        if wanted := missing_characters(text):
            yield f"{source.path}.file", dict(_in_lines(source.file or "", text, wanted))


def _in_yaml(context: ValidationContext) -> Iterator[tuple[str, _Found]]:
    """Find them by theme, and by entry of briefing.yaml: what can be silenced by an id."""
    sources = {source.file for source in context.briefing.sources}
    owners: dict[tuple[str, int], str] = {}
    for file, text in context.texts.items():
        # A character may be written by its number, too: "\u9fe6".
        if file in sources or not (missing_characters(text) or re.search(r"\\[uU]", text)):
            continue
        if not owners:
            owners = {(at.file, at.line): path for path, at in context.places.items()}
        grouped: dict[str, _Found] = {}
        for place, here in _in_values(file, text):
            path = _ENTRY.match(owners.get((place.file, place.line), ""))
            grouped.setdefault(path[0] if path else "", {})[place] = here
        yield from grouped.items()


def _in_series(context: ValidationContext) -> Iterator[tuple[str, _Found]]:
    for theme in context.briefing.themes:
        items: tuple[Chart | Table, ...] = (*theme.charts, *theme.tables)
        for item in items:
            table = context.series.get(item.id)
            if table is not None and item.data is not None and missing_characters("".join(table.x)):
                rows = zip(table.lines, table.x, strict=True)
                found = ((SourceLocation(item.data.file, line), missing_characters(x)) for line, x in rows)
                yield f"{item.path}.data", {place: here for place, here in found if here}


def _report_missing(context: ValidationContext, path: str, found: _Found, advice: Message) -> None:
    characters = sorted(frozenset().union(*found.values()))
    listed = tuple(f"{character} (U+{ord(character):04X})" for character in characters[:MOST_LISTED])
    lines = tuple(str(line) for line in dict.fromkeys(place.line for place in found))
    template = N_(
        "The bundled fonts lack {characters}. On paper 〓 is printed instead; on a screen they are seen only "
        "where the computer has a font with them."
    )
    if len(characters) > len(listed):
        template = N_(
            "The bundled fonts lack {count} characters, such as {characters}. On paper 〓 is printed "
            "instead; on a screen they are seen only where the computer has a font with them."
        )
    message = Message(template, {"characters": listed, "count": len(characters)})
    if len(lines) > 1:
        advice = Message(
            N_("{advice} They stand in lines {lines}."),
            {"advice": advice, "lines": lines if len(lines) <= MOST_LISTED else (*lines[:MOST_LISTED], "…")},
        )
    context.problems.report(GLYPH_MISSING, next(iter(found)), path, message, advice)


def _in_lines(
    file: str, text: str, wanted: frozenset[str]
) -> Iterator[tuple[SourceLocation, frozenset[str]]]:
    for number, line in enumerate(unicodedata.normalize("NFC", text).splitlines(), start=1):
        here = wanted.intersection(line)
        if here:
            yield SourceLocation(file, number, min(map(line.index, here)) + 1), here


def _in_values(file: str, text: str) -> Iterator[tuple[SourceLocation, frozenset[str]]]:
    """Find them in the values, for comments are shown nowhere; what is wrong with the file is known."""
    tree = compose(text, file, ProblemCollector())
    lines = text.splitlines()
    for scalar in _values(tree) if tree is not None else ():
        here = missing_characters(scalar.text)
        if not here:
            continue
        # On its first line where it stands there as it is, else where the value begins.
        line = lines[scalar.line - 1] if scalar.line <= len(lines) else ""
        columns = [at for character in here if (at := line.find(character, scalar.column - 1)) >= 0]
        yield SourceLocation(file, scalar.line, min(columns) + 1 if columns else scalar.column), here


def _values(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _values(item)
    elif isinstance(node, Mapping):
        for _, value in node.entries:
            yield from _values(value)


GLYPH_MISSING = StyleRule(
    "glyph-missing",
    "warning",
    N_(
        "The bundled fonts have every character of 通用规范汉字表 and of GB 2312, which is more than Chinese "
        "reports use. What they lack, rare characters of names, most traditional forms, pictographs, is "
        "an empty box before the audience unless the computer has a font with it, and 〓 on paper. "
        "An author has to know that before anybody sees it."
    ),
    _check_glyphs,
)
