"""The link of the chosen network: as address, as button for a page, and as QR code, each copied with one click."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QImage, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.app.sharing import CODE_SCALE, NoCode, qr_code
from planner.ui.context import Context
from planner.ui.icons import lead
from planner.ui.pieces.dialog_parts import button, row, words
from planner.ui.words import tr

_CODE, _LINK, _HTML = 192, 92, 112


class ShareDetails(QFrame):
    """Shows a link; what is copied or saved is asked for by signals, but for the picture of the code."""

    copy_requested = Signal(str, str)
    open_requested = Signal(str)
    save_requested = Signal()
    said = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setProperty("surface", "card")
        self.name, self.note = words("", step="heading"), words("", role="secondary")
        self.source = words("", step="caption", role="muted")
        self.link, self.html = _lines(tr("Link"), _LINK), _lines(tr("Button for your page, as HTML"), _HTML)
        self.code = QLabel()
        self.no_code = words("", step="caption", role="muted")
        self._make_buttons()
        self._body = QWidget()
        self._lay_out()
        context.theme.changed.connect(self._set_icons)

    def show_link(self, name: str, link: str, html: str, note: str, source: str) -> None:
        """Shows the link and the button; without a link only the note, which says what is lacking."""
        self.name.setText(name)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.source.setText(source)
        self.source.setVisible(bool(source))
        self._body.setVisible(bool(link))
        for field, text in ((self.link, link), (self.html, html)):
            if field.toPlainText() != text:
                field.setPlainText(text)
        for widget in (self.html, self._html_name, self.copy_html):
            widget.setVisible(bool(html))
        self._show_code(link)

    # the code

    def _show_code(self, link: str) -> None:
        self._picture = QImage()
        trouble = ""
        if link:
            try:
                self._picture.loadFromData(qr_code(link, "png"))
            except NoCode as error:
                trouble = tr(str(error))
        there = not self._picture.isNull()
        self.code.setPixmap(self._scaled() if there else QPixmap())
        self.no_code.setText(trouble)
        self.no_code.setVisible(bool(trouble))
        for widget in (self.code, self.copy_code, self.save_code):
            widget.setVisible(there)

    def _scaled(self) -> QPixmap:
        """The code with squares of whole pixels, about as large as it is shown."""
        ratio, squares = self.devicePixelRatioF(), self._picture.width() // CODE_SCALE
        side = squares * max(1, round(_CODE * ratio / squares))
        made = QPixmap.fromImage(self._picture.scaled(side, side))
        made.setDevicePixelRatio(ratio)
        return made

    def _copy_code(self) -> None:
        QGuiApplication.clipboard().setImage(self._picture)
        self.said.emit(tr("QR code copied."))

    # making

    def _make_buttons(self) -> None:
        self.copy_link = self._made(tr("Copy link"), "copy", tr("Copies the address"))
        self.open_link = self._made(tr("Try it"), "arrow-square-out", tr("Opens the link in your browser"))
        self.copy_html = self._made(tr("Copy HTML"), "copy", tr("Copies the HTML, to be put into a page"))
        self.copy_code = self._made(tr("Copy QR code"), "copy", tr("Copies it as a picture"))
        self.save_code = self._made(tr("Save…"), "download-simple", tr("Saves the QR code as PNG or SVG"))
        self.copy_link.clicked.connect(lambda: self.copy_requested.emit(self.link.toPlainText(), tr("Link")))
        self.open_link.clicked.connect(lambda: self.open_requested.emit(self.link.toPlainText()))
        self.copy_html.clicked.connect(
            lambda: self.copy_requested.emit(self.html.toPlainText(), tr("HTML of the button"))
        )
        self.copy_code.clicked.connect(self._copy_code)
        self.save_code.clicked.connect(self.save_requested)
        self._set_icons()

    def _made(self, text: str, icon: str, hint: str) -> QPushButton:
        made = button(text)
        made.setProperty("small", True)
        made.setProperty("sign", icon)
        made.setToolTip(hint)
        return made

    def _set_icons(self) -> None:
        for pressed in (self.copy_link, self.open_link, self.copy_html, self.copy_code, self.save_code):
            lead(pressed, self._context.theme, str(pressed.property("sign")))

    def _lay_out(self) -> None:
        space = self._context.theme.space
        column = QVBoxLayout(self)
        column.setContentsMargins(*4 * [space(4)])
        column.setSpacing(space(2))
        for part in (self.name, self.note, self._body, self.source):
            column.addWidget(part)
        column.addStretch(1)
        self._html_name = words(tr("Button for your page, as HTML"), step="label", role="secondary")
        grid = QGridLayout(self._body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(space(2))
        grid.addWidget(words(tr("Link"), step="label", role="secondary"), 0, 0)
        grid.addWidget(self.link, 1, 0)
        grid.addLayout(self._beside(self.copy_link, self.open_link), 2, 0)
        grid.addWidget(self._html_name, 3, 0)
        grid.addWidget(self.html, 4, 0)
        grid.addLayout(self._beside(self.copy_html), 5, 0)
        grid.addWidget(words(tr("QR code"), step="label", role="secondary"), 6, 0)
        grid.addWidget(self.code, 7, 0)
        grid.addWidget(self.no_code, 8, 0)
        grid.addLayout(self._beside(self.copy_code, self.save_code), 9, 0)
        self.code.setAccessibleName(tr("QR code"))

    def _beside(self, *buttons: QPushButton) -> QHBoxLayout:
        made = row(self._context.theme.space(2))
        for pressed in buttons:
            made.addWidget(pressed)
        made.addStretch()
        return made


def _lines(name: str, height: int) -> QPlainTextEdit:
    """Words to be read and selected."""
    made = QPlainTextEdit()
    made.setReadOnly(True)
    made.setTabChangesFocus(True)
    made.setAccessibleName(name)
    made.setFixedHeight(height)
    made.setWordWrapMode(made.wordWrapMode().WrapAnywhere)
    return made
