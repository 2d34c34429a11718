"""The tab of reports: chosen, seen, saved, copied."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from planner.app.document import Document
from planner.domain.edits import new_post
from planner.domain.edits.change import changed
from planner.domain.records import Campaign, Stance, Status
from planner.domain.reports import Column, Curves, Grid, Line, Ratio, Ratios, Report, Section
from planner.ui.context import Context
from planner.ui.places.place import Place
from planner.ui.printing.flow import pages
from planner.ui.results.reports.cells import table_rows
from planner.ui.results.reports.charted import drawn
from planner.ui.results.reports.paper import ScreenPaper, pdf_of
from planner.ui.results.reports.saving import PAGE, PDF
from planner.ui.results.reports.tab import ReportsTab
from planner.ui.window.main_window import MainWindow
from tests.builders import a_placement, a_post


def opened(window: MainWindow, id_: str = "") -> ReportsTab:
    window.show_place("results", "reports", id_)
    place = window.pages.page
    assert isinstance(place, Place)
    tab = place.focusProxy()
    assert isinstance(tab, ReportsTab)
    tab.make_now()
    return tab


def put(document: Document, day: date, title: str = "A post") -> None:
    (brand,) = document.brands()
    post = a_post(brand_id=brand.id, title=title, stance=Stance.ENGAGEMENT)
    place = a_placement(post_id=post.id, channel_id="Instagram", date=day, status=Status.POSTED)
    document.do(new_post(post, [place]))


def about(tab: ReportsTab) -> str:
    assert tab.report is not None
    return tab.report.about


def test_weeks_and_campaigns_are_chosen(window: MainWindow, document: Document) -> None:
    (brand,) = document.brands()
    tab = opened(window)
    assert about(tab) == "Week 47"
    assert tab.bar.last.isHidden()
    tab.bar.earlier.click()
    tab.make_now()
    assert about(tab) == "Week 46"
    tab.bar.last.click()
    tab.bar.segments["campaign"].click()
    tab.make_now()
    assert tab.report is None
    assert not tab.bar.pdf.isEnabled()
    assert tab.empty.go.isVisible()
    document.do(changed("", [(None, Campaign(id="c", brand_id=brand.id, name="Launch"))]))
    tab.make_now()
    assert about(tab) == "Campaign “Launch”"
    assert "No post belongs to it yet." in tab.preview.accessibleDescription()
    tab.show_record("2026-W40")
    tab.make_now()
    assert about(tab) == "Week 40"


def test_a_change_of_the_plan_makes_the_report_anew_once(window: MainWindow, document: Document, qtbot: QtBot) -> None:
    tab = opened(window)
    before = tab.report
    for number in range(3):
        put(document, date(2026, 11, 17 + number))
    qtbot.waitUntil(lambda: tab.report is not before)
    assert "3 entries of 3 posts: 3 posted." in tab.preview.accessibleDescription()


def test_a_report_is_saved_as_page_and_pdf_and_copied(
    window: MainWindow, document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(document, date(2026, 11, 10), "<script>")
    put(document, date(2026, 11, 17))
    tab = opened(window)
    said: list[str] = []
    tab.said.connect(said.append)
    names = iter(("r.html", "r"))
    asked = "planner.ui.results.reports.saving.QFileDialog.getSaveFileName"
    monkeypatch.setattr(asked, lambda *_, **__: (str(tmp_path / next(names)), ""))
    tab.bar.page.click()
    tab.bar.pdf.click()
    assert said == ["Saved as r.html.", "Saved as r.pdf."]
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert page.count("<svg") == 2
    assert "<script" not in page
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF-")
    assert tab.saving.folder == tmp_path
    assert tab.bar.place.isVisible()
    (tmp_path / "mine.pdf").write_bytes(b"%PDF-1.4 mine")
    assert tab.report is not None
    tab.saving.save(tab.report, tmp_path / "mine.pdf", PDF)
    assert "no earlier export" in said[-1]
    assert (tmp_path / "mine.pdf").read_bytes() == b"%PDF-1.4 mine"
    copied: list[str] = []
    tab.copy_requested.connect(lambda text, _: copied.append(text))
    tab.bar.copy.click()
    assert copied[0].startswith("Ferrow: Week 47")


def test_paper_is_light_in_a_dark_window(window: MainWindow, context: Context) -> None:
    context.theme.choose("dark")
    tab = opened(window)
    image = tab.preview.sheets.grab().toImage()
    paper = context.theme.tokens.colour("light", "bg.surface")
    assert (
        image.pixelColor(image.width() // 2, image.height() // (2 * tab.preview.sheets.pages)).name() == paper.lower()
    )
    context.theme.choose("light")


def a_report(*sections: Section) -> Report:
    return Report(brand="Ferrow", about="Week 47", days="", made="", name="r", sections=sections)


def test_pictures_are_drawn_with_escaped_names_in_light_colours(context: Context) -> None:
    grid = Grid(title="Followers", columns=(Column("Day"),), rows=())
    line = Line("<b>&", "educate", ((date(2026, 11, 1), 3.0), (date(2026, 11, 8), 5.0)))
    curves = Curves(lines=(line,), grid=grid)
    ratios = Ratios(rows=(Ratio("Clicks", 0.9, (0.8, 1.1), (0.7, 1.3)),), grid=grid)
    context.theme.choose("dark")
    found = drawn(a_report(Section("", (curves, ratios))), context.theme, context.when)
    context.theme.choose("light")
    assert "&lt;b&gt;&amp;" in found[curves].wide
    assert "min-width" in found[ratios].narrow
    for one in (*found[curves], *found[ratios]):
        assert re.match(r"<svg\b(?![^>]*\bwidth=)", one)
    assert f'"{context.theme.tokens.colour("light", "kind.educate").lower()}"' in found[curves].wide


def test_a_table_goes_on_under_its_headings(context: Context) -> None:
    paper = ScreenPaper(context, letter=True)
    columns = (Column("Post", wide=2), Column("Channels"), Column("Numbers of", number=True))
    rows = tuple((f"Post {number} " + "longword" * 20, "instagram", "3 of 3") for number in range(40))
    made = list(table_rows(paper, Grid(title="", columns=columns, rows=rows), 8.5, 400))
    first, second, *_ = pages(iter(made), 600)
    assert first[0] is made[0]
    assert second[0].height == made[0].height
    assert sum(row.height for row in second) <= 600
    assert max(row.height for row in made) < 200
    assert paper.font(8.5).weight() == QFont.Weight.Normal


def test_letter_and_a4_hold_the_same(context: Context) -> None:
    report = a_report(Section("Posts", (Grid(title="", columns=(Column("A"),), rows=(("x",),) * 90),)))
    a4, letter = (pdf_of(context, report, letter=one) for one in (False, True))
    assert (a4.count(b"/Type /Page\n"), letter.count(b"/Type /Page\n")) == (3, 3)
    assert PAGE == ".html"
