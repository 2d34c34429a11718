"""The conformance vectors of others: every published case of what a network counts and finds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from planner.domain import graphemes, weights
from planner.domain.entities import Entities, Found, entities
from planner.domain.entities.domains import INVALID
from planner.domain.lengths import LINK_WEIGHT, cut_at, length, short_link

COUNTED_BY_LETTERS = {
    "Count a mix of single byte single word, and double word unicode characters",
    "Count unicode emoji chars outside the basic multilingual plane with skin tone modifiers",
    "Count unicode emoji chars inside the basic multilingual plane with skin tone modifiers",
}
"""Cases of WeightedTweetsCounterTest that hold for version 2 of the rules only, which did not know whole emoji."""

X_LIMIT, FIRST_LIMIT = 280, 140


@pytest.fixture(scope="session")
def vectors(shared: Path) -> Path:
    return shared / "vectors"


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def of_x(text: str) -> Entities:
    return entities(text, "twitter")


def indices(text: str, found: Found) -> list[int]:
    return [units(text[: found.start]), units(text[: found.end])]


@pytest.fixture(scope="session")
def extract(vectors: Path) -> dict[str, Any]:
    text = (vectors / "twitter-text" / "extract.yml").read_text(encoding="utf-8")
    return yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))["tests"]


@pytest.fixture(scope="session")
def validate(vectors: Path) -> dict[str, Any]:
    text = (vectors / "twitter-text" / "validate.yml").read_text(encoding="utf-8")
    return yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))["tests"]


def wrong(cases: list[dict[str, Any]], answer: Any) -> list[tuple[str, object]]:
    """The cases that are answered otherwise than expected, with the answer."""
    assert cases
    given = [(case, answer(case["text"])) for case in cases]
    return [(case["description"], got) for case, got in given if got != case["expected"]]


@pytest.mark.parametrize("suite", ["urls", "tco_urls_with_params"])
def test_links_of_x(extract: dict[str, Any], suite: str) -> None:
    assert wrong(extract[suite], lambda text: [link.text for link in of_x(text).links]) == []


@pytest.mark.parametrize("suite", ["urls_with_indices", "urls_with_directional_markers"])
def test_where_links_of_x_are(extract: dict[str, Any], suite: str) -> None:
    def answer(text: str) -> list[dict[str, Any]]:
        return [{"url": link.text, "indices": indices(text, link)} for link in of_x(text).links]

    assert wrong(extract[suite], answer) == []


@pytest.mark.parametrize("suite", ["hashtags", "hashtags_from_astral", "cashtags"])
def test_tags_of_x(extract: dict[str, Any], suite: str) -> None:
    sort = suite.partition("_")[0]
    assert wrong(extract[suite], lambda text: [tag.text[1:] for tag in getattr(of_x(text), sort)]) == []


@pytest.mark.parametrize(
    ("suite", "name"), [("hashtags_with_indices", "hashtag"), ("cashtags_with_indices", "cashtag")]
)
def test_where_tags_of_x_are(extract: dict[str, Any], suite: str, name: str) -> None:
    def answer(text: str) -> list[dict[str, Any]]:
        return [{name: tag.text[1:], "indices": indices(text, tag)} for tag in getattr(of_x(text), f"{name}s")]

    assert wrong(extract[suite], answer) == []


def person(mention: Found) -> str:
    return mention.text[1:].partition("/")[0]


def test_mentions_of_x(extract: dict[str, Any]) -> None:
    assert wrong(extract["mentions"], lambda text: [person(mention) for mention in of_x(text).mentions]) == []


def test_where_mentions_and_lists_of_x_are(extract: dict[str, Any]) -> None:
    def answer(text: str) -> list[dict[str, Any]]:
        return [
            {
                "screen_name": person(mention),
                "list_slug": mention.text[1 + len(person(mention)) :],
                "indices": indices(text, mention),
            }
            for mention in of_x(text).mentions
        ]

    def without_lists(text: str) -> list[dict[str, Any]]:
        return [{key: one[key] for key in ("screen_name", "indices")} for one in answer(text)]

    assert wrong(extract["mentions_or_lists_with_indices"], answer) == []
    assert wrong(extract["mentions_with_indices"], without_lists) == []


def test_a_reply_begins_with_a_mention(extract: dict[str, Any]) -> None:
    def answer(text: str) -> str | None:
        first = next(iter(of_x(text).mentions), None)
        return person(first) if first and not text[: first.start].strip() else None

    assert wrong(extract["replies"], answer) == []


@pytest.mark.parametrize("sort", ["country", "generic"])
def test_every_top_level_domain_makes_a_link(vectors: Path, sort: str) -> None:
    text = (vectors / "twitter-text" / "tlds.yml").read_text(encoding="utf-8")
    cases = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))["tests"][sort]
    assert wrong(cases, lambda text: [link.text for link in of_x(text).links]) == []


@pytest.mark.parametrize(
    ("suite", "sort"), [("usernames", "mentions"), ("lists", "mentions"), ("hashtags", "hashtags")]
)
def test_what_is_valid_is_found_whole(validate: dict[str, Any], suite: str, sort: str) -> None:
    def answer(text: str) -> bool:
        found = getattr(of_x(text), sort)
        return [one.text for one in found] == [text] and ("/" in text) == (suite == "lists")

    assert wrong(validate[suite], answer) == []


def test_addresses_without_a_scheme_are_found_whole(validate: dict[str, Any]) -> None:
    cases = validate["urls_without_protocol"]
    assert [case for case in cases if bool(of_x(case["text"]).links) is not case["expected"]] == []


def is_valid(text: str) -> bool:
    return 0 < length(text, "x_weighted") <= X_LIMIT and not set(text) & set(INVALID)


def test_what_could_be_posted_by_the_first_rules_of_x(validate: dict[str, Any]) -> None:
    def answer(text: str) -> bool:
        return len(text) + sum(LINK_WEIGHT - len(link.text) for link in of_x(text).links) <= FIRST_LIMIT

    assert wrong(validate["tweets"], answer) == []


def weighted(text: str, description: str) -> int:
    if description not in COUNTED_BY_LETTERS:
        return length(text, "x_weighted")
    links = of_x(text).links
    return weights.of_letters(text) + sum(LINK_WEIGHT - len(link.text) for link in links)


@pytest.mark.parametrize("suite", ["WeightedTweetsCounterTest", "WeightedTweetsWithDiscountedEmojiCounterTest"])
def test_lengths_on_x(validate: dict[str, Any], suite: str) -> None:
    by_letters = COUNTED_BY_LETTERS if suite == "WeightedTweetsCounterTest" else set()
    for case in validate[suite]:
        text, expected = case["text"], case["expected"]
        size = weighted(text, case["description"] if case["description"] in by_letters else "")
        cut = cut_at(text, "x_weighted", X_LIMIT)
        assert size == expected["weightedLength"], case["description"]
        assert size * 1000 // X_LIMIT == expected["permillage"]
        assert (size <= X_LIMIT) == expected["valid"]
        assert units(text if cut is None else text[:cut]) - 1 == expected["validRangeEnd"]
        assert units(text) - 1 == expected["displayRangeEnd"]


def test_letters_that_are_none_are_counted_and_not_valid(validate: dict[str, Any]) -> None:
    for case in validate["UnicodeDirectionalMarkerCounterTest"]:
        text, expected = case["text"], case["expected"]
        assert length(text, "x_weighted") == expected["weightedLength"]
        assert is_valid(text) == expected["valid"]


def pieces(text: str, found: Entities) -> Iterator[str]:
    """The text cut at the entities, as Bluesky's own suite writes it."""
    end = 0
    for one in sorted((*found.links, *found.mentions, *found.hashtags, *found.cashtags)):
        if one.start > end:
            yield text[end : one.start]
        yield one.text
        end = one.end
    if end < len(text):
        yield text[end:]


def bluesky_groups(vectors: Path) -> list[dict[str, Any]]:
    groups: list[dict[str, Any]] = json.loads((vectors / "bluesky" / "cases_detection.json").read_text("utf-8"))[
        "groups"
    ]
    return groups


def test_what_bluesky_finds(vectors: Path) -> None:
    for group in bluesky_groups(vectors):
        for text, expected in zip(group["inputs"], group.get("outputs", ()), strict=False):
            assert list(pieces(text, entities(text, "bluesky"))) == [piece[0] for piece in expected]


def test_tags_of_bluesky_with_their_bytes(vectors: Path) -> None:
    for group in bluesky_groups(vectors):
        for text, tags, places in (case for case in group["inputs"] if isinstance(case, list)):
            found = entities(text, "bluesky")
            some = found.cashtags or found.hashtags
            assert [tag.text.upper() for tag in found.cashtags] == tags or [
                tag.text[1:] for tag in found.hashtags
            ] == tags
            assert [
                {"byteStart": len(text[: tag.start].encode()), "byteEnd": len(text[: tag.end].encode())} for tag in some
            ] == places


def test_links_as_bluesky_shows_them(vectors: Path) -> None:
    cases = json.loads((vectors / "bluesky" / "short_url_cases.json").read_text("utf-8"))["cases"]
    assert [(address, short_link(address)) for address, _ in cases] == [(address, shown) for address, shown in cases]


def test_lengths_on_mastodon(vectors: Path) -> None:
    for case in json.loads((vectors / "mastodon" / "length_cases.json").read_text("utf-8"))["cases"]:
        size = length(case["text"], "mastodon", before=case["cw"])
        assert (size <= case["limit"]) == case["ok"], case["name"]
        assert size == case.get("length", size)
        assert (cut_at(case["text"], "mastodon", case["limit"], before=case["cw"]) is None) == case["ok"]


def test_hashtags_on_mastodon(vectors: Path) -> None:
    for text, expected in json.loads((vectors / "mastodon" / "hashtag_cases.json").read_text("utf-8"))["cases"]:
        assert [tag.text for tag in entities(text, "mastodon").hashtags] == ([expected] if expected else []), text


def read_code_points(text: str) -> str:
    return "".join(chr(int(code, 16)) for code in text.split())


def test_grapheme_clusters_of_unicode(vectors: Path) -> None:
    lines = (vectors / "unicode" / "GraphemeBreakTest-17.0.0.txt").read_text("utf-8").splitlines()
    cases = [line.partition("#")[0].strip(" ÷\t") for line in lines if line.startswith("÷")]
    assert len(cases) > 700
    for case in cases:
        clusters = [read_code_points(cluster.replace("×", " ")) for cluster in case.split("÷")]
        text = "".join(clusters)
        assert [len(text[:end]) for end in graphemes.ends(text)] == [
            sum(map(len, clusters[: number + 1])) for number in range(len(clusters))
        ], case
        assert graphemes.count(text) == len(clusters)


def test_each_emoji_is_one_letter(vectors: Path) -> None:
    lines = (vectors / "unicode" / "emoji-test-17.0.txt").read_text("utf-8").splitlines()
    emoji = [read_code_points(line.partition(";")[0]) for line in lines if "; fully-qualified" in line]
    assert len(emoji) > 3000
    for one in emoji:
        assert graphemes.count(one) == 1
        assert length(one, "x_weighted") == 2
        assert length(one, "threads") == len(one.encode())
