"""The balance strip: words and bars of the judged week, live, and the launch week."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.app.live import LiveBalance
from planner.app.review import check
from planner.domain import edits
from planner.domain.records import Brand, Campaign, Placement, Post, Stance
from planner.domain.span import ONE_DAY, ONE_WEEK
from planner.ui.balance.meters import Meter, Meters
from planner.ui.balance.strip import BalanceStrip
from planner.ui.context import Context
from planner.ui.pieces.popover import LineAsked
from tests.builders import MONDAY, WEEK, a_channel, a_placement, a_post, a_waiver

P, E, N = Stance.PROMOTIONAL, Stance.ENGAGEMENT, Stance.NEUTRAL
OVER = (
    "This week: 3 promotional of 7 posts. Your rule allows at most 2: change 1, or add 3 others – or mark this as "
    "launch week."
)


@pytest.fixture
def brand(context: Context) -> Brand:
    brand = context.document.brands()[0]
    context.document.do(edits.add_channel(a_channel(id="channel", brand_id=brand.id, name="Instagram")))
    return brand


@pytest.fixture
def strip(context: Context, brand: Brand, qtbot: QtBot) -> Iterator[BalanceStrip]:
    """The strip as the window uses it: what it asks for is done, and it is told."""
    strip = BalanceStrip(context, LiveBalance(context.document, context.catalogue))
    strip.edit_requested.connect(context.document.do)
    context.document.listen(strip.refresh)
    host = QWidget()
    qtbot.addWidget(host)
    layout = QVBoxLayout(host)
    layout.addWidget(QWidget(), 1)
    layout.addWidget(strip)
    host.resize(864, 600)
    host.show()
    strip.show_brand(brand)
    strip.show_week(WEEK)
    yield strip
    host.close()


def plan_posts(context: Context, brand: Brand, *stances: Stance, **values: object) -> list[tuple[Post, Placement]]:
    made = []
    for stance in stances:
        post = a_post(brand_id=brand.id, stance=stance, **values)
        placement = a_placement(post_id=post.id, date=MONDAY + timedelta(days=len(made) % 7))
        context.document.do(edits.new_post(post, [placement]))
        made.append((post, placement))
    return made


def sentence(strip: BalanceStrip) -> str:
    return next(text for label in strip.findChildren(QLabel) if (text := label.text()).startswith("This week"))


def button(parent: QWidget, words: str) -> QPushButton | None:
    return next((one for one in parent.findChildren(QPushButton) if one.isVisible() and one.text() == words), None)


def state(strip: BalanceStrip) -> str:
    """What the shape before the sentence is called; every visible shape has a name."""
    (shape,) = (label for label in strip.findChildren(QLabel) if label.isVisible() and not label.pixmap().isNull())
    return shape.accessibleName()


def earlier_posts(context: Context, brand: Brand, weeks: int, *stances: Stance) -> None:
    """Posts so many weeks before."""
    for number, stance in enumerate(stances):
        post = a_post(brand_id=brand.id, stance=stance)
        day = MONDAY - weeks * ONE_WEEK + timedelta(days=number % 7)
        context.document.do(edits.new_post(post, [a_placement(post_id=post.id, date=day)]))


def bars(strip: BalanceStrip) -> list[Meter]:
    return list(strip.findChild(Meters)._shown)


def popover(strip: BalanceStrip) -> LineAsked:
    return next(one for one in strip.findChildren(LineAsked) if one.isVisible())


def test_an_empty_week_is_said(strip: BalanceStrip) -> None:
    assert sentence(strip) == "This week: no posts – too few to judge.\n4 weeks: nothing – too few to judge."
    assert button(strip, "Launch week") is None
    assert [bar.words for bar in bars(strip)] == ["Too few to judge", "No limit", "Left out of the count"]


def test_three_of_seven_are_over_and_the_words_say_what_to_do(
    strip: BalanceStrip, context: Context, brand: Brand
) -> None:
    plan_posts(context, brand, P, P, P, E, E, E, E, N)
    assert sentence(strip).startswith(OVER.replace("posts.", "posts (+1 neutral)."))
    promotional, engagement, neutral = bars(strip)
    assert promotional == Meter("Promotional", "promote", "3 of 7", 3 / 7, (2 / 7,), "At most 2 · 1 over", off=True)
    assert (engagement.figure, engagement.off) == ("4 of 7", False)
    assert (neutral.figure, neutral.filled) == ("1", 1 / 8)
    assert "3 of 7" in strip.findChild(Meters).accessibleName()


def test_a_balanced_week_has_no_warning(strip: BalanceStrip, context: Context, brand: Brand) -> None:
    plan_posts(context, brand, P, E, E, E, E)
    assert "balanced" in sentence(strip)
    assert state(strip) == "balanced"
    assert [button(strip, words) for words in ("Launch week", "Balance my week")] == [None, None]


def test_a_preview_says_what_a_change_would_do_and_goes_away(
    strip: BalanceStrip, context: Context, brand: Brand
) -> None:
    plan_posts(context, brand, P, P, E, E, E, E)
    before = sentence(strip)
    post = a_post(brand_id=brand.id, stance=P)
    strip.preview(edits.new_post(post, [a_placement(post_id=post.id)]).changes)
    assert sentence(strip).startswith(OVER)
    assert bars(strip)[0].off
    strip.preview(())
    assert sentence(strip) == before
    assert context.document.undo_text == "New post"
    assert len(context.document.plan(brand, WEEK.span).posts) == 6


def test_the_strip_keeps_its_height_while_one_drags(strip: BalanceStrip, context: Context, brand: Brand) -> None:
    (post, _), *_ = plan_posts(context, brand, E, P, P, E, E, E, E)
    height = strip.heightForWidth(strip.width())
    strip.preview(edits.edit_post(post, "stance", P).changes)
    assert sentence(strip).startswith(OVER)
    assert strip.heightForWidth(strip.width()) == height


def test_the_sentence_is_never_clipped(strip: BalanceStrip, context: Context, brand: Brand, qtbot: QtBot) -> None:
    """In a narrow window the strip is higher, so that every line of the sentence is seen."""
    plan_posts(context, brand, P, P, P, E, E, E, E)
    strip.window().resize(380, 600)
    label = next(one for one in strip.findChildren(QLabel) if one.text() == sentence(strip))
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()) > 0)
    assert label.height() >= 3 * label.fontMetrics().lineSpacing()


def test_launch_week_in_two_clicks_with_the_campaign_as_reason(
    strip: BalanceStrip, context: Context, brand: Brand, qtbot: QtBot
) -> None:
    context.document.do(edits.add_campaign(Campaign(id="autumn", brand_id=brand.id, name="Autumn menu")))
    plan_posts(context, brand, P, P, P, campaign_id="autumn")
    plan_posts(context, brand, E, E, E, E)
    qtbot.mouseClick(button(strip, "Launch week"), Qt.MouseButton.LeftButton)
    asked = popover(strip)
    assert asked.field.text() == "Autumn menu"
    qtbot.mouseClick(asked.confirm, Qt.MouseButton.LeftButton)
    assert context.document.undo_text == "Accept: Autumn menu"
    assert sentence(strip).endswith("Accepted: Autumn menu.")
    assert bars(strip)[0].words == "At most 2 · 1 over · accepted"
    assert not bars(strip)[0].off
    assert button(strip, "Launch week") is None


def test_a_launch_week_can_have_another_reason_and_be_withdrawn(
    strip: BalanceStrip, context: Context, brand: Brand, qtbot: QtBot
) -> None:
    plan_posts(context, brand, P, P, P, E, E, E, E)
    qtbot.mouseClick(button(strip, "Launch week"), Qt.MouseButton.LeftButton)
    assert popover(strip).field.text() == "Launch week"
    qtbot.keyClicks(popover(strip).field, "Shop opening")
    qtbot.keyClick(popover(strip).field, Qt.Key.Key_Return)
    assert sentence(strip).endswith("Accepted: Shop opening.")
    qtbot.mouseClick(button(strip, "Withdraw launch week"), Qt.MouseButton.LeftButton)
    assert context.document.plan(brand, WEEK.span).waivers == ()
    assert sentence(strip).startswith(OVER)


def test_without_a_reason_nothing_is_accepted(
    strip: BalanceStrip, context: Context, brand: Brand, qtbot: QtBot
) -> None:
    plan_posts(context, brand, P, P, P, E, E, E, E)
    strip.launch_week()
    asked = popover(strip)
    asked.field.clear()
    assert not asked.confirm.isEnabled()
    qtbot.keyClick(asked.field, Qt.Key.Key_Return)
    assert context.document.plan(brand, WEEK.span).waivers == ()
    qtbot.keyClick(asked.field, Qt.Key.Key_Escape)
    assert not [one for one in strip.findChildren(LineAsked) if one.isVisible()]


def by_channel(strip: BalanceStrip, qtbot: QtBot, link: str = "By channel") -> list[str]:
    """What the table says, in reading order, without its title."""
    qtbot.mouseClick(button(strip, link), Qt.MouseButton.LeftButton)
    shown = QApplication.activePopupWidget()
    assert shown is not None
    said = [label.text() for label in shown.findChildren(QLabel) if label.text()]
    shown.close()
    return said[1:]


def test_each_channel_is_shown_on_demand(strip: BalanceStrip, context: Context, brand: Brand, qtbot: QtBot) -> None:
    plan_posts(context, brand, P, P, P, E, E, E, E)
    said = by_channel(strip, qtbot)
    assert said[:4] == ["At most 40 % promotional on a channel", "Channel", "This week", "4 weeks"]
    assert said[4:7] == ["Instagram", "3 promotional of 7", "balanced"]


def test_week_and_weeks_of_a_channel_have_each_their_own_verdict(
    strip: BalanceStrip, context: Context, brand: Brand, qtbot: QtBot
) -> None:
    context.document.do(edits.amend(brand, "Rule", rule="80-20-every-channel", also=()))
    plan_posts(context, brand, P, E)
    earlier_posts(context, brand, 1, E)
    earlier_posts(context, brand, 2, E)
    said = by_channel(strip, qtbot)
    counts = ["Instagram", "1 promotional of 2", "too few to judge", "1 promotional of 4", "balanced"]
    assert said[4:-1] == counts
    assert said[-1].startswith("1 promotional of 4 in 4 weeks, your rule allows 0-1 (20 % and up to 10 points")


def test_posts_without_a_kind_are_said_not_to_count_on_a_channel(
    strip: BalanceStrip, context: Context, brand: Brand, qtbot: QtBot
) -> None:
    assert by_channel(strip, qtbot) == ["No channel has a post in these weeks."]
    for day in range(2):
        post = a_post(brand_id=brand.id, stance=None, kind_id=None)
        context.document.do(edits.new_post(post, [a_placement(post_id=post.id, date=MONDAY + day * ONE_DAY)]))
    assert by_channel(strip, qtbot) == ["Not counted, because the post has no kind yet: 2"]


def test_another_week_and_its_days_are_named(strip: BalanceStrip, context: Context, brand: Brand) -> None:
    plan_posts(context, brand, P, E, E)
    strip.show_week(WEEK.shifted(1))
    labels = [label.text() for label in strip.findChildren(QLabel)]
    assert "Week 49 · 30 Nov – 6 Dec 2026" in labels
    assert sentence(strip).startswith("This week: no posts")


def test_a_rule_of_three_groups_has_three_bars(strip: BalanceStrip, context: Context, brand: Brand) -> None:
    context.document.do(edits.amend(brand, "Rule", rule="thirds"))
    plan_posts(context, brand, P, P, P, E)
    assert [bar.name for bar in bars(strip)] == ["Promotional", "Conversation", "Industry", "Neutral"]
    assert len({bar.hue for bar in bars(strip)}) == 4


def test_without_a_rule_posts_are_counted_only(strip: BalanceStrip, context: Context, brand: Brand) -> None:
    context.document.do(edits.amend(brand, "Rule", rule=""))
    plan_posts(context, brand, P, P, E)
    assert [label.text() for label in strip.findChildren(QLabel) if "No rule is set" in label.text()]
    assert [bar.words for bar in bars(strip)] == ["No rule", "No rule", "Left out of the count"]


def test_a_rule_that_is_not_known_is_said(strip: BalanceStrip, context: Context, brand: Brand) -> None:
    context.document.do(edits.amend(brand, "Rule", rule="no-such-rule"))
    assert [label.text() for label in strip.findChildren(QLabel) if "There is no rule “no-such-rule”" in label.text()]
    assert bars(strip) == []


def test_while_hidden_nothing_is_read(
    strip: BalanceStrip, context: Context, brand: Brand, monkeypatch: pytest.MonkeyPatch
) -> None:
    strip.hide()
    asked: list[object] = []
    read: Callable[..., object] = context.document.entries
    monkeypatch.setattr(context.document, "entries", lambda *args: [asked.append(args), read(*args)][1])
    plan_posts(context, brand, P, P, E)
    assert asked == []
    strip.show()
    assert len(asked) == 1
    assert sentence(strip).startswith("This week: 2 promotional of 3 posts")


def test_a_trashed_post_and_undo_are_seen_at_once(strip: BalanceStrip, context: Context, brand: Brand) -> None:
    made = plan_posts(context, brand, P, P, P, E, E, E, E)
    post, placement = made[0]
    context.document.do(edits.trash([post], [placement], datetime(2026, 11, 23, tzinfo=UTC)))
    assert sentence(strip).startswith("This week: 2 promotional of 6 posts")
    context.document.undo()
    assert sentence(strip).startswith(OVER)


def test_a_launch_week_of_the_week_before_does_not_count_here(
    strip: BalanceStrip, context: Context, brand: Brand
) -> None:
    earlier = a_waiver(brand_id=brand.id, rule=brand.rule, starts=MONDAY - ONE_WEEK, ends=MONDAY - ONE_DAY)
    context.document.do(edits.waive(earlier))
    plan_posts(context, brand, P, P, P, E, E, E, E)
    assert sentence(strip).startswith(OVER)
    assert button(strip, "Withdraw launch week") is None


# states


def test_each_state_has_a_shape_with_its_name(strip: BalanceStrip, context: Context, brand: Brand) -> None:
    assert state(strip) == "too few to judge"
    plan_posts(context, brand, P, P, P, E, E, E, E)
    assert state(strip) == "over"
    context.document.do(edits.launch(context.document.plan(brand), WEEK, ["80-20"], "Harvest Lantern"))
    assert state(strip) == "accepted"
    context.document.do(edits.amend(brand, "Rule", rule=""))
    assert state(strip) == "no rule"


def test_a_rule_with_two_ends_can_be_under(strip: BalanceStrip, context: Context, brand: Brand) -> None:
    context.document.do(edits.amend(brand, "Rule", rule="80-20-two-sided"))
    plan_posts(context, brand, *7 * [E])
    assert state(strip) == "under"
    assert "make 1 more promotional" in sentence(strip)
    assert button(strip, "Balance my week") is not None


def test_a_week_that_comes_back_is_recovering(strip: BalanceStrip, context: Context, brand: Brand) -> None:
    earlier_posts(context, brand, 1, *5 * [P], *5 * [E])
    plan_posts(context, brand, *8 * [E])
    assert state(strip) == "recovering"
    assert "within your rule again, not yet settled" in sentence(strip)
    assert button(strip, "Balance my week") is None


def test_an_off_week_offers_to_be_balanced(strip: BalanceStrip, context: Context, brand: Brand, qtbot: QtBot) -> None:
    plan_posts(context, brand, P, P, P, E, E, E, E)
    with qtbot.waitSignal(strip.balance_requested):
        qtbot.mouseClick(button(strip, "Balance my week"), Qt.MouseButton.LeftButton)


# the rules


def test_the_rule_is_named_and_leads_to_the_rules(strip: BalanceStrip, qtbot: QtBot) -> None:
    assert strip.head.rule.words == "80/20, at most 20 % promotional"
    with qtbot.waitSignal(strip.rules_requested):
        qtbot.mouseClick(strip.head.rule, Qt.MouseButton.LeftButton)


def test_an_earlier_week_names_the_rule_that_held_then(strip: BalanceStrip, context: Context, brand: Brand) -> None:
    context.document.do(edits.amend(brand, "Rule", rule="thirds", earlier=(("2026-11-23", "80-20"),)))
    assert strip.head.rule.words == "Rule of thirds"
    strip.show_week(WEEK.shifted(-2))
    assert strip.head.rule.words == "80/20, at most 20 % promotional, until week 47"
    strip.window().resize(640, 600)
    assert strip.head.rule.text().endswith(", until week 47")


def test_a_week_is_shortened_to_its_number_where_there_is_little_room(strip: BalanceStrip, qtbot: QtBot) -> None:
    assert "23" in strip.head.days.text()
    strip.window().resize(560, 600)
    qtbot.waitUntil(lambda: strip.head.days.text() == "Week 48")


def test_watched_rules_that_are_off_are_one_line_and_a_list(
    strip: BalanceStrip, context: Context, brand: Brand, qtbot: QtBot
) -> None:
    context.document.do(edits.amend(brand, "Rule", rule="", also=("80-20", "thirds")))
    plan_posts(context, brand, P, E, E, E, E)
    assert strip.head.watched.words == "Also off: Rule of thirds"
    plan_posts(context, brand, P, P)
    assert strip.head.watched.words == "2 more rules off"
    qtbot.mouseClick(strip.head.watched, Qt.MouseButton.LeftButton)
    shown = QApplication.activePopupWidget()
    said = [label.text().replace("\u200b", "") for label in shown.findChildren(QLabel)]
    shown.close()
    assert said[1::2] == ["80/20, at most 20 % promotional", "Rule of thirds"]
    assert said[2].startswith("This week: 3 promotional of 7 posts")


def test_channels_are_judged_as_the_checklist_judges_them(
    strip: BalanceStrip, context: Context, brand: Brand, qtbot: QtBot
) -> None:
    plan_posts(context, brand, P, P, P, P, E, E)
    (item,) = (
        one
        for one in check(context.document, brand, WEEK.span, now=context.now(brand), catalogue=context.catalogue)
        if one.key == "mix-per-channel"
    )
    assert button(strip, "By channel: 1 off") is not None
    said = by_channel(strip, qtbot, "By channel: 1 off")
    assert said[-1].removesuffix(".") in item.findings[0].sentence


def test_details_of_channels_come_and_go_and_are_remembered(
    strip: BalanceStrip, context: Context, brand: Brand, qtbot: QtBot
) -> None:
    plan_posts(context, brand, P, P, E, E)
    for shown_before, words in ((False, "Show details"), (True, "Hide details")):
        strip.show_channels()
        popup = QApplication.activePopupWidget()
        details = [one for one in popup.findChildren(QLabel) if "your rule allows" in one.text()]
        assert [one.isVisible() for one in details] == [shown_before]
        qtbot.mouseClick(button(popup, words), Qt.MouseButton.LeftButton)
        assert [one.isVisible() for one in details] == [not shown_before]
        popup.close()


# rings


def test_the_posts_that_a_verdict_is_about_are_told(strip: BalanceStrip, context: Context, brand: Brand) -> None:
    told: list[frozenset[str]] = []
    made = plan_posts(context, brand, P, P, E, E, E, E)
    strip.concerned_changed.connect(told.append)
    assert strip.concerned == frozenset()
    change = edits.edit_post(made[2][0], "stance", P).changes
    strip.preview(change)
    assert told == [frozenset(placement.id for _, placement in made[:3])]
    strip.preview(())
    assert told[-1] == frozenset()
    assert len(told) == 2


def test_a_move_into_another_week_rings_what_is_too_much_there(
    strip: BalanceStrip, context: Context, brand: Brand
) -> None:
    (_, moved), *_ = plan_posts(context, brand, P, E, E, E, E)
    earlier_posts(context, brand, 1, P, P, E, E)
    strip.preview(edits.move_to([moved], MONDAY - ONE_DAY, moved.time).changes)
    assert moved.id in strip.concerned
    assert len(strip.concerned) == 3


def test_while_the_channels_are_looked_at_what_is_too_much_on_one_is_ringed(
    strip: BalanceStrip, context: Context, brand: Brand
) -> None:
    context.document.do(edits.amend(brand, "Rule", rule=""))
    made = plan_posts(context, brand, P, P, P, P, E, E)
    assert strip.concerned == frozenset()
    strip.show_channels()
    assert strip.concerned == frozenset(placement.id for _, placement in made[:4])
    QApplication.activePopupWidget().close()
    assert strip.concerned == frozenset()
