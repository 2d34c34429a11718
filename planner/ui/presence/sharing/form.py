"""What is to be shared, as it is typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QStringListModel, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from planner.app.page_addresses import page_address
from planner.domain.link_form import corrected
from planner.domain.sharing import Shared, tags_of
from planner.ui.context import Context
from planner.ui.pieces.dialog_parts import labelled, searched_box, words
from planner.ui.pieces.folded import Folded
from planner.ui.pieces.plain import plain_hint
from planner.ui.words import tr

_TEXT_HEIGHT, _LETTERS = 96, 16
_NO_ADDRESS = "This is no address that opens."
_PAGE = "One that your posts lead to, or any other"
_PLAIN = "The address itself stays as it is: who shares it may come from anywhere."
_FOREIGN = "Not counted: the brand's settings do not name this site as yours."


class SharingForm(QWidget):
    """Fields for the page, the text and what some networks want besides; ``changed`` comes with every key.

    The page stands in ``head``, which has the room that an address needs.
    """

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._pages = QStringListModel(self)
        self.head = QWidget()
        self.page = searched_box(self._pages, letters=_LETTERS)
        self.trouble = words("", step="caption", role="danger")
        self.text = _Text()
        self.tracking = QCheckBox(tr("Say in the link where readers come from"))
        self.untracked = words("", step="caption", role="muted")
        self.lines = {name: QLineEdit() for name in ("title", "tags", "picture", "server")}
        self._more = QWidget()
        self.more = Folded(context.theme, tr("More"), self._more)
        self._set_up()
        self._lay_out()
        self._connect()

    @property
    def shared(self) -> Shared:
        """What is typed; without a page while that is no address."""
        said = {name: line.text() for name, line in self.lines.items()}
        page = self._typed_page if self._trouble() == "" else ""
        return Shared(
            page=page,
            text=self.text.toPlainText(),
            title=said["title"],
            tags=tags_of(said["tags"]),
            picture=said["picture"].strip(),
            server=said["server"],
        )

    @property
    def state(self) -> dict[str, str]:
        """What is typed, to be put back with ``restore``."""
        lines = {name: line.text() for name, line in self.lines.items()}
        return {"page": self.page.currentText(), "text": self.text.toPlainText(), **lines}

    def restore(self, state: Mapping[str, str], server: str = "") -> None:
        """Shows what was typed before; ``server`` where none was."""
        self.show_page(state.get("page", ""))
        self.text.setPlainText(state.get("text", ""))
        for name, line in self.lines.items():
            line.setText(state.get(name, server if name == "server" else ""))

    def offer_pages(self, pages: Sequence[str]) -> None:
        """Offers these pages; what is typed stays."""
        typed = self.page.currentText()
        if list(pages) != self._pages.stringList():
            self._pages.setStringList(list(pages))
            self.show_page(typed)

    def show_page(self, address: str) -> None:
        """Shows an address from its beginning."""
        self.page.setEditText(address)
        line = self.page.lineEdit()
        if line is not None:
            line.setCursorPosition(0)

    def offer_tracking(self, *, own: bool, plain: bool) -> None:
        """Whether links may say where readers come from: of the brand's pages, but not the address itself."""
        why = tr(_PLAIN) if plain else "" if own else tr(_FOREIGN)
        self.tracking.setEnabled(not why)
        self.untracked.setText(why)
        self.untracked.setVisible(bool(self.shared.page and why))
        self.tracking.setToolTip(why or tr("Adds what the brand's template says to the address of the page"))

    @property
    def _typed_page(self) -> str:
        return self.page.currentText().strip()

    def _trouble(self) -> str:
        """What is wrong with the page that is typed."""
        typed = self._typed_page
        meant = corrected(typed)
        if meant is None and (not typed or page_address(typed)):
            return ""
        said = tr(_NO_ADDRESS)
        return f"{said} {tr('Do you mean {address}?', address=meant)}" if meant and page_address(meant) else said

    def _tell(self) -> None:
        self.page.setToolTip(plain_hint(self._typed_page) or tr(_PAGE))
        trouble = self._trouble()
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        self.changed.emit()

    def _set_up(self) -> None:
        self.trouble.hide()
        self.untracked.hide()
        self.tracking.setChecked(True)
        self.text.setFixedHeight(_TEXT_HEIGHT)
        line = self.page.lineEdit()
        if line is not None:
            line.setPlaceholderText(tr("https://…"))
        self.lines["tags"].setPlaceholderText(tr("tea, autumn"))
        self.lines["picture"].setPlaceholderText(tr("https://…"))
        self.lines["server"].setPlaceholderText("mastodon.social")

    def _lay_out(self) -> None:
        space = self._context.theme.space
        above = QVBoxLayout(self.head)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(space(1))
        above.addLayout(labelled(tr("Page"), self.page, tr(_PAGE)))
        above.addWidget(self.trouble)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addLayout(labelled(tr("Text"), self.text))
        column.addWidget(self.tracking)
        column.addWidget(self.untracked)
        column.addWidget(self.more)
        column.addStretch(1)
        inner = QVBoxLayout(self._more)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(space(3))
        for name, title, hint in (
            ("title", tr("Title"), tr("For networks that take one; else the text is taken")),
            ("tags", tr("Hashtags"), tr("For X")),
            ("picture", tr("Address of the picture"), tr("For Pinterest, OK and Weibo")),
            (
                "server",
                tr("Mastodon server"),
                tr("A link opens one server; which one your readers use is theirs to know"),
            ),
        ):
            inner.addLayout(labelled(title, self.lines[name], hint))

    def _connect(self) -> None:
        self.page.editTextChanged.connect(self._tell)
        self.text.textChanged.connect(self.changed)
        self.tracking.toggled.connect(self.changed)
        for line in self.lines.values():
            line.textChanged.connect(self.changed)


class _Text(QPlainTextEdit):
    """A few lines of plain text; Tab goes on to the next field."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.ensureCursorVisible()
