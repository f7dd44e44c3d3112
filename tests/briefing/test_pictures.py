"""Pictures are taken into an edition only when they draw nothing but themselves, and come to an end."""

from __future__ import annotations

from pathlib import Path

import pytest

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.loading.load import load_edition
from cqbrief.briefing.storage.svg_check import MOST_ELEMENTS, MOST_LEVELS, MOST_USES, check_svg
from tests.support.sample import Mistake, write

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:x="urn:x">'
PNG = b"\x89PNG\r\n\x1a\n and so on"


def svg(inside: str) -> bytes:
    """An SVG file with `inside` in its root."""
    return f"{HEAD}{inside}</svg>".encode()


def rule(data: bytes) -> str | None:
    """The rule that the SVG breaks."""
    found = check_svg(data, "a.svg")
    return found.rule.id if found else None


def edition(folder: Path, file: str, content: bytes) -> Edition:
    """The small briefing with the picture `file`, written beside briefing.yaml, in its only caption."""
    inside = folder / "briefing"
    inside.mkdir()
    caption = "caption: 招聘会现场"
    write(inside, Mistake("briefing.yaml", caption, f"{caption}\n    file: {file}\n    alternative: 会场"))
    (inside / file).write_bytes(content)
    return load_edition(inside)


def test_the_content_of_an_accepted_picture_is_kept(tmp_path: Path) -> None:
    read = edition(tmp_path, "fair.png", PNG)
    assert read.problems == ()
    assert list(read.pictures.values()) == [PNG]


@pytest.mark.parametrize(
    ("file", "content", "broken"),
    [
        ("../secret.png", PNG, "path-outside"),
        ("fair.png", b"GIF89a", "not-a-picture"),
        ("fair.png", svg(""), "not-a-picture"),
        ("fair.svg", PNG, "not-a-picture"),
        ("fair.gif", PNG, "not-a-picture"),
        ("fair.svg", svg('<image href="../secret.png"/>'), "svg-refers-outside"),
    ],
)
def test_a_refused_picture_is_reported_at_its_name_and_not_kept(
    tmp_path: Path, file: str, content: bytes, broken: str
) -> None:
    read = edition(tmp_path, file, content)
    assert [(problem.rule, problem.path) for problem in read.problems] == [(broken, "pictures[0].file")]
    line = read.files["briefing.yaml"].splitlines()[read.problems[0].place.line - 1]
    assert line.strip() == f"file: {file}"
    assert read.problems[0].advice is not None
    assert not read.pictures


@pytest.mark.parametrize(
    "address",
    ["../secret.png", "/etc/secret.png", "file:///secret.png", "http://a.b/c.png", " #a", "x.svg#a", "",
     "data:image/svg+xml;base64,PHN2Zz4=", "data:image/png;base64,PHN2Zz4="],
)  # fmt: skip
@pytest.mark.parametrize("key", ["href", "xlink:href", "x:href"])
def test_an_svg_that_refers_to_anything_outside_is_refused(key: str, address: str) -> None:
    assert rule(svg(f'<g><image {key}="{address}"/></g>')) == "svg-refers-outside"


def test_an_svg_with_a_stylesheet_in_another_file_is_refused() -> None:
    assert rule(b'<?xml-stylesheet type="text/css" href="../secret.css"?>' + svg("")) == "svg-refers-outside"


@pytest.mark.parametrize(
    "inside",
    [
        '<g id="a"><path d="M0 0"/></g><use href="#a"/><use xlink:href="#a"/><use href="#none"/>',
        '<image href="data:image/png;base64,iVBORw0KGgoAAAA"/><image href="data:image/jpeg;base64,/9j/4A"/>',
        '<linearGradient id="a"/><linearGradient id="b" href="#a"/><rect fill="url(#b)"/>',
        '<marker id="arrow"><path/></marker><path marker-end="url(#arrow)"/>',
    ],
)
def test_an_svg_that_refers_to_itself_and_holds_pictures_is_accepted(inside: str) -> None:
    assert rule(svg(inside)) is None


@pytest.mark.parametrize(
    "kind", ['<!DOCTYPE svg SYSTEM "svg.dtd">', '<!DOCTYPE svg [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>']
)
def test_an_svg_with_a_doctype_is_refused(kind: str) -> None:
    assert rule(kind.encode() + svg("")) == "svg-doctype"


def test_an_svg_in_another_encoding_is_refused() -> None:
    assert rule(b'\xef\xbb\xbf<?xml version="1.0" encoding="UTF-8"?>' + svg("")) is None
    assert rule(b'<?xml version="1.0" encoding="UTF-7"?>' + svg("")) == "svg-encoding"
    assert rule(svg("").decode().encode("utf-16-le")) == "svg-encoding"


def test_an_svg_that_is_not_well_formed_is_reported_with_its_line() -> None:
    found = check_svg(svg("\n<g>"), "a.svg")
    assert found is not None
    assert (found.rule.id, found.message.arguments["line"]) == ("svg-malformed", 2)


def doubling(levels: int) -> str:
    """Groups of two <use> of the group before: 2 to the power of `levels` squares."""
    groups = "".join(
        f'<g id="g{n}"><use href="#g{n - 1}"/><use href="#g{n - 1}"/></g>' for n in range(1, levels + 1)
    )
    return f'<defs><rect id="g0"/>{groups}</defs><use href="#g{levels}"/>'


@pytest.mark.parametrize(
    "inside",
    [
        doubling(15),
        "<rect/>" * MOST_ELEMENTS,
        "<g>" * MOST_LEVELS + "</g>" * MOST_LEVELS,
        '<g id="a"><use href="#a"/></g>',
        '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
        "".join(f'<use id="u{n}" href="#u{n + 1}"/>' for n in range(MOST_USES + 2)),
        "".join(f'<use id="u{n + 1}" href="#u{n}"/>' for n in range(MOST_USES + 2)),
        "".join(
            f'<pattern id="p{n}">' + f'<rect fill="url(#p{n + 1})"/>' * 9 + "</pattern>" for n in range(6)
        ),
    ],
    ids=["doubling", "many", "deep", "itself", "circle", "chain", "chain-backwards", "patterns"],
)
def test_an_svg_that_would_draw_without_end_is_refused(inside: str) -> None:
    assert rule(svg(inside)) == "svg-too-large"


def test_an_svg_that_repeats_a_little_is_accepted() -> None:
    assert rule(svg(doubling(8))) is None
