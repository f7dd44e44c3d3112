"""Why words or cells of a source are no evidence for a value."""

from __future__ import annotations

from cqbrief.briefing.problems import Rule
from cqbrief.i18n.messages import N_

VALUE_NOT_IN_QUOTE = Rule(
    "value-not-in-quote",
    "error",
    N_(
        "The quote is the evidence for the value: it has to hold the same number, with its unit, "
        "its scale and its words of approximation and of change. So 500万 does not pass for 近500万, "
        "nor 0.4亿元 for 减少0.4亿元. Write the value as the source prints it, or quote the words that "
        "print it."
    ),
)
VALUE_CUT_SHORT = Rule(
    "value-cut-short",
    "error",
    N_(
        "A value is the whole number that stands there: 1亿2000万人 and not 2000万人, "
        "三成五 and not 三成, 16.1/10万 and not 10万. Where a mark such as 、 or a bracket "
        "leaves two readings, as in 1206、5亿元, no part of it is taken for the number."
    ),
)
CHANGE_WORD_LEFT_OUT = Rule(
    "change-word-left-out",
    "error",
    N_(
        "增长, 提高 and rose say which way a number goes, as 减少 and fell do. Written in the value they "
        "are printed wherever the figure is, and a comparison reads 同比增长20%. A fall without its "
        "word is an error, for its number would be another; a rise without it is a warning."
    ),
)
QUOTE_NOT_FOUND = Rule(
    "quote-not-found",
    "error",
    N_(
        "A quote leads the reader to one place of one source, so it stands there word for word and "
        "exactly once. Line ends, widths and the forms of quotation marks do not matter. Where the "
        "words repeat, quote more of them, or add `before:` or `after:`; where there are several "
        "sources, name one."
    ),
)
QUOTE_REPEATED = Rule("quote-repeated", "error", QUOTE_NOT_FOUND.explanation)
