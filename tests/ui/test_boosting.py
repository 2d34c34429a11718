"""A post is boosted from the calendar: an ad of its own place is made, and can be taken back."""

from __future__ import annotations

from planner.domain.edits import new_post
from planner.ui.places.place import Place
from planner.ui.window.main_window import MainWindow
from tests.builders import a_placement, a_post


def test_the_selected_post_gets_an_ad_and_undo_takes_it_back(window: MainWindow) -> None:
    brand, document = window.brand, window.document
    post = a_post(brand_id=brand.id, title="Lamp card")
    document.do(new_post(post, [a_placement(post_id=post.id, channel_id="Instagram", id="one")]))
    chip = next(one for one in window.desk.view.shown_chips() if one.post_id == post.id)
    window.desk.view.select((chip.key,))
    window.commands["boost"].trigger()
    (flight,) = document.settings_of(brand).flights
    assert (flight.placement_id, flight.platform, flight.name) == ("one", "instagram", "Lamp card")
    place = window.pages.page
    assert isinstance(place, Place)
    assert (window.places.key, place.tab) == ("campaigns", "paid")
    window.undo()
    assert document.settings_of(brand).flights == ()
