"""What a campaign has come to: posts, money, what is paid for, and the numbers that were noted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from planner.app.campaigns import CampaignLook
from planner.domain.campaigns import Cost
from planner.domain.paid import money_words
from planner.domain.running import Run, run_of
from planner.ui.campaigns.phrases import money_lines, number_lines, posts_words
from planner.ui.campaigns.rows import beside_rows, post_rows
from planner.ui.context import Context
from planner.ui.pieces.found_rows import Found
from planner.ui.pieces.parts import LinkButton, emptied, vertical, words
from planner.ui.pieces.row_list import RowList
from planner.ui.words import tr

_ROW, _MOST_ROWS, _EDGE = 44, 12, 4
_DOT = "\u00a0· "
"""Between sums; a line does not begin with it."""

_BEGUN = frozenset({Run.RUNNING, Run.OVER})


class Overview(QWidget):
    """Reads nothing itself; a click on a row opens what it shows."""

    entry_requested = Signal(str)
    tab_requested = Signal(str, str, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._campaign_id, self._most = "", _MOST_ROWS
        self.money, self.mix = words("", "heading"), words("", "heading")
        self.numbers = words("", "body", "secondary")
        self._costs = QWidget()
        self._cost_lines = vertical(self._costs, context.theme.space(1))
        self.posts = RowList(context.theme, tr("Posts of the campaign"))
        self.rest = LinkButton("")
        self._found: list[Found] = []
        self.beside = RowList(context.theme, tr("Paid and creators"))
        self.enter = QPushButton(tr("Enter numbers"))
        self._lay_out()
        self._connect()

    def show_look(self, look: CampaignLook) -> None:
        """Shows what the campaign has come to."""
        self._show_money(look)
        self.mix.setText(posts_words(look))
        if look.campaign.id != self._campaign_id:
            self._most = _MOST_ROWS
        self._campaign_id = look.campaign.id
        self._found = list(post_rows(look, self._context))
        self._fill_posts()
        self._no_posts.setVisible(self.posts.isHidden())
        _fill(self.beside, list(beside_rows(look, self._context)))
        self._beside_card.setVisible(not self.beside.isHidden())
        begun = run_of(look.campaign, self._context.today(look.plan.brand)) in _BEGUN
        self.numbers.setText(self._number_words(look, begun=begun))
        self.enter.setVisible(begun)

    # showing

    def _fill_posts(self) -> None:
        """As many as the page has room for at once, all when one asks for them."""
        _fill(self.posts, self._found[: self._most])
        left = len(self._found) - self._most
        self.rest.setText(tr("{number} more", number=self._context.when.number(left)))
        self.rest.setVisible(left > 0)

    def _show_all(self) -> None:
        self._most = len(self._found)
        self._fill_posts()
        self.posts.setFocus()

    def _show_money(self, look: CampaignLook) -> None:
        money = look.money
        self.money.setText(_DOT.join(money_lines(look)) or tr("No budget and no costs yet"))
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

    def _number_words(self, look: CampaignLook, *, begun: bool) -> str:
        said = number_lines(look, self._context.catalogue.metrics, self._context.when)
        none = "No numbers are noted for the campaign as a whole yet."
        return "\n".join(said) or tr(none if begun else "They are entered from its first day on.")

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
            self._card(self.mix, self._no_posts, self.posts, self.rest),
            self._card(self.money, self._costs),
            self._beside_card,
            self._card(words(tr("Numbers"), "heading"), self.numbers, self.enter),
        ):
            column.addWidget(card)
        column.addStretch(1)

    def _card(self, *parts: QWidget) -> QFrame:
        card = QFrame()
        card.setProperty("surface", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(*4 * [self._context.theme.space(4)])
        column.setSpacing(self._context.theme.space(2))
        for part in parts:
            leading = Qt.AlignmentFlag.AlignLeading if part in (self.enter, self.rest) else Qt.AlignmentFlag(0)
            column.addWidget(part, 0, leading)
        return card

    def _connect(self) -> None:
        self.posts.setToolTip(tr("A click or Enter opens the post on the calendar"))
        self.beside.setToolTip(tr("A click or Enter opens it"))
        self.enter.setProperty("small", True)
        self.enter.setToolTip(tr("Type its numbers in the table of numbers"))
        for rows in (self.posts, self.beside):
            rows.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            rows.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for rows, slot in ((self.posts, self._open_post), (self.beside, self._open_beside)):
            rows.clicked.connect(slot)
            rows.activated.connect(slot)
        self.rest.setToolTip(tr("Show all posts of the campaign"))
        self.rest.clicked.connect(self._show_all)
        self.enter.clicked.connect(lambda: self.tab_requested.emit("results", "numbers", self._campaign_id))


def _fill(rows: RowList, found: list[Found]) -> None:
    """Shows these rows, as high as they need; the page scrolls."""
    rows.show_rows(found)
    rows.setVisible(bool(found))
    rows.setFixedHeight(len(found) * _ROW + 2 * _EDGE)


def _cost_words(cost: Cost, about: str) -> str:
    said = (tr(cost.what) or tr("Untitled"), money_words(cost.amount, cost.currency), about)
    return " · ".join(filter(None, said))


def _wrapped(label: QLabel) -> QLabel:
    label.setWordWrap(True)
    return label
