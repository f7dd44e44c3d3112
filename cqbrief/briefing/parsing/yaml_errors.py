"""What a YAML parser stumbled over, in words for people who do not know YAML.

The parser says where it gave up, which is often a line or two after the mistake. The usual mistakes
are looked for in the lines between the beginning of what it was reading and that place.
"""

from __future__ import annotations

import re
from itertools import islice

import yaml

from cqbrief.briefing.problems import Rule
from cqbrief.briefing.record import Record, record
from cqbrief.i18n.messages import N_, Message

NOT_YAML = Rule(
    "not-yaml",
    "error",
    N_(
        "The files are YAML: “key: value” with a colon and a blank of half width, lists with “- ” "
        "on lines of their own, and two blanks (no tab) for each level. A text that begins with a "
        "sign such as a brace, [ or @, or has “: ” in it, stands in quotation marks."
    ),
)
UNCLOSED_QUOTE = Rule("unclosed-quote", "error", NOT_YAML.explanation)
UNCLOSED_BRACKET = Rule("unclosed-bracket", "error", NOT_YAML.explanation)
AFTER_QUOTE = Rule("after-quote", "error", NOT_YAML.explanation)
QUOTES_NEEDED = Rule("quotes-needed", "error", NOT_YAML.explanation)
BAD_ESCAPE = Rule("bad-escape", "error", NOT_YAML.explanation)
COLON_MISSING = Rule("colon-missing", "error", NOT_YAML.explanation)
SPACE_AFTER_COLON = Rule("space-after-colon", "error", NOT_YAML.explanation)
FULL_WIDTH_COLON = Rule("full-width-colon", "error", NOT_YAML.explanation)
FULL_WIDTH_SPACE = Rule("full-width-space", "error", NOT_YAML.explanation)
INDENTATION = Rule("indentation", "error", NOT_YAML.explanation)
TAB = Rule("tab", "error", NOT_YAML.explanation)
LIST_ON_KEY_LINE = Rule("list-on-key-line", "error", NOT_YAML.explanation)

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
class YamlMistake(Record):
    """Describe a mistake in YAML: the rule, the place counted from 1, what is wrong and what to do."""

    rule: Rule
    line: int
    column: int
    message: Message
    advice: Message


def explain(error: yaml.MarkedYAMLError, text: str) -> YamlMistake:
    """Return the most likely mistake behind a parser's error in `text`."""
    lines = text.splitlines() or [""]
    end = error.problem_mark or error.context_mark
    line = min(end.line, len(lines) - 1) if end else 0
    column = min(end.column, len(lines[line])) if end else 0
    problem, context = error.problem or "", error.context or ""
    if "quoted scalar" in context and error.context_mark and "end of stream" in problem + context:
        mark = error.context_mark
        return _at(_UNCLOSED_QUOTE, mark.line, mark.column)
    if "document" in problem + context and "separator" in problem + context and error.context_mark:
        mark = error.context_mark
        return _at(_UNCLOSED_QUOTE, mark.line, mark.column)
    if found := _swallowing_quote(text, lines, line):
        return found
    if "escape" in problem:
        return _at(_BAD_ESCAPE, line, column)
    return (
        _tab(lines, line, column, problem)
        or _wide_space(lines, line)
        or _colon(lines, line)
        or _opening(lines, line, column, problem)
        or _bracket(error, problem)
        or _structure(lines, line, column, problem)
    )


def _swallowing_quote(text: str, lines: list[str], line: int) -> YamlMistake | None:
    """Find a quotation mark without its partner, which takes lines with keys for text up to the next one."""
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
                return _at(_UNCLOSED_QUOTE, start.line, start.column)
    except yaml.YAMLError:
        pass  # What the parser stumbled over.
    return None


def _tab(lines: list[str], line: int, column: int, problem: str) -> YamlMistake | None:
    indent = re.match(r"\s*", lines[line])
    found = indent[0].find("\t") if indent else -1
    if found >= 0 or "tab" in problem:
        return _at(_TAB, line, max(found, 0))
    return None


def _wide_space(lines: list[str], line: int) -> YamlMistake | None:
    # The parser takes such a line for text, and stumbles over the one after it.
    for number in range(line, max(line - _LOOK_BACK, 0) - 1, -1):
        if found := _WIDE_SPACE.match(lines[number]):
            mark = "before" if found["before"] else "after"
            return wide_space(number, found.start(mark), found[mark])
    return None


def wide_space(line: int, column: int, space: str) -> YamlMistake:
    """Describe white space that YAML does not know, at a line and column counted from 0."""
    return _at(_WIDE, line, column, code=f"{ord(space):04X}")


def _colon(lines: list[str], line: int) -> YamlMistake | None:
    # The line itself first, then those above it: a text without its colon swallows the next line.
    for number in range(line, max(line - _LOOK_BACK, 0) - 1, -1):
        if found := _FULL_WIDTH_COLON.match(lines[number]):
            return _at(_FULL_WIDTH, number, found.start("mark"), key=found["key"])
        if found := _NO_SPACE.match(lines[number]):
            return _at(_NO_BLANK, number, found.start("mark"), key=found["key"])
    return None


def _opening(lines: list[str], line: int, column: int, problem: str) -> YamlMistake | None:
    """Return a value that begins with, or has in it, a character that means something in YAML."""
    found = _VALUE.match(lines[line])
    if not found:
        return None
    value, start = found["value"], found.start("value")
    if value[0] in "@`%|>*&!,]}#" and ("cannot start" in problem or column >= start):
        return _at(_OPENING, line, start, character=value[0])
    if value[0] in "{[" and column > start and "did not find expected key" in problem:
        return _at(_OPENING, line, start, character=value[0])
    if value[0] in "\"'" and column > start:
        return _at(_AFTER_QUOTE, line, column)
    if "mapping values" in problem and found["key"] and column > start:
        return _at(_COLON_INSIDE, line, column)
    if "block sequence entries" in problem:
        return _at(_LIST_ON_LINE, line, column)
    return None


def _bracket(error: yaml.MarkedYAMLError, problem: str) -> YamlMistake | None:
    if "',' or" in problem and error.context_mark:
        mark = error.context_mark
        return _at(_UNCLOSED_BRACKET, mark.line, mark.column)
    return None


def _structure(lines: list[str], line: int, column: int, problem: str) -> YamlMistake:
    indent = len(lines[line]) - len(lines[line].lstrip())
    if "could not find expected ':'" in problem:
        # The parser notices one line late: the key is the last line above that holds words.
        above = next((n for n in range(line, -1, -1) if lines[n].strip() and ":" not in lines[n]), line)
        start = len(lines[above]) - len(lines[above].lstrip())
        return _at(_NO_COLON, above, start)
    if "mapping values" in problem or "did not find expected" in problem:
        return _at(_INDENTATION, line, indent)
    return _at(_NOT_YAML, line, column)


def _at(mistake: _Mistake, line: int, column: int, **arguments: object) -> YamlMistake:
    """Describe a mistake at a line and column counted from 0."""
    message, advice = Message(mistake.message, arguments), Message(mistake.advice, arguments)
    return YamlMistake(mistake.rule, line + 1, column + 1, message, advice)


@record
class _Mistake(Record):
    """Hold a mistake that is made again and again: its rule, what is wrong and what to do."""

    rule: Rule
    message: str
    advice: str


_UNCLOSED_QUOTE = _Mistake(
    UNCLOSED_QUOTE,
    N_("The quotation mark that opens here is never closed."),
    N_("Close it at the end of the text."),
)
_BAD_ESCAPE = _Mistake(
    BAD_ESCAPE,
    N_("A backslash in double quotation marks begins a code that is unknown here."),
    N_("Write \\\\ for a backslash, or use single quotation marks."),
)
_TAB = _Mistake(
    TAB,
    N_("This line is indented with a tab."),
    N_("Use spaces, two for each level."),
)
_WIDE = _Mistake(
    FULL_WIDTH_SPACE,
    N_("A full-width or other special space (U+{code}) stands here, which YAML does not know."),
    N_("Type plain spaces instead, two for each level."),
)
_FULL_WIDTH = _Mistake(
    FULL_WIDTH_COLON,
    N_("After “{key}” stands a full-width colon (：)."),
    N_("Type a plain colon and a space: “{key}: …”."),
)
_NO_BLANK = _Mistake(
    SPACE_AFTER_COLON,
    N_("After “{key}:” a space is missing."),
    N_("Write “{key}: …”."),
)
_OPENING = _Mistake(
    QUOTES_NEEDED,
    N_("A text cannot begin with “{character}” without quotation marks."),
    N_("Put the whole text in quotation marks: '…'."),
)
_AFTER_QUOTE = _Mistake(
    AFTER_QUOTE,
    N_("Text goes on after the closing quotation mark."),
    N_("Put the whole text in quotation marks: '…' outside where \" stands inside."),
)
_COLON_INSIDE = _Mistake(
    QUOTES_NEEDED,
    N_("The text holds a colon followed by a space, which would make it a key."),
    N_("Put the whole text in quotation marks: '…'."),
)
_LIST_ON_LINE = _Mistake(
    LIST_ON_KEY_LINE,
    N_("A list cannot begin on the line of its key."),
    N_("Write each item on a line of its own, beginning with “- ”."),
)
_UNCLOSED_BRACKET = _Mistake(
    UNCLOSED_BRACKET,
    N_("The bracket that opens here is not closed."),
    N_("Close it, or put the text in quotation marks if the bracket is part of it."),
)
_NO_COLON = _Mistake(
    COLON_MISSING,
    N_("This line has no colon, so it is neither a key nor part of the text above."),
    N_("Write “key: …”; a text over several lines is indented deeper than its key."),
)
_INDENTATION = _Mistake(
    INDENTATION,
    N_("The indentation of this line fits none of the lines above."),
    N_("Keys that belong together begin in the same column; what is under a key, two further."),
)
_NOT_YAML = _Mistake(
    NOT_YAML,
    N_("This is not valid YAML."),
    N_("Put the whole text in quotation marks: '…'."),
)
