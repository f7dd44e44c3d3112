"""What a YAML parser stumbled over, in words for people who do not know YAML.

The parser says where it gave up, which is often a line or two after the mistake. The usual mistakes
are looked for in the lines between the beginning of what it was reading and that place.
"""

from __future__ import annotations

import re
from itertools import islice

import yaml

from cqbrief.briefing.record import Record, record
from cqbrief.i18n.messages import N_, Message

_LEAD = r"^(?P<lead>\s*(?:- +)*)"
_FULL_WIDTH_COLON = re.compile(_LEAD + r"(?P<key>[A-Za-z_][\w-]*)\s*(?P<mark>：)")
_NO_SPACE = re.compile(_LEAD + r"(?P<key>[A-Za-z_][\w-]*)(?P<mark>:)(?=[^\s:/])")
_KEY = re.compile(_LEAD + r"[A-Za-z_][\w-]*:(?:\s|$)")
_VALUE = re.compile(_LEAD + r"(?:(?P<key>[A-Za-z_][\w-]*):\s+)?(?P<value>\S.*)$")
_QUOTED = re.compile(r"""(?P<mark>["'])""")
_LOOK_BACK = 3
_MOST_TOKENS = 400_000
"""Looked through for a quotation mark without its partner; it takes half a second."""
WIDE_SPACES = "\u3000\u00a0\u2000-\u200a\u202f"
"""White space that is none for YAML, as a set of a pattern: the full-width one, and those of web pages."""
_WIDE_SPACE = re.compile(
    # Before a key or an item of a list; or between these and what belongs to them.
    rf"^ *(?:- +)*(?P<before>[{WIDE_SPACES}])\s*(?:- |[A-Za-z_][\w-]*\s*[:：])"
    rf"|^ *(?:- +)*(?:-|[A-Za-z_][\w-]*:)(?P<after>[{WIDE_SPACES}])"
)


@record
class Explanation(Record):
    """A mistake in YAML: the rule, the place counted from 1, what is wrong and what to do."""

    rule: str
    line: int
    column: int
    message: Message
    advice: Message | None = None


def explain(error: yaml.MarkedYAMLError, text: str) -> Explanation:
    """The most likely mistake behind a parser's error in `text`."""
    lines = text.splitlines() or [""]
    end = error.problem_mark or error.context_mark
    line = min(end.line, len(lines) - 1) if end else 0
    column = min(end.column, len(lines[line])) if end else 0
    problem, context = error.problem or "", error.context or ""
    if "quoted scalar" in context and error.context_mark and "end of stream" in problem + context:
        mark = error.context_mark
        return _at("unclosed-quote", mark.line, mark.column, _UNCLOSED_QUOTE, _CLOSE_QUOTE)
    if "document" in problem + context and "separator" in problem + context and error.context_mark:
        mark = error.context_mark
        return _at("unclosed-quote", mark.line, mark.column, _UNCLOSED_QUOTE, _CLOSE_QUOTE)
    if found := _swallowing_quote(text, lines, line):
        return found
    if "escape" in problem:
        return _at("bad-escape", line, column, _BAD_ESCAPE, _DOUBLE_BACKSLASH)
    return (
        _tab(lines, line, column, problem)
        or _wide_space(lines, line)
        or _colon(lines, line)
        or _opening(lines, line, column, problem)
        or _bracket(error, problem)
        or _structure(lines, line, column, problem)
    )


def _swallowing_quote(text: str, lines: list[str], line: int) -> Explanation | None:
    """A quotation mark without its partner takes whole lines with keys for text, up to the next such mark."""
    if not _QUOTED.search(lines[line]):
        return None  # The mark that ends such a text stands in the line that was stumbled over.
    try:
        # The C loader: a large file has a million tokens.
        for token in islice(yaml.scan(text, Loader=yaml.CSafeLoader), _MOST_TOKENS):
            start, end = token.start_mark, token.end_mark
            if start.line > line:
                break
            quoted = isinstance(token, yaml.ScalarToken) and token.style in ('"', "'")
            if (
                quoted
                and start.line < end.line == line
                and any(map(_KEY.match, lines[start.line + 1 : line]))
            ):
                return _at("unclosed-quote", start.line, start.column, _UNCLOSED_QUOTE, _CLOSE_QUOTE)
    except yaml.YAMLError:
        pass  # What the parser stumbled over.
    return None


def _tab(lines: list[str], line: int, column: int, problem: str) -> Explanation | None:
    indent = re.match(r"\s*", lines[line])
    found = indent[0].find("\t") if indent else -1
    if found >= 0 or "tab" in problem:
        return _at("tab", line, max(found, 0), _TAB, _USE_SPACES)
    return None


def _wide_space(lines: list[str], line: int) -> Explanation | None:
    # The parser takes such a line for text, and stumbles over the one after it.
    for number in range(line, max(line - _LOOK_BACK, 0) - 1, -1):
        if found := _WIDE_SPACE.match(lines[number]):
            mark = "before" if found["before"] else "after"
            return wide_space(number, found.start(mark), found[mark])
    return None


def wide_space(line: int, column: int, space: str) -> Explanation:
    """For white space that YAML does not know, at a line and column counted from 0."""
    return _at("full-width-space", line, column, _WIDE, _PLAIN_SPACES, code=f"{ord(space):04X}")


def _colon(lines: list[str], line: int) -> Explanation | None:
    # The line itself first, then those above it: a text without its colon swallows the next line.
    for number in range(line, max(line - _LOOK_BACK, 0) - 1, -1):
        if found := _FULL_WIDTH_COLON.match(lines[number]):
            return _at(
                "full-width-colon", number, found.start("mark"), _FULL_WIDTH, _HALF_WIDTH, key=found["key"]
            )
        if found := _NO_SPACE.match(lines[number]):
            return _at("space-after-colon", number, found.start("mark"), _NO_BLANK, _BLANK, key=found["key"])
    return None


def _opening(lines: list[str], line: int, column: int, problem: str) -> Explanation | None:
    """A value that begins with, or has in it, a character that means something in YAML."""
    found = _VALUE.match(lines[line])
    if not found:
        return None
    value, start = found["value"], found.start("value")
    if value[0] in "@`%|>*&!,]}#" and ("cannot start" in problem or column >= start):
        return _at("quotes-needed", line, start, _OPENING, _PUT_IN_QUOTES, character=value[0])
    if value[0] in "{[" and column > start and "did not find expected key" in problem:
        return _at("quotes-needed", line, start, _OPENING, _PUT_IN_QUOTES, character=value[0])
    if value[0] in "\"'" and column > start:
        return _at("after-quote", line, column, _AFTER_QUOTE, _QUOTE_ALL)
    if "mapping values" in problem and found["key"] and column > start:
        return _at("quotes-needed", line, column, _COLON_INSIDE, _PUT_IN_QUOTES)
    if "block sequence entries" in problem:
        return _at("list-on-key-line", line, column, _LIST_ON_LINE, _LIST_BELOW)
    return None


def _bracket(error: yaml.MarkedYAMLError, problem: str) -> Explanation | None:
    if "',' or" in problem and error.context_mark:
        mark = error.context_mark
        return _at("unclosed-bracket", mark.line, mark.column, _UNCLOSED_BRACKET, _CLOSE_BRACKET)
    return None


def _structure(lines: list[str], line: int, column: int, problem: str) -> Explanation:
    indent = len(lines[line]) - len(lines[line].lstrip())
    if "could not find expected ':'" in problem:
        # The parser notices one line late: the key is the last line above that holds words.
        above = next((n for n in range(line, -1, -1) if lines[n].strip() and ":" not in lines[n]), line)
        start = len(lines[above]) - len(lines[above].lstrip())
        return _at("colon-missing", above, start, _NO_COLON, _BLANK_EXAMPLE)
    if "mapping values" in problem or "did not find expected" in problem:
        return _at("indentation", line, indent, _INDENTATION, _INDENT_ALIKE)
    return _at("not-yaml", line, column, _NOT_YAML, _PUT_IN_QUOTES)


def _at(
    rule: str, line: int, column: int, template: str, advice: str | None = None, **arguments: object
) -> Explanation:
    return Explanation(
        rule,
        line + 1,
        column + 1,
        Message(template, arguments),
        Message(advice, arguments) if advice else None,
    )


_TAB = N_("This line is indented with a tab.")
_USE_SPACES = N_("Use spaces, two for each level.")
_WIDE = N_("A full-width or other special space (U+{code}) stands here, which YAML does not know.")
_PLAIN_SPACES = N_("Type plain spaces instead, two for each level.")
_FULL_WIDTH = N_("After “{key}” stands a full-width colon (：).")
_HALF_WIDTH = N_("Type a plain colon and a space: “{key}: …”.")
_NO_BLANK = N_("After “{key}:” a space is missing.")
_BLANK = N_("Write “{key}: …”.")
_NO_COLON = N_("This line has no colon, so it is neither a key nor part of the text above.")
_BLANK_EXAMPLE = N_("Write “key: …”; a text over several lines is indented deeper than its key.")
_UNCLOSED_QUOTE = N_("The quotation mark that opens here is never closed.")
_CLOSE_QUOTE = N_("Close it at the end of the text.")
_AFTER_QUOTE = N_("Text goes on after the closing quotation mark.")
_QUOTE_ALL = N_("Put the whole text in quotation marks: '…' outside where \" stands inside.")
_BAD_ESCAPE = N_("A backslash in double quotation marks begins a code that is unknown here.")
_DOUBLE_BACKSLASH = N_("Write \\\\ for a backslash, or use single quotation marks.")
_OPENING = N_("A text cannot begin with “{character}” without quotation marks.")
_COLON_INSIDE = N_("The text holds a colon followed by a space, which would make it a key.")
_PUT_IN_QUOTES = N_("Put the whole text in quotation marks: '…'.")
_LIST_ON_LINE = N_("A list cannot begin on the line of its key.")
_LIST_BELOW = N_("Write each item on a line of its own, beginning with “- ”.")
_UNCLOSED_BRACKET = N_("The bracket that opens here is not closed.")
_CLOSE_BRACKET = N_("Close it, or put the text in quotation marks if the bracket is part of it.")
_INDENTATION = N_("The indentation of this line fits none of the lines above.")
_INDENT_ALIKE = N_("Keys that belong together begin in the same column; what is under a key, two further.")
_NOT_YAML = N_("This is not valid YAML.")
