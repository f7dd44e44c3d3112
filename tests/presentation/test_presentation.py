"""The show on one screen: windows, keys, mouse and touch, question mode, files that change under it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt
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
from cqbrief.presentation.presentation import CUT_OFF_SIGN, MESSAGES_ONLY_SIGN, Presentation
from cqbrief.presentation.question_panel import QuestionPanel
from cqbrief.presentation.session import PresentationSession
from cqbrief.presentation.settings import PresentationSettings
from cqbrief.system import paths
from tests.support import editions, sample
from tests.support.app import OpenController
from tests.support.decks import edition_with
from tests.support.pointer import move_pointer
from tests.support.window_parts import open_briefing

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
        edition = edition or (load_edition(folder) if folder else editions.edition())
        context = ViewContext(edition, Translator("zh"), LOOKS[look])
        presentation = Presentation(context, settings=PresentationSettings(), **wishes)  # type: ignore[arg-type]
        FileWatcher(edition, presentation).read.connect(presentation.replace_edition)
        presentation.ended.connect(lambda _: running.remove(presentation))
        running.append(presentation)
        presentation.start()
        QApplication.processEvents()
        return presentation

    yield starting
    for presentation in list(running):
        presentation.finish()
    QApplication.processEvents()


def press(
    window: QWidget, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    for key in keys:
        QTest.keyClick(window, key, modifier)


def picture(presentation: Presentation) -> QImage:
    return presentation.audience.grab().toImage()


def test_on_one_screen_there_is_the_wall_alone_and_no_note_on_it(start: Start) -> None:
    presentation = start()
    assert presentation.audience.isVisible() and not presentation.console.isVisible()
    briefing = editions.edition().briefing
    assert briefing is not None and briefing.themes[0].speaker_notes is not None
    note = briefing.themes[0].speaker_notes.in_language("zh")[:8]
    press(presentation.audience, Qt.Key.Key_PageDown)
    assert not [label for label in presentation.audience.findChildren(QLabel) if note in label.text()]


def test_keys_reach_the_talk_and_the_wall_follows(start: Start) -> None:
    presentation = start()
    first = picture(presentation)
    press(presentation.audience, Qt.Key.Key_PageDown)
    assert presentation.state.view.slide == 1 and picture(presentation) != first
    press(presentation.audience, Qt.Key.Key_PageUp)
    assert picture(presentation) == first
    assert presentation.audience.windowTitle().startswith("1 / ")


def test_black_and_white_cover_every_point_of_the_wall(start: Start) -> None:
    presentation = start()
    for key, colour in ((Qt.Key.Key_B, "#000000"), (Qt.Key.Key_W, "#ffffff")):
        press(presentation.audience, key)
        seen = picture(presentation).scaled(8, 8)
        assert {seen.pixelColor(x, y).name() for x in range(8) for y in range(8)} == {colour}
        press(presentation.audience, key)


def test_a_frozen_wall_does_not_change_while_the_presenter_looks_around(start: Start) -> None:
    presentation = start()
    press(presentation.audience, Qt.Key.Key_PageDown, Qt.Key.Key_F)
    before = picture(presentation)
    press(presentation.audience, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown)
    assert picture(presentation) == before
    press(presentation.audience, Qt.Key.Key_F)
    assert picture(presentation) != before


def test_clicks_go_on_and_back_and_a_click_at_the_left_edge_goes_back(start: Start) -> None:
    presentation = start()
    middle = presentation.audience.rect().center()
    QTest.mouseClick(presentation.audience, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    QTest.mouseClick(presentation.audience, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    assert presentation.state.view.slide == 2
    QTest.mouseClick(
        presentation.audience, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, middle
    )
    assert presentation.state.view.slide == 1
    QTest.mouseClick(
        presentation.audience,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QPoint(3, middle.y()),
    )
    assert presentation.state.view.slide == 0


def turn(
    presentation: Presentation, delta: int, at: int, phase: Qt.ScrollPhase = Qt.ScrollPhase.NoScrollPhase
) -> None:
    where = QPointF(presentation.audience.rect().center())
    event = QWheelEvent(
        where, presentation.audience.mapToGlobal(where), QPoint(), QPoint(0, delta), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, phase, False,
    )  # fmt: skip
    event.setTimestamp(at)
    QApplication.sendEvent(presentation.audience, event)


def test_every_notch_of_a_wheel_is_a_slide_and_a_flick_of_a_touchpad_is_one(start: Start) -> None:
    presentation = start()
    turn(presentation, -120, 1000)
    turn(presentation, -120, 1050)
    assert presentation.state.view.slide == 2
    turn(presentation, 120, 2000)
    assert presentation.state.view.slide == 1
    for step in range(30):
        turn(presentation, -25, 5000 + step * 20, Qt.ScrollPhase.ScrollMomentum)
    assert presentation.state.view.slide == 2


def test_a_finger_swipes_and_taps(start: Start) -> None:
    presentation = start()
    finger = QTest.createTouchDevice(
        QInputDevice.DeviceType.TouchScreen, QPointingDevice.Capability.Position
    )  # kept: Qt forgets events of a device that is gone
    middle = presentation.audience.rect().center()

    def swipe(by: int) -> None:
        QTest.touchEvent(presentation.audience, finger).press(0, middle, presentation.audience)
        QTest.touchEvent(presentation.audience, finger).move(0, middle + QPoint(by, 0), presentation.audience)
        QTest.touchEvent(presentation.audience, finger).release(
            0, middle + QPoint(by, 0), presentation.audience
        )

    swipe(-300)
    assert presentation.state.view.slide == 1
    swipe(300)
    assert presentation.state.view.slide == 0
    swipe(0)
    assert presentation.state.view.slide == 1


def test_the_wall_takes_no_input_method_and_hides_the_mouse(start: Start) -> None:
    presentation = start()
    assert not presentation.audience.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert presentation.audience.cursor().shape() == Qt.CursorShape.BlankCursor


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
    presentation = start(rehearse=window == "console")
    target = presentation.console if window == "console" else presentation.audience
    how(target, "　")
    assert presentation.state.view.slide == 1
    for key, cover in (("ｂ", "black"), ("．", ""), ("，", "white")):
        how(target, key)
        assert presentation.state.cover == cover
    how(target, "Ｗ１２")
    assert (presentation.state.cover, presentation.state.typed) == ("", "12")
    press(target, Qt.Key.Key_Return)
    assert presentation.state.slide.number == 12
    how(target, "２－０３")
    press(target, Qt.Key.Key_Return)
    assert "2-03" in [
        presentation.state.deck.edition.figures[id_].number for id_ in presentation.state.slide.figures
    ]
    how(target, "？")
    assert presentation.state.panel == "keys"
    press(target, Qt.Key.Key_Escape)
    how(target, "／")
    assert isinstance(presentation.panel, QuestionPanel) and presentation.panel.line.text() == ""
    press(presentation.panel.line, Qt.Key.Key_Escape)
    assert presentation.panel is None and not presentation.state.ended


@HOWS
def test_what_an_input_method_types_into_the_other_window_is_for_the_question(
    start: Start, how: Callable[[QWidget, str], None]
) -> None:
    presentation = start(rehearse=True)
    how(presentation.audience, "／")
    how(presentation.audience, "４９．４")
    assert isinstance(presentation.panel, QuestionPanel) and presentation.panel.line.text() == "４９．４"
    press(presentation.audience, Qt.Key.Key_Return)
    assert presentation.state.view.target == "hires"


def test_escape_leaves_a_word_being_put_together_then_the_question_then_the_show(start: Start) -> None:
    presentation = start()
    QTest.keyClicks(presentation.audience, "/")
    panel = presentation.panel
    assert isinstance(panel, QuestionPanel)
    commit(panel.line, "就业", "lao'dong")
    press(panel.line, Qt.Key.Key_Escape)
    assert presentation.panel is panel and panel.line.text() == "就业"
    commit(panel.line, "", "")
    assert panel.line.text() == "就业"
    press(panel.line, Qt.Key.Key_Escape)
    assert presentation.panel is None and not presentation.state.ended
    press(presentation.audience, Qt.Key.Key_Escape)
    assert presentation.state.ended


@pytest.mark.parametrize("rehearse", [False, True])
def test_escape_after_a_key_without_meaning_says_that_once_more_ends_the_show(
    start: Start, rehearse: bool
) -> None:
    presentation = start(rehearse=rehearse)
    target = presentation.console if rehearse else presentation.audience
    QTest.keyClicks(target, "q")
    assert not presentation.audience.toast.isVisible()
    press(target, Qt.Key.Key_Escape)
    assert not presentation.state.ended
    said = presentation.console.status.label.text() if rehearse else presentation.audience.toast.text()
    assert "再按一次 Esc" in said
    press(target, Qt.Key.Key_Escape)
    assert presentation.state.ended


def ask(panel: QuestionPanel, text: str, qtbot: QtBot) -> None:
    """Ask, and wait for what is found: on a busy machine the search is not ready at once."""
    panel.line.setText(text)
    qtbot.waitUntil(lambda: not panel.waiting)


def test_a_question_is_three_keys_from_its_answer_and_escape_leads_back(start: Start) -> None:
    presentation = start()
    press(presentation.audience, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown)
    slide = picture(presentation)
    QTest.keyClicks(presentation.audience, "/")
    assert isinstance(presentation.panel, QuestionPanel)
    QTest.keyClicks(presentation.panel.line, "49.4")
    press(presentation.panel.line, Qt.Key.Key_Return)
    assert presentation.panel is None
    assert (presentation.state.view.layer, presentation.state.view.target) == ("answer", "hires")
    press(presentation.audience, Qt.Key.Key_Escape)
    assert picture(presentation) == slide


def test_up_and_down_choose_among_what_was_found(start: Start, qtbot: QtBot) -> None:
    presentation = start()
    QTest.keyClicks(presentation.audience, "/")
    assert isinstance(presentation.panel, QuestionPanel)
    panel = presentation.panel
    QTest.keyClicks(panel.line, "zhaogong")
    qtbot.waitUntil(lambda: not panel.waiting)
    chosen = presentation.panel.hits[1]
    press(presentation.panel.line, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert presentation.state.view.target == chosen.id


def test_a_question_without_an_answer_stays_open_and_escape_closes_it(start: Start) -> None:
    presentation = start()
    QTest.keyClicks(presentation.audience, "/")
    assert isinstance(presentation.panel, QuestionPanel)
    presentation.panel.line.setText("没有这样的东西")
    press(presentation.panel.line, Qt.Key.Key_Return, Qt.Key.Key_F5)
    assert isinstance(presentation.panel, QuestionPanel)
    press(presentation.panel.line, Qt.Key.Key_Escape)
    assert presentation.panel is None and not presentation.state.ended


def test_a_question_that_finds_nothing_says_so_until_something_else_is_typed(
    start: Start, qtbot: QtBot
) -> None:
    presentation = start()
    QTest.keyClicks(presentation.audience, "/")
    assert isinstance(presentation.panel, QuestionPanel)
    panel = presentation.panel
    ask(panel, "没有这样的东西", qtbot)
    assert panel.nothing.isVisible() and "没有这样的东西" in panel.nothing.text()
    ask(panel, "49.4", qtbot)
    assert panel.list.isVisible() and not panel.nothing.isVisible()
    ask(panel, "", qtbot)
    assert panel.nothing.text() == ""


@pytest.mark.parametrize("rehearse", [False, True])
def test_the_answers_to_a_question_are_listed_in_whole_rows(
    start: Start, rehearse: bool, qtbot: QtBot
) -> None:
    presentation = start(rehearse=rehearse)
    QTest.keyClicks(presentation.audience, "/")
    assert isinstance(presentation.panel, QuestionPanel)
    panel = presentation.panel
    ask(panel, "就业", qtbot)
    assert panel.list.viewport().height() % panel.list.sizeHintForRow(0) == 0
    host = panel.parentWidget()
    assert host is not None and host.rect().contains(panel.geometry())


def test_a_sentence_of_the_source_can_be_the_answer(start: Start, qtbot: QtBot) -> None:
    presentation = start()
    QTest.keyClicks(presentation.audience, "/")
    assert isinstance(presentation.panel, QuestionPanel)
    ask(presentation.panel, "压舱石", qtbot)
    row = next(row for row, hit in enumerate(presentation.panel.hits) if hit.kind == "sentence")
    presentation.panel.list.setCurrentRow(row)
    press(presentation.panel.line, Qt.Key.Key_Return)
    assert presentation.state.view.layer == "sentence"


def test_keys_that_reach_the_wall_while_a_question_is_typed_are_for_the_question(start: Start) -> None:
    presentation = start(rehearse=True)
    QTest.keyClicks(presentation.audience, "/")
    assert (
        isinstance(presentation.panel, QuestionPanel)
        and presentation.panel.parentWidget() is presentation.console
    )
    QTest.keyClicks(presentation.audience, "b75.1")
    assert presentation.panel.line.text() == "b75.1" and not presentation.state.cover


def test_the_pointer_lights_the_card_under_the_mouse(start: Start) -> None:
    presentation = start()
    press(presentation.audience, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_L)
    rendered = presentation.renderer.render(presentation.state.view)
    chart = presentation.state.slide.cards[0]
    spot = rendered.cards[chart].center()
    move_pointer(presentation.audience, spot)
    presentation.audience.pointer_moved.emit(
        QPointF(spot.x() / presentation.audience.width(), spot.y() / presentation.audience.height())
    )
    lit = presentation.audience.pointer.highlighted_area()
    assert presentation.audience.pointer.isVisible() and lit is not None
    assert lit.toRect().contains(rendered.cards[chart])
    press(presentation.audience, Qt.Key.Key_L)
    assert not presentation.audience.pointer.isVisible()


def test_the_pointer_reads_out_a_mark_of_a_chart_and_a_click_enlarges_its_figure(start: Start) -> None:
    presentation = start()
    press(presentation.audience, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_L)
    spot = next(
        spot
        for spot in presentation.renderer.render(presentation.state.view).hot_spots
        if spot.figure == "new_jobs_2020"
    )
    before = picture(presentation)
    move_pointer(presentation.audience, spot.rect.center())
    place = QPointF(spot.rect.center())
    presentation.audience.pointer_moved.emit(
        QPointF(place.x() / presentation.audience.width(), place.y() / presentation.audience.height())
    )
    assert "65.6万人" in spot.text and "推算" in spot.text
    assert picture(presentation) != before
    QTest.mouseClick(
        presentation.audience, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot.rect.center()
    )
    assert (presentation.state.view.layer, presentation.state.view.target) == ("enlarged", "new_jobs_2020")


def test_arrows_choose_among_all_slides_and_enter_goes_there(start: Start) -> None:
    presentation = start()
    QTest.keyClicks(presentation.audience, "o")
    press(
        presentation.audience,
        Qt.Key.Key_Right,
        Qt.Key.Key_Right,
        Qt.Key.Key_Left,
        Qt.Key.Key_Down,
        Qt.Key.Key_Return,
    )
    assert presentation.panel is None and presentation.state.view.slide > 1


def test_all_slides_and_all_keys_open_over_the_wall_and_a_click_goes_there(
    start: Start, qtbot: QtBot
) -> None:
    presentation = start()
    QTest.keyClicks(presentation.audience, "?")
    assert isinstance(presentation.panel, KeysPanel)
    QTest.keyClicks(presentation.audience, "?o")
    assert isinstance(presentation.panel, OverviewPanel)
    place = presentation.panel.rects()[7].center()
    QTest.mouseClick(presentation.panel, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert presentation.panel is None and presentation.state.view.slide == 7


def test_rehearsing_shows_the_wall_itself_large_in_the_console(start: Start) -> None:
    presentation = start(rehearse=True)
    console, wall = presentation.console, presentation.audience
    assert wall.isVisible() and wall.window() is console
    assert wall.width() > console.width() / 2
    assert abs(wall.width() * 9 - wall.height() * 16) <= 16
    QTest.mouseClick(wall, Qt.MouseButton.LeftButton, pos=wall.rect().center())
    press(wall, Qt.Key.Key_B)
    assert (presentation.state.view.slide, presentation.state.cover) == (1, "black")


def test_what_moves_windows_from_screen_to_screen_is_neither_done_nor_offered_in_a_rehearsal(
    start: Start,
) -> None:
    moving = {"X", "V"}

    def told(presentation: Presentation) -> set[str]:
        presentation.do("keys")
        assert isinstance(presentation.panel, KeysPanel)
        found = {label.text() for label in presentation.panel.findChildren(Label)} & moving
        presentation.do("keys")
        return found

    def on_buttons(presentation: Presentation) -> set[str]:
        return {
            button.text().split()[-1] for button in presentation.console.findChildren(QPushButton)
        } & moving

    presentation = start(windowed=True)
    assert (told(presentation), on_buttons(presentation)) == (moving, {"X"})
    presentation.finish()
    presentation = start(rehearse=True)
    place = presentation.console.geometry()
    before = dict(vars(presentation._placement))
    press(presentation.console, Qt.Key.Key_V, Qt.Key.Key_X)
    assert vars(presentation._placement) == before
    assert presentation.audience.window() is presentation.console and presentation.console.geometry() == place
    assert (told(presentation), on_buttons(presentation)) == (set(), set())


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (1024, 768), (2560, 1080)])
@pytest.mark.parametrize("rehearse", [False, True])
def test_the_console_leaves_no_room_between_a_picture_and_what_stands_below(
    start: Start, size: tuple[int, int], rehearse: bool
) -> None:
    presentation = start(rehearse=rehearse)
    console = presentation.console
    console.showNormal()
    console.resize(*size)
    presentation.do("next")
    QTest.qWait(0)
    for picture, below in ((console.this_slide, console.figures), (console.next_slide, console.notes)):
        end = picture.mapTo(console, picture.rect().bottomLeft()).y()
        assert below.mapTo(console, below.rect().topLeft()).y() - end < console.context.px(48)
        assert picture.height() - picture.slide_rect().height() <= 2
    assert console.notes.height() > console.figures.height()


def test_a_frozen_rehearsal_shows_beside_the_wall_where_the_presenter_looks(start: Start) -> None:
    presentation = start(rehearse=True)
    press(presentation.console, Qt.Key.Key_PageDown, Qt.Key.Key_F)
    frozen = picture(presentation)
    press(presentation.console, Qt.Key.Key_PageDown)
    assert presentation.state.frozen is not None and picture(presentation) == frozen
    assert presentation.console.next_slide._pixmap is not None
    assert (
        presentation.console.next_slide._pixmap.toImage()
        == presentation.renderer.render(presentation.state.view).pixmap.toImage()
    )


def test_the_console_tells_state_notes_and_sources(start: Start) -> None:
    presentation = start(rehearse=True)
    press(presentation.console, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_B)
    assert presentation.console.status.isVisible() and presentation.console.status.label.text()
    texts = "\n".join(label.text() for label in presentation.console.figures.findChildren(QLabel))
    assert "75.1万人" in texts and "全市城镇新增就业75.1万人" in texts
    notes = "\n".join(label.text() for label in presentation.console.notes.findChildren(QLabel))
    assert "领导可能会问" in notes
    press(presentation.console, Qt.Key.Key_B)
    assert not presentation.console.status.isVisible()


def test_the_size_of_the_notes_is_changed_and_remembered(start: Start) -> None:
    presentation = start(rehearse=True)
    before = presentation.console.note_scale
    press(presentation.console, Qt.Key.Key_Equal, modifier=Qt.KeyboardModifier.ControlModifier)
    assert presentation.console.note_scale > before
    assert start(rehearse=True).console.note_scale == presentation.console.note_scale


def test_closing_a_window_ends_the_show_and_not_the_program(start: Start, qtbot: QtBot) -> None:
    presentation = start()
    with qtbot.waitSignal(presentation.ended):
        presentation.audience.close()


def test_a_screen_that_is_not_there_is_told_on_the_console_and_the_show_goes_on(start: Start) -> None:
    presentation = start(rehearse=True, screen="HDMI-9")
    assert "HDMI-9" in presentation.console.notice.label.text()
    assert presentation.audience.isVisible()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the built-in briefing that a test may spoil."""
    copy = tmp_path / "briefing"
    shutil.copytree(paths.built_in_briefing(), copy)
    return copy


def test_files_that_break_leave_the_wall_as_it_was(start: Start, folder: Path, qtbot: QtBot) -> None:
    presentation = start(folder, rehearse=True)
    press(presentation.audience, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown)
    before = picture(presentation)
    (folder / "briefing.yaml").write_text("cqbrief: [", encoding="utf-8")
    qtbot.waitUntil(lambda: bool(presentation.console.notice.label.text()))
    assert picture(presentation) == before
    press(presentation.audience, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
    assert picture(presentation) == before


def test_a_folder_that_vanishes_leaves_the_wall_as_it_was(start: Start, folder: Path, qtbot: QtBot) -> None:
    presentation = start(folder, rehearse=True)
    press(presentation.audience, Qt.Key.Key_PageDown)
    before = picture(presentation)
    shutil.rmtree(folder)
    qtbot.waitUntil(lambda: bool(presentation.console.notice.label.text()))
    press(presentation.audience, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
    assert picture(presentation) == before


def test_files_that_were_mended_are_shown_at_the_same_slide(start: Start, folder: Path, qtbot: QtBot) -> None:
    presentation = start(folder, rehearse=True)
    press(presentation.audience, Qt.Key.Key_PageDown)
    key, deck = presentation.state.slide.key, presentation.state.deck
    theme = folder / "themes" / "1-priority.yaml"
    theme.write_text(theme.read_text(encoding="utf-8").replace("三样一起", "三样一道"), encoding="utf-8")
    qtbot.waitUntil(lambda: presentation.state.deck is not deck)
    assert presentation.state.slide.key == key
    assert not presentation.state.deck.edition.errors


@pytest.mark.parametrize(
    ("name", "content"),
    [("data/jobs.csv", sample.SERIES_CSV), ("pictures/fair.svg", sample.SVG)],
    ids=["series", "picture"],
)
def test_a_changed_series_or_picture_is_noticed_like_a_changed_text(
    start: Start, tmp_path: Path, qtbot: QtBot, name: str, content: str
) -> None:
    caption = "    caption: 招聘会现场\n"
    sample.write(
        tmp_path,
        sample.Mistake(
            "themes/1-jobs.yaml",
            sample.FIRST_CHART,
            sample.SERIES_CHART + sample.FIRST_CHART,
        ),
        sample.Mistake("briefing.yaml", caption, caption + "    file: pictures/fair.svg\n"),
    )
    for path, text in (
        ("data/jobs.csv", sample.SERIES_CSV),
        ("pictures/fair.svg", sample.SVG),
    ):
        (tmp_path / path).parent.mkdir()
        (tmp_path / path).write_text(text, encoding="utf-8")
    presentation = start(tmp_path, rehearse=True)
    before = presentation.state.deck.edition
    assert not before.errors
    (tmp_path / name).write_text(content.replace("65.6", "65.7").replace('"4"', '"5"'), encoding="utf-8")
    qtbot.waitUntil(lambda: presentation.state.deck.edition is not before)


def test_a_question_half_typed_outlives_a_new_reading_and_finds_what_is_new(
    start: Start, folder: Path, qtbot: QtBot
) -> None:
    presentation = start(folder, rehearse=True)
    QTest.keyClicks(presentation.audience, "/")
    old = presentation.panel
    assert isinstance(old, QuestionPanel)
    ask(old, "三样一道", qtbot)
    assert not old.hits
    theme = folder / "themes" / "1-priority.yaml"
    theme.write_text(theme.read_text(encoding="utf-8").replace("三样一起", "三样一道"), encoding="utf-8")
    qtbot.waitUntil(lambda: presentation.panel is not old)
    panel = presentation.panel
    assert isinstance(panel, QuestionPanel) and panel.line.text() == "三样一道"
    qtbot.waitUntil(lambda: bool(panel.hits))
    assert presentation.state.panel == "question"


def test_a_table_that_is_found_is_called_a_table(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    presentation = start(sample.write(tmp_path))
    table = next(table for theme in presentation.state.deck.edition.briefing.themes for table in theme.tables)  # type: ignore[union-attr]
    QTest.keyClicks(presentation.audience, "/")
    assert isinstance(presentation.panel, QuestionPanel)
    ask(presentation.panel, table.headline.in_language("zh"), qtbot)
    row = next(row for row, hit in enumerate(presentation.panel.hits) if hit.id == table.id)
    assert presentation.panel.list.item(row).text().startswith("表　")


def corner_of(presentation: Presentation) -> QImage:
    """The lower right corner of the wall, where its sign stands."""
    size = presentation.audience.size()
    wide, high = size.width() // 12, size.height() // 24
    return presentation.audience.grab(QRect(size.width() - wide, size.height() - high, wide, high)).toImage()


def test_on_one_screen_a_small_sign_tells_that_five_minutes_are_left(start: Start) -> None:
    presentation = start()
    bare = corner_of(presentation)
    presentation.do("messages_only")
    assert presentation.audience.sign == MESSAGES_ONLY_SIGN
    assert corner_of(presentation) != bare
    presentation.do("black")
    assert {corner_of(presentation).pixelColor(x, 5).name() for x in range(20)} == {"#000000"}
    presentation.do("black")
    presentation.do("messages_only")
    assert presentation.audience.sign == ""
    assert corner_of(presentation) == bare


def test_with_a_console_the_wall_bears_no_sign(start: Start) -> None:
    presentation = start(rehearse=True)
    presentation.do("messages_only")
    assert presentation.console.isVisible()
    assert presentation.audience.sign == ""


def test_on_one_screen_a_sign_tells_that_a_slide_is_cut_off_at_the_foot(start: Start) -> None:
    edition = editions.edition()
    assert edition.briefing is not None
    first, *others = edition.briefing.themes
    presentation = start(
        edition=edition_with(replace(first, message=Text(plain="就业数字要讲清楚" * 200)), *others)
    )
    assert presentation.audience.sign == ""
    press(presentation.audience, Qt.Key.Key_PageDown)
    assert presentation.audience.sign == CUT_OFF_SIGN


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768), (800, 800)], ids=str)
def test_all_keys_fit_the_window_they_are_told_in(start: Start, size: tuple[int, int]) -> None:
    presentation = start(windowed=True)
    presentation.console.hide()
    presentation.audience.resize(*size)
    presentation.do("keys")
    assert isinstance(presentation.panel, KeysPanel)
    assert presentation.panel.heightForWidth(presentation.panel.width()) <= presentation.panel.height()


def test_the_console_tells_that_a_slide_is_cut_off_at_the_foot(start: Start) -> None:
    edition = editions.edition()
    assert edition.briefing is not None
    first, *others = edition.briefing.themes
    long = replace(first, message=Text(plain="就业数字要讲清楚" * 200))
    presentation = start(edition=edition_with(long, *others), rehearse=True)
    press(presentation.audience, Qt.Key.Key_PageDown)
    assert "放不下" in presentation.console.status.label.text()
    press(presentation.audience, Qt.Key.Key_PageUp)
    assert "放不下" not in presentation.console.status.label.text()


def test_no_module_of_the_show_names_a_colour_of_its_own() -> None:
    literal = re.compile(r"GlobalColor|QColor\(\s*\d|#[0-9A-Fa-f]{6}")
    for path in Path(key_bindings.__file__).parent.glob("*.py"):
        assert not literal.search(path.read_text(encoding="utf-8")), path.name


def test_pictures_ahead_are_few_however_long_the_talk(start: Start) -> None:
    presentation = start()
    counts = []
    for slides in (4, 8, 16):
        for _ in range(slides):
            press(presentation.audience, Qt.Key.Key_PageDown)
            QApplication.processEvents()
        press(presentation.audience, Qt.Key.Key_Home)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        counts.append(len(QApplication.allWidgets()))
    assert counts[0] == counts[1] == counts[2]


CONTEXT = ViewContext(editions.edition(), Translator("zh"), LOOKS["light"])


@pytest.fixture
def session() -> Iterator[PresentationSession]:
    """Presents; whatever it left open is closed."""
    made = PresentationSession(PresentationSettings())
    yield made
    if made.presentation is not None:
        made.presentation.finish()
    if made.report is not None:
        made.report.close()
    QApplication.processEvents()


def test_after_escape_the_next_f5_leads_back_to_the_slide(session: PresentationSession) -> None:
    session.present(CONTEXT)
    assert session.presentation is not None
    press(session.presentation.audience, *[Qt.Key.Key_PageDown] * 5, Qt.Key.Key_Escape)
    assert session.report is not None
    asked: list[bool] = []
    session.present_requested.connect(asked.append)
    press(session.report, Qt.Key.Key_F5)
    assert asked == [False]
    session.present(CONTEXT)
    assert session.presentation.state.view.slide == 5


@pytest.fixture
def controller(qapp: QApplication, open_controller: OpenController, folder: Path) -> Iterator[AppController]:
    """The program on a briefing that a test may spoil; a presentation that still runs is ended."""
    opened = open_controller(folder, show=False)
    yield opened
    for presentation in opened.findChildren(Presentation):
        presentation.finish()
    for report in qapp.topLevelWidgets():
        report.hide()


def running(controller: AppController) -> Presentation:
    return next(
        presentation
        for presentation in controller.findChildren(Presentation)
        if presentation.audience.isVisible()
    )


def test_after_escape_window_and_next_show_have_the_files_as_read_during_the_talk(
    controller: AppController, folder: Path, qtbot: QtBot
) -> None:
    controller.presenter.present()
    first = running(controller)
    press(first.audience, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown)
    before = first.state.deck.edition
    theme = folder / "themes" / "1-priority.yaml"
    theme.write_text(theme.read_text(encoding="utf-8").replace("三样一起", "三样一道"), encoding="utf-8")
    qtbot.waitUntil(lambda: first.state.deck.edition is not before)
    read = first.state.deck.edition
    qtbot.waitUntil(lambda: controller.window.context.edition is read)
    press(first.audience, Qt.Key.Key_Escape)
    controller.presenter.present()
    second = running(controller)
    assert second.state.deck.edition is read and second.state.view.slide == 2


def test_a_window_that_was_given_other_files_during_a_talk_keeps_them(controller: AppController) -> None:
    controller.presenter.present()
    open_briefing(controller, paths.built_in_briefing())
    press(running(controller).audience, Qt.Key.Key_Escape)
    assert controller.window.context.edition.folder == paths.built_in_briefing()


def test_shows_come_and_go_one_after_the_other(session: PresentationSession) -> None:
    for slide in range(1, 5):
        session.present(CONTEXT)
        assert session.presentation is not None
        press(session.presentation.audience, Qt.Key.Key_PageDown)
        assert session.presentation.state.view.slide == slide
        press(session.presentation.audience, Qt.Key.Key_Escape)
        # What an event loop does by itself: now the windows are really gone.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert session.presentation is None


def test_a_talk_that_reached_its_end_begins_anew(session: PresentationSession) -> None:
    session.present(CONTEXT)
    assert session.presentation is not None
    press(session.presentation.audience, Qt.Key.Key_End, Qt.Key.Key_Escape)
    session.present(CONTEXT)
    assert session.presentation.state.view.slide == 0


def test_from_here_starts_at_the_theme_shown_and_only_one_show_runs(session: PresentationSession) -> None:
    session.present(CONTEXT, theme=3, from_here=True)
    assert session.presentation is not None
    assert (session.presentation.state.slide.theme, session.presentation.state.slide.kind) == (3, "message")
    session.present(CONTEXT, theme=1, from_here=True)
    assert session.presentation.state.slide.theme == 3


def test_another_size_of_the_screen_keeps_slide_and_state(start: Start) -> None:
    presentation = start(rehearse=True)
    press(presentation.audience, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_Z)
    view = presentation.state.view
    presentation.audience.resize(QSize(1024, 768))
    QApplication.processEvents()
    assert presentation.state.view == view
    assert presentation.renderer.render(view).pixmap.size() == QSize(1024, 768)
