"""The tab of share links: what is shared, with which network, and the link that does it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QWidget

from planner.app.failures import PlanError
from planner.app.page_fetching import links_of
from planner.app.sharing import honesty, save_code, share_networks
from planner.domain.link_form import own
from planner.domain.plan import Plan
from planner.domain.platforms import Confidence
from planner.domain.records import Brand, Placement, Post, Profile
from planner.domain.sharing import (
    Shared,
    ShareNetwork,
    button_html,
    lacks,
    server_of,
    share_link,
    tracked_page,
)
from planner.domain.span import Span
from planner.ui.context import Context
from planner.ui.pieces.dialog_parts import column, words
from planner.ui.pieces.found_rows import Found
from planner.ui.pieces.place_tab import PlaceTab
from planner.ui.pieces.row_list import RowList
from planner.ui.pieces.scrolled import Scrolled
from planner.ui.presence.sharing.details import ShareDetails
from planner.ui.presence.sharing.form import SharingForm
from planner.ui.words import tr

_PAGE, _FORM, _LIST, _MOST_PAGES = 640, 288, 220, 200
_BEFORE, _AHEAD = timedelta(days=31), timedelta(days=123)
"""The days whose entries offer their pages."""
_PLAIN, _FOLDER, _TYPED, _MASTODON = "page", "share_folder", "sharing.typed", "mastodon"
_TRUST = {
    Confidence.VERIFIED: "Documented by the network",
    Confidence.SECONDARY: "Told by others: try it once before you use it",
    Confidence.UNVERIFIED: "Not verified: try it before you use it",
}
_LACKS = {
    "page": "Type a page, or choose one that your posts lead to.",
    "server": "Say under More which server the link shall open.",
}


class SharingTab(PlaceTab):
    """Nothing of it is kept in the plan; what is typed stays for each brand, from one start to the next."""

    shows = (Brand, Post, Placement, Profile)

    def __init__(self, context: Context) -> None:
        super().__init__(context, tr("Share links"))
        self._networks = {one.key: one for one in share_networks()}
        self._shown = ""
        self._reading = False
        self._plan: Plan | None = None
        self.form = SharingForm(context)
        self.list = RowList(context.theme, tr("Networks"))
        self.details = ShareDetails(context)
        self._lay_out()
        self._connect()
        self.list.show_rows(self._rows())
        self.list.choose(_PLAIN)
        self.setFocusProxy(self.form.page)

    def read_anew(self, brand: Brand) -> None:
        """Offers the pages that entries lead to."""
        today = self.context.today(brand)
        self._plan = self.context.document.plan(brand, Span(today - _BEFORE, today + _AHEAD))
        self._reading = True
        if brand.id != self._shown:
            self._shown = brand.id
            begun = {"page": self._next_page(self._plan, today)}
            self.form.restore(self._remembered() or begun, self._server(self._plan))
        self.form.offer_pages(links_of(self._plan)[:_MOST_PAGES])
        self._reading = False
        self._show()

    def show_record(self, id_: str) -> None:
        """Shares the page of this address."""
        self.form.show_page(id_)

    # what is shared

    def _show(self) -> None:
        if self._plan is None:
            return
        shared = self.form.shared
        network = self._networks.get(self.list.chosen)
        self.form.offer_tracking(own=own(shared.page, self._plan.brand.domains), plain=network is None)
        if network is None:
            self._show_page(shared)
        else:
            self._show_network(network, self._tracked(shared, network.key))

    def _show_page(self, shared: Shared) -> None:
        """The address itself, which is what most readers share."""
        note = tr(honesty()["buttons"].words) if shared.page else tr(_LACKS["page"])
        source = honesty()["buttons"].source if shared.page else ""
        self.details.show_link(tr("The address itself"), shared.page, "", note, source)

    def _show_network(self, network: ShareNetwork, shared: Shared) -> None:
        lacking = lacks(network, shared)
        link = share_link(network, shared)
        html = button_html(network, link) if link else ""
        note = tr(_LACKS[lacking[0]]) if lacking else tr(network.note)
        source = " · ".join((tr(_TRUST[network.trust]), network.source, tr("checked on {day}", day=self._day(network))))
        self.details.show_link(network.name, link, html, note, source)

    def _tracked(self, shared: Shared, key: str) -> Shared:
        if self._plan is None or not self.form.tracking.isChecked():
            return shared
        page = tracked_page(self._plan, shared.page, self.context.catalogue.tracking, key)
        return replace(shared, page=page)

    def _day(self, network: ShareNetwork) -> str:
        return self.context.when.short_dated(network.checked)

    def _server(self, plan: Plan) -> str:
        """The server of the brand's own account on Mastodon."""
        there = (one for one in plan.profiles if one.platform == _MASTODON)
        return next((host for one in there if (host := server_of(one.address) or server_of(one.handle))), "")

    def _next_page(self, plan: Plan, today: date) -> str:
        """The page that the next post leads to, or one before it; "" without any."""
        return next(iter((*links_of(plan, Span(today, today + _AHEAD)), *links_of(plan))), "")

    def _remember(self) -> None:
        """Keeps what somebody typed; a page that was only offered is offered anew."""
        if self._shown and not self._reading:
            self.context.settings.memory.put(f"{_TYPED}.{self._shown}", self.form.state)

    def _remembered(self) -> dict[str, str]:
        found = self.context.settings.memory.get(f"{_TYPED}.{self._shown}")
        kept = found.items() if isinstance(found, dict) else ()
        return {name: text for name, text in kept if isinstance(text, str)}

    # the list

    def _rows(self) -> list[Found]:
        platforms = self.context.catalogue.platforms
        rows = [Found(_PLAIN, tr("The address itself"), tr("to be copied or scanned"), icon="link-simple")]
        for one in self._networks.values():
            platform = platforms.named(one.key)
            glyph = platform.glyph if platform else "envelope-simple" if one.key == "email" else "globe"
            rows.append(Found(one.key, one.name, self._takes(one), icon=glyph))
        return rows

    def _takes(self, network: ShareNetwork) -> str:
        """What of the form reaches the network."""
        names = {"text": tr("text"), "title": tr("title"), "tags": tr("hashtags"), "picture": tr("picture")}
        taken = [words for name, words in names.items() if name in network.takes]
        return ", ".join([tr("page"), *taken]) if taken else tr("page only")

    # the code

    def _save_code(self) -> None:
        folder = self.context.settings.memory.get(_FOLDER) or QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        proposed = str(Path(str(folder)) / f"{tr('QR code')} {self.list.chosen}.png")
        chosen, kind = QFileDialog.getSaveFileName(self, tr("Save QR code"), proposed, "PNG (*.png);;SVG (*.svg)")
        if chosen:
            self.save_code(Path(chosen if Path(chosen).suffix else f"{chosen}{'.svg' if 'svg' in kind else '.png'}"))

    def save_code(self, path: Path) -> None:
        """Writes the code that is shown to a file, and says so."""
        self.context.settings.memory.put(_FOLDER, str(path.parent))
        try:
            save_code(self.details.link.toPlainText(), path)
        except PlanError as error:
            self.said.emit(tr(str(error)))
            return
        self.said.emit(tr("QR code saved as {file}.", file=path.name))

    # making

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(self.theme.space(4))
        self.list.setFixedWidth(_LIST)
        self._fields = _scrolled(self.form)
        row.addWidget(self._fields)
        row.addWidget(self.list)
        row.addWidget(_scrolled(self.details), 1)
        self.form.head.setMaximumWidth(_PAGE)
        self.column.addWidget(self.form.head)
        self.column.addLayout(row, 1)
        self.column.addWidget(words(f"{tr(honesty()['none'].words)} {tr(honesty()['search'].words)}", role="secondary"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The fields get more room where there is more."""
        super().resizeEvent(event)
        self._fields.setFixedWidth(max(_FORM, event.size().width() // 4))

    def _connect(self) -> None:
        self.form.changed.connect(self._show)
        self.form.changed.connect(self._remember)
        self.list.selectionModel().currentChanged.connect(self._show)
        self.details.copy_requested.connect(self.copy_requested)
        self.details.open_requested.connect(self.link_requested)
        self.details.save_requested.connect(self._save_code)
        self.details.said.connect(self.said)


def _scrolled(inside: QWidget) -> QScrollArea:
    lines = column(0)
    lines.addWidget(inside)
    lines.addStretch(1)
    return Scrolled(lines)
