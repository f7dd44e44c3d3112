"""The files of two editions held against each other: sources by paragraph, CSV files by cell, pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.edition_diff.content import (
    MOST_ALIGNED,
    ContentChange,
    ContentKind,
    PathStep,
)
from cqbrief.briefing.model import Chart, Series, Table
from cqbrief.briefing.tables.series_table import SeriesTable


def compare_sources(old: Edition, new: Edition) -> Iterator[ContentChange]:
    """Yield the paragraphs of the sources' texts that are others, new or gone."""
    for source in new.briefing.sources if new.briefing else ():
        before, after = old.documents.get(source.id), new.documents.get(source.id)
        if before is None or after is None:
            continue  # the briefing says so: its `file:` is new or gone
        step = PathStep("sources", source.title, source.id)
        olds, news = ([paragraph.text for paragraph in text.paragraphs] for text in (before, after))
        for one, two in _aligned(olds, news):
            # The number that readers see beside it; of what is gone, the one that it had.
            changed = after.paragraphs[two] if two is not None else before.paragraphs[one or 0]
            where = (step, PathStep("paragraph", str(changed.number))) if changed.number else (step,)
            texts = (olds[one] if one is not None else None, news[two] if two is not None else None)
            yield ContentChange(_kind(*texts), where, *texts, source.file or "")


def _aligned(old: list[str], new: list[str]) -> Iterator[tuple[int | None, int | None]]:
    """Yield the places of what differs between two lists of texts, in order; None where it is in one only."""
    if max(len(old), len(new)) > MOST_ALIGNED:
        # Too long to be aligned: what is the same at either end is left out.
        first = _alike(zip(old, new, strict=False))
        last = _alike(zip(reversed(old[first:]), reversed(new[first:]), strict=False))
        blocks = [("replace", first, len(old) - last, first, len(new) - last)]
    else:
        blocks = [*SequenceMatcher(None, old, new, autojunk=False).get_opcodes()]
    for tag, first, last, start, end in blocks:
        if tag == "equal":
            continue
        for index in range(max(last - first, end - start)):
            one = first + index if first + index < last else None
            two = start + index if start + index < end else None
            if one is None or two is None or old[one] != new[two]:
                yield one, two


def _alike(pairs: Iterable[tuple[str, str]]) -> int:
    count = 0
    for one, two in pairs:
        if one != two:
            break
        count += 1
    return count


def compare_cells(old: Edition, new: Edition) -> Iterator[ContentChange]:
    """Yield the values of CSV files that are others, with the row and the column; a cell drawn twice once."""
    before = {item.id: item.data for item in _with_data(old) if item.data is not None}
    seen: set[tuple[str, str, str]] = set()
    for item in _with_data(new):
        one, two = old.series.get(item.id), new.series.get(item.id)
        if item.data is None or item.id not in before or one is None or two is None:
            continue
        kind = "charts" if isinstance(item, Chart) else "tables"
        step = PathStep(kind, item.headline, item.id)
        was, now = _values(before[item.id], one), _values(item.data, two)
        columns = {column for column, _ in was} & {column for column, _ in now}
        for column, row in dict.fromkeys((*now, *was)):
            # Whole columns are reported by the briefing, which names those that are drawn.
            key = (item.data.file, column, row)
            if column in columns and key not in seen and was.get((column, row)) != now.get((column, row)):
                seen.add(key)
                values = was.get((column, row)), now.get((column, row))
                where = (step, PathStep("row", row), PathStep("column", column))
                yield ContentChange(_kind(*values), where, *values, item.data.file)


def _values(data: Series, table: SeriesTable) -> Mapping[tuple[str, str], str]:
    """Return head of the column and label of the row -> the cell as printed, row by row."""
    return {
        (data.columns[number].column, row): column.cells[index]
        for index, row in enumerate(table.x)
        for number, column in enumerate(table.columns)
    }


def _kind(old: str | None, new: str | None) -> ContentKind:
    return "added" if old is None else "dropped" if new is None else "changed"


def _with_data(edition: Edition) -> Iterator[Chart | Table]:
    for theme in edition.briefing.themes if edition.briefing else ():
        yield from theme.charts
        yield from theme.tables


def compare_pictures(old: Edition, new: Edition) -> Iterator[ContentChange]:
    """Yield the pictures that both editions have and whose file holds another picture."""
    for picture in new.briefing.pictures if new.briefing else ():
        before, after = old.pictures.get(picture.id), new.pictures.get(picture.id)
        if before is not None and after is not None and before != after:
            where = (PathStep("pictures", picture.caption, picture.id), PathStep("file"))
            yield ContentChange("changed", where, picture.file, picture.file, picture.file or "")


def unseen_files(old: Edition, new: Edition, reported: Iterable[str]) -> tuple[tuple[str, ContentKind], ...]:
    """Return the files that are others without a reader seeing it, and what became of each.

    `reported`: the files of which something else was reported. Comments, spacing and the columns of a
    CSV file that are not drawn change a file and the fingerprint, and nothing that is shown.
    """
    known = set(reported)
    found: list[tuple[str, ContentKind]] = []
    for name in sorted(old.digests.keys() | new.digests.keys()):
        if old.digests.get(name) != new.digests.get(name) and name not in known:
            kind: ContentKind = (
                "added" if name not in old.digests else "dropped" if name not in new.digests else "changed"
            )
            found.append((name, kind))
    return tuple(found)
