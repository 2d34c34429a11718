"""Rows that the plan has already: by id, by place and near text, told back by tools, changed on both sides."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any

import pytest

from planner.app.catalogue import Catalogue
from planner.domain.plan import Plan
from planner.domain.records import Channel, Exported, Placement, Post, Status
from planner.domain.span import ONE_DAY
from planner.exchange.merging.meeting import Meeting, Meets
from planner.exchange.merging.meetings import Meetings
from planner.exchange.merging.merge import Beside
from planner.exchange.merging.names import Names
from planner.exchange.own.week_csv import COLUMNS, Cells
from planner.exchange.own.week_csv import cells as cells_of
from tests.builders import MONDAY, a_placement, a_post
from tests.exchange.plans import empty_plan

TEXT = "Harvest Lantern is here. Come in and try it while it lasts."
BLANK = Cells(*[""] * len(COLUMNS))
AT = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.fixture
def plan(catalogue: Catalogue) -> Plan:
    """A plan with one entry on Instagram, Monday at nine."""
    plan = empty_plan(catalogue)
    for key, name in (("ig", "Instagram"), ("fb", "Facebook")):
        platform = name.casefold()
        plan.channels[key] = Channel(id=key, brand_id=plan.brand.id, name=name, platform=platform)
    add(plan, a_post(id="post", text=TEXT, title="Lantern", brand_id=plan.brand.id), a_placement(id="entry"))
    return plan


def add(plan: Plan, post: Post, placement: Placement) -> Placement:
    """Puts a post with one entry, on Instagram unless it says where, into a plan in memory."""
    place = replace(placement, post_id=post.id, channel_id="ig", format="image")
    plan.posts[post.id], plan.placements[place.id] = post, place
    return place


def row(**said: Any) -> Cells:
    values = {"date": MONDAY.isoformat(), "time": "09:00", "channel": "Instagram", "text": TEXT} | said
    return BLANK._replace(**values)


def meet(
    plan: Plan, catalogue: Catalogue, *rows: Cells, address: str = "", sent: Cells | None = None
) -> dict[int, Meeting]:
    exports = [] if sent is None else [an_export(sent)]
    beside = {0: Beside(address)} if address else {}
    return Meetings(plan, Names(plan, catalogue.platforms), COLUMNS, exports).of(rows, beside)


def an_export(sent: Cells, at: datetime = AT) -> Exported:
    return Exported(id="export", brand_id="brand", week=MONDAY, format="week-csv", at=at, rows=(tuple(sent),))


def the_one(found: dict[int, Meeting]) -> Meeting:
    (meeting,) = found.values()
    return meeting


def test_a_row_that_says_the_same_is_met_and_changes_nothing(plan: Plan, catalogue: Catalogue) -> None:
    meeting = the_one(meet(plan, catalogue, row()))
    assert (meeting.how, meeting.placement_id, meeting.differs) == (Meets.SAME, "entry", ())


@pytest.mark.parametrize("name", ["instagram", "IG", "Instagram"])
def test_its_channel_may_be_called_as_its_network(plan: Plan, catalogue: Catalogue, name: str) -> None:
    assert the_one(meet(plan, catalogue, row(channel=name))).how is Meets.SAME


@pytest.mark.parametrize(
    ("said", "met"),
    [
        ({"time": ""}, True),
        ({"time": "09:10"}, True),
        ({"date": "2026-11-24", "text": TEXT + " Still."}, False),
        ({"date": "2026-12-24"}, False),
        ({"channel": "Facebook"}, False),
        ({"channel": "Mastodon"}, False),
        ({"channel": ""}, False),
        ({"text": TEXT + " ☕"}, True),
        ({"text": TEXT.upper().replace(" ", "\n")}, True),
        ({"text": "Something else altogether, about another thing."}, False),
        ({"text": "", "title": "Lantern"}, False),
    ],
)
def test_it_is_met_by_channel_day_time_and_near_text(
    plan: Plan, catalogue: Catalogue, said: dict[str, str], met: bool
) -> None:
    assert bool(meet(plan, catalogue, row(**said))) is met


def test_what_the_sheet_leaves_empty_is_not_said(plan: Plan, catalogue: Catalogue) -> None:
    plan.posts["post"] = replace(plan.posts["post"], notes="ask Nela", who="Ida")
    assert the_one(meet(plan, catalogue, row())).how is Meets.SAME


@pytest.mark.parametrize("change", ["\r\n", " \n", "\n"])
def test_line_breaks_and_blanks_at_their_ends_do_not_count(plan: Plan, catalogue: Catalogue, change: str) -> None:
    plan.posts["post"] = replace(plan.posts["post"], text="One line\nand another\n")
    text = "One line\nand another".replace("\n", change) + change
    assert the_one(meet(plan, catalogue, row(text=text))).how is Meets.SAME


def test_what_differs_is_named_and_an_update_keeps_the_rest(plan: Plan, catalogue: Catalogue) -> None:
    plan.posts["post"] = replace(plan.posts["post"], notes="ask Nela", link="https://ferrow.example")
    meeting = the_one(meet(plan, catalogue, row(text=TEXT + " Now!", owner="Ida")))
    assert (meeting.how, meeting.named, meeting.differs) == (Meets.DIFFERS, False, ("text", "owner"))
    updated = meeting.updated
    assert (updated.text, updated.owner, updated.notes) == (TEXT + " Now!", "Ida", "ask Nela")
    assert (updated.placement_id, updated.link) == ("entry", "https://ferrow.example")


def test_an_id_is_met_wherever_the_row_stands(plan: Plan, catalogue: Catalogue) -> None:
    meeting = the_one(meet(plan, catalogue, row(placement_id="entry", post_id="post", date="2026-12-01")))
    assert (meeting.how, meeting.named, meeting.differs) == (Meets.DIFFERS, True, ("date",))


def test_an_entry_is_met_once_and_by_its_id_first(plan: Plan, catalogue: Catalogue) -> None:
    found = meet(plan, catalogue, row(), row(placement_id="entry", post_id="post"), row())
    assert list(found) == [1]


def test_the_nearest_of_several_is_met(plan: Plan, catalogue: Catalogue) -> None:
    add(plan, a_post(id="other", text=TEXT + " Also on Sunday."), a_placement(id="second", time=time(9)))
    found = meet(plan, catalogue, row(text=TEXT + " Also on Sunday."), row())
    assert [found[place].placement_id for place in (0, 1)] == ["second", "entry"]


def test_what_is_in_the_trash_is_not_met(plan: Plan, catalogue: Catalogue) -> None:
    plan.placements["entry"] = replace(plan.placements["entry"], trashed=AT)
    assert meet(plan, catalogue, row(), row(placement_id="entry")) == {}


def test_ideas_without_a_day_are_met(plan: Plan, catalogue: Catalogue) -> None:
    add(plan, a_post(id="idea", text="An idea for the winter, with no day yet"), a_placement(id="idea", date=None))
    found = meet(plan, catalogue, row(date="", time="", text="An idea for the winter, with no day yet!"))
    assert the_one(found).placement_id == "idea"


def test_what_says_the_same_surely_comes_before_what_is_only_near(plan: Plan, catalogue: Catalogue) -> None:
    found = meet(plan, catalogue, row(text=TEXT + " Now!"), row())
    assert list(found) == [1]


def test_the_same_words_on_another_day_may_be_moved(plan: Plan, catalogue: Catalogue) -> None:
    meeting = the_one(meet(plan, catalogue, row(date="2026-11-25", time="10:00")))
    assert (meeting.how, meeting.differs, meeting.updated.date) == (Meets.MOVED, ("date", "time"), "2026-11-25")


def test_the_same_words_at_another_time_of_the_day_may_be_moved(plan: Plan, catalogue: Catalogue) -> None:
    meeting = the_one(meet(plan, catalogue, row(time="09:16")))
    assert (meeting.how, meeting.differs) == (Meets.MOVED, ("time",))


def test_words_that_are_said_on_several_days_are_not_moved(plan: Plan, catalogue: Catalogue) -> None:
    add(plan, a_post(id="again", text=TEXT), a_placement(id="again", date=MONDAY + ONE_DAY))
    assert meet(plan, catalogue, row(date="2026-11-26")) == {}


def test_an_entry_that_was_moved_in_the_plan_is_still_its_rows(plan: Plan, catalogue: Catalogue) -> None:
    plan.placements["entry"] = replace(plan.placements["entry"], date=MONDAY + 30 * ONE_DAY, time=time(17))
    meeting = the_one(meet(plan, catalogue, row(post_id="post")))
    assert (meeting.how, meeting.differs) == (Meets.DIFFERS, ("date", "time"))


# back from other tools


def test_a_tool_tells_that_it_was_posted_and_where(plan: Plan, catalogue: Catalogue) -> None:
    address = "https://instagram.com/p/1"
    meeting = the_one(meet(plan, catalogue, row(status="posted", time="09:05"), address=address))
    assert (meeting.how, meeting.differs, meeting.address) == (Meets.RETURNED, ("status",), address)
    assert (meeting.updated.time, meeting.updated.status) == ("09:00", "posted")


def test_what_is_known_already_is_not_told_again(plan: Plan, catalogue: Catalogue) -> None:
    entry = replace(plan.placements["entry"], status=Status.POSTED, address="https://instagram.com/p/1")
    plan.placements["entry"] = entry
    found = meet(plan, catalogue, row(status="posted"), address="https://instagram.com/p/1")
    assert the_one(found).how is Meets.SAME


# since it was exported


def test_what_only_the_sheet_changed_is_an_update(plan: Plan, catalogue: Catalogue) -> None:
    sent = cells_of(plan, plan.placements["entry"])
    meeting = the_one(meet(plan, catalogue, sent._replace(text=TEXT + " Now!"), sent=sent))
    assert (meeting.how, meeting.updated.text) == (Meets.DIFFERS, TEXT + " Now!")


def test_what_only_the_plan_changed_stays(plan: Plan, catalogue: Catalogue) -> None:
    sent = cells_of(plan, plan.placements["entry"])
    plan.posts["post"] = replace(plan.posts["post"], text=TEXT + " Changed here.")
    assert the_one(meet(plan, catalogue, sent, sent=sent)).how is Meets.SAME


def test_both_changed_is_a_conflict_and_the_plan_keeps_what_the_sheet_did_not_touch(
    plan: Plan, catalogue: Catalogue
) -> None:
    sent = cells_of(plan, plan.placements["entry"])
    plan.posts["post"] = replace(plan.posts["post"], title="Renamed here", text=TEXT + " Changed here.")
    meeting = the_one(meet(plan, catalogue, sent._replace(text=TEXT + " Now!"), sent=sent))
    assert meeting.how is Meets.CONFLICT
    assert (meeting.updated.text, meeting.updated.title) == (TEXT + " Now!", "Renamed here")


@pytest.mark.parametrize("between", ["\n\n", "\n", "\\n\\n"])
def test_a_text_that_a_tool_got_with_its_link_is_the_entrys(plan: Plan, catalogue: Catalogue, between: str) -> None:
    link = "https://ferrow.example/lantern"
    plan.posts["post"] = replace(plan.posts["post"], link=link)
    meeting = the_one(meet(plan, catalogue, row(text=TEXT + between + link, status="posted", link="")))
    assert (meeting.how, meeting.differs) == (Meets.RETURNED, ("status",))


def test_by_its_id_a_link_in_the_text_is_a_change(plan: Plan, catalogue: Catalogue) -> None:
    link = "https://ferrow.example/lantern"
    plan.posts["post"] = replace(plan.posts["post"], link=link)
    meeting = the_one(meet(plan, catalogue, row(placement_id="entry", text=f"{TEXT}\n\n{link}")))
    assert (meeting.how, meeting.differs) == (Meets.DIFFERS, ("text",))


def test_what_a_tool_made_of_the_media_is_taken_where_the_plan_has_none(plan: Plan, catalogue: Catalogue) -> None:
    told = row(status="posted", media="https://cdn.example/a.jpg", alt_text="A lantern", format="link")
    meeting = the_one(meet(plan, catalogue, told))
    assert meeting.how is Meets.RETURNED
    assert set(meeting.differs) == {"status", "media", "alt_text"}
