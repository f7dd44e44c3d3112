"""Words of change and approximation are one table for each language, used wherever such words matter."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest

import cqbrief
from cqbrief.briefing.quantities import lexicon_en, lexicon_zh
from cqbrief.briefing.quantities.lexicon import any_of_words, change_name_pattern, text_direction

PACKAGE = Path(cqbrief.__file__).parent
CHINESE = {
    word
    for table in (
        lexicon_zh.RISES, lexicon_zh.FALLS, lexicon_zh.RISING_NOUNS, lexicon_zh.FALLING_NOUNS,
        lexicon_zh.UNDIRECTED_NOUNS,
        lexicon_zh.PERIOD_COMPARISONS, lexicon_zh.COMBINED_CHANGES, lexicon_zh.SIGNED_LEVELS,
        lexicon_zh.COMPARISONS,
        lexicon_zh.QUALIFIER_PREFIXES,
    )
    for word in table
    if len(word) > 1 and word.isalpha()
}  # fmt: skip
ENGLISH = {
    *lexicon_en.RISING_VERBS, *lexicon_en.FALLING_VERBS, *lexicon_en.RISING_NOUNS, *lexicon_en.FALLING_NOUNS,
}  # fmt: skip


def literals(text: str) -> Iterator[ast.Constant]:
    """The texts of a module that it works with: not its docstrings, nor what it says to a reader."""
    tree = ast.parse(text)
    said: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            said.add(node.value)
        called = node.func if isinstance(node, ast.Call) else None
        if isinstance(called, ast.Name) and called.id in ("N_", "yaml_key"):
            said.update(ast.walk(node))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in said:
            yield node


def listed(text: str) -> tuple[list[str], set[str]]:
    """Chinese and English words of the tables that stand in a text."""
    english = set(re.findall("[a-z]{3,}", re.sub(r"\\b", " ", text))) & ENGLISH
    return [word for word in CHINESE if word in text], english


def is_list(words: Collection[str], english: Collection[str]) -> bool:
    """Whether they are more than a sentence may have."""
    return bool(words) or len(english) > 2


def test_no_word_of_change_or_approximation_stands_in_a_second_list() -> None:
    seconds = []
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.name in ("lexicon_zh.py", "lexicon_en.py"):
            continue
        text = path.read_text(encoding="utf-8")
        # What a module has nowhere, none of its literals has.
        for literal in literals(text) if is_list(*listed(text)) else ():
            words, english = listed(str(literal.value))
            if is_list(words, english):
                seconds.append(f"{path.relative_to(PACKAGE)}:{literal.lineno}: {words or english}")
    assert seconds == []


@pytest.mark.parametrize("word", [word for word in (*lexicon_zh.RISES, *lexicon_zh.FALLS) if len(word) > 1])
def test_every_word_of_change_tells_what_a_headline_says_and_that_a_label_names_a_change(word: str) -> None:
    # 负增长 and its like say that what fell may be a rate of change.
    turned = word in lexicon_zh.COMBINED_CHANGES or word in lexicon_zh.SIGNED_LEVELS
    assert text_direction(f"城镇就业{word}") == (0 if turned else 1 if word in lexicon_zh.RISES else -1)
    assert change_name_pattern().search(f"城镇就业{word}")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("就业稳步增长", 1), ("价格走低", -1), ("先升高后回落", 0), ("增速回落", 0), ("亏损减少", 0),
        ("新增就业", 0), ("高校毕业生", 0), ("Employment rose", 1), ("Output shrank in May", -1),
        ("Spending to cut emissions", 0), ("Jobs and firms", 0),
    ],
)  # fmt: skip
def test_a_sentence_says_that_something_rose_or_fell(text: str, said: int) -> None:
    assert text_direction(text) == said


@pytest.mark.parametrize(
    ("label", "change"),
    [
        ("比上年多", True), ("比2020年少（万人）", True), ("增幅", True), ("就业同比", True),
        ("增减（%）", True),
        ("Fewer than the year before", True), ("Growth of output", True), ("Year-on-year", True),
        ("少数民族人口", False), ("高中毕业生", False), ("新增就业", False), ("占比较高的行业", False),
        ("压缩机产量", False), ("Employment", False), ("Growing stock", False),
    ],
)  # fmt: skip
def test_a_label_names_a_change(label: str, change: bool) -> None:
    assert bool(change_name_pattern().search(label)) is change


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("近", "接近", False), ("近", "最近", False), ("近", "岗位近", True), ("增", "新增", False),
        ("升", "升学", False), ("year on year", "Year-on-year change", True), ("up", "upper", False),
    ],
)  # fmt: skip
def test_a_word_is_not_found_where_it_is_part_of_another(word: str, text: str, found: bool) -> None:
    assert bool(re.search(any_of_words([word]), text, re.IGNORECASE)) is found
