"""Answers to the question where to save."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog

from cqbrief.app.saving import Saving
from cqbrief.briefing.loading.load import load_edition
from cqbrief.window.compare_page import ComparePage
from cqbrief.window.main_window import MainWindow
from cqbrief.window.settings import Settings
from tests.support.window_parts import wait_until_idle


def names(monkeypatch: pytest.MonkeyPatch, target: Path) -> None:
    """From now on the reader names this file in every such dialog, and agrees to what it asks."""
    monkeypatch.setattr(QFileDialog, "exec", lambda _: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(target)])


def save_comparison(window: MainWindow, other: Path) -> None:
    """Compare with the edition in `other`, have the changes saved, and wait for what comes of it."""
    window.comparison_save_requested.connect(Saving(window, Settings()).save_comparison)
    window.show_comparison(load_edition(other))
    page = window.shown_page
    assert isinstance(page, ComparePage)
    page.save.click()
    wait_until_idle(window)
