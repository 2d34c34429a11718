"""What a campaign has come to: posts, money, what is paid for, and the numbers that were noted."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.app.campaigns import CampaignLook
from planner.domain.campaigns import Cost
from planner.domain.paid import money_words
from planner.domain.records import NOT_OFFERED
from planner.ui.campaigns.phrases import money_lines, posts_words
from planner.ui.campaigns.rows import beside_rows, post_rows
from planner.ui.context import Context
from planner.ui.editor.parts import emptied, vertical, words
from planner.ui.library.rows import RowList
from planner.ui.search.palette_list import Found
from planner.ui.words import tr

_ROW, _MOST_ROWS, _EDGE = 44, 7, 4


class Overview(QWidget):
    """Reads nothing itself; a click on a row opens what it shows."""

    entry_requested = Signal(str)
    tab_requested = Signal(str, str, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.money, self.mix = words("", "heading"), words("", "heading")
        self.numbers = words("", "body", "secondary")
        self._costs = QWidget()
        self._cost_lines = vertical(self._costs, context.theme.space(1))
        self.posts = RowList(context.theme, tr("Posts of the campaign"))
        self.beside = RowList(context.theme, tr("Paid and creators"))
        self.enter = QPushButton(tr("Enter numbers"))
        self._lay_out()
        self._connect()

    def show_look(self, look: CampaignLook) -> None:
        """Shows what the campaign has come to."""
        self._show_money(look)
        self.mix.setText(posts_words(look))
        _fill(self.posts, post_rows(look, self._context))
        self._no_posts.setVisible(self.posts.isHidden())
        _fill(self.beside, beside_rows(look, self._context))
        self._beside_card.setVisible(not self.beside.isHidden())
        self.numbers.setText(self._number_words(look))

    # showing

    def _show_money(self, look: CampaignLook) -> None:
        money = look.money
        self.money.setText(" · ".join(money_lines(look)) or tr("No budget and no costs yet"))
        self.money.setProperty("role", "warning" if money.left is not None and money.left < 0 else "")
        self.money.style().polish(self.money)
        emptied(self._cost_lines)
        for costs, about in (
            (money.spent, ""),
            (money.promised, tr("promised")),
            (money.others, tr("in another currency, not added up")),
        ):
            for one in costs:
                self._cost_lines.addWidget(_wrapped(words(_cost_words(one, about), "body", "secondary")))
        self._costs.setVisible(bool(money.spent or money.promised or money.others))

    def _number_words(self, look: CampaignLook) -> str:
        """The latest of each number, with its day."""
        when, known = self._context.when, self._context.catalogue.metrics
        said: dict[str, str] = {}
        for one in sorted(look.numbers, key=lambda one: one.captured):
            for key, value, *_ in one.values:
                name = tr(known[key].name) if key in known else key
                shown = tr("not offered") if value == NOT_OFFERED else value
                said[key] = f"{name} {shown} ({when.short_dated(one.captured)})"
        return " · ".join(said.values()) or tr("No numbers are noted for the campaign as a whole yet.")

    # opening

    def _open_post(self, index: QModelIndex) -> None:
        self.posts.setCurrentIndex(index)
        self.entry_requested.emit(self.posts.chosen)

    def _open_beside(self, index: QModelIndex) -> None:
        self.beside.setCurrentIndex(index)
        tab, _, id_ = self.beside.chosen.partition("/")
        self.tab_requested.emit("campaigns", tab, id_)

    # making

    def _lay_out(self) -> None:
        column = vertical(self, self._context.theme.space(3))
        none = tr("No post belongs to it yet. A post is given its campaign in the section “Pillar and campaign”.")
        self._no_posts = _wrapped(words(none, "body", "muted"))
        self._beside_card = self._card(words(tr("Paid and creators"), "heading"), self.beside)
        for label in (self.money, self.mix, self.numbers):
            _wrapped(label)
        for card in (
            self._card(self.mix, self._no_posts, self.posts),
            self._card(self.money, self._costs),
            self._beside_card,
            self._card(words(tr("Numbers"), "heading"), self.numbers, self.enter),
        ):
            column.addWidget(card)
        column.addStretch()

    def _card(self, *parts: QWidget) -> QFrame:
        card = QFrame()
        card.setProperty("surface", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(*4 * [self._context.theme.space(4)])
        column.setSpacing(self._context.theme.space(2))
        for part in parts:
            leading = Qt.AlignmentFlag.AlignLeading if part is self.enter else Qt.AlignmentFlag(0)
            column.addWidget(part, 0, leading)
        return card

    def _connect(self) -> None:
        self.posts.setToolTip(tr("A click or Enter opens the post on the calendar"))
        self.beside.setToolTip(tr("A click or Enter opens it"))
        self.enter.setProperty("small", True)
        self.enter.setToolTip(tr("Type the numbers of campaigns in the table of numbers"))
        for rows, slot in ((self.posts, self._open_post), (self.beside, self._open_beside)):
            rows.clicked.connect(slot)
            rows.activated.connect(slot)
        self.enter.clicked.connect(lambda: self.tab_requested.emit("results", "numbers", ""))


def _fill(rows: RowList, found: Iterator[Found]) -> None:
    """Shows these rows, as high as a few of them need."""
    rows.show_rows(list(found))
    number = len(rows.rows.found)
    rows.setVisible(bool(number))
    rows.setFixedHeight(min(number, _MOST_ROWS) * _ROW + 2 * _EDGE)


def _cost_words(cost: Cost, about: str) -> str:
    said = (tr(cost.what) or tr("Untitled"), money_words(cost.amount, cost.currency), about)
    return " · ".join(filter(None, said))


def _wrapped(label: QLabel) -> QLabel:
    label.setWordWrap(True)
    return label
