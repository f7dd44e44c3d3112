"""What a language brings to be spoken in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cqbrief.briefing.quantities.quantity import Qualifier
from cqbrief.briefing.record import Record, record
from cqbrief.text.phrasing.named_time import NamedTime


@record
class NumberWords(Record):
    """Hold what the words of printed numbers mean in a language in which they are not understood."""

    meanings: Mapping[str, str]
    """Of scales, and of units that are no counted things; these the briefing explains under `units:`."""
    counted: Mapping[str, str]
    """Of the commonest counted things, for an axis: its words are the program's own."""
    qualifiers: Mapping[Qualifier, str]
    rise: str
    fall: str


@record
class Phrasing(Record):
    """Describe how a language says what is more than a translated sentence."""

    writes: Callable[[str], bool]
    """Tells whether words are in it."""
    numeral: Callable[[int], str]
    """Writes the number of a heading."""
    read_time: Callable[[str], NamedTime | None]
    """Reads a time written in it; None where its form is not known."""
    say_time: Callable[[NamedTime], str | None]
    """Says a time; None where it has no words for it."""
    lead: str
    """Pattern of words of comparison that an author may have written before a time."""
    tail: str | None
    """Pattern of such words behind it."""
    set_off: Callable[[str], str]
    """Parts words inside a sentence from those beside them where another script asks for it."""
    time_first: bool
    """Whether a number's time and place stand before its name: 2020年重庆就业人数."""
    between_names: str
    """Between time, place and name of a number."""
    before_value: str
    """Between them and the number."""
    number_words: NumberWords | None
    """None where the words of Chinese numbers need no explanation."""
