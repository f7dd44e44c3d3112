"""What changed between two editions, in words: on the terminal, in the window and on paper alike."""

from __future__ import annotations

from cqbrief.briefing.compare import WORDED, Change, ChangeKind, Collation, Difference, field_text
from cqbrief.briefing.edition import Edition
from cqbrief.briefing.problems import N_
from cqbrief.words.catalogue import Words
from cqbrief.words.printed import printed_text, status_marks

HEADINGS: dict[ChangeKind, str] = {
    "changed": N_("Changed numbers"),
    "added": N_("New figures"),
    "dropped": N_("Dropped figures"),
    "reworded": N_("Same number, other wording"),
}
"""Kind of change -> its heading, in the order of reading; English source texts."""


def difference_text(difference: Difference, words: Words) -> str:
    """``+3.2%``, ``-0.5个百分点``; with a sign for about where a number is only approximate."""
    about = "≈ " if difference.approximate else ""
    if difference.points:
        return words.text("{about}{number} points", about=about, number=difference.written)
    return f"{about}{difference.written}%"


def numbers_text(change: Change) -> str:
    """``75.1万人 → 76.0万人``; the number alone where there is only one."""
    old = printed_text(change.old) if change.old else ""
    new = printed_text(change.new) if change.new else ""
    return f"{old} → {new}" if change.kind == "changed" else new or old


def marks_text(change: Change, words: Words) -> str:
    """What must stand with the figure: derived, unverified, corrected…"""
    return words.join(status_marks(change.figure, words))


def reworded_texts(change: Change, words: Words) -> list[str]:
    """What is worded otherwise, a line for each: ``note: … → …``.

    With another number the words quoted for it are others too: that goes without saying.
    """
    lines = []
    for name in change.reworded:
        if name == "quote" and change.kind == "changed":
            continue
        old, new = (field_text(figure, name, words.language) or "—" for figure in (change.old, change.new))
        lines.append(words.text("{field}: {old} → {new}", field=words.text(WORDED[name]), old=old, new=new))
    return lines


def edition_text(edition: Edition, words: Words) -> str:
    """The title, fingerprint and folder of an edition."""
    title = edition.briefing.title.in_language(words.language) if edition.briefing else edition.name
    return words.text(
        "{title}, edition {edition} ({folder})",
        title=title,
        edition=edition.fingerprint,
        folder=edition.folder,
    )


def summary_text(collation: Collation, words: Words) -> str:
    """How many figures changed in which way."""
    kinds = [change.kind for change in collation.changes]
    if not kinds:
        return words.plural(
            "Nothing changed; {count} figure.", "Nothing changed; {count} figures.", collation.unchanged
        )
    return words.text(
        "changed: {changed}, new: {added}, dropped: {dropped}, reworded: {reworded}, unchanged: {unchanged}",
        unchanged=collation.unchanged,
        **{kind: kinds.count(kind) for kind in HEADINGS},
    )


def compare_lines(collation: Collation, words: Words) -> list[str]:
    """The whole comparison as lines of text."""
    lines = [
        words.text("Old: {edition}", edition=edition_text(collation.old, words)),
        words.text("New: {edition}", edition=edition_text(collation.new, words)),
        summary_text(collation, words),
    ]
    for kind, heading in HEADINGS.items():
        changes = [change for change in collation.changes if change.kind == kind]
        if changes:
            lines += ["", words.text(heading)]
        for change in changes:
            label = change.figure.label.in_language(words.language)
            apart = difference_text(change.difference, words) if change.difference else ""
            number = change.figure.number if change.new else ""  # a dropped one's may be another's by now
            parts = (number, label, numbers_text(change), apart, marks_text(change, words), f"[{change.id}]")
            lines.append("  ".join(part for part in parts if part))
            lines += [f"      {line}" for line in reworded_texts(change, words)]
    return lines
