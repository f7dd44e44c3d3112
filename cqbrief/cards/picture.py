"""Pictures of a briefing, and the captions of those that were not supplied."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from cqbrief.briefing.model import Picture
from cqbrief.cards.card import Card
from cqbrief.cards.span_label import SpanLabel
from cqbrief.cards.styled_spans import keep_with_next, styled
from cqbrief.cards.text import Label
from cqbrief.cards.view_context import ViewContext
from cqbrief.look.image_decoding import decode_image

LARGEST_SIDE = 4096
"""Pictures are read no larger than this many pixels a side: enough for a 4K wall, safe in memory."""


def pixmap(picture_id: str | None, context: ViewContext) -> QPixmap | None:
    """Return the picture with this id, no larger than `LARGEST_SIDE`; None where there is none to be read."""
    data = context.edition.pictures.get(picture_id) if picture_id is not None else None
    image = decode_image(data, LARGEST_SIDE) if data is not None else None
    return None if image is None else QPixmap.fromImage(image)


HIGHEST = 560
"""Most logical pixels that a picture is high at zoom 1: seen whole, with its caption, without scrolling."""


class _View(QWidget):
    """Show a picture over the whole width in its proportions; narrower where it would exceed `highest`."""

    def __init__(self, picture: QPixmap, highest: int) -> None:
        super().__init__()
        self._picture = picture
        self._highest = highest
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        whole = round(width * self._picture.height() / max(1, self._picture.width()))
        return max(1, min(whole, self._highest))

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(320))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        drawn = self._picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawPixmap(QRect(QPoint(0, 0), drawn), self._picture)
        painter.end()


class PictureCard(Card):
    """Show a picture with caption and credit; without a file say that the picture was not supplied."""

    def __init__(self, picture: Picture, context: ViewContext) -> None:
        super().__init__(context, padding=4)
        self.picture = picture
        caption = context.text(picture.caption)
        image = pixmap(picture.id, context)
        if image is not None:
            view = _View(image, context.px(HIGHEST))
            view.setAccessibleName(context.text(picture.alternative) or caption)
            self.add(view)
        credit = context.text(picture.credit)
        if image is None:
            state = context.tr.text("Picture not supplied with the report")
            # In one line: there is nothing to see here.
            beside = styled(context.tr.gap + context.tr.beside((state, credit)), "small")
            self.add(SpanLabel([*keep_with_next(styled(caption, "label", "text")), *beside], context))
            return
        self.add(Label(caption, "body", context))
        if credit:
            self.add(Label(credit, "small", context))
        # Beside a higher card the words stay together, below the picture.
        self.body.addStretch(1)
