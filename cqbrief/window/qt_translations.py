"""What Qt's own Chinese catalogue lacks in its dialogs, said by the program's."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTranslator

from cqbrief.i18n.messages import N_
from cqbrief.i18n.translator import Translator

MISSING: dict[str, tuple[str, ...]] = {
    "QFileDialog": (N_("&Look in:"), N_("Files of &type:")),
    # Qt calls a file's size 体积, a volume.
    "QFileSystemModel": (N_("Size"),),
    "QAbstractFileIconProvider": (N_("Folder"), N_("File"), N_("Drive"), N_("%1 File")),
    "QPrintSettingsOutput": (
        N_("Duplex Printing"), N_("None"), N_("Long side"), N_("Short side"),
        N_("All Pages"), N_("Odd Pages"), N_("Even Pages"),
    ),
    "QPrintPropertiesDialog": (N_("Page"), N_("Advanced")),
}  # fmt: skip
"""Class of Qt -> its texts that qtbase_zh_CN does not have as of Qt 6.11, or says badly."""


class QtTranslations(QTranslator):
    """Supply what Qt's own translator lacks; it is installed after that one, and so asked first."""

    def __init__(self, tr: Translator, parent: QObject) -> None:
        super().__init__(parent)
        self._tr = tr

    def isEmpty(self) -> bool:
        """Tell that it is not empty: Qt does not install a translator that is."""
        return False

    def translate(
        self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """Return the text in the program's language; None for one left to Qt: an empty one would be shown."""
        return self._tr.text(sourceText) if sourceText in MISSING.get(context, ()) else None
