"""The Chinese catalogue says everything that the program says."""

from __future__ import annotations

import ast
import io

import pytest
from babel.messages.catalog import Message as Entry
from babel.messages.pofile import read_po

from resources.scripts import i18n


@pytest.fixture(scope="module")
def state() -> i18n.State:
    """The catalogue brought up to the messages that were collected."""
    return i18n.current_state()


def test_every_text_of_the_program_is_in_chinese_and_none_is_uncertain(state: i18n.State) -> None:
    assert state.complaints == ()


def test_messages_are_collected_from_every_way_of_writing_them(state: i18n.State) -> None:
    found = {entry.id for entry in state.catalogue}
    assert "derived" in found  # words.text
    assert ("{count} error", "{count} errors") in found  # words.plural
    assert "expected one argument" in found  # N_


def test_a_message_inside_the_braces_of_an_f_string_is_found() -> None:
    tree = ast.parse("print(f\"  {words.text('Inside')} {words.plural('One', 'Many', n)}\")")
    assert list(i18n.messages(tree)) == ["Inside", ("One", "Many")]


@pytest.mark.parametrize(
    ("source", "translation", "flags", "complaint"),
    [
        ("{count} figures", "数字 {count} 个", (), None),
        ("{count} figures", "", (), "not translated"),
        ("{count} figures", "数字若干", (), "other places to fill"),
        ("{count} figures", "{n} 个数字", (), "other places to fill"),
        ("%(a)s: %(b)s", "%(b)s：%(a)s", (), None),
        ("%(a)s: %(b)s", "%(b)s", (), "other places to fill"),
        ("{count} figures", "{count} 个数字{", (), "other places to fill"),
        ("begins with {", "以 { 开头", (), "no template"),
        ("figure", "数字", ("fuzzy",), "uncertain"),
        (("{count} error", "{count} errors"), ("{count} 个错误",), (), None),
        (("{count} error", "{count} errors"), ("",), (), "not translated"),
    ],
)
def test_a_translation_that_loses_something_is_complained_of(
    source: str | tuple[str, ...],
    translation: str | tuple[str, ...],
    flags: tuple[str, ...],
    complaint: str | None,
) -> None:
    complaints = list(i18n.complaints_about(Entry(source, translation, flags=flags)))
    assert bool(complaints) == (complaint is not None)
    assert complaint is None or complaint in complaints[0]


def test_the_catalogue_file_is_read_without_complaint_by_the_strict_parser() -> None:
    with io.BytesIO(i18n.PO.read_bytes()) as file:
        assert read_po(file, locale="zh_CN", abort_invalid=True).num_plurals == 1
