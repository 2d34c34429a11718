"""Reading in turns: after a pause, part by part, so that the window answers in between."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QObject, QTimer, Signal


class Turns(QObject):
    """``due`` says that the pause is over; ``run`` then does one step after the other, each in a turn of its own."""

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[Callable[[], None]] = iter(())
        self._pause = self._made_timer(self.due.emit)
        self._between = self._made_timer(self._step)

    @property
    def are_waiting(self) -> bool:
        """Whether a pause has begun."""
        return self._pause.isActive()

    @property
    def is_busy(self) -> bool:
        """Whether there is anything left to do, now or after the pause."""
        return self._pause.isActive() or self._between.isActive()

    def wait(self, milliseconds: int) -> None:
        """Begins a pause, or begins it anew."""
        self._pause.start(milliseconds)

    def run(self, steps: Iterable[Callable[[], None]]) -> None:
        """Does the first step now; the others are forgotten when there is something else to do."""
        self._steps = iter(tuple(steps))
        self._step()

    def stop(self) -> bool:
        """Forgets what is not done yet; whether there was anything."""
        busy = self.is_busy
        self._pause.stop()
        self._between.stop()
        return busy

    def _step(self) -> None:
        step = next(self._steps, None)
        if step is not None:
            step()
            self._between.start(0)

    def _made_timer(self, due: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(due)
        return timer
