"""A page: how a link to it will show, the posts that lead to it, and what it lacks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from planner.app.page_audit import Audited
from planner.domain.plan import Plan, name_of
from planner.domain.records import Placement
from planner.ui import icons
from planner.ui.context import Context
from planner.ui.pieces.dialog_parts import column, row, words
from planner.ui.pieces.flow import Flow
from planner.ui.pieces.looks import SEVERITY_LOOKS
from planner.ui.pieces.parts import IconButton, LinkButton, emptied, heading, horizontal, labelled, vertical
from planner.ui.pieces.plain import literal
from planner.ui.pieces.scrolled import Scrolled
from planner.ui.pieces.wrapped_row import wrapped
from planner.ui.presence.pages.link_card import LinkCard
from planner.ui.presence.pages.missing import MissingList
from planner.ui.presence.pages.said import SaidByPage
from planner.ui.presence.pages.seen import Seen
from planner.ui.words import tr

_MOST_ENTRIES = 4
_SHAPE = 16
_FINE = ("check-circle-fill", "status.approved")


class PageDetails(QFrame):
    """The signals carry what is wanted for the page that is shown."""

    copy_requested = Signal(str, str)
    entry_requested = Signal(str)
    address_typed = Signal(str)
    picture_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._cards: dict[str, LinkCard] = {}
        self._look = _FINE
        self.setProperty("surface", "card")
        self._name, self._when = heading("", "heading", ""), wrapped("", "caption", "muted")
        self.read, self.more = QPushButton(tr("Read from the web")), IconButton(context.theme, "dots-three", tr("More"))
        self.open = IconButton(context.theme, "arrow-square-out", tr("Open the page in the browser"))
        self._shape, self._verdict = QLabel(), wrapped("", "body.strong")
        self.saved = QPushButton(tr("Open a saved page…"))
        self.address = QLineEdit()
        self.picture = QPushButton()
        self.copy_all = QPushButton(tr("Copy all tags"))
        self._missing_name, self._cut = heading("", "heading", ""), words("", step="caption", role="muted")
        self.missing, self.said = MissingList(context), SaidByPage(context)
        self._lay_out()
        self._connect()
        self._tint()

    def show_page(self, seen: Seen, plan: Plan) -> None:
        """Shows a page."""
        self._name.setText(seen.name)
        self._name.setToolTip(seen.address)
        self._when.setText(seen.when)
        self._when.setVisible(bool(seen.when))
        for part in (self.open, self.read):
            part.setVisible(bool(seen.address))
        self._needs_address.setVisible(seen.audited is not None and not seen.address)
        self.saved.setVisible(seen.audited is None)
        self._show_verdict(seen)
        self._show_entries(seen.entries, plan)
        self._body.setVisible(seen.audited is not None)
        if seen.audited is not None:
            self._show_audited(seen.audited, seen.picture)

    # showing

    def _show_verdict(self, seen: Seen) -> None:
        self._look = ("circle-dashed", "text.muted")
        said = tr(
            "This page has not been read yet. Read it from the web, or save it in your browser and drop the file here."
        )
        if seen.audited is not None:
            verdict = seen.audited.verdict
            self._look = SEVERITY_LOOKS[verdict.severity][1:] if verdict.severity else _FINE
            said = tr(verdict.words)
        if seen.trouble:
            self._look, said = ("warning-circle", "status.ready"), tr(seen.trouble)
        self._verdict.setText(said)
        self._tint()

    def _show_entries(self, entries: Sequence[Placement], plan: Plan) -> None:
        emptied(self._entries)
        self._leading.setVisible(bool(entries))
        firsts = [*{one.post_id: one for one in reversed(entries)}.values()][::-1]
        for one in firsts[:_MOST_ENTRIES]:
            day = self._context.when.day(one.date) if one.date else tr("no day")
            button = LinkButton(literal(tr("{day}: {post}", day=day, post=_shortened(name_of(plan.post_of(one))))))
            button.setToolTip(tr("Show this post on the calendar"))
            button.clicked.connect(lambda _=False, id_=one.id: self.entry_requested.emit(id_))
            self._entries.addWidget(button)
        if len(firsts) > _MOST_ENTRIES:
            rest = words(tr("and %n more", len(firsts) - _MOST_ENTRIES), step="label", role="muted")
            rest.setFixedHeight(button.sizeHint().height())
            self._entries.addWidget(rest)

    def _show_audited(self, audited: Audited, picture: str) -> None:
        for card in audited.cards:
            if card.key not in self._cards:
                self._cards[card.key] = made = LinkCard(self._context, card)
                self._shelf.addWidget(made)
            self._cards[card.key].show_card(card, picture, audited.facts.picture)
        named = bool(audited.cards[0].image) if audited.cards else False
        self.picture.setText(tr("Another picture file…") if picture else tr("Choose the picture file…"))
        hint = tr("The cards show its middle, and its size is looked at; it can be dropped here too")
        self.picture.setToolTip(hint if named else tr("See how a picture would look; the page names none"))
        count = len(audited.findings)
        self._missing_name.setText(tr("%n thing(s) to put right", count) if count else tr("Nothing is missing"))
        self.copy_all.setVisible(bool(audited.tags))
        self.missing.setVisible(bool(count))
        self.missing.show_findings(audited.findings)
        self.said.show_facts(audited.facts)
        self._cut.setVisible(audited.facts.cut)

    # making

    def _lay_out(self) -> None:
        space = self._context.theme.space
        whole = vertical(self, space(3))
        whole.setContentsMargins(space(4), space(3), space(4), space(3))
        whole.addLayout(self._made_head())
        lines = column(space(4))
        lines.addWidget(self._made_verdict())
        lines.addWidget(self.saved, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addWidget(self._made_needs_address())
        lines.addWidget(self._made_body())
        lines.addWidget(self._made_leading())
        lines.addStretch()
        whole.addWidget(Scrolled(lines), 1)

    def _made_head(self) -> QHBoxLayout:
        line = row(self._context.theme.space(1))
        self.read.setToolTip(tr("Ask the site for the page now, and keep what it says with its day"))
        line.addWidget(self._name, 1)
        for part in (self.read, self.open, self.more):
            line.addWidget(part)
        return line

    def _made_verdict(self) -> QWidget:
        box = QWidget()
        texts = QWidget()
        inside = vertical(texts, 2)
        inside.addWidget(self._verdict)
        inside.addWidget(self._when)
        line = horizontal(box, self._context.theme.space(2))
        self._shape.setFixedSize(_SHAPE, _SHAPE + 4)
        line.addWidget(self._shape, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(texts, 1)
        return box

    def _made_leading(self) -> QWidget:
        self._leading = QWidget()
        inside = vertical(self._leading, 2)
        inside.addWidget(heading(tr("Posts that lead here")))
        flow = QWidget()
        self._entries = Flow(flow, self._context.theme.space(3), between=0)
        inside.addWidget(flow)
        return self._leading

    def _made_needs_address(self) -> QWidget:
        self.address.setPlaceholderText("https://")
        self.address.setToolTip(tr("Where the page lies; with it the page is kept in the plan (Enter)"))
        self._needs_address = labelled(tr("The page does not say its address. Type it to keep the page"), self.address)
        return self._needs_address

    def _made_body(self) -> QWidget:
        space = self._context.theme.space
        self._body = QWidget()
        inside = vertical(self._body, space(4))
        shelf = QWidget()
        self._shelf = Flow(shelf, space(4))
        inside.addWidget(shelf)
        self.picture.setProperty("small", True)
        self.saved.setToolTip(tr("Read a page that a browser saved; nothing is loaded from the web"))
        inside.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignLeft)
        head = row(space(2))
        head.addWidget(self._missing_name, 1)
        head.addWidget(self.copy_all)
        self.copy_all.setToolTip(tr("Copy everything that belongs into the page, to hand it to whoever looks after it"))
        self._cut.setText(tr("The page is very long or oddly built; only its beginning was looked at."))
        inside.addLayout(head)
        inside.addWidget(self._cut)
        inside.addWidget(self.missing)
        inside.addWidget(self.said)
        return self._body

    def _connect(self) -> None:
        self.missing.copy_requested.connect(self.copy_requested)
        self.picture.clicked.connect(self.picture_asked)
        self.address.returnPressed.connect(lambda: self.address_typed.emit(self.address.text()))
        self._context.theme.changed.connect(self._tint)

    def _tint(self) -> None:
        theme, ratio = self._context.theme, self.devicePixelRatioF()
        self._shape.setPixmap(icons.pixmap(theme, *self._look, _SHAPE, ratio))
        icons.lead(self.read, theme, "globe")
        icons.lead(self.saved, theme, "folder-open")
        icons.lead(self.picture, theme, "image")
        icons.lead(self.copy_all, theme, "copy")


def _shortened(name: str) -> str:
    line = " ".join(name.split())
    return line if len(line) <= 40 else f"{line[:39]}…"
