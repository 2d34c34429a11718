"""The weekly checklist, item by item, on scopes made by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from planner.app.catalogue import Catalogue
from planner.domain.balance import Entry, Ledger
from planner.domain.checks import CHECKS, Item, Scope, State, checklist, header
from planner.domain.plan import Plan
from planner.domain.records import Answer, Channel, Exported, Media, Placement, Post, Reply, Stance, Status
from planner.domain.rules import Cadence, CheckFact, MixRule, Severity
from planner.domain.span import ONE_WEEK, Span, Week
from tests.builders import (
    MONDAY,
    WEEK,
    a_brand,
    a_channel,
    a_placement,
    a_post,
    a_rule,
    a_waiver,
    an_answer,
    an_entry,
)

SHIPPED = Catalogue()
FACTS = {fact.key: fact for fact in SHIPPED.checks}
NOW = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Europe/London"))
LONDON = ZoneInfo("Europe/London")
TWO_WEEKS = Span(MONDAY, MONDAY + 2 * ONE_WEEK)
CHANNEL = a_channel(id="channel", name="Instagram", platform="instagram")

MIX, CHANNEL_MIX = "mix-this-week-and-rolling-4-weeks", "mix-per-channel"
CADENCE, SILENCE = "cadence-per-channel", "longest-silence"
ALT, MEDIA, PLACEHOLDERS = "alt-text-on-images", "media-present-and-usable", "placeholders"
APPROVAL, CLOCK, EXPORT = "approval", "local-time-trouble", "week-exported-handed-over"
MANUAL = "spelling-tone"


def an_instagram(**values: Any) -> Cadence:
    figures: dict[str, Any] = {
        "key": "instagram",
        "platform": "instagram",
        "minimum": 2,
        "target": 4,
        "maximum": 7,
        "max_silence_days": 5,
        "source": "test",
        "without_formats": frozenset({"story"}),
    }
    return Cadence(**figures | values)


Written = Mapping[tuple[date, str], tuple[tuple[str, ...], ...]]


def week_of(*places: tuple[Post, Placement]) -> Span:
    """The week of the first entry that has a day."""
    days = [placement.date for _, placement in places if placement.date is not None]
    return Week.of(days[0]).span if days else WEEK.span


def a_scope(
    *places: tuple[Post, Placement],
    span: Span | None = None,
    now: datetime = NOW,
    entries: Iterable[Entry] = (),
    rule: MixRule | None = None,
    channels: Iterable[Channel] = (CHANNEL,),
    cadences: tuple[Cadence, ...] = (),
    written: Written | None = None,
    **of_plan: Any,
) -> Scope:
    plan = Plan(
        a_brand(),
        channels={channel.id: channel for channel in channels},
        posts={post.id: post for post, _ in places},
        placements={placement.id: placement for _, placement in places},
        **of_plan,
    )
    known = tuple(entries)
    ledger = Ledger(known)
    shown = span or week_of(*places)
    return Scope(plan, shown, now, known, ledger, rule, SHIPPED.mix_rules, cadences, written or {})


def standing(post: Post | None = None, **values: Any) -> tuple[Post, Placement]:
    """A post and where it stands; ``values`` are of the placement."""
    one = post or a_post()
    return one, a_placement(post_id=one.id, **values)


def item(key: str, scope: Scope) -> Item:
    (found,) = checklist(scope, [FACTS[key]])
    return found


def accepted(key: str, **values: Any) -> Answer:
    return an_answer(**{"item": key, "reply": Reply.ACCEPTED, "reason": "we know"} | values)


def pictures(*alts: str) -> tuple[Media, ...]:
    return tuple(Media(f"picture {i}.jpg", alt) for i, alt in enumerate(alts))


# the list and its data


def test_every_automatic_item_of_the_data_has_its_check_and_no_check_is_left_over() -> None:
    assert {fact.key for fact in SHIPPED.checks if fact.automatic} == set(CHECKS)


@pytest.mark.parametrize("fact", SHIPPED.checks, ids=lambda fact: fact.key)
def test_every_item_has_a_title_a_reason_and_a_source(fact: CheckFact) -> None:
    assert fact.title.strip()
    assert fact.why.strip().endswith(".")
    assert fact.source.strip()


@pytest.mark.parametrize("fact", SHIPPED.checks, ids=lambda fact: fact.key)
def test_every_item_can_be_told_of_an_empty_plan(fact: CheckFact) -> None:
    told = item(fact.key, a_scope())
    assert (told.key, told.title, told.automatic) == (fact.key, fact.title, fact.automatic)
    assert told.sentence.strip().endswith(".")
    assert told.findings == ()
    assert told.state not in (State.ATTENTION, State.MUST_FIX, State.ACCEPTED)


@pytest.mark.parametrize("fact", SHIPPED.checks, ids=lambda fact: fact.key)
def test_the_patterns_and_rules_of_items_are_usable(fact: CheckFact) -> None:
    for pattern in fact.patterns:
        assert not re.compile(pattern).search("")
    assert not fact.rule or fact.rule in SHIPPED.mix_rules


def test_the_list_keeps_the_order_of_the_data() -> None:
    assert [told.key for told in checklist(a_scope(), SHIPPED.checks)] == [fact.key for fact in SHIPPED.checks]


def test_the_header_counts_checked_answered_and_not_answered() -> None:
    answers = (an_answer(item=MANUAL), an_answer(item="claims-and-prices-current"))
    items = checklist(a_scope(answers=answers), SHIPPED.checks)
    manual = sum(not fact.automatic for fact in SHIPPED.checks)
    assert header(items) == (len(CHECKS), 2, manual - 2)


def test_accepting_an_automatic_item_is_no_answer_of_the_header() -> None:
    scope = a_scope(standing(format="image"), answers=(accepted(MEDIA),))
    assert header(checklist(scope, [FACTS[MEDIA]])) == (1, 0, 0)


# answers


def test_a_manual_item_is_not_answered_at_first() -> None:
    assert item(MANUAL, a_scope()).state is State.NOT_ANSWERED


def test_a_manual_item_says_who_answered_and_when() -> None:
    told = item(MANUAL, a_scope(answers=(an_answer(who="Mara", at=datetime(2026, 11, 24, 10)),)))
    assert told.state is State.OK
    assert "Mara" in told.sentence
    assert "2026-11-24" in told.sentence


@pytest.mark.parametrize(
    "answer",
    [
        an_answer(week=MONDAY - ONE_WEEK),
        an_answer(week=MONDAY + ONE_WEEK),
        an_answer(item="claims-and-prices-current"),
    ],
    ids=["last week", "next week", "another item"],
)
def test_an_answer_expires_with_its_week_and_is_for_its_item(answer: Answer) -> None:
    assert item(MANUAL, a_scope(answers=(answer,))).state is State.NOT_ANSWERED


@pytest.mark.parametrize(
    ("weeks", "state"),
    [((0,), State.NOT_ANSWERED), ((1,), State.NOT_ANSWERED), ((0, 1), State.OK), ((1, 0), State.OK)],
)
def test_several_weeks_are_answered_when_each_is(weeks: tuple[int, ...], state: State) -> None:
    answers = tuple(an_answer(week=MONDAY + i * ONE_WEEK) for i in weeks)
    assert item(MANUAL, a_scope(span=TWO_WEEKS, answers=answers)).state is state


def test_part_of_a_week_is_answered_with_the_week() -> None:
    thursday = Span(date(2026, 11, 26), date(2026, 11, 27))
    assert item(MANUAL, a_scope(span=thursday, answers=(an_answer(),))).state is State.OK


def test_an_automatic_item_cannot_be_ticked() -> None:
    scope = a_scope(standing(format="image"), answers=(an_answer(item=MEDIA),))
    assert item(MEDIA, scope).state is State.MUST_FIX


def test_an_automatic_item_is_accepted_with_its_reason() -> None:
    told = item(MEDIA, a_scope(standing(format="image"), answers=(accepted(MEDIA, reason="the file comes Friday"),)))
    assert told.state is State.ACCEPTED
    assert "Accepted: the file comes Friday." in told.sentence
    assert len(told.findings) == 1


def test_accepting_what_is_in_order_changes_nothing() -> None:
    told = item(MEDIA, a_scope(standing(format="text"), answers=(accepted(MEDIA),)))
    assert told.state is State.OK
    assert "Accepted" not in told.sentence


@pytest.mark.parametrize("week", [MONDAY - ONE_WEEK, MONDAY + ONE_WEEK])
def test_an_acceptance_expires_with_its_week(week: date) -> None:
    scope = a_scope(standing(format="image"), answers=(accepted(MEDIA, week=week),))
    assert item(MEDIA, scope).state is State.MUST_FIX


def test_several_weeks_are_accepted_when_each_is() -> None:
    both = (accepted(MEDIA), accepted(MEDIA, week=MONDAY + ONE_WEEK))
    places = (standing(format="image"), standing(format="image", date=MONDAY + ONE_WEEK))
    assert item(MEDIA, a_scope(*places, span=TWO_WEEKS, answers=both)).state is State.ACCEPTED
    assert item(MEDIA, a_scope(*places, span=TWO_WEEKS, answers=both[:1])).state is State.MUST_FIX


# what all checks of entries share


FOUND = {
    ALT: standing(a_post(media=pictures("")), format="image"),
    MEDIA: standing(format="image"),
    PLACEHOLDERS: standing(a_post(text="See [NUMBER]")),
    APPROVAL: standing(time=time(12)),
    CLOCK: standing(date=date(2026, 3, 29), time=time(1, 30)),
}
"""For each check of single entries one that it finds."""


@pytest.mark.parametrize("key", FOUND)
def test_a_finding_names_its_entry(key: str) -> None:
    post, placement = FOUND[key]
    told = item(key, a_scope((post, placement)))
    assert told.state in (State.ATTENTION, State.MUST_FIX)
    assert told.placements == (placement.id,)
    assert post.title in told.sentence
    assert "Instagram" in told.sentence


@pytest.mark.parametrize("key", FOUND)
def test_skipped_entries_are_left_alone(key: str) -> None:
    post, placement = FOUND[key]
    told = item(key, a_scope((post, replace(placement, status=Status.SKIPPED))))
    assert (told.state, told.findings) == (State.OK, ())


@pytest.mark.parametrize("key", [ALT, MEDIA, PLACEHOLDERS, CLOCK])
@pytest.mark.parametrize("weeks", [-1, 1])
def test_entries_outside_the_span_are_left_alone(key: str, weeks: int) -> None:
    span = week_of(FOUND[key])
    beside = Span(span.start + weeks * ONE_WEEK, span.end + weeks * ONE_WEEK)
    assert item(key, a_scope(FOUND[key], span=beside)).findings == ()


@pytest.mark.parametrize("key", [ALT, MEDIA, PLACEHOLDERS])
def test_ideas_without_a_day_are_left_alone(key: str) -> None:
    post, placement = FOUND[key]
    assert item(key, a_scope((post, replace(placement, date=None, time=None)))).findings == ()


@pytest.mark.parametrize("key", FOUND)
def test_all_findings_are_listed_and_the_heading_counts_them(key: str) -> None:
    post, placement = FOUND[key]
    five = [replace(placement, id=f"one of five {i}") for i in range(5)]
    told = item(key, a_scope(*((post, one) for one in five)))
    assert sorted(told.placements) == [f"one of five {i}" for i in range(5)]
    assert told.sentence.startswith("5 ")
    assert "and 2 more" in told.sentence


@pytest.mark.parametrize(
    ("number", "more"), [(2, None), (3, None), (4, "and 1 more"), (5, "and 2 more"), (12, "and 9 more")]
)
def test_three_findings_are_named_and_the_others_counted(number: int, more: str | None) -> None:
    places = [standing(a_post(title=f"No. {i}."), format="image", time=time(i)) for i in range(number)]
    sentence = item(MEDIA, a_scope(*places)).sentence
    named = [i for i in range(number) if f"“No. {i}.”" in sentence]
    assert sentence.startswith(f"{number} ")
    assert named == list(range(min(number, 3)))
    assert ("more" in sentence) is (more is not None)
    assert more is None or more in sentence


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"title": "Launch"}, "“Launch” on Instagram, Mon 23 Nov 09:00"),
        ({"title": "", "text": "Come\n\nto  us"}, "“Come to us” on Instagram"),
        ({"title": "", "text": "x" * 200}, f"“{'x' * 40}” on Instagram"),
        ({"title": "", "text": ""}, "“untitled” on Instagram"),
    ],
)
def test_an_entry_is_named_by_its_title_or_the_beginning_of_its_text(values: dict[str, str], words: str) -> None:
    place = standing(a_post(**values))
    assert words in a_scope(place).plan.describe(place[1])


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"date": date(2026, 12, 3), "time": time(8, 5)}, "Thu 3 Dec 08:05"),
        ({"time": None}, "Mon 23 Nov"),
        ({"date": None, "time": None}, "no day"),
    ],
)
def test_an_entry_is_named_with_its_day_and_time(values: dict[str, Any], words: str) -> None:
    place = standing(**values)
    assert a_scope(place).plan.describe(place[1]).endswith(f"on Instagram, {words}")


@pytest.mark.parametrize("key", FOUND)
def test_a_finding_is_one_sentence_in_the_users_words(key: str) -> None:
    sentence = item(key, a_scope(FOUND[key])).sentence
    assert re.search(r"[^.]\.$", sentence)
    assert not re.search(r"placement|entity|instance|payload|compliance|  ", sentence)


@pytest.mark.parametrize("key", FOUND)
def test_the_severity_is_that_of_the_data(key: str) -> None:
    severity = Severity.MUST_FIX if key in (MEDIA, PLACEHOLDERS, CLOCK) else Severity.ATTENTION
    assert {finding.severity for finding in item(key, a_scope(FOUND[key])).findings} == {severity}


# alt text


@pytest.mark.parametrize("form", ["image", "carousel", "album", "pin"])
@pytest.mark.parametrize(("alts", "state"), [(("",), State.ATTENTION), (("A cup",), State.OK)])
def test_pictures_need_an_alt_text(form: str, alts: tuple[str, ...], state: State) -> None:
    assert item(ALT, a_scope(standing(a_post(media=pictures(*alts)), format=form))).state is state


@pytest.mark.parametrize("form", ["reel", "video", "story", "text", "link", "document", ""])
def test_other_formats_need_no_alt_text(form: str) -> None:
    assert item(ALT, a_scope(standing(a_post(media=pictures("")), format=form))).state is State.OK


@pytest.mark.parametrize("alts", [("A cup", "", ""), ("", "", "A cup"), ("A cup", "A lamp", "A door")])
def test_one_alt_text_may_cover_all_files(alts: tuple[str, ...]) -> None:
    assert item(ALT, a_scope(standing(a_post(media=pictures(*alts)), format="carousel"))).state is State.OK


@pytest.mark.parametrize("alts", [("", ""), (" ", "\n")])
def test_blanks_are_no_alt_text(alts: tuple[str, ...]) -> None:
    assert item(ALT, a_scope(standing(a_post(media=pictures(*alts)), format="carousel"))).state is State.ATTENTION


@pytest.mark.parametrize("alt", ["Cup", "picture 0.jpg", "x" * 400])
def test_only_an_empty_alt_text_is_a_finding(alt: str) -> None:
    assert item(ALT, a_scope(standing(a_post(media=pictures(alt)), format="image"))).state is State.OK


@pytest.mark.parametrize("media", [(), (Media("", ""),)])
def test_what_has_no_file_needs_no_alt_text_yet(media: tuple[Media, ...]) -> None:
    assert item(ALT, a_scope(standing(a_post(media=media), format="image"))).state is State.OK


@pytest.mark.parametrize(
    ("of_post", "of_placement", "state"),
    [
        (pictures("A cup"), None, State.OK),
        (pictures("A cup"), pictures(""), State.ATTENTION),
        (pictures(""), pictures("A cup"), State.OK),
        (pictures(""), None, State.ATTENTION),
        (pictures(""), (), State.OK),
    ],
)
def test_the_alt_text_on_this_channel_counts(
    of_post: tuple[Media, ...], of_placement: tuple[Media, ...] | None, state: State
) -> None:
    scope = a_scope(standing(a_post(media=of_post), format="image", media=of_placement))
    assert item(ALT, scope).state is state


# media


@pytest.mark.parametrize(
    "form", ["image", "carousel", "album", "pin", "reel", "story", "video", "document", "offer", "update"]
)
def test_every_format_but_text_and_link_needs_a_file(form: str) -> None:
    assert item(MEDIA, a_scope(standing(format=form))).state is State.MUST_FIX


@pytest.mark.parametrize("form", ["text", "link"])
def test_text_and_link_need_no_file(form: str) -> None:
    assert item(MEDIA, a_scope(standing(format=form))).state is State.OK


@pytest.mark.parametrize("path", ["cup.jpg", "pictures/cup.jpg", "/home/me/cup.jpg", r"C:\pictures\cup.jpg"])
def test_a_bare_file_name_counts_as_given(path: str) -> None:
    assert item(MEDIA, a_scope(standing(a_post(media=(Media(path),)), format="reel"))).state is State.OK


def test_an_alt_text_without_a_file_is_no_file() -> None:
    assert item(MEDIA, a_scope(standing(a_post(media=(Media("", "A cup"),)), format="image"))).state is State.MUST_FIX


@pytest.mark.parametrize(
    ("of_post", "of_placement", "state"),
    [
        (pictures(""), None, State.OK),
        (pictures(""), (), State.MUST_FIX),
        ((), pictures(""), State.OK),
        ((), None, State.MUST_FIX),
    ],
)
def test_the_media_on_this_channel_count(
    of_post: tuple[Media, ...], of_placement: tuple[Media, ...] | None, state: State
) -> None:
    scope = a_scope(standing(a_post(media=of_post), format="reel", media=of_placement))
    assert item(MEDIA, scope).state is state


# placeholders


@pytest.mark.parametrize(
    "text",
    [
        "Only [NUMBER] left",
        "[AMOUNT]",
        "[…]",
        "[link to follow]",
        "Open from XX to 18:00",
        "XXX",
        "Price TBC",
        "TBD!",
        "TODO: write",
        "lorem ipsum dolor",
        "Lorem Ipsum",
        "see above",
        "Text: See above.",
        "end (TBC)",
        "Lorem dolor",
    ],
)
def test_what_is_left_to_fill_in_is_found(text: str) -> None:
    assert item(PLACEHOLDERS, a_scope(standing(a_post(text=text)))).state is State.MUST_FIX


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Kaffee? ☕️ #FerrowStreet",
        "Read [our story](https://ferrow.example)",
        "Size XXL and X",
        "MAXX",
        "Foxx and Exxon",
        "xx from all of us",
        "TBCs",
        "seen above the door",
        "an empty []",
        "array[\n]",
    ],
)
def test_other_texts_are_finished(text: str) -> None:
    assert item(PLACEHOLDERS, a_scope(standing(a_post(text=text)))).state is State.OK


def test_the_words_left_are_quoted_once_each() -> None:
    told = item(PLACEHOLDERS, a_scope(standing(a_post(title="Sale", text="[NUMBER] and [NUMBER], TBC"))))
    assert told.findings[0].sentence.count("[NUMBER]") == 1
    assert "TBC" in told.findings[0].sentence


@pytest.mark.parametrize(
    ("of_post", "of_placement", "state"),
    [
        ("Soon TBC", None, State.MUST_FIX),
        ("Soon TBC", "On Friday", State.OK),
        ("On Friday", "Soon TBC", State.MUST_FIX),
        ("Soon TBC", "", State.OK),
    ],
)
def test_the_text_on_this_channel_counts(of_post: str, of_placement: str | None, state: State) -> None:
    assert item(PLACEHOLDERS, a_scope(standing(a_post(text=of_post), text=of_placement))).state is state


@pytest.mark.parametrize("values", [{"title": "Offer TBC"}, {"link": "https://ferrow.example/[page]"}])
def test_titles_and_links_are_looked_at_too(values: dict[str, str]) -> None:
    assert item(PLACEHOLDERS, a_scope(standing(a_post(**values)))).state is State.MUST_FIX


# clock


SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)


def test_an_hour_that_does_not_exist_must_be_fixed() -> None:
    told = item(CLOCK, a_scope(standing(date=SPRING, time=time(1, 30))))
    assert told.state is State.MUST_FIX
    assert "does not exist in Europe/London" in told.sentence


def test_an_hour_that_comes_twice_asks_for_attention_and_says_which_is_taken() -> None:
    told = item(CLOCK, a_scope(standing(date=AUTUMN, time=time(1, 30))))
    assert told.state is State.ATTENTION
    assert "twice" in told.sentence
    assert "01:30+00:00" in told.sentence


@pytest.mark.parametrize("fold", [0, 1])
def test_an_hour_that_comes_twice_is_in_order_when_it_is_said_which(fold: int) -> None:
    assert item(CLOCK, a_scope(standing(date=AUTUMN, time=time(1, 30), fold=fold))).state is State.OK


@pytest.mark.parametrize("fold", [0, 1])
def test_saying_which_does_not_make_a_missing_hour(fold: int) -> None:
    assert item(CLOCK, a_scope(standing(date=SPRING, time=time(1, 30), fold=fold))).state is State.MUST_FIX


@pytest.mark.parametrize(
    "values",
    [
        {"date": SPRING, "time": time(0, 59)},
        {"date": SPRING, "time": time(2)},
        {"date": AUTUMN, "time": time(2)},
        {"date": SPRING, "time": None},
        {"date": None, "time": None},
        {"date": AUTUMN, "time": time(1, 30), "zone": "UTC"},
        {"date": SPRING, "time": time(1, 30), "zone": "Europe/Berlin"},
    ],
)
def test_other_times_meet_no_change(values: dict[str, Any]) -> None:
    assert item(CLOCK, a_scope(standing(**values))).state is State.OK


def test_the_zone_of_the_entry_counts() -> None:
    berlin = standing(date=SPRING, time=time(2, 30), zone="Europe/Berlin")
    assert item(CLOCK, a_scope(berlin)).state is State.MUST_FIX


def test_one_missing_hour_decides_over_one_that_comes_twice() -> None:
    year = Span(date(2026, 1, 1), date(2027, 1, 1))
    scope = a_scope(standing(date=SPRING, time=time(1, 30)), standing(date=AUTUMN, time=time(1, 30)), span=year)
    told = item(CLOCK, scope)
    assert told.state is State.MUST_FIX
    assert {finding.severity for finding in told.findings} == {Severity.MUST_FIX, Severity.ATTENTION}


# approval


def urgency(told: Item) -> list[str]:
    """What is said of each entry that waits: due or overdue."""
    return ["overdue" if finding.sentence.endswith("and overdue") else "due" for finding in told.findings]


@pytest.mark.parametrize("status", [Status.IDEA, Status.DRAFT, Status.READY])
def test_what_is_due_and_not_approved_is_found(status: Status) -> None:
    told = item(APPROVAL, a_scope(standing(time=time(12), status=status)))
    assert told.state is State.ATTENTION
    assert urgency(told) == ["due"]
    assert status in told.findings[0].sentence


@pytest.mark.parametrize("status", [Status.APPROVED, Status.SCHEDULED, Status.POSTED, Status.SKIPPED])
@pytest.mark.parametrize("clock", [time(8), time(12)])
def test_what_is_approved_or_out_is_not_found(status: Status, clock: time) -> None:
    assert item(APPROVAL, a_scope(standing(time=clock, status=status))).state is State.OK


@pytest.mark.parametrize(
    ("day", "clock", "words"),
    [
        (MONDAY + timedelta(days=2), time(9), "due"),
        (MONDAY + timedelta(days=2), time(9, 1), None),
        (MONDAY + timedelta(days=3), time(8), None),
        (MONDAY, time(9), "due"),
        (MONDAY, time(8, 59), "overdue"),
        (MONDAY - timedelta(days=30), time(9), "overdue"),
        (MONDAY + timedelta(days=2), None, "due"),
        (MONDAY + timedelta(days=3), None, None),
        (MONDAY - timedelta(days=1), None, "overdue"),
        (MONDAY, time(0), "overdue"),
        (None, None, None),
    ],
)
def test_due_is_within_48_hours_and_overdue_before_now(day: date | None, clock: time | None, words: str | None) -> None:
    told = item(APPROVAL, a_scope(standing(date=day, time=clock)))
    assert urgency(told) == ([words] if words else [])


@pytest.mark.parametrize(
    ("day", "clock", "found"),
    [
        (MONDAY + timedelta(days=6), time(21), ["due"]),
        (MONDAY + timedelta(days=8), time(20), ["due"]),
        (MONDAY + timedelta(days=8), time(20, 1), []),
    ],
)
def test_on_sunday_what_is_due_just_after_the_week_is_found_too(day: date, clock: time, found: list[str]) -> None:
    sunday = datetime(2026, 11, 29, 20, tzinfo=LONDON)
    scope = a_scope(standing(date=day, time=clock), span=WEEK.span, now=sunday)
    assert urgency(item(APPROVAL, scope)) == found


@pytest.mark.parametrize("weeks", [-1, 1])
def test_a_week_that_is_not_the_present_has_only_its_own_entries(weeks: int) -> None:
    span = Span(MONDAY + weeks * ONE_WEEK, MONDAY + (weeks + 1) * ONE_WEEK)
    assert urgency(item(APPROVAL, a_scope(standing(time=time(12)), span=span))) == []


@pytest.mark.parametrize(("clock", "state"), [(time(18), State.ATTENTION), (time(18, 1), State.OK)])
def test_due_is_counted_in_real_hours_between_zones(clock: time, state: State) -> None:
    tokyo = standing(date=MONDAY + timedelta(days=2), time=clock, zone="Asia/Tokyo")
    assert item(APPROVAL, a_scope(tokyo)).state is state


@pytest.mark.parametrize("zone", ["UTC", "Asia/Tokyo", "America/New_York", "Europe/London"])
def test_it_does_not_matter_in_which_zone_now_is_told(zone: str) -> None:
    scope = a_scope(
        standing(date=MONDAY + timedelta(days=2), time=time(9)),
        standing(a_post(title="Later"), date=MONDAY + timedelta(days=2), time=time(9, 1)),
        now=NOW.astimezone(ZoneInfo(zone)),
    )
    assert len(item(APPROVAL, scope).findings) == 1


LONG, SHORT = datetime(2026, 10, 24, 9), datetime(2026, 3, 28, 9)
"""Saturdays before the night in which London's clocks go back, and forward."""

CHANGES = [
    (LONG, date(2026, 10, 26), time(8), True),
    (LONG, date(2026, 10, 26), time(8, 1), False),
    (SHORT, date(2026, 3, 30), time(10), True),
    (SHORT, date(2026, 3, 30), time(10, 1), False),
]
"""Now, day and clock in London, and whether at most 48 hours lie between."""


@pytest.mark.parametrize(("now", "day", "clock", "due"), CHANGES)
def test_48_hours_over_a_clock_change_told_from_utc(now: datetime, day: date, clock: time, due: bool) -> None:
    scope = a_scope(standing(date=day, time=clock), now=now.replace(tzinfo=LONDON).astimezone(UTC))
    assert bool(item(APPROVAL, scope).findings) is due


@pytest.mark.parametrize(("now", "day", "clock", "due"), CHANGES)
def test_48_hours_over_a_clock_change_told_in_the_brands_zone(now: datetime, day: date, clock: time, due: bool) -> None:
    scope = a_scope(standing(date=day, time=clock), now=now.replace(tzinfo=LONDON))
    assert bool(item(APPROVAL, scope).findings) is due


def test_the_second_of_two_equal_hours_is_not_overdue_in_the_first() -> None:
    now = datetime(2026, 10, 25, 1, 45, fold=0, tzinfo=LONDON)
    told = item(APPROVAL, a_scope(standing(date=AUTUMN, time=time(1, 30), fold=1), now=now))
    assert urgency(told) == ["due"]


def test_an_entry_for_any_time_today_is_due_and_not_overdue() -> None:
    told = item(APPROVAL, a_scope(standing(date=MONDAY, time=None)))
    assert urgency(told) == ["due"]


# exported


def an_export(*rows: tuple[str, ...], **values: Any) -> Exported:
    defaults: dict[str, Any] = {
        "id": "export",
        "brand_id": "brand",
        "week": MONDAY,
        "format": "week",
        "at": datetime(2026, 11, 23, 8, 15, tzinfo=UTC),
        "rows": rows,
    }
    return Exported(**defaults | values)


THIS_WEEK = (MONDAY, "week")
POST = a_post(title="Launch")
PLACED = a_placement(id="p1", post_id=POST.id)


@pytest.mark.parametrize(
    ("before", "now", "word"),
    [
        ((("p1", "a"),), (("p1", "b"),), "is changed"),
        ((), (("p1", "a"),), "is new"),
        ((("p1", "a"),), (), "is (gone|no longer)"),
    ],
)
def test_what_changed_since_the_export_is_found(
    before: tuple[tuple[str, ...], ...], now: tuple[tuple[str, ...], ...], word: str
) -> None:
    told = item(EXPORT, a_scope((POST, PLACED), exports=(an_export(*before),), written={THIS_WEEK: now}))
    assert told.state is State.ATTENTION
    assert re.search(word, told.findings[0].sentence)
    assert "“Launch” on Instagram" in told.sentence
    assert told.placements == ("p1",)


def test_an_entry_that_is_gone_from_the_plan_is_named_by_its_id() -> None:
    told = item(EXPORT, a_scope(exports=(an_export(("p9", "a")),), written={}))
    assert re.search("“p9” is (gone|no longer)", told.findings[0].sentence)
    assert told.placements == ("p9",)


def test_nothing_changed_says_since_when() -> None:
    rows = (("p1", "a"), ("p2", "b"))
    told = item(EXPORT, a_scope((POST, PLACED), exports=(an_export(*rows),), written={THIS_WEEK: rows[::-1]}))
    assert (told.state, told.findings) == (State.OK, ())
    assert "23 Nov 08:15" in told.sentence


@pytest.mark.parametrize("exports", [(), (an_export(("p1", "a"), week=MONDAY - ONE_WEEK),)])
def test_without_an_export_of_this_week_the_item_does_not_apply(exports: tuple[Exported, ...]) -> None:
    told = item(EXPORT, a_scope((POST, PLACED), exports=exports, written={THIS_WEEK: (("p1", "a"),)}))
    assert told.state is State.NOT_APPLICABLE


def test_each_format_is_compared_with_its_own_rows() -> None:
    exports = (an_export(("p1", "a")), an_export(("p1", "short"), id="other", format="other"))
    written = {THIS_WEEK: (("p1", "a"),), (MONDAY, "other"): (("p1", "short"),)}
    assert item(EXPORT, a_scope((POST, PLACED), exports=exports, written=written)).state is State.OK
    changed = written | {(MONDAY, "other"): (("p1", "shorter"),)}
    assert item(EXPORT, a_scope((POST, PLACED), exports=exports, written=changed)).placements == ("p1",)


def test_the_last_of_several_exports_is_told() -> None:
    later = an_export(id="later", format="other", at=datetime(2026, 11, 24, 7, tzinfo=UTC))
    told = item(EXPORT, a_scope(exports=(later, an_export()), written={}))
    assert "24 Nov 07:00" in told.sentence


def test_every_exported_week_of_the_span_is_compared() -> None:
    later = MONDAY + ONE_WEEK
    exports = (an_export(("p1", "a")), an_export(("p2", "a"), id="second", week=later))
    written = {THIS_WEEK: (("p1", "a"),), (later, "week"): (("p2", "b"),)}
    told = item(EXPORT, a_scope((POST, PLACED), span=TWO_WEEKS, exports=exports, written=written))
    assert told.placements == ("p2",)


def test_a_change_since_the_export_can_be_accepted() -> None:
    scope = a_scope(exports=(an_export(("p1", "a")),), answers=(accepted(EXPORT, reason="told by phone"),))
    told = item(EXPORT, scope)
    assert told.state is State.ACCEPTED
    assert "told by phone" in told.sentence


# mix over all channels


def mix(promotional: int, engagement: int, day: date = MONDAY, **values: Any) -> list[Entry]:
    stances = [Stance.PROMOTIONAL] * promotional + [Stance.ENGAGEMENT] * engagement
    return [an_entry(stance, day, **values) for stance in stances]


def test_without_a_rule_the_mix_does_not_apply() -> None:
    told = item(MIX, a_scope(entries=mix(5, 0)))
    assert told.state is State.NOT_APPLICABLE
    assert told.sentence == "No rule is set for this brand."


def test_a_window_that_is_over_names_the_entries_of_the_week() -> None:
    entries = [*mix(3, 4), *mix(1, 0, MONDAY - timedelta(days=7))]
    told = item(MIX, a_scope(entries=entries, rule=a_rule()))
    assert told.state is State.ATTENTION
    assert "Your rule allows at most 2" in told.sentence
    assert told.placements == tuple(entry.placement_id for entry in entries[:3])


def test_a_window_within_the_rule_is_in_order() -> None:
    told = item(MIX, a_scope(entries=mix(1, 4), rule=a_rule()))
    assert (told.state, told.findings) == (State.OK, ())


def test_the_window_decides_and_the_week_is_information() -> None:
    entries = [*mix(0, 15, MONDAY - timedelta(days=7)), *mix(3, 2)]
    told = item(MIX, a_scope(entries=entries, rule=a_rule()))
    assert told.state is State.OK
    assert "3 promotional of 5 posts" in told.sentence
    assert "change 2" in told.sentence


def test_too_few_in_the_whole_window_is_grey() -> None:
    told = item(MIX, a_scope(entries=mix(2, 0), rule=a_rule()))
    assert told.state is State.TOO_FEW
    assert "too few to judge" in told.sentence


def test_a_waiver_shows_the_mix_as_accepted_with_its_reason() -> None:
    told = item(MIX, a_scope(entries=mix(5, 0), rule=a_rule(), waivers=(a_waiver(reason="Harvest launch"),)))
    assert told.state is State.ACCEPTED
    assert "Accepted: Harvest launch." in told.sentence
    assert told.findings == ()


@pytest.mark.parametrize("values", [{"rule": "thirds"}, {"starts": date(2026, 11, 30), "ends": date(2026, 12, 6)}])
def test_a_waiver_of_another_rule_or_week_does_nothing(values: dict[str, Any]) -> None:
    told = item(MIX, a_scope(entries=mix(5, 0), rule=a_rule(), waivers=(a_waiver(**values),)))
    assert told.state is State.ATTENTION


def test_the_mix_can_be_accepted_like_every_automatic_item() -> None:
    told = item(MIX, a_scope(entries=mix(5, 0), rule=a_rule(), answers=(accepted(MIX, reason="sale"),)))
    assert told.state is State.ACCEPTED
    assert "Accepted: sale." in told.sentence


def test_a_mix_that_is_under_asks_for_attention_without_blaming_an_entry() -> None:
    told = item(MIX, a_scope(entries=mix(0, 12), rule=SHIPPED.mix_rules["80-20-two-sided"]))
    assert told.state is State.ATTENTION
    assert told.placements == ()


def test_over_several_weeks_those_outside_the_rule_are_named() -> None:
    entries = [*mix(1, 9), *mix(8, 0, MONDAY + ONE_WEEK)]
    told = item(MIX, a_scope(entries=entries, rule=a_rule(), span=TWO_WEEKS))
    assert told.state is State.ATTENTION
    assert len(told.findings) == 1
    assert "Week 49" in told.sentence
    assert "Week 48" not in told.sentence
    assert told.placements == tuple(entry.placement_id for entry in entries[10:18])


def test_over_several_weeks_all_within_the_rule_is_in_order() -> None:
    entries = [*mix(1, 9), *mix(1, 9, MONDAY + ONE_WEEK)]
    assert item(MIX, a_scope(entries=entries, rule=a_rule(), span=TWO_WEEKS)).state is State.OK


def test_over_several_weeks_with_too_few_is_grey() -> None:
    assert item(MIX, a_scope(entries=mix(1, 1), rule=a_rule(), span=TWO_WEEKS)).state is State.TOO_FEW


def a_waived_mix() -> Item:
    waiver = a_waiver(ends=date(2026, 12, 6), reason="Harvest launch")
    return item(MIX, a_scope(entries=mix(9, 0), rule=a_rule(), span=TWO_WEEKS, waivers=(waiver,)))


def test_over_several_weeks_a_waiver_is_shown_as_accepted() -> None:
    assert a_waived_mix().state is State.ACCEPTED


def test_over_several_weeks_the_reason_of_a_waiver_is_told() -> None:
    assert "Harvest launch" in a_waived_mix().sentence


def test_only_weeks_that_needed_the_waiver_are_told_as_accepted() -> None:
    waiver = a_waiver(ends=date(2026, 12, 6), reason="Harvest launch")
    entries = [*mix(5, 0), *mix(0, 30, MONDAY + ONE_WEEK)]
    told = item(MIX, a_scope(entries=entries, rule=a_rule(), span=TWO_WEEKS, waivers=(waiver,)))
    assert told.state is State.ACCEPTED
    assert "week 48" in told.sentence
    assert "week 49" not in told.sentence


def test_weeks_that_a_waiver_does_not_accept_are_still_named() -> None:
    entries = [*mix(9, 0), *mix(9, 0, MONDAY + ONE_WEEK)]
    told = item(MIX, a_scope(entries=entries, rule=a_rule(), span=TWO_WEEKS, waivers=(a_waiver(),)))
    assert told.state is State.ATTENTION
    assert [finding.sentence[:7] for finding in told.findings] == ["Week 49"]


@pytest.mark.parametrize("span", [WEEK.span, TWO_WEEKS], ids=["one week", "two weeks"])
def test_the_sentence_about_a_mix_outside_the_rule_ends_once(span: Span) -> None:
    told = item(MIX, a_scope(entries=[*mix(8, 0), *mix(8, 0, MONDAY + ONE_WEEK)], rule=a_rule(), span=span))
    assert told.findings
    assert told.sentence.endswith(".")
    assert not re.search(r"\.[.;]", told.sentence)


# mix per channel


OTHER = a_channel(id="other", name="Facebook", platform="facebook")


def test_a_channel_over_its_cap_is_named_with_its_entries() -> None:
    entries = [*mix(4, 2), *mix(1, 5, channel_id="other")]
    told = item(CHANNEL_MIX, a_scope(entries=entries, channels=(CHANNEL, OTHER)))
    assert told.state is State.ATTENTION
    for words in ("Instagram", "4 promotional of 6", "4 weeks", "at most 3"):
        assert words in told.sentence
    assert "Facebook" not in told.sentence
    assert told.placements == tuple(entry.placement_id for entry in entries[:4])


def test_channels_within_their_cap_are_in_order() -> None:
    entries = [*mix(2, 4), *mix(0, 5, channel_id="other")]
    assert item(CHANNEL_MIX, a_scope(entries=entries, channels=(CHANNEL, OTHER))).state is State.OK


def test_one_post_on_one_channel_several_times_counts_each_time() -> None:
    entries = [*mix(0, 3), *mix(4, 0, post_id="launch")]
    assert item(CHANNEL_MIX, a_scope(entries=entries)).state is State.ATTENTION


def test_stories_are_left_out_of_the_channel_mix() -> None:
    assert item(CHANNEL_MIX, a_scope(entries=[*mix(0, 3), *mix(9, 0, format="story")])).state is State.OK


def test_too_few_on_every_channel_is_grey() -> None:
    told = item(CHANNEL_MIX, a_scope(entries=[*mix(2, 0), *mix(2, 0, channel_id="other")], channels=(CHANNEL, OTHER)))
    assert told.state is State.TOO_FEW
    assert "too few" in told.sentence.lower()


@pytest.mark.parametrize("promotional", [0, 5])
def test_that_stories_are_left_out_is_said(promotional: int) -> None:
    assert "story not counted" in item(CHANNEL_MIX, a_scope(entries=mix(promotional, 5 - promotional))).sentence


def test_archived_channels_are_left_alone() -> None:
    archived = a_channel(id="channel", name="Instagram", archived=True)
    told = item(CHANNEL_MIX, a_scope(entries=[*mix(5, 0), *mix(0, 5, channel_id="other")], channels=(archived, OTHER)))
    assert told.state is State.OK


def test_the_brands_own_rule_does_not_matter_for_a_channel() -> None:
    waiver = a_waiver(rule="a-rule")
    told = item(CHANNEL_MIX, a_scope(entries=mix(5, 0), rule=a_rule(), waivers=(waiver,)))
    assert told.state is State.ATTENTION


def test_a_waiver_of_the_channel_rule_takes_the_finding_away() -> None:
    told = item(CHANNEL_MIX, a_scope(entries=mix(5, 0), waivers=(a_waiver(rule="channel-cap-40"),)))
    assert told.findings == ()


def a_waived_channel() -> Item:
    waiver = a_waiver(rule="channel-cap-40", reason="Harvest launch")
    return item(CHANNEL_MIX, a_scope(entries=mix(5, 0), waivers=(waiver,)))


def test_a_waiver_of_the_channel_rule_is_shown_as_accepted() -> None:
    assert a_waived_channel().state is State.ACCEPTED


def test_the_reason_of_a_waiver_of_the_channel_rule_is_told() -> None:
    assert "Harvest launch" in a_waived_channel().sentence


@pytest.mark.parametrize(("first", "second"), [((5, 0), (0, 20)), ((0, 20), (30, 0))])
def test_a_channel_is_judged_in_every_week_of_the_span(first: tuple[int, int], second: tuple[int, int]) -> None:
    entries = [*mix(*first), *mix(*second, MONDAY + ONE_WEEK)]
    told = item(CHANNEL_MIX, a_scope(entries=entries, span=TWO_WEEKS))
    assert len(told.findings) == 1
    assert ("week 48" if first == (5, 0) else "week 49") in told.sentence


# cadence


def on(*days: int, **values: Any) -> list[Entry]:
    """Entries at 09:00, so many days after the Monday."""
    return [an_entry(day=MONDAY + timedelta(days=day), **values) for day in days]


@pytest.mark.parametrize(
    ("days", "state"),
    [((), State.ATTENTION), ((0,), State.ATTENTION), ((0, 6), State.OK), ((0, 1, 2), State.OK)],
)
def test_a_channel_needs_its_least_number_a_week(days: tuple[int, ...], state: State) -> None:
    assert item(CADENCE, a_scope(entries=on(*days), cadences=(an_instagram(),))).state is state


def test_entries_of_the_neighbouring_weeks_do_not_help() -> None:
    told = item(CADENCE, a_scope(entries=on(-1, 0, 7), cadences=(an_instagram(),)))
    assert told.state is State.ATTENTION
    assert "Instagram has 1 in week 48" in told.sentence
    assert "at least 2" in told.sentence


def test_formats_that_the_cadence_leaves_out_do_not_help() -> None:
    entries = [*on(0), *on(1, 2, 3, format="story")]
    assert item(CADENCE, a_scope(entries=entries, cadences=(an_instagram(),))).state is State.ATTENTION


def test_entries_of_another_channel_do_not_help() -> None:
    entries = [*on(0), *on(1, 2, 3, channel_id="other")]
    told = item(CADENCE, a_scope(entries=entries, cadences=(an_instagram(),), channels=(CHANNEL, OTHER)))
    assert told.state is State.ATTENTION
    assert "Facebook" not in told.sentence


def test_a_least_number_of_none_is_always_kept() -> None:
    assert item(CADENCE, a_scope(cadences=(an_instagram(minimum=0),))).state is State.OK


def test_every_week_of_the_span_is_counted_on_its_own() -> None:
    told = item(CADENCE, a_scope(entries=on(0, 1, 2, 7), cadences=(an_instagram(),), span=TWO_WEEKS))
    assert len(told.findings) == 1
    assert "week 49" in told.sentence


@pytest.mark.parametrize("key", [CADENCE, SILENCE])
@pytest.mark.parametrize(
    "channel",
    [
        a_channel(id="channel", platform="blog"),
        a_channel(id="channel", platform=""),
        a_channel(id="channel", archived=True),
    ],
    ids=["no cadence", "no platform", "archived"],
)
def test_channels_without_a_cadence_do_not_apply(key: str, channel: Channel) -> None:
    told = item(key, a_scope(entries=on(-20, 0), cadences=(an_instagram(),), channels=(channel,)))
    assert told.state is State.NOT_APPLICABLE


@pytest.mark.parametrize("key", [CADENCE, SILENCE])
def test_two_channels_of_one_platform_each_have_its_cadence(key: str) -> None:
    second = a_channel(id="second", name="Instagram shop", platform="instagram")
    entries = [*on(0, 1, 6), *on(-7, 1, channel_id="second")]
    told = item(key, a_scope(entries=entries, cadences=(an_instagram(max_silence_days=6),), channels=(CHANNEL, second)))
    assert len(told.findings) == 1
    assert "Instagram shop" in told.sentence


STORIES = an_instagram(key="instagram-stories", formats=frozenset({"story"}), without_formats=frozenset())


@pytest.mark.parametrize("key", [CADENCE, SILENCE])
def test_two_cadences_of_one_channel_are_kept_apart(key: str) -> None:
    entries = [*on(0, 2, 4, 6, 8), *on(-1, 8, format="story")]
    told = item(key, a_scope(entries=entries, cadences=(an_instagram(), STORIES)))
    assert len(told.findings) == 1


@pytest.mark.parametrize("key", [CADENCE, SILENCE])
def test_a_finding_says_which_cadence_of_the_channel_it_is_about(key: str) -> None:
    entries = [*on(0, 2, 4, 6, 8), *on(-1, 8, format="story")]
    told = item(key, a_scope(entries=entries, cadences=(an_instagram(), STORIES)))
    assert re.search("stor(y|ies)", told.sentence)


# silence


@pytest.mark.parametrize(
    ("clock", "state"), [(time(9), State.OK), (time(9, 1), State.ATTENTION), (time(8, 59), State.OK)]
)
def test_a_silence_may_be_as_long_as_the_cadence_says_and_no_longer(clock: time, state: State) -> None:
    entries = [*on(0), *on(5, clock=clock)]
    assert item(SILENCE, a_scope(entries=entries, cadences=(an_instagram(),))).state is state


@pytest.mark.parametrize(("clock", "words"), [(time(9), "7 days"), (time(21), "7.5 days"), (None, "6.6 days")])
def test_a_silence_is_told_with_its_length_and_both_ends(clock: time | None, words: str) -> None:
    entries = [*on(-1), *on(6, clock=clock)]
    told = item(SILENCE, a_scope(entries=entries, cadences=(an_instagram(),)))
    assert words in told.sentence
    assert "22 Nov to 29 Nov" in told.sentence
    assert "at most 5" in told.sentence
    assert told.placements == tuple(entry.placement_id for entry in entries)


@pytest.mark.parametrize(
    ("days", "state"),
    [
        ((-10, 10), State.ATTENTION),
        ((3, 30), State.ATTENTION),
        ((-30, 3), State.ATTENTION),
        ((-6, 0, 4), State.ATTENTION),
        ((-7, -1, 4), State.OK),
        ((-30, -10), State.ATTENTION),
        ((-30, -10, -6, -2, 2), State.OK),
        ((7, 30), State.OK),
        ((-30, -10, -6, -2, 2, 6, 10, 30), State.OK),
    ],
)
def test_only_silences_that_touch_the_span_are_told(days: tuple[int, ...], state: State) -> None:
    assert item(SILENCE, a_scope(entries=on(*days), cadences=(an_instagram(),))).state is state


@pytest.mark.parametrize(
    ("day", "clock", "state"),
    [(2, time(0), State.OK), (1, time(23, 59), State.ATTENTION), (-20, None, State.ATTENTION)],
)
def test_a_silence_from_the_last_entry_to_the_end_of_the_span_counts(
    day: int, clock: time | None, state: State
) -> None:
    (last,) = on(day, clock=clock)
    told = item(SILENCE, a_scope(entries=[last], cadences=(an_instagram(),)))
    assert told.state is state
    assert told.placements == (() if state is State.OK else (last.placement_id,))
    assert ("29 Nov" in told.sentence) is (state is State.ATTENTION)


def test_a_channel_without_any_entry_is_no_silence_but_too_rare() -> None:
    scope = a_scope(cadences=(an_instagram(),))
    assert item(SILENCE, scope).state is State.OK
    assert item(CADENCE, scope).state is State.ATTENTION


def test_a_story_does_not_break_the_silence_of_the_feed() -> None:
    entries = [*on(0), *on(3, format="story"), *on(6)]
    assert item(SILENCE, a_scope(entries=entries, cadences=(an_instagram(),))).state is State.ATTENTION


def test_the_order_of_entries_does_not_matter_for_silences() -> None:
    entries = on(4, 0, 8, 12)
    assert item(SILENCE, a_scope(entries=entries, cadences=(an_instagram(),), span=TWO_WEEKS)).state is State.OK


def test_every_silence_is_told() -> None:
    told = item(SILENCE, a_scope(entries=on(-5, 1, 7, 9, 21), cadences=(an_instagram(),), span=TWO_WEEKS))
    days = [re.search(r"(\d+) days", finding.sentence) for finding in told.findings]
    assert [found and found[1] for found in days] == ["6", "6", "12"]
