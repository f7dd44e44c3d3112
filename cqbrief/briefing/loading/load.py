"""From a folder to an `Edition`: the content, its evidence, and everything that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cqbrief.briefing.edition import Edition, LoadedEdition, figures_by_id
from cqbrief.briefing.model import Briefing
from cqbrief.briefing.parsing.fallback_language import tagged
from cqbrief.briefing.parsing.reader import Reader
from cqbrief.briefing.problem_collector import ProblemCollector
from cqbrief.briefing.problems import Problem
from cqbrief.briefing.prose import wordings
from cqbrief.briefing.sources.document import Document, Passage, SourceNumeral
from cqbrief.briefing.sources.evidence_basis import Basis, bases
from cqbrief.briefing.sources.paragraphs import decode_source, parse_document
from cqbrief.briefing.sources.quote_matching import DocumentIndex
from cqbrief.briefing.storage.folder import MAX_TEXT_BYTES, ROOT_FILE, BriefingFolder, ByteAllowance
from cqbrief.briefing.storage.locate import open_files
from cqbrief.briefing.storage.package import is_one_file
from cqbrief.briefing.storage.size import is_large
from cqbrief.briefing.tables.series_table import SeriesTable
from cqbrief.briefing.validation.context import ValidationContext
from cqbrief.briefing.validation.coverage import check_prose, check_sources
from cqbrief.briefing.validation.csv_cells import check_cells
from cqbrief.briefing.validation.derive import derive
from cqbrief.briefing.validation.figures import check_figures
from cqbrief.briefing.validation.lint.table import lint
from cqbrief.briefing.validation.quotes import LazyPassages, check_quotes
from cqbrief.briefing.validation.references import check_references
from cqbrief.briefing.validation.slides import check_wall
from cqbrief.briefing.validation.structure import check_structure
from cqbrief.briefing.validation.suppression import hush, silence
from cqbrief.briefing.validation.table_values import TableValues
from cqbrief.i18n.messages import N_, Message
from cqbrief.system.gc_pause import gc_paused

MOST_LINES = 100_000
"""Lines of a source document: some thousand pages."""
MOST_NUMERALS = 60_000
"""Numbers of a source document: three for each of 20,000 figures.

A number with decimals or commas counts once, and so does a date; 一 alone, mostly part of a word, does not.
"""
MOST_SOURCE_BYTES = 6_000_000
MOST_PICTURE_BYTES = 200_000_000
"""Of all files of a kind together. A source or picture that is named again counts again."""

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


def load_edition(folder: Path) -> Edition:
    """The briefing in `folder`, or in a one-file briefing, as it is now; nothing is raised.

    Whatever is wrong is among `problems`.
    """
    # A large briefing is some million new objects without cycles: searching them for cycles again and
    # again while they are made takes a quarter of the time.
    with gc_paused():
        read = _read(folder)
        return read if isinstance(read, Edition) else _checked(read)


def begin(folder: Path) -> LoadedEdition:
    """The same, but of a large briefing without mistakes in its form only the content, which can be shown.

    To check that content takes as long again as it may take to open.
    """
    with gc_paused():
        read = _read(folder)
        if isinstance(read, Edition):
            return LoadedEdition(read)
        if read.ground.findings.any_error or not is_large(folder):
            return LoadedEdition(_checked(read))
        passages = LazyPassages(read.ground.briefing, read.indexes)
        return LoadedEdition(_edition(read, checked=False, passages=passages), lambda: _check_later(read))


@dataclass(frozen=True, slots=True)
class _Content:
    """What was read, with everything that checking it needs."""

    folder: Path
    files: BriefingFolder
    reader: Reader
    ground: ValidationContext
    texts: Mapping[str, str]
    documents: Mapping[str, Document]
    indexes: Mapping[str, DocumentIndex]
    series: Mapping[str, SeriesTable]
    pictures: Mapping[str, bytes]


def _read(folder: Path) -> _Content | Edition:
    """The content; where there is none an edition that says why."""
    findings = ProblemCollector()
    one_file = is_one_file(folder)
    files = open_files(folder, findings)
    if files is None:
        return Edition(folder, None, one_file=one_file, problems=findings.result([]))
    reader = Reader(files, findings)
    briefing = reader.read()
    if briefing is None:
        return Edition(
            folder,
            None,
            one_file=one_file,
            places=reader.places,
            files=reader.texts,
            file_names=tuple(files.digests),
            named_files=tuple(reader.named_files),
            digests=dict(files.digests),
            problems=findings.result([ROOT_FILE]),
            fingerprint=files.fingerprint,
        )
    both = len(reader.languages) > 1
    if both and reader.alone:
        briefing = tagged(briefing)
    texts = dict(reader.texts)
    documents = _documents(briefing, files, reader, findings, texts)
    series = _series(briefing, files, reader, findings)
    pictures = _pictures(briefing, files, reader)
    ground = ValidationContext(
        briefing=briefing,
        figures=figures_by_id(briefing.themes),
        ids=reader.ids,
        mentions=reader.mentions,
        places=reader.places,
        complete=reader.complete,
        findings=findings,
        texts=texts,
        alone=tuple(reader.alone) if both else (),
    )
    hush(ground)
    check_references(ground)
    ground = derive(ground, reader.units, reader.decimal)
    check_figures(ground)
    indexes = {
        id_: DocumentIndex(document, reader.units, reader.decimal) for id_, document in documents.items()
    }
    return _Content(folder, files, reader, ground, texts, documents, indexes, series, pictures)


def _check_later(content: _Content) -> Edition:
    with gc_paused():
        return _checked(content)


def _checked(content: _Content) -> Edition:
    ground, indexes, units = content.ground, content.indexes, content.reader.units
    passages, values = check_quotes(ground, indexes)
    check_structure(ground, content.series, units)
    tabled = check_cells(ground, content.series, units, indexes)
    check_wall(ground)
    numerals: Mapping[str, tuple[SourceNumeral, ...]] = {}
    if not ground.findings.any_error:
        # Where something could not be read, what is missing cannot be told from what was lost.
        prose = tuple(wordings(ground.briefing))
        check_prose(ground, prose, units, TableValues(ground.briefing, content.series))
        numerals = check_sources(ground, indexes, passages, values)
        lint(ground, prose, content.documents, passages, values, content.series)
    silence(ground)
    problems = ground.findings.result(list(content.texts))
    return _edition(
        content,
        checked=True,
        passages=passages,
        numerals=numerals,
        found=bases(ground.figures, values, tabled),
        problems=problems,
    )


def _edition(
    content: _Content,
    *,
    checked: bool,
    passages: Mapping[str, Passage],
    numerals: Mapping[str, tuple[SourceNumeral, ...]] | None = None,
    found: Mapping[str, Basis] | None = None,
    problems: tuple[Problem, ...] = (),
) -> Edition:
    return Edition(
        content.folder,
        content.ground.briefing,
        one_file=is_one_file(content.folder),
        checked=checked,
        languages=frozenset(content.reader.languages),
        documents=content.documents,
        passages=passages,
        numerals=numerals or {},
        bases=found or {},
        places=content.reader.places,
        files=content.texts,
        file_names=tuple(content.files.digests),
        named_files=tuple(content.reader.named_files),
        digests=dict(content.files.digests),
        series=content.series,
        pictures=content.pictures,
        problems=problems,
        fingerprint=content.files.fingerprint,
    )


def _documents(
    briefing: Briefing,
    files: BriefingFolder,
    reader: Reader,
    findings: ProblemCollector,
    texts: dict[str, str],
) -> Mapping[str, Document]:
    """Source id -> document, for every source whose file can be read; `texts` gets the files' texts."""
    documents: dict[str, Document] = {}
    allowance = ByteAllowance(MOST_SOURCE_BYTES)
    for source in briefing.sources:
        if source.file is None or allowance.exceeded:
            continue
        path = f"{source.path}.file"
        data = files.read_text(
            source.file, MAX_TEXT_BYTES, reader.places[path], path, allowance, Message(_TEXT_WANTED)
        )
        if data is None:
            continue
        texts[source.file] = decode_source(data)
        if texts[source.file].count("\n") > MOST_LINES:
            findings.error(
                "file-too-large",
                reader.places[path],
                path,
                Message(
                    N_("“{file}” has more than {count} lines."), {"file": source.file, "count": MOST_LINES}
                ),
            )
            continue
        if sum(1 for _ in _NUMERAL.finditer(texts[source.file])) > MOST_NUMERALS:
            findings.error(
                "file-too-large",
                reader.places[path],
                path,
                Message(
                    N_("“{file}” holds more than {count} numbers."),
                    {"file": source.file, "count": MOST_NUMERALS},
                ),
                Message(N_("Leave out the tables; their numbers are given by row and column (locator:).")),
            )
            continue
        if "\ufffd" in texts[source.file]:
            findings.warning(
                "source-encoding",
                reader.places[path],
                path,
                Message(N_("Some characters of “{file}” cannot be read."), {"file": source.file}),
                Message(N_("Save it as UTF-8, and copy the damaged words from the original.")),
            )
        documents[source.id] = parse_document(source.id, texts[source.file])
    return documents


def _series(
    briefing: Briefing, files: BriefingFolder, reader: Reader, findings: ProblemCollector
) -> Mapping[str, SeriesTable]:
    """Id of a chart or table -> its CSV data, as far as it can be read."""
    drawn = [item.data for theme in briefing.themes for item in theme.charts]
    drawn += [item.data for theme in briefing.themes for item in theme.tables]
    if not any(drawn):
        return {}
    # Its patterns take some milliseconds to make ready, and most briefings have no such file.
    from cqbrief.briefing.tables.chart_series import read_chart_series

    return read_chart_series(briefing, files, reader, findings)


def _pictures(briefing: Briefing, files: BriefingFolder, reader: Reader) -> Mapping[str, bytes]:
    """Id of a picture -> the content of its file, for those that were supplied and are accepted."""
    pictures: dict[str, bytes] = {}
    allowance = ByteAllowance(MOST_PICTURE_BYTES)
    for picture in briefing.pictures:
        if picture.file is not None and not allowance.exceeded:
            path = f"{picture.path}.file"
            data = files.check_picture(picture.file, reader.places[path], path, allowance)
            if data is not None:
                # Like `figures_by_id`: of two with one id, which is an error, the first counts.
                pictures.setdefault(picture.id, data)
    return pictures
