"""The text of a YAML file, before and after the parser: its bytes decoded, its wrapped lines joined."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from cqbrief.briefing.problem_collector import ProblemCollector
from cqbrief.briefing.problems import Rule, SourceLocation
from cqbrief.briefing.storage.encodings import decode, place_of_damage
from cqbrief.briefing.storage.folder import FILE_TOO_LARGE
from cqbrief.i18n.messages import N_, Message

NOT_UTF8 = Rule(
    "not-utf8",
    "error",
    N_(
        "The YAML files are UTF-8 text, which every editor can save, so that 约 and £ are read as they "
        "were typed."
    ),
)
YAML_ENCODING = Rule("yaml-encoding", "warning", NOT_UTF8.explanation)
CONTROL_CHARACTER = Rule(
    "control-character",
    "error",
    N_(
        "A character that shows nothing, mostly from copying out of a PDF, would spoil searching "
        "and printing."
    ),
)

MAX_BYTES = 8_000_000

# Everything an editor does not show, except tab and the ends of lines. U+FEFF only may open a file.
INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_CJK_PUNCTUATION = "“”‘’—…·"


def decode_yaml(data: bytes, file: str, problems: ProblemCollector) -> str | None:
    """Return the text of a YAML file without its byte-order mark; None, with a problem, for any other.

    UTF-16 and GB 18030, which office programs and old editors save, are read with a warning. Files above
    `MAX_BYTES` bytes and files with invisible control characters are refused.
    """
    if len(data) > MAX_BYTES:
        problems.report(
            FILE_TOO_LARGE,
            SourceLocation(file),
            "",
            Message(N_("The file is larger than {megabytes} MB."), {"megabytes": MAX_BYTES // 1_000_000}),
            Message(N_("Split it into several theme files.")),
        )
        return None
    decoded = decode(data)
    if decoded is None:
        line, column = place_of_damage(data)
        problems.report(
            NOT_UTF8,
            SourceLocation(file, line, column),
            "",
            Message(N_("The file is not encoded in UTF-8.")),
            Message(N_("Open it in your editor and save it again as UTF-8.")),
        )
        return None
    text, encoding = decoded
    if found := INVISIBLE.search(text):
        problems.report(
            CONTROL_CHARACTER,
            _place_of(text, found.start(), file),
            "",
            Message(
                N_("An invisible control character (U+{code}) stands here."), {"code": f"{ord(found[0]):04X}"}
            ),
            Message(N_("Delete it, or type the line again.")),
        )
        return None
    if encoding != "UTF-8":
        problems.report(
            YAML_ENCODING,
            SourceLocation(file),
            "",
            Message(N_("The file is saved in {encoding} and was read so."), {"encoding": encoding}),
            Message(N_("Save it as UTF-8, which every editor and program reads alike.")),
        )
    return text


def without_folding_spaces(value: str, raw: str) -> str:
    """Remove the blanks that YAML puts where a line was wrapped between two Chinese characters.

    Chinese has no blanks between words, so these were never meant; a blank typed inside a line stays.
    """
    # The marks of a quoted scalar are no part of its value.
    quoted = raw[:1] in ("'", '"') and raw[-1:] == raw[:1] and len(raw) > 1
    lines = [line.strip() for line in (raw[1:-1] if quoted else raw).splitlines()]
    position = 0
    for above, below in pairwise(lines):
        if above and below and _is_wide(above[-1]) and _is_wide(below[0]):
            tail, head = above[-8:], below[:8]
            # Onwards from the last one: an equal pair further up may have a blank that was typed.
            found = value.find(f"{tail} {head}", position)
            if found >= 0:
                position = found + len(tail)
                value = value[:position] + value[position + 1 :]
    return value


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF" or character in _CJK_PUNCTUATION


def _place_of(text: str, index: int, file: str) -> SourceLocation:
    before = text[:index].replace("\r\n", "\n").replace("\r", "\n")
    return SourceLocation(file, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
