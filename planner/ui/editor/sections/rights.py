"""Whether somebody allowed to show a content of theirs: the answer, whose it is, and how far the permission goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from planner.domain.edits import Edit, edit_post
from planner.domain.permission import Answer, answer_of, with_answer
from planner.domain.records import Post, Rights
from planner.domain.rewording import ended_with, reworded
from planner.ui import icons
from planner.ui.editor.bound import PostBound
from planner.ui.editor.open_post import OpenPost
from planner.ui.editor.sections.parts_bound import PartsBound, Texts
from planner.ui.editor.unsaved import Where
from planner.ui.pieces.fields import LineField
from planner.ui.pieces.lasting_menu import LastingMenu
from planner.ui.pieces.parts import Choice, LinkButton, Option, labelled, side_by_side, vertical
from planner.ui.pieces.plain import literal, plain_hint
from planner.ui.pieces.when_fields import DayField
from planner.ui.words import tr

_ANSWERS = {
    Answer.NONE: "Nobody was asked yet",
    Answer.ASKED: "Asked, no answer yet",
    Answer.YES: "Yes",
    Answer.NO: "No",
}

_TYPED = ("owner", "source", "asked_by", "evidence", "credit")
"""The parts of ``Rights`` that are texts."""


class Permission(QWidget):
    """The answer, and everything about it."""

    def __init__(self, open_post: OpenPost) -> None:
        super().__init__()
        self._open = open_post
        self._answer = Choice(tr("Answer"))
        self._said = LineField(tr("Permission"), tr("Who allowed it, and in which words"))
        self._typed = _typed_fields()
        self._bound = PartsBound(self._typed, open_post, _texts, _with_texts)
        self._asked = DayField(open_post.context, tr("Asked on"))
        self._until = DayField(open_post.context, tr("Allowed until"))
        self._networks = LinkButton("")
        self._withdrawn = QCheckBox(tr("It was withdrawn"))
        self._credit = LinkButton(tr("Add credit to the text"))
        self._lay_out()
        self._connect()

    @property
    def is_needed(self) -> bool:
        """Whether posts of this kind need one."""
        kind = self._open.records.kind_of(self._open.shown_post)
        return bool(kind and kind.needs_permission)

    @property
    def summary(self) -> str:
        """What was answered, or whose it is."""
        post = self._open.shown_post
        if post.rights.withdrawn:
            return tr("withdrawn")
        return " ".join((post.permission or post.rights.owner).split()) or (tr("needed") if self.is_needed else "")

    def commit(self) -> None:
        """Takes the days that are typed."""
        self._asked.commit()
        self._until.commit()

    # showing

    def _show(self) -> None:
        post = self._open.post
        if post is None:
            return
        options = [Option(answer, tr(name)) for answer, name in _ANSWERS.items()]
        self._answer.show_options(options, answer_of(post.permission))
        self._bound.show(Where(Post, post.id, "rights"), post.rights)
        for field, day in ((self._asked, post.rights.asked), (self._until, post.rights.until)):
            field.show_brand(self._open.brand)
            field.show_value(day)
        self._withdrawn.setChecked(post.rights.withdrawn)
        self._credit.setVisible(bool(post.rights.credit))
        self._show_networks(post.rights.platforms)

    def _show_networks(self, keys: Sequence[str]) -> None:
        names = ", ".join(map(self._network_name, keys)) or tr("All networks")
        self._networks.setText(literal(names if len(keys) < 3 else tr("%n network(s)", len(keys))))
        self._networks.setAccessibleName(tr("May be shown on: {networks}", networks=names))
        self._networks.setToolTip(plain_hint(tr("May be shown on: {networks}", networks=names)))

    def _network_name(self, key: str) -> str:
        platform = self._open.context.catalogue.platforms.named(key)
        return platform.name if platform else key

    # changing

    def _set_answer(self, answer: Answer) -> None:
        def answered() -> Edit:
            post = self._open.shown_post
            return edit_post(post, "permission", with_answer(post.permission, answer)).sealed()

        self._open.ask(answered)

    def _set(self, name: str, value: Any) -> None:
        def changed() -> Edit:
            post = self._open.shown_post
            return edit_post(post, "rights", replace(post.rights, **{name: value})).sealed()

        self._open.ask(changed)

    def _turner(self, key: str) -> Callable[[bool], None]:
        """One network more or less; none is all of them."""

        def turn(on: bool) -> None:
            others = [one for one in self._open.shown_post.rights.platforms if one != key]
            self._set("platforms", tuple([*others, key] if on else others))

        return turn

    def _choose_networks(self) -> None:
        theme, allowed = self._open.context.theme, self._open.shown_post.rights.platforms
        menu = LastingMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        check = icons.icon(theme, "check-bold", "accent.text")
        for platform in sorted(self._open.context.catalogue.platforms, key=lambda one: one.name.casefold()):
            icon, turned = icons.icon(theme, platform.glyph), self._turner(platform.key)
            menu.offer(icon, check, literal(platform.name), turned).setChecked(platform.key in allowed)
        menu.popup(self._networks.mapToGlobal(QPoint(0, self._networks.height() + 4)))

    def _add_credit(self) -> None:
        def credited() -> Edit:
            post = self._open.shown_post
            credit = post.rights.credit.strip()
            return reworded("Add credit", post, self._open.placements, lambda text: ended_with(text, credit))

        self._open.ask(credited)

    # making

    def _lay_out(self) -> None:
        typed = self._typed
        column = vertical(self, 12)
        column.addWidget(side_by_side(labelled(tr("Permission"), self._answer), labelled(tr("Asked on"), self._asked)))
        column.addWidget(self._said)
        for name in ("owner", "source", "asked_by", "evidence"):
            column.addWidget(labelled(typed[name].accessibleName(), typed[name]))
        allowed = labelled(tr("May be shown on"), self._networks)
        self._networks.setFixedHeight(self._until.sizeHint().height())
        self._networks.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        column.addWidget(side_by_side(labelled(tr("Allowed until"), self._until), allowed))
        column.addWidget(labelled(tr("Credit"), typed["credit"]))
        column.addWidget(self._credit, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._withdrawn)

    def _connect(self) -> None:
        PostBound(self._said, self._open, "permission")
        self._answer.chosen.connect(self._set_answer)
        self._asked.chosen.connect(lambda day: self._set("asked", day))
        self._until.chosen.connect(lambda day: self._set("until", day))
        self._networks.clicked.connect(self._choose_networks)
        self._withdrawn.clicked.connect(lambda on: self._set("withdrawn", on))
        self._withdrawn.setToolTip(tr("The owner does not want it shown any more"))
        self._credit.clicked.connect(self._add_credit)
        self._credit.setToolTip(tr("Puts it under the text, also where a channel has a text of its own"))
        self._open.changed.connect(self._show)


def _typed_fields() -> dict[str, LineField]:
    return {
        "owner": LineField(tr("Whose it is"), tr("Name or @handle")),
        "source": LineField(tr("Where it was seen"), tr("Address")),
        "asked_by": LineField(tr("Asked how, and by whom"), tr("Such as by message, Nel")),
        "evidence": LineField(tr("Evidence"), tr("Address or file, such as a screenshot")),
        "credit": LineField(tr("Credit"), tr("Such as Photo: @handle")),
    }


def _texts(rights: Rights) -> Texts:
    return {name: str(getattr(rights, name)) for name in _TYPED}


def _with_texts(rights: Rights, texts: Texts) -> Rights:
    values: dict[str, Any] = dict(texts)
    return replace(rights, **values)
