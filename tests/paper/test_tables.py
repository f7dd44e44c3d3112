"""Tables on paper: every column and row is there, nothing lies on anything else."""

from __future__ import annotations

import re
import subprocess
from typing import NamedTuple

import pytest

from cqbrief.i18n.language import Language
from tests.support import editions
from tests.support.paper import Printed, printed_once

MANY, BULLETIN = (
    next(folder for folder in editions.folders() if folder.name == name)
    for name in ("many-sources", "communique-2022")
)
WORD = re.compile(r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</word>')
PAGE = re.compile(r'<page width="(.+?)" height="(.+?)">(.*?)</page>', re.DOTALL)


CARDS = ("116,420.75", "120,698", "818,000")
"""Digits of key figures that stand side by side."""


class Word(NamedTuple):
    """A word and where it stands, in points."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


def pages(printed: Printed) -> list[tuple[float, float, list[Word]]]:
    """Width, height and words of every page."""
    read = ["pdftotext", "-bbox", "-", "-"]
    done = subprocess.run(read, input=printed.sheets.parts[0], capture_output=True, check=True)
    found = []
    for width, height, inside in PAGE.findall(done.stdout.decode("utf-8")):
        words = [
            Word(float(left), float(top), float(right), float(bottom), text)
            for left, top, right, bottom, text in WORD.findall(inside)
        ]
        found.append((float(width), float(height), words))
    return found


def overlaps(words: list[Word]) -> list[str]:
    """Words that lie on each other by more than a mark of punctuation, which has air of its own."""
    found = []
    shown = sorted((word for word in words if word.text.strip("\u2060")), key=lambda word: word.top)
    for index, one in enumerate(shown):
        high = one.bottom - one.top
        for other in shown[index + 1 :]:
            if other.top >= one.bottom - 0.5 * high:
                break
            if min(one.right, other.right) - max(one.left, other.left) > 0.8 * high:
                found.append(f"{one.text} / {other.text}")
    return found


@pytest.mark.parametrize("profile", ["briefing", "gongwen", "handout", "slides"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_table_of_many_columns_is_printed_whole_and_nothing_lies_on_anything(
    profile: str, language: Language
) -> None:
    edition = editions.edition(MANY)
    printed = printed_once(edition, profile, language)
    words = []
    for width, height, own in pages(printed):
        assert overlaps(own) == []
        assert all(word.left >= 0 and word.right <= width and word.bottom <= height for word in own)
        words += [word.text.replace("\u2060", "") for word in own]
    for series in edition.series.values():
        for cell in {cell for column in series.columns for cell in column.cells}:
            assert cell in words, cell
    assert printed.sheets.warnings == ()


@pytest.mark.parametrize("profile", ["briefing", "gongwen", "handout"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_heads_of_columns_stand_on_the_page_of_a_row(profile: str, language: Language) -> None:
    """Wherever the heads of the table of all years stand, years stand below them."""
    found = 0
    for _, _, own in pages(printed_once(editions.edition(MANY), profile, language)):
        heads = [word for word in own if word.text.endswith(("employed", "个体", "位和个"))]
        years = [word for word in own if re.fullmatch("(19|20)[0-9]{2}", word.text)]
        for word in heads:
            found += 1
            assert any(year.top > word.top for year in years), word
    assert found


def test_no_head_of_a_table_of_figures_is_broken_where_its_column_is_empty() -> None:
    for _, _, own in pages(printed_once(editions.edition(MANY))):
        for word in own:
            assert word.text not in ("期", "间"), word


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_bulletin_names_each_source_once_below_a_table_or_chart(language: Language) -> None:
    text = printed_once(editions.edition(MANY), "gongwen", language).text
    lines = re.findall(
        "(?:来源：|Source:)(.*?)(?:（一）|（二）|（三）|[—]|\\([abc]\\)|图|表|Table|Figure)", text
    )
    title = "示例省劳动力调查年度主要数据公报（虚构）"
    assert any(title in line for line in lines)
    for line in lines:
        assert line.count(title) <= 1
    # The three paragraphs of the first table's first source stand together.
    assert ("第1、2、3段" if language == "zh" else "paragraph1,2,3") in text


def test_a_bulletin_says_a_table_of_the_source_once_whatever_cells_are_taken_from_it() -> None:
    text = printed_once(editions.edition(BULLETIN), "gongwen").text
    body = text.partition("附件：")[0]
    named = [line for line in body.split("来源：")[1:] if "表12022年年末人口数" in line]
    assert len(named) == 2
    assert body.count("表12022年年末人口数") == len(named)


@pytest.mark.parametrize("profile", ["slides", "handout", "summary"])
def test_numbers_side_by_side_on_paper_have_one_size(profile: str) -> None:
    """The digits of the key figures are equally high, however long their units are."""
    own = [words for _, _, words in pages(printed_once(editions.edition(MANY), profile, "en"))]
    page = next(words for words in own if any(word.text == "116,420.75" for word in words))
    sizes = {text: max(word.bottom - word.top for word in page if word.text == text) for text in CARDS}
    heights = {round(size, 1) for size in sizes.values()}
    assert len(heights) == 1, heights


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_slide_has_sources_alone_before_their_table(language: Language) -> None:
    """Between the slide of the theme's message and that of its first table there is none."""
    printed = printed_once(editions.edition(MANY), "slides", language)
    message = "每一列、每一行都要看得见" if language == "zh" else "Everycolumnandeveryrow"
    first = "分地区和登记类型的就业情况" if language == "zh" else "Employmentbypartandkindofregistration"
    at = next(index for index, page in enumerate(printed.squeezed) if message in page)
    assert first in printed.squeezed[at + 1]
