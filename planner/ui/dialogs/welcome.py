"""What lies over the calendar of a plan without posts: what this place is for, and how to begin."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from planner.ui.context import Context
from planner.ui.icons import lead, pixmap
from planner.ui.pieces.dialog_parts import button, column, row, words
from planner.ui.words import tr

_WIDTH, _SIGN = 528, 48


class Welcome(QFrame):
    """One sentence and three ways to begin, on a card in the middle of ``over``, which can be used around it."""

    new_post_requested = Signal()
    import_requested = Signal()
    sample_requested = Signal()

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(over)
        self._context = context
        self._over = over
        over.installEventFilter(self)
        self.setProperty("surface", "card")
        self.setAccessibleName(tr("An empty plan"))
        self._sign = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._sign.setFixedHeight(_SIGN)
        self.new_post = button(tr("New post"), "primary")
        self.import_sheet = button(tr("Import a sheet"))
        self.sample = button(tr("Look at a sample plan"))
        self._connect()
        self._lay_out()
        self._paint_again()
        context.theme.changed.connect(self._paint_again)

    def _connect(self) -> None:
        self.new_post.clicked.connect(self.new_post_requested)
        self.import_sheet.clicked.connect(self.import_requested)
        self.sample.clicked.connect(self.sample_requested)
        self.new_post.setToolTip(tr("The first post of this plan (N)"))
        self.import_sheet.setToolTip(tr("Your plan as CSV, Excel, LibreOffice or ICS, as you keep it (Ctrl+I)"))
        self.sample.setToolTip(tr("Opens a plan of its own, to try things out and throw away"))

    def _lay_out(self) -> None:
        space = self._context.theme.space
        self.setFixedWidth(_WIDTH)
        middle = column(space(2))
        middle.setContentsMargins(*4 * [space(5)])
        self.setLayout(middle)
        middle.addWidget(self._sign)
        middle.addSpacing(space(1))
        for text, step, role in _WORDS:
            line = words(tr(text), step=step, role=role)
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            middle.addWidget(line)
        middle.addSpacing(space(3))
        middle.addLayout(self._buttons())
        middle.addSpacing(space(2))
        hint = words(tr(_HINT), step="label", role="muted")
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        middle.addWidget(hint)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place()

    def _place(self) -> None:
        self.adjustSize()
        self.move(QPoint((self._over.width() - self.width()) // 2, (self._over.height() - self.height()) // 2))

    def _buttons(self) -> QHBoxLayout:
        beside = row(self._context.theme.space(2))
        beside.addStretch()
        for one in (self.new_post, self.import_sheet, self.sample):
            beside.addWidget(one)
        beside.addStretch()
        return beside

    def _paint_again(self) -> None:
        theme = self._context.theme
        self._sign.setPixmap(pixmap(theme, "evenweek", "accent.solid", _SIGN, self.devicePixelRatioF()))
        signs: tuple[tuple[QPushButton, str, str], ...] = (
            (self.new_post, "plus", "accent.on"),
            (self.import_sheet, "download-simple", "text.secondary"),
            (self.sample, "calendar-check", "text.secondary"),
        )
        for one, name, token in signs:
            lead(one, theme, name, token)


_WORDS = (
    ("Plan a balanced week", "title", ""),
    ("Here you see what you post, when and where, and whether the week keeps to your own rule.", "body", "secondary"),
)
_HINT = (
    "A sheet may be as untidy as it is: you see what is understood of it first. The sample is a file of its own, and "
    "nothing in it touches your plan."
)
