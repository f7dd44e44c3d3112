"""The encodings that office programs save text in: UTF-8, UTF-16 and GB 18030."""

from __future__ import annotations

from typing import Literal, NamedTuple

Encoding = Literal["UTF-8", "UTF-16", "GB18030"]

_COMMON = 0.75
"""Share of the characters beyond ASCII that GB 2312 has in any Chinese text. In text of another encoding
that happens to be well-formed GB 18030 (Big5, Latin-1, damaged UTF-8) at most two thirds are such."""
_LOOKED_AT = 4096


class Decoded(NamedTuple):
    """Hold a text, without its byte-order mark, and how it was encoded."""

    text: str
    encoding: Encoding


def decode(data: bytes) -> Decoded | None:
    """Decode `data` as UTF-8, as UTF-16 (by its mark, or by its zeros), else as GB 18030.

    None where it is none of these throughout, or is GB 18030 by accident only: nothing is guessed.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _as(data, "utf-16", "UTF-16")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = ""
    else:
        # In a text of Latin letters UTF-16 without a mark is well-formed UTF-8 with a zero in every pair.
        if "\0" not in text[:_LOOKED_AT]:
            return Decoded(text, "UTF-8")
    if unmarked := _without_mark(data):
        return unmarked
    if text:
        return Decoded(text, "UTF-8")
    chinese = _as(data, "gb18030", "GB18030")
    return chinese if chinese is not None and _is_chinese(chinese.text) else None


def decode_damaged(data: bytes) -> str:
    """Decode what `decode` cannot: what fits no encoding becomes U+FFFD. Never fails."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    chinese = data.decode("gb18030", errors="replace")
    return chinese if _is_chinese(chinese) else data.decode("utf-8-sig", errors="replace")


def place_of_damage(data: bytes) -> tuple[int, int]:
    """Find the line and column, from 1, of the first byte of `data` that is no UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
        return before.count("\n") + 1, len(before) - before.rfind("\n")
    return 1, 1


def _as(data: bytes, codec: str, encoding: Encoding) -> Decoded | None:
    try:
        return Decoded(data.decode(codec), encoding)
    except UnicodeDecodeError:
        return None


def _without_mark(data: bytes) -> Decoded | None:
    """Decode UTF-16 without a mark: digits, commas and ends of lines have their zero always on one side."""
    beginning = data[:_LOOKED_AT]
    first, second = beginning[::2].count(0), beginning[1::2].count(0)
    if bool(first) == bool(second) or max(first, second) * 16 < len(beginning) or len(data) % 2:
        return None
    found = _as(data, "utf-16-le" if second else "utf-16-be", "UTF-16")
    if found is None or "\0" in found.text:
        return None
    narrow, common = _common(found.text)
    return found if narrow + common >= _COMMON * len(found.text) else None


def _is_chinese(text: str) -> bool:
    narrow, common = _common(text)
    return common >= _COMMON * (len(text) - narrow)


def _common(text: str) -> tuple[int, int]:
    """Count the characters of `text` in ASCII and, beyond that, in GB 2312."""
    narrow = len(text.encode("ascii", errors="ignore"))
    return narrow, (len(text.encode("gb2312", errors="ignore")) - narrow) // 2
