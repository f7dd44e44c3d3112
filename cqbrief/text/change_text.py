"""What changed between two editions, in words: on the terminal, in the window and on paper alike."""

from __future__ import annotations

from collections.abc import Sequence

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.edition_diff.content import ContentChange, ContentKind, PathStep
from cqbrief.briefing.edition_diff.figures import (
    WORDED,
    ChangeKind,
    EditionDiff,
    FigureChange,
    NumberChange,
    field_texts,
    in_words,
    texts_of,
)
from cqbrief.i18n.messages import N_
from cqbrief.i18n.translator import Translator
from cqbrief.text.key_names import KEYS
from cqbrief.text.printed_number import printed_text, status_marks

HEADINGS: dict[ChangeKind, str] = {
    "changed": N_("Changed numbers"),
    "added": N_("New figures"),
    "dropped": N_("Dropped figures"),
    "reworded": N_("Same number, other wording"),
}
"""Kind of change -> its heading, in the order of reading; English source texts."""
CONTENT = N_("Texts, charts, tables and sources")
FILES = N_("Files that differ in nothing that is shown")
"""Headings of what is listed behind the figures."""

MOST_LINES = 200
"""Lines that are shown of what is no figure; `--json` has them all."""
_LONG = 60
_AROUND = 16
"""Characters of a text from which on only what differs is shown, and how much around it."""


def difference_text(difference: NumberChange, tr: Translator) -> str:
    """Return by how much a number differs: ``+3.2%``, ``-0.5个百分点``; after ≈ where one is approximate."""
    about = "≈ " if difference.approximate else ""
    if difference.points:
        return tr.text("{about}{number} points", about=about, number=difference.written)
    return f"{about}{difference.written}%"


def numbers_text(change: FigureChange) -> str:
    """Return the old and the new number, ``75.1万人 → 76.0万人``, or the only one that there is."""
    old = printed_text(change.old) if change.old else ""
    new = printed_text(change.new) if change.new else ""
    return f"{old} → {new}" if change.kind == "changed" else new or old


def marks_text(change: FigureChange, tr: Translator) -> str:
    """Return what must stand with the figure: derived, unverified, corrected…"""
    return tr.join(status_marks(change.figure, tr))


def reworded_texts(change: FigureChange, tr: Translator) -> list[str]:
    """Return what is worded otherwise, a line for each: ``note: … → …``.

    With another number the words quoted for it are others too: that goes without saying.
    """
    lines = []
    for name in change.reworded:
        if name == "quote" and change.kind == "changed":
            continue
        old, new = (text or "—" for text in field_texts(change, name, tr.language))
        lines.append(tr.text("{field}: {old} → {new}", field=tr.text(WORDED[name]), old=old, new=new))
    return lines


def edition_text(edition: Edition, tr: Translator) -> str:
    """Return the title, fingerprint and folder of an edition."""
    title = edition.briefing.title.in_language(tr.language) if edition.briefing else edition.name
    return tr.text(
        "{title}, edition {edition} ({folder})",
        title=title,
        edition=edition.fingerprint,
        folder=edition.folder,
    )


def content_lines(diff: EditionDiff, tr: Translator) -> list[str]:
    """Return what changed beside the figures, a line for each: ``chart “…”, headline: … → …``."""
    return _capped([_content_line(change, tr) for change in diff.content], tr)


def file_lines(diff: EditionDiff, tr: Translator) -> list[str]:
    """Return the files that differ without a reader seeing it, a line for each."""
    names: dict[ContentKind, str] = {
        "changed": tr.text("changed"), "added": tr.text("new"), "dropped": tr.text("dropped"),
        "moved": tr.text("moved"),
    }  # fmt: skip
    return _capped([f"{file}: {names[kind]}" for file, kind in diff.files], tr)


def _capped(lines: Sequence[str], tr: Translator) -> list[str]:
    more = len(lines) - MOST_LINES
    if more <= 0:
        return list(lines)
    return [*lines[:MOST_LINES], tr.plural("and {count} more", "and {count} more", more)]


def _content_line(change: ContentChange, tr: Translator) -> str:
    where = tr.join(_step(step, tr) for step in change.where)
    if [step.key for step in change.where][-2:] == ["themes", "headline"]:
        where = tr.join((_step(change.where[0], tr), tr.text("headline figure")))
    old, new = texts_of(change, tr.language)
    match change.kind:
        case "added":
            text = _unless_named(change, new)
            return (
                tr.text("{where}, new: {text}", where=where, text=text)
                if text
                else tr.join((where, tr.text("new")))
            )
        case "dropped":
            text = _unless_named(change, old)
            return (
                tr.text("{where}, dropped: {text}", where=where, text=text)
                if text
                else tr.join((where, tr.text("dropped")))
            )
        case "moved":
            return tr.text("{where}, moved: {old} → {new}", where=where, old=old, new=new)
        case _:
            one, two = _narrowed(old or "—", new or "—")
            if one == two:  # a picture's file: another content under the same name
                return tr.text("{where}: other content", where=where)
            return tr.text("{field}: {old} → {new}", field=where, old=one, new=two)


def _unless_named(change: ContentChange, text: str | None) -> str:
    """Return what was added or dropped; empty where it was named on the way already."""
    name = change.where[-1].name
    return "" if not text or (name is not None and name in (change.old, change.new)) else _cut(text)


def _step(step: PathStep, tr: Translator) -> str:
    key = tr.text(KEYS[step.key]) if step.key in KEYS else step.key
    name = in_words(step.name, tr.language) or step.id
    return tr.text("{kind} “{name}”", kind=key, name=_cut(name)) if name else key


def _cut(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[:_LONG]}…"


def _narrowed(old: str, new: str) -> tuple[str, str]:
    """Return two texts; of long ones what differs, with a little around it."""
    if max(len(old), len(new)) <= _LONG:
        return old, new
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
        last += 1
    start, tail = max(0, first - _AROUND), max(0, last - _AROUND)
    return _piece(old, start, len(old) - tail), _piece(new, start, len(new) - tail)


def _piece(text: str, start: int, end: int) -> str:
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


def summary_text(diff: EditionDiff, tr: Translator) -> str:
    """Return how many figures changed in which way, and how much else did."""
    kinds = [change.kind for change in diff.changes]
    if diff.same:
        return tr.plural(
            "Nothing changed; {count} figure.", "Nothing changed; {count} figures.", diff.unchanged
        )
    figures = tr.text(
        "changed: {changed}, new: {added}, dropped: {dropped}, reworded: {reworded}, unchanged: {unchanged}",
        unchanged=diff.unchanged,
        **{kind: kinds.count(kind) for kind in HEADINGS},
    )
    others = tr.text("other changes: {count}", count=len(diff.content)) if diff.content else ""
    files = tr.text("files: {count}", count=len(diff.files)) if diff.files else ""
    return tr.join((figures, others, files))


def compare_lines(diff: EditionDiff, tr: Translator) -> list[str]:
    """Return the whole comparison as lines of text."""
    lines = [
        tr.text("Old: {edition}", edition=edition_text(diff.old, tr)),
        tr.text("New: {edition}", edition=edition_text(diff.new, tr)),
        summary_text(diff, tr),
    ]
    for kind, heading in HEADINGS.items():
        changes = [change for change in diff.changes if change.kind == kind]
        if changes:
            lines += ["", tr.text(heading)]
        for change in changes:
            label = change.figure.label.in_language(tr.language)
            apart = difference_text(change.difference, tr) if change.difference else ""
            number = change.figure.number if change.new else ""  # a dropped one's may be another's by now
            parts = (number, label, numbers_text(change), apart, marks_text(change, tr), f"[{change.id}]")
            lines.append("  ".join(part for part in parts if part))
            lines += [f"      {line}" for line in reworded_texts(change, tr)]
    for heading, lines_of in ((CONTENT, content_lines), (FILES, file_lines)):
        if found := lines_of(diff, tr):
            lines += ["", tr.text(heading), *found]
    return lines
