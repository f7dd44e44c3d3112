"""Lines of short texts: as few as possible, none too wide, ending where the reader pauses."""

from __future__ import annotations

from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqbrief.cards.line_breaking import MOST, line_breaks


def edges_of(text: str) -> list[float]:
    """A Chinese character is one wide, everything else half."""
    return [0.0, *accumulate(0.5 if character.isascii() else 1.0 for character in text)]


def anywhere(text: str) -> list[int]:
    """Between any two characters, but not before a mark and not within a number."""
    return [
        at
        for at in range(1, len(text))
        if text[at] not in "，。；、”" and not (text[at - 1].isascii() and text[at].isascii())
    ]


def broken(text: str, width: float) -> list[str]:
    breaks = line_breaks(text, edges_of(text), anywhere(text), width)
    return [text[start:end] for start, end in pairwise((0, *breaks, len(text)))]


def greedy(text: str, allowed: list[int], width: float) -> int:
    """How many lines there are when each takes all it can; 0 where a word is too long."""
    edges, count, start = edges_of(text), 0, 0
    while start < len(text):
        fitting = [
            at
            for at in (*allowed, len(text))
            if at > start and edges[len(text[:at].rstrip())] - edges[start] <= width
        ]
        if not fitting:
            return 0
        count, start = count + 1, max(fitting)
    return count


TEXTS = st.text(st.sampled_from("就业优先城镇，。；、” a1"), min_size=1, max_size=90).map(str.strip)


@given(text=TEXTS.filter(bool), width=st.integers(2, 40), data=st.data())
def test_lines_are_as_few_as_possible_break_where_they_may_and_none_is_too_wide(
    text: str, width: int, data: st.DataObject
) -> None:
    allowed = data.draw(st.lists(st.integers(1, len(text)), unique=True).map(sorted))
    edges = edges_of(text)
    breaks = line_breaks(text, edges, allowed, width)
    least = greedy(text, [at for at in allowed if at < len(text)], width)
    if not 2 <= least <= MOST:
        assert breaks == ()
        return
    assert set(breaks) <= set(allowed) and list(breaks) == sorted(breaks)
    assert len(breaks) == least - 1
    for start, end in pairwise((0, *breaks, len(text))):
        assert edges[start + len(text[start:end].rstrip())] - edges[start] <= width


@pytest.mark.parametrize(
    ("lines", "width"),
    [
        (["城镇新增就业75.1万人，比全年目标多15.1万人；", "考核、规划、资金三样一起往就业上使劲。"], 30),
        (["招人的多于找活的，", "求人倍率2.4。"], 12),
        (["谢谢人社部门的帮扶，", "让我在迷茫期找准了方向，顺利就业。”"], 26),
        (["一起往就业上使劲"], 30),
    ],
)
def test_a_line_ends_behind_a_mark_rather_than_within_words(lines: list[str], width: float) -> None:
    assert broken("".join(lines), width) == lines


def test_a_sentence_without_marks_has_lines_of_like_length() -> None:
    first, second = broken("一二三四五六七八九十一二三四五六七八九十", 18)
    assert abs(len(first) - len(second)) <= 1


def test_a_text_longer_than_a_few_lines_is_left_alone() -> None:
    assert broken("就业优先，" * 40, 10) == ["就业优先，" * 40]
