"""Asks the process that judges words; nothing is started before the first text asks, and the window never waits."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QTimer, Signal

from planner.app.failures import PlanError
from planner.app.spelling.added_words import AddedWords
from planner.app.spelling.dictionaries import Dictionaries, Dictionary
from planner.app.spelling.installing import command
from planner.app.spelling.speller import Speller

_BATCH = 200
"""Words of one question, so that suggestions come in between."""

_PATIENCE_MS = 5_000
"""How long an answer may take; the largest dictionary is read in 0.3 s, and Hunspell limits its own search."""

_IDLE_MS = 5 * 60_000
"""After this time without a question the process ends, and with it the memory of the dictionaries."""

_FAILURES = 3
"""Processes that end without an answer, after which nobody tries again."""


class Spelling(QObject):
    """What all texts share: the dictionaries, the verdicts so far, the user's words, and the process.

    Tags given to it are those of dictionaries that are there (``dictionary``). ``failed`` says a sentence.
    """

    judged = Signal(str)
    suggested = Signal(str, str, object)
    changed = Signal()
    failed = Signal(str)

    def __init__(self, dictionaries: Dictionaries, added: AddedWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.dictionaries = dictionaries
        self.added = added
        self.on = True
        self.speller = Speller(added)
        self._ignored: dict[str, set[str]] = {}
        self._asked: set[tuple[str, str]] = set()
        self._waiting: list[dict[str, Any]] = []
        self._failures = 0
        self._process: QProcess | None = None
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._kill)
        self._idle = QTimer(self, singleShot=True, interval=_IDLE_MS)
        self._idle.timeout.connect(self.end)
        added.listen(self.changed.emit)
        dictionaries.listen(self._begin_anew)
        QCoreApplication.instance().aboutToQuit.connect(self.end)  # type: ignore[union-attr]

    def turn(self, *, on: bool) -> None:
        """Marks wrong words from now on, or none."""
        if on != self.on:
            self.on = on
            self.end()
            self.changed.emit()

    def dictionary(self, tag: str) -> Dictionary | None:
        """The dictionary for a BCP 47 tag, None when there is none or nothing is to be marked."""
        return self.dictionaries.for_language(tag) if self.on and tag else None

    def ask(self, dictionary: Dictionary, words: Iterable[str]) -> None:
        """Has words judged that were not asked before; ``judged`` comes with the tag."""
        fresh = [word for word in words if (dictionary.tag, word) not in self._asked]
        self._asked.update((dictionary.tag, word) for word in fresh)
        for start in range(0, len(fresh), _BATCH):
            self._send(dictionary, words=fresh[start : start + _BATCH])

    def suggest(self, dictionary: Dictionary, word: str) -> None:
        """Has corrections looked for; ``suggested`` comes with them, or with none when they take too long."""
        self._send(dictionary, word=word)

    def add(self, word: str) -> None:
        """Adds a word to the user's own."""
        try:
            self.added.add(word)
        except PlanError as error:
            self.failed.emit(str(error))

    def ignored(self, text: str) -> frozenset[str]:
        """The words that are left alone in a text, as ``folded`` writes them, until the program ends."""
        return frozenset(self._ignored.get(text, ()))

    def ignore(self, text: str, word: str) -> None:
        """Leaves a word alone in a text, given by any key of its own."""
        self._ignored.setdefault(text, set()).add(word)
        self.changed.emit()

    def end(self) -> None:
        """Ends the process; it is started again when it is needed."""
        process, self._process = self._process, None
        self._forget_questions()
        if process is not None:
            process.blockSignals(True)
            process.kill()
            process.waitForFinished(1_000)
            process.deleteLater()

    # private

    def _begin_anew(self) -> None:
        self.end()
        self._failures = 0
        self.speller.forget()
        self.changed.emit()

    def _forget_questions(self) -> list[dict[str, Any]]:
        left, self._waiting = self._waiting, []
        self._asked.clear()
        self._patience.stop()
        self._idle.stop()
        return left

    def _send(self, dictionary: Dictionary, **question: Any) -> None:
        if self._failures >= _FAILURES:
            return
        question |= {"stem": str(dictionary.stem), "tag": dictionary.tag}
        self._waiting.append(question)
        self._running().write(json.dumps(question).encode() + b"\n")
        self._idle.stop()
        if not self._patience.isActive():
            self._patience.start()

    def _running(self) -> QProcess:
        if self._process is None:
            program, *arguments = command()
            self._process = QProcess(self)
            self._process.setStandardErrorFile(QProcess.nullDevice())
            self._process.readyReadStandardOutput.connect(self._read)
            self._process.finished.connect(self._ended)
            self._process.errorOccurred.connect(self._not_started)
            self._process.start(program, arguments)
        return self._process

    def _read(self) -> None:
        while self._process is not None and self._process.canReadLine():
            self._take(json.loads(bytes(self._process.readLine().data())))
        if self._waiting:
            self._patience.start()
        else:
            self._patience.stop()
            self._idle.start()

    def _take(self, answer: dict[str, Any]) -> None:
        if self._waiting:
            self._waiting.pop(0)
        self._failures = 0
        tag = answer["tag"]
        if "word" in answer:
            self.suggested.emit(tag, answer["word"], answer.get("suggestions", []))
        elif "right" in answer:
            self.speller.learn(tag, zip(answer["words"], answer["right"], strict=True))
            self._asked.difference_update((tag, word) for word in answer["words"])
            self.judged.emit(tag)

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._ended()

    def _ended(self) -> None:
        """Whoever waits for suggestions gets none; words are asked again, unless that ended the process too often."""
        self._failures += 1
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
        for question in self._forget_questions():
            if "word" in question:
                self.suggested.emit(question["tag"], question["word"], [])
            else:
                QTimer.singleShot(0, self, partial(self.judged.emit, question["tag"]))
