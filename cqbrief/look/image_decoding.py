"""Pictures of a briefing, decoded from the bytes that were checked when it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QImage


def decode_image(data: bytes, most: int) -> QImage | None:
    """Return the picture upright, scaled down to `most` pixels a side; None where it cannot be decoded.

    `data` are bytes of `Edition.pictures`: an SVG that was not checked could read other files.
    """
    # Imported with the first picture: every module and class counts when the window opens.
    from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
    from PySide6.QtGui import QImageReader

    from cqbrief.briefing.storage.image_header import MOST_PIXELS, picture_format

    kind = picture_format(data)
    if kind is None:
        return None
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, kind.encode("ascii"))
    # Only the decoder of the format that was checked gets the bytes.
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    # Of a damaged file the decoder may find another size than was checked, and decode for seconds.
    if kind != "svg" and size.width() * size.height() > MOST_PIXELS:
        return None
    if size.isValid() and max(size.width(), size.height()) > most:
        # A line of a thousand to one keeps at least one pixel.
        scaled = size.scaled(most, most, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
        reader.setScaledSize(scaled)
    image = reader.read()
    return None if image.isNull() else image
