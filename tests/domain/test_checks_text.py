"""Length, hashtags, emoji and letters, calls to act: what is found in the text of one entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from planner.domain.platforms import Confidence, Extra
from planner.domain.records import Media, Placement, Post, Snippet, SnippetSort, Stance, Status
from planner.domain.rules import Severity
from tests.builders import MONDAY, a_brand, a_channel, a_placement, a_post
from tests.scopes import a_case, a_fact, a_network, done, found

LENGTH, TAGS, LETTERS, CALL = "text-length", "hashtags", "emoji-and-look-alike-letters", "call-to-action"
SHORT = a_network(a_fact("text.max", 10))


# length


@pytest.mark.parametrize(("text", "words"), [("x" * 10, None), ("x" * 11, "11 characters, Net takes 10"), ("", None)])
def test_a_text_may_be_as_long_as_the_network_takes(text: str, words: str | None) -> None:
    assert [one.sentence for one in found(LENGTH, a_case(a_post(text=text), network=SHORT))] == (
        [words] if words else []
    )


def test_the_place_where_it_is_cut_is_said_and_the_source() -> None:
    (one,) = found(LENGTH, a_case(a_post(text="0123456789abc"), network=SHORT))
    assert (one.at, one.about, one.item) == ((10, 13), "text", LENGTH)
    assert one.source == "The network's help; checked on 2026-11-23."


@pytest.mark.parametrize(
    ("confidence", "severity"),
    [
        (Confidence.VERIFIED, Severity.MUST_FIX),
        (Confidence.SECONDARY, Severity.ATTENTION),
        (Confidence.UNVERIFIED, Severity.HINT),
    ],
)
def test_a_fact_asks_for_as_much_as_is_known_of_it(confidence: Confidence, severity: Severity) -> None:
    network = a_network(a_fact("text.max", 10, confidence=confidence))
    (one,) = found(LENGTH, a_case(a_post(text="x" * 20), network=network))
    assert one.severity is severity


@pytest.mark.parametrize(("day", "number"), [(date(2025, 12, 18), 0), (date(2025, 12, 19), 1), (None, 1)])
def test_the_fact_of_the_day_counts_and_todays_without_a_day(day: date | None, number: int) -> None:
    network = a_network(a_fact("hashtags.max", 1, since=date(2025, 12, 19)))
    case = a_case(a_post(text="#One #Two"), network=network, date=day)
    assert len(found(TAGS, case)) == number


def test_a_channel_without_a_network_has_nothing_to_say() -> None:
    case = a_case(a_post(text="x" * 100_000, media=(Media("a.jpg", "alt"),)))
    assert found(LENGTH, case) == found(TAGS, case) == []


def test_the_channels_own_limit_counts_in_place_of_the_networks() -> None:
    channel = a_channel(id="channel", name="Our server", platform="net", limit=5)
    (one,) = found(LENGTH, a_case(a_post(text="x" * 8), network=SHORT, channel=channel))
    assert one.sentence == "8 characters, Net takes 5"
    assert (one.severity, one.source.startswith("Set by you")) == (Severity.MUST_FIX, True)


def test_bytes_are_counted_too() -> None:
    network = a_network(a_fact("text.max", 100), a_fact("text.bytes.max", 5))
    (one,) = found(LENGTH, a_case(a_post(text="ééé"), network=network))
    assert one.sentence == "6 bytes, Net takes 5"


def test_each_part_of_a_thread_is_counted_alone() -> None:
    text = "short\n---\nmuch too long"
    threaded = a_network(a_fact("text.max", 10), threads=True)
    (one,) = found(LENGTH, a_case(a_post(text=text), network=threaded))
    assert one.sentence == "Part 2 has 13 characters, Net takes 10"
    assert text[slice(*one.at or ())] == "ong"
    (whole,) = found(LENGTH, a_case(a_post(text=text), network=SHORT))
    assert whole.sentence.startswith(f"{len(text)} characters")


def test_a_common_text_is_detached_or_divided() -> None:
    post = a_post(text="One two three four")
    other = a_placement(channel_id="other")
    case = a_case(post, network=a_network(a_fact("text.max", 10), threads=True), others=[other])
    detach, divide = found(LENGTH, case)[0].fixes
    assert detach.words == "Write its own text for Net"
    assert done(detach) == {case.placement.id: _with(case.placement, text=post.text)}
    assert done(divide) == {case.placement.id: _with(case.placement, text="One two\n\n---\n\nthree four")}


def test_the_only_entry_of_a_post_is_divided_in_the_post() -> None:
    post = a_post(text="One two three four")
    case = a_case(post, network=a_network(a_fact("text.max", 10), threads=True))
    divide = found(LENGTH, case)[0].fixes[-1]
    assert list(done(divide)) == [post.id]


def test_what_is_out_is_told_without_an_offer() -> None:
    (one,) = found(LENGTH, a_case(a_post(text="x" * 11), network=SHORT, status=Status.POSTED))
    assert one.fixes == ()


BOARD = Extra(key="board", name="Board", needed=True, limit="title.max")


@pytest.mark.parametrize(
    ("said", "words", "severity"),
    [
        ("", "Net needs the field “Board”, which is empty", Severity.HINT),
        ("  ", "Net needs the field “Board”, which is empty", Severity.HINT),
        ("x" * 6, "“Board” has 6 characters, Net takes 5", Severity.MUST_FIX),
    ],
)
def test_fields_of_the_network_are_needed_and_limited(said: str, words: str, severity: Severity) -> None:
    network = a_network(a_fact("title.max", 5), extras=(BOARD,))
    (one,) = found(LENGTH, a_case(network=network, extras=(("board", said),)))
    assert (one.sentence, one.about, one.severity) == (words, "board", severity)


def test_a_long_alt_text_breaks_the_fact() -> None:
    network = a_network(a_fact("alt.max", 1_000, since=date(2024, 1, 2)))
    case = a_case(a_post(media=(Media("cup.jpg", "x" * 1_001), Media("b.jpg", "ok"))), network=network)
    (one,) = found(LENGTH, case)
    assert one.sentence == "The alt text of cup.jpg has 1,001 characters, Net takes 1,000 since 2 Jan 2024"


# hashtags

MOST_2 = a_network(a_fact("hashtags.max", 2, since=date(2025, 12, 19)))


def test_too_many_hashtags_are_counted_and_the_last_taken_out_on_this_channel() -> None:
    post = a_post(text="Look #One #Two, #Three\n#Four")
    case = a_case(post, network=MOST_2, others=[a_placement(channel_id="other")])
    (one,) = found(TAGS, case)
    assert one.sentence == "4 hashtags, Net takes 2 since 19 Dec 2025"
    assert post.text[slice(*one.at or ())] == "#Three"
    (fix,) = one.fixes
    assert fix.words == "Take the last 2 out"
    assert done(fix) == {case.placement.id: _with(case.placement, text="Look #One #Two,")}


def test_a_hashtag_that_comes_twice_is_taken_out_for_all() -> None:
    post = a_post(text="#Coffee and #coffee here")
    case = a_case(post, others=[a_placement(channel_id="other")])
    (one,) = found(TAGS, case)
    assert (one.sentence, one.severity) == ("#coffee comes more than once", Severity.ATTENTION)
    assert done(one.fixes[0]) == {post.id: _with(post, text="#Coffee and here")}


@pytest.mark.parametrize(
    ("tag", "told"),
    [
        ("#coffeelovers", True),
        ("#coffeelover", False),
        ("#CoffeeLovers", False),
        ("#coffeelovers2", False),
        ("#straßenkaffee", False),
        ("#COFFEELOVERS", False),
    ],
)
def test_long_hashtags_in_small_letters_are_a_hint(tag: str, told: bool) -> None:
    findings = found(TAGS, a_case(a_post(text=f"See {tag}")))
    assert [(one.severity, one.at) for one in findings] == ([(Severity.HINT, (4, 4 + len(tag)))] if told else [])


def test_capitals_are_proposed_when_all_words_are_known() -> None:
    post = a_post(title="The coffee", text="Of the day: all lovers of tea. #coffeeoftheday #coffeeofthenight")
    known, unknown = found(TAGS, a_case(post))
    (fix,) = known.fixes
    assert fix.words == "Write #CoffeeOfTheDay"
    assert done(fix) == {post.id: _with(post, text=post.text.replace("#coffeeoftheday", "#CoffeeOfTheDay"))}
    assert unknown.fixes == ()


def test_a_hashtag_of_one_known_word_has_no_proposal() -> None:
    (one,) = found(TAGS, a_case(a_post(text="Congratulations #congratulations")))
    assert one.fixes == ()


# emoji and letters


@pytest.mark.parametrize(
    "text", ["", "Six ☕☕☕☕☕☕", "1️⃣ one", "© 2026 ™", "कॉफ़ी ☕", "コーヒー☕時間", "I ❤️ it", "ℓ ℃ №"]
)
def test_usual_texts_have_nothing_to_say(text: str) -> None:
    assert found(LETTERS, a_case(a_post(text=text))) == []


@pytest.mark.parametrize("emoji", ["☕", "👩🏾‍🌾", "🇪🇹", "❤️", "1️⃣", "✌🏽"])
def test_seven_emoji_are_many_however_they_are_made(emoji: str) -> None:
    (one,) = found(LETTERS, a_case(a_post(text=f"{emoji} " * 7)))
    assert one.sentence.startswith("7 emoji")
    assert one.severity is Severity.HINT


def test_an_emoji_inside_a_word_moves_to_the_end() -> None:
    post = a_post(text="A caf☕é here")
    (one,) = found(LETTERS, a_case(post))
    assert post.text[slice(*one.at or ())] == "☕"
    assert done(one.fixes[0]) == {post.id: _with(post, text="A café here ☕")}


FANCY = [("𝗯𝗼𝗹𝗱 𝘄𝗼𝗿𝗱𝘀", "bold words"), ("ｗｉｄｅ", "wide"), ("ⓒⓤⓟ", "cup"), ("𝒽ℯ𝓁𝓁ℴ", "hello")]


@pytest.mark.parametrize(("fancy", "plain"), FANCY)
def test_fancy_letters_are_written_plainly(fancy: str, plain: str) -> None:
    post = a_post(text=f"See {fancy} now")
    (one,) = found(LETTERS, a_case(post))
    assert fancy in one.sentence
    assert done(one.fixes[0])[post.id] == _with(post, text=f"See {plain} now")


@pytest.mark.parametrize(
    ("word", "told"), [("Cоffee", True), ("Кофе", False), ("Coffee-кофе", False), ("καφές", False)]
)
def test_letters_of_another_alphabet_inside_a_word_are_found(word: str, told: bool) -> None:
    post = a_post(text=f"A {word}.")
    findings = found(LETTERS, a_case(post))
    assert bool(findings) is told
    for one in findings:
        assert done(one.fixes[0])[post.id] == _with(post, text="A Coffee.")


# calls to act


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Gift cards! For people who have a dripper.", Severity.ATTENTION),
        ("", Severity.ATTENTION),
        ("Order yours", Severity.HINT),
        ("Jetzt bestellen", Severity.HINT),
        ("Only £12", Severity.HINT),
        ("12 € die Tüte", Severity.HINT),
        ("Until 17:30", Severity.HINT),
        ("13 December", Severity.HINT),
        ("On Ferrow Street", Severity.HINT),
        ("Disorderly", Severity.ATTENTION),
    ],
)
def test_a_promotion_without_a_link_should_say_what_to_do(text: str, severity: Severity) -> None:
    (one,) = found(CALL, a_case(a_post(text=text, stance=Stance.PROMOTIONAL)))
    assert one.severity is severity


@pytest.mark.parametrize(
    "values",
    [
        {"stance": Stance.ENGAGEMENT},
        {"link": "https://ferrow.example"},
        {"text": "See https://ferrow.com/shop"},
    ],
)
def test_other_posts_and_those_with_a_link_need_no_call(values: dict[str, Any]) -> None:
    post = a_post(**{"text": "Gift cards", "stance": Stance.PROMOTIONAL} | values)
    assert found(CALL, a_case(post)) == []


def test_calls_of_the_library_are_offered_if_they_are_ready() -> None:
    calls = (
        Snippet(id="1", brand_id="brand", sort=SnippetSort.CALL, name="Order", text="Order in the shop."),
        Snippet(id="2", brand_id="brand", sort=SnippetSort.CALL, name="Link", text="See {link}"),
        Snippet(id="3", brand_id="brand", sort=SnippetSort.SIGNATURE, name="Us", text="Your roasters"),
    )
    post = a_post(text="Gift cards", stance=Stance.PROMOTIONAL)
    (one,) = found(CALL, a_case(post, snippets=calls))
    (fix,) = one.fixes
    assert done(fix) == {post.id: _with(post, text="Gift cards\n\nOrder in the shop.")}


# fixes


def test_a_common_text_is_changed_for_all_and_what_is_out_keeps_its_own() -> None:
    out = a_placement(id="out", channel_id="other", status=Status.POSTED)
    told = a_placement(id="told", channel_id="third", status=Status.SKIPPED, text="Else")
    post = a_post(text="#Coffee #coffee")
    (one,) = found(TAGS, a_case(post, others=[out, told]))
    records = done(one.fixes[0])
    assert records.keys() == {post.id, "out"}
    kept = records["out"]
    assert isinstance(kept, Placement)
    assert kept.text == "#Coffee #coffee"


def test_an_own_text_is_changed_where_it_stands() -> None:
    case = a_case(a_post(text="Fine"), text="#Coffee #coffee")
    (one,) = found(TAGS, case)
    assert done(one.fixes[0]) == {case.placement.id: _with(case.placement, text="#Coffee")}


def test_a_fix_is_a_step_with_its_words() -> None:
    (one,) = found(TAGS, a_case(a_post(text="#Coffee #coffee"), brand=a_brand(), date=MONDAY))
    edit = one.fixes[0].edit()
    assert edit.text == "Take out the second"
    assert edit.changes == one.fixes[0].changes


def _with(record: Any, **values: Any) -> Post | Placement:
    return replace(record, **values)


def test_one_hashtag_is_taken_out_in_a_word() -> None:
    (one,) = found(TAGS, a_case(a_post(text="#One #Two #Three"), network=MOST_2))
    assert [fix.words for fix in one.fixes] == ["Take the last one out"]


MOST_1 = a_network(a_fact("hashtags.max", 1))


@pytest.mark.parametrize(
    ("text", "words", "after"),
    [
        ("#ad New cups #Coffee", "Take the last one out", "#ad New cups"),
        ("New cups #Coffee #ad", "Take one out", "New cups #ad"),
        ("#ad New #Cups #Coffee", "Take the last 2 out", "#ad New"),
    ],
)
def test_the_label_of_a_partner_is_not_taken_out(text: str, words: str, after: str) -> None:
    case = a_case(a_post(text=text), network=MOST_1, others=[a_placement(channel_id="other")])
    (one,) = found(TAGS, case)
    (fix,) = one.fixes
    assert fix.words == words
    assert done(fix) == {case.placement.id: _with(case.placement, text=after)}


def test_nothing_is_offered_where_labels_alone_are_too_many() -> None:
    (one,) = found(TAGS, a_case(a_post(text="#ad #sponsored"), network=MOST_1))
    assert one.fixes == ()
