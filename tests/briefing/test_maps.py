"""Maps: outlines that a briefing brings are read within bounds, and what is wrong with them is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.loading.load import load_edition
from cqbrief.briefing.maps.geojson import MOST_DISTRICTS, MOST_POSITIONS, GeoJsonError, read_districts
from cqbrief.briefing.saving.packing import pack
from cqbrief.i18n.translator import Translator
from tests.support.made_districts import geojson

EVERY_CHART = Path(__file__).parents[1] / "briefings" / "every-chart"
SQUARE = [[0, 0], [2, 0], [2, 1], [0, 1], [0, 0]]


def feature(name: object, rings: object, kind: str = "Polygon") -> dict[str, object]:
    return {
        "type": "Feature",
        "properties": {"name": name, "区县": "渝中区", "code": 5},
        "geometry": {"type": kind, "coordinates": rings},
    }


def collection(*features: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def refused(content: bytes, name_property: str = "name") -> tuple[str, str, str]:
    """The rule, message and advice, in Chinese, with which a file is refused."""
    tr = Translator("zh")
    with pytest.raises(GeoJsonError) as caught:
        read_districts(content, name_property)
    return caught.value.rule.id, tr.render(caught.value.message), tr.render(caught.value.advice)


@pytest.mark.parametrize(
    ("content", "rule", "said"),
    [
        (b"\xff\xfe", "map-unreadable", "UTF-8"),
        (b'{"type": ', "map-unreadable", "第1行"),
        (b"[" * 100_000, "map-too-large", "嵌套太深"),
        (b'{"type": "FeatureCollection", "features": [NaN]}', "map-unreadable", "坐标"),
        (b"9" * 5000, "map-unreadable", "坐标"),
        (b"[]", "map-unreadable", "FeatureCollection"),
        (collection(), "map-unreadable", "FeatureCollection"),
        (collection(*[feature("甲", [SQUARE])] * (MOST_DISTRICTS + 1)), "map-too-large", f"{MOST_DISTRICTS}"),
        (collection(feature("甲", [SQUARE]), feature("甲", [SQUARE])), "map-name-twice", "第1个和第2个"),
        (collection(feature(5, [SQUARE])), "map-name-missing", "第1个"),
        (collection(feature("甲", SQUARE, "LineString")), "map-unreadable", "“甲”不是"),
        (collection(feature("甲", [[[0, 0], [1, 1]]])), "map-unreadable", "至少要有三个点"),
        (collection(feature("甲", [[[0, 0], [1, "x"], [1, 1]]])), "map-unreadable", "至少要有三个点"),
        (collection(feature("甲", [[[0, 0], [10**400, 1], [1, 1]]])), "map-unreadable", "至少要有三个点"),
        (collection(feature("甲", [])), "map-unreadable", "至少要有三个点"),
        (collection(feature("甲", [[[0, 0], [1, 1], [2, 2]]])), "", ""),
        (collection(feature("甲", [[[0, 0], [1, 0], [2, 0]]])), "map-unreadable", "一条线"),
        (collection(feature("甲", [[[i, i * i] for i in range(MOST_POSITIONS + 2)]])), "map-too-large", ""),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_file_is_told_with_its_place(content: bytes, rule: str, said: str) -> None:
    if rule:
        found = refused(content)
        assert found[0] == rule and said in found[1] and found[2]
    else:
        assert read_districts(content, "name").districts


def test_a_property_that_is_missing_is_told_with_those_that_there_are() -> None:
    assert "name、区县" in refused(collection(feature("甲", [SQUARE])), "title")[2]
    assert read_districts(collection(feature("甲", [SQUARE])), "区县").districts[0].name == "渝中区"


def test_degrees_are_squeezed_at_the_latitude_of_the_map_and_other_coordinates_are_not() -> None:
    north = [[x, y + 60] for x, y in SQUARE]
    assert 0.9 < read_districts(collection(feature("甲", [north])), "name").width_by_height < 1.1
    metres = [[x * 1000, y * 1000] for x, y in SQUARE]
    assert read_districts(collection(feature("甲", [metres])), "name").width_by_height == 2


def test_there_is_no_room_in_a_hole_of_a_district() -> None:
    hole = [[0.4, 0.1], [1.9, 0.1], [1.9, 0.9], [0.4, 0.9]]
    (district,) = read_districts(collection(feature("甲", [SQUARE, hole])), "name").districts
    middle = district.clearances[len(district.clearances) // 2]
    assert (middle.left, round(middle.right, 1)) == (0, 0.4)


Change = Callable[[str], str]


def changed(folder: Path, change: Change, districts: str | None = None) -> Edition:
    """The briefing of every kind of chart with another text around its map."""
    import shutil

    shutil.copytree(EVERY_CHART, folder)
    theme = folder / "themes" / "1-amounts.yaml"
    theme.write_text(change(theme.read_text(encoding="utf-8")), encoding="utf-8")
    if districts is not None:
        (folder / "districts.geojson").write_text(districts, encoding="utf-8")
    return load_edition(folder)


@pytest.mark.parametrize(
    ("change", "rule", "said"),
    [
        (lambda text: text.replace("    shapes: districts.geojson\n", ""), "map-without-shapes", "轮廓"),
        (lambda text: text.replace("kind: map", "kind: column"), "map-key-unused", "approval"),
        (
            lambda text: "\n".join(line for line in text.split("\n") if "approval:" not in line),
            "map-without-approval",
            "审图号",
        ),
        (
            lambda text: text.replace("shapes: districts.geojson", "shapes: missing.geojson"),
            "file-missing",
            "missing.geojson",
        ),
    ],
)
def test_check_asks_for_outlines_and_approval_of_a_map(
    tmp_path: Path, change: Change, rule: str, said: str
) -> None:
    found = {p.rule: Translator("zh").render(p.message) for p in changed(tmp_path / "b", change).errors}
    assert rule in found and said in found[rule]


def test_a_district_that_the_file_does_not_have_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    names = ["东镇", "西镇", "南镇乡", "北镇"]
    edition = changed(tmp_path / "b", lambda text: text, geojson(names))
    (problem,) = edition.errors
    assert problem.rule == "map-district-unknown" and problem.advice is not None
    assert "南镇乡" in Translator("zh").render(problem.advice)


def test_a_map_is_packed_with_its_outlines(tmp_path: Path) -> None:
    package = tmp_path / "one.cqbrief"
    package.write_bytes(pack(load_edition(EVERY_CHART)))
    names = [each.name for each in load_edition(package).maps["map_towns"].districts]
    assert names == ["东镇", "西镇", "南镇", "北镇", "中镇"]
