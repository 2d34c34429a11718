"""The words that ads and the work with creators are described with."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest

from planner.app.agreements import objectives, objectives_of, own_labels, uses
from planner.app.catalogue import RESOURCES, Catalogue
from planner.domain.checks.creators.content import OWN_CHANNELS
from planner.domain.checks.paid.allowed import PAID_USE


@pytest.mark.parametrize("file", ["paid/objectives.toml", "creators/agreed.toml"])
def test_the_lists_say_where_they_are_from_and_when_that_was_looked_up(file: str) -> None:
    for table in tomllib.loads((RESOURCES / file).read_text(encoding="utf-8")).values():
        assert table["source"]
        assert isinstance(table["checked"], date)


def test_networks_name_what_their_ads_are_for(catalogue: Catalogue) -> None:
    assert len(objectives_of("instagram")) == 6
    assert "App promotion" not in objectives_of("tiktok")
    assert all(catalogue.platforms.named(key) for one in objectives() for key in one.networks)


def test_uses_and_labels_are_of_what_the_checks_and_networks_know(catalogue: Catalogue) -> None:
    assert {OWN_CHANNELS, PAID_USE} <= set(uses())
    assert all(catalogue.platforms.named(key) for key in own_labels())
