"""All brands at one look: the week, what waits, what comes next, and which brand comes first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from planner.app.all_brands import BrandLine, Urgency, all_brands
from planner.app.brands import new_brand
from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.plans import Cancelled
from planner.domain import edits
from planner.domain.balance import Verdict
from planner.domain.records import Brand, Campaign, Milestone, Stance, Status
from planner.domain.span import ONE_DAY
from tests.builders import MONDAY, a_channel, a_placement, a_post

NOW = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Europe/London"))


def looked(document: Document, catalogue: Catalogue) -> Sequence[BrandLine]:
    return all_brands(document, lambda: NOW, catalogue)


def a_brand_with(document: Document, catalogue: Catalogue, name: str, zone: str = "Europe/London") -> Brand:
    """A brand without a channel, so that no cadence asks for anything."""
    brand = new_brand(name, zone)
    document.do(edits.add_brand(brand, catalogue.kinds))
    return brand


def plan_post(document: Document, brand: Brand, day: date, at: time | None = time(12), **values: object) -> None:
    post = a_post(
        brand_id=brand.id, stance=values.pop("stance", Stance.ENGAGEMENT), title=values.pop("title", "A post")
    )
    place = a_placement(post_id=post.id, channel_id=None, zone=brand.zone, date=day, time=at, **values)
    document.do(edits.new_post(post, [place]))


def test_an_archived_brand_is_left_out(document: Document, catalogue: Catalogue) -> None:
    gone = a_brand_with(document, catalogue, "Gone")
    document.do(edits.amend(gone, "Archive", archived=True))
    assert [line.brand.name for line in looked(document, catalogue)] == ["Ferrow"]


def test_a_brand_with_nothing_asks_for_nothing(document: Document, catalogue: Catalogue) -> None:
    (line,) = looked(document, catalogue)
    assert line.judged is not None
    assert line.judged.main.state is Verdict.TOO_FEW
    assert (line.gaps, line.waiting, line.soon, line.next, line.urgency) == (0, 0, 0, None, Urgency.NOTHING)


def test_what_is_not_approved_waits_and_what_is_due_within_48_hours_is_counted(
    document: Document, catalogue: Catalogue
) -> None:
    brand = document.brands()[0]
    plan_post(document, brand, MONDAY + ONE_DAY, status=Status.READY)
    plan_post(document, brand, MONDAY + 2 * ONE_DAY, time(9, 1), status=Status.DRAFT)
    plan_post(document, brand, MONDAY + ONE_DAY, status=Status.APPROVED)
    plan_post(document, brand, MONDAY - ONE_DAY, status=Status.DRAFT)
    (line,) = looked(document, catalogue)
    assert (line.waiting, line.soon, line.urgency) == (2, 1, Urgency.APPROVAL)


def test_the_next_deadline_is_the_nearest_post_or_milestone(document: Document, catalogue: Catalogue) -> None:
    brand = document.brands()[0]
    plan_post(document, brand, MONDAY, time(8), title="Over", status=Status.SCHEDULED)
    plan_post(document, brand, MONDAY, time(10), title="Done", status=Status.POSTED)
    plan_post(document, brand, MONDAY + 3 * ONE_DAY, time(10), title="Quiz", status=Status.SCHEDULED)
    (line,) = looked(document, catalogue)
    assert line.next is not None
    assert (line.next.what, line.next.at.date(), line.next.timed) == ("Quiz", MONDAY + 3 * ONE_DAY, True)
    last = Milestone("Last orders", MONDAY + ONE_DAY)
    document.do(edits.add_campaign(Campaign(id="xmas", brand_id=brand.id, name="Christmas", milestones=(last,))))
    (line,) = looked(document, catalogue)
    assert line.next is not None
    assert (line.next.what, line.next.timed) == ("Last orders", False)


def test_a_post_of_today_at_any_time_is_still_to_come(document: Document, catalogue: Catalogue) -> None:
    plan_post(document, document.brands()[0], MONDAY, None, title="Some time", status=Status.APPROVED)
    (line,) = looked(document, catalogue)
    assert line.next is not None
    assert line.next.what == "Some time"


def test_each_brand_has_its_own_day(document: Document, catalogue: Catalogue) -> None:
    """When it is Monday in London, it is Sunday still on Hawaii until 10 o'clock in the morning."""
    far = a_brand_with(document, catalogue, "Far", "Pacific/Honolulu")
    plan_post(document, far, date(2026, 11, 22), time(23, 30), title="Late", status=Status.SCHEDULED)
    line = next(one for one in looked(document, catalogue) if one.brand.id == far.id)
    assert line.next is not None
    assert line.next.at.date() == date(2026, 11, 22)


def test_the_most_urgent_comes_first_then_the_name(document: Document, catalogue: Catalogue) -> None:
    names = ("Zebra", "Amber", "Kiln", "Birch")
    zebra, amber, kiln, _ = (a_brand_with(document, catalogue, name) for name in names)
    plan_post(document, zebra, MONDAY + ONE_DAY, status=Status.READY)
    for brand in (amber, kiln):
        for number in range(4):
            plan_post(document, brand, MONDAY + number * ONE_DAY, stance=Stance.PROMOTIONAL, status=Status.APPROVED)
    lines = looked(document, catalogue)
    assert [line.brand.name for line in lines] == ["Zebra", "Amber", "Kiln", "Birch", "Ferrow"]
    assert [line.urgency.name for line in lines[:4]] == ["APPROVAL", "BALANCE", "BALANCE", "NOTHING"]


def test_gaps_are_counted(document: Document, catalogue: Catalogue) -> None:
    brand = document.brands()[0]
    document.do(edits.add_channel(a_channel(id="channel", brand_id=brand.id)))
    post = a_post(brand_id=brand.id, stance=Stance.ENGAGEMENT)
    document.do(edits.new_post(post, [a_placement(post_id=post.id, date=MONDAY - 9 * ONE_DAY, format="image")]))
    (line,) = looked(document, catalogue)
    assert line.gaps > 0
    assert line.urgency is Urgency.GAPS


def test_a_rule_that_is_not_known_is_said_and_the_others_are_shown(document: Document, catalogue: Catalogue) -> None:
    other = a_brand_with(document, catalogue, "Other")
    document.do(edits.amend(other, "Rule", rule="no-such-rule"))
    first, _ = looked(document, catalogue)
    assert (first.brand.name, first.judged, first.gaps) == ("Other", None, 0)
    assert first.trouble.startswith("There is no rule “no-such-rule”")
    assert first.urgency is Urgency.BALANCE


def test_it_can_be_stopped(document: Document, catalogue: Catalogue) -> None:
    def stop(done: int, whole: int) -> None:
        raise Cancelled(f"{done} of {whole}")

    with pytest.raises(Cancelled, match="0 of 1"):
        all_brands(document, lambda: NOW, catalogue, stop)


def test_what_lies_far_ahead_is_no_deadline_yet(document: Document, catalogue: Catalogue) -> None:
    plan_post(document, document.brands()[0], MONDAY + timedelta(days=29), status=Status.SCHEDULED)
    (line,) = looked(document, catalogue)
    assert line.next is None
