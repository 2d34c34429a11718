"""Variables in texts of the library, and posts that begin with a template."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.edits import Edit
from planner.domain.plan import KIND, PILLAR, Plan
from planner.domain.records import Campaign, Label, LabelSet, Placement, Post, Rights, Snippet, SnippetSort, Status
from planner.domain.templates import begun, found_in, free_name, keep, of_sort, post_of, shifted, template_of
from planner.domain.variables import VARIABLES, Written, filled, values_of, variables_in
from tests.builders import MONDAY, a_brand, a_channel, a_placement, a_post

WRITTEN = Written(
    day=lambda day: f"{day.day}.{day.month}.", weekday=lambda day: f"{day:%A}", clock=lambda clock: f"{clock:%H.%M}"
)


def a_part(name: str = "Hours", text: str = "We are open", **values: Any) -> Snippet:
    return Snippet(
        **{"id": name, "brand_id": "brand", "sort": SnippetSort.SNIPPET, "name": name, "text": text} | values
    )


def a_plan(post: Post | None = None, *placements: Placement) -> Plan:
    kinds, pillars = (LabelSet(id=key, brand_id="brand", key=key, name=key) for key in (KIND, PILLAR))
    labels = [Label(id="tip", set_id=KIND, key="tip", name="Tip"), Label(id="craft", set_id=PILLAR, key="c", name="C")]
    campaign = Campaign(
        id="sale", brand_id="brand", name="Winter sale", starts=date(2026, 11, 23), ends=date(2026, 12, 6)
    )
    return Plan(
        brand=a_brand(name="Ferrow"),
        channels={id_: a_channel(id=id_, name=name) for id_, name in (("ig", "Instagram"), ("li", "LinkedIn"))},
        sets={KIND: kinds, PILLAR: pillars},
        labels={one.id: one for one in labels},
        campaigns={"sale": campaign},
        posts={post.id: post} if post else {},
        placements={one.id: one for one in placements},
    )


def changed(edit: Edit, kind: type[Post] | type[Placement]) -> list[Post | Placement]:
    return [one.after for one in edit.changes if isinstance(one.after, kind)]


# filling in


def test_known_variables_are_filled_in() -> None:
    assert (
        filled("Until {offer end}: {link}!", {"offer end": "6 Dec", "link": "a.example"}) == "Until 6 Dec: a.example!"
    )


@pytest.mark.parametrize("text", ["{link}", "{Offer End} {time}", "{price}", "{{", "{}", "{ li nk }", "}{", "a {"])
def test_what_is_not_known_stays(text: str) -> None:
    assert filled(text, {"title": "T"}) == text
    assert filled(text, {"link": ""}) == text


@pytest.mark.parametrize("written", ["{LINK}", "{ link }", "{Link}"])
def test_case_and_spaces_do_not_matter(written: str) -> None:
    assert filled(written, {"link": "x"}) == "x"


def test_double_braces_are_nothing_special() -> None:
    assert filled("{{link}}", {"link": "x"}) == "{x}"


def test_a_value_is_not_filled_in_again() -> None:
    assert filled("{title}", {"title": "{link}", "link": "x"}) == "{link}"


def test_the_variables_of_a_text_are_named_once_in_order() -> None:
    assert variables_in("{link} {offer  end} {Link} {nothing}") == ("link", "offer end")


def test_every_variable_is_found_as_it_is_written() -> None:
    for one in VARIABLES:
        assert variables_in(one.written) == (one.name,)


@given(st.text(alphabet=st.sampled_from("{}link offer\n\u202e😀é")), st.text())
def test_text_without_known_values_is_never_changed(text: str, value: str) -> None:
    assert filled(text, {}) == text
    assert filled(text, {"link": value}).count(value) >= text.count("{link}") or not value


# values


def test_values_come_from_the_post_and_its_entry() -> None:
    rights = Rights(credit="Photo: Ana")
    post = a_post(title="Offer", link="https://a.example", campaign_id="sale", partner="Ana", rights=rights)
    entry = a_placement(id="e", post_id=post.id, channel_id="ig", link="https://b.example", time=time(9, 30))
    values = values_of(a_plan(post, entry), post, entry, WRITTEN)
    assert values == {
        "link": "https://b.example",
        "title": "Offer",
        "brand": "Ferrow",
        "channel": "Instagram",
        "campaign": "Winter sale",
        "offer start": "23.11.",
        "offer end": "6.12.",
        "date": "23.11.",
        "day": "Monday",
        "time": "09.30",
        "partner": "Ana",
        "credit": "Photo: Ana",
    }


def test_entries_that_differ_have_no_common_value() -> None:
    post = a_post(link="https://a.example")
    places = [a_placement(id=id_, post_id=post.id, channel_id=id_) for id_ in ("ig", "li")]
    values = values_of(a_plan(post, *places), post, None, WRITTEN)
    assert "channel" not in values
    assert (values["date"], values["link"]) == ("23.11.", "https://a.example")


def test_what_is_empty_is_not_known() -> None:
    post = a_post(title=" ", link="", campaign_id=None)
    assert values_of(a_plan(post), post, None, WRITTEN) == {"brand": "Ferrow"}


def test_midnight_is_a_time() -> None:
    post = a_post()
    entry = a_placement(post_id=post.id, channel_id=None, time=time(0))
    assert values_of(a_plan(post, entry), post, None, WRITTEN)["time"] == "00.00"


# the library


def test_a_part_is_added_at_the_end_of_its_sort() -> None:
    library = [a_part("A", position=4), a_part("B", sort=SnippetSort.CALL, position=9)]
    (change,) = keep(a_part("C"), library).changes
    assert change.after == a_part("C", position=5)


@pytest.mark.parametrize("name", ["hours", " HOURS ", "Ｈours"])
def test_a_name_is_there_once(name: str) -> None:
    with pytest.raises(ValueError, match="is there already"):
        keep(a_part(name, id="other"), [a_part("Hours")])


def test_another_sort_may_have_the_name() -> None:
    assert keep(a_part("Hours", id="other", sort=SnippetSort.CALL), [a_part("Hours")]).changes


def test_a_part_may_keep_its_name_or_write_it_otherwise() -> None:
    before = a_part("Hours")
    assert keep(replace(before, name="HOURS"), [before], before=before).text == "Change Hours"


def test_a_part_needs_a_name() -> None:
    with pytest.raises(ValueError, match="name is needed"):
        keep(a_part("  "), [])


def test_a_free_name_has_a_number() -> None:
    assert free_name("Snippet", SnippetSort.SNIPPET, []) == "Snippet"
    library = [a_part("snippet"), a_part("Snippet 2")]
    assert free_name("Snippet", SnippetSort.SNIPPET, library) == "Snippet 3"


def test_parts_are_moved_within_their_sort() -> None:
    library = [a_part(name, position=at) for at, name in enumerate("ABC")]
    edit = shifted(library[2], library, -1)
    after = {one.id: one for change in edit.changes if isinstance(one := change.after, Snippet)}
    row = of_sort([after.get(one.id, one) for one in library], SnippetSort.SNIPPET)
    assert [one.name for one in row] == ["A", "C", "B"]
    assert not shifted(library[0], library, -1).changes


def test_parts_are_found_by_the_beginnings_of_words() -> None:
    library = [a_part("Order", "Call us"), a_part("Opening hours"), a_part("Tags", "#Café #order", id="t")]
    assert [one.name for one in found_in(library, "o")] == ["Order", "Opening hours", "Tags"]
    assert [one.name for one in found_in(library, "hou OP")] == ["Opening hours"]
    assert [one.name for one in found_in(library, "#caf")] == ["Tags"]
    assert found_in(library, "") == library
    assert found_in(library, "rder") == found_in(library, "…") == []


def test_words_of_scripts_without_spaces_are_found_within() -> None:
    assert found_in([a_part("今週の特売")], "特売")


# templates


def test_a_template_has_what_the_post_has_but_no_day() -> None:
    post = a_post(title="Offer", link="https://a.example", kind_id="tip", pillar_id="craft")
    places = [a_placement(post_id=post.id, channel_id=channel) for channel in ("li", "ig", "li", None)]
    made = template_of(post, places, "Weekly")
    assert (made.name, made.sort, made.channel_ids) == ("Weekly", SnippetSort.TEMPLATE, ("li", "ig"))
    assert (made.title, made.text, made.link) == (post.title, post.text, post.link)
    assert (made.kind_id, made.pillar_id) == ("tip", "craft")


def weekly(**values: Any) -> Snippet:
    return a_part(
        "Weekly",
        "{title} at {brand} {link} until {offer end}",
        **{"sort": SnippetSort.TEMPLATE, "title": "Offer", "link": "a.example", "kind_id": "tip"}
        | {"channel_ids": ("li", "gone", "ig")}
        | values,
    )


def test_a_new_post_begins_with_a_template() -> None:
    post, places = post_of(weekly(), a_plan(), MONDAY, time(9), WRITTEN)
    assert post.text == "Offer at Ferrow a.example until {offer end}"
    assert (post.title, post.kind_id) == ("Offer", "tip")
    assert [(one.channel_id, one.date, one.status) for one in places] == [
        ("li", MONDAY, Status.DRAFT),
        ("ig", MONDAY, Status.DRAFT),
    ]


def test_without_a_day_it_is_an_idea_and_without_channels_it_has_one_entry() -> None:
    _, places = post_of(weekly(channel_ids=()), a_plan(), None, time(9), WRITTEN)
    assert [(one.channel_id, one.date, one.time, one.status) for one in places] == [(None, None, None, Status.IDEA)]


def test_a_label_that_is_gone_is_left_out() -> None:
    post, _ = post_of(weekly(kind_id="gone"), a_plan(), None, None, WRITTEN)
    assert post.kind_id is None


def test_an_open_post_begins_with_a_template_in_one_step() -> None:
    post = a_post(title="", text="", campaign_id="sale")
    entry = a_placement(id="e", post_id=post.id, channel_id=None)
    edit = begun(weekly(), post, [entry], a_plan(post, entry), WRITTEN)
    assert edit.text == "Begin with Weekly"
    (after,) = changed(edit, Post)
    assert after == replace(
        post, title="Offer", text="Offer at Ferrow a.example until 6.12.", link="a.example", kind_id="tip"
    )
    assert {one.channel_id for one in changed(edit, Placement)} == {"li", "ig"}
    assert edit.reversed().followed_by(edit).changes == ()


def test_what_a_post_says_already_stays() -> None:
    post = a_post(title="Mine {brand}", text="", link="mine.example", kind_id="other")
    entry = a_placement(id="e", post_id=post.id, channel_id="ig")
    edit = begun(weekly(), post, [entry], a_plan(post, entry), WRITTEN)
    (after,) = changed(edit, Post)
    assert (after.title, after.link, after.kind_id) == ("Mine {brand}", "mine.example", "other")
    assert after.text.startswith("Mine {brand} at Ferrow mine.example")
    assert [one.channel_id for one in changed(edit, Placement)] == ["li"]
