from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cqbrief.briefing.chart_data.build import build
from cqbrief.charts.canvas import Canvas
from cqbrief.charts.view import ChartView
from cqbrief.i18n.translator import Translator
from cqbrief.look.looks import DARK, LIGHT
from tests.support.chart_samples import CHARTS, FIGURES
from tests.support.pointer import move_pointer
from tests.support.process import run_python

pytestmark = pytest.mark.usefixtures("fonts")


def _view(qtbot: QtBot, name: str = "column-target", zoom: float = 1.0) -> ChartView:
    data = build(CHARTS[name], FIGURES)
    view = ChartView(data, LIGHT, Translator("zh"), zoom, name="新增就业超出目标", description="两根柱")
    qtbot.addWidget(view)
    view.resize(480, 300)
    with qtbot.waitExposed(view):
        view.show()
    return view


def _said(view: ChartView) -> str:
    label = view.findChild(QLabel)
    assert label is not None
    return label.text() if label.isVisible() else ""


def _point(view: ChartView, index: int) -> QPoint:
    assert view.canvas is not None
    return view.canvas.hits[index].rect.center().toPoint()


def test_arrow_keys_read_the_values_out(qtbot: QtBot) -> None:
    view = _view(qtbot)
    heard: list[str] = []
    view.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(view, key)
        heard.append(view.accessibleDescription())
    first, last = "2020 65.6万人，推算", "2021 75.1万人，目标 60万人"
    assert heard == [first, last, last, first]
    assert _said(view) == heard[-1]


def test_enter_on_a_mark_asks_for_its_figure(qtbot: QtBot) -> None:
    view = _view(qtbot)
    QTest.keyClick(view, Qt.Key.Key_End)
    with qtbot.waitSignal(view.figure_activated) as asked:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert asked.args == ["y2021"]


def test_a_gap_is_read_out_but_asks_for_nothing(qtbot: QtBot) -> None:
    view = _view(qtbot, "column-gap")
    view.figure_activated.connect(lambda figure: pytest.fail(f"asked for {figure}"))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):
        QTest.keyClick(view, key)
    assert _said(view) == "2020，原文未给出"


def test_the_pointer_reads_out_the_mark_under_it_and_a_click_asks_for_its_figure(qtbot: QtBot) -> None:
    view = _view(qtbot)
    for hit in (0, 1):
        assert view.canvas is not None
        mark = view.canvas.hits[hit].mark
        move_pointer(view, _point(view, hit))
        assert mark.printed in _said(view)
        with qtbot.waitSignal(view.figure_activated) as asked:
            QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=_point(view, hit))
        assert asked.args == [mark.figure]
    move_pointer(view, QPoint(470, 4))
    assert _said(view) == ""


def test_escape_and_leaving_put_the_description_back(qtbot: QtBot) -> None:
    view = _view(qtbot)
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert (view.current, view.accessibleDescription(), _said(view)) == (None, "两根柱", "")


def test_the_words_stay_inside_the_chart(qtbot: QtBot) -> None:
    for name in ("bar", "grouped", "nested", "band"):
        view = _view(qtbot, name)
        view.resize(view.minimumSizeHint())
        for index in range(len(view.data.marks)):
            QTest.keyClick(view, Qt.Key.Key_Home if index == 0 else Qt.Key.Key_Right)
            label = view.findChild(QLabel)
            assert label is not None
            assert view.rect().contains(label.geometry()), (name, index)


def test_a_chart_has_name_and_description_for_assistive_technology(qtbot: QtBot) -> None:
    view = _view(qtbot)  # the interface lives no longer than the widget
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface is not None
    assert interface.text(QAccessible.Text.Name) == "新增就业超出目标"
    assert interface.text(QAccessible.Text.Description) == "两根柱"


def test_the_mark_that_is_read_out_is_visibly_ringed(qtbot: QtBot) -> None:
    view = _view(qtbot)
    before = view.grab().toImage()
    QTest.keyClick(view, Qt.Key.Key_Right)
    rect = view.current_rect()
    assert rect is not None
    corner = rect.topLeft().toPoint() - QPoint(2, 2)
    assert view.grab().toImage().pixelColor(corner).name().upper() == LIGHT.colours["focus"]
    assert before.pixelColor(corner).name().upper() != LIGHT.colours["focus"]


def test_a_new_look_is_drawn_in_place_and_what_is_read_out_stays(qtbot: QtBot) -> None:
    view = _view(qtbot)
    QTest.keyClick(view, Qt.Key.Key_Right)
    view.set_look(DARK, 1.5)
    assert view.grab().toImage().pixelColor(240, 295).name().upper() == DARK.colours["surface"]
    assert _said(view) == "2020 65.6万人，推算"
    assert view.canvas is not None
    assert view.canvas.style.zoom == 1.5


def test_a_chart_is_laid_out_anew_for_its_size(qtbot: QtBot) -> None:
    view = _view(qtbot)
    assert view.canvas is not None
    narrow = view.canvas.plot.width()
    view.resize(900, 500)
    assert view.canvas.plot.width() > narrow


def test_charts_grow_with_zoom_and_lying_ones_with_their_rows(qtbot: QtBot) -> None:
    small, large = _view(qtbot, "bar"), _view(qtbot, "bar", zoom=2.0)
    assert large.minimumSizeHint().height() > 1.8 * small.minimumSizeHint().height()
    assert small.heightForWidth(500) == small.heightForWidth(900)
    assert _view(qtbot, "dot").heightForWidth(500) > small.heightForWidth(500)
    upright = _view(qtbot)
    assert upright.heightForWidth(700) > upright.heightForWidth(400)


def test_a_size_asked_for_again_is_known_and_is_the_asker_s_own(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = _view(qtbot, "bar", zoom=1.7)
    least, height = view.minimumSizeHint(), view.heightForWidth(517)

    def laid_out(*asked: object) -> Canvas:
        pytest.fail("laid out once more")

    monkeypatch.setattr("cqbrief.charts.chart_size.lay_out", laid_out)
    assert view.heightForWidth(517) == height
    once = view.minimumSizeHint()
    assert once == least
    once.setHeight(1)
    assert view.minimumSizeHint() == least


def test_the_wheel_and_the_right_button_change_nothing(qtbot: QtBot) -> None:
    view = _view(qtbot)
    before = view.grab().toImage()
    QTest.mouseClick(view, Qt.MouseButton.RightButton, pos=QPoint(5, 5))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(240, 4))
    move_pointer(view, QPoint(300, 4))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 4))
    assert view.grab().toImage() == before


def test_charts_can_be_read_out_without_the_plotting_library() -> None:
    code = (
        "import sys, cqbrief.charts.descriptions; "
        "sys.exit('pyqtgraph' in sys.modules or 'PySide6' in sys.modules)"
    )
    assert run_python(code).returncode == 0
