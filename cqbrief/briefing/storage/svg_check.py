"""Whether an SVG picture is only a picture: nothing outside it is read, and drawing it comes to an end."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from math import prod
from xml.parsers import expat

from cqbrief.briefing.problems import Rule, UnplacedProblem
from cqbrief.briefing.storage.image_header import PICTURE_TOO_LARGE
from cqbrief.i18n.messages import N_, Message

SVG_DOCTYPE = Rule("svg-doctype", "error", PICTURE_TOO_LARGE.explanation)
SVG_ENCODING = Rule("svg-encoding", "error", PICTURE_TOO_LARGE.explanation)
SVG_MALFORMED = Rule("svg-malformed", "error", PICTURE_TOO_LARGE.explanation)
SVG_REFERS_OUTSIDE = Rule("svg-refers-outside", "error", PICTURE_TOO_LARGE.explanation)
SVG_TOO_LARGE = Rule("svg-too-large", "error", PICTURE_TOO_LARGE.explanation)

MOST_ELEMENTS = 100_000
"""Elements drawn, each counted as often as <use>, patterns, masks and markers repeat it."""
MOST_LEVELS = 128
"""Elements inside one another."""
MOST_USES = 16
"""<use> of a <use> of a <use>: what draws them calls itself for each."""

# What stands in the picture itself. A picture inside it is told by its first bytes, for an SVG there
# would be drawn without having been checked.
_INSIDE = re.compile(r"#|data:image/(?:png;base64,iVBORw0KGgo|jpe?g;base64,/9j/)")
_REPEATING = frozenset({"pattern", "mask", "marker"})
_AS_PNG = N_("Save the picture as PNG.")


class _RefusedError(Exception):
    def __init__(self, problem: UnplacedProblem) -> None:
        super().__init__(problem.rule.id)
        self.problem = problem


def check_svg(data: bytes, file: str) -> UnplacedProblem | None:
    """Return what is wrong with the SVG `data`; None for a harmless picture.

    Refused are other encodings than UTF-8, a DOCTYPE (it may define entities without end), stylesheets
    and references outside the file, and more elements than `MOST_ELEMENTS`.
    """
    tree = _Tree(file)
    # Qt would follow another encoding, told by its declaration or its bytes, and might see other text
    # than was checked.
    parser = expat.ParserCreate("utf-8")
    parser.XmlDeclHandler = tree.declared
    parser.StartDoctypeDeclHandler = tree.doctype
    parser.ProcessingInstructionHandler = tree.instruction
    parser.StartElementHandler = tree.start
    parser.EndElementHandler = tree.end
    try:
        if b"\0" in data:
            raise tree.foreign()
        parser.Parse(data, True)
        tree.measure()
    except _RefusedError as refused:
        return refused.problem
    except expat.ExpatError as error:
        return UnplacedProblem(
            SVG_MALFORMED,
            Message(
                N_("“{file}” is not well-formed SVG in its line {line}."),
                {"file": file, "line": error.lineno},
            ),
            Message(N_("Save the picture again, or save it as PNG.")),
        )
    return None


class _Tree:
    """Hold the elements of one file by their number in it, from 0, and how they repeat one another."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._open: list[int] = []
        self._ends: list[int] = []
        self._named: defaultdict[str, list[int]] = defaultdict(list)
        self._use_at: list[int] = []
        self._use_of: list[str] = []
        self._repeating: list[int] = []
        self._known: dict[int, tuple[int, int]] = {}

    def declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() not in ("utf-8", "us-ascii"):
            raise self.foreign()

    def foreign(self) -> _RefusedError:
        return self._refused(
            SVG_ENCODING, N_("“{file}” is not UTF-8 text."), N_("Save it as UTF-8 or as PNG.")
        )

    def doctype(self, *_: object) -> None:
        raise self._refused(
            SVG_DOCTYPE,
            N_("“{file}” has a DOCTYPE, which may define text without end."),
            N_("Delete what stands between “<!DOCTYPE” and its “>”, or save the picture as PNG."),
        )

    def instruction(self, target: str, _data: str) -> None:
        if target == "xml-stylesheet":
            raise self._outside(target)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        number = len(self._ends)
        # Not only in the end, so that a file of nothing but elements does not fill the memory.
        if number == MOST_ELEMENTS or len(self._open) == MOST_LEVELS:
            raise self._too_much()
        self._open.append(number)
        self._ends.append(number)
        kind = _local(name)
        if kind in _REPEATING:
            self._repeating.append(number)
        for key, value in attributes.items():
            if _local(key) == "id":
                self._named[value].append(number)
            elif _local(key) == "href":
                if not _INSIDE.match(value):
                    raise self._outside(value[:80])
                if kind == "use":
                    self._use_at.append(number)
                    self._use_of.append(value[1:])

    def end(self, _name: str) -> None:
        self._ends[self._open.pop()] = len(self._ends)

    def measure(self) -> None:
        """Raise unless the whole draws at most `MOST_ELEMENTS` elements.

        Who is painted with a pattern may be said by an ancestor or a stylesheet, so every pattern, mask
        and marker is taken to be repeated by all the rest.
        """
        drawn, _ = self._drawn(0, MOST_USES)
        if drawn * prod(1 + self._drawn(number, MOST_USES)[0] for number in self._repeating) > MOST_ELEMENTS:
            raise self._too_much()

    def _drawn(self, number: int, deeper: int) -> tuple[int, int]:
        """Return how many elements drawing this one draws, and how many <use> follow one another at most.

        A circle has no end and so is too deep.
        """
        if number in self._known:
            return self._known[number]
        end = self._ends[number]
        drawn, height = end - number, 0
        for at in range(bisect_left(self._use_at, number), bisect_left(self._use_at, end)):
            for used in self._named.get(self._use_of[at], ()):
                if deeper == 0:
                    raise self._too_much()
                more, below = self._drawn(used, deeper - 1)
                drawn, height = drawn + more, max(height, below + 1)
                if height > MOST_USES:
                    raise self._too_much()
        self._known[number] = drawn, height
        return drawn, height

    def _too_much(self) -> _RefusedError:
        return self._refused(
            SVG_TOO_LARGE,
            N_("“{file}” draws more than {most} elements, or they are nested too deeply."),
            _AS_PNG,
        )

    def _outside(self, target: str) -> _RefusedError:
        return self._refused(
            SVG_REFERS_OUTSIDE,
            N_("“{file}” refers to something outside it: {target}."),
            N_("Embed it as a PNG or JPEG picture, or save the whole as PNG."),
            target=target,
        )

    def _refused(self, rule: Rule, template: str, advice: str, **more: object) -> _RefusedError:
        arguments = {"file": self._file, "most": MOST_ELEMENTS, **more}
        return _RefusedError(UnplacedProblem(rule, Message(template, arguments), Message(advice)))


def _local(name: str) -> str:
    return name.rpartition(":")[2]
