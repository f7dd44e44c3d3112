"""Finding quotes in source documents."""

from __future__ import annotations

from cqbrief.briefing.model import Quote
from cqbrief.briefing.problems import UnplacedProblem
from cqbrief.briefing.sources.document import Passage
from cqbrief.briefing.sources.document_index import DocumentIndex, normalise, shortened
from cqbrief.briefing.sources.evidence_rules import QUOTE_NOT_FOUND, QUOTE_REPEATED
from cqbrief.i18n.messages import N_, Message


def find_quote(
    index: DocumentIndex, quote: Quote, *, nearest: bool = True, counted: bool = True
) -> Passage | UnplacedProblem:
    """Return where the quote stands in the document, if it stands there exactly once; else what is wrong.

    White space, widths and the forms of quotation marks and dashes do not matter. `before` and `after`
    of the quote, where given, must stand right beside it. What is wrong names the sentence that is most
    like the quote, with `nearest`. One look-up that is not `counted` costs a check of all quotes nothing.
    """
    before, needle, after = _normalised(quote)
    if not needle:
        message = Message(N_("The quote is empty. Copy the words from the source."))
        return UnplacedProblem(QUOTE_NOT_FOUND, message)
    places = index.positions(before + needle + after, counted=counted)
    if len(places) == 1:
        return index.passage(places[0] + len(before), len(needle))
    arguments = {"quote": shortened(quote.text), "source": index.document.source}
    if len(places) > 1:
        message = Message(
            N_(
                "The quote “{quote}” stands {count} times in “{source}”. Quote more words, or give "
                "those just before or after it as `before:` or `after:`."
            ),
            {**arguments, "count": len(places)},
        )
        return UnplacedProblem(QUOTE_REPEATED, message)
    if (before or after) and index.positions(needle, counted=counted):
        message = Message(
            N_(
                "The quote “{quote}” stands in “{source}”, but not beside the words given as `before:` "
                "or `after:`."
            ),
            arguments,
        )
    elif counted and index.exhausted:
        message = Message(
            N_(
                "So many quotes of “{source}” are short or of common words that “{quote}” was not looked "
                "for. Quote more words."
            ),
            arguments,
        )
    else:
        message = _is_nowhere(index, needle, arguments, nearest=nearest)
    return UnplacedProblem(QUOTE_NOT_FOUND, message)


def _is_nowhere(index: DocumentIndex, needle: str, arguments: dict[str, str], *, nearest: bool) -> Message:
    """Say that a quote is not in the document; with `nearest`, name the sentence that is most like it."""
    if not nearest:
        return Message(
            N_("The quote “{quote}” is not in “{source}”. Copy the words from the source."), arguments
        )
    if near := index.nearest(needle):
        return Message(
            N_(
                "The quote “{quote}” is not in “{source}”. The nearest sentence there is “{nearest}”. "
                "Copy the words from the source."
            ),
            {**arguments, "nearest": near},
        )
    return Message(N_("The quote “{quote}” is not in “{source}”, nor is anything like it."), arguments)


def stands_without_marks(index: DocumentIndex, quote: Quote) -> bool:
    """Tell whether the document has the words of the quote, only not the quotation marks around them."""
    before, needle, after = _normalised(quote)
    words = needle.strip('"')
    return bool(words) and words != needle and bool(index.positions(before + words + after))


def _normalised(quote: Quote) -> tuple[str, str, str]:
    """Return the words before a quote, the quote, and the words after it, as an index looks for them."""
    before = normalise(quote.before) if quote.before else ""
    after = normalise(quote.after) if quote.after else ""
    return before, normalise(quote.text), after
