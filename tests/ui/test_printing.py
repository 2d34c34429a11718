"""The plan on paper: pages, what is on them, and that long and strange texts find their room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QFont, QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog
from pytestqt.qtbot import QtBot

from planner.domain.edits import add_channel, new_post
from planner.domain.lanes import month_of
from planner.domain.records import Brand, Status
from planner.domain.span import Span, Week
from planner.ui.context import Context
from planner.ui.printing.flow import Row, lines, pages
from planner.ui.printing.pages import pdf_of, print_on
from planner.ui.printing.paper import Paper
from planner.ui.printing.printed import Printed
from planner.ui.window.main_window import MainWindow
from tests.builders import MONDAY, a_channel, a_placement, a_post

WEEK = Week(MONDAY).span


class Told:
    """Every word and icon that was put on paper, by page."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.pages: list[list[str]] = []
        self.icons: list[str] = []
        words, turn, icon = Paper.words, Paper.turn, Paper.icon

        def saying(paper: Paper, where: object, text: str, *rest: object) -> None:
            self.pages[-1].append(text)
            words(paper, where, text, *rest)  # type: ignore[arg-type]

        def turning(paper: Paper, *, landscape: bool) -> object:
            self.pages.append([])
            return turn(paper, landscape=landscape)

        def drawing(paper: Paper, name: str, *rest: object) -> None:
            self.icons.append(name)
            icon(paper, name, *rest)  # type: ignore[arg-type]

        monkeypatch.setattr(Paper, "words", saying)
        monkeypatch.setattr(Paper, "turn", turning)
        monkeypatch.setattr(Paper, "icon", drawing)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    return Told(monkeypatch)


@pytest.fixture
def brand(context: Context) -> Brand:
    brand = context.document.brands()[0]
    for name, platform in (("Insta", "instagram"), ("Face", "facebook")):
        context.document.do(add_channel(a_channel(id=name, brand_id=brand.id, name=name, platform=platform)))
    return brand


def plan(context: Context, brand: Brand, number: int, day: date, *, text: str = "Hello", title: str = "") -> None:
    post = a_post(id=f"post {number}", brand_id=brand.id, title=title or f"Post {number}", text=text)
    places = [
        a_placement(id=f"{number} {one}", post_id=post.id, channel_id=one, date=day, time=time(8 + number % 12))
        for one in ("Insta", "Face")
    ]
    context.document.do(new_post(post, places))


def printed(context: Context, brand: Brand, span: Span = WEEK) -> Printed:
    found = context.document.plan(brand, span)
    return Printed(context, found, found.in_order(), span, context.now(brand))


def test_a_week_is_a_picture_and_a_list(context: Context, brand: Brand, told: Told) -> None:
    plan(context, brand, 1, MONDAY)
    content = pdf_of(printed(context, brand))
    assert content.startswith(b"%PDF-")
    assert len(told.pages) == 2
    assert "Post 1" in told.pages[0]
    assert any("Page 1 of 1" in words for words in told.pages[1])
    assert {"instagram-logo", "facebook-logo"} <= set(told.icons)


def test_every_month_of_the_days_has_its_picture(context: Context, brand: Brand, told: Told) -> None:
    plan(context, brand, 1, MONDAY)
    span = Span(MONDAY, MONDAY + timedelta(days=40))
    pdf_of(printed(context, brand, span))
    assert [page[0] for page in told.pages[:-1]] == ["November 2026", "December 2026", "January 2027"]


def test_an_empty_week_is_a_picture_alone(context: Context, brand: Brand, told: Told) -> None:
    pdf_of(printed(context, brand))
    assert len(told.pages) == 1


def test_of_more_than_a_day_holds_the_rest_is_counted(context: Context, brand: Brand, told: Told) -> None:
    for number in range(60):
        plan(context, brand, number, MONDAY)
    pdf_of(printed(context, brand, month_of(MONDAY)))
    shown = sum(words.startswith("Post ") for words in told.pages[0])
    assert shown > 0
    assert f"{60 - shown} more" in told.pages[0]


def test_ninety_entries_are_all_in_the_picture_of_their_week(context: Context, brand: Brand, told: Told) -> None:
    for number in range(45):
        plan(context, brand, number, MONDAY + timedelta(days=number % 7))
    pdf_of(printed(context, brand))
    assert {f"Post {number}" for number in range(45)} <= set(told.pages[0])


def test_the_pages_of_the_list_are_told_and_can_be_stopped(context: Context, brand: Brand) -> None:
    for number in range(30):
        plan(context, brand, number, MONDAY, text="A line\n" * 20)
    seen: list[tuple[int, int]] = []
    pdf_of(printed(context, brand), lambda *at: seen.append(at))
    assert seen == [(number, len(seen)) for number in range(1, len(seen) + 1)]
    assert len(seen) > 5

    def stop(number: int, _: int) -> None:
        if number == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pdf_of(printed(context, brand), stop)


@pytest.mark.parametrize(
    "text", ["", "\n\n", "x" * 20_000, "हिन्दी " * 300, "مرحبا " * 300, "👩🏾‍🌾" * 500, "\u202e\u2066", "\x00\ufffd"]
)
def test_any_text_finds_its_room(context: Context, brand: Brand, text: str) -> None:
    plan(context, brand, 1, MONDAY, text=text, title=text[:90])
    assert pdf_of(printed(context, brand)).startswith(b"%PDF-")


def test_what_is_posted_and_what_is_late_have_their_signs(context: Context, brand: Brand, told: Told) -> None:
    post = a_post(id="post", brand_id=brand.id)
    late = MONDAY - timedelta(days=7)
    context.document.do(
        new_post(
            post,
            [
                a_placement(id="a", channel_id="Insta", date=late, status=Status.DRAFT),
                a_placement(id="b", channel_id="Insta", date=late, time=time(12), status=Status.POSTED),
            ],
        )
    )
    pdf_of(printed(context, brand, Week(late).span))
    theme = context.theme
    assert {theme.status_icon("overdue"), theme.status_icon("posted")} <= set(told.icons)


def test_paper_is_light_in_the_dark(context: Context) -> None:
    paper = Paper(QPdfWriter(QBuffer(QByteArray())), context.theme, letter=False)
    context.theme.choose("dark")
    assert paper.colour("text.primary").lightness() < 60


# pages


def rows(heights: Sequence[float], keeps: Sequence[int] = ()) -> list[Row]:
    return [Row(height, lambda *_: None, number in keeps) for number, height in enumerate(heights)]


def split(heights: Sequence[float], keeps: Sequence[int] = (), room: float = 10) -> list[int]:
    return [len(page) for page in pages(iter(rows(heights, keeps)), room)]


def test_a_page_ends_before_it_is_too_full() -> None:
    assert split([4, 4, 4, 4, 4]) == [2, 2, 1]


def test_a_heading_moves_along_with_what_it_is_about() -> None:
    assert split([4, 4, 2, 4], keeps=[2]) == [2, 2]


def test_what_is_kept_together_but_too_high_is_broken_all_the_same() -> None:
    assert split([4] * 6, keeps=range(6)) == [2, 2, 2]


def test_words_are_broken_to_the_width_and_none_is_lost(context: Context) -> None:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    font = Paper(QPdfWriter(buffer), context.theme, letter=False).font(10, QFont.Weight.Normal)
    made = list(lines("word " * 40 + "\n\n" + "x" * 200, font, "text.primary", 200))
    assert len(made) > 8
    assert len({row.height for row in made}) == 2


def test_any_paged_device_takes_it(context: Context, brand: Brand) -> None:
    plan(context, brand, 1, MONDAY)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    print_on(QPdfWriter(buffer), printed(context, brand))
    assert buffer.size() > 1000


# from the window


def test_the_week_or_month_that_is_shown_is_printed_after_asking(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[Printed] = []
    monkeypatch.setattr("planner.ui.printing.printer.print_on", lambda _printer, one: printed.append(one))
    for view, days in (("week", 7), ("month", 30), ("list", 30)):
        window.desk.show_view(view)
        window.desk.go_to(MONDAY)
        window.commands["print_out"].trigger()
        dialog = window.findChild(QPrintDialog)
        dialog.accepted.emit(dialog.printer())
        dialog.close()
        span = printed[-1].span
        assert (span.end - span.start).days == days
        qtbot.waitUntil(lambda: window.findChild(QPrintDialog) is None)
    assert len(printed) == 3
