"""One item of the checklist: how it stands, what was found, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from planner.domain.checks import State
from planner.domain.checks.together import together
from planner.domain.records import Answer, Reply
from planner.domain.rules import CheckFact
from planner.ui.checklist.card_look import LOOKS, CardLook
from planner.ui.checklist.found import Found
from planner.ui.checklist.later import days_left, fill_later
from planner.ui.checklist.rows import STANDING_OUT, standing_in
from planner.ui.checklist.section import link
from planner.ui.context import Context
from planner.ui.icons import icon, pixmap
from planner.ui.pieces.corners import Menu
from planner.ui.pieces.dialog_parts import button
from planner.ui.pieces.flow import Flow
from planner.ui.pieces.looks import Look
from planner.ui.pieces.plain import plain_hint
from planner.ui.pieces.popover import LineAsked
from planner.ui.words import tr

_OPEN = (State.MUST_FIX, State.ATTENTION)
_EXPORTED = "week-exported-handed-over"
"""The item about what was exported, which the page for that tells more of."""

_LINE = 20
"""The height of a line of a title."""


class ItemCard(QWidget):
    """Shows an item; what is done about it comes as a signal."""

    jump_requested = Signal(object, str)
    fix_requested = Signal(object)
    changes_requested = Signal()
    """What changed since the export is to be seen."""
    place_requested = Signal(str)
    """The place of the window where the findings are dealt with."""
    answered = Signal(object, str)
    """The item, and the reason where it is accepted."""
    looked_at = Signal(object)
    """A half item whose suspicion a person calls fine."""
    put_off = Signal(object, object)
    """The item, and the day on which it comes again."""
    taken_back = Signal(object)
    renamed = Signal(object, str)
    switched_off = Signal(object)
    explained = Signal(str, bool)
    """The key of the item, and whether the reason for it is shown from now on."""

    def __init__(self, context: Context, look: CardLook) -> None:
        super().__init__()
        self._context = context
        self._theme = context.theme
        self._shown = look
        self._item = look.item
        self._answer = look.answer
        self.setAccessibleName(f"{tr(look.item.title)}: {self._look.word}")
        self._found = Found(self._theme, look.item, look.names)
        self._found.jump_requested.connect(self.jump_requested)
        self._found.fix_requested.connect(self.fix_requested)
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        self._lay_out()

    @property
    def _look(self) -> Look:
        look = LOOKS[self._item.state]
        done = self._item.state is State.OK and self._answer is not None
        word = tr("Done") if done and not self._item.automatic else tr("Looked at") if done else tr(look.word)
        return look._replace(word=word)

    @property
    def _is_over(self) -> bool:
        """Whether the week is over, so that nothing can be put off in it."""
        return not days_left(self._shown.week, self._shown.today)

    def _lay_out(self) -> None:
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(self._theme.space(2) - STANDING_OUT)
        whole.addWidget(self._shape(), 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(self._column, 1)
        self._column.addLayout(self._title_row())
        if self._sentence():
            self._column.addWidget(standing_in(self._sentence(), role="secondary"))
        self._add_why()
        if self._item.findings:
            self._column.addWidget(self._found)
        self._add_foot()

    def _shape(self) -> QLabel:
        shape = QLabel()
        ratio = self.devicePixelRatioF()
        shape.setPixmap(pixmap(self._theme, self._look.shape, self._look.token, 16, ratio))
        shape.setContentsMargins(0, (self._theme.size("control.small") - 16) // 2, 0, 0)
        shape.setToolTip(self._look.word)
        shape.setAccessibleName(self._look.word)
        return shape

    def _title_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.space(2))
        title = standing_in(tr(self._item.title), step="body.strong" if self._item.findings else "body")
        around = (self._theme.size("control.small") - _LINE) // 2
        title.setContentsMargins(0, around, 0, around)
        row.addWidget(title, 1)
        if self._item.state is State.NOT_ANSWERED:
            row.addWidget(self._done_button(), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._menu_button(), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _sentence(self) -> str:
        """What is said below the title; findings and buttons say the rest, and one finding alone says it all."""
        if self._item.state is State.NOT_ANSWERED or (self._answer is None and len(self._item.findings) == 1):
            return ""
        if self._answer is None:
            return f"{self._look.word} · {tr(self._item.heading)}"
        if self._answer.reply is Reply.SNOOZED and self._item.snoozed_until is not None:
            return tr("Later · comes again on {day}", day=self._context.when.day(self._item.snoozed_until))
        return self._said(self._answer)

    def _said(self, answer: Answer) -> str:
        """``Done · Ann, Mon 23 Nov, 10:12``."""
        when, at = self._context.when, answer.at
        day = tr("{day}, {time}", day=when.day(at.date()), time=when.clock(at.time()))
        by = tr("{who}, {day}", who=answer.who, day=day) if answer.who else day
        return f"{self._look.word} · {by}"

    # why

    def _add_why(self) -> None:
        if not self._shown.opened:
            return
        fact = self._shown.fact
        text = tr(fact.why) if fact and fact.why else tr("An item of your own.")
        self._column.addWidget(standing_in(text))
        if fact and fact.source:
            self._column.addWidget(standing_in(tr("Source: {source}", source=tr(fact.source)), role="muted"))
        self._column.addSpacing(self._theme.space(1))

    # what can be done

    def _add_foot(self) -> None:
        if self._item.accepted:
            self._column.addWidget(standing_in(tr("Because: {reason}", reason=self._item.accepted)))
        links = list(self._links())
        if links:
            foot = QWidget()
            flow = Flow(foot, self._theme.space(2))
            for one in links:
                flow.addWidget(one)
            self._column.addWidget(foot)

    def _links(self) -> list[QWidget]:
        item, links = self._item, list[QWidget]()
        open_ = item.state in _OPEN or (item.half and item.state is State.HINT)
        whole = together(item.findings) if self._answer is None else None
        if whole is not None:
            links.append(self._found.fix_button(f"{item.key}/fix", whole))
        if item.key == _EXPORTED and item.findings:
            links.append(self._changes_link())
        if self._shown.fact and self._shown.fact.place and item.findings:
            links.append(self._place_link(self._shown.fact))
        if open_ and item.half:
            links.append(self._fine_link())
        if open_:
            links.append(self._accept_link())
        if open_ and not self._is_over:
            links.append(self._later_link())
        if self._answer is not None:
            links.append(self._back_link())
        return links

    def _changes_link(self) -> QPushButton:
        hint = tr("What was exported beside what the plan says now, to export it again")
        changes = link(tr("See what changed"), f"{self._item.key}/changes", hint)
        changes.clicked.connect(self.changes_requested)
        return changes

    def _place_link(self, fact: CheckFact) -> QPushButton:
        there = link(tr(fact.place_words), f"{self._item.key}/place", tr("Go where this is dealt with"))
        there.clicked.connect(lambda: self.place_requested.emit(fact.place))
        return there

    def _fine_link(self) -> QPushButton:
        fine = link(tr("Looks fine"), f"{self._item.key}/done", tr("You looked at it, and it is as it should be"))
        fine.setAccessibleName(tr("Looks fine: {item}", item=tr(self._item.title)))
        fine.clicked.connect(lambda: self.looked_at.emit(self._item))
        return fine

    def _accept_link(self) -> QPushButton:
        accept = link(tr("Accept…"), f"{self._item.key}/accept", tr("Leave it as it is this week, with a reason"))
        accept.setAccessibleName(tr("Accept: {item}", item=tr(self._item.title)))
        accept.clicked.connect(lambda: self._ask_reason(accept))
        return accept

    def _later_link(self) -> QPushButton:
        later = link(tr("Later"), f"{self._item.key}/later", tr("Put it off to a day of this week"))
        later.setAccessibleName(tr("Later: {item}", item=tr(self._item.title)))
        later.clicked.connect(lambda: self._open_later(later))
        return later

    def _open_later(self, anchor: QWidget) -> None:
        menu = Menu(anchor)
        self._fill_later(menu)
        menu.pop_up(anchor.mapToGlobal(anchor.rect().bottomLeft()))

    def _fill_later(self, menu: Menu) -> None:
        shown, when = self._shown, self._context.when
        fill_later(menu, shown.week, shown.today, when, lambda day: self.put_off.emit(self._item, day))

    def _back_link(self) -> QPushButton:
        back = link(tr("Take back"), f"{self._item.key}/back", tr("Take the answer back"))
        back.setAccessibleName(tr("Take back: {item}", item=tr(self._item.title)))
        back.clicked.connect(lambda: self.taken_back.emit(self._item))
        return back

    def _done_button(self) -> QPushButton:
        done = button(tr("Done"))
        done.setProperty("small", True)
        done.setObjectName(f"{self._item.key}/done")
        done.setAccessibleName(tr("Done: {item}", item=tr(self._item.title)))
        done.setToolTip(tr("You looked after this for the week"))
        done.clicked.connect(lambda: self.answered.emit(self._item, ""))
        return done

    def _menu_button(self) -> QToolButton:
        dots = QToolButton()
        dots.setProperty("small", True)
        dots.setIcon(icon(self._theme, "dots-three"))
        dots.setIconSize(QSize(16, 16))
        dots.setObjectName(f"{self._item.key}/menu")
        dots.setAccessibleName(tr("More on “{item}”", item=tr(self._item.title)))
        dots.setToolTip(plain_hint(tr("Why it is asked, put off, change")))
        dots.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = Menu(dots)
        menu.aboutToShow.connect(lambda: self._fill_menu(menu, dots))
        dots.setMenu(menu)
        return dots

    def _fill_menu(self, menu: Menu, anchor: QWidget) -> None:
        if not menu.isEmpty():
            return
        opened, key = self._shown.opened, self._item.key
        menu.addAction(tr("Hide why") if opened else tr("Why?"), lambda: self.explained.emit(key, not opened))
        if self._item.state is State.NOT_ANSWERED and not self._is_over:
            self._fill_later(menu.add_within(tr("Later")))
        menu.addSeparator()
        if not self._item.automatic:
            menu.addAction(tr("Rename…"), lambda: self._ask_name(anchor))
        menu.addAction(tr("Switch off"), lambda: self.switched_off.emit(self._item))

    def _ask_reason(self, anchor: QWidget) -> None:
        help_ = tr("It is not asked again this week.")
        asked = LineAsked(self._theme, tr("Why is it fine as it is?"), help_, tr("Accept"), self)
        asked.given.connect(lambda reason: self.answered.emit(self._item, reason))
        asked.ask(anchor)

    def _ask_name(self, anchor: QWidget) -> None:
        asked = LineAsked(self._theme, tr("Rename the item"), "", tr("Rename"), self)
        asked.given.connect(lambda title: self.renamed.emit(self._item, title))
        asked.ask(anchor, tr(self._item.title))
