"""Pictures of a briefing, and the captions of those that were not supplied."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImageReader, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from cqbrief.briefing.model import Picture
from cqbrief.cards.card import Card
from cqbrief.cards.context import Context
from cqbrief.cards.text import Label

LARGEST_SIDE = 4096
"""Pictures are read no larger than this many pixels a side: enough for a 4K wall, safe in memory."""


def pixmap(picture_id: str | None, context: Context) -> QPixmap | None:
    """The picture with this id, scaled down to `LARGEST_SIDE`; None where none was supplied or readable."""
    briefing = context.edition.briefing
    found = next((p for p in briefing.pictures if p.id == picture_id), None) if briefing else None
    if found is None or found.file is None:
        return None
    reader = QImageReader(str(context.edition.folder / found.file))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > LARGEST_SIDE:
        reader.setScaledSize(size.scaled(LARGEST_SIDE, LARGEST_SIDE, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else QPixmap.fromImage(image)


class _View(QWidget):
    """A picture over the whole width, in its own proportions."""

    def __init__(self, picture: QPixmap) -> None:
        super().__init__()
        self._picture = picture
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(1, round(width * self._picture.height() / max(1, self._picture.width())))

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(320))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(self.rect(), self._picture)
        painter.end()


class PictureCard(Card):
    """A picture with caption and credit; without a file it says that the picture was not supplied."""

    def __init__(self, picture: Picture, context: Context) -> None:
        super().__init__(context, padding=4)
        self.picture = picture
        caption = context.say(picture.caption)
        image = pixmap(picture.id, context)
        if image is not None:
            view = _View(image)
            view.setAccessibleName(context.say(picture.alternative) or caption)
            self.add(view)
        self.add(Label(caption, "body", context))
        state = "" if image is not None else context.words.text("Picture not supplied with the report")
        credit = context.say(picture.credit)
        line = "　".join(text for text in (state, credit) if text)
        if line:
            self.add(Label(line, "small", context))
