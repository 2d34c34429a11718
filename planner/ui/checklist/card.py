"""One item of the checklist: how it stands, what was found, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from planner.domain.checks import Finding, Item, State
from planner.domain.checks.finding import Fix
from planner.domain.checks.together import together
from planner.domain.records import Answer
from planner.domain.rules import Severity
from planner.ui.checklist.rows import STANDING_OUT, JumpRow, standing_in
from planner.ui.context import Context
from planner.ui.corners import Menu
from planner.ui.dialogs.parts import button
from planner.ui.editor.pills import Flow
from planner.ui.icons import icon, pixmap
from planner.ui.looks import SEVERITY_LOOKS, Look
from planner.ui.popover import LineAsked
from planner.ui.words import tr

_NAMED = 4
"""Posts of one finding that are listed before "n more"."""

_LISTED = 6
"""Findings of one item that are listed before "n more"."""


LOOKS: Mapping[State, Look] = {
    State.MUST_FIX: SEVERITY_LOOKS[Severity.MUST_FIX],
    State.ATTENTION: SEVERITY_LOOKS[Severity.ATTENTION],
    State.HINT: SEVERITY_LOOKS[Severity.HINT],
    State.NOT_ANSWERED: Look("Not answered", "circle", "text.secondary"),
    State.ACCEPTED: Look("Accepted", "check-circle", "status.approved"),
    State.OK: Look("Fine", "check-circle-fill", "status.posted"),
    State.TOO_FEW: Look("Too few to judge", "circle-dashed", "text.muted"),
    State.NOT_APPLICABLE: Look("Does not apply", "minus-circle", "text.muted"),
}


class ItemCard(QWidget):
    """Shows an item; what is done about it comes as a signal."""

    jump_requested = Signal(object, str)
    """The id of a placement, and where in its post the finding is answered ("" when nowhere in particular)."""
    fix_requested = Signal(object)
    """A Fix, to be seen before it is done."""
    answered = Signal(object, str)
    """The item, and the reason where it is accepted."""
    taken_back = Signal(object)
    renamed = Signal(object, str)
    switched_off = Signal(object)

    def __init__(
        self, context: Context, item: Item, answer: Answer | None, names: Mapping[str, str], why: str = ""
    ) -> None:
        super().__init__()
        self._context = context
        self._theme = context.theme
        self._item = item
        self._answer = answer
        self._names = names
        self.setAccessibleName(f"{item.title}: {self._look.word}")
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        self._lay_out(why)

    @property
    def _look(self) -> Look:
        look = LOOKS[self._item.state]
        done = self._item.state is State.OK and not self._item.automatic
        return look._replace(word=tr("Done") if done else tr(look.word))

    @property
    def _title_height(self) -> int:
        """Buttons beside the title are higher than it is."""
        return 20 if self._item.automatic else self._theme.size("control.small")

    def _lay_out(self, why: str) -> None:
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(self._theme.space(2) - STANDING_OUT)
        whole.addWidget(self._shape(), 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(self._column, 1)
        self._column.addLayout(self._title_row(why))
        sentence = self._sentence()
        if sentence:
            self._column.addWidget(standing_in(sentence, role="secondary"))
        self._add_findings()
        self._add_foot()

    def _shape(self) -> QLabel:
        shape = QLabel()
        ratio = self.devicePixelRatioF()
        shape.setPixmap(pixmap(self._theme, self._look.shape, self._look.token, 16, ratio))
        shape.setContentsMargins(0, (self._title_height - 16) // 2, 0, 0)
        shape.setToolTip(self._look.word)
        shape.setAccessibleName(self._look.word)
        return shape

    def _title_row(self, why: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.space(1))
        title = standing_in(tr(self._item.title), step="body.strong" if self._item.findings else "body")
        title.setMinimumHeight(self._title_height)
        title.setToolTip(tr(why))
        row.addWidget(title, 1)
        if self._item.state is State.NOT_ANSWERED:
            row.addWidget(self._done_button(), 0, Qt.AlignmentFlag.AlignTop)
        if not self._item.automatic:
            row.addWidget(self._menu_button(), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _sentence(self) -> str:
        """What is said below the title; findings and buttons say the rest."""
        if self._item.state is State.NOT_ANSWERED:
            return ""
        if self._answer is not None and not self._item.automatic:
            return tr("Answered on {day}", day=self._context.when.day(self._answer.at.date()))
        return f"{self._look.word} · {tr(self._item.heading)}"

    # what was found

    def _add_findings(self) -> None:
        """The first findings, and the others when they are asked for."""
        numbered = list(enumerate(self._item.findings))
        for number, finding in numbered[:_LISTED]:
            self._add_finding(number, finding, self._column)
        rest = numbered[_LISTED:]

        def fill(inside: QVBoxLayout) -> None:
            for number, finding in rest:
                self._add_finding(number, finding, inside)

        if rest:
            self._add_folded(tr("%n more", len(rest)), f"{self._item.key}/rest", fill, self._column)

    def _add_finding(self, number: int, finding: Finding, column: QVBoxLayout) -> None:
        name = f"{self._item.key}/finding/{number}"
        said = self._said(finding)
        if len(finding.placements) == 1:
            self._add_jump(name, finding, said, finding.placements[0], column)
        else:
            column.addWidget(standing_in(said, role="secondary"))
            named = [id_ for id_ in finding.placements if id_ in self._names]
            for place, id_ in enumerate(named[:_NAMED]):
                self._add_jump(f"{name}/{place}", finding, self._names[id_], id_, column)
            if len(named) > _NAMED:
                self._add_more(name, finding, named[_NAMED:], column)
        if finding.fixes:
            self._add_fixes(name, finding.fixes, column)

    def _said(self, finding: Finding) -> str:
        """A hint among what asks for something is called one."""
        among = finding.severity is Severity.HINT and self._item.state is not State.HINT
        return tr("Hint: {sentence}", sentence=tr(finding.sentence)) if among else tr(finding.sentence)

    def _add_jump(self, name: str, finding: Finding, sentence: str, placement_id: str, column: QVBoxLayout) -> None:
        row = JumpRow(self._theme, sentence)
        row.setObjectName(name)
        row.setToolTip("\n".join(filter(None, [row.toolTip(), tr(finding.source)])))
        row.clicked.connect(lambda: self.jump_requested.emit(placement_id, finding.about))
        column.addWidget(row)

    def _add_more(self, name: str, finding: Finding, ids: list[str], column: QVBoxLayout) -> None:
        def fill(inside: QVBoxLayout) -> None:
            for place, id_ in enumerate(ids, start=_NAMED):
                self._add_jump(f"{name}/{place}", finding, self._names[id_], id_, inside)

        self._add_folded(tr("%n more", len(ids)), f"{name}/more", fill, column)

    def _add_folded(self, text: str, name: str, fill: Callable[[QVBoxLayout], None], column: QVBoxLayout) -> None:
        """Rows that are made when they are asked for."""
        rest = QWidget()
        inside = QVBoxLayout(rest)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(self._theme.space(1))
        rest.hide()
        more = _link(text, name, tr("Show all of this item"))
        more.clicked.connect(lambda: fill(inside))
        more.clicked.connect(rest.show)
        more.clicked.connect(more.hide)
        column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(rest)

    def _add_fixes(self, name: str, fixes: Iterable[Fix], column: QVBoxLayout) -> None:
        row = QWidget()
        flow = Flow(row, self._theme.space(1))
        for number, fix in enumerate(fixes):
            flow.addWidget(self._fix_button(f"{name}/fix/{number}", fix))
        column.addWidget(row)

    def _fix_button(self, name: str, fix: Fix) -> QPushButton:
        link = _link(tr("{words}…", words=tr(fix.words)), name, tr("See what would change, then do it or not"))
        link.clicked.connect(lambda: self.fix_requested.emit(fix))
        return link

    # what can be done

    def _add_foot(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(self._theme.space(2))
        if self._item.accepted:
            foot.addWidget(standing_in(tr("Because: {reason}", reason=self._item.accepted)), 1)
        whole = together(self._item.findings)
        if whole is not None:
            foot.addWidget(self._fix_button(f"{self._item.key}/fix", whole))
        if self._item.state in (State.ATTENTION, State.MUST_FIX):
            accept = _link(tr("Accept…"), f"{self._item.key}/accept", tr("Leave it as it is this week, with a reason"))
            accept.clicked.connect(lambda: self._ask_reason(accept))
            foot.addWidget(accept)
        if self._answer is not None:
            back = _link(tr("Take back"), f"{self._item.key}/back", tr("Take the answer back"))
            back.clicked.connect(lambda: self.taken_back.emit(self._item))
            foot.addWidget(back)
        if foot.count():
            foot.addStretch(0 if self._item.accepted else 1)
            self._column.addLayout(foot)

    def _done_button(self) -> QPushButton:
        done = button(tr("Done"))
        done.setProperty("small", True)
        done.setObjectName(f"{self._item.key}/done")
        done.setAccessibleName(tr("Done: {item}", item=self._item.title))
        done.setToolTip(tr("You looked after this for the week"))
        done.clicked.connect(lambda: self.answered.emit(self._item, ""))
        return done

    def _menu_button(self) -> QToolButton:
        dots = QToolButton()
        dots.setProperty("small", True)
        dots.setIcon(icon(self._theme, "dots-three"))
        dots.setIconSize(QSize(16, 16))
        dots.setObjectName(f"{self._item.key}/menu")
        dots.setAccessibleName(tr("Change “{item}”", item=self._item.title))
        dots.setToolTip(tr("Rename or switch off"))
        dots.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = Menu(dots)
        menu.addAction(tr("Rename…"), lambda: self._ask_name(dots))
        menu.addAction(tr("Switch off"), lambda: self.switched_off.emit(self._item))
        dots.setMenu(menu)
        return dots

    def _ask_reason(self, anchor: QWidget) -> None:
        help_ = tr("It is not asked again this week.")
        asked = LineAsked(self._theme, tr("Why is it fine as it is?"), help_, tr("Accept"), self)
        asked.given.connect(lambda reason: self.answered.emit(self._item, reason))
        asked.ask(anchor)

    def _ask_name(self, anchor: QWidget) -> None:
        asked = LineAsked(self._theme, tr("Rename the item"), "", tr("Rename"), self)
        asked.given.connect(lambda title: self.renamed.emit(self._item, title))
        asked.ask(anchor, self._item.title)


def _link(text: str, name: str, help_: str) -> QPushButton:
    link = button(text, "link")
    link.setObjectName(name)
    link.setAccessibleName(text)
    link.setToolTip(help_)
    return link
