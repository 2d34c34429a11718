"""The fields of one part of the library."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from planner.domain.plan import Plan
from planner.domain.records import Snippet, SnippetSort
from planner.domain.variables import VARIABLES, variables_in
from planner.ui import icons
from planner.ui.context import Context
from planner.ui.library.example import Example
from planner.ui.library.template_fields import LabelFields
from planner.ui.pieces.corners import Menu
from planner.ui.pieces.fields import LineField, TextField
from planner.ui.pieces.part_rows import SORTS, WORDS
from planner.ui.pieces.parts import Choice, IconButton, Option, horizontal, labelled, vertical, words
from planner.ui.words import tr

_TEXT_HEIGHT = 144


class PartFields(QWidget):
    """Shows a part and gives it as it is typed; what is typed and not stored yet is never overwritten."""

    typed = Signal()
    left = Signal()
    chosen = Signal()
    """Something other than words was changed."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._part: Snippet | None = None
        self.name = LineField(tr("Name"), tr("What you look for it by"))
        self.sort = Choice(tr("Type"))
        self.title = LineField(tr("Title"))
        self.text = TextField(tr("Text"))
        self.link = LineField(tr("Link"))
        self.labels = LabelFields(context)
        self.example = Example(context)
        self._lines: dict[str, LineField | TextField] = {
            "name": self.name,
            "title": self.title,
            "text": self.text,
            "link": self.link,
        }
        self._lay_out()
        self._connect()

    def show_part(self, part: Snippet, plan: Plan) -> None:
        """Shows a part as it is stored; words that were typed since the last time stay."""
        before = self._part if self._part is not None and self._part.id == part.id else None
        for name, field in self._lines.items():
            if before is None or field.value() == getattr(before, name):
                field.show_value(getattr(part, name))
        self._part = part
        self._show_sorts(part)
        self.labels.show_part(part, plan)
        self.example.read(plan.brand, plan)
        self._show_text()

    def value(self) -> Snippet:
        """The part as it is typed; one must be shown."""
        assert self._part is not None
        words: dict[str, Any] = {name: field.value() for name, field in self._lines.items()}
        return replace(self._part, sort=self._sort, **words, **self.labels.values())

    def say_trouble(self, trouble: str) -> None:
        """Says under the name what is wrong with it, or nothing."""
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))
        self.name.setProperty("invalid", bool(trouble))
        self.name.style().polish(self.name)

    # making

    def _lay_out(self) -> None:
        column = vertical(self, 12)
        self._trouble = words("", "label", "danger")
        self._trouble.setWordWrap(True)
        named = labelled(tr("Name"), self.name)
        layout = named.layout()
        assert layout is not None
        layout.addWidget(self._trouble)
        self._only_templates = [labelled(tr("Title"), self.title), labelled(tr("Link"), self.link), self.labels]
        title, link, labels = self._only_templates
        for part in (named, labelled(tr("Type"), self.sort), title, self._made_text(), link, labels, self.example):
            column.addWidget(part)
        column.addStretch(1)
        self.say_trouble("")

    def _made_text(self) -> QWidget:
        box = QWidget()
        self.text.setFixedHeight(_TEXT_HEIGHT)
        name = words(tr("Text"), "label", "secondary")
        name.setBuddy(self.text)
        self.variables = IconButton(
            self._context.theme,
            "brackets-curly",
            tr("Variables"),
            tr("Put in words that are filled in, such as {link}"),
        )
        self.variables.setProperty("small", True)
        self.variables.clicked.connect(self._offer_variables)
        self._hint = QLabel()
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setWordWrap(True)
        self._hint.setProperty("step", "caption")
        self._hint.setProperty("role", "muted")
        column = vertical(box, 4)
        foot = horizontal(foot_box := QWidget(), 8)
        foot.addWidget(self.variables, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self._hint, 1)
        for widget in (name, self.text, foot_box):
            column.addWidget(widget)
        return box

    def _connect(self) -> None:
        for field in self._lines.values():
            field.typed.connect(self.typed)
            field.left.connect(self.left)
        self.text.typed.connect(self._show_text)
        self.title.typed.connect(self._show_text)
        self.sort.chosen.connect(self._choose_sort)
        self.labels.changed.connect(self.chosen)
        self._context.theme.changed.connect(self._paint_again)

    # showing

    def _show_sorts(self, part: Snippet) -> None:
        self._sort = part.sort
        theme = self._context.theme
        options = [Option(one.sort, tr(one.name), icons.icon(theme, one.icon)) for one in SORTS]
        self.sort.setToolTip(tr("What it is, and where it is listed"))
        self.sort.show_options(options, part.sort)
        self.text.setPlaceholderText(tr(WORDS[part.sort].text))
        for widget in self._only_templates:
            widget.setVisible(part.sort is SnippetSort.TEMPLATE)

    def _show_text(self) -> None:
        """Says which variables the text has, and what it would be in the next post."""
        text = self.text.value()
        used = [f"{{{name}}}".replace(" ", "\u00a0") for name in variables_in(f"{self.title.value()} {text}")]
        said = tr("Filled in when it is put into a post: {variables}", variables=", ".join(used))
        self._hint.setText(said if used else tr("Words such as {link} are filled in when the text is put into a post."))
        self.example.show_text(text)

    def _paint_again(self) -> None:
        if self._part is not None:
            self._show_sorts(replace(self._part, sort=self._sort))

    # doing

    def _choose_sort(self, sort: SnippetSort) -> None:
        self._show_sorts(replace(self.value(), sort=sort))
        self.chosen.emit()

    def _offer_variables(self) -> None:
        menu = Menu(self)
        for variable in VARIABLES:
            menu.addAction(f"{tr(variable.meaning)}\t{variable.written}", partial(self._put, variable.written))
        menu.pop_up(self.variables.mapToGlobal(QPoint(0, self.variables.height() + 4)))

    def _put(self, written: str) -> None:
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.text.insertPlainText(written)
