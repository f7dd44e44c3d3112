"""The GeoJSON files of a briefing: each read once, and which map is drawn from which."""

from __future__ import annotations

from collections.abc import Mapping

from cqbrief.briefing.maps.districts import Districts
from cqbrief.briefing.maps.geojson import MOST_BYTES, GeoJsonError, read_districts
from cqbrief.briefing.model import Briefing
from cqbrief.briefing.parsing.reader import Reader
from cqbrief.briefing.problem_collector import ProblemCollector
from cqbrief.briefing.storage.folder import BriefingFolder, ByteAllowance
from cqbrief.i18n.messages import N_, Message

MOST_MAP_BYTES = 16_000_000
"""Of all files together, each counted once."""

_WANTED = N_("Name a GeoJSON file.")


def read_maps(
    briefing: Briefing, files: BriefingFolder, reader: Reader, problems: ProblemCollector
) -> Mapping[str, Districts]:
    """Return id of a chart -> the districts of its file, as far as they can be read; note what is wrong."""
    allowance = ByteAllowance(MOST_MAP_BYTES)
    read: dict[tuple[str, str], Districts | None] = {}
    maps: dict[str, Districts] = {}
    for chart in (chart for theme in briefing.themes for chart in theme.charts):
        if chart.shapes is None or chart.kind != "map":
            continue
        key = chart.shapes, chart.name_property
        path = f"{chart.path}.shapes"
        if key not in read:
            read[key] = None
            place = reader.places[path]
            content = files.read_text(chart.shapes, MOST_BYTES, place, path, allowance, Message(_WANTED))
            if allowance.exceeded or problems.too_many:
                return maps
            if content is not None:
                try:
                    read[key] = read_districts(content, chart.name_property)
                except GeoJsonError as error:
                    problems.report(error.rule, place, path, error.message, error.advice)
        districts = read[key]
        if districts is not None:
            maps.setdefault(chart.id, districts)
    return maps
