"""The text of an entry as it would be read: each part of a thread, what is hidden at first, and what does not fit."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from planner.ui.editor.preview.plain import from_right, shown_text
from planner.ui.editor.preview.shown import PartShown
from planner.ui.pieces.dialog_parts import words
from planner.ui.pieces.parts import LinkButton, vertical
from planner.ui.when import When
from planner.ui.words import tr


class TextShown(QWidget):
    """The parts, one under the other, each in a frame of its own where there are several."""

    def __init__(self, when: When, parts: tuple[PartShown, ...]) -> None:
        super().__init__()
        self._when = when
        column = vertical(self, 8)
        for number, part in enumerate(parts, start=1):
            column.addWidget(self._part(part) if len(parts) == 1 else self._framed(part, number, len(parts)))

    def _framed(self, part: PartShown, number: int, count: int) -> QFrame:
        frame = QFrame()
        frame.setProperty("surface", "sunken")
        column = vertical(frame, 4)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(
            words(tr("Part {number} of {count}", number=number, count=count), step="caption", role="muted")
        )
        column.addWidget(self._part(part))
        return frame

    def _part(self, part: PartShown) -> QWidget:
        box = QWidget()
        column = vertical(box, 4)
        if part.fold is None:
            column.addWidget(shown_text(part.fits))
        else:
            self._add_folded(box, part.fits, part.fold)
        if part.over:
            column.addWidget(self._over(part))
        return box

    def _add_folded(self, box: QWidget, text: str, fold: int) -> None:
        """What is seen at first, and the rest when it is asked for; where the network folds is only about right."""
        label = shown_text(f"{text[:fold].rstrip()}…")
        more = LinkButton(tr("…more"))
        more.setToolTip(tr("About here the rest is hidden. No network says where exactly."))
        more.setAccessibleName(tr("Show the rest of the text"))
        more.clicked.connect(lambda: self._unfold(label, more, text))
        column = box.layout()
        assert column is not None
        column.addWidget(label)
        column.addWidget(more)
        column.setAlignment(more, Qt.AlignmentFlag.AlignRight if from_right(text) else Qt.AlignmentFlag.AlignLeft)

    def _unfold(self, label: QLabel, more: LinkButton, text: str) -> None:
        label.setText(text)
        more.hide()

    def _over(self, part: PartShown) -> QFrame:
        frame = QFrame()
        frame.setProperty("surface", "danger")
        column = vertical(frame, 2)
        column.setContentsMargins(8, 4, 8, 4)
        said = tr("Does not fit: {number} over", number=self._when.number(part.excess))
        column.addWidget(words(said, step="caption", role="danger"))
        column.addWidget(shown_text(part.over))
        return frame
