"""The tab of the audit: how all checks stand, or the question that is asked now."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from planner.app.presence import board_of
from planner.domain.presence import Board, Standing
from planner.domain.records import Audit, AuditAnswer, Brand, Channel, Placement, Post, Profile, Said
from planner.ui.context import Context
from planner.ui.pieces.parts import horizontal
from planner.ui.pieces.place_tab import PlaceTab
from planner.ui.presence.audit.deeds import AuditDeeds
from planner.ui.presence.audit.empty import Empty
from planner.ui.presence.audit.overview import Overview
from planner.ui.presence.audit.question import QuestionCard
from planner.ui.presence.audit.saving import file_asked, saved
from planner.ui.presence.audit.walk import Walk
from planner.ui.words import tr


class AuditTab(PlaceTab):
    """An audit is begun, left and gone on with; every answer is in the plan at once."""

    shows = (Brand, Channel, Profile, AuditAnswer, Audit, Post, Placement)

    def __init__(self, context: Context) -> None:
        super().__init__(context, tr("Audit"))
        self.board: Board | None = None
        self._walk: Walk | None = None
        self.overview, self.question = Overview(context), QuestionCard(context)
        self._deeds = AuditDeeds(context, self)
        self._stack = QStackedWidget()
        self._asking = self._made_asking()
        self._empty = Empty(self.theme)
        self.first = self._empty.first
        for page in (self.overview, self._asking, self._empty):
            self._stack.addWidget(page)
        self.column.addWidget(self._stack, 1)
        self._connect()
        self.setFocusProxy(self.overview)

    def read_anew(self, brand: Brand) -> None:
        """Reads how all checks stand; the question that is asked stays, unless it is answered."""
        if self.board is not None and self.board.brand.id != brand.id:
            self._walk = None
        now = self.context.now(brand)
        self.board = board_of(self.context.document, brand, self.context.catalogue, now, self.context.media)
        self._show(self.board)

    def show_record(self, id_: str) -> None:
        """Asks what is left to ask of a profile, or the question of one check; one that asks nothing is chosen."""
        board = self.board
        if board is None:
            return
        walk, one = Walk(id_), board.find(id_)
        if (one is None or one.asks) and walk.left(board):
            self._walk = walk
            self._show(board)
        elif one is not None:
            self.overview.choose(id_)

    @property
    def asked(self) -> Standing | None:
        """The question that is asked now."""
        left = self._walk.left(self.board) if self._walk and self.board else ()
        return left[0] if left else None

    # showing

    def _show(self, board: Board) -> None:
        if not board.profiles:
            self._turn_to(self._empty, self.first)
        elif self._walk is not None:
            self._ask(self._walk, board)
        else:
            self.overview.show_board(board)
            self._turn_to(self.overview, self.overview)

    def _ask(self, walk: Walk, board: Board) -> None:
        left, whole = walk.left(board), walk.whole(board)
        if not left:
            self._end(walk, board)
            return
        later = board.running.skipped if board.running and not walk.only else ()
        self._turn_to(self._asking, self.question)
        self.question.show_brand(board.brand.id, single=bool(walk.only))
        self.question.show_who(self.context.user)
        self.question.show_question(left[0], max(whole - len(left), 0), whole, put_off=left[0].key in later)

    def _end(self, walk: Walk, board: Board) -> None:
        """Nothing is left to ask: an audit is finished by that."""
        self._walk = None
        if not walk.only and board.running is not None:
            self._finish()
        else:
            self._show(board)
        self.overview.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_to(self, page: QWidget, focus: QWidget) -> None:
        if self._stack.currentWidget() is not page:
            self.question.forget()
            self._stack.setCurrentWidget(page)
            self.setFocusProxy(focus)

    # doing

    def _begin(self) -> None:
        """Begins an audit, or goes on with the one that is running."""
        if self.board is None or not (self.board.running or self.board.due):
            return
        self._walk = Walk()
        if self.board.running is None:
            self._deeds.begin(self.board)
        else:
            self._show(self.board)

    def _pause(self) -> None:
        self._walk = None
        if self.board is not None:
            self._show(self.board)
        self.overview.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self) -> None:
        self._walk = None
        if self.board is not None:
            self._deeds.finish(self.board)
            self.said.emit(tr("Audit finished: {result}", result=tr(self.board.counts.words)))

    def _give_up(self) -> None:
        if self.board is not None:
            self._deeds.give_up(self.board)

    def _answer(self, said: Said, note: str, evidence: str) -> None:
        """The answer to the question that is asked."""
        one = self.asked
        if one is not None and self._walk is not None and self.board is not None:
            self._walk.answered(one.key)
            self._deeds.say(self.board, one, said, note, evidence, quiet=True)

    def _put_off(self) -> None:
        one, walk, board = self.asked, self._walk, self.board
        if one is None or walk is None or board is None:
            return
        walk.put_off(one.key)
        if walk.only:
            self._show(board)
        else:
            self._deeds.put_off(board, one)

    def _go_back(self) -> None:
        if self._walk is not None and self.board is not None and self._walk.go_back():
            self._show(self.board)

    def _answer_chosen(self) -> None:
        one = self.overview.results.current
        if one is not None and one.asks:
            self.show_record(one.key)

    def _keep_chosen(self, said: Said, note: str) -> None:
        one = self.overview.results.current
        if one is not None and self.board is not None:
            self._deeds.say(self.board, one, said, note)

    def _take_back(self) -> None:
        one = self.overview.results.current
        if one is not None:
            self._deeds.take_back(one)

    def _show_profile(self) -> None:
        one = self.overview.results.current
        if one is not None and one.profile is not None:
            self.tab_requested.emit("presence", "profiles", one.profile.id)

    # paper

    def _print(self) -> None:
        from planner.ui.presence.audit.paper import ask_and_print  # noqa: PLC0415  printing costs start-up time

        if self.board is not None:
            ask_and_print(self.context, self.board, self)

    def _save(self) -> None:
        """Asks for a file and writes the PDF."""
        chosen = file_asked(self.context, self.board, self) if self.board is not None else None
        if chosen is not None:
            self.save_to(chosen)

    def save_to(self, file: Path) -> None:
        """Writes the audit as a PDF file."""
        if self.board is not None:
            self.said.emit(saved(self.context, self.board, file))

    # making

    def _made_asking(self) -> QWidget:
        area = QScrollArea(widgetResizable=True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget()
        row = horizontal(page, 0)
        row.addStretch(1)
        row.addWidget(self.question, 8, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        area.setWidget(page)
        return area

    def _connect(self) -> None:
        self.first.clicked.connect(lambda: self.tab_requested.emit("presence", "profiles", ""))
        head, question, details = self.overview.head, self.question, self.overview.details
        head.begin_requested.connect(self._begin)
        head.give_up_requested.connect(self._give_up)
        head.print_requested.connect(self._print)
        head.save_requested.connect(self._save)
        self.overview.results.open_requested.connect(self._answer_chosen)
        question.answered.connect(self._answer)
        question.put_off_requested.connect(self._put_off)
        question.back_requested.connect(self._go_back)
        question.pause_requested.connect(self._pause)
        question.finish_requested.connect(self._finish)
        question.link_requested.connect(self.link_requested)
        question.evidence.said.connect(self.said)
        question.who_requested.connect(lambda: self._deeds.ask_who(question.who))
        details.answer_requested.connect(self._answer_chosen)
        details.said.connect(self._keep_chosen)
        details.take_back_requested.connect(self._take_back)
        details.profile_requested.connect(self._show_profile)
        details.evidence_requested.connect(self.folder_requested)
        self._deeds.edit_requested.connect(self.edit_requested)
        self._deeds.named.connect(question.show_who)
