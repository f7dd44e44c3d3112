"""The words that the templates print besides the briefing's own: one entry for each key."""

from __future__ import annotations

from collections.abc import Mapping

from cqbrief.i18n.messages import N_
from cqbrief.i18n.translator import Translator

_STRINGS: Mapping[str, str] = {
    "contents": N_("Contents"),
    "at_a_glance": N_("At a glance"),
    "key_figures": N_("Key figures"),
    "figures": N_("More figures"),
    "charts": N_("Charts"),
    "tables": N_("Tables"),
    "stories": N_("People"),
    "measures": N_("Measures"),
    "silences": N_("Said without a number"),
    "pictures": N_("Pictures"),
    "all_figures": N_("All figures and their sources"),
    "ledger": N_("Ledger"),
    "arithmetic": N_("Arithmetic"),
    "verdict": N_("Verdict"),
    "glossary": N_("Glossary"),
    "units": N_("Units"),
    "notes": N_("Notes"),
    "corrections": N_("Corrections"),
    "sources": N_("Sources"),
    "colophon": N_("Colophon"),
    "credits": N_("Credits"),
    "number": N_("No."),
    "indicator": N_("Indicator"),
    "value": N_("Value"),
    "period": N_("Period"),
    "compared": N_("Compared with"),
    "evidence": N_("Evidence"),
    "what": N_("What was done"),
    "term": N_("Term"),
    "meaning": N_("Meaning"),
    "theme": N_("Theme"),
    "message": N_("Message"),
    "headline": N_("Headline figure"),
    "page": N_("Page"),
    "figure": N_("Figure"),
    "see": N_("See "),
    "table": N_("Table"),
    "values_of": N_("Values of"),
    "source": N_("Source"),
    "data": N_("Figures"),
    "not_given": N_("Not given in the source"),
    "no_picture": N_("The picture was not supplied"),
    "notes_here": N_("For notes"),
    "edition": N_("Edition"),
    "reading": N_("† derived from printed numbers by the formula shown; the source does not print it."),
    "bulletin": N_("Bulletin"),
    "issue": N_("issue number"),
    "issuer": N_("issuing office"),
    "date": N_("date of issue"),
    "open_gap": N_("[to be filled in: "),
    "close_gap": N_("]"),
    "by_standard": N_("Laid out by the values of GB/T 9704-2012, without claiming to conform to it."),
    "dash": N_(" - "),
    "appendix": N_("Appendix"),
    "colon": N_(": "),
    "comma": N_(", "),
    "continued": N_(" (continued)"),
    "stop": N_("."),
    "semicolon": N_("; "),
    "open": N_("“"),
    "close": N_("”"),
    "open_bracket": N_(" ("),
    "close_bracket": N_(")"),
}
"""Key in the templates -> a template of the catalogue."""


def template_strings(tr: Translator) -> dict[str, str]:
    """Return the words for every key of the templates, in the reader's language."""
    return {key: tr.text(template) for key, template in _STRINGS.items()}
