"""Who pays or gives for the open post, and the label that says so to its readers."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from planner.domain.edits import Edit, edit_post
from planner.domain.lore import Jurisdiction
from planner.domain.rewording import begun_with, reworded
from planner.ui.editor.bound import PostBound
from planner.ui.editor.open_post import OpenPost
from planner.ui.pieces.corners import Menu
from planner.ui.pieces.fields import LineField
from planner.ui.pieces.parts import IconButton, LinkButton, horizontal, labelled, vertical, words
from planner.ui.pieces.plain import literal, plain_hint
from planner.ui.pieces.suggested import suggest
from planner.ui.words import tr


class Partner(QWidget):
    """The partner, the label, and a button that puts the label where it is seen first."""

    def __init__(self, open_post: OpenPost) -> None:
        super().__init__()
        self._open = open_post
        self._known: tuple[str, ...] = ()
        self._partner = LineField(tr("Partner"), tr("Who pays or gives"))
        self._label = LineField(tr("Disclosure"), tr("Such as Ad or #ad"))
        self._choose = IconButton(open_post.context.theme, "caret-down", tr("Choose a disclosure"))
        self._insert = LinkButton(tr("Insert at the start"))
        self._reminder = words("", "caption", "muted")
        for field, name in ((self._partner, "partner"), (self._label, "disclosure")):
            PostBound(field, open_post, name)
        self._lay_out()
        self._connect()

    @property
    def is_needed(self) -> bool:
        """Whether posts of this kind need a label."""
        kind = self._open.records.kind_of(self._open.shown_post)
        return bool(kind and kind.needs_disclosure)

    def _lay_out(self) -> None:
        line = QWidget()
        row = horizontal(line, 4)
        row.addWidget(self._label)
        row.addWidget(self._choose)
        self._reminder.setWordWrap(True)
        column = vertical(self, 12)
        column.addWidget(labelled(tr("Partner"), self._partner))
        column.addWidget(labelled(tr("Disclosure"), line))
        column.addWidget(self._insert, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._reminder)

    def _connect(self) -> None:
        self._choose.clicked.connect(self._show_labels)
        self._insert.clicked.connect(self._put_first)
        self._insert.setToolTip(tr("Puts the label before the text, also where a channel has a text of its own"))
        self._label.textChanged.connect(self._offer_to_insert)
        self._open.changed.connect(self._show)

    def _show(self) -> None:
        if self._open.post is None:
            return
        self._know(self._open.brand.handles)
        self._offer_to_insert()
        self._reminder.setText(self._remind())
        self._reminder.setToolTip(plain_hint("\n".join(f"{law.name}: {law.source}" for law in self._laws())))

    def _know(self, handles: tuple[str, ...]) -> None:
        """Offers the brand's partners while one is typed."""
        if handles != self._known:
            self._known = handles
            suggest(self._partner, [f"@{one}" for one in handles], anywhere=True)

    def _offer_to_insert(self) -> None:
        self._insert.setVisible(bool(self._label.value().strip()))

    def _laws(self) -> tuple[Jurisdiction, ...]:
        return self._open.context.catalogue.lore.laws_of(self._open.brand.jurisdiction)

    def _labels(self) -> list[str]:
        return list(dict.fromkeys(label for law in self._laws() for label in law.labels))

    def _remind(self) -> str:
        names = ", ".join(law.name for law in self._laws())
        return tr("A reminder, not legal advice. Labels that are accepted: {places}.", places=names) if names else ""

    def _show_labels(self) -> None:
        menu = Menu(self)
        for label in self._labels():
            menu.addAction(literal(label), partial(self._set_label, label))
        menu.pop_up(self._choose.mapToGlobal(QPoint(0, self._choose.height() + 4)))

    def _set_label(self, label: str) -> None:
        self._open.ask(lambda: edit_post(self._open.shown_post, "disclosure", label).sealed())

    def _put_first(self) -> None:
        def labelled_text() -> Edit:
            post = self._open.shown_post
            label = post.disclosure.strip()
            return reworded("Insert the disclosure", post, self._open.placements, lambda text: begun_with(text, label))

        self._open.ask(labelled_text)
