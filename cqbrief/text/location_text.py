"""Where words and numbers stand in the sources: at the foot of a page, in the clipboard, in exports."""

from __future__ import annotations

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.model import Figure, Locator
from cqbrief.i18n.translator import Translator
from cqbrief.text.comparison_text import said_of
from cqbrief.text.evidence_text import formula_line, locator_line
from cqbrief.text.figure_text import figure_text
from cqbrief.text.printed_number import plain, status_marks

LONGEST_QUOTE = 80
"""Characters of a quote at the foot of a page; the table of all figures has it whole."""


def place_of(owner: str, edition: Edition, tr: Translator) -> str:
    """Paragraph, and where there are several sources the title, of the words of `owner`; empty if unknown."""
    passage = edition.passages.get(owner)
    if passage is None or edition.briefing is None:
        return ""
    number = edition.documents[passage.source].paragraphs[passage.paragraph].number
    place = tr.text("paragraph {number}", number=number)
    return _with_title(passage.source, place, edition, tr)


def short_place(figure: Figure, edition: Edition, tr: Translator) -> str:
    """Where a figure comes from, without the words themselves; a derived one has its formula."""
    return (
        evidence(figure, edition, tr)
        if figure.derived or figure.locator
        else place_of(figure.path, edition, tr)
    )


def evidence(figure: Figure, edition: Edition, tr: Translator, *, whole: bool = False) -> str:
    """Where a figure comes from: place and quote, row and column of a table, or its formula."""
    if figure.derived:
        return tr.text("derived: {formula}", formula=formula_line(figure, edition))
    if figure.locator is not None:
        return cell_place(figure, figure.locator, edition, tr)
    place = place_of(figure.path, edition, tr)
    if edition.bases.get(figure.id) == "hand":
        place = tr.text("not machine-checked")
    if figure.quote is None:
        return place
    quote = figure.quote.text
    if not whole and len(quote) > LONGEST_QUOTE:
        quote = f"{quote[:LONGEST_QUOTE]}…"
    return tr.text("{place}: “{quote}”", place=place, quote=quote) if place else f"“{quote}”"


def cell_place(figure: Figure, locator: Locator, edition: Edition, tr: Translator) -> str:
    """Return where a figure stands in a table of a source, and whether a machine has checked it."""
    if edition.bases.get(figure.id) != "table":
        return table_place(locator, edition, tr)
    place = _with_title(locator.source, locator_line(locator, tr), edition, tr)
    return tr.text("{place} (checked against the data of the table)", place=place)


def table_place(locator: Locator, edition: Edition, tr: Translator) -> str:
    """Where a number stands in a table of a source, and that no machine has checked it."""
    place = _with_title(locator.source, locator_line(locator, tr), edition, tr)
    return tr.text("{place} (not machine-checked)", place=place)


def _with_title(source_id: str | None, place: str, edition: Edition, tr: Translator) -> str:
    sources = edition.briefing.sources if edition.briefing else ()
    source = next((source for source in sources if source.id == source_id), None)
    if source is None or len(sources) == 1:
        return place
    return tr.text("{source}, {place}", source=source.title, place=place)


def figure_line(figure: Figure, edition: Edition, tr: Translator) -> str:
    """Return a figure on one line, to be pasted anywhere: what, how much, when, how it compares, and whence.

    ``城镇新增就业 75.1万人（2021年，推断，同比增长14.5%） —— 《…》第4段``
    """
    text = figure_text(figure, edition.figures, tr)
    period = figure.period
    when = [text.period]
    if period is not None and period.state == "inferred" and period.label is not None:
        when = [period.label.in_language(tr.language), tr.text("inferred")]
    aside = tr.join((*when, *status_marks(figure, tr), *said_of(text.comparisons)))
    said = f"{text.label} {text.spoken}" + (tr.text(" ({status})", status=aside) if aside else "")
    whence = titled_place(figure, edition, tr)
    return plain(tr.text("{said} — {source}", said=said, source=whence) if whence else said)


def sentence_line(figure: Figure, edition: Edition, tr: Translator) -> str:
    """The whole sentence of the source that carries a figure, with its place; empty where there is none."""
    passage = edition.passages.get(figure.path)
    if passage is None:
        return ""
    paragraph = edition.documents[passage.source].paragraphs[passage.paragraph]
    sentence = paragraph.text[passage.sentence_start : passage.sentence_end]
    source = titled_place(figure, edition, tr)
    return tr.text("“{sentence}” — {source}", sentence=sentence, source=source)


def titled_place(figure: Figure, edition: Edition, tr: Translator) -> str:
    """Title and paragraph of the source, row and column of its table, or the formula of a derived figure."""
    if figure.derived:
        return tr.text("derived: {formula}", formula=formula_line(figure, edition))
    sources = edition.briefing.sources if edition.briefing else ()
    if figure.locator is not None:
        source = next((s for s in sources if s.id == figure.locator.source), sources[0] if sources else None)
        place = locator_line(figure.locator, tr)
        return tr.text("“{title}”, {place}", title=source.title, place=place) if source else place
    passage = edition.passages.get(figure.path)
    if passage is None:
        return ""
    source = next(source for source in sources if source.id == passage.source)
    number = edition.documents[passage.source].paragraphs[passage.paragraph].number
    place = tr.text("paragraph {number}", number=number)
    return tr.text("“{title}”, {place}", title=source.title, place=place)
