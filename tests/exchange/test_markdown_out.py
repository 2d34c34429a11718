"""The plan as a page to read: whatever stands in a text stays text."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from hypothesis import given

from planner.domain.plan import Plan
from planner.domain.records import Campaign, Channel, Media, Placement, Post, Status
from planner.domain.span import Week
from planner.exchange import FORMATS
from planner.exchange.format import Outgoing
from planner.exchange.out import markdown
from tests.exchange.plans import TEXT, empty_plan
from tests.exchange.ways import CATALOGUE, NOW, PLAIN, leaving


def plan_of(post: dict[str, Any] | None = None, **placement: Any) -> Plan:
    plan = empty_plan(CATALOGUE)
    plan.channels["ig"] = Channel(id="ig", brand_id=plan.brand.id, name="Instagram")
    plan.campaigns["c"] = Campaign(id="c", brand_id=plan.brand.id, name="Winter*Tide")
    plan.posts["p"] = Post(id="p", brand_id=plan.brand.id, **{"text": "Fog"} | (post or {}))
    said = {"date": date(2026, 11, 23), "time": time(8, 30), "zone": "Europe/London", "channel_id": "ig"}
    plan.placements["p-ig"] = Placement(id="p-ig", post_id="p", **said | placement)
    return plan


def page(plan: Plan) -> str:
    return markdown.content(leaving(plan)).decode()


def test_a_page() -> None:
    plan = plan_of(
        {
            "title": "Fog # days",
            "link": "https://e.example/fog_a_b",
            "media": (Media("fog_1.jpg", "A *lamp*"), Media("", "later")),
            "campaign_id": "c",
        },
        format="image",
        status=Status.READY,
    )
    plan.placements["idea"] = Placement(id="idea", post_id="p", channel_id=None, zone="Asia/Kolkata", text="")
    assert page(plan) == (
        "# Brand, 23 Nov 2026\n\n"
        "2 entries, written by Evenweek on 23 Nov 2026.\n\n"
        "## Mon 23 Nov 2026\n\n"
        "### 08:30, Instagram: Fog \\# days\n\n"
        "ready · image · Winter\\*Tide\n\n"
        "```text\nFog\n```\n\n"
        "- Link: <https://e.example/fog_a_b>\n"
        "- File: fog\\_1.jpg (alt text: A \\*lamp\\*)\n"
        "- File: not chosen yet (alt text: later)\n\n"
        "## Without a day\n\n"
        "### Any time, no channel yet: Fog \\# days\n\n"
        "draft · Winter\\*Tide · Asia/Kolkata\n\n"
        "- Link: <https://e.example/fog_a_b>\n"
        "- File: fog\\_1.jpg (alt text: A \\*lamp\\*)\n"
        "- File: not chosen yet (alt text: later)\n"
    )


def test_the_days_that_were_asked_for_are_named() -> None:
    plan = plan_of()
    outgoing = Outgoing(plan, tuple(plan.in_order()), Week.of(date(2026, 12, 28)).span, True, NOW)
    assert markdown.content(outgoing).startswith("# Brand, 28 Dec 2026 – 3 Jan 2027\n".encode())


def test_an_empty_week() -> None:
    plan = empty_plan(CATALOGUE)
    assert page(plan) == "# Brand\n\n0 entries, written by Evenweek on 23 Nov 2026.\n"


@pytest.mark.parametrize("text", ["```\n# Not a heading", "~~~\n<b>", "````", "| a | b |", "- [ ] x", "a\r\nb\rc"])
def test_a_text_stays_within_its_fences(text: str) -> None:
    lines = page(plan_of({"text": text})).split("\n")
    opening = next(number for number, line in enumerate(lines) if line.endswith("`text"))
    fence = lines[opening].removesuffix("text")
    assert lines[opening + 1 : lines.index(fence, opening)] == text.replace("\r\n", "\n").replace("\r", "\n").split(
        "\n"
    )
    assert not any(line.strip() != fence and line.strip().startswith(fence) for line in lines[opening + 1 :])


@given(TEXT, TEXT, TEXT)
def test_what_stands_outside_the_fences_has_no_mark_of_its_own(title: str, link: str, alt: str) -> None:
    written = page(plan_of({"title": title, "text": "", "link": link, "media": (Media("a", alt),)}))
    shape = [line.split(" ")[0] for line in written.split("\n") if line]
    expected = ["#", "1", "##", "###", "draft", *(["-"] if link.strip() else []), "-"]
    assert shape == expected


def test_marks_within_a_line_are_escaped() -> None:
    title = "<b>1. *a* _b_ `c` [d](e) https://f.example www.g.example #h | &amp; $i$ ~~j~~ \\k"
    written = "\\<b\\>1. \\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) https\\://f.example www\\.g.example \\#h \\| \\&amp; "
    assert f"### 08:30, Instagram: {written}\\$i\\$ \\~\\~j\\~\\~ \\\\k\n" in page(plan_of({"title": title}))


@pytest.mark.parametrize("link", ["https://e.example/<b>", "javascript:alert(1)", "https://e.example/a b"])
def test_only_web_addresses_are_links(link: str) -> None:
    assert "<" not in page(plan_of({"link": link})).replace("\\<", "")


def test_only_an_earlier_export_is_one() -> None:
    form = FORMATS[3]
    assert form.wrote(form.written(leaving(plan_of()), PLAIN)[:4096])
    assert not form.wrote(b"# Brand, 23 Nov 2026\n\nNotes of the meeting.\n")
