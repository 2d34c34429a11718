"""The tab of pages: those that posts lead to, how links to them will show, and what to hand to the webmaster."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from planner.app.page_addresses import page_address
from planner.app.page_audit import audited, with_picture
from planner.app.pages_seen import noted, noted_trouble
from planner.domain.edits.pages import forget_readings
from planner.domain.pages import PageFacts, facts_of
from planner.domain.pages.shown import page_of
from planner.domain.pages_seen import FILE, NETWORK, trouble_of
from planner.domain.records import Brand, PageReading, Placement, Post, Profile
from planner.domain.span import Week
from planner.ui.context import Context
from planner.ui.pieces.file_choosing import choose_file
from planner.ui.pieces.file_drops import FileDrops
from planner.ui.pieces.parts import horizontal
from planner.ui.pieces.place_tab import PlaceTab
from planner.ui.pieces.reading_order import order_as_read
from planner.ui.presence.pages.asking import WHOLE_ADDRESS, Asking, typed_address
from planner.ui.presence.pages.details import PageDetails
from planner.ui.presence.pages.empty import Empty
from planner.ui.presence.pages.incoming import Incoming, sorted_out
from planner.ui.presence.pages.listed import Listed, PageList, page_list
from planner.ui.presence.pages.menus import offer_more, offer_ways
from planner.ui.presence.pages.rows import LOOSE, rows_of
from planner.ui.presence.pages.seen import Seen, seen_of
from planner.ui.presence.pages.side import Side
from planner.ui.words import tr


class PagesTab(PlaceTab):
    """Pages come in from files, texts and, on a click, from the web; what was read is kept with its day."""

    shows = (Brand, Placement, Post, Profile, PageReading)

    def __init__(self, context: Context) -> None:
        super().__init__(context, tr("Pages"))
        self._pages: PageList | None = None
        self._loose: tuple[str, PageFacts] | None = None
        self._pictures: dict[str, str] = {}
        self._troubles: dict[str, str] = {}
        self._wanted = ""
        self.side, self.details, self.empty = Side(context), PageDetails(context), Empty(context)
        self.asking, self.incoming = Asking(context, self, self.side), Incoming(context, self)
        self.web = self.asking.web
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.side.list)

    def show_brand(self, brand: Brand) -> None:
        """Shows the pages of this brand; one of another brand that is not kept is forgotten."""
        if self.brand is not None and brand.id != self.brand.id:
            self.web.stop()
            self._loose, self._pictures, self._troubles = None, {}, {}
        super().show_brand(brand)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side.fit(event.size().width())

    def read_anew(self, brand: Brand) -> None:
        """Reads the links of the plan, and what was read of pages."""
        self._pages = page_list(self.context.document, brand, Week.of(self.context.today(brand)))
        self._show_list()

    def show_record(self, id_: str) -> None:
        """Shows the page of this address, or of the reading of this id."""
        readings = self.context.document.page_readings(self.brand) if self.brand else []
        self._wanted = next((one.address for one in readings if one.id == id_), id_)
        self._show_list()

    # showing

    def _show_list(self) -> None:
        if self._pages is None or self.brand is None:
            return
        loose = self._loose[0] if self._loose else ""
        there = [one.address for one in self._pages.all()]
        self._stack.setCurrentIndex(0 if there or loose else 1)
        chosen = self._wanted or self.side.list.chosen
        self.side.list.show_rows(rows_of(self.context, self.brand, self._pages, loose))
        if not self.side.list.choose(chosen):
            self.side.list.step(1)
        self._wanted = "" if self.side.list.chosen == self._wanted else self._wanted
        self.side.week.setEnabled(bool(self._pages.this_week))
        self._show_chosen()

    def _show_chosen(self) -> None:
        seen = self._seen()
        self.details.setVisible(seen is not None)
        if seen is not None and self._pages is not None:
            self.details.show_page(seen, self._pages.plan)
            order_as_read(self)

    def _seen(self) -> Seen | None:
        address, pages = self.side.list.chosen, self._pages
        picture, trouble = self._pictures.get(address, ""), self._troubles.get(address, "")
        if pages is not None and address == LOOSE and self._loose is not None:
            return Seen(self._loose[0], "", audited=audited(self._loose[1], pages.accounts), picture=picture)
        page = self._page(address)
        if pages is None or page is None or self.brand is None:
            return None
        return seen_of(self.context, self.brand, page, pages.accounts, trouble=trouble, picture=picture)

    def _page(self, address: str) -> Listed | None:
        return self._pages.page(address) if self._pages else None

    # pages from files and texts

    def _take(self, name: str, source: str, facts: PageFacts) -> None:
        """Keeps a page under the address that it says; one that says none is only shown."""
        address = page_address(page_of(facts))
        if address:
            self._keep(address, facts, source)
        else:
            self._loose, self._wanted = (name, facts), LOOSE
            self._pictures.pop(LOOSE, None)
            self._show_list()

    def _give_address(self, typed: str) -> None:
        address = typed_address(typed)
        if self._loose is None or not address:
            self.said.emit(tr(WHOLE_ADDRESS))
            return
        (_, facts), self._loose = self._loose, None
        self._pictures[address] = self._pictures.pop(LOOSE, "")
        self._keep(address, facts, FILE)

    def _keep(self, address: str, facts: PageFacts, source: str) -> None:
        if self.brand is None:
            return
        self._troubles.pop(address, None)
        self._wanted = address if source != NETWORK else self._wanted
        now = self.context.now(self.brand)
        self.edit_requested.emit(noted(self.context.document, self.brand, address, facts, now, source=source))

    # pictures

    def _choose_picture(self) -> None:
        self._give_picture(choose_file(self, tr("Choose the picture of the page"), self.context.settings.memory))

    def _give_picture(self, path: str) -> None:
        """Shows a picture in the cards, and keeps what its file says of its size."""
        address, page = self.side.list.chosen, self._page(self.side.list.chosen)
        if not path or not address:
            return
        self._pictures[address] = path
        if address == LOOSE and self._loose is not None:
            self._loose = (self._loose[0], with_picture(self._loose[1], path))
        elif page is not None and page.reading is not None and not trouble_of(page.reading):
            facts = with_picture(facts_of(page.reading.table), path)
            if self.brand is not None and facts != facts_of(page.reading.table):
                kept = (address, facts, page.reading.at)
                self.edit_requested.emit(noted(self.context.document, self.brand, *kept, source=page.reading.source))
        self._show_chosen()

    def _drop(self, paths: list[str]) -> None:
        dropped = sorted_out(paths)
        if dropped.page:
            self.incoming.open(dropped.page)
        elif dropped.picture:
            self._give_picture(dropped.picture)
        else:
            self.said.emit(tr("Drop a saved page (.html) or a picture."))

    # pages from the web

    def _read_week(self) -> None:
        if self._pages is not None:
            self.asking.read([one.address for one in self._pages.this_week])

    def _came(self, address: str, facts: PageFacts) -> None:
        self.asking.done(address)
        self._keep(address, facts, NETWORK)

    def _failed(self, address: str, sentence: str, sure: bool) -> None:
        self._troubles[address] = sentence
        if sure and self.brand is not None:
            now = self.context.now(self.brand)
            self.edit_requested.emit(noted_trouble(self.context.document, self.brand, address, sentence, now))
        elif self._page(address) is None:
            self.said.emit(sentence)
        self._show_list()

    # making

    def _lay_out(self) -> None:
        both = QWidget()
        row = horizontal(both, self.theme.space(4))
        row.addWidget(self.side)
        row.addWidget(self.details, 1)
        self._stack.addWidget(both)
        self._stack.addWidget(self.empty)
        self.column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        side, details = self.side, self.details
        side.list.selectionModel().currentChanged.connect(self._show_chosen)
        side.add.clicked.connect(lambda: offer_ways(self.theme, self.incoming, side.add))
        side.week.clicked.connect(self._read_week)
        details.saved.clicked.connect(self.incoming.choose)
        details.read.clicked.connect(lambda: self.asking.read([self.side.list.chosen]))
        details.open.clicked.connect(lambda: self.link_requested.emit(self.side.list.chosen))
        details.more.clicked.connect(self._offer_more)
        details.copy_all.clicked.connect(self._copy_all)
        details.copy_requested.connect(self.copy_requested)
        details.entry_requested.connect(self.entry_requested)
        details.address_typed.connect(self._give_address)
        details.picture_asked.connect(self._choose_picture)
        self.empty.choose.clicked.connect(self.incoming.choose)
        self.empty.paste.clicked.connect(self.incoming.paste)
        self.incoming.came.connect(self._take)
        self.incoming.address_copied.connect(lambda address: self.asking.read([address]))
        self.incoming.said.connect(self.said)
        self.asking.said.connect(self.said)
        self.asking.wanted.connect(partial(setattr, self, "_wanted"))
        self.web.read_page.connect(self._came)
        self.web.failed.connect(self._failed)
        FileDrops(self, self.details).dropped.connect(self._drop)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self.incoming.paste)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _copy_all(self) -> None:
        seen = self._seen()
        if seen is not None and seen.audited is not None:
            self.copy_requested.emit(seen.audited.tags, tr("all tags that are missing"))

    def _offer_more(self) -> None:
        page = self._page(self.side.list.chosen)
        was_read = self.side.list.chosen == LOOSE or (page is not None and page.reading is not None)
        offer_more(self.theme, self.incoming, self._forget, self.details.more, was_read=was_read)

    def _forget(self) -> None:
        address = self.side.list.chosen
        page = self._page(address)
        self._pictures.pop(address, None)
        self._troubles.pop(address, None)
        if address == LOOSE:
            self._loose = None
            self._show_list()
        elif page is not None and page.reading is not None:
            self.edit_requested.emit(forget_readings([page.reading]))
