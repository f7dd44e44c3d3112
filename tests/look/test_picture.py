"""Pictures are decoded from their bytes, by the decoder of the format that was checked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from cqbrief.look.image_decoding import decode_image

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d">'
    b'<rect width="9999" height="9999" fill="#f00"/></svg>'
)


def encoded(kind: str, width: int, height: int) -> bytes:
    """A red picture as a file of this kind."""
    image = QImage(width, height, QImage.Format.Format_RGB888)
    image.fill(QColor("#FF0000"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


@pytest.mark.parametrize(
    "data",
    [encoded("PNG", 40, 20), encoded("JPEG", 40, 20), SVG % (40, 20), b"\xef\xbb\xbf" + SVG % (40, 20),
     b"\n " + SVG % (40, 20), b"<!-- a -->" + SVG % (40, 20)],
    ids=["png", "jpeg", "svg", "svg-mark", "svg-blank", "svg-comment"],
)  # fmt: skip
def test_a_picture_of_each_format_is_decoded(qapp: QApplication, data: bytes) -> None:
    image = decode_image(data, 100)
    assert image is not None
    assert image.size() == QSize(40, 20)
    assert image.pixelColor(20, 10).red() > 250


@pytest.mark.parametrize(("width", "height", "size"), [(400, 200, (100, 50)), (900, 1, (100, 1))])
@pytest.mark.parametrize("kind", ["PNG", "SVG"])
def test_a_large_picture_is_scaled_down_in_its_proportions(
    qapp: QApplication, kind: str, width: int, height: int, size: tuple[int, int]
) -> None:
    image = decode_image(SVG % (width, height) if kind == "SVG" else encoded(kind, width, height), 100)
    assert image is not None
    assert (image.width(), image.height()) == size


@pytest.mark.parametrize("data", [b"", b"text", encoded("BMP", 4, 4), b"\x89PNG\r\n\x1a\n and so on"])
def test_what_is_no_picture_is_none(qapp: QApplication, data: bytes) -> None:
    assert decode_image(data, 100) is None
