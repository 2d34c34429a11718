"""A post said anew: what is copied, and which of its words are marked."""

from __future__ import annotations

import pytest

from planner.app.catalogue import Catalogue
from planner.domain.records import Status
from planner.domain.variants import MARKER, entry_of, marked, variant_of
from tests.builders import a_placement, a_post

LORE = Catalogue().lore


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Come by on Thursday at 9:30.", "Come by on [Thursday] at [9:30]."),
        ("Only £9.50 until 3 December!", "Only [£9.50] [until] [3 December]!"),
        ("Our NEW winter roast of 2026", "Our [NEW] [winter] roast of [2026]"),
        ("Neu im Herbst: nächste Woche", "[Neu] im [Herbst]: [nächste Woche]"),
        ("You may march on; news and renewal stay", "You may march on; news and renewal stay"),
        ("See https://a.example/new-2026 #winter @newroast", "See https://a.example/new-2026 #winter @newroast"),
        ("[new] is marked already", "[new] is marked already"),
        ("", ""),
    ],
)
def test_words_that_tie_a_text_to_its_day_are_marked(text: str, wanted: str) -> None:
    assert marked(text, LORE) == wanted


def test_a_variant_says_what_was_said_last_and_is_no_evergreen_itself() -> None:
    post = a_post(id="old", title="Beans", text="Store them dry", evergreen=True, campaign_id="c", notes="mine")
    last = a_placement(post_id="old", text="Store them dry this winter", format="image")
    made = variant_of(post, last, LORE)
    assert (made.title, made.text) == ("Variant of Beans", f"{MARKER} Store them dry this [winter]")
    assert (made.variant_of, made.evergreen, made.campaign_id, made.notes) == ("old", False, None, "")
    entry = entry_of(made, last, "Europe/London")
    assert (entry.post_id, entry.channel_id, entry.format) == (made.id, last.channel_id, "image")
    assert (entry.date, entry.status) == (None, Status.IDEA)


def test_a_post_that_was_never_seen_is_copied_as_it_stands() -> None:
    made = variant_of(a_post(text="Dark and dry."), None, LORE)
    assert made.text == f"{MARKER} Dark and dry."
    assert entry_of(made, None, "Europe/London").channel_id is None
