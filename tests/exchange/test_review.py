"""The review sheet: what it asks about, that it is safe and loads nothing, and what its reply does to a plan."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from planner.app.reviewing import REVIEW
from planner.domain.plan import Plan
from planner.domain.records import Comment, Media, Placement, Status
from planner.domain.span import Week
from planner.exchange.format import BadFile, Outgoing, SheetStyle
from planner.exchange.review import Outcome, cards, is_reply, mark_of, outcome, read_reply
from planner.exchange.review.reply import BEGIN, END, FORM
from tests.builders import MONDAY, a_brand, a_channel, a_placement, a_post

NOW = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Europe/London"))
ANSWERED = "2026-11-23T10:00:00+00:00"
HOSTILE = '</script><script>alert(1)</script><img src=x onerror=alert(1)> & "quotes" \u202e'


def a_plan(*placements: Placement, **post: Any) -> Plan:
    channels = {id_: a_channel(id=id_, name=id_) for id_ in ("instagram", "facebook")}
    posts = {"post": a_post(id="post", **post)}
    posts |= {one.post_id: a_post(id=one.post_id) for one in placements if one.post_id != "post"}
    return Plan(a_brand(), channels=channels, posts=posts, placements={one.id: one for one in placements})


def placed(id_: str, channel: str = "instagram", **values: Any) -> Placement:
    return a_placement(**{"id": id_, "channel_id": channel, "status": Status.READY} | values)


def sheet_of(plan: Plan) -> str:
    out = Outgoing(plan, tuple(plan.in_order()), Week(MONDAY).span, True, NOW)
    return REVIEW.written(out, SheetStyle()).decode()


def told(sheet: str) -> dict[str, Any]:
    """What the page itself knows, as its script reads it."""
    found = re.search(r'<script type="application/json" id="sheet">(.*?)</script>', sheet, re.DOTALL)
    assert found
    return json.loads(found[1])


def answered(sheet: str, *answers: tuple[int, str, str], **values: Any) -> dict[str, Any]:
    """The reply that the page's script makes of these answers: number of the card, what was said, comment."""
    knows = told(sheet)
    return {
        **{key: knows[key] for key in ("format", "version", "brand_id", "brand", "sent")},
        "from": "Maeve",
        "at": ANSWERED,
        "answers": [
            {"entries": knows["cards"][number - 1]["entries"], "say": said, "comment": comment}
            for number, said, comment in answers
        ],
    } | values


def as_file(reply: dict[str, Any]) -> bytes:
    return json.dumps(reply).encode()


def as_text(reply: dict[str, Any], quote: str = "") -> bytes:
    code = base64.b64encode(json.dumps(reply).encode()).decode()
    lines = ["Hello,", "", BEGIN, *(code[i : i + 64] for i in range(0, len(code), 64)), END, "Bye"]
    return "\r\n".join(quote + line for line in lines).encode()


def read(plan: Plan, *answers: tuple[int, str, str], of: Plan | None = None, **values: Any) -> Outcome:
    return outcome(plan, read_reply(as_file(answered(sheet_of(of or plan), *answers))), **values)


def after(outcome: Outcome) -> dict[str, Placement]:
    return {one.record.id: one.after for one in outcome.edit.changes if isinstance(one.after, Placement)}


def comments(outcome: Outcome) -> list[Comment]:
    return [one.after for one in outcome.edit.changes if isinstance(one.after, Comment)]


# what is asked about


def test_a_post_at_one_time_is_one_card_with_a_version_for_each_text() -> None:
    plan = a_plan(
        placed("a"), placed("b", "facebook", text="For Facebook"), placed("c", "facebook", time=time(18)), text="All"
    )
    first, later = cards(Outgoing(plan, tuple(plan.in_order()), None, True, NOW))
    assert [version.text for version in first.versions] == ["All", "For Facebook"]
    assert [version.channels for version in first.versions] == [("instagram (text)",), ("facebook (text)",)]
    assert [id_ for id_, _ in first.entries] == ["a", "b"]
    assert (later.clock, [id_ for id_, _ in later.entries]) == (time(18), ["c"])


def test_channels_with_the_same_text_share_a_version() -> None:
    plan = a_plan(placed("a"), placed("b", "facebook"))
    (card,) = cards(Outgoing(plan, tuple(plan.in_order()), None, True, NOW))
    assert [version.channels for version in card.versions] == [("instagram (text)", "facebook (text)")]


def test_what_was_skipped_is_not_asked_about() -> None:
    plan = a_plan(placed("a", status=Status.SKIPPED))
    assert cards(Outgoing(plan, tuple(plan.in_order()), None, True, NOW)) == ()
    assert "There is nothing to look at" in sheet_of(plan)


@pytest.mark.parametrize(
    ("status", "ways"),
    [(Status.DRAFT, ["approve", "change"]), (Status.APPROVED, ["change"]), (Status.POSTED, [])],
)
def test_only_what_waits_can_be_approved(status: Status, ways: list[str]) -> None:
    assert re.findall(r'type="radio" name="say1" value="(\w+)"', sheet_of(a_plan(placed("a", status=status)))) == ways


def test_the_mark_is_of_what_would_be_posted_and_not_of_when() -> None:
    entry = placed("a")
    plan = a_plan(entry, text="Text")
    mark = mark_of(plan, entry)
    assert mark == mark_of(plan, replace(entry, date=MONDAY + timedelta(days=1), time=time(5), status=Status.DRAFT))
    others = [
        replace(entry, text="Other"),
        replace(entry, link="https://a.example"),
        replace(entry, media=(Media("a.jpg"),)),
        replace(entry, format="story"),
        replace(entry, channel_id="facebook"),
        replace(entry, extras=(("first_comment", "Hi"),)),
    ]
    assert len({mark, *(mark_of(plan, one) for one in others)}) == 7


# the page


class Loads(HTMLParser):
    """Finds whatever a browser would load or run because of an element, and the words between them."""

    def __init__(self) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.scripts = 0
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.scripts += tag == "script"
        self.handlers += [name for name in said if name.startswith("on")]
        self.loaded += [said[name] or "" for name in ("src", "srcset", "data", "action", "poster") if name in said]
        if tag in ("link", "iframe", "object", "embed", "base", "form"):
            self.loaded.append(tag)


def test_nothing_is_loaded_and_hostile_words_stay_words() -> None:
    plan = a_plan(
        placed("a", extras=(("first_comment", HOSTILE),), media=(Media(HOSTILE, HOSTILE),)),
        title=HOSTILE,
        text=HOSTILE,
        link=f"javascript:alert(1)//{HOSTILE}",
    )
    plan = replace(plan, brand=a_brand(name=HOSTILE))
    sheet = sheet_of(plan)
    found = Loads()
    found.feed(sheet)
    assert (found.loaded, found.handlers, found.scripts) == ([], [], 2)
    assert 'href="javascript' not in sheet
    assert "default-src 'none'" in sheet
    assert told(sheet)["brand"] == HOSTILE
    assert told(sheet)["cards"][0]["name"] == " ".join(HOSTILE.split())


@given(st.text(), st.text())
@settings(max_examples=60, deadline=None)
def test_any_words_make_a_page_with_two_scripts(title: str, text: str) -> None:
    found = Loads()
    found.feed(sheet_of(a_plan(placed("a"), title=title, text=text)))
    assert (found.loaded, found.handlers, found.scripts) == ([], [], 2)


def test_an_address_is_a_link_that_tells_nobody_where_it_was() -> None:
    sheet = sheet_of(a_plan(placed("a"), link="https://a.example/?x=1&y=2"))
    assert '<a href="https://a.example/?x=1&amp;y=2" target="_blank" rel="noopener noreferrer nofollow">' in sheet


def test_pictures_of_this_computer_are_in_the_page_and_told(tmp_path: Path) -> None:
    picture = tmp_path / "view.png"
    Image.new("RGB", (40, 20), "red").save(picture)
    plan = a_plan(placed("a", media=(Media(str(picture), "A view"), Media("only_named.jpg"), Media("//server/x.png"))))
    out = Outgoing(plan, tuple(plan.in_order()), None, True, NOW)
    assert sheet_of(plan).count('src="data:image/jpeg;base64,') == 1
    assert REVIEW.told(out) == ("Small copies of pictures on this computer go into the page: view.png.",)
    assert REVIEW.told(replace(out, placements=())) == ()


def test_a_sheet_is_known_again() -> None:
    sheet = sheet_of(a_plan(placed("a")))
    assert REVIEW.wrote(sheet.encode()[:200])
    assert not REVIEW.wrote(b"<!doctype html>\n<html>")


# the reply


def test_a_reply_comes_as_a_file_or_as_a_text_even_quoted_in_a_mail() -> None:
    reply = answered(sheet_of(a_plan(placed("a"))), (1, "approve", "Fine, café ☕"))
    read = read_reply(as_file(reply))
    assert (read.who, read.answers[0].comment) == ("Maeve", "Fine, café ☕")
    for text in (as_text(reply), as_text(reply, "> "), as_text(reply, "> > "), as_text(reply).replace(b"\r\n", b"\n")):
        assert is_reply(text)
        assert read_reply(text) == read
    assert is_reply(as_file(reply))


def test_a_sheet_that_only_speaks_of_a_reply_is_none() -> None:
    assert not is_reply(f'date,text\r\n2026-11-23,"Leave the line {BEGIN} as it is"\r\n'.encode())
    assert not is_reply(b"date,channel,text\r\n")


@pytest.mark.parametrize("cut", [1, 5, 40, 200])
def test_a_reply_that_lost_a_part_is_refused(cut: int) -> None:
    reply = answered(sheet_of(a_plan(placed("a"))), (1, "approve", "x" * 400))
    for content in (as_file(reply)[:-cut], as_text(reply)[: -len(END) - 10 - cut]):
        with pytest.raises(BadFile, match="not whole"):
            read_reply(content)


def test_a_reply_of_a_newer_program_is_refused_with_a_sentence() -> None:
    with pytest.raises(BadFile, match="newer version"):
        read_reply(as_file(answered(sheet_of(a_plan()), version=2)))


@given(
    st.recursive(
        st.none() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
@settings(max_examples=100, deadline=None)
def test_any_other_file_is_refused_with_a_sentence(said: Any) -> None:
    for content in (json.dumps(said).encode(), json.dumps({"format": FORM, "version": 1, "answers": said}).encode()):
        with pytest.raises(BadFile):
            read_reply(content)


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(BadFile):
        read_reply(BEGIN.encode() + content + END.encode())


# what it does


def reply_of(who: str) -> dict[str, Any]:
    return answered(sheet_of(a_plan(placed("one"))), (1, "approve", "")) | {"from": who}


def test_a_text_that_begins_again_and_again_is_refused_at_once() -> None:
    with pytest.raises(BadFile, match="not whole"):
        read_reply(f"{BEGIN}\n".encode() * 100_000)


def test_of_several_replies_in_a_text_the_last_whole_one_holds() -> None:
    first, second = as_text(reply_of("Ann")), as_text(reply_of("Bo"))
    assert read_reply(first + second).who == "Bo"
    assert read_reply(first + second.replace(END.encode(), b"")).who == "Ann"
    assert read_reply(first + b"\nEND EVENWEEK REPLY is how it ends").who == "Ann"


def test_a_moment_before_all_calendars_is_refused() -> None:
    with pytest.raises(BadFile, match="not whole"):
        read_reply(as_file(reply_of("Ann") | {"at": "0001-01-01T00:00:00+14:00"}))


def test_an_approval_is_of_the_person_and_moment_of_the_reply() -> None:
    done = read(a_plan(placed("a"), placed("b", "facebook")), (1, "approve", ""))
    assert {(one.status, one.approved_by) for one in after(done).values()} == {(Status.APPROVED, "Maeve")}
    assert {one.approved_at for one in after(done).values()} == {datetime(2026, 11, 23, 10, tzinfo=UTC)}
    assert (done.approved, comments(done)) == (2, [])
    assert done.sentences == ("2 entries approved.",)


def test_what_changed_since_it_was_sent_is_approved_only_when_that_is_said() -> None:
    sent = a_plan(placed("a"), placed("b", "facebook"))
    now = a_plan(placed("a", text="New"), placed("b", "facebook"))
    done = read(now, (1, "approve", ""), of=sent)
    assert set(after(done)) == {"b"}
    assert [one.placement_id for one in done.pending] == ["a"]
    assert "was changed since it was sent" in done.sentences[-1]
    anyway = read(now, (1, "approve", ""), of=sent, anyway={"a"})
    assert (set(after(anyway)), anyway.pending) == ({"a", "b"}, ())


def test_a_change_asked_for_takes_an_earlier_approval_back() -> None:
    earlier = datetime(2026, 11, 20, tzinfo=UTC)
    plan = a_plan(placed("a", status=Status.APPROVED, approved_by="Jo", approved_at=earlier))
    done = read(plan, (1, "change", "Too long"))
    assert (after(done)["a"].status, after(done)["a"].approved_by) == (Status.DRAFT, "")
    (said,) = comments(done)
    assert (said.text, said.who, said.wants_change, said.post_id) == ("Too long", "Maeve", True, "post")
    later = replace(plan.placements["a"], approved_at=datetime(2026, 11, 24, tzinfo=UTC))
    assert after(read(a_plan(later), (1, "change", ""))) == {}


def test_what_is_out_already_stays_as_it_is() -> None:
    plan = a_plan(placed("a"))
    done = read(a_plan(placed("a", status=Status.SCHEDULED)), (1, "approve", ""), of=plan)
    assert (after(done), done.settled) == ({}, 1)


def test_a_comment_alone_approves_nothing() -> None:
    done = read(a_plan(placed("a")), (1, "", "Nice"))
    assert (after(done), [one.wants_change for one in comments(done)]) == ({}, [False])


def test_what_is_gone_is_told() -> None:
    plan = a_plan(placed("a"))
    assert read(a_plan(), (1, "approve", "Hm"), of=plan).sentences == ("1 entry is no longer in the plan.",)
    trashed = a_plan(placed("a", trashed=datetime(2026, 11, 23, tzinfo=UTC)))
    assert read(trashed, (1, "approve", ""), of=plan).gone == 1


def test_reading_a_reply_again_changes_nothing() -> None:
    plan = a_plan(placed("a"))
    done = read(plan, (1, "approve", "Nice"))
    now = replace(plan, placements=after(done))
    assert read(now, (1, "approve", "Nice"), of=plan, known=comments(done)).edit.changes == ()


def test_the_reply_of_another_brand_is_refused() -> None:
    plan = a_plan(placed("a"))
    with pytest.raises(BadFile, match="is about “Other”"):
        read(plan, (1, "approve", ""), of=replace(plan, brand=a_brand(id="other", name="Other")))


def test_half_characters_in_a_reply_are_replaced_so_that_the_plan_can_keep_it() -> None:
    plan = a_plan(placed("a"))
    reply = answered(sheet_of(plan), (1, "change", "No \ud800 and \0"), **{"from": "Ma\udfffeve"})
    (comment,) = comments(outcome(plan, read_reply(as_file(reply))))
    assert (comment.text, comment.who) == ("No \ufffd and \ufffd", "Ma\ufffdeve")
