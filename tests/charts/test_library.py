"""pyqtgraph finds in Qt what it asks for, and nothing else of Qt is made for it."""

from __future__ import annotations

from tests.support.process import run_python


def in_a_new_process(program: str) -> str:
    """What the program prints, which begins with nothing imported."""
    done = run_python(program)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_classes_of_qt_that_nobody_asks_for_are_not_made() -> None:
    program = """\
import cqbrief.charts.plot, sys, PySide6.QtWidgets
print("QCalendarWidget" in vars(PySide6.QtWidgets), "PySide6.QtTest" in sys.modules)"""
    assert in_a_new_process(program) == "False False"


def test_what_pyqtgraph_finds_in_qt_is_what_everybody_finds() -> None:
    program = """\
from cqbrief.charts.pyqtgraph_import import pg
from PySide6 import QtCore, QtGui, QtTest, QtWidgets
print(pg.QtGui.QColor is QtGui.QColor, pg.QtWidgets.QWizard is QtWidgets.QWizard, pg.QtCore.Qt is QtCore.Qt)
print("QColor" in dir(QtGui), "QWizard" in dir(QtWidgets), hasattr(pg.QtGui, "QNothing"))"""
    assert in_a_new_process(program).split() == ["True", "True", "True", "True", "True", "False"]


def test_a_pyqtgraph_that_was_imported_before_is_taken_as_it_is() -> None:
    program = """\
import pyqtgraph
from cqbrief.charts.pyqtgraph_import import pg
print(pg is pyqtgraph)"""
    assert in_a_new_process(program) == "True"
