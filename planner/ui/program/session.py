"""An open plan with its window, and what is done for it beside the window: its check, backups, what is remembered."""

from __future__ import annotations

import gc
import linecache
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from planner.app.backups import Backups
from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.failures import Damaged, PlanError
from planner.app.logbook import Logbook
from planner.app.plans import Cancelled
from planner.app.settings import Settings
from planner.app.surroundings import clock
from planner.ui.context import Context
from planner.ui.pieces.jobs import end_all, run_in_background
from planner.ui.program.instance import Doorbell
from planner.ui.program.safety import back_up
from planner.ui.theme import Theme
from planner.ui.when import When
from planner.ui.window.first_frame import FirstFrame
from planner.ui.window.main_window import MainWindow
from planner.ui.words import tr

_SAVE_AFTER_MS = 2_000
_BACKUP_LOOKED_FOR_MS = 30 * 60_000


class Session(QObject):
    """One open plan. Raises PlanError when the plan cannot be read; ``close`` it at the end."""

    damaged = Signal(object)
    """The check after the first frame found that the file is damaged; nothing can be written."""

    def __init__(
        self,
        app: QApplication,
        document: Document,
        catalogue: Catalogue,
        settings: Settings,
        *,
        logbook: Logbook,
        moment: datetime | None,
    ) -> None:
        super().__init__()
        self._logbook = logbook
        zone = document.brands()[0].zone
        theme = Theme(app, settings["theme"])
        self.context = Context(document, catalogue, settings, theme, When(settings), clock(moment, zone))
        self.window = MainWindow(self.context)
        self._saving = self._timer(self._save, _SAVE_AFTER_MS, single=True)
        self._looking = self._timer(self._back_up_if_due, _BACKUP_LOOKED_FOR_MS)
        self._backup_failed = False
        settings.memory.listen(self._saving.start)
        settings.listen(self._follow)
        catalogue.listen(self.window.follow_facts)
        self._bell = Doorbell(document.path)
        self._bell.rung.connect(self.raise_window)
        FirstFrame(self.window, self._after_first_frame)

    def show(self) -> None:
        """Shows the window."""
        self.window.show()

    def raise_window(self) -> None:
        """Brings the window to the front."""
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        QApplication.alert(self.window)

    def put_away(self) -> bool:
        """Closes the window, which keeps what is typed and where it stood; False when it stays open."""
        if not self.window.close():
            return False
        self._save()
        return True

    def close(self) -> None:
        """Ends what is going on and closes the plan."""
        self._looking.stop()
        self._saving.stop()
        end_all()
        self._save()
        self._bell.take_down()
        self.context.close()
        self.context.catalogue.unlisten(self.window.follow_facts)
        self.window.deleteLater()
        self.context.theme.deleteLater()
        self.context.document.close()
        self.deleteLater()

    # beside the window

    def _after_first_frame(self) -> None:
        linecache.clearcache()  # PySide looks through the source of each module, and 8 MB of lines would stay
        if not gc.isenabled():  # a start from the command line
            gc.freeze()
            gc.enable()
        for note in filter(None, (self.context.settings.note, self.context.catalogue.own_facts.note)):
            self.window.files.said.emit(tr(note))
        run_in_background(
            self.window, "", lambda _: self.context.document.check(), lambda _: self._checked(), self._not_sound
        )

    def _checked(self) -> None:
        linecache.clearcache()  # of the modules since then
        self._looking.start()
        self._back_up_if_due()

    def _not_sound(self, error: Exception) -> None:
        if not isinstance(error, Damaged):
            raise error
        self.damaged.emit(error)

    def _back_up_if_due(self) -> None:
        backups = Backups.of(self.context.document.path, self.context.settings)
        if backups.are_due(self.context.clock().date()):
            back_up(self.context, self.window, "", lambda _: None, self._not_backed_up)

    def _not_backed_up(self, error: Exception) -> None:
        """Says it once: it is tried again every half hour."""
        if not isinstance(error, PlanError):
            raise error
        if isinstance(error, Cancelled) or self._backup_failed:
            return
        from planner.ui.pieces.message import ask  # noqa: PLC0415  not in the first frame

        self._backup_failed = True
        self._logbook.failed(error)
        ask(self.window, tr("Today's backup could not be made"), tr(str(error)), [tr("Close")])

    def _save(self) -> None:
        """Keeps what the window remembers; a disk that does not take it must not disturb the work."""
        try:
            self.context.settings.save()
        except PlanError as error:
            self._logbook.failed(error)

    def _follow(self, key: str) -> None:
        if key == "theme":
            self.context.theme.choose(self.context.settings[key])

    def _timer(self, slot: Callable[[], None], every_ms: int, *, single: bool = False) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(every_ms)
        timer.setSingleShot(single)
        timer.timeout.connect(slot)
        return timer
