"""The table in the HTML that spreadsheets put on the clipboard. Text only: nothing is shown, run or fetched."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from planner.exchange.sheets.cell_text import storable
from planner.exchange.sheets.grid import Area, Grid
from planner.exchange.sheets.limits import MOST_COLUMNS, MOST_ROWS

_SPACE = re.compile(r"[ \t\r\n\f]+")
_BREAKS = re.compile(r" ?\n ?")
_NOT_SHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_BLOCKS = frozenset(("p", "div", "li"))
_UNREAD = frozenset(("style", "script", "head", "title"))


class TableReader(HTMLParser):
    """Fills a grid with the first table; ``rich`` when the table says more than the plain text beside it can."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.grid = Grid("")
        self.rich = False
        self._tables = 0
        self._done = False
        self._unread = 0
        self._row, self._column, self._columns = 0, 0, 0
        self._taken: dict[int, int] = {}
        self._text: list[str] | None = None
        self._span = (1, 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Takes what begins."""
        said = {name: value or "" for name, value in attrs}
        if tag in _UNREAD:
            self._unread += 1
        elif tag == "table":
            self._tables += 1
        elif self._tables == 1 and not self._done:
            self._in_table(tag, said)

    def handle_endtag(self, tag: str) -> None:
        """Takes what ends."""
        if tag in _UNREAD:
            self._unread = max(self._unread - 1, 0)
        elif tag == "table" and self._tables:
            self._end_cell()
            self._tables -= 1
            self._done = self._done or not self._tables
        elif tag in ("td", "th", "tr"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        """Takes text."""
        if self._text is not None and not self._unread:
            self._text.append(_SPACE.sub(" ", data))

    def close(self) -> None:
        """Ends what was left open."""
        super().close()
        self._end_cell()

    def _in_table(self, tag: str, said: dict[str, str]) -> None:
        if tag == "tr":
            self._begin_row(said)
        elif tag in ("td", "th"):
            self._begin_cell(said)
        elif tag == "col":
            self._begin_column(said)
        elif self._text is not None and (tag == "br" or (tag in _BLOCKS and any(self._text))):
            self._text.append("\n")

    def _begin_column(self, said: dict[str, str]) -> None:
        many = _span(said, "span", MOST_COLUMNS)
        if _is_hidden(said) and self._columns < MOST_COLUMNS:
            self.rich = True
            self.grid.hidden_columns.append(range(self._columns + 1, self._columns + many + 1))
        self._columns += many

    def _begin_row(self, said: dict[str, str]) -> None:
        self._end_cell()
        self._row += 1
        self._column = 0
        if _is_hidden(said):
            self.rich = True
            self.grid.hidden_rows.append(range(self._row, self._row + 1))

    def _begin_cell(self, said: dict[str, str]) -> None:
        self._end_cell()
        self._row = self._row or 1
        self._column += 1
        while self._column <= MOST_COLUMNS and self._taken.get(self._column, 0) >= self._row:
            self._column += 1
        self._span = _span(said, "rowspan", MOST_ROWS), _span(said, "colspan", MOST_COLUMNS)
        self._text = []

    def _end_cell(self) -> None:
        if self._text is None:
            return
        text = _BREAKS.sub("\n", "".join(self._text)).strip(" \n")
        self._text = None
        down, across = self._span
        self.grid.put(self._row, self._column, storable(text))
        if down > 1:
            self.rich = True
            self.grid.areas.append(Area(self._row, self._row + down - 1, self._column))
            last = self._row + down - 1
            columns = range(self._column, min(self._column + across, MOST_COLUMNS + 1))
            self._taken.update(dict.fromkeys(columns, last))
        self._column += across - 1


def _span(said: dict[str, str], name: str, most: int) -> int:
    given = said.get(name, "1").strip()
    return min(max(int(given), 1), most) if given.isdecimal() and len(given) < 10 else 1


def _is_hidden(said: dict[str, str]) -> bool:
    return "hidden" in said or _NOT_SHOWN.search(said.get("style", "")) is not None
