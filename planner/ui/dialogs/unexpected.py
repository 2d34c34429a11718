"""The dialog of what nobody expected: what happened, that the plan is safe, and the details to copy."""

from __future__ import annotations

import platform

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from planner import VERSION
from planner.ui.pieces.message import Message
from planner.ui.words import tr

_WIDTH, _DETAILS_HEIGHT = 560, 180


class Unexpected(Message):
    """One dialog for all unexpected errors until it is closed."""

    def __init__(self, parent: QWidget | None, details: str) -> None:
        super().__init__(
            parent,
            tr("Something unexpected happened"),
            tr(
                "That step may not have been carried out. Your plan is safe: what was saved before is on disk, and you "
                "can go on working. The details below help to find the cause; they may hold words of a post, so look "
                "at them before you pass them on."
            ),
            [tr("Go on"), tr("Copy the details")],
            _WIDTH,
        )
        self._details = QPlainTextEdit(f"{_versions()}\n\n{details}")
        self._details.setReadOnly(True)
        self._details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._details.setFixedHeight(_DETAILS_HEIGHT)
        self._details.setAccessibleName(tr("Details"))
        self._details.setTabChangesFocus(True)
        self.body.addWidget(self._details)

    def add(self, details: str) -> None:
        """Adds another error to the details."""
        self._details.appendPlainText(f"\n{details}")

    def _choose(self, index: int) -> None:
        if index == 0:
            super()._choose(index)
            return
        QGuiApplication.clipboard().setText(self._details.toPlainText())
        self.buttons[index].setText(tr("Copied"))


def _versions() -> str:
    return f"Evenweek {VERSION}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
