"""Answers to the question where to save."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog


def names(monkeypatch: pytest.MonkeyPatch, target: Path) -> None:
    """From now on the reader names this file in every such dialog, and agrees to what it asks."""
    monkeypatch.setattr(QFileDialog, "exec", lambda _: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(target)])
