"""Every number answers for itself in the window: sums, uses, the source's numerals, other editions."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QTextCharFormat, QTextDocumentFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QSplitter, QToolTip
from pytestqt.qtbot import QtBot

from cqbrief.app.controller import AppController
from cqbrief.briefing.loading.load import load_edition
from cqbrief.cards.programme import ProgrammeCard
from cqbrief.cards.story import StoryCard
from cqbrief.cards.text import Label
from cqbrief.cards.word_joiner import without_joiners
from cqbrief.i18n.language import Language
from cqbrief.system import paths
from cqbrief.window.compare_page import ComparePage
from cqbrief.window.document_view import DocumentView
from cqbrief.window.ledger_page import LedgerPage
from cqbrief.window.main_window import MainWindow
from cqbrief.window.overview import Overview
from cqbrief.window.problems_page import ProblemsPage
from cqbrief.window.source_view import SourceView
from tests.support import editions
from tests.support.app import open_window
from tests.support.pointer import move_pointer
from tests.support.save_dialogs import names, save_comparison
from tests.support.window_parts import view as briefing_view
from tests.support.window_parts import wait_until_idle


@pytest.fixture
def window(shared_window: MainWindow) -> MainWindow:
    return shared_window


@pytest.fixture
def another(tmp_path: Path) -> Path:
    """The built-in briefing with another number of jobs, and two numerals that nobody uses."""
    folder = tmp_path / "another"
    shutil.copytree(paths.built_in_briefing(), folder)
    article = folder / "sources" / "article.md"
    theme = folder / "themes" / "1-priority.yaml"
    text = article.read_text(encoding="utf-8").replace("75.1", "76.0").replace("125.2", "126.7")
    article.write_text(
        text.replace("我市强化组织领导。", "我市强化组织领导，投入8.5亿元。"), encoding="utf-8"
    )
    words = theme.read_text(encoding="utf-8").replace("75.1", "76.0").replace("125.2", "126.7")
    theme.write_text(words, encoding="utf-8")
    return folder


def said(widget: QMessageBox | LedgerPage | ComparePage | ProblemsPage) -> str:
    return without_joiners("\n".join(label.text() for label in widget.findChildren(Label)))


def view(window: MainWindow) -> DocumentView:
    assert window.pane is not None
    return window.pane.view


def place_of(view: DocumentView, words: str) -> QPoint:
    """The middle of the first of these words in the source, brought into sight."""
    cursor = view.document().find(words)
    assert not cursor.isNull()
    cursor.setPosition(cursor.selectionStart() + len(words) // 2)
    view.setTextCursor(cursor)
    view.ensureCursorVisible()
    rect = view.cursorRect(cursor)
    return QPoint(rect.left() + 2, rect.center().y())


def test_the_ledger_shows_every_sum_with_its_verdict(window: MainWindow) -> None:
    window.request("ledger")
    page = window.shown_page
    assert isinstance(page, LedgerPage)
    assert [card.entry.figure for card in page.cards] == list(editions.edition().ledger)
    text = said(page)
    assert "75.1 ÷ 60 = 125.17% ≈ 125.2%" in text
    assert text.count("✓ 相符") == 6
    assert "相符6条，不符0条，无法核对0条" in text


def test_a_sum_leads_to_the_source_of_its_figure(window: MainWindow) -> None:
    window.request("ledger")
    page = window.shown_page
    assert isinstance(page, LedgerPage) and window.pane is not None
    page.cards[0].clicked.emit()
    assert window.pane.figure is not None and window.pane.figure.id == "target_attained"


def test_the_ledger_is_copied_as_lines(window: MainWindow) -> None:
    window.request("ledger")
    page = window.shown_page
    assert isinstance(page, LedgerPage)
    page.copy.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 6
    assert lines[0].startswith("1-02\t完成全年目标\t75.1 ÷ 60 = 125.17% ≈ 125.2% ✓")


def test_what_disagrees_comes_first(qtbot: QtBot) -> None:
    context = editions.context()
    edition = replace(context.edition)
    ledger = {id_: replace(e, verdict="disagrees" if id_ == "lifted_2020" else e.verdict)
              for id_, e in context.edition.ledger.items()}  # fmt: skip
    edition.__dict__["ledger"] = ledger
    page = LedgerPage(replace(context, edition=edition))
    qtbot.addWidget(page)
    assert page.cards[0].entry.figure == "lifted_2020"
    assert "✗ 不符" in said(page)


def test_the_problems_page_accounts_for_every_numeral_and_leads_to_the_ledger(window: MainWindow) -> None:
    window.request("problems")
    page = window.shown_page
    assert isinstance(page, ProblemsPage)
    assert "尚无交代0处" in said(page)
    page.command_requested.emit("ledger")
    assert isinstance(window.shown_page, LedgerPage)
    window.go(1)
    window.request("problems")
    stack = briefing_view(window).stack
    kinds = [type(stack.widget(index)) for index in range(stack.count())]
    assert LedgerPage not in kinds


def test_a_row_of_the_overview_says_that_its_number_is_not_settled(qtbot: QtBot) -> None:
    edition = editions.edition()
    assert edition.briefing is not None
    first, *others = edition.briefing.themes
    figures = tuple(
        replace(figure, status="unverified") if figure.id == "jobs_growth" else figure
        for figure in first.figures
    )
    briefing = replace(edition.briefing, themes=(replace(first, figures=figures), *others))
    overview = Overview(replace(editions.context(), edition=replace(edition, briefing=briefing)))
    qtbot.addWidget(overview)
    assert "城镇新增就业同比　待核实" in [label.text() for label in overview.findChildren(Label)]


def test_the_badge_counts_what_is_not_accounted_for(qtbot: QtBot, another: Path) -> None:
    window = open_window(qtbot, another)
    assert window.sidebar is not None
    assert window.sidebar.badge.text() == "1 个问题"


def test_the_pane_shows_the_sum_with_its_verdict_and_range(window: MainWindow) -> None:
    window.show_figure("target_attained")
    assert window.pane is not None
    text = without_joiners("\n".join(label.text() for label in window.pane.findChildren(Label)))
    assert "75.1 ÷ 60 = 125.17% ≈ 125.2%\n✓ 相符\n按原文精度，在125.08%到125.25%之间" in text


def test_the_pane_lists_where_a_figure_appears_and_leads_there(qtbot: QtBot, window: MainWindow) -> None:
    window.show_figure("arrears_paid")
    assert window.pane is not None
    window.pane.content.uses.head.click()
    rows = {row.use.kind: row for row in window.pane.content.uses.rows}
    assert set(rows) == {"key_figure", "story", "measure"}
    rows["story"].setFocus()
    QTest.keyClick(rows["story"], Qt.Key.Key_Return)
    assert window.page_number == 5
    page = window.page(5)
    story = next(card for card in page.findChildren(StoryCard) if card.story.id == "chen_kaiyun")
    qtbot.waitUntil(lambda: not story.visibleRegion().isEmpty())


def test_the_source_stands_right_under_the_number_and_has_most_of_the_pane(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.resize(1366, 768)
    window.show_figure("new_jobs")
    assert window.pane is not None
    content = window.pane.content
    [split] = content.findChildren(QSplitter)
    parts = [part for index in range(3) if (part := split.widget(index)) is not None]
    tops = [part.mapTo(content, QPoint()).y() for part in parts]
    assert split.indexOf(content.view) == 1
    assert tops == sorted(tops)
    assert content.view.height() > 0.45 * split.height() > 100
    assert not content.uses.rows[0].isVisible()


def test_escape_closes_the_source_and_leaves_the_keyboard_on_the_page(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.show_figure("new_jobs")
    assert window.pane is not None
    view(window).setFocus()
    QTest.keyClick(view(window), Qt.Key.Key_Escape)
    assert not window.pane.isVisible()
    assert window.focusWidget() is window.shown_page


def test_a_place_far_down_its_page_comes_into_sight(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    briefing_view(window).go_to(4, "fairs")
    measure = next(card for card in window.page(4).findChildren(ProgrammeCard) if card.measure.id == "fairs")
    qtbot.waitUntil(lambda: not measure.visibleRegion().isEmpty())


def test_a_number_in_the_source_leads_to_its_figure(window: MainWindow) -> None:
    window.show_figure("new_jobs")
    source = view(window)
    QTest.mouseClick(source.viewport(), Qt.MouseButton.LeftButton, pos=place_of(source, "816.2万名"))
    assert window.pane is not None and window.pane.figure is not None
    assert window.pane.figure.id == "migrant_workers"


def test_the_pointer_becomes_a_hand_over_a_number_that_is_used(window: MainWindow) -> None:
    window.show_figure("new_jobs")
    source = view(window)
    move_pointer(source.viewport(), place_of(source, "816.2万名"))
    assert source.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    move_pointer(source.viewport(), place_of(source, "劳务品牌建设"))
    assert source.viewport().cursor().shape() == Qt.CursorShape.IBeamCursor


@pytest.mark.parametrize(
    ("words", "tip"),
    [("816.2万名", "3-01 农民工实现就业"), ("纾困17条", "不作数字用：政策的简称"), ("劳务品牌建设", "")],
)
def test_a_numeral_of_the_source_tells_what_became_of_it(qtbot: QtBot, words: str, tip: str) -> None:
    window = open_window(qtbot)  # not shared: a tip stays a moment where it was
    window.show_figure("new_jobs")
    source = view(window)
    at = place_of(source, words)
    QToolTip.hideText()
    event = QHelpEvent(QEvent.Type.ToolTip, at, source.viewport().mapToGlobal(at))
    source.viewportEvent(event)
    shown = QTextDocumentFragment.fromHtml(QToolTip.text()).toPlainText()
    assert shown.startswith(tip) and bool(shown) == bool(tip)
    QToolTip.hideText()


def test_a_sentence_with_a_number_that_nobody_used_is_underlined_with_dots(
    qtbot: QtBot, another: Path
) -> None:
    source = view(open_window(qtbot, another))
    dotted = QTextCharFormat.UnderlineStyle.DotLine
    unused = source.document().find("强化组织领导")
    assert unused.charFormat().underlineStyle() == dotted
    assert source.document().find("高度重视就业工作").charFormat().underlineStyle() != dotted


def test_another_edition_is_compared_in_the_window(qtbot: QtBot, window: MainWindow, another: Path) -> None:
    window.show_comparison(load_edition(another))
    page = window.shown_page
    assert isinstance(page, ComparePage)
    text = said(page)
    assert "76.0万人 → 75.1万人" in text and "-1.2%" in text
    assert "126.7% → 125.2%" in text and "-1.5个百分点" in text
    assert "，段“" in text and "投入8.5亿元" in text  # the words of the source, too
    page.cards[0].clicked.emit()
    assert window.pane is not None and window.pane.figure is not None
    assert window.pane.figure.id == "new_jobs"
    page.copy.click()
    assert "变动4，新增0，删去0，改写0，未变48" in QGuiApplication.clipboard().text()


def test_the_changes_are_saved_as_a_pdf(
    window: MainWindow, another: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "changes.pdf"
    names(monkeypatch, target)
    save_comparison(window, another)
    assert target.read_bytes().startswith(b"%PDF")


def test_a_pdf_that_cannot_be_saved_is_told(
    window: MainWindow, another: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "folder.pdf").mkdir()
    names(monkeypatch, tmp_path / "folder.pdf")
    save_comparison(window, another)
    box = window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox) and box.text()
    box.close()


def test_the_program_compares_with_the_chosen_folder(
    controller: AppController, another: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(another / "briefing.yaml"), ""))
    controller.window.menus.action("compare").trigger()
    wait_until_idle(controller.window)
    assert isinstance(controller.window.shown_page, ComparePage)


def test_an_edition_with_errors_is_not_compared_but_told(controller: AppController, another: Path) -> None:
    (another / "themes" / "1-priority.yaml").unlink()
    window = controller.window
    controller.compare(another)
    wait_until_idle(window)
    box = window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "another" in box.text() and "1-priority.yaml" in box.detailedText()
    box.close()


@pytest.mark.parametrize(("language", "explained"), [("en", True), ("zh", False)])
def test_the_chinese_words_of_a_number_are_explained_to_readers_of_english(
    language: Language, explained: bool, qtbot: QtBot
) -> None:
    view = SourceView(editions.context(language=language))
    qtbot.addWidget(view)
    view.show_figure(editions.edition().figures["posts_stabilised"])
    texts = [without_joiners(label.text()) for label in view.findChildren(Label)]
    assert ("近 = nearly, 万 = ten thousand" in texts) is explained
