import codecs
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqbrief.briefing.sources.paragraphs import OriginalText, decode_source, parse_document, sentences


def test_markdown_becomes_titles_headings_items_and_numbered_paragraphs() -> None:
    raw = "# 题目\n\n首段。\n\n## 小标题\n二段\n接着。\n\n- 甲\n- 乙\n\n* * *\n1. 丙\n"
    document = parse_document("a", raw)
    assert [(p.kind, p.text, p.number) for p in document.paragraphs] == [
        ("title", "题目", 0),
        ("text", "首段。", 1),
        ("heading", "小标题", 0),
        ("text", "二段接着。", 2),
        ("item", "甲", 3),
        ("item", "乙", 4),
        ("item", "丙", 5),
    ]


def test_the_rows_of_a_table_are_paragraphs_under_one_number() -> None:
    table = "指标\t数值\n2019年\t12\n2020年\t13\n\n期末\n丙\t3\n"
    raw = f"首段。\n{table}末段。\n\n| a | b |\n|---|---|\n| c | 1 |\n"
    document = parse_document("a", raw)
    assert [(p.kind, p.text, p.number) for p in document.paragraphs] == [
        ("text", "首段。", 1),
        ("row", "指标\t数值", 2),
        ("row", "2019年\t12", 2),
        ("row", "2020年\t13", 2),
        ("row", "期末", 2),
        ("row", "丙\t3", 2),
        ("text", "末段。", 3),
        ("row", "| a | b |", 4),
        ("row", "| c | 1 |", 4),
    ]


@pytest.mark.parametrize("mark", ["- ", "1. ", "## "])
def test_headings_and_items_are_no_rows_whatever_blanks_they_hold(mark: str) -> None:
    document = parse_document("a", f"{mark}甲  5\n{mark}乙  6\n{mark}丙  7\n")
    assert {p.kind for p in document.paragraphs} <= {"item", "heading"}


def test_lines_are_joined_with_a_space_only_between_latin_words() -> None:
    assert parse_document("a", "in work\nsince May").text == "in work since May"
    assert parse_document("a", "就业\n人数").text == "就业人数"


def test_a_number_cut_by_a_line_end_of_a_chinese_text_is_whole_again() -> None:
    assert parse_document("a", "新增就业75.\n1万人，20\n21年").text == "新增就业75.1万人，2021年"


def test_marks_of_emphasis_and_links_are_not_part_of_the_text() -> None:
    assert parse_document("a", "**就业**见[此处](http://x.example/a)。").text == "就业见此处。"


def test_windows_and_old_mac_line_ends_part_paragraphs() -> None:
    assert len(parse_document("a", "甲\r\n\r\n乙\r\r丙").paragraphs) == 3


@given(st.text())
def test_offsets_lead_to_each_paragraph(raw: str) -> None:
    document = parse_document("a", raw)
    for paragraph in document.paragraphs:
        assert document.text[paragraph.offset :].startswith(paragraph.text)
        assert "\n" not in paragraph.text


@given(st.text("ab1.#*_[]()->| \n\r\t\x00", max_size=60))
def test_every_character_of_a_document_is_found_in_its_file(raw: str) -> None:
    document = parse_document("a", raw)
    original = OriginalText(raw, document)
    last = 0
    for index, paragraph in enumerate(document.paragraphs):
        places = original.offsets(index)
        assert places == sorted(places) and places[0] >= last
        for place, character in zip(places, paragraph.text, strict=True):
            assert character in (" ", raw[place])
        last = places[-1]


def test_the_mark_of_an_item_is_not_taken_for_its_number() -> None:
    raw = "1. 12人\n2. 22人\n"
    original = OriginalText(raw, parse_document("a", raw))
    assert [original.offsets(0)[0], original.offsets(1)[0]] == [3, 10]


def test_in_a_document_of_a_thousand_pages_only_the_beginning_of_a_paragraph_is_told() -> None:
    raw = "短。\n\n" + "甲乙丙 12 " * 200_000
    original = OriginalText(raw, parse_document("a", raw))
    assert original.offsets(0) == [0, 1]
    assert set(original.offsets(1)) == {4}


def test_sentences_end_after_the_closing_quotation_mark() -> None:
    text = "他说：“好。”然后走了！还有；一半？ 最后"
    assert [text[a:b] for a, b in sentences(text)] == ["他说：“好。”", "然后走了！", "还有；一半？", "最后"]


@given(st.text())
def test_sentences_are_in_order_and_apart(text: str) -> None:
    position = 0
    for start, end in sentences(text):
        assert position <= start < end <= len(text)
        position = end


def test_sources_in_utf_8_utf_16_and_gb_18030_are_read() -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "gb18030"):
        assert decode_source("就业75.1万人".encode(encoding)) == "就业75.1万人"


@given(st.binary())
def test_any_bytes_become_text_and_nothing_is_added_to_it(data: bytes) -> None:
    text = decode_source(data)
    with contextlib.suppress(UnicodeDecodeError):
        assert text == data.decode("utf-8") or data.startswith(codecs.BOM_UTF8) or b"\0" in data
    assert set(parse_document("a", text).text) <= {*text, " ", "\n"}
