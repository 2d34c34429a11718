"""The stages of the work with a creator as a quiet row, of which one is where it is."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QWidget

from planner.domain.records import Stage
from planner.ui.creators.due_words import STAGES
from planner.ui.theme import Theme
from planner.ui.words import tr

_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}


class StageRow(QWidget):
    """A click or an arrow key says how far it is; what lies behind is quieter than what lies ahead."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.stage = Stage.FOUND
        self.buttons: dict[Stage, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.space(1))
        self._across = 0
        self.setAccessibleName(tr("How far it is"))
        for stage, words in STAGES.items():
            button = QPushButton(tr(words))
            button.setCheckable(True)
            button.setProperty("stage", "true")
            button.setToolTip(tr("The work is so far: {stage} (arrow keys)", stage=tr(words)))
            button.clicked.connect(partial(self._choose, stage))
            self._group.addButton(button)
            self.buttons[stage] = button
        self._arrange(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One row where there is room, else two of the same length."""
        super().resizeEvent(event)
        self._arrange(event.size().width())

    def _arrange(self, width: int) -> None:
        number = len(self.buttons)
        needed = sum(button.sizeHint().width() + self._grid.spacing() for button in self.buttons.values())
        across = number if needed <= width else (number + 1) // 2
        if across == self._across:
            return
        self._across = across
        for at, button in enumerate(self.buttons.values()):
            self._grid.addWidget(button, at // across, at % across, Qt.AlignmentFlag.AlignLeading)
        self._grid.setColumnStretch(number, 1)

    def minimumSizeHint(self) -> QSize:
        """As narrow as two rows are."""
        half = list(self.buttons.values())[: (len(self.buttons) + 1) // 2]
        return QSize(sum(button.sizeHint().width() for button in half), super().minimumSizeHint().height())

    def show_stage(self, stage: Stage) -> None:
        """Shows how far it is."""
        self.stage = stage
        self.buttons[stage].setChecked(True)
        passed = True
        for one, button in self.buttons.items():
            passed = passed and one is not stage
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one is stage else Qt.FocusPolicy.ClickFocus)
            if button.property("passed") != passed:
                button.setProperty("passed", passed)
                button.style().unpolish(button)
                button.style().polish(button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go one stage on or back."""
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        stages = list(self.buttons)
        at = stages.index(self.stage) + (-step if mirrored else step)
        if 0 <= at < len(stages):
            self.chosen.emit(stages[at])
            self.buttons[self.stage].setFocus()

    def _choose(self, stage: Stage) -> None:
        if stage is not self.stage:
            self.chosen.emit(stage)
