"""Links: where they do not work, whether they are well-formed, and what they say about where readers come from."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from planner.domain.checks import Item, State
from planner.domain.checks.case import Case
from planner.domain.platforms import Confidence
from planner.domain.records import Placement, Post, Status
from planner.domain.rules import Severity
from tests.builders import a_brand, a_channel, a_placement, a_post
from tests.scopes import a_case, a_fact, a_network, a_scope, done, found, item, standing

DEAD, FORM, UTM = "link-where-links-do-not-work", "link-well-formed", "utm"
NO_LINKS = a_network(a_fact("links.clickable", False, confidence=Confidence.SECONDARY), name="Picture Net")
OURS = a_brand(domains=("ferrow.com",))


def with_values(record: Any, **values: Any) -> Post | Placement:
    return replace(record, **values)


# where links do not work


def test_an_address_in_a_text_where_it_cannot_be_tapped() -> None:
    post = a_post(text="Order at https://ferrow.com/shop today")
    case = a_case(post, network=NO_LINKS, others=[a_placement(channel_id="other")])
    (one,) = found(DEAD, case)
    assert one.sentence == "https://ferrow.com/shop cannot be tapped in a text on Picture Net"
    assert (one.severity, post.text[slice(*one.at or ())]) == (Severity.ATTENTION, "https://ferrow.com/shop")
    assert done(one.fixes[0]) == {case.placement.id: with_values(case.placement, text="Order at today")}


@pytest.mark.parametrize("network", [None, a_network(), a_network(a_fact("links.clickable", True))])
def test_elsewhere_links_may_stand_in_the_text(network: Any) -> None:
    assert found(DEAD, a_case(a_post(text="See https://ferrow.com/shop"), network=network)) == []


def test_more_links_than_the_network_takes() -> None:
    network = a_network(a_fact("links.max", 1))
    (one,) = found(DEAD, a_case(a_post(text="https://a.com and https://b.com"), network=network))
    assert (one.sentence, one.at) == ("2 links, Net takes 1", (18, 31))


@pytest.mark.parametrize(("link", "number"), [("https://ferrow.com/shop", 1), ("", 0)])
def test_words_on_the_profile_remind_of_its_link(link: str, number: int) -> None:
    findings = found(DEAD, a_case(a_post(text="New! Link in bio.", link=link), network=NO_LINKS))
    assert len(findings) == number
    assert all(one.severity is Severity.HINT and link in one.sentence for one in findings)


def test_changing_the_link_on_the_profile_can_be_noted_as_a_task() -> None:
    post = a_post(text="New! Link in bio.", link="https://ferrow.com/shop", notes="Ask Jo")
    case = a_case(post, network=NO_LINKS)
    after = done(found(DEAD, case)[0].fixes[0])[post.id]
    assert isinstance(after, Post)
    assert after.notes == "Ask Jo\nChange the link in the profile to https://ferrow.com/shop by Mon 23 Nov"
    assert found(DEAD, a_case(after, network=NO_LINKS)) == []
    assert len(found(DEAD, a_case(replace(after, link="https://ferrow.com/tea"), network=NO_LINKS))) == 1


# well-formed


@pytest.mark.parametrize("link", ["", "https://ferrow.com", "http://ferrow.com/a?b=c#d", "mailto:us@ferrow.com"])
def test_links_that_open_are_fine(link: str) -> None:
    assert found(FORM, a_case(a_post(link=link))) == []


def test_a_mistyped_link_is_corrected_for_all() -> None:
    post = a_post(link="htps://ferrow.com/shop")
    (one,) = found(FORM, a_case(post, others=[a_placement(channel_id="other")]))
    assert (one.severity, one.about) == (Severity.MUST_FIX, "link")
    assert one.fixes[0].words == "Write https://ferrow.com/shop"
    assert done(one.fixes[0]) == {post.id: with_values(post, link="https://ferrow.com/shop")}


def test_what_cannot_be_guessed_has_no_proposal() -> None:
    (one,) = found(FORM, a_case(a_post(link="see the other one")))
    assert one.fixes == ()


def test_a_mistyped_address_in_the_text_is_found_and_mended() -> None:
    post = a_post(text="Look: htps://ferrow.com/shop, today. And https://ferrow.com, http://x.com")
    (one,) = found(FORM, a_case(post))
    assert post.text[slice(*one.at or ())] == "htps://ferrow.com/shop"
    assert done(one.fixes[0])[post.id] == with_values(post, text=post.text.replace("htps:", "https:"))


# tracking

TRACKED = "https://ferrow.com/shop?utm_source=net&utm_medium=social"
NET = a_network(aliases=("the net",))


def utm(link: str, **values: Any) -> list[str]:
    case = a_case(a_post(link=link), **{"network": NET, "brand": OURS} | values)
    return [one.sentence for one in found(UTM, case)]


@pytest.mark.parametrize(
    ("link", "words"),
    [
        (TRACKED, None),
        ("https://ferrow.com/shop", "does not say where readers come from"),
        ("https://ferrow.com/shop?utm_source=", "does not say where readers come from"),
        ("https://www.ferrow.com/?utm_source=instagram", "readers come from instagram, this is Net"),
        ("https://ferrow.com/?utm_source=Net", "“Net” in the link has capitals or spaces"),
        ("https://ferrow.com/?utm_source=net&utm_campaign=Winter+Tide", "“Winter Tide” in the link has capitals"),
        ("https://ferrow.com/?utm_source=the net", "“the net” in the link has capitals or spaces"),
        ("https://elsewhere.com/?utm_source=Else+where", None),
        ("", None),
    ],
)
def test_own_links_say_where_readers_come_from(link: str, words: str | None) -> None:
    told = utm(link)
    assert len(told) == (words is not None)
    assert words is None or words in told[0]


def test_the_name_of_the_channel_is_as_good_as_its_network() -> None:
    channel = a_channel(id="channel", name="Newsletter", platform="")
    assert utm("https://ferrow.com/?utm_source=newsletter", channel=channel, network=None) == []


def test_while_the_brand_has_no_address_only_what_is_said_is_looked_at() -> None:
    assert utm("https://ferrow.com/shop", brand=a_brand()) == []
    assert len(utm("https://ferrow.com/?utm_source=other", brand=a_brand())) == 1


def test_without_a_channel_nothing_is_said() -> None:
    case = a_case(a_post(link="https://ferrow.com/shop"), brand=OURS, channel_id=None)
    assert found(UTM, case) == []


def built(case: Case) -> str:
    (one,) = found(UTM, case)
    (after,) = done(one.fixes[0]).values()
    assert isinstance(after, Placement)
    return after.link or ""


def test_the_link_is_built_for_this_entry_from_the_template() -> None:
    brand = a_brand(domains=("ferrow.com",), tracking="utm_source={channel}&utm_content={entry}")
    post = a_post(link="https://ferrow.com/shop?utm_source=other&size=2")
    case = a_case(post, network=NET, brand=brand, id="p-1")
    assert built(case) == "https://ferrow.com/shop?utm_source=net&size=2&utm_content=p-1"
    shipped = a_case(post, network=NET, brand=OURS)
    assert "utm_source=net" in built(shipped)
    assert "utm_medium=social" in built(shipped)


def test_a_mistyped_link_is_mended_before_it_is_built() -> None:
    (one,) = found(UTM, a_case(a_post(link="htps://ferrow.com/shop"), network=NET, brand=OURS))
    assert one.fixes == ()


def test_other_spellings_are_written_small_for_all_entries_that_share_the_link() -> None:
    post = a_post(link="https://ferrow.com/?utm_source=net&utm_campaign=Winter Tide")
    out = a_placement(id="out", channel_id="other", status=Status.POSTED)
    case = a_case(post, network=NET, brand=OURS, others=[out])
    (one,) = found(UTM, case)
    records = done(one.fixes[0])
    assert records[post.id] == with_values(post, link="https://ferrow.com/?utm_source=net&utm_campaign=winter-tide")
    assert records["out"] == with_values(case.plan.placements["out"], link=post.link)
    # One fault is told once: the blank is what makes the link malformed.
    assert found(FORM, case) == []


def test_what_is_built_is_never_found_to_be_odd() -> None:
    case = a_case(a_post(link="https://ferrow.com/shop"), network=NET, brand=OURS, id="P064-FB of May")
    assert built(case).endswith("utm_content=p064-fb-of-may")
    assert utm(built(case)) == []


def in_list(link: str, **values: Any) -> Item:
    return item(UTM, a_scope(standing(a_post(link=link), **values)))


def test_without_own_web_sites_the_list_says_once_why_no_link_can_be_built() -> None:
    told = in_list("https://ferrow.com/shop")
    assert told.state is State.HINT
    assert told.heading == "Which links are yours is not known"
    (hint,) = told.findings
    assert hint.placements == ()
    wrong = in_list("https://ferrow.com/?utm_source=threads")
    assert (wrong.state, wrong.heading) == (
        State.ATTENTION,
        "One link says something else about where readers come from, and 1 hint",
    )
    assert [one.severity for one in wrong.findings] == [Severity.ATTENTION, Severity.HINT]


@pytest.mark.parametrize(("link", "status"), [("", Status.DRAFT), ("https://ferrow.com/shop", Status.POSTED)])
def test_nothing_is_said_of_web_sites_where_there_are_no_coming_links(link: str, status: Status) -> None:
    assert in_list(link, status=status).findings == ()
