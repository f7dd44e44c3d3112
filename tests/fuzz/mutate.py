"""Spoiled inputs, made by rule: the same random numbers give the same input."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from random import Random
from typing import Any

import yaml

TOKENS = (
    "", " ", "\t", "\0", "\x1b[31m", "\x7f", "\u0085", "\u2028", "\u200b", "\u202e", "\u2066", "\ufeff",
    "\uffff",
    "=1+1", "=HYPERLINK(\"http://a.example\")", "+1", "-1", "@SUM(A1)", "#N/A", "|cmd", "'", '"', "`",
    ";", ",", "\\",
    "9" * 5000, "1e999999999", "0." + "0" * 400 + "1", "-0", "1" + "0" * 79, "NaN", "Infinity", "1,2,3",
    "1.2.3",
    "１２３", "一百亿亿亿", "零", "两三", "七八家", "百分之三千万", "٣", "½", "①", "𝟙",
    "万亿万", "-0.3个百分点", "近约超过5",
    "{new_jobs}", "{", "}", "{{new_jobs}}", "{a", "｛new_jobs｝", "new_jobs / 0", "new_jobs ** new_jobs",
    "((((((((((", "new_jobs" + " + new_jobs" * 400, "jobs_target - jobs_target",
    "../../etc/passwd", "/etc/passwd", "C:\\x", "a/../b", "themes/1-jobs.yaml", ".", "..",
    "briefing.yaml", "sources",
    "&a [*a, *a]", "*a", "<<: *a", "!!python/object/apply:os.system [true]", "!x y", "[" * 60,
    "{a: " * 40, "? [a]",
    "- - - - - - - - - -", "---", "...", "%YAML 9.9", "|", ">", "|9", ">-", ": ", "#", "# x", "yes", "~",
    "null", "012",
    "#eval(panic())", "#set page(fill: red)", "$x^2$", "*b*", "_i_", "\\u{41}", "@ref", "<l>", "]", "](",
    "/*", "//",
    "<b>x</b>", "<script>", "</svg>", "&amp;", "&#0;", "<!DOCTYPE a [<!ENTITY b \"c\">]>", "%s%n", "\r",
    "\r\n", "\n\n",
    "甲" * 3000, "é" * 300, "e\u0301" * 50, "👩‍👩‍👧‍👦", "👍🏽",
    "مرحبا", "שלום", "ก็็็็", "x" * 70_000,
)  # fmt: skip
BYTES = (
    b"\xff", b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80",
    b"\0", b"\r",
    b"\r\n", b"\x1a", b"\x80", b"\x85", b"\xe2\x80\xa8", b"\xef\xbf\xbe",
)  # fmt: skip


def text_of(random: Random, alphabet: Sequence[str], most: int) -> str:
    """Up to `most` words of `alphabet`, now and then a hostile one."""
    words = [
        random.choice(TOKENS if random.random() < 0.15 else alphabet) for _ in range(random.randint(1, most))
    ]
    return "".join(words)


def spoiled_bytes(random: Random, data: bytes) -> bytes:
    """`data` with one to six changes of its bytes; now and then in another encoding."""
    content = bytearray(data)
    for _ in range(random.randint(1, 6)):
        at = random.randrange(len(content) + 1)
        length = random.choice((1, 1, 2, 4, 16, 200))
        match random.randrange(9):
            case 0:
                del content[at : at + length]
            case 1:
                content[at:at] = random.choice(BYTES)
            case 2:
                content[at:at] = random.choice(TOKENS).encode("utf-8", "surrogatepass")
            case 3 if content:
                content[at % len(content)] ^= 1 << random.randrange(8)
            case 4:
                content[at:at] = content[at : at + length] * random.choice((1, 2, 50))
            case 5:
                other = random.randrange(len(content) + 1)
                content[at : at + length] = content[other : other + length]
            case 6:
                content[at : at + 1] = random.randbytes(random.choice((1, 4, 8)))
            case 7:
                del content[at:]
            case _:
                content[at:at] = random.choice((b"\xed\xa0\x80", b"\xed\xb0\x80", "\u202e\u2069".encode()))
    whole = bytes(content)
    if random.random() < 0.05:
        encoding = random.choice(("utf-16", "utf-16-be", "utf-32", "gb18030"))
        whole = whole.decode("utf-8", "replace").encode(encoding)
    if random.random() < 0.05:
        whole = whole.replace(b"\n", random.choice((b"\r\n", b"\r", b"\n\0", b"\n\n\t")))
    return whole


def spoiled_lines(random: Random, text: str) -> str:
    """`text` with one to four of its lines taken out, doubled, exchanged,
    moved in or given another value."""
    lines = text.splitlines()
    for _ in range(random.randint(1, 4)):
        if not lines:
            break
        at = random.randrange(len(lines))
        line = lines[at]
        match random.randrange(7):
            case 0:
                del lines[at]
            case 1:
                lines.insert(random.randrange(len(lines)), line)
            case 2:
                other = random.randrange(len(lines))
                lines[at], lines[other] = lines[other], line
            case 3:
                lines[at] = " " * random.randint(0, 9) + line.lstrip()
            case 4 | 5:
                key, colon, _ = line.partition(":")
                value = random.choice((random.choice(TOKENS), random.choice(lines).partition(":")[2].strip()))
                lines[at] = f"{key}{colon} {value}"
            case _:
                lines[at] = line + random.choice(TOKENS)
    return "\n".join(lines) + "\n"


def spoiled_tree(random: Random, text: str) -> str:
    """YAML with one to four of its nodes exchanged, taken out, doubled, wrapped or made hostile."""
    tree = yaml.load(text, Loader=yaml.CBaseLoader)
    for _ in range(random.randint(1, 4)):
        nodes = list(_nodes(tree))
        if not nodes:
            break
        holder, key = random.choice(nodes)
        other_holder, other_key = random.choice(nodes)
        match random.randrange(6):
            case 0:
                holder[key] = random.choice(TOKENS)
            case 1:
                holder[key] = deepcopy(other_holder[other_key])
            case 2:
                del holder[key]
            case 3:
                holder[key] = random.choice(([holder[key]], {"zh": holder[key]}, {"a": holder[key]}))
            case 4 if isinstance(holder, list):
                holder.extend([holder[key]] * random.choice((1, 3, 40)))
            case _ if isinstance(holder, dict):
                holder[random.choice(TOKENS)] = holder.pop(key)
    return _dumped(tree)


def _nodes(tree: Any) -> Iterator[tuple[Any, Any]]:
    """Every holder and key of the tree."""
    keys: Any = list(tree) if isinstance(tree, dict) else range(len(tree)) if isinstance(tree, list) else ()
    for key in keys:
        yield tree, key
        yield from _nodes(tree[key])


class _Plain(yaml.CSafeDumper):
    """Writes what stands there twice twice: aliases are refused and would hide all else."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _dumped(tree: Any) -> str:
    return str(yaml.dump(tree, Dumper=_Plain, allow_unicode=True, sort_keys=False))


TEXT_SPOILERS: tuple[Callable[[Random, str], str], ...] = (spoiled_lines, spoiled_tree)


def spoiled_yaml(random: Random, data: bytes) -> bytes:
    """A YAML file spoiled in its bytes, its lines or its tree."""
    kind = random.randrange(3)
    if kind == 2:
        return spoiled_bytes(random, data)
    return TEXT_SPOILERS[kind](random, data.decode("utf-8")).encode("utf-8", "surrogatepass")
