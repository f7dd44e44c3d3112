"""The show on one screen: windows, keys, mouse and touch, question mode, files that change under it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, QTranslator
from PySide6.QtGui import QImage, QInputDevice, QInputMethodEvent, QKeyEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cqbrief.app.controller import AppController
from cqbrief.app.file_watcher import FileWatcher
from cqbrief.briefing.edition import Edition
from cqbrief.briefing.loading.load import load_edition
from cqbrief.briefing.localized_text import Text
from cqbrief.cards.text import Label
from cqbrief.cards.view_context import ViewContext
from cqbrief.i18n.translator import Translator
from cqbrief.look.looks import LOOKS
from cqbrief.look.roles import LookId
from cqbrief.presentation import key_bindings
from cqbrief.presentation.panels import KeysPanel, OverviewPanel
from cqbrief.presentation.presentation import CUT_OFF, SHORT, Presentation
from cqbrief.presentation.question_panel import QuestionPanel
from cqbrief.presentation.session import PresentationSession
from cqbrief.system import paths
from tests import desk
from tests.briefing import briefings
from tests.presentation.decks import edition_with

Start = Callable[..., Presentation]
pytestmark = pytest.mark.usefixtures("dressed")


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts shows; those still running at the end are ended."""
    running: list[Presentation] = []

    def starting(
        folder: Path | None = None,
        look: LookId = "light",
        edition: Edition | None = None,
        **wishes: object,
    ) -> Presentation:
        edition = edition or (load_edition(folder) if folder else desk.edition())
        show = Presentation(ViewContext(edition, Translator("zh"), LOOKS[look]), **wishes)  # type: ignore[arg-type]
        FileWatcher(edition, show).read.connect(show.replace_edition)
        show.ended.connect(lambda _: running.remove(show))
        running.append(show)
        show.start()
        QApplication.processEvents()
        return show

    yield starting
    for show in list(running):
        show.finish()
    QApplication.processEvents()


def press(
    window: QWidget, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    for key in keys:
        QTest.keyClick(window, key, modifier)


def picture(show: Presentation) -> QImage:
    return show.wall.grab().toImage()


def test_on_one_screen_there_is_the_wall_alone_and_no_note_on_it(start: Start) -> None:
    show = start()
    assert show.wall.isVisible() and not show.console.isVisible()
    briefing = desk.edition().briefing
    assert briefing is not None and briefing.themes[0].speaker_notes is not None
    note = briefing.themes[0].speaker_notes.in_language("zh")[:8]
    press(show.wall, Qt.Key.Key_PageDown)
    assert not [label for label in show.wall.findChildren(QLabel) if note in label.text()]


def test_keys_reach_the_talk_and_the_wall_follows(start: Start) -> None:
    show = start()
    first = picture(show)
    press(show.wall, Qt.Key.Key_PageDown)
    assert show.talk.view.slide == 1 and picture(show) != first
    press(show.wall, Qt.Key.Key_PageUp)
    assert picture(show) == first
    assert show.wall.windowTitle().startswith("1 / ")


def test_black_and_white_cover_every_point_of_the_wall(start: Start) -> None:
    show = start()
    for key, colour in ((Qt.Key.Key_B, "#000000"), (Qt.Key.Key_W, "#ffffff")):
        press(show.wall, key)
        seen = picture(show).scaled(8, 8)
        assert {seen.pixelColor(x, y).name() for x in range(8) for y in range(8)} == {colour}
        press(show.wall, key)


def test_a_frozen_wall_does_not_change_while_the_presenter_looks_around(start: Start) -> None:
    show = start()
    press(show.wall, Qt.Key.Key_PageDown, Qt.Key.Key_F)
    before = picture(show)
    press(show.wall, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown)
    assert picture(show) == before
    press(show.wall, Qt.Key.Key_F)
    assert picture(show) != before


def test_clicks_go_on_and_back_and_a_click_at_the_left_edge_goes_back(start: Start) -> None:
    show = start()
    middle = show.wall.rect().center()
    QTest.mouseClick(show.wall, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    QTest.mouseClick(show.wall, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    assert show.talk.view.slide == 2
    QTest.mouseClick(show.wall, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, middle)
    assert show.talk.view.slide == 1
    QTest.mouseClick(
        show.wall, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(3, middle.y())
    )
    assert show.talk.view.slide == 0


def turn(
    show: Presentation, delta: int, at: int, phase: Qt.ScrollPhase = Qt.ScrollPhase.NoScrollPhase
) -> None:
    where = QPointF(show.wall.rect().center())
    event = QWheelEvent(
        where, show.wall.mapToGlobal(where), QPoint(), QPoint(0, delta), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, phase, False,
    )  # fmt: skip
    event.setTimestamp(at)
    QApplication.sendEvent(show.wall, event)


def test_every_notch_of_a_wheel_is_a_slide_and_a_flick_of_a_touchpad_is_one(start: Start) -> None:
    show = start()
    turn(show, -120, 1000)
    turn(show, -120, 1050)
    assert show.talk.view.slide == 2
    turn(show, 120, 2000)
    assert show.talk.view.slide == 1
    for step in range(30):
        turn(show, -25, 5000 + step * 20, Qt.ScrollPhase.ScrollMomentum)
    assert show.talk.view.slide == 2


def test_a_finger_swipes_and_taps(start: Start) -> None:
    show = start()
    finger = QTest.createTouchDevice(
        QInputDevice.DeviceType.TouchScreen, QPointingDevice.Capability.Position
    )  # kept: Qt forgets events of a device that is gone
    middle = show.wall.rect().center()

    def swipe(by: int) -> None:
        QTest.touchEvent(show.wall, finger).press(0, middle, show.wall)
        QTest.touchEvent(show.wall, finger).move(0, middle + QPoint(by, 0), show.wall)
        QTest.touchEvent(show.wall, finger).release(0, middle + QPoint(by, 0), show.wall)

    swipe(-300)
    assert show.talk.view.slide == 1
    swipe(300)
    assert show.talk.view.slide == 0
    swipe(0)
    assert show.talk.view.slide == 1


def test_the_wall_takes_no_input_method_and_hides_the_mouse(start: Start) -> None:
    show = start()
    assert not show.wall.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert show.wall.cursor().shape() == Qt.CursorShape.BlankCursor


def commit(widget: QWidget, text: str, preedit: str = "") -> None:
    """An input method types `text`, and goes on with `preedit`."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def typed_wide(widget: QWidget, text: str) -> None:
    """Keys arrive whose characters an input method has made wide."""
    for character in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, ord(character), Qt.KeyboardModifier.NoModifier, character)
            QApplication.sendEvent(widget, event)


HOWS = pytest.mark.parametrize("how", [commit, typed_wide], ids=["committed", "as keys"])


@HOWS
@pytest.mark.parametrize("window", ["wall", "console"])
def test_keys_at_full_width_work_on_wall_and_console(
    start: Start, window: str, how: Callable[[QWidget, str], None]
) -> None:
    show = start(rehearse=window == "console")
    target = show.console if window == "console" else show.wall
    how(target, "　")
    assert show.talk.view.slide == 1
    for key, cover in (("ｂ", "black"), ("．", ""), ("，", "white")):
        how(target, key)
        assert show.talk.cover == cover
    how(target, "Ｗ１２")
    assert (show.talk.cover, show.talk.typed) == ("", "12")
    press(target, Qt.Key.Key_Return)
    assert show.talk.slide.number == 12
    how(target, "２－０３")
    press(target, Qt.Key.Key_Return)
    assert "2-03" in [show.talk.deck.edition.figures[id_].number for id_ in show.talk.slide.figures]
    how(target, "？")
    assert show.talk.panel == "keys"
    press(target, Qt.Key.Key_Escape)
    how(target, "／")
    assert isinstance(show.panel, QuestionPanel) and show.panel.line.text() == ""
    press(show.panel.line, Qt.Key.Key_Escape)
    assert show.panel is None and not show.talk.ended


@HOWS
def test_what_an_input_method_types_into_the_other_window_is_for_the_question(
    start: Start, how: Callable[[QWidget, str], None]
) -> None:
    show = start(rehearse=True)
    how(show.wall, "／")
    how(show.wall, "４９．４")
    assert isinstance(show.panel, QuestionPanel) and show.panel.line.text() == "４９．４"
    press(show.wall, Qt.Key.Key_Return)
    assert show.talk.view.target == "hires"


def test_escape_leaves_a_word_being_put_together_then_the_question_then_the_show(start: Start) -> None:
    show = start()
    QTest.keyClicks(show.wall, "/")
    panel = show.panel
    assert isinstance(panel, QuestionPanel)
    commit(panel.line, "就业", "lao'dong")
    press(panel.line, Qt.Key.Key_Escape)
    assert show.panel is panel and panel.line.text() == "就业"
    commit(panel.line, "", "")
    assert panel.line.text() == "就业"
    press(panel.line, Qt.Key.Key_Escape)
    assert show.panel is None and not show.talk.ended
    press(show.wall, Qt.Key.Key_Escape)
    assert show.talk.ended


@pytest.mark.parametrize("rehearse", [False, True])
def test_escape_after_a_key_without_meaning_says_that_once_more_ends_the_show(
    start: Start, rehearse: bool
) -> None:
    show = start(rehearse=rehearse)
    target = show.console if rehearse else show.wall
    QTest.keyClicks(target, "q")
    assert not show.wall.toast.isVisible()
    press(target, Qt.Key.Key_Escape)
    assert not show.talk.ended
    said = show.console.state.label.text() if rehearse else show.wall.toast.text()
    assert "再按一次 Esc" in said
    press(target, Qt.Key.Key_Escape)
    assert show.talk.ended


def test_a_question_is_three_keys_from_its_answer_and_escape_leads_back(start: Start) -> None:
    show = start()
    press(show.wall, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown)
    slide = picture(show)
    QTest.keyClicks(show.wall, "/")
    assert isinstance(show.panel, QuestionPanel)
    QTest.keyClicks(show.panel.line, "49.4")
    press(show.panel.line, Qt.Key.Key_Return)
    assert show.panel is None
    assert (show.talk.view.layer, show.talk.view.target) == ("answer", "hires")
    press(show.wall, Qt.Key.Key_Escape)
    assert picture(show) == slide


def test_up_and_down_choose_among_what_was_found(start: Start, qtbot: QtBot) -> None:
    show = start()
    QTest.keyClicks(show.wall, "/")
    assert isinstance(show.panel, QuestionPanel)
    panel = show.panel
    QTest.keyClicks(panel.line, "zhaogong")
    qtbot.waitUntil(lambda: not panel.waiting)
    chosen = show.panel.hits[1]
    press(show.panel.line, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert show.talk.view.target == chosen.id


def test_a_question_without_an_answer_stays_open_and_escape_closes_it(start: Start) -> None:
    show = start()
    QTest.keyClicks(show.wall, "/")
    assert isinstance(show.panel, QuestionPanel)
    show.panel.line.setText("没有这样的东西")
    press(show.panel.line, Qt.Key.Key_Return, Qt.Key.Key_F5)
    assert isinstance(show.panel, QuestionPanel)
    press(show.panel.line, Qt.Key.Key_Escape)
    assert show.panel is None and not show.talk.ended


def test_a_question_that_finds_nothing_says_so_until_something_else_is_typed(start: Start) -> None:
    show = start()
    QTest.keyClicks(show.wall, "/")
    assert isinstance(show.panel, QuestionPanel)
    panel = show.panel
    panel.line.setText("没有这样的东西")
    assert panel.nothing.isVisible() and "没有这样的东西" in panel.nothing.text()
    panel.line.setText("49.4")
    assert panel.list.isVisible() and not panel.nothing.isVisible()
    panel.line.setText("")
    assert panel.nothing.text() == ""


@pytest.mark.parametrize("rehearse", [False, True])
def test_the_answers_to_a_question_are_listed_in_whole_rows(start: Start, rehearse: bool) -> None:
    show = start(rehearse=rehearse)
    QTest.keyClicks(show.wall, "/")
    assert isinstance(show.panel, QuestionPanel)
    panel = show.panel
    panel.line.setText("就业")
    assert panel.list.viewport().height() % panel.list.sizeHintForRow(0) == 0
    host = panel.parentWidget()
    assert host is not None and host.rect().contains(panel.geometry())


def test_a_sentence_of_the_source_can_be_the_answer(start: Start) -> None:
    show = start()
    QTest.keyClicks(show.wall, "/")
    assert isinstance(show.panel, QuestionPanel)
    show.panel.line.setText("压舱石")
    row = next(row for row, hit in enumerate(show.panel.hits) if hit.kind == "sentence")
    show.panel.list.setCurrentRow(row)
    press(show.panel.line, Qt.Key.Key_Return)
    assert show.talk.view.layer == "words"


def test_keys_that_reach_the_wall_while_a_question_is_typed_are_for_the_question(start: Start) -> None:
    show = start(rehearse=True)
    QTest.keyClicks(show.wall, "/")
    assert isinstance(show.panel, QuestionPanel) and show.panel.parentWidget() is show.console
    QTest.keyClicks(show.wall, "b75.1")
    assert show.panel.line.text() == "b75.1" and not show.talk.cover


def test_the_pointer_lights_the_card_under_the_mouse(start: Start) -> None:
    show = start()
    press(show.wall, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_L)
    painted = show.stage.painted(show.talk.view)
    chart = show.talk.slide.cards[0]
    spot = painted.cards[chart].center()
    QTest.mouseMove(show.wall, spot)
    show.wall.pointed.emit(QPointF(spot.x() / show.wall.width(), spot.y() / show.wall.height()))
    lit = show.wall.pointer.lit()
    assert show.wall.pointer.isVisible() and lit is not None
    assert lit.toRect().contains(painted.cards[chart])
    press(show.wall, Qt.Key.Key_L)
    assert not show.wall.pointer.isVisible()


def test_the_pointer_reads_out_a_mark_of_a_chart_and_a_click_enlarges_its_figure(start: Start) -> None:
    show = start()
    press(show.wall, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_L)
    spot = next(spot for spot in show.stage.painted(show.talk.view).spots if spot.figure == "new_jobs_2020")
    before = picture(show)
    QTest.mouseMove(show.wall, spot.place.center())
    place = QPointF(spot.place.center())
    show.wall.pointed.emit(QPointF(place.x() / show.wall.width(), place.y() / show.wall.height()))
    assert "65.6万人" in spot.said and "推算" in spot.said
    assert picture(show) != before
    QTest.mouseClick(
        show.wall, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot.place.center()
    )
    assert (show.talk.view.layer, show.talk.view.target) == ("enlarged", "new_jobs_2020")


def test_arrows_choose_among_all_slides_and_enter_goes_there(start: Start) -> None:
    show = start()
    QTest.keyClicks(show.wall, "o")
    press(show.wall, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert show.panel is None and show.talk.view.slide > 1


def test_all_slides_and_all_keys_open_over_the_wall_and_a_click_goes_there(
    start: Start, qtbot: QtBot
) -> None:
    show = start()
    QTest.keyClicks(show.wall, "?")
    assert isinstance(show.panel, KeysPanel)
    QTest.keyClicks(show.wall, "?o")
    assert isinstance(show.panel, OverviewPanel)
    place = show.panel.places()[7].center()
    QTest.mouseClick(show.panel, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert show.panel is None and show.talk.view.slide == 7


def test_rehearsing_shows_the_wall_itself_large_in_the_console(start: Start) -> None:
    show = start(rehearse=True)
    console, wall = show.console, show.wall
    assert wall.isVisible() and wall.window() is console
    assert wall.width() > console.width() / 2
    assert abs(wall.width() * 9 - wall.height() * 16) <= 16
    QTest.mouseClick(wall, Qt.MouseButton.LeftButton, pos=wall.rect().center())
    press(wall, Qt.Key.Key_B)
    assert (show.talk.view.slide, show.talk.cover) == (1, "black")


def test_what_moves_windows_from_screen_to_screen_is_neither_done_nor_offered_in_a_rehearsal(
    start: Start,
) -> None:
    moving = {"X", "V"}

    def told(show: Presentation) -> set[str]:
        show.do("keys")
        assert isinstance(show.panel, KeysPanel)
        found = {label.text() for label in show.panel.findChildren(Label)} & moving
        show.do("keys")
        return found

    def on_buttons(show: Presentation) -> set[str]:
        return {button.text().split()[-1] for button in show.console.findChildren(QPushButton)} & moving

    show = start(windowed=True)
    assert (told(show), on_buttons(show)) == (moving, {"X"})
    show.finish()
    show = start(rehearse=True)
    place = show.console.geometry()
    before = dict(vars(show._places))
    press(show.console, Qt.Key.Key_V, Qt.Key.Key_X)
    assert vars(show._places) == before
    assert show.wall.window() is show.console and show.console.geometry() == place
    assert (told(show), on_buttons(show)) == (set(), set())


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (1024, 768), (2560, 1080)])
@pytest.mark.parametrize("rehearse", [False, True])
def test_the_console_leaves_no_room_between_a_picture_and_what_stands_below(
    start: Start, size: tuple[int, int], rehearse: bool
) -> None:
    show = start(rehearse=rehearse)
    console = show.console
    console.showNormal()
    console.resize(*size)
    show.do("next")
    QTest.qWait(0)
    for picture, below in ((console.now, console.figures), (console.next, console.notes)):
        end = picture.mapTo(console, picture.rect().bottomLeft()).y()
        assert below.mapTo(console, below.rect().topLeft()).y() - end < console.context.px(48)
        assert picture.height() - picture.frame().height() <= 2
    assert console.notes.height() > console.figures.height()


def test_a_frozen_rehearsal_shows_beside_the_wall_where_the_presenter_looks(start: Start) -> None:
    show = start(rehearse=True)
    press(show.console, Qt.Key.Key_PageDown, Qt.Key.Key_F)
    frozen = picture(show)
    press(show.console, Qt.Key.Key_PageDown)
    assert show.talk.frozen is not None and picture(show) == frozen
    assert show.console.next._picture is not None
    assert show.console.next._picture.toImage() == show.stage.painted(show.talk.view).picture.toImage()


def test_the_console_tells_state_notes_and_sources(start: Start) -> None:
    show = start(rehearse=True)
    press(show.console, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_B)
    assert show.console.state.isVisible() and show.console.state.label.text()
    texts = "\n".join(label.text() for label in show.console.figures.findChildren(QLabel))
    assert "75.1万人" in texts and "全市城镇新增就业75.1万人" in texts
    notes = "\n".join(label.text() for label in show.console.notes.findChildren(QLabel))
    assert "领导可能会问" in notes
    press(show.console, Qt.Key.Key_B)
    assert not show.console.state.isVisible()


def test_the_size_of_the_notes_is_changed_and_remembered(start: Start) -> None:
    show = start(rehearse=True)
    before = show.console.note_scale
    press(show.console, Qt.Key.Key_Equal, modifier=Qt.KeyboardModifier.ControlModifier)
    assert show.console.note_scale > before
    assert start(rehearse=True).console.note_scale == show.console.note_scale


def test_closing_a_window_ends_the_show_and_not_the_program(start: Start, qtbot: QtBot) -> None:
    show = start()
    with qtbot.waitSignal(show.ended):
        show.wall.close()


def test_a_screen_that_is_not_there_is_told_on_the_console_and_the_show_goes_on(start: Start) -> None:
    show = start(rehearse=True, screen="HDMI-9")
    assert "HDMI-9" in show.console.notice.label.text()
    assert show.wall.isVisible()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the built-in briefing that a test may spoil."""
    copy = tmp_path / "briefing"
    shutil.copytree(paths.built_in_briefing(), copy)
    return copy


def test_files_that_break_leave_the_wall_as_it_was(start: Start, folder: Path, qtbot: QtBot) -> None:
    show = start(folder, rehearse=True)
    press(show.wall, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown)
    before = picture(show)
    (folder / "briefing.yaml").write_text("cqbrief: [", encoding="utf-8")
    qtbot.waitUntil(lambda: bool(show.console.notice.label.text()))
    assert picture(show) == before
    press(show.wall, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
    assert picture(show) == before


def test_a_folder_that_vanishes_leaves_the_wall_as_it_was(start: Start, folder: Path, qtbot: QtBot) -> None:
    show = start(folder, rehearse=True)
    press(show.wall, Qt.Key.Key_PageDown)
    before = picture(show)
    shutil.rmtree(folder)
    qtbot.waitUntil(lambda: bool(show.console.notice.label.text()))
    press(show.wall, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
    assert picture(show) == before


def test_files_that_were_mended_are_shown_at_the_same_slide(start: Start, folder: Path, qtbot: QtBot) -> None:
    show = start(folder, rehearse=True)
    press(show.wall, Qt.Key.Key_PageDown)
    key, deck = show.talk.slide.key, show.talk.deck
    theme = folder / "themes" / "1-priority.yaml"
    theme.write_text(theme.read_text(encoding="utf-8").replace("三样一起", "三样一道"), encoding="utf-8")
    qtbot.waitUntil(lambda: show.talk.deck is not deck)
    assert show.talk.slide.key == key
    assert not show.talk.deck.edition.errors


@pytest.mark.parametrize(
    ("name", "content"),
    [("data/jobs.csv", briefings.SERIES_CSV), ("pictures/fair.svg", briefings.SVG)],
    ids=["series", "picture"],
)
def test_a_changed_series_or_picture_is_noticed_like_a_changed_text(
    start: Start, tmp_path: Path, qtbot: QtBot, name: str, content: str
) -> None:
    caption = "    caption: 招聘会现场\n"
    briefings.write(
        tmp_path,
        briefings.Mistake(
            "themes/1-jobs.yaml", briefings.FIRST_CHART, briefings.SERIES_CHART + briefings.FIRST_CHART
        ),
        briefings.Mistake("briefing.yaml", caption, caption + "    file: pictures/fair.svg\n"),
    )
    for path, text in (("data/jobs.csv", briefings.SERIES_CSV), ("pictures/fair.svg", briefings.SVG)):
        (tmp_path / path).parent.mkdir()
        (tmp_path / path).write_text(text, encoding="utf-8")
    show = start(tmp_path, rehearse=True)
    before = show.talk.deck.edition
    assert not before.errors
    (tmp_path / name).write_text(content.replace("65.6", "65.7").replace('"4"', '"5"'), encoding="utf-8")
    qtbot.waitUntil(lambda: show.talk.deck.edition is not before)


def test_a_question_half_typed_outlives_a_new_reading_and_finds_what_is_new(
    start: Start, folder: Path, qtbot: QtBot
) -> None:
    show = start(folder, rehearse=True)
    QTest.keyClicks(show.wall, "/")
    old = show.panel
    assert isinstance(old, QuestionPanel)
    old.line.setText("三样一道")
    assert not old.hits
    theme = folder / "themes" / "1-priority.yaml"
    theme.write_text(theme.read_text(encoding="utf-8").replace("三样一起", "三样一道"), encoding="utf-8")
    qtbot.waitUntil(lambda: show.panel is not old)
    assert isinstance(show.panel, QuestionPanel)
    assert show.panel.line.text() == "三样一道" and show.panel.hits
    assert show.talk.panel == "question"


def test_a_table_that_is_found_is_called_a_table(start: Start, tmp_path: Path) -> None:
    show = start(briefings.write(tmp_path))
    table = next(table for theme in show.talk.deck.edition.briefing.themes for table in theme.tables)  # type: ignore[union-attr]
    QTest.keyClicks(show.wall, "/")
    assert isinstance(show.panel, QuestionPanel)
    show.panel.line.setText(table.headline.in_language("zh"))
    row = next(row for row, hit in enumerate(show.panel.hits) if hit.id == table.id)
    assert show.panel.list.item(row).text().startswith("表　")


def corner_of(show: Presentation) -> QImage:
    """The lower right corner of the wall, where its sign stands."""
    size = show.wall.size()
    wide, high = size.width() // 12, size.height() // 24
    return show.wall.grab(QRect(size.width() - wide, size.height() - high, wide, high)).toImage()


def test_on_one_screen_a_small_sign_tells_that_five_minutes_are_left(start: Start) -> None:
    show = start()
    bare = corner_of(show)
    show.do("short")
    assert show.wall.sign == SHORT
    assert corner_of(show) != bare
    show.do("black")
    assert {corner_of(show).pixelColor(x, 5).name() for x in range(20)} == {"#000000"}
    show.do("black")
    show.do("short")
    assert show.wall.sign == ""
    assert corner_of(show) == bare


def test_with_a_console_the_wall_bears_no_sign(start: Start) -> None:
    show = start(rehearse=True)
    show.do("short")
    assert show.console.isVisible()
    assert show.wall.sign == ""


def test_on_one_screen_a_sign_tells_that_a_slide_is_cut_off_at_the_foot(start: Start) -> None:
    edition = desk.edition()
    assert edition.briefing is not None
    first, *others = edition.briefing.themes
    show = start(edition=edition_with(replace(first, message=Text(plain="就业数字要讲清楚" * 200)), *others))
    assert show.wall.sign == ""
    press(show.wall, Qt.Key.Key_PageDown)
    assert show.wall.sign == CUT_OFF


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768), (800, 800)], ids=str)
def test_all_keys_fit_the_window_they_are_told_in(start: Start, size: tuple[int, int]) -> None:
    show = start(windowed=True)
    show.console.hide()
    show.wall.resize(*size)
    show.do("keys")
    assert isinstance(show.panel, KeysPanel)
    assert show.panel.heightForWidth(show.panel.width()) <= show.panel.height()


def test_the_console_tells_that_a_slide_is_cut_off_at_the_foot(start: Start) -> None:
    edition = desk.edition()
    assert edition.briefing is not None
    first, *others = edition.briefing.themes
    long = replace(first, message=Text(plain="就业数字要讲清楚" * 200))
    show = start(edition=edition_with(long, *others), rehearse=True)
    press(show.wall, Qt.Key.Key_PageDown)
    assert "放不下" in show.console.state.label.text()
    press(show.wall, Qt.Key.Key_PageUp)
    assert "放不下" not in show.console.state.label.text()


def test_no_module_of_the_show_names_a_colour_of_its_own() -> None:
    literal = re.compile(r"GlobalColor|QColor\(\s*\d|#[0-9A-Fa-f]{6}")
    for path in Path(key_bindings.__file__).parent.glob("*.py"):
        assert not literal.search(path.read_text(encoding="utf-8")), path.name


def test_pictures_ahead_are_few_however_long_the_talk(start: Start) -> None:
    show = start()
    counts = []
    for _ in range(3):
        for _ in range(24):
            press(show.wall, Qt.Key.Key_PageDown)
            QApplication.processEvents()
        press(show.wall, Qt.Key.Key_Home)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        counts.append(len(QApplication.allWidgets()))
    assert counts[0] == counts[1] == counts[2]


CONTEXT = ViewContext(desk.edition(), Translator("zh"), LOOKS["light"])


@pytest.fixture
def meeting() -> Iterator[PresentationSession]:
    """Presents; whatever it left open is closed."""
    made = PresentationSession()
    yield made
    if made.show is not None:
        made.show.finish()
    if made.report is not None:
        made.report.close()
    QApplication.processEvents()


def test_after_escape_the_next_f5_leads_back_to_the_slide(meeting: PresentationSession) -> None:
    meeting.present(CONTEXT)
    assert meeting.show is not None
    press(meeting.show.wall, *[Qt.Key.Key_PageDown] * 5, Qt.Key.Key_Escape)
    assert meeting.report is not None
    asked: list[bool] = []
    meeting.present_requested.connect(asked.append)
    press(meeting.report, Qt.Key.Key_F5)
    assert asked == [False]
    meeting.present(CONTEXT)
    assert meeting.show.talk.view.slide == 5


@pytest.fixture
def workstation(qapp: QApplication, folder: Path) -> Iterator[AppController]:
    """The program on a briefing that a test may spoil; a show that still runs is ended."""
    made = AppController(qapp, folder, "zh", "light")
    yield made
    for show in made.findChildren(Presentation):
        show.finish()
    for report in qapp.topLevelWidgets():
        report.hide()
    qapp.removeTranslator(made.findChildren(QTranslator)[0])
    made.window.deleteLater()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def running(workstation: AppController) -> Presentation:
    return next(show for show in workstation.findChildren(Presentation) if show.wall.isVisible())


def test_after_escape_window_and_next_show_have_the_files_as_read_during_the_talk(
    workstation: AppController, folder: Path, qtbot: QtBot
) -> None:
    workstation.present()
    first = running(workstation)
    press(first.wall, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown)
    before = first.talk.deck.edition
    theme = folder / "themes" / "1-priority.yaml"
    theme.write_text(theme.read_text(encoding="utf-8").replace("三样一起", "三样一道"), encoding="utf-8")
    qtbot.waitUntil(lambda: first.talk.deck.edition is not before)
    read = first.talk.deck.edition
    qtbot.waitUntil(lambda: workstation.window.context.edition is read)
    press(first.wall, Qt.Key.Key_Escape)
    workstation.present()
    second = running(workstation)
    assert second.talk.deck.edition is read and second.talk.view.slide == 2


def test_a_window_that_was_given_other_files_during_a_talk_keeps_them(workstation: AppController) -> None:
    workstation.present()
    workstation.open(paths.built_in_briefing())
    press(running(workstation).wall, Qt.Key.Key_Escape)
    assert workstation.window.context.edition.folder == paths.built_in_briefing()


def test_shows_come_and_go_one_after_the_other(meeting: PresentationSession) -> None:
    for slide in range(1, 5):
        meeting.present(CONTEXT)
        assert meeting.show is not None
        press(meeting.show.wall, Qt.Key.Key_PageDown)
        assert meeting.show.talk.view.slide == slide
        press(meeting.show.wall, Qt.Key.Key_Escape)
        # What an event loop does by itself: now the windows are really gone.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert meeting.show is None


def test_a_talk_that_reached_its_end_begins_anew(meeting: PresentationSession) -> None:
    meeting.present(CONTEXT)
    assert meeting.show is not None
    press(meeting.show.wall, Qt.Key.Key_End, Qt.Key.Key_Escape)
    meeting.present(CONTEXT)
    assert meeting.show.talk.view.slide == 0


def test_from_here_starts_at_the_theme_shown_and_only_one_show_runs(meeting: PresentationSession) -> None:
    meeting.present(CONTEXT, theme=3, from_here=True)
    assert meeting.show is not None
    assert (meeting.show.talk.slide.theme, meeting.show.talk.slide.kind) == (3, "message")
    meeting.present(CONTEXT, theme=1, from_here=True)
    assert meeting.show.talk.slide.theme == 3


def test_another_size_of_the_screen_keeps_slide_and_state(start: Start) -> None:
    show = start(rehearse=True)
    press(show.wall, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_Z)
    view = show.talk.view
    show.wall.resize(QSize(1024, 768))
    QApplication.processEvents()
    assert show.talk.view == view
    assert show.stage.painted(view).picture.size() == QSize(1024, 768)
