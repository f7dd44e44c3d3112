"""What is fuzzed: each target takes random numbers, makes one input of them and tries it.

An input may be refused with a message; anything raised out of a target is a finding. What a target says
of an input beyond that (numbers are finite, no cell is a formula) is asserted.
"""

from __future__ import annotations

import io
import shutil
import struct
import tempfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.loading.load import load_edition
from cqbrief.i18n.translator import Translator
from cqbrief.system import paths
from tests.fuzz.mutate import TOKENS, spoiled_bytes, spoiled_yaml, text_of
from tests.support import sample

if TYPE_CHECKING:
    from cqbrief.briefing.model import Series
    from cqbrief.paper.document_builder import DocumentBuilder

Target = Callable[[Random], None]

NUMERALS = (
    *"0123456789.,，．〇一二三四五六七八九十百千万亿零两半余多来几数第约近超过以上以下不足左右至～-—%‰个家人户元件次年月日",
    "增长", "下降", "百分点", "个百分点", "百分之", "成", "倍", "万人", "亿元", "thousand", "million",
    "bn", "£", "US$", "percent",
    " per cent", "over ", "about ", "nearly ", "fell ", " ", "、", "/", "1,234", "12.5", "2021年", "场次",
)  # fmt: skip
OPERANDS = (
    "new_jobs",
    "jobs_target",
    "attained",
    "a",
    "b_2",
    "1",
    "100",
    "0.5",
    "+",
    "-",
    "*",
    "/",
    "(",
    ")",
    " ",
)


GEOMETRY = (
    b"]", b"[", b"}", b"{", b"]]]}}", b",", b'"type":"Polygon"', b'"coordinates":', b"1e999", b"-1e308",
    b'"features":', b'"properties":{"name":"A"}', b"[0,0]", b"[[0,0],[1,0],[1,1]]", b"null",
)  # fmt: skip


@cache
def words() -> tuple[Translator, Translator]:
    """Both languages."""
    return Translator("zh"), Translator("en")


@cache
def sound() -> Edition:
    """A small briefing without errors; its formulas' figures."""
    with tempfile.TemporaryDirectory() as place:
        return load_edition(sample.write(Path(place)))


@cache
def packed() -> bytes:
    """The small briefing as one file."""
    from cqbrief.briefing.saving.packing import pack

    with tempfile.TemporaryDirectory() as place:
        return pack(load_edition(sample.write(Path(place))))


@cache
def originals() -> tuple[Mapping[str, bytes], ...]:
    """The files of every briefing that comes with the program or is made for tests, by name."""
    found = []
    roots = [*paths.data().glob("*/"), *(Path(__file__).parents[1] / "briefings").glob("*/")]
    for folder in sorted(roots):
        files = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }
        if "briefing.yaml" in files:
            found.append(files)
    with tempfile.TemporaryDirectory() as place:
        folder = sample.write(Path(place))
        small = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    # The small one is read ten times as fast, and most often taken.
    return tuple(found) + (small,) * len(found) * 4


def quantity(random: Random) -> None:
    from cqbrief.briefing.quantities.parser import QuantityError, find_quantities, parse_quantity

    text = text_of(random, NUMERALS, 12)
    for start, end, found in find_quantities(text, frozenset({"场次"}), small_counts=True):
        assert 0 <= start < end <= len(text)
        assert found.number.is_finite()
        found.interval()
    try:
        whole = parse_quantity(text, frozenset({"场次"}))
    except QuantityError as error:
        words()[0].render(error.message)
        return
    interval = whole.interval(exact=random.random() < 0.5)
    assert whole.number.is_finite()
    assert interval.contains(whole.amount) or whole.upper is not None or not interval.bounded


def formula(random: Random) -> None:
    from cqbrief.briefing.formulas import evaluation as room
    from cqbrief.briefing.formulas import formula_text, shapes, syntax
    from cqbrief.briefing.formulas.arithmetic import Amount, amount_of_quantity
    from cqbrief.i18n.messages import Message

    text = text_of(random, OPERANDS, 14)
    figures = sound().figures
    amounts = {id_: amount_of_quantity(f.value, exact=f.exact) for id_, f in figures.items() if f.value}
    syntax.references(text)
    shapes.sums(text)
    shapes.difference(text)
    shapes.rate_of_change(text)
    formula_text.write_formula(text, figures)
    result = room.evaluate(text, amounts)
    if isinstance(result, Message):
        words()[1].render(result)
    else:
        assert isinstance(result, Amount)
    # A chain of figures that stand on each other, circles among them.
    ids = list(figures)[:6]
    chained = {
        id_: replace(figures[id_], value=None, formula=text_of(random, (*ids, "+", "-"), 5)) for id_ in ids
    }
    room.resolve_amounts(chained)


SERIES_YAML = """{file: a.csv, x: 年, unit: 万人, columns: [{column: 甲, label: 甲}, {column: 乙, label: 乙}],
 locator: {table: 表1}}"""
CSV = "年,甲,乙\n2018,70,1.5\n2019,72,\n2020,65.6,…\n2021,75.1,4\n"


@cache
def _series() -> Series:
    chart = f"""
      - id: c
        kind: line
        headline: 甲
        subtitle: 乙
        alternative: 丙
        data: {SERIES_YAML}
    """
    from tests.support.small_briefing import small

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "a.csv").write_text(CSV, encoding="utf-8")
        edition = small(folder, "甲。", charts=chart)
    assert edition.briefing is not None
    series = edition.briefing.themes[0].charts[0].data
    assert series is not None
    return series


def csv(random: Random) -> None:
    from tests.support.csv_series import series_of_bytes

    data = CSV.encode()
    if random.random() < 0.3:
        cells = (*TOKENS, "1", "2.5")
        rows = [
            [random.choice(cells) for _ in range(random.randint(1, 5))] for _ in range(random.randint(1, 20))
        ]
        data = ("年,甲,乙\n" + "\n".join(",".join(row) for row in rows)).encode()
    table, problems = series_of_bytes(spoiled_bytes(random, data), _series())
    for problem in problems:
        words()[0].render(problem.message)
    if table is not None:
        assert all(len(column.values) == len(table.x) for column in table.columns)


def districts(random: Random) -> None:
    from cqbrief.briefing.maps.geojson import GeoJsonError, read_districts
    from tests.support.made_districts import geojson

    data = geojson([f"{number}区" for number in range(random.randint(1, 5))]).encode()
    if random.random() < 0.5:
        data = data[: random.randrange(len(data))] + b"".join(random.choices(GEOMETRY, k=8))
    try:
        read = read_districts(spoiled_bytes(random, data), random.choice(("name", "code", "x")))
    except GeoJsonError as error:
        words()[0].render(error.message)
        words()[1].render(error.advice)
    else:
        assert read.width_by_height > 0 and all(each.rings for each in read.districts)


def document(random: Random) -> None:
    from cqbrief.briefing.model import Quote
    from cqbrief.briefing.sources.document import Passage
    from cqbrief.briefing.sources.document_index import DocumentIndex
    from cqbrief.briefing.sources.paragraphs import decode_source, parse_document, sentences
    from cqbrief.briefing.sources.quote_matching import find_quote

    sources = [
        data for files in originals() for name, data in files.items() if name.endswith((".md", ".txt"))
    ]
    text = decode_source(spoiled_bytes(random, random.choice(sources)[: random.choice((60, 600, 6000))]))
    parsed = parse_document("report", text)
    index = DocumentIndex(parsed, frozenset())
    for paragraph in parsed.paragraphs:
        for start, end in sentences(paragraph.text):
            assert 0 <= start < end <= len(paragraph.text)
    start = random.randrange(len(text) + 1)
    for quote in (text[start : start + random.randint(1, 40)], random.choice(TOKENS)):
        found = find_quote(index, Quote(text=quote)) if quote.strip() else None
        if isinstance(found, Passage):
            paragraph = parsed.paragraphs[found.paragraph]
            assert (
                0
                <= found.sentence_start
                <= found.start
                < found.end
                <= found.sentence_end
                <= len(paragraph.text)
            )


def tree(random: Random) -> None:
    from cqbrief.briefing.parsing.yaml_text import decode_yaml
    from cqbrief.briefing.parsing.yaml_tree import compose
    from cqbrief.briefing.problem_collector import ProblemCollector

    files = random.choice(originals())
    name = random.choice([name for name in files if name.endswith(".yaml")])
    problems = ProblemCollector()
    text = decode_yaml(spoiled_yaml(random, files[name]), name, problems)
    node = compose(text, name, problems) if text is not None else None
    found = problems.result([name])
    assert node is not None or found
    for problem in found:
        assert problem.place.line >= 0
        words()[0].render(problem.message)


SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" '
    b'height="30" viewBox="0 0 40 30"><defs>'
    b'<linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient>'
    b'<pattern id="p" width="4" height="4"><rect width="2" height="2"/></pattern>'
    b'<mask id="m"><circle r="9"/></mask>'
    b'<g id="u"><path d="M0 0L9 9C1 2 3 4 5 6z" fill="url(#g)"/></g></defs><use xlink:href="#u" x="3"/>'
    b'<use href="#u"/><text x="2" y="9" font-size="6">\xe7\x94\xb2</text><rect width="9" height="9" '
    b'fill="url(#p)" mask="url(#m)" transform="rotate(45)"/></svg>'
)
SVG_PARTS = (
    b'<use href="#u"/>', b'<use href="#x"/>', b'<g id="x"><use href="#x"/></g>', b'width="1e9"',
    b'height="-1"', b'id="u"',
    b'viewBox="0 0 0 0"', b'viewBox="0 0 1e300 1e-300"', b'<image href="file:///etc/passwd"/>',
    b'<g>' * 200,
    b'<style>*{fill:url(http://a.example)}</style>', b'transform="scale(1e30)"',
    b'stroke-dasharray="1e-9"', b'r="NaN"',
    b'd="M0 0' + b"l1 1" * 3000 + b'"', b'<marker id="k"><use href="#u"/></marker>',
    b'stroke-width="1e20"', b'font-size="1e6"',
    b'<pattern id="p" width="0.0001" height="0.0001"><rect/></pattern>',
    b'<filter id="f"><feGaussianBlur stdDeviation="1e5"/></filter>',
)  # fmt: skip


def svg(random: Random) -> None:
    """Whatever passes the check is drawn, as the window does it."""
    from cqbrief.briefing.storage.svg_check import check_svg
    from cqbrief.look.image_decoding import decode_image

    data = SVG
    if random.random() < 0.6:
        at = random.randrange(len(data))
        data = data[:at] + random.choice(SVG_PARTS) + data[at:]
    if random.random() < 0.7:
        data = spoiled_bytes(random, data)
    refused = check_svg(data, "a.svg")
    if refused is not None:
        words()[0].render(refused.message)
    else:
        image = decode_image(data, 512)
        assert image is None or max(image.width(), image.height()) <= 512


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, rows: bytes) -> bytes:
    """A PNG that says it has this size."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + _chunk(b"IDAT", zlib.compress(rows))
        + _chunk(b"IEND", b"")
    )


@cache
def _jpeg() -> bytes:
    from PySide6.QtCore import QBuffer
    from PySide6.QtGui import QImage

    image = QImage(24, 16, QImage.Format.Format_RGB32)
    image.fill(0xFF8800)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def picture(random: Random) -> None:
    """PNG and JPEG, some of which say they are huge."""
    from cqbrief.briefing.storage.image_header import too_many_pixels
    from cqbrief.look.image_decoding import decode_image

    if random.random() < 0.5:
        size = random.choice(
            ((3, 2), (2**31 - 1, 2**31 - 1), (100_000, 100_000), (2**31 - 1, 1), (65_535, 9_000), (0, 0))
        )
        data = png(*size, bytes(random.choice((8, 4000))))
    else:
        content = bytearray(_jpeg())
        if random.random() < 0.5:
            at = content.find(b"\xff\xc0") + 5
            content[at : at + 4] = struct.pack(">HH", *random.choice(((65_500, 65_500), (1, 65_535), (0, 9))))
        data = bytes(content)
    if random.random() < 0.7:
        data = data[:8] + spoiled_bytes(random, data[8:])
    if refused := too_many_pixels(data, "a.png"):
        words()[0].render(refused.message)
        return
    image = decode_image(data, 1024)
    assert image is None or max(image.width(), image.height()) <= 1024


def _try_edition(edition: Edition, random: Random) -> None:
    """Everything that is said of an edition, and everything made of a sound one."""
    from cqbrief.briefing.search.search import Search
    from cqbrief.export.cell_text import csv_bytes
    from cqbrief.export.markdown import markdown
    from cqbrief.export.row_data import figure_table
    from cqbrief.text.problem_text import problem_lines

    language = random.choice(words())
    list(problem_lines(edition, language))
    assert edition.briefing is not None or edition.errors
    if edition.briefing is None or edition.errors:
        return
    for figure in edition.figures.values():
        assert figure.value is None or figure.value.number.is_finite()
    markdown(edition, language)
    csv_bytes(figure_table(edition, language))
    Search(edition).find(random.choice(TOKENS)[:50])
    assert set(edition.uses) <= set(edition.figures) >= set(edition.ledger)


def briefing(random: Random) -> None:
    """A folder with one or two of its files spoiled; links and files that are none among them."""
    files = dict(random.choice(originals()))
    root = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(dir=root if root.is_dir() else None))
    try:
        for name in random.sample(sorted(files), min(len(files), random.randint(1, 2))):
            spoil = spoiled_yaml if name.endswith(".yaml") else spoiled_bytes
            files[name] = spoil(random, files[name])
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        if random.random() < 0.1:
            path = folder / random.choice(sorted(files))
            path.unlink()
            match random.randrange(4):
                case 0:
                    path.symlink_to("/etc/passwd")
                case 1:
                    path.symlink_to(path)
                case 2:
                    path.mkdir()
                case _:
                    path.symlink_to(folder / "briefing.yaml")
        edition = load_edition(folder)
        assert not any(b"root:" in text.encode() for text in edition.files.values())
        _try_edition(edition, random)
    finally:
        shutil.rmtree(folder)


def one_file(random: Random) -> None:
    """A one-file briefing spoiled in the zip, or made of spoiled files."""
    with tempfile.TemporaryDirectory() as place:
        target = Path(place) / "a.cqbrief"
        target.write_bytes(spoiled_bytes(random, packed()))
        _try_edition(load_edition(target), random)


def export(random: Random) -> None:
    """Hostile words in every text: no cell of any export is anything but text, or the printed number."""
    import csv as csv_reader

    import openpyxl

    from cqbrief.export.cell_text import csv_bytes
    from cqbrief.export.row_data import figure_table
    from cqbrief.export.workbook import workbook

    edition, language = hostile(random), random.choice(words())
    rows = figure_table(edition, language)
    book = openpyxl.load_workbook(io.BytesIO(workbook(edition, language)))
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "n", "inlineStr"), (cell.data_type, cell.value)
    text = csv_bytes(rows).decode("utf-8-sig")
    for line in csv_reader.reader(io.StringIO(text)):
        for said in line:
            # Behind a tab, in quotation marks, it is a text.
            evaluated = (said.lstrip()[:1] in ("=", "+", "-", "@") and said[:1] != "\t") or said[:1] == "\r"
            number = said.lstrip("+-").replace(",", "").replace(".", "").rstrip("%‰").isdigit()
            assert number or not evaluated, said


def hostile(random: Random) -> Edition:
    """The sound edition with hostile words in the texts that exports and pages carry."""
    from cqbrief.briefing.localized_text import Text

    edition = sound()
    briefing = edition.briefing
    assert briefing is not None

    def said() -> Text:
        return Text(
            plain="乙" + random.choice(TOKENS)[:400] + random.choice(("", "甲", random.choice(TOKENS)[:200]))
        )

    themes = []
    for theme in briefing.themes:
        themes.append(
            replace(
                theme, title=said(), message=said(),
                figures=tuple(replace(figure, label=said(), note=said()) for figure in theme.figures),
                charts=tuple(replace(chart, headline=said(), notes=(said(),)) for chart in theme.charts),
                stories=tuple(replace(s, person=said(), summary=said()) for s in theme.stories),
                measures=tuple(replace(m, name=said(), summary=said()) for m in theme.measures),
            )
        )  # fmt: skip
    changed = replace(
        briefing, title=said(), subtitle=said(), marking=said(), issuer=said(), themes=tuple(themes),
        sources=tuple(replace(source, title=said()) for source in briefing.sources),
    )  # fmt: skip
    return replace(edition, briefing=changed)


def paper(random: Random) -> None:
    """Hostile words on paper, in every profile: Typst takes them for words."""
    from cqbrief.paper.print_request import PrintError, PrintRequest
    from cqbrief.paper.profile import profiles

    profile = random.choice(sorted(profiles()))
    try:
        job = _builder().prepare(
            hostile(random), profiles()[profile], PrintRequest(grey=random.random() < 0.3)
        )
        pages = _builder().make_pdf(job)
    except PrintError as error:
        assert profile == "summary", error.message
        return
    assert pages.parts[0].startswith(b"%PDF")


@cache
def _builder() -> DocumentBuilder:
    from cqbrief.paper.document_builder import DocumentBuilder

    return DocumentBuilder(Translator("zh"))


SHARES: Mapping[Target, int] = {
    quantity: 300, formula: 200, csv: 120, tree: 150, document: 90, svg: 60, picture: 30, briefing: 40,
    one_file: 25, districts: 40,
    export: 4, paper: 2,
}  # fmt: skip
"""How many inputs of a thousand or so each target gets: what is quick is tried more often."""
NEED_QT = frozenset({"svg", "picture", "paper"})
