"""The end of the export page: what must be fixed first, what was written, and the button that writes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from planner.ui.context import Context
from planner.ui.icons import lead, pixmap
from planner.ui.pieces.dialog_parts import button, row, words
from planner.ui.pieces.plain import breakable
from planner.ui.words import tr

_HEIGHT, _ICON = 64, 16


class Foot(QFrame):
    """Says one thing at a time: a result, a failure, or a warning."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._warning, self._result = "", ""
        self._shape: tuple[str, str] | None = None
        self._mark, self.said = QLabel(), words("", role="secondary")
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.said.setAccessibleName(tr("What became of it"))
        self.show_folder = button(tr("Show in folder"))
        self.show_folder.setToolTip(tr("Open the folder of the file"))
        self.show_folder.hide()
        self.write = button(tr("Export…"), "primary")
        self.write.setToolTip(tr("Choose where it goes, and write it (Ctrl+Enter)"))
        self.setProperty("surface", "panel")
        self.setProperty("edge", "top")
        self.setMinimumHeight(_HEIGHT)
        self._lay_out()
        context.theme.changed.connect(self._paint)
        self._paint()

    def show_ready(self, *, ready: bool, files: int) -> None:
        """Whether there is something to write, and how many files it becomes."""
        self.write.setEnabled(ready)
        self.write.setText(tr("Export %n file(s)…", files) if files > 1 else tr("Export…"))

    def warn(self, sentence: str) -> None:
        """Says what must be fixed first, as long as there is nothing newer to say."""
        self._warning = sentence
        if not self._result:
            self._say(sentence, "warning", ("warning", "status.ready"))

    def begin(self) -> None:
        """Nothing more can be written until this is."""
        self.write.setEnabled(False)

    def show_written(self, sentences: str) -> None:
        """Says what was written, and offers its folder."""
        self._result = sentences
        self.write.setEnabled(True)
        self.show_folder.show()
        self.show_folder.setFocus()
        self._say(sentences, "success", ("check-circle-fill", "status.approved"))

    def show_failed(self, sentence: str) -> None:
        """Says why nothing was written; nothing when the user stopped it."""
        self.write.setEnabled(True)
        self._result = sentence
        self.show_folder.hide()
        self.write.setFocus()
        self._say(sentence, "danger", ("warning-circle", "status.overdue"))

    def forget_written(self) -> None:
        """What was written is not what is shown any more."""
        self._result = ""
        self.show_folder.hide()
        self.warn(self._warning)

    # private

    def _say(self, sentence: str, role: str, shape: tuple[str, str]) -> None:
        self.said.setText(breakable(sentence))
        self.said.setProperty("role", role)
        self.said.style().polish(self.said)
        self._shape = shape if sentence else None
        self._paint()

    def _paint(self) -> None:
        lead(self.write, self._context.theme, "export", "accent.on")
        lead(self.show_folder, self._context.theme, "folder-open")
        self._mark.setVisible(self._shape is not None)
        if self._shape is not None:
            self._mark.setPixmap(pixmap(self._context.theme, *self._shape, _ICON, self.devicePixelRatioF()))

    def _lay_out(self) -> None:
        space = self._context.theme.space
        line = row(space(2))
        line.setContentsMargins(space(4), space(3), space(4), space(3))
        parts: tuple[tuple[QWidget, int], ...] = (
            (self._mark, 0),
            (self.said, 1),
            (self.show_folder, 0),
            (self.write, 0),
        )
        for part, stretch in parts:
            line.addWidget(part, stretch)
        self.setLayout(line)
