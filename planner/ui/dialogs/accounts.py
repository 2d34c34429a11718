"""The ids that a channel has at publishing tools which want one in their files."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from planner.app.handoffs import Handoffs
from planner.app.targets import Field
from planner.domain.edits import Edit
from planner.domain.edits.change import changed
from planner.domain.edits.publishing import account_of, give_account
from planner.domain.records import Channel
from planner.ui.context import Context
from planner.ui.pieces.dialog_parts import labelled, words
from planner.ui.pieces.edit_dialog import EditDialog
from planner.ui.words import tr


class AccountsDialog(EditDialog):
    """A field for each tool whose files name the account."""

    def __init__(self, context: Context, channel: Channel, parent: QWidget | None = None) -> None:
        super().__init__(context, tr("Accounts of {channel}", channel=channel.name), parent, tr("Save"))
        self._channel = channel
        self.fields = {tool: QLineEdit(account_of(channel, tool)) for tool in self._tools()}
        told = tr("The id that each tool shows for this channel; empty where there is none.")
        self.body.addWidget(words(told, role="secondary"))
        names = self._tools()
        for tool, field in self.fields.items():
            self.body.addLayout(labelled(names[tool], field))
        next(iter(self.fields.values())).setFocus()

    def made(self) -> Edit:
        """The channel with what is typed."""
        channel = self._channel
        for tool, field in self.fields.items():
            for change in give_account(channel, tool, field.text()).changes:
                assert isinstance(change.after, Channel)
                channel = change.after
        return changed(tr("Accounts of {channel}", channel=channel.name), [(self._channel, channel)])

    def _tools(self) -> dict[str, str]:
        """The names of the tools that want an account, by the key under which channels keep theirs."""
        presets = Handoffs(self.context.settings.path.with_name("handoffs.toml")).presets
        wanting = [one for one in presets if any(column.field is Field.ACCOUNT for column in one.columns)]
        return {one.tool: one.name for one in reversed(wanting)}
