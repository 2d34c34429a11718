"""What nobody expected: it is logged, and told with details to copy."""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from planner.app.logbook import Logbook

if TYPE_CHECKING:
    from planner.ui.dialogs.unexpected import Unexpected


class Watch(QObject):
    """Catches what nobody expected, in any thread: it is logged and told in one dialog, and the window stays open."""

    _happened = Signal(object)

    def __init__(self, logbook: Logbook, window: Callable[[], QWidget | None]) -> None:
        super().__init__()
        self._logbook = logbook
        self._window = window
        self._dialog: Unexpected | None = None
        self._happened.connect(self._tell)

    def begin(self) -> None:
        """From now on."""
        self._before = sys.excepthook, threading.excepthook
        sys.excepthook = self._unexpected
        threading.excepthook = lambda thrown: self._unexpected(
            thrown.exc_type, thrown.exc_value or thrown.exc_type(), thrown.exc_traceback
        )
        qInstallMessageHandler(self._qt_said)

    def end(self) -> None:
        """Until now."""
        sys.excepthook, threading.excepthook = self._before
        qInstallMessageHandler(None)

    def _unexpected(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None, /) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        self._logbook.failed(error.with_traceback(trace))
        self._happened.emit("".join(traceback.format_exception(kind, error, trace)))

    def _tell(self, details: str) -> None:
        from planner.ui.dialogs.unexpected import Unexpected  # noqa: PLC0415  not in the first frame

        if self._dialog is not None:
            self._dialog.add(details)
            return
        self._dialog = Unexpected(self._window(), details)
        self._dialog.finished.connect(self._told)
        self._dialog.open()

    def _told(self) -> None:
        self._dialog = None

    def _qt_said(self, kind: QtMsgType, _: object, words: str) -> None:
        if kind is not QtMsgType.QtDebugMsg:
            self._logbook.note(f"Qt: {words}")
