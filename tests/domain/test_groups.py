"""Groups: the named questions that mix rules are made of, and what is shipped of them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.app.catalogue import Catalogue
from planner.domain.balance import Entry
from planner.domain.records import Stance
from planner.domain.rules import Clause, clauses_of, group, sets_in
from tests.builders import an_entry

CATALOGUE = Catalogue()
GROUPS = CATALOGUE.rules.groups
KINDS = {kind.key: kind for kind in CATALOGUE.kinds}
PROMOTIONAL = {"offer", "product", "proof", "event", "partner"}
OWN = KINDS.keys() - {"partner", "ugc", "curated"}


def of_kind(key: str, **values: Any) -> Entry:
    kind = KINDS[key]
    return an_entry(**{"stance": kind.stance, "kind": key, "origin": kind.origin} | values)


def is_in(key: str, entry: Entry) -> bool:
    return any(clause.holds(entry) for clause in clauses_of([key], GROUPS))


# conditions


@pytest.mark.parametrize(
    ("clause", "held"),
    [
        (Clause(), True),
        (Clause(stances=frozenset({Stance.PROMOTIONAL})), True),
        (Clause(stances=frozenset({Stance.ENGAGEMENT, Stance.NEUTRAL})), False),
        (Clause(kinds=frozenset({"offer", "news"})), True),
        (Clause(kinds=frozenset({"news"})), False),
        (Clause(origins=frozenset({"own"})), True),
        (Clause(origins=frozenset({"customer", "others"})), False),
        (Clause(labels=frozenset({"pillar:craft"})), True),
        (Clause(labels=frozenset({"pillar:people", "risk:proven"})), True),
        (Clause(labels=frozenset({"pillar:people"})), False),
        (Clause(link=True), True),
        (Clause(link=False), False),
        (Clause(partner=False), True),
        (Clause(partner=True), False),
    ],
)
def test_a_condition(clause: Clause, held: bool) -> None:
    assert clause.holds(of_kind("offer", labels=("pillar:craft", "risk:proven"), link=True)) is held


CONDITIONS: dict[str, tuple[Any, Any]] = {
    "stances": (frozenset({Stance.PROMOTIONAL}), frozenset({Stance.NEUTRAL})),
    "kinds": (frozenset({"offer"}), frozenset({"news"})),
    "origins": (frozenset({"own"}), frozenset({"others"})),
    "labels": (frozenset({"pillar:craft"}), frozenset({"pillar:people"})),
    "link": (True, False),
    "partner": (False, True),
}
"""Each condition as it holds for an offer with a link on the pillar craft, and as it does not."""


@given(st.fixed_dictionaries({}, optional={name: st.booleans() for name in CONDITIONS}))
def test_all_conditions_of_a_clause_have_to_hold(met: dict[str, bool]) -> None:
    clause = Clause(**{name: CONDITIONS[name][0 if holds else 1] for name, holds in met.items()})
    assert clause.holds(of_kind("offer", labels=("pillar:craft",), link=True)) is all(met.values())


def test_one_clause_of_a_group_is_enough() -> None:
    made = group("mine", {"name": "Mine", "any": [{"kinds": ["bts"]}, {"stances": ["promotional"], "link": True}]})
    held = [
        any(clause.holds(entry) for clause in made.clauses)
        for entry in (of_kind("bts"), of_kind("offer", link=True), of_kind("offer"), of_kind("education", link=True))
    ]
    assert held == [True, True, False, False]


# references


@pytest.mark.parametrize(
    ("reference", "wanted"),
    [
        ("kind:question", Clause(kinds=frozenset({"question"}))),
        ("stance:neutral", Clause(stances=frozenset({Stance.NEUTRAL}))),
        ("origin:customer", Clause(origins=frozenset({"customer"}))),
        ("pillar:Craft", Clause(labels=frozenset({"pillar:Craft"}))),
        ("ambition:hero", Clause(labels=frozenset({"ambition:hero"}))),
        ("a set of mine:one", Clause(labels=frozenset({"a set of mine:one"}))),
        ("with_partner", Clause(partner=True)),
    ],
)
def test_a_reference(reference: str, wanted: Clause) -> None:
    assert clauses_of([reference], GROUPS) == (wanted,)


def test_several_references_are_any_of_them() -> None:
    clauses = clauses_of(["promotional", "kind:bts"], GROUPS)
    assert [any(clause.holds(of_kind(key)) for clause in clauses) for key in ("offer", "bts", "question")] == [
        *(True, True, False)
    ]


@pytest.mark.parametrize("reference", ["nobody", "Promotional", ""])
def test_an_unknown_group_is_named(reference: str) -> None:
    with pytest.raises(ValueError, match=f"no group “{reference}”"):
        clauses_of([reference], GROUPS)


def test_an_unknown_stance_is_named() -> None:
    with pytest.raises(ValueError, match="selling"):
        clauses_of(["stance:selling"], GROUPS)


def test_the_sets_that_clauses_ask_for() -> None:
    clauses = clauses_of(["promotional", "kind:bts", "risk:proven", "pillar:craft", "pillar:people"], GROUPS)
    assert sets_in(clauses) == {"risk", "pillar"}


# tables


@pytest.mark.parametrize(
    ("table", "word"),
    [
        ({"name": "N", "any": [], "all": []}, "all"),
        ({"name": "N", "any": [{"stance": ["promotional"]}]}, "stance"),
        ({"name": "N", "any": [{"stances": ["selling"]}]}, "selling"),
    ],
)
def test_a_wrong_group_is_refused_by_name(table: dict[str, Any], word: str) -> None:
    with pytest.raises(ValueError, match=word):
        group("key", table)


@pytest.mark.parametrize("missing", ["name", "any"])
def test_a_group_without_a_needed_key_is_refused_by_name(missing: str) -> None:
    with pytest.raises(KeyError, match=missing):
        group("key", {key: value for key, value in {"name": "N", "any": []}.items() if key != missing})


# what is shipped


@pytest.mark.parametrize(
    ("key", "kinds"),
    [
        ("promotional", PROMOTIONAL),
        ("engagement", KINDS.keys() - PROMOTIONAL - {"news"}),
        ("value_own", {"education", "entertain", "question", "bts", "community", "seasonal"}),
        ("by_others", {"curated"}),
        ("reshare", {"ugc"}),
        ("curated_or_ugc", {"curated", "ugc"}),
        ("own_not_selling", {"education", "question", "entertain", "community", "seasonal"}),
        ("personal", {"bts"}),
        ("own", OWN),
        ("conversation", {"question", "bts", "community", "entertain", "ugc", "seasonal"}),
        ("industry", {"education", "curated"}),
        ("offer_or_product", {"offer", "product"}),
        ("call_to_action", set()),
        ("with_partner", set()),
    ],
)
def test_the_kinds_of_a_shipped_group(key: str, kinds: set[str]) -> None:
    assert {kind for kind in KINDS if is_in(key, of_kind(kind))} == kinds


def test_every_shipped_group_is_told_above() -> None:
    told = {"promotional", "engagement", "value_own", "by_others", "reshare", "curated_or_ugc", "own_not_selling"}
    told |= {"personal", "own", "conversation", "industry", "offer_or_product", "call_to_action", "with_partner"}
    assert set(GROUPS) == told
    assert all(one.name.strip() for one in GROUPS.values())


def test_a_call_to_action_is_promotional_with_a_link() -> None:
    linked = {kind for kind in KINDS if is_in("call_to_action", of_kind(kind, link=True))}
    assert linked == PROMOTIONAL


def test_what_has_a_partner() -> None:
    assert is_in("with_partner", of_kind("education", partner=True))


def test_a_stance_of_the_post_moves_it_between_groups() -> None:
    gated = of_kind("education", stance=Stance.PROMOTIONAL)
    assert [is_in(key, gated) for key in ("promotional", "engagement", "value_own", "own_not_selling", "own")] == [
        *(True, False, False, False, True)
    ]
