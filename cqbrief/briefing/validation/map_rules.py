"""Rules of maps: whose outlines they are, and that every district of the data is among them."""

from __future__ import annotations

from cqbrief.briefing.maps.geojson import MAP_UNREADABLE
from cqbrief.briefing.problems import Rule
from cqbrief.briefing.suggestions import nearest
from cqbrief.briefing.validation.chart_check import ChartCheck
from cqbrief.i18n.messages import N_

MAP_WITHOUT_SHAPES = Rule("map-without-shapes", "error", MAP_UNREADABLE.explanation)
MAP_DISTRICT_UNKNOWN = Rule("map-district-unknown", "error", MAP_UNREADABLE.explanation)
MAP_WITHOUT_APPROVAL = Rule(
    "map-without-approval",
    "error",
    N_(
        "A map that is shown in public in China has been examined and bears its approval number (审图号; "
        "Regulations on Map Management, articles 15 and 22). It is printed under the map on every medium. "
        "Where a map needs none, or has none yet, the reason stands there."
    ),
)
MAP_KEY_UNUSED = Rule("map-key-unused", "error", MAP_UNREADABLE.explanation)


def check_map(check: ChartCheck) -> None:
    """Report a map without outlines or approval, and districts of the data that its file does not have."""
    chart = check.chart
    if chart.shapes is None:
        check.report(
            MAP_WITHOUT_SHAPES,
            "",
            N_("The map does not say where the outlines of its districts are."),
            N_("Name a GeoJSON file in the briefing's folder as shapes."),
        )
    if chart.approval is None:
        check.report(
            MAP_WITHOUT_APPROVAL,
            "",
            N_("The map bears no approval number."),
            N_("Write it as approval, as the map's file bears it, or why there is none."),
        )
    districts = check.context.maps.get(chart.id)
    if districts is None:
        return
    names = [district.name for district in districts.districts]
    if check.table is not None:
        rows = [(".data", [x]) for x in check.table.x]
    else:
        rows = [(f".points[{index}].x", point.x.wordings()) for index, point in enumerate(chart.points)]
    for where, wordings in rows:
        if districts.index_of(wordings) is None:
            alike = next(filter(None, (nearest(words, names) for words in wordings)), None)
            check.report(
                MAP_DISTRICT_UNKNOWN,
                where,
                N_("The file of outlines has no district “{name}”."),
                N_("Write its name as the file does: “{alike}”.")
                if alike
                else N_("Write its name as the file does, which has {count} districts, such as “{example}”."),
                name=wordings[0],
                alike=alike,
                count=len(names),
                example=names[0],
            )


def check_map_keys(check: ChartCheck) -> None:
    """Report what only maps take at a chart of another kind."""
    chart = check.chart
    if chart.kind == "map":
        return
    for key, given in (("shapes", chart.shapes), ("approval", chart.approval)):
        if given is not None:
            check.report(
                MAP_KEY_UNUSED,
                f".{key}",
                N_("A chart of the kind {kind} does not take {key}."),
                N_("Leave it out, or choose the kind map."),
                kind=chart.kind,
                key=key,
            )
