"""What a publishing tool asks for: how well its file is known, its conditions, addresses of media, and accounts."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from planner.app.targets import Field, Preset, conditions
from planner.domain.edits.publishing import account_of, change_media_base, give_account
from planner.domain.records import Brand, Channel
from planner.ui.context import Context
from planner.ui.exporting.signs import OWN, TRUSTED
from planner.ui.icons import lead, pixmap
from planner.ui.pieces.dialog_parts import button, column, labelled, row, words
from planner.ui.pieces.folded import Folded
from planner.ui.pieces.plain import breakable
from planner.ui.words import tr

_ICON = 16


class ToolOptions(QWidget):
    """Shows a preset, and asks for what the brand and its channels have to say for it."""

    edit_requested = Signal(object)
    columns_requested = Signal()
    forget_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._preset: Preset | None = None
        self._brand: Brand | None = None
        self._channels: tuple[Channel, ...] = ()
        self._mark, self._sure = QLabel(), words("", step="label", role="secondary")
        self._note = words("", role="secondary")
        self._asks = words("", role="secondary")
        self._conditions = Folded(context.theme, tr("What it asks for"), self._asks)
        self.media_base = QLineEdit()
        self._media, self._media_trouble = QWidget(), words("", step="caption", role="danger")
        self._accounts, self._account_lines = QWidget(), column(context.theme.space(2))
        self.account_fields: dict[str, QLineEdit] = {}
        self.change, self.forget = button(""), button(tr("Delete"))
        self._lay_out()
        self._connect()

    def show_preset(self, preset: Preset, brand: Brand, channels: Iterable[Channel]) -> None:
        """Shows this preset for a brand and the channels from which something leaves."""
        self._preset, self._brand, self._channels = preset, brand, tuple(channels)
        self._note.setText(preset.note)
        self._note.setVisible(bool(preset.note))
        self._asks.setText(_listed(conditions(preset, self._context.catalogue.platforms)))
        self._show_sureness(preset)
        self._media.setVisible(preset.media is not None)
        if not self.media_base.isModified() and self.media_base.text() != brand.media_base:
            self.media_base.setText(brand.media_base)
            self.media_base.setCursorPosition(0)
        self._show_accounts(preset)
        self.change.setText(tr("Edit columns…") if preset.own else tr("Make my own…"))
        self.change.setToolTip(
            tr("Columns, days and limits of this file")
            if preset.own
            else tr("The shipped file stays as it is; change a copy of it")
        )
        self.forget.setVisible(preset.own)

    # private

    def _show_sureness(self, preset: Preset) -> None:
        sign = OWN if preset.own else TRUSTED[preset.confidence]
        pixels = pixmap(self._context.theme, sign.icon, sign.colour, _ICON, self.devicePixelRatioF())
        self._mark.setPixmap(pixels)
        day = self._context.when.short_dated(preset.checked)
        self._sure.setText(
            tr("{sure} · since {day}", sure=tr(sign.words), day=day)
            if preset.own
            else tr("{sure} · checked on {day}", sure=tr(sign.words), day=day)
        )
        self._sure.setProperty("role", sign.role)
        self._sure.setToolTip(breakable(preset.source))
        self._sure.style().polish(self._sure)

    def _show_accounts(self, preset: Preset) -> None:
        needed = any(one.field is Field.ACCOUNT for one in preset.columns)
        self._accounts.setVisible(needed and bool(self._channels))
        keys = [channel.id for channel in self._channels] if needed else []
        if keys != [*self.account_fields]:
            self._make_accounts(keys)
        for channel in self._channels if needed else ():
            field = self.account_fields[channel.id]
            if not field.isModified():
                field.setText(account_of(channel, preset.tool))

    def _make_accounts(self, keys: list[str]) -> None:
        while (item := self._account_lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self.account_fields = {}
        for channel in (one for one in self._channels if one.id in keys):
            field = self.account_fields[channel.id] = QLineEdit()
            field.setAccessibleName(tr("Account of {channel}", channel=channel.name))
            field.setToolTip(tr("The id that the tool shows for {channel}", channel=channel.name))
            field.editingFinished.connect(partial(self._take_account, channel.id))
            self._account_lines.addWidget(self._account_line(channel.name, field))

    def _account_line(self, name: str, field: QLineEdit) -> QWidget:
        holder, line = QWidget(), row(self._context.theme.space(2))
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(words(breakable(name)), 1)
        line.addWidget(field, 2)
        holder.setLayout(line)
        return holder

    def _take_account(self, channel_id: str) -> None:
        field = self.account_fields[channel_id]
        if not field.isModified():
            return
        channel = next(one for one in self._channels if one.id == channel_id)
        assert self._preset is not None
        edit = give_account(channel, self._preset.tool, field.text())
        field.setModified(False)
        if edit.changes:
            self.edit_requested.emit(edit)

    def _take_media_base(self) -> None:
        if self._brand is None or not self.media_base.isModified():
            return
        try:
            edit = change_media_base(self._brand, self.media_base.text())
        except ValueError as error:
            self._mark_media_base(str(error))
            return
        self._mark_media_base("")
        self.media_base.setModified(False)
        if edit.changes:
            self.edit_requested.emit(edit)

    def _mark_media_base(self, wrong: str) -> None:
        """Says what is wrong with the address, or nothing."""
        self.media_base.setProperty("invalid", bool(wrong))
        self.media_base.style().polish(self.media_base)
        self._media_trouble.setText(tr(wrong))
        self._media_trouble.setVisible(bool(wrong))

    def _connect(self) -> None:
        self.media_base.editingFinished.connect(self._take_media_base)
        self.change.clicked.connect(self.columns_requested)
        self.forget.clicked.connect(self.forget_requested)
        self._context.theme.changed.connect(self._paint_again)

    def _paint_again(self) -> None:
        lead(self.change, self._context.theme, "columns")
        lead(self.forget, self._context.theme, "trash")
        if self._preset is not None:
            self._show_sureness(self._preset)

    def _lay_out(self) -> None:
        space = self._context.theme.space
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(space(3))
        sure = row(space(2))
        sure.addWidget(self._mark)
        sure.addWidget(self._sure, 1)
        for one in (self.change, self.forget):
            one.setProperty("small", True)
            sure.addWidget(one)
        self.forget.setToolTip(tr("Delete this file of yours"))
        lines.addLayout(sure)
        lines.addWidget(self._note)
        lines.addWidget(self._media)
        help_text = tr("Where the files of media can be fetched, such as https://example.org/media")
        base = labelled(tr("Public address of media"), self.media_base, help_text)
        base.setContentsMargins(0, 0, 0, 0)
        base.addWidget(self._media_trouble)
        self._media_trouble.hide()
        self._media.setLayout(base)
        self.media_base.setPlaceholderText("https://")
        accounts = column(space(2))
        accounts.setContentsMargins(0, 0, 0, 0)
        accounts.addWidget(words(tr("Accounts at the tool"), step="label", role="secondary"))
        accounts.addLayout(self._account_lines)
        self._accounts.setLayout(accounts)
        lines.addWidget(self._accounts)
        lines.addWidget(self._conditions)
        self._paint_again()


def _listed(sentences: Iterable[str]) -> str:
    return "\n".join(f"\u2022 {tr(sentence)}" for sentence in sentences)
