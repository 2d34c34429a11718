"""The whole text of a chip or the reason of a suggestion, shown when the pointer rests on it."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QToolTip, QWidget

from planner.domain.overlay import Ghost
from planner.ui.words import tr

HOVER_DELAY = 500
"""Milliseconds until it is shown."""


def show_hint(widget: QWidget, rect: QRect, text: str) -> None:
    """Shows the text below a rectangle of the widget; escaped, because Qt would take it for HTML where it looks so."""
    from html import escape  # noqa: PLC0415  2 ms, not in the first frame

    words = f'<div style="white-space: pre-wrap">{escape(text)}</div>'
    QToolTip.showText(widget.mapToGlobal(rect.bottomLeft()), words, widget, rect)


def suggested_title(ghost: Ghost) -> str:
    """The title of a suggestion on one line, without the word that says what it is, as its dashes do."""
    title, word = " ".join(ghost.title.split()), tr("Suggestion")
    return "" if title == word else title.removeprefix(f"{word}: ")


def ghost_hint(ghost: Ghost) -> str:
    """That it is a suggestion, and why."""
    title = suggested_title(ghost)
    said = tr("Suggestion: {title}", title=title) if title else tr("Suggestion")
    return "\n".join(filter(None, [said, ghost.words]))
