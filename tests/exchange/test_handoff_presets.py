"""What each tool gets, read again by readers that know nothing of the presets."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.app.catalogue import Catalogue
from planner.domain.plan import Plan, instant_of, text_of
from planner.exchange.handoff import HandOff, OutFile, hand_off
from tests.exchange.handing import leaving, made_ready, preset
from tests.exchange.handoff_reading import BOM, FORMATS, Format, expected_clock, records, zoho_records
from tests.exchange.plans import plans

NETWORKS = ("facebook", "x", "linkedin", "instagram", "threads", "bluesky", "pinterest")
LONG_AGO = datetime(2026, 10, 1, 9, tzinfo=ZoneInfo("UTC"))
CATALOGUE = Catalogue()


def given_to(plan: Plan, tool: str) -> HandOff:
    return hand_off(leaving(plan, LONG_AGO, None), preset(tool), CATALOGUE.platforms)


def body(file: OutFile, form: Format, plan: Plan) -> list[list[str]]:
    """The rows after the header, after all that the format asks of the file as a whole."""
    text = file.content.decode()
    assert text.startswith(BOM) == form.bom
    rows = records(text.removeprefix(BOM))
    networks = {network_of(plan, id_) for id_ in file.placement_ids}
    header = next((form.widths[one] for one in form.widths if one in networks), form.header)
    if header is not None:
        assert rows.pop(0) == header
    width = form.width or len(header or ())
    assert {len(row) for row in rows} == {width}
    assert form.rows is None or len(rows) <= form.rows
    if form.all_quoted:
        assert re.match(r'"[^"]*"(,"[^"]*")*\r\n', text.removeprefix(BOM))
    return rows


def network_of(plan: Plan, placement_id: str) -> str:
    return plan.channels[plan.placements[placement_id].channel_id or ""].platform


def said_clock(row: list[str], form: Format) -> datetime:
    cell = " ".join(row[at] for at in form.moment)
    assert re.fullmatch(form.written, cell), cell
    return datetime.strptime(cell, form.pattern).replace(tzinfo=None)


def wanted_clock(plan: Plan, placement_id: str, zone: str) -> datetime:
    placement = plan.placements[placement_id]
    at = instant_of(placement)
    assert at is not None
    if zone == "entry" or (zone == "brand" and placement.zone == plan.brand.zone):
        return at.replace(tzinfo=None, fold=0)
    return expected_clock(at, placement.zone, plan.brand.zone, zone)


@pytest.mark.parametrize("tool", [one for one in FORMATS if one != "vista_social"])
@settings(max_examples=8)
@given(data=st.data())
def test_every_file_is_as_the_tool_describes_it_and_texts_are_untouched(tool: str, data: st.DataObject) -> None:
    plan, form = made_ready(data.draw(plans(CATALOGUE)), NETWORKS), FORMATS[tool]
    result = given_to(plan, tool)
    for file in result.files:
        rows = body(file, form, plan)
        assert len(rows) == len(file.placement_ids) == file.entries
        for row, id_ in zip(rows, file.placement_ids, strict=True):
            placement = plan.placements[id_]
            text = text_of(plan.posts[placement.post_id], placement)
            assert row[form.text] == text
            assert said_clock(row, form) == wanted_clock(plan, id_, form.zone)
        channels = {plan.placements[id_].channel_id for id_ in file.placement_ids}
        assert form.one_file or len(channels) == 1
    assert result.goes + len(result.refused) == len(plan.placements)
    assert not form.one_file or len(result.files) <= 1


@settings(max_examples=20)
@given(plans(CATALOGUE))
def test_zoho_gets_its_own_dialect(plan: Plan) -> None:
    plan = made_ready(plan, NETWORKS)
    for file in given_to(plan, "zoho_social").files:
        rows = zoho_records(file.content.decode())
        assert len(rows) == len(file.placement_ids) <= 350
        for (at, post, _, media), id_ in zip(rows, file.placement_ids, strict=True):
            placement = plan.placements[id_]
            text = text_of(plan.posts[placement.post_id], placement)
            plain = text.replace("\r\n", "\n").replace("\r", "\n").replace('"', "'")
            assert post == plain.replace("\\n", "\n")
            assert re.fullmatch(r"\d\d/\d\d/\d{4} \d\d:\d\d", at)
            moment = datetime.strptime(at, "%m/%d/%Y %H:%M").replace(tzinfo=None)
            assert moment == wanted_clock(plan, id_, "brand")
            assert all(one.startswith("https://cdn.example/media/") for one in media)


@settings(max_examples=20)
@given(plans(CATALOGUE))
def test_vista_gets_a_row_for_each_picture(plan: Plan) -> None:
    plan, form = made_ready(plan, NETWORKS), FORMATS["vista_social"]
    for file in given_to(plan, "vista_social").files:
        rows = body(file, form, plan)
        texts = [row[form.text] for row in rows]
        ids = [plan.placements[id_] for id_ in file.placement_ids]
        assert [*dict.fromkeys(texts)] == [*dict.fromkeys(text_of(plan.posts[one.post_id], one) for one in ids)]
        assert {row[1] for row in rows} <= {"image", "video", "article", "message"}
        assert all(row[2].startswith("https://") for row in rows if row[1] in ("image", "video"))
        clocks = {said_clock(row, form) for row in rows}
        assert clocks == {wanted_clock(plan, id_, "brand") for id_ in file.placement_ids}


def test_the_header_of_metricool_has_93_columns() -> None:
    header = FORMATS["metricool"].header
    assert header is not None
    assert len(header) == len(set(header)) == 93
    assert [column.title for column in preset("metricool").columns] == header
