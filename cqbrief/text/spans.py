"""Inline text as spans: words, numbers, states and places, made once and mapped by every medium. No Qt.

A number in a sentence is a span of its own from the beginning, and so nothing has to be read out of finished
text again: which stretch is a number, whose it is, what must stay on one line with it, how a change is
judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, TypeAlias

from cqbrief.briefing.text_width import ems
from cqbrief.i18n.messages import Message
from cqbrief.i18n.translator import Translator

SpanRole = Literal["words", "content", "number", "unit", "dagger", "status", "place", "unknown"]
"""What a span is.

`words`: the program's own, translated. `content`: as the author of the briefing or the source wrote it; there
may be numerals in it that are no figure's. `number`: a number as printed; of one that is set large its digits
and sign. `unit`: what stands beside those. `dagger`: the mark of a derived number. `status`: what must stand
with a number, such as （待核实）. `place`: where words stand in a source. `unknown`: a reference to a figure
that there is not.
"""

LONGEST_WHOLE = 14
"""Width in em of a period, mark or comparison that is not broken: 比2020年末提高0.4个百分点."""


LONGEST_UNIT = 20
"""Characters of a unit that stays on the line of its number, as percentage points does."""


class Span(NamedTuple):
    """Hold a stretch of inline text of one kind."""

    text: str
    role: SpanRole = "words"
    figure_id: str | None = None
    """Id of the figure to whose source it leads; None where it leads nowhere."""
    keep_together: bool = False
    """Whether no line may break inside it."""
    keep_with_next: bool = False
    """Whether no line may break between it and the span that follows."""
    improves: bool | None = None
    """Of a change, whether the briefing judges it one for the better; None where it does not judge."""


Spans: TypeAlias = tuple[Span, ...]


def spans_text(spans: Iterable[Span]) -> str:
    """Return the plain text of `spans`: for files, the clipboard and screen readers."""
    return "".join([span.text for span in spans])


def as_spans(parts: Iterable[str | Span | Sequence[Span]]) -> Spans:
    """Return the parts of a text as one sequence of spans; strings are the program's words, empty ones left
    out."""
    spans: list[Span] = []
    for part in parts:
        if isinstance(part, str):
            if part:
                spans.append(Span(part))
        elif isinstance(part, Span):
            spans.append(part)
        else:
            spans += part
    return tuple(spans)


def content_span(text: str) -> Spans:
    """Return `text`, which the author or the source wrote, as a span; none where it is empty."""
    return (Span(text, "content"),) if text else ()


def message_spans(message: Message, tr: Translator) -> Spans:
    """Return `message` in the reader's language, what fills its places as content."""
    arguments = {name: content_span(str(tr.argument(value))) for name, value in message.arguments.items()}
    return as_spans(tr.parts(message.template, **arguments))


def join_spans(phrases: Iterable[Sequence[Span]], between: str) -> Spans:
    """Return the phrases as one, parted by the words `between`; empty ones are left out."""
    joined: list[Span] = []
    for phrase in phrases:
        if joined and phrase:
            joined.append(Span(between))
        joined += phrase
    return tuple(joined)


def keep_whole(spans: Sequence[Span]) -> Spans:
    """Return `spans` such that they stay on one line all together."""
    last = len(spans) - 1
    return tuple(
        span._replace(keep_together=True, keep_with_next=span.keep_with_next or index < last)
        for index, span in enumerate(spans)
    )


def keep_short(spans: Sequence[Span], longest: float = LONGEST_WHOLE) -> Spans:
    """Return `spans` kept on one line if they are no wider than `longest` em, else as they are."""
    return keep_whole(spans) if ems(spans_text(spans)) <= longest else tuple(spans)


def break_at_spaces(spans: Iterable[Span]) -> Spans:
    """Return `spans` such that a line may break at the spaces in them too, each word and space a span of its
    own."""
    pieces: list[Span] = []
    for span in spans:
        for index, word in enumerate(span.text.split(" ")):
            if index:
                if pieces and pieces[-1].keep_with_next:
                    pieces[-1] = pieces[-1]._replace(keep_with_next=False)
                pieces.append(span._replace(text=" ", keep_together=False, keep_with_next=False))
            if word:
                pieces.append(span._replace(text=word))
    return tuple(pieces)


def break_before_number(spans: Sequence[Span], longest: int = LONGEST_UNIT) -> Spans:
    """Return a printed number such that a line may break at the spaces in front of its digits only.

    Digits and unit stay together, 818,000 vacancies as much as 81.8万个; of a unit longer than `longest`
    characters the first word does, and lines may break at the further spaces.
    """
    last = max((index for index, span in enumerate(spans) if span.role == "number"), default=-1)
    if last < 0:
        return break_at_spaces(spans)
    head, behind = (*break_at_spaces(spans[:last]), spans[last]), spans[last + 1 :]
    if len(spans_text(behind)) <= longest:
        return (*head, *behind)
    first, *rest = behind
    cut = first.text.find(" ", 1)
    if cut < 0:
        return (*head, first, *break_at_spaces(rest))
    word = first._replace(text=first.text[:cut], keep_with_next=False)
    return (*head, word, *break_at_spaces((first._replace(text=first.text[cut:]), *rest)))


def break_anywhere(spans: Iterable[Span]) -> Spans:
    """Return `spans` with nothing in them kept on one line: for what is longer than any line."""
    return tuple(span._replace(keep_together=False, keep_with_next=False) for span in spans)
