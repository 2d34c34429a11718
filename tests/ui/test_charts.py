"""Charts: where values stand, what is painted, and the same as a table, a picture and a drawing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.ui.charts.axes import paint_notes
from planner.ui.charts.ink import ChartInk
from planner.ui.charts.model import (
    Chart,
    CountsChart,
    CurveChart,
    Interval,
    IntervalChart,
    Part,
    Series,
    SharesChart,
    Table,
)
from planner.ui.charts.painting import height_of, paint_chart
from planner.ui.charts.scales import Scale, factors_within, reach, rounded_steps
from planner.ui.charts.view import ChartView
from planner.ui.context import Context

TABLE = Table(("Kind", "Ratio"), (("Question", "1.3"), ("Offer", "0.8")))
INTERVALS = IntervalChart(
    title="Kinds",
    rows=(
        Interval("Question", 1.3, (1.0, 1.6), (0.9, 1.9), "12 posts"),
        Interval("Offer", 0.8, (0.7, 0.9), (0.6, 0.95), "31 posts", True),
        Interval("Proof", None, None, None, "too early"),
    ),
    table=TABLE,
)
SHARES = SharesChart(
    title="Mix",
    labels=("W40", "W41", "W42"),
    parts=(Part("Promotional", "promote", (3, 0, 0)), Part("Engagement", "community", (1, 4, 0))),
    table=TABLE,
    allowed=(0, 0.3),
    allowed_words="at most 30 %",
)
COUNTS = CountsChart(title="Often", labels=("W40", "W41"), values=(4, 0), table=TABLE, least=2, target=3, most=5)
CURVE = CurveChart(
    title="Followers", series=(Series("Instagram", "inspire", ((date(2026, 9, 28), 10.0),)),), table=TABLE
)
EMPTY: tuple[Chart, ...] = (
    replace(INTERVALS, rows=()),
    replace(SHARES, labels=(), parts=()),
    replace(COUNTS, labels=(), values=(), least=None, target=None, most=None),
    replace(CURVE, series=()),
)
CHARTS: tuple[Chart, ...] = (INTERVALS, SHARES, COUNTS, CURVE)


def test_a_value_stands_where_its_share_of_the_axis_is() -> None:
    assert Scale(0, 10, 100, 0).place(2.5) == 75
    assert Scale(0.5, 2, 0, 100, log=True).place(1) == pytest.approx(50)
    assert Scale(0, 1, 0, 100).place(7) == 100


@pytest.mark.parametrize(
    ("highest", "lowest", "steps"),
    [
        (6, 0, [0, 2, 4, 6]),
        (1, 0, [0, 0.25, 0.5, 0.75, 1]),
        (0, 0, [0, 0.25, 0.5, 0.75, 1]),
        (4310, 4180, [4150, 4200, 4250, 4300, 4350]),
        (7, 7, [6, 6.5, 7, 7.5, 8]),
    ],
)
def test_the_values_beside_an_axis_are_round_and_hold_all(highest: float, lowest: float, steps: list[float]) -> None:
    assert rounded_steps(highest, 4, lowest) == pytest.approx(steps)


def test_an_axis_of_factors_reaches_as_far_on_both_sides() -> None:
    assert reach([0.9, 1.1], 1) == 1.25
    assert reach([0.4, 1.1], 1) == 3
    assert reach([], 1) == 1.25
    assert list(factors_within(2)) == pytest.approx([0.5, 1 / 1.5, 0.8, 1, 1.25, 1.5, 2])


def test_what_is_allowed_far_above_all_bars_does_not_make_them_vanish(context: Context) -> None:
    near, far = (painted(context, replace(COUNTS, most=most)) for most in (5, 70))
    accent = context.theme.color("accent.solid")
    assert pixels(far, accent) >= pixels(near, accent) > 500


def test_words_on_an_axis_never_run_into_each_other(context: Context) -> None:
    wide = replace(INTERVALS, rows=(Interval("", 1.3, (0.2, 9), (0.1, 10)),))
    image = QImage(220, height_of(wide), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    ink = ChartInk(painter, context.theme)
    written: list[tuple[float, float]] = []

    def note(place: QRectF, words: str, *_: object, **__: object) -> None:
        if words.endswith("×"):
            written.append((place.left(), place.right()))

    ink.write = note  # type: ignore[method-assign]
    paint_chart(ink, QRectF(image.rect()), wide, context.when)
    painter.end()
    assert len(written) > 2
    assert all(one[1] <= other[0] for one, other in pairwise(sorted(written)))


def test_notes_are_left_out_where_they_have_no_room(context: Context) -> None:
    image = QImage(400, 100, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    ink = ChartInk(painter, context.theme)
    written: list[str] = []
    ink.write = lambda _, words, *__, **___: written.append(words)  # type: ignore[method-assign]
    paint_notes(ink, QRectF(40, 40, 300, 40), [(60.0, "n 1"), (64.0, "n 2"), (120.0, "n 3"), (200.0, "")])
    painter.end()
    assert written == ["n 1", "n 3"]


def words_in(context: Context, chart: Chart) -> list[str]:
    image = QImage(600, height_of(chart), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    ink = ChartInk(painter, context.theme)
    written: list[str] = []
    ink.write = lambda _, words, *__, **___: written.append(words)  # type: ignore[method-assign]
    paint_chart(ink, QRectF(image.rect()), chart, context.when)
    painter.end()
    return written


def test_what_was_added_up_stands_on_zero_and_numbers_are_those_of_the_locale(context: Context) -> None:
    points = ((date(2026, 9, 28), 2195.0), (date(2026, 11, 9), 2247.0))
    curve = replace(CURVE, series=(Series("Sales", "inspire", points),))
    words = words_in(context, curve)
    assert {"2,180", "2,260", "28 Sep 2026"} <= {*words}
    assert "0" not in words
    assert "0" in words_in(context, replace(curve, from_zero=True))


def test_values_stand_beside_the_axis_in_a_mirrored_window_too(context: Context) -> None:
    pictures = []
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        image = QImage(600, height_of(SHARES), QImage.Format.Format_RGB32)
        image.fill(context.theme.color("bg.surface"))
        painter = QPainter(image)
        painter.setLayoutDirection(direction)
        paint_chart(ChartInk(painter, context.theme), QRectF(image.rect()), SHARES, context.when)
        painter.end()
        pictures.append(image)
    assert pictures[0] == pictures[1]


def painted(context: Context, chart: Chart) -> QImage:
    image = QImage(600, height_of(chart), QImage.Format.Format_RGB32)
    image.fill(context.theme.color("bg.surface"))
    painter = QPainter(image)
    paint_chart(ChartInk(painter, context.theme), QRectF(image.rect()), chart, context.when)
    painter.end()
    return image


def pixels(image: QImage, color: QColor) -> int:
    return sum(image.pixelColor(x, y) == color for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))


def test_what_is_clear_stands_out_and_what_is_not_known_has_no_mark(context: Context) -> None:
    assert pixels(painted(context, INTERVALS), context.theme.color("accent.solid")) > 50
    alone = replace(INTERVALS, rows=(INTERVALS.rows[2],))
    assert pixels(painted(context, alone), context.theme.color("text.secondary")) < 40


def test_bars_are_as_high_as_their_share(context: Context) -> None:
    promote, community = (context.theme.color(f"kind.{hue}") for hue in ("promote", "community"))
    image = painted(context, SHARES)
    assert pixels(image, community) > pixels(image, promote) > 500


@pytest.mark.parametrize("chart", [*CHARTS, *EMPTY], ids=lambda chart: type(chart).__name__)
def test_every_chart_is_a_picture_and_a_drawing(context: Context, qtbot: QtBot, tmp_path: Path, chart: Chart) -> None:
    view = ChartView(context)
    qtbot.addWidget(view)
    view.show_chart(chart)
    for name in ("chart.png", "chart.svg"):
        view.save(tmp_path / name)
    assert QImage(str(tmp_path / "chart.png")).width() == 1920
    assert chart.title in (tmp_path / "chart.svg").read_text(encoding="utf-8")


def test_a_chart_is_said_as_a_table_and_copied(context: Context, qtbot: QtBot) -> None:
    view = ChartView(context)
    qtbot.addWidget(view)
    view.show_chart(INTERVALS)
    view.show()
    assert view.canvas.accessibleDescription() == "Question, 1.3; Offer, 0.8"
    QTest.mouseClick(view.table_button, Qt.MouseButton.LeftButton)
    assert view.table.isVisible()
    model = view.table.model()
    assert [model.headerData(n, Qt.Orientation.Horizontal) for n in range(2)] == ["Kind", "Ratio"]
    assert model.index(1, 1).data() == "0.8"
    with qtbot.waitSignal(view.said):
        QTest.mouseClick(view.copy_button, Qt.MouseButton.LeftButton)
    assert not QGuiApplication.clipboard().image().isNull()
