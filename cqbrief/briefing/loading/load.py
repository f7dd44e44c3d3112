"""From a folder to an `Edition`: the content, its evidence, and everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cqbrief.briefing.edition import Edition, LoadedEdition, figures_by_id
from cqbrief.briefing.maps.districts import Districts
from cqbrief.briefing.model import Briefing
from cqbrief.briefing.parsing.fallback_language import tag_untranslated
from cqbrief.briefing.parsing.reader import Reader
from cqbrief.briefing.problem_collector import ProblemCollector
from cqbrief.briefing.problems import Problem
from cqbrief.briefing.sources.document import Passage, SourceNumeral
from cqbrief.briefing.sources.document_index import DocumentIndex
from cqbrief.briefing.sources.evidence_basis import EvidenceBasis, evidence_bases
from cqbrief.briefing.sources.source_files import read_sources
from cqbrief.briefing.storage.folder import ROOT_FILE, BriefingFolder, ByteAllowance
from cqbrief.briefing.storage.locate import open_files
from cqbrief.briefing.storage.package import is_one_file
from cqbrief.briefing.storage.size import is_large
from cqbrief.briefing.tables.series_table import SeriesTable
from cqbrief.briefing.validation.context import ValidationContext
from cqbrief.briefing.validation.quotes import LazyPassages
from cqbrief.briefing.validation.validate import check_content, check_evidence
from cqbrief.system.gc_pause import gc_paused

MOST_PICTURE_BYTES = 200_000_000
"""Of all pictures together. One that is named again counts again."""


def load_edition(folder: Path) -> Edition:
    """Read the briefing in `folder`, or in a one-file briefing, as it is now; nothing is raised.

    Whatever is wrong is among `problems`.
    """
    # A large briefing is some million new objects without cycles: searching them for cycles again and
    # again while they are made takes a quarter of the time.
    with gc_paused():
        read = _read(folder)
        return read if isinstance(read, Edition) else _checked(read)


def load_in_steps(folder: Path) -> LoadedEdition:
    """Read the same, but of a large briefing without mistakes in its form only what can be shown.

    To check that content takes as long again as it may take to open.
    """
    with gc_paused():
        read = _read(folder)
        if isinstance(read, Edition):
            return LoadedEdition(read)
        context = read.context
        if context.problems.any_error or not is_large(folder):
            return LoadedEdition(_checked(read))
        passages = LazyPassages(context.briefing, context.indexes)
        return LoadedEdition(_edition(read, checked=False, passages=passages), lambda: _check_later(read))


@dataclass(frozen=True, slots=True)
class _Content:
    """Hold what was read, with everything that checking it needs."""

    folder: Path
    files: BriefingFolder
    reader: Reader
    context: ValidationContext
    pictures: Mapping[str, bytes]


def _read(folder: Path) -> _Content | Edition:
    """Return the content; where there is none an edition that says why."""
    problems = ProblemCollector()
    files = open_files(folder, problems)
    if files is None:
        return Edition(folder, None, one_file=is_one_file(folder), problems=problems.result([]))
    reader = Reader(files, problems)
    briefing = reader.read()
    if briefing is None:
        return Edition(
            folder,
            None,
            one_file=is_one_file(folder),
            places=reader.places,
            files=reader.texts,
            file_names=tuple(files.digests),
            named_files=tuple(reader.named_files),
            digests=dict(files.digests),
            problems=problems.result([ROOT_FILE]),
            fingerprint=files.fingerprint,
        )
    both = len(reader.languages) > 1
    if both and reader.untranslated:
        briefing = tag_untranslated(briefing)
    documents, source_texts = read_sources(briefing, files, reader.places, problems)
    series = _series(briefing, files, reader, problems)
    pictures = _pictures(briefing, files, reader)
    maps = _maps(briefing, files, reader, problems)
    context = ValidationContext(
        briefing=briefing,
        figures=figures_by_id(briefing.themes),
        ids=reader.ids,
        references=reader.references,
        places=reader.places,
        complete=reader.complete,
        problems=problems,
        texts={**reader.texts, **source_texts},
        untranslated=tuple(reader.untranslated) if both else (),
        units=reader.units,
        decimal=reader.decimal,
        indexes={
            id_: DocumentIndex(document, reader.units, reader.decimal) for id_, document in documents.items()
        },
        series=series,
        maps=maps,
    )
    check_content(context)
    return _Content(folder, files, reader, context, pictures)


def _check_later(content: _Content) -> Edition:
    with gc_paused():
        return _checked(content)


def _checked(content: _Content) -> Edition:
    context = content.context
    check_evidence(context)
    return _edition(
        content,
        checked=True,
        passages=context.passages,
        numerals=context.numerals,
        found=evidence_bases(context.figures, context.values, context.tabled),
        problems=context.problems.result(list(context.texts)),
    )


def _edition(
    content: _Content,
    *,
    checked: bool,
    passages: Mapping[str, Passage],
    numerals: Mapping[str, tuple[SourceNumeral, ...]] | None = None,
    found: Mapping[str, EvidenceBasis] | None = None,
    problems: tuple[Problem, ...] = (),
) -> Edition:
    context, files = content.context, content.files
    return Edition(
        content.folder,
        context.briefing,
        one_file=is_one_file(content.folder),
        checked=checked,
        languages=frozenset(content.reader.languages),
        documents={id_: index.document for id_, index in context.indexes.items()},
        passages=passages,
        numerals=numerals or {},
        evidence_bases=found or {},
        places=context.places,
        files=context.texts,
        file_names=tuple(files.digests),
        named_files=tuple(content.reader.named_files),
        digests=dict(files.digests),
        series=context.series,
        maps=context.maps,
        pictures=content.pictures,
        problems=problems,
        fingerprint=files.fingerprint,
    )


def _series(
    briefing: Briefing, files: BriefingFolder, reader: Reader, problems: ProblemCollector
) -> Mapping[str, SeriesTable]:
    """Return id of a chart or table -> its CSV data, as far as it can be read."""
    drawn = [item.data for theme in briefing.themes for item in theme.charts]
    drawn += [item.data for theme in briefing.themes for item in theme.tables]
    if not any(drawn):
        return {}
    # Its patterns take some milliseconds to make ready, and most briefings have no such file.
    from cqbrief.briefing.tables.chart_series import read_chart_series

    return read_chart_series(briefing, files, reader, problems)


def _maps(
    briefing: Briefing, files: BriefingFolder, reader: Reader, problems: ProblemCollector
) -> Mapping[str, Districts]:
    """Return id of a map -> the districts of its file, as far as they can be read."""
    if not any(chart.shapes for theme in briefing.themes for chart in theme.charts):
        return {}
    from cqbrief.briefing.maps.map_files import read_maps  # most briefings have no map

    return read_maps(briefing, files, reader, problems)


def _pictures(briefing: Briefing, files: BriefingFolder, reader: Reader) -> Mapping[str, bytes]:
    """Return id of a picture -> the content of its file, for those that were supplied and are accepted."""
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
