"""The tab of the audit: how all checks stand, or the question that is asked now."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, Qt
from PySide6.QtWidgets import QFileDialog, QPushButton, QScrollArea, QStackedWidget, QWidget

from planner.app.failures import PlanError
from planner.app.presence import board_of, write_report
from planner.domain.presence import Board, Standing
from planner.domain.records import Audit, AuditAnswer, Brand, Channel, Placement, Post, Profile, Said
from planner.ui.context import Context
from planner.ui.editor.parts import horizontal, vertical, words
from planner.ui.places.tab import PlaceTab
from planner.ui.presence.audit.deeds import AuditDeeds
from planner.ui.presence.audit.overview import Overview
from planner.ui.presence.audit.question import QuestionCard
from planner.ui.presence.audit.walk import Walk
from planner.ui.words import tr

_FOLDER = "audit_folder"


class AuditTab(PlaceTab):
    """An audit is begun, left and gone on with; every answer is in the plan at once."""

    shows = (Brand, Channel, Profile, AuditAnswer, Audit, Post, Placement)

    def __init__(self, context: Context) -> None:
        super().__init__(context, tr("Audit"))
        self.board: Board | None = None
        self._walk: Walk | None = None
        self.overview, self.question = Overview(context), QuestionCard(context)
        self.first = QPushButton(tr("Add profiles"))
        self._deeds = AuditDeeds(context, self)
        self._stack = QStackedWidget()
        self._asking = self._made_asking()
        self._empty = self._made_empty()
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
        self.question.finish.setVisible(not walk.only)
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
        if self.board is not None:
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

    def _answer(self, said: Said, note: str, evidence: str) -> None:
        """The answer to the question that is asked."""
        one = self.asked
        if one is not None and self._walk is not None and self.board is not None:
            self._walk.answered(one.key)
            self._deeds.say(self.board, one, said, note, evidence)

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
        if self.board is None:
            return
        folder = str(self.context.settings.memory.get(_FOLDER, "") or QDir.homePath())
        name = tr("{brand} audit {day}.pdf", brand=self.board.brand.name, day=self.board.today.isoformat())
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Save the audit"), str(Path(folder) / name), "PDF (*.pdf)")
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, file: Path) -> None:
        """Writes the audit as a PDF file."""
        from planner.ui.presence.audit.paper import pdf_of  # noqa: PLC0415  printing costs start-up time

        if self.board is None:
            return
        self.context.settings.memory.put(_FOLDER, str(file.parent))
        try:
            write_report(file, pdf_of(self.context, self.board))
        except PlanError as error:
            self.said.emit(tr(str(error)))
            return
        self.said.emit(tr("Saved as {file}", file=file.name))

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

    def _made_empty(self) -> QWidget:
        page = QWidget()
        column = vertical(page, self.theme.space(3))
        said = words(tr("An audit asks what is true of your profiles, and remembers for how long."))
        said.setProperty("role", "secondary")
        self.first.setProperty("kind", "primary")
        self.first.setToolTip(tr("Go to the profiles"))
        self.first.clicked.connect(lambda: self.tab_requested.emit("presence", "profiles", ""))
        column.addStretch(2)
        for part in (words(tr("No profile yet"), "heading"), said, self.first):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        return page

    def _connect(self) -> None:
        head, question, details = self.overview.head, self.question, self.overview.details
        head.begin_requested.connect(self._begin)
        head.print_requested.connect(self._print)
        head.save_requested.connect(self._save)
        self.overview.results.open_requested.connect(self._answer_chosen)
        question.answered.connect(self._answer)
        question.put_off_requested.connect(self._put_off)
        question.back_requested.connect(self._go_back)
        question.pause_requested.connect(self._pause)
        question.finish_requested.connect(self._finish)
        question.link_requested.connect(self.link_requested)
        question.who_requested.connect(lambda: self._deeds.ask_who(question.who))
        details.answer_requested.connect(self._answer_chosen)
        details.said.connect(self._keep_chosen)
        details.take_back_requested.connect(self._take_back)
        details.profile_requested.connect(self._show_profile)
        details.evidence_requested.connect(self.folder_requested)
        self._deeds.edit_requested.connect(self.edit_requested)
        self._deeds.named.connect(question.show_who)
