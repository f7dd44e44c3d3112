"""The files of a briefing's sources: read within bounds, and cut into documents."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cqbrief.briefing.model import Briefing, Source
from cqbrief.briefing.problem_collector import ProblemCollector
from cqbrief.briefing.problems import Rule, SourceLocation
from cqbrief.briefing.sources.document import Document
from cqbrief.briefing.sources.paragraphs import decode_source, parse_document
from cqbrief.briefing.storage.folder import FILE_TOO_LARGE, MAX_TEXT_BYTES, BriefingFolder, ByteAllowance
from cqbrief.i18n.messages import N_, Message

SOURCE_ENCODING = Rule(
    "source-encoding",
    "warning",
    N_(
        "A quote can be checked only where the text of its source is in the folder and can be "
        "read. Save the text as UTF-8 and name its file after `file:`."
    ),
)

MOST_LINES = 100_000
"""Lines of a source document: some thousand pages."""
MOST_NUMERALS = 60_000
"""Numbers of a source document: three for each of 20,000 figures.

A number with decimals or commas counts once, and so does a date; 一 alone, mostly part of a word, does not.
"""
MOST_SOURCE_BYTES = 6_000_000
"""Of all sources together. One that is named again counts again."""

_TEXT_WANTED = N_(
    "Save its words as text (.txt or .md, in UTF-8) and name that file; its tables as CSV, to be named after "
    "“data:”."
)
_DIGIT = "[0-9０-９]"
_HAN = "一二两三四五六七八九十百千万亿〇零"
# Not any chain of digits and marks, for a million numbers with commas between them are no one number. It
# begins with a class of characters, which is searched for ten times as fast as one of several patterns.
_NUMERAL = re.compile(
    f"[{_DIGIT[1:-1]}{_HAN}](?:(?<={_DIGIT})(?:"
    f"{_DIGIT}{{3}}[-./]{_DIGIT}{{1,2}}[-./]{_DIGIT}{{1,2}}(?!{_DIGIT})"
    f"|{_DIGIT}{{3}}年{_DIGIT}{{1,2}}月(?:{_DIGIT}{{1,2}}[日号])?"
    f"|{_DIGIT}*(?:[,，]{_DIGIT}{{3}}(?!{_DIGIT})){{0,5}}(?:[.．]{_DIGIT}+)?)"
    f"|(?<=[{_HAN}])[{_HAN}]+|(?<=[二两三四五六七八九十百千万亿]))"
)


def read_sources(
    briefing: Briefing,
    files: BriefingFolder,
    places: Mapping[str, SourceLocation],
    problems: ProblemCollector,
) -> tuple[Mapping[str, Document], Mapping[str, str]]:
    """Return source id -> document, for every source whose file can be read, and file -> its text."""
    documents: dict[str, Document] = {}
    texts: dict[str, str] = {}
    allowance = ByteAllowance(MOST_SOURCE_BYTES)
    for source in briefing.sources:
        if source.file is None or allowance.exceeded:
            continue
        path = f"{source.path}.file"
        data = files.read_text(
            source.file, MAX_TEXT_BYTES, places[path], path, allowance, Message(_TEXT_WANTED)
        )
        if data is None:
            continue
        text = texts[source.file] = decode_source(data)
        if not _is_too_long(source, text, places[path], problems):
            documents[source.id] = parse_document(source.id, text)
    return documents, texts


def _is_too_long(source: Source, text: str, place: SourceLocation, problems: ProblemCollector) -> bool:
    """Report what is wrong with the text of a source; tell whether it is too much to be looked through."""
    path = f"{source.path}.file"
    if text.count("\n") > MOST_LINES:
        message = Message(
            N_("“{file}” has more than {count} lines."), {"file": source.file, "count": MOST_LINES}
        )
        problems.report(FILE_TOO_LARGE, place, path, message)
        return True
    if sum(1 for _ in _NUMERAL.finditer(text)) > MOST_NUMERALS:
        problems.report(
            FILE_TOO_LARGE,
            place,
            path,
            Message(
                N_("“{file}” holds more than {count} numbers."),
                {"file": source.file, "count": MOST_NUMERALS},
            ),
            Message(N_("Leave out the tables; their numbers are given by row and column (locator:).")),
        )
        return True
    if "\ufffd" in text:
        problems.report(
            SOURCE_ENCODING,
            place,
            path,
            Message(N_("Some characters of “{file}” cannot be read."), {"file": source.file}),
            Message(N_("Save it as UTF-8, and copy the damaged words from the original.")),
        )
    return False
