"""YAML text as a tree of nodes that know their line and column.

Only the plain part of YAML is taken: mappings, sequences and scalars, and every scalar is text, so
that yes, 012, 1:30, 2.40 and 2021-12-01 stay what was typed. The tree is built straight from the
parser's events: nothing is resolved, expanded or constructed, and a file that nests too deep is
given up at that event, before the parser's work on it grows with the square of the depth.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from cqbrief.briefing.parsing.yaml_errors import NOT_YAML, WIDE_SPACES, explain, wide_space
from cqbrief.briefing.parsing.yaml_text import CONTROL_CHARACTER, INVISIBLE, without_folding_spaces
from cqbrief.briefing.problem_collector import ProblemCollector
from cqbrief.briefing.problems import Rule, SourceLocation
from cqbrief.i18n.messages import N_, Message

ALIAS = Rule(
    "alias",
    "error",
    N_(
        "YAML can do more than a briefing needs. Aliases, anchors, tags, second documents and "
        "endless nesting are not read: what is read is what stands there."
    ),
)
ANCHOR = Rule("anchor", "error", ALIAS.explanation)
TAG = Rule("tag", "error", ALIAS.explanation)
SEVERAL_DOCUMENTS = Rule("several-documents", "error", ALIAS.explanation)
TOO_DEEP = Rule("too-deep", "error", ALIAS.explanation)
TOO_MANY_ENTRIES = Rule("too-many-entries", "error", ALIAS.explanation)
TEXT_TOO_LONG = Rule(
    "text-too-long",
    "error",
    N_(
        "A value is a word, a number or a few sentences, never a book: what is longer than some thirty "
        "printed pages got there by mistake, and would only cost time."
    ),
)
EMPTY_FILE = Rule(
    "empty-file",
    "error",
    N_(
        "A briefing is `briefing.yaml`, which says `cqbrief: 1`, and the theme files that it "
        "lists, each once and each with something in it."
    ),
)
KEY_EXPECTED = Rule(
    "key-expected",
    "error",
    N_(
        "Each key takes one kind of thing: a plain value, a text (in one language or two), a list, "
        "or a group of keys. What stands here is of another kind, or nothing does."
    ),
)

MAX_DEPTH = 30
MAX_NODES = 200_000
MAX_CHARACTERS = 50_000
"""Of one value, some thirty printed pages: what is looked for in a text takes time for each letter."""
_WIDE_LEAD = re.compile(f"[{WIDE_SPACES}]")

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TOO_DEEP = "maximum nesting depth"
_ENDS = frozenset({yaml.MappingEndEvent, yaml.SequenceEndEvent})
_BLOCK_STYLES = frozenset("|>")


@dataclass(slots=True)
class Scalar:
    """Hold a text as typed; `style` is the quotation mark or block indicator, empty for plain text."""

    text: str
    line: int
    column: int
    style: str = ""


@dataclass(slots=True)
class Sequence:
    """Hold a list of nodes."""

    items: list[Node]
    line: int
    column: int


@dataclass(slots=True)
class Mapping:
    """Hold keys and values in order; a key that stands there twice is there twice."""

    entries: list[tuple[Scalar, Node]]
    line: int
    column: int


@dataclass(slots=True)
class BrokenNode:
    """Mark something that was reported already, to be passed over silently."""

    line: int
    column: int


Node = Scalar | Sequence | Mapping | BrokenNode


@dataclass(slots=True)
class NodeAllowance:
    """Count how many nodes the files of a briefing may have together; each takes its own from it."""

    nodes: int


def compose(
    text: str, file: str, problems: ProblemCollector, allowance: NodeAllowance | None = None
) -> Node | None:
    """Return the tree of one YAML document; None when there is none, with the reason reported.

    Tags, anchors, aliases, texts of more than `MAX_CHARACTERS` and keys that are no plain text are reported
    and become `BrokenNode`. Wrong syntax, several documents, more than `MAX_DEPTH` levels, and more nodes
    than `MAX_NODES` or the `allowance` has left, end the reading.
    """
    builder = _Builder(text, file, problems, min(MAX_NODES, allowance.nodes) if allowance else MAX_NODES)
    try:
        complete = builder.build()
        if allowance is not None:
            allowance.nodes -= builder.nodes
        if not complete:
            return None
    except yaml.MarkedYAMLError as error:
        if _TOO_DEEP in (error.problem or ""):
            # The parser looks ahead, and from PyYAML 6.0.4 on has a limit of its own.
            mark = error.problem_mark
            builder.give_up_depth(*((mark.line + 1, mark.column + 1) if mark else (0, 0)))
            return None
        found = explain(error, text)
        problems.report(
            found.rule, SourceLocation(file, found.line, found.column), "", found.message, found.advice
        )
        return None
    except yaml.YAMLError:
        problems.report(NOT_YAML, SourceLocation(file), "", Message(N_("This is not a YAML file.")))
        return None
    if builder.root is None or (isinstance(builder.root, Scalar) and not builder.root.text):
        problems.report(
            EMPTY_FILE,
            SourceLocation(file, 1, 1),
            "",
            Message(N_("The file is empty.")),
            Message(N_("Write keys and values, for example: title: …")),
        )
        return None
    return builder.root


class _Builder:
    """Put events together to nodes; one for each file."""

    def __init__(self, text: str, file: str, problems: ProblemCollector, most: int) -> None:
        self.root: Node | None = None
        self.nodes = 0
        self._most = most
        self._text = text
        self._file = file
        self._problems = problems
        self._open: list[Sequence | Mapping] = []
        self._keys: list[Node | None] = []  # for each open node: a key that waits for its value
        # A plain key stands in the text as it is: mostly no key has to be looked at.
        self._wide = _WIDE_LEAD.search(text) is not None
        self._documents = 0

    def build(self) -> bool:
        """Add what the parser finds, to the end; False when the file has to be given up."""
        parser = _LOADER(self._text)
        try:
            # `yaml.parse` makes three calls of each event; a large briefing has half a million.
            next_event = parser.get_event
            while (kind := type(event := next_event())) is not yaml.StreamEndEvent:
                if kind is yaml.ScalarEvent:
                    good = self._attach(self._scalar(event))
                elif kind in _ENDS:
                    self._open.pop()
                    self._keys.pop()
                    continue
                else:
                    good = self._take(event)
                if not good:
                    return False
            return True
        finally:
            parser.dispose()

    def _take(self, event: yaml.Event) -> bool:
        """Add an event that is no scalar and ends nothing; False when the file has to be given up."""
        mark = event.start_mark
        assert mark is not None  # events of a parser have marks; only those made by hand may lack them
        line, column = mark.line + 1, mark.column + 1
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            if len(self._open) >= MAX_DEPTH:
                return self.give_up_depth(line, column)
            if event.tag is not None or event.anchor is not None:
                self._report_decoration(event, line, column)
            node: Sequence | Mapping = (
                Mapping([], line, column)
                if isinstance(event, yaml.MappingStartEvent)
                else Sequence([], line, column)
            )
            if not self._attach(node):
                return False
            self._open.append(node)
            self._keys.append(None)
        elif isinstance(event, yaml.AliasEvent):
            self._report(
                ALIAS,
                line,
                column,
                Message(N_("An alias (*{name}) stands here; aliases are not read."), {"name": event.anchor}),
                Message(N_("Write the text out, or put it in quotation marks if it begins with *.")),
            )
            return self._attach(BrokenNode(line, column))
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                return self._give_up(
                    SEVERAL_DOCUMENTS,
                    line,
                    column,
                    Message(N_("A second document begins here; a file holds one.")),
                    Message(N_("Remove the line “---”.")),
                )
        return True

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar | BrokenNode:
        start, end = event.start_mark, event.end_mark
        assert start is not None and end is not None
        line, column = start.line + 1, start.column + 1
        text: str = event.value
        style: str = event.style or ""
        if len(text) > MAX_CHARACTERS:
            self._report(
                TEXT_TOO_LONG,
                line,
                column,
                Message(
                    N_("This text has {count} characters; no more than {most} are read."),
                    {"count": len(text), "most": MAX_CHARACTERS},
                ),
                Message(N_("Shorten it, or divide it among several entries.")),
            )
            return BrokenNode(line, column)
        if style != "|" and end.line > start.line:
            text = without_folding_spaces(text, self._text[start.index : end.index])
        if style in _BLOCK_STYLES:
            text = text.rstrip("\n")
        decorated = event.tag is not None or event.anchor is not None
        if decorated:
            self._report_decoration(event, line, column)
        if style == '"' and (found := INVISIBLE.search(event.value)):
            self._report(
                CONTROL_CHARACTER,
                line,
                column,
                Message(
                    N_("An invisible control character (U+{code}) stands here."),
                    {"code": f"{ord(found[0]):04X}"},
                ),
                Message(N_("Delete it, or type the line again.")),
            )
            decorated = True
        return BrokenNode(line, column) if decorated else Scalar(text, line, column, style)

    def _attach(self, node: Node) -> bool:
        """Put a node where it belongs; False when the file has to be given up."""
        self.nodes += 1
        if self.nodes > self._most:
            return self._give_up_counting(node)
        if not self._open:
            self.root = node
            return True
        parent = self._open[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
            return True
        key = self._keys[-1]
        if key is None:
            self._keys[-1] = node
            if self._wide and type(node) is Scalar and not node.style and _WIDE_LEAD.match(node.text):
                found = wide_space(node.line - 1, node.column - 1, node.text[0])
                return self._give_up(found.rule, node.line, node.column, found.message, found.advice)
            return True
        self._keys[-1] = None
        if type(key) is Scalar:
            parent.entries.append((key, node))
        elif type(key) is not BrokenNode:
            self._report(
                KEY_EXPECTED,
                key.line,
                key.column,
                Message(N_("A key has to be a plain word, not a list or a group of keys.")),
                Message(N_("If this is a text that begins with a brace or [, put it in quotation marks.")),
            )
        return True

    def _report_decoration(
        self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, line: int, column: int
    ) -> None:
        """Note a tag, an anchor or both."""
        if event.tag is not None:
            self._report(
                TAG,
                line,
                column,
                Message(N_("A tag ({tag}) stands here; tags are not read."), {"tag": event.tag}),
                Message(N_("Remove it, or put the text in quotation marks if it begins with !.")),
            )
        if event.anchor is not None:
            self._report(
                ANCHOR,
                line,
                column,
                Message(N_("An anchor (&{name}) stands here; anchors are not read."), {"name": event.anchor}),
                Message(N_("Remove it, or put the text in quotation marks if it begins with &.")),
            )

    def _report(self, rule: Rule, line: int, column: int, message: Message, advice: Message | None) -> None:
        self._problems.report(rule, SourceLocation(self._file, line, column), "", message, advice)

    def give_up_depth(self, line: int, column: int) -> bool:
        """Note that the content is nested too deep there; False, as the file has to be given up."""
        message = Message(N_("The content is nested more than {levels} levels deep."), {"levels": MAX_DEPTH})
        return self._give_up(TOO_DEEP, line, column, message)

    def _give_up_counting(self, node: Node) -> bool:
        if self._most == MAX_NODES:
            message = Message(N_("The file has more than {count} entries."), {"count": MAX_NODES})
            advice = Message(N_("Split it into several theme files."))
            return self._give_up(TOO_MANY_ENTRIES, node.line, node.column, message, advice)
        message = Message(N_("The briefing's files have too many entries together."))
        return self._give_up(TOO_MANY_ENTRIES, node.line, node.column, message)

    def _give_up(
        self, rule: Rule, line: int, column: int, message: Message, advice: Message | None = None
    ) -> bool:
        self._report(rule, line, column, message, advice)
        return False
