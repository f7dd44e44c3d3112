"""Pages one below the other, as they will be on paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from cqbrief.cards.view_context import ViewContext

PAGE_WIDTH = 620
"""Width of a page on the screen in logical pixels at zoom 1: A4 text is then readable."""


class PagesView(QScrollArea):
    """Show pictures of pages; the place is kept when they are exchanged for those of another choice."""

    def __init__(self, context: ViewContext, room: int) -> None:
        """Make a view at most `room` pixels wide; its pages are smaller where that is little."""
        super().__init__()
        self._context = context
        self._page_width = min(context.px(PAGE_WIDTH), room - context.space(14))
        self.pages: list[QLabel] = []
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setProperty("kind", "reading")
        self.setAccessibleName(context.tr.text("Pages as they will be printed"))
        self.setMinimumWidth(self._page_width + context.space(14))

    def dots_per_inch(self, width: float) -> float:
        """Return the resolution at which a page `width` millimetres wide fits, sharp on this screen."""
        return self._page_width * self.devicePixelRatioF() / (width / 25.4)

    def show_pages(self, pictures: Sequence[bytes]) -> None:
        """Show these pictures (PNG), one page each."""
        place = self.verticalScrollBar().value()
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setSpacing(self._context.space(4))
        column.setContentsMargins(*[self._context.space(5)] * 4)
        self.pages = []
        for number, picture in enumerate(pictures, start=1):
            pixmap = QPixmap()
            pixmap.loadFromData(picture, "PNG")
            pixmap.setDevicePixelRatio(self.devicePixelRatioF())
            page = QLabel()
            page.setPixmap(pixmap)
            page.setFrameStyle(QFrame.Shape.Box.value | QFrame.Shadow.Plain.value)
            palette = page.palette()
            palette.setColor(QPalette.ColorRole.WindowText, self._context.colour("line"))
            page.setPalette(palette)
            page.setAccessibleName(
                self._context.tr.text("Page {number} of {all}", number=number, all=len(pictures))
            )
            column.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
            self.pages.append(page)
        column.addStretch(1)
        self.setWidget(holder)
        # The bar learns of the new height only when the layout is done.
        layout = holder.layout()
        assert layout is not None
        layout.activate()
        holder.adjustSize()
        self.verticalScrollBar().setValue(place)
