"""Words that are offered while a line is typed in."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter

from planner.ui.pieces.fields import LineField


def suggest(line: LineField, words: Iterable[str], *, anywhere: bool = False) -> None:
    """Offers words that begin as what is typed, or have it ``anywhere``; one that is chosen counts as typed.

    A line keeps its one completer: Qt deletes one that is replaced, and that ended the program.
    """
    completer = line.findChild(QCompleter) or _made(line, anywhere=anywhere)
    model, offered = completer.model(), list(words)
    if isinstance(model, QStringListModel) and model.stringList() != offered:
        model.setStringList(offered)


def _made(line: LineField, *, anywhere: bool) -> QCompleter:
    completer = QCompleter(line)
    completer.setModel(QStringListModel(completer))
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    if anywhere:
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.activated.connect(lambda _text: line.typed.emit())
    line.setCompleter(completer)
    return completer
