"""The places of the tour at which a sheet comes in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication

from planner.ui.importing.face import Column
from planner.ui.importing.page import ImportPage
from planner.ui.window.main_window import MainWindow
from tests.tour.place import WAIT_MS, Place, wait
from tests.tour.plans import empty, sample

_MIRRORED = Qt.LayoutDirection.RightToLeft

_UNTIDY = """\
QUINCE LANE - social plan winter (v3 FINAL),,,,,,,,
,,,,,,,last edit: Jo,
Date,Time,Where,Type,Caption,Link,Who,Status,Notes
Mon 23 Nov,8.30,IG + Facebook,offer,"Two bags, one price ☕️
Until Sunday, in both shops.",https://quincelane.example/offer,Jo,posted ✔,
24/11/2026,lunch,Instagram (reel),how-to,Grind finer than you think,,Jo,live,
,,Facebook,,"Grind finer than you think. The long version is on the blog.",,,,
25/11/2026,lunch,all (not Google),fun,Name this blend,,Sam,ready,ask Mo first
26/11/2026,9am,LinkedIn,BTS,Hiring: a roaster for the night shift,,Mo,draft,
WEEK 49 – 30 Nov to 6 Dec,,,,,,,,
12/01/2026,10am,IG,product,Advent box no. 1,https://quincelane.example/box,Jo,draft,
12/02/2026,10am,IG,product,Advent box no. 2,,Jo,draft,
31/11/2026,10am,IG,product,Advent box no. 0,,Jo,draft,
,,,,remember the picture of the mugs,,,,
3 Dec,25:00,Threads,fun,midnight roast thread,,Sam,idea,
4 Dec,12:30,"Insta, Facebook & Pinterest",news,"قهوة الصباح مع الجيران في الحديقة",,Sam,approved,
Date,Time,Where,Type,Caption,Link,Who,Status,Notes
Sat 5 Dec,noon,Newsletter,news,The winter letter,#REF!,Mo,scheduled,
TOTAL,,,,9 posts,,,,
"""


def _opened(window: MainWindow, text: str = _UNTIDY) -> ImportPage:
    path = Path(window.document.path).with_name("winter plan.csv")
    path.write_text(text, encoding="utf-8")
    window.sheets.open_file(path)
    page = window.sheets.page
    assert page is not None
    while page.draft.taken is None:
        wait(WAIT_MS)
    wait()
    return page


def _nothing_chosen(window: MainWindow) -> None:
    window.sheets.ask()


def _asked(window: MainWindow) -> None:
    _opened(window)


def _answered(window: MainWindow) -> None:
    _opened(window).draft.take_suggestions()


def _in_order(window: MainWindow) -> None:
    page = _opened(window)
    page.draft.take_suggestions()
    page.head.in_order.click()
    page.reading.tables.go_to(8)


def _row_by_row(window: MainWindow) -> None:
    page = _opened(window)
    ask = next(one for one in page.draft.asks if one.free and len(one.rows) > 1)
    page.reading.questions._open(ask.id, opened=True)
    body = page.reading.questions._rows[ask.id].body
    assert body is not None
    body._open_rows()
    page.reading.questions.fit(page.height())


def _correcting(window: MainWindow) -> None:
    page = _opened(window)
    page.draft.take_suggestions()
    table = page.reading.tables.understood
    table.edit(table.model().index(9, Column.TEXT))


def _columns(window: MainWindow) -> None:
    tables = _opened(window).reading.tables
    tables._ask_under_heading(2)


def _many_rows(window: MainWindow) -> None:
    rows = [f"2026-{1 + row % 12:02}-{1 + row % 28:02},09:{row % 60:02},IG,Post {row}\n" for row in range(10_000)]
    _opened(window, "Date,Time,Where,Caption\n" + "".join(rows))


def _dragged(window: MainWindow) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(Path(window.document.path).with_name("plan.xlsx")))])
    held = Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(window.rect().center(), *held))


IMPORT_PLACES = (
    Place("import-empty", empty, _nothing_chosen),
    Place("import-asked", empty, _asked),
    Place("import-answered", empty, _answered),
    Place("import-in-order", empty, _in_order),
    Place("import-row-by-row", empty, _row_by_row),
    Place("import-correcting", empty, _correcting),
    Place("import-columns", empty, _columns),
    Place("import-many", empty, _many_rows),
    Place("import-dragged", sample, _dragged),
    Place("import-mirrored", empty, _asked, _MIRRORED),
)
