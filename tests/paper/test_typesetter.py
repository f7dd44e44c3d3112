"""Typst's own folder, and pages that are laid out before their charts are drawn."""

from __future__ import annotations

import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from cqbrief.briefing.edition import Edition
from cqbrief.i18n.translator import Translator
from cqbrief.paper.document_builder import DocumentBuilder
from cqbrief.paper.drawings import PIXEL, ChartSpace, Drawings
from cqbrief.paper.fonts import font_set_for
from cqbrief.paper.glyph_check import GlyphCheck
from cqbrief.paper.print_request import PrintError, PrintRequest
from cqbrief.paper.profile import profiles
from cqbrief.paper.typesetter import Typesetter
from cqbrief.system import paths
from tests.support.paper import MADE


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for temporary files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_pages_tried_out_with_blank_charts_come_out_like_any_others(edition: Edition) -> None:
    profile, options = profiles()["briefing"], PrintRequest(made=MADE, themes=(1,))
    with (
        closing(DocumentBuilder(Translator("zh"))) as ahead,
        closing(DocumentBuilder(Translator("zh"))) as plain,
    ):
        draft = ahead.prepare_draft(edition, profile, options)
        ahead.lay_out_draft(draft)
        job = ahead.draw_charts(draft)
        assert ahead.make_pdf(job).parts == plain.make_pdf(plain.prepare(edition, profile, options)).parts
        assert draft.job.drawings.keys() == job.drawings.keys()
        assert draft.job.drawings != job.drawings


def test_a_blank_is_as_large_as_the_chart_will_be(edition: Edition) -> None:
    assert edition.briefing is not None
    drawings, room = Drawings(edition, Translator("zh")), ChartSpace(168, 66, 66)
    for chart in (chart for theme in edition.briefing.themes for chart in theme.charts):
        blank = drawings.draw_blank(chart, room, False)
        drawn = drawings.draw_chart(chart, room, False)
        assert (blank.width, blank.height) == (drawn.width, drawn.height)
        assert drawings.draw_blank(chart, room, False) is drawn


def test_a_small_chart_is_shown_larger_where_the_page_has_room(edition: Edition) -> None:
    assert edition.briefing is not None
    drawings, room = Drawings(edition, Translator("zh")), ChartSpace(222, 68, 68, (1.8, 1.35))
    assert {"bar", "column"} <= {chart.kind for theme in edition.briefing.themes for chart in theme.charts}
    scales = {}
    for theme in edition.briefing.themes:
        for chart in theme.charts:
            drawing = drawings.draw_blank(chart, room, False)
            drawn = int(drawing.svg.partition('width="')[2].partition('"')[0]) * PIXEL
            scales[chart.kind] = drawing.width / drawn
            assert drawing.width == pytest.approx(222, abs=0.3)
    assert scales["bar"] == pytest.approx(1.8)
    assert scales["column"] == pytest.approx(1.35)


def test_closing_leaves_no_file_behind(edition: Edition, temporary: Path) -> None:
    with closing(DocumentBuilder(Translator("zh"))) as builder:
        builder.make_pdf(builder.prepare(edition, profiles()["summary"], PrintRequest()))
        assert [file.suffix for file in temporary.glob("*/data.*")] == [".json"]
    assert list(temporary.iterdir()) == []


def test_without_room_for_temporary_files_it_is_said_where_to_make_some(
    edition: Edition, temporary: Path
) -> None:
    temporary.rmdir()
    builder = DocumentBuilder(Translator("en"))
    with pytest.raises(PrintError) as refused:
        builder.make_pdf(builder.prepare(edition, profiles()["summary"], PrintRequest()))
    assert str(temporary) in Translator("en").render(refused.value.message)
    assert refused.value.advice is not None
    assert "TMPDIR" in Translator("en").render(refused.value.advice)


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x00\x00\x00\x01", b"not a font at all, but long enough"])
def test_a_font_that_is_none_is_reported_as_missing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "fonts").mkdir()
    for file in (paths.resources() / "fonts").glob("*.ttf"):
        (tmp_path / "fonts" / file.name).write_bytes(content)
    with pytest.raises(paths.FilesMissingError):
        GlyphCheck(tmp_path).clean("人")


def test_after_a_write_that_failed_halfway_the_file_is_written_again(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = paths.resources() / "paper" / "briefing.typ"
    font_set = font_set_for(profiles()["briefing"], paths.resources())
    typesetter = Typesetter(template, font_set.fonts)
    typesetter._write("a.svg", "first")
    (file,) = temporary.rglob("a.svg")

    def half(path: Path, text: str, **_: object) -> None:
        path.write_bytes(text[:2].encode())
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_text", half)
        with pytest.raises(OSError, match="No space"):
            typesetter._write("a.svg", "second")
    typesetter._write("a.svg", "first")
    assert file.read_text(encoding="utf-8") == "first"
    typesetter.close()
