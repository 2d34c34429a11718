"""What only lines of channels have: the longest text that the account takes, and the language that is written there."""

from __future__ import annotations

from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit

from planner.domain import edits
from planner.domain.edits import Edit
from planner.domain.records import Channel
from planner.ui.dialogs.accounts import AccountsDialog
from planner.ui.dialogs.languages import language_field, language_in, language_words
from planner.ui.dialogs.manage_rows import NamedRow
from planner.ui.pieces.dialog_parts import button, labelled
from planner.ui.words import tr

_INDENT = 40
"""The fields begin under the name."""

_LIMIT = QRegularExpression(r"([1-9]\d{0,6})?")
"""A number of at most seven digits, or nothing."""


class ChannelRow(NamedRow):
    """A channel, its longest text, and its language."""

    record: Channel

    def add_extras(self) -> None:
        """Both fields, below the name."""
        self.limit = QLineEdit()
        self.limit.setValidator(QRegularExpressionValidator(_LIMIT, self.limit))
        self.language = language_field("")
        self.below.setContentsMargins(_INDENT, 0, _INDENT, self.context.theme.space(3))
        self.below.addLayout(labelled(tr("Longest text"), self.limit), 1)
        self.below.addLayout(labelled(tr("Language"), self.language), 1)
        self.accounts = button(tr("Accounts…"))
        self.accounts.clicked.connect(self._ask_for_accounts)
        self.below.addWidget(self.accounts, 0, Qt.AlignmentFlag.AlignBottom)
        self.limit.editingFinished.connect(self._set_limit)
        self.language.activated.connect(lambda _index: self._set_language())
        typed = self.language.lineEdit()
        assert typed is not None
        typed.editingFinished.connect(self._set_language)

    def show_extras(self) -> None:
        """Shows both; what is being typed stays."""
        channel = self.record
        if not self.limit.isModified():
            self.limit.setText("" if channel.limit is None else str(channel.limit))
        self.limit.setPlaceholderText(self._usual())
        typed = self.language.lineEdit()
        if typed is not None and not typed.isModified():
            self.language.setCurrentText(language_words(channel.language))
            typed.setCursorPosition(0)
        for field, name, help_text in (
            (self.limit, tr("Longest text on {name}", name=channel.name), tr("Empty is what the network takes")),
            (self.accounts, tr("Accounts of {name}", name=channel.name), tr("Its ids at tools that publish")),
            (self.language, tr("Language of {name}", name=channel.name), tr("For spelling; empty is the computer's")),
        ):
            field.setAccessibleName(name)
            field.setToolTip(help_text)
            field.setEnabled(not channel.archived)

    def _usual(self) -> str:
        """What the network takes today."""
        platform = self.context.catalogue.platforms.named(self.record.platform)
        fact = platform.on(self.context.clock().date()).get("text.max") if platform else None
        number = fact.number if fact else None
        if number is None:
            return tr("No limit")
        return tr("{limit}, as the network says", limit=self.context.when.number(int(number)))

    def _ask_for_accounts(self) -> None:
        dialog = AccountsDialog(self.context, self.record, self)
        dialog.edit_requested.connect(self.edit_requested)
        dialog.open()

    def _set_limit(self) -> None:
        self.limit.setModified(False)
        text = self.limit.text().strip()
        limit = int(text) if text else None
        if limit != self.record.limit:
            self.want(edits.amend, self.record, f"Longest text of {self.record.name}", limit=limit)

    def _set_language(self) -> None:
        typed, text = self.language.lineEdit(), self.language.currentText()
        changed = text.strip() != language_words(self.record.language)
        if typed is not None and (not changed or self.want(_with_language, self.record, text)):
            typed.setModified(False)
            self.show_extras()


def _with_language(channel: Channel, text: str) -> Edit:
    return edits.amend(channel, f"Language of {channel.name}", language=language_in(text))
