"""Accounts that are named, partners that are disclosed, and the permission of whose content it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from planner.domain.lore import Lore
from planner.domain.records import Label, Placement, Post, Rights, Stance, Status
from planner.domain.rules import Severity
from tests.builders import MONDAY, a_brand, a_channel, a_placement, a_post
from tests.scopes import LORE, a_case, a_fact, a_network, done, found

HANDLES, DISCLOSURE, PERMISSION = "names-and-handles", "disclosure", "permission"


def a_kind(**values: Any) -> Label:
    return Label(**{"id": "kind", "set_id": "kinds", "key": "kind", "name": "Kind", "stance": Stance.NEUTRAL} | values)


# names


@pytest.mark.parametrize(
    "known",
    [
        {"brand": a_brand(handles=("NelaBrews",))},
        {"brand": a_brand(handles=("@nelabrews",))},
        {"post": {"partner": "Nela Brews (@nelabrews)"}},
        {"post": {"rights": Rights(owner="@nelabrews")}},
        {"post": {"text": "Write to us@nelabrews.com"}},
    ],
)
def test_known_accounts_are_fine(known: dict[str, Any]) -> None:
    post = a_post(**{"text": "With @nelabrews"} | known.get("post", {}))
    assert found(HANDLES, a_case(post, brand=known.get("brand"), network=a_network())) == []


def test_an_unknown_account_is_a_hint_once_and_can_be_added() -> None:
    brand = a_brand(handles=("other",))
    post = a_post(text="By @Bea_Bakes and @bea_bakes")
    (one,) = found(HANDLES, a_case(post, brand=brand, network=a_network()))
    assert (one.severity, post.text[slice(*one.at or ())]) == (Severity.HINT, "@Bea_Bakes")
    assert one.fixes[0].words == "Add @Bea_Bakes to the accounts you know"
    assert done(one.fixes[0]) == {brand.id: replace(brand, handles=("other", "Bea_Bakes"))}


# disclosure


@pytest.mark.parametrize(
    "text",
    ["#ad We gave her the keys", "Ad: new cups", "ADVERTISEMENT New cups", "“Ad” new cups", "New cups! #ad hello"],
)
def test_an_accepted_label_at_the_start_is_fine(text: str) -> None:
    assert found(DISCLOSURE, a_case(a_post(text=text, partner="Nela", disclosure="#ad"))) == []


@pytest.mark.parametrize(
    ("text", "unclear"),
    [
        ("New cups", ""),
        ("#adventure with her", ""),
        ("We gave her the keys and so on. #ad", ""),
        ("#sp New cups", "; “#sp” is unclear"),
        ("Gifted: new cups", "; “Gifted” is unclear"),
        ("", ""),
    ],
)
def test_a_partner_without_a_label_at_the_start_must_be_fixed(text: str, unclear: str) -> None:
    (one,) = found(DISCLOSURE, a_case(a_post(text=text, partner="Nela", disclosure="#ad")))
    assert one.sentence == f"A post with Nela does not begin with a label such as “#ad”{unclear}"
    assert one.severity is Severity.MUST_FIX
    assert "not legal advice" in one.source
    assert "FTC" in one.source


def test_a_brand_with_a_jurisdiction_is_asked_for_its_labels_only() -> None:
    post = a_post(text="Gifted: new cups for winter", partner="Nela", disclosure="yes")
    told = [found(DISCLOSURE, a_case(post, brand=a_brand(jurisdiction=key)))[0] for key in ("us", "uk")]
    assert ["unclear" in one.sentence for one in told] == [False, True]
    assert ["FTC" in one.source for one in told] == [True, False]


def test_a_label_can_be_put_into_what_is_posted_and_others_keep_what_they_went_out_with() -> None:
    post = a_post(text="New cups", partner="Nela")
    others = [a_placement(id="out", channel_id="other", status=Status.POSTED)]
    (one,) = found(DISCLOSURE, a_case(post, others=others, status=Status.POSTED))
    assert one.sentence.endswith("; it is posted, so change it there as well")
    records = done(one.fixes[0])
    assert records[post.id] == replace(post, text="#ad New cups", disclosure="#ad")
    kept = records["out"]
    assert isinstance(kept, Placement)
    assert kept.text == "New cups"
    assert len(records) == 2


def test_a_kind_may_need_a_disclosure_too() -> None:
    post = a_post(text="New cups", kind_id="kind")
    (one,) = found(DISCLOSURE, a_case(post, labels=[a_kind(needs_disclosure=True)]))
    assert one.sentence.startswith("A post of this kind does not begin")
    assert found(DISCLOSURE, a_case(post, labels=[a_kind()])) == []


def test_the_label_is_inserted_at_the_start_for_all_and_noted() -> None:
    post = a_post(text="New cups", partner="Nela")
    out = a_placement(id="out", channel_id="other", status=Status.POSTED)
    case = a_case(post, others=[out])
    (one,) = found(DISCLOSURE, case)
    assert one.fixes[0].words == "Begin with “#ad”"
    records = done(one.fixes[0])
    assert records[post.id] == replace(post, text="#ad New cups", disclosure="#ad")
    kept = records["out"]
    assert isinstance(kept, Placement)
    assert kept.text == "New cups"
    after = replace(case.placement, text=None), records[post.id]
    assert isinstance(after[1], Post)
    assert found(DISCLOSURE, a_case(after[1])) == []


def test_an_own_text_gets_the_label_and_the_post_the_note() -> None:
    post = a_post(text="#ad Fine", partner="Nela")
    case = a_case(post, text="New cups")
    records = done(found(DISCLOSURE, case)[0].fixes[0])
    assert records == {
        post.id: replace(post, disclosure="#ad"),
        case.placement.id: replace(case.placement, text="#ad New cups"),
    }


def test_a_label_that_is_not_noted_can_be_noted() -> None:
    post = a_post(text="Ad: cups", partner="Nela")
    (one,) = found(DISCLOSURE, a_case(post))
    assert one.about == "partner"
    assert done(one.fixes[0]) == {post.id: replace(post, disclosure="Ad:")}


def test_posts_without_a_partner_need_no_label() -> None:
    assert found(DISCLOSURE, a_case(a_post(text="New cups", partner="  "))) == []


def test_without_any_jurisdiction_nothing_is_asked() -> None:
    case = a_case(a_post(partner="Nela"))
    case.basis.lore = Lore()
    assert found(DISCLOSURE, case) == []


def test_every_jurisdiction_says_what_it_accepts_and_where_that_is_from() -> None:
    assert {"us", "uk"} <= LORE.jurisdictions.keys()
    for law in LORE.jurisdictions.values():
        assert law.labels
        assert law.name
        assert law.source
        assert law.within >= 1
        assert not {label.casefold() for label in law.labels} & {label.casefold() for label in law.unclear}


# permission

UGC = a_kind(needs_permission=True)


def permitted(permission: str = "yes", rights: Rights | None = None, **values: Any) -> list[str]:
    post = a_post(permission=permission, rights=rights or Rights(), kind_id="kind")
    return [one.sentence for one in found(PERMISSION, a_case(post, **{"labels": [UGC]} | values))]


@pytest.mark.parametrize("said", ["yes", "Yes, DM of 24 Sep", "  YES"])
def test_an_answer_that_begins_with_yes_is_one(said: str) -> None:
    assert permitted(said) == []


@pytest.mark.parametrize(
    ("said", "words"),
    [("", "none is noted"), ("asked 17 Oct", "it says “asked 17 Oct”"), ("yesterday", "it says “yesterday”")],
)
def test_without_a_yes_it_is_told(said: str, words: str) -> None:
    (told,) = permitted(said)
    assert told.endswith(words)


def test_own_content_needs_no_permission() -> None:
    assert permitted("", labels=[a_kind()]) == []


@pytest.mark.parametrize(
    ("rights", "words"),
    [
        (Rights(owner="Bea", withdrawn=True), "Bea took the permission back"),
        (Rights(until=MONDAY - timedelta(days=1)), "ends on 22 Nov, before this goes out"),
        (Rights(until=date(2025, 11, 22)), "ends on 22 Nov 2025, before this goes out"),
        (Rights(platforms=("instagram",)), "does not cover Facebook"),
    ],
)
def test_a_permission_may_be_over_or_for_other_networks(rights: Rights, words: str) -> None:
    network = a_network(key="facebook", name="Facebook")
    (told,) = permitted("yes", rights, network=network)
    assert told.endswith(words)


@pytest.mark.parametrize(
    "rights", [Rights(until=MONDAY), Rights(platforms=("facebook", "instagram")), Rights(owner="Bea")]
)
def test_within_the_permission_all_is_fine(rights: Rights) -> None:
    assert permitted("yes", rights, channel=a_channel(id="channel", name="Ours", platform="facebook")) == []


@pytest.mark.parametrize(
    ("text", "most", "words"),
    [
        ("New cups #Coffee", 1, ["Begin with “Ad:”", "Begin with “#ad”"]),
        ("New cups #Coffee", 2, ["Begin with “#ad”"]),
        ("New cups", 0, ["Begin with “Ad:”", "Begin with “#ad”"]),
    ],
)
def test_where_a_hashtag_more_is_too_many_a_label_without_one_is_offered_first(
    text: str, most: int, words: list[str]
) -> None:
    network = a_network(a_fact("hashtags.max", most))
    (one,) = found(DISCLOSURE, a_case(a_post(text=text, partner="Nela"), network=network))
    assert [fix.words for fix in one.fixes] == words
