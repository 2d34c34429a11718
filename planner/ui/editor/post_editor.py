"""The page in the dock in which a post is edited."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from planner.domain.edits import Change
from planner.domain.records import Brand, Placement, Post
from planner.domain.shown import Chip, chips_of
from planner.ui import icons
from planner.ui.context import Context
from planner.ui.editor.channels import ChannelPills
from planner.ui.editor.day_use import DayUse
from planner.ui.editor.findings.findings_list import FindingsList
from planner.ui.editor.frame import PREVIEW_KEY, Foot, Head
from planner.ui.editor.gone import GoneNote
from planner.ui.editor.in_view import InView
from planner.ui.editor.media.sight import FileSight
from planner.ui.editor.open_post import OpenPost
from planner.ui.editor.places import Places
from planner.ui.editor.sections.details import Details
from planner.ui.editor.sections.labels import kind_choice
from planner.ui.editor.text.texts import Texts
from planner.ui.editor.times.entry_times import Times
from planner.ui.pieces.corners import Menu
from planner.ui.pieces.parts import STANDING_OUT, a_line, labelled, vertical, words
from planner.ui.pieces.reading_order import order_as_read
from planner.ui.words import tr

_SIDE = 16


class PostEditor(QWidget):
    """Shows one post and asks for edits of it; what is typed is never lost.

    The window calls ``flush`` before it does, undoes or redoes anything, and before it closes.
    """

    edit_requested = Signal(object)
    close_requested = Signal()
    keyboard_returned = Signal()
    """Escape was pressed: what was typed is stored, and the calendar is to have the keyboard."""
    sitting_ended = Signal()
    copy_requested = Signal(str, str)
    link_requested = Signal(str)
    folder_requested = Signal(str)
    new_channel_requested = Signal()
    undo_requested = Signal()
    duplicate_requested = Signal()
    template_requested = Signal(object, object)
    """The post, and its entries, of which a template is to be made."""
    trash_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._brand: Brand | None = None
        self._stale = False
        self._open = OpenPost(context, self)
        self._use = DayUse(context, self)
        self._ordering = QTimer(self, singleShot=True, interval=0)
        self._ordering.timeout.connect(lambda: order_as_read(self))
        self.setFixedWidth(context.theme.size("dock"))
        self._make_parts()
        self._lay_out()
        self._connect_parts()
        self._show_page()

    @property
    def post_id(self) -> str | None:
        """The post that is open."""
        return self._open.post.id if self._open.post is not None else None

    @property
    def chips(self) -> list[Chip]:
        """The entries of the chip that was opened, as the calendar shows them; none when no post is open."""
        return chips_of(self._open.records, self._open.chosen) if self.post_id is not None else []

    @property
    def unsaved(self) -> bool:
        """Whether something was typed that the plan does not hold yet, in this post or another one."""
        return bool(self._open.unsaved)

    def open_post(
        self, brand: Brand, post_id: str, placement_ids: Collection[str] = (), about: str = "", entry: str = ""
    ) -> None:
        """Shows a post; ``placement_ids`` are the entries of the chip that was opened.

        ``about`` is the section (a key of ``sections``) that is to be seen, ``entry`` the one whose words are.
        """
        self.flush()
        other, before = self.post_id != post_id, self._open.picked
        self._brand = brand
        self._open.open(brand, post_id, placement_ids)
        if self._open.gone:
            self._shut()
            return
        if other:
            self._foot.start()
        self._open.changed.emit()
        FileSight.of(self._open).look_again()
        if other:
            self._start()
        elif self._open.picked != before:
            self._texts.bring_own()
        if entry:
            self._texts.bring(entry)
        if about:
            self._places.point_at(about)

    def show_brand(self, brand: Brand) -> None:
        """Works on this brand; a post of another one is closed."""
        self.flush()
        other = self._brand is not None and brand.id != self._brand.id
        self._brand = brand
        if other:
            self._shut()
        elif self.post_id is not None:
            self._open.read(brand)
            self._open.changed.emit()

    def refresh(self, changes: Sequence[Change]) -> None:
        """Reads the post again when the changes concern it, or all that cannot be known (no changes)."""
        self._head.say_undo()
        self._channels.refresh(changes)
        if self.post_id is None or not self._concern(changes):
            return
        if any(change.record.id in self._ids() for change in changes):
            self._foot.note_saved()
        self._stale = not self.isVisible()
        if not self._stale:
            self._read_again()

    def flush(self) -> bool:
        """Hands over everything that is typed; whether the plan took it."""
        if self.isAncestorOf(QApplication.focusWidget() or self):
            QGuiApplication.inputMethod().commit()
        self._times.commit()
        self._details.commit()
        return self._open.unsaved.save()

    @property
    def sections(self) -> dict[str, QWidget]:
        """What a finding can be about, by the keys that ``open_post`` knows."""
        return self._places.sections

    def focus_text(self) -> None:
        """Puts the cursor into the text."""
        self._texts.focus()

    def showEvent(self, event: QShowEvent) -> None:
        """Reads what changed while the page was hidden."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self._read_again()
        FileSight.of(self._open).look_again()

    def event(self, event: QEvent) -> bool:
        """The window is active again: files may have changed meanwhile."""
        if event.type() == QEvent.Type.WindowActivate and self.isVisible():
            FileSight.of(self._open).look_again()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape stores what was typed and gives the keyboard back; lists and menus have taken theirs before."""
        if event.key() == Qt.Key.Key_Escape:
            self.flush()
            self.keyboard_returned.emit()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Hands over what is typed."""
        super().hideEvent(event)
        self.flush()

    # making

    def _make_parts(self) -> None:
        self._head = Head(self._open)
        self._gone = GoneNote(self._open)
        self._channels = ChannelPills(self._open)
        self._texts = Texts(self._open)
        self._findings = FindingsList(self._open)
        self._times = Times(self._open)
        self._kind = kind_choice(self._open)
        self._details = Details(self._open)
        self._places = Places(self._open, self._texts, self._times, self._details)
        self._foot = Foot(self._open)
        self._empty = words(tr("Choose a post in the calendar to edit it here."), "body", "muted")
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(_SIDE, 8, _SIDE, 0)

    def _lay_out(self) -> None:
        self._scroll = self._places.scroll
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._body())
        self._in_view = InView(self._scroll, self)
        column = vertical(self, 0)
        column.addWidget(self._head)
        column.addWidget(self._empty)
        column.addWidget(self._scroll, 1)
        column.addStretch()
        column.addWidget(self._foot)

    def _body(self) -> QWidget:
        body = QWidget()
        column = vertical(body, 12)
        top = QVBoxLayout()
        top.setContentsMargins(STANDING_OUT, 0, STANDING_OUT, 0)
        top.setSpacing(12)
        kind = labelled(tr("Kind"), self._kind)
        for part in (self._gone, self._channels, self._texts, self._findings, self._times, kind, a_line()):
            top.addWidget(part)
        column.addLayout(top)
        column.addLayout(self._details.column())
        column.addStretch()
        self._scroll.verticalScrollBar().rangeChanged.connect(lambda: self._make_room_for_bar(column))
        self._make_room_for_bar(column)
        return body

    def _make_room_for_bar(self, column: QVBoxLayout) -> None:
        """Fields end at the same place with and without a scroll bar."""
        bar = self._scroll.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.maximum() > 0 else 0
        side = _SIDE - STANDING_OUT
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left, right = (side - taken, side) if mirrored else (side, side - taken)
        column.setContentsMargins(left, 4, right, 16)

    def _connect_parts(self) -> None:
        self._open.edit_requested.connect(self.edit_requested)
        self._open.sitting_ended.connect(self.sitting_ended)
        self._open.changed.connect(self._show_page)
        self._head.undo_requested.connect(self._undo)
        self._head.close_requested.connect(self._close)
        self._head.preview_requested.connect(self._preview)
        QShortcut(QKeySequence(PREVIEW_KEY), self, self._preview, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._head.more.clicked.connect(self._show_menu)
        self._channels.new_channel_requested.connect(self.new_channel_requested)
        self._gone.close_requested.connect(self._give_up)
        self._findings.jump_requested.connect(self._places.go_to)
        for rearranged in (self._open.changed, self._findings.row_added, self._texts.sheet_made):
            rearranged.connect(self._ordering.start)
        self._texts.files_dropped.connect(self._places.add_files)
        self._texts.sheet_made.connect(self._in_view.follow_cursor)
        self._findings.own_text_given.connect(self._texts.write_own)
        self._foot.posted_requested.connect(self._mark_posted)
        for part in (self._texts, self._use):
            part.copy_requested.connect(self.copy_requested)
        for asking in (self._details, self._use):
            asking.link_requested.connect(self.link_requested)
            asking.folder_requested.connect(self.folder_requested)
        self._use.edit_requested.connect(self.edit_requested)
        self._open.unsaved.saved.connect(self._close_if_gone)

    # showing

    def _start(self) -> None:
        self._texts.start()
        self._details.start()
        self._scroll.verticalScrollBar().setValue(0)

    def _show_page(self) -> None:
        there = self._open.post is not None
        self._empty.setVisible(not there)
        self._scroll.setVisible(there)
        self._foot.setVisible(there)
        self._head.more.setVisible(there)

    def _read_again(self) -> None:
        self._open.read()
        if not self._close_if_gone():
            self._open.changed.emit()

    def _close_if_gone(self) -> bool:
        """A post that went away is closed as soon as nothing is unsaved in it; words typed in it go along with it."""
        if not self._open.gone or self._open.coming_back or self._open.unsaved.of(self._ids()):
            return False
        self._shut()
        self.close_requested.emit()
        return True

    def _shut(self) -> None:
        self._open.shut()
        self._show_page()

    def _concern(self, changes: Sequence[Change]) -> bool:
        """Whether the post, or a setting of the brand, is among what changed."""
        ids = self._ids()
        return not changes or any(
            not isinstance(change.record, Post | Placement) or ids & _ids_in(change) for change in changes
        )

    def _ids(self) -> set[str]:
        post = self._open.post
        return {post.id, *(one.id for one in self._open.placements)} if post else set()

    # doing

    def _show_menu(self) -> None:
        self.flush()
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._use.fill(menu, self._open.records, self._open.placements)
        menu.addSeparator()
        theme = self._context.theme
        menu.addAction(icons.icon(theme, "copy"), tr("Duplicate"), self.duplicate_requested.emit)
        menu.addAction(icons.icon(theme, "books"), tr("Save as template"), self._keep_as_template)
        menu.addAction(icons.icon(theme, "trash"), tr("Move to trash"), self.trash_requested.emit)
        button = self._head.more
        menu.popup(button.mapToGlobal(QPoint(button.width() - menu.sizeHint().width(), button.height() + 4)))

    def _preview(self) -> None:
        """Shows how the post reads on its channels, with what is typed by now."""
        from planner.ui.editor.preview.page import Preview  # noqa: PLC0415  not needed to edit

        if self.post_id is not None:
            Preview(self._open, self).open()

    def _keep_as_template(self) -> None:
        self.template_requested.emit(self._open.shown_post, self._open.placements)

    def _mark_posted(self, placements: list[Placement]) -> None:
        self._use.mark_posted(self._open.records, placements)

    def _undo(self) -> None:
        self.flush()
        self.undo_requested.emit()

    def _close(self) -> None:
        self.flush()
        self.close_requested.emit()

    def _give_up(self) -> None:
        self._open.unsaved.forget(self._ids())
        self._shut()
        self.close_requested.emit()


def _ids_in(change: Change) -> set[str]:
    record = change.record
    return {record.id, record.post_id} if isinstance(record, Placement) else {record.id}
