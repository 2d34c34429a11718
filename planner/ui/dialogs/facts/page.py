"""The page "What the networks take"."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from planner.app.catalogue import BadData
from planner.app.failures import PlanError
from planner.app.own_facts import FactImport
from planner.domain.platforms import Platform
from planner.ui.context import Context
from planner.ui.dialogs.facts.adding import AddFact
from planner.ui.dialogs.facts.details import FactDetails
from planner.ui.dialogs.facts.form import ChangeFact
from planner.ui.dialogs.facts.importing import NewerFacts
from planner.ui.dialogs.facts.networks import NetworkList
from planner.ui.dialogs.facts.rows import grouped_rows
from planner.ui.dialogs.facts.table import FactTable
from planner.ui.pieces.dialog_parts import button, column, row, words
from planner.ui.words import tr

_SIZE, _LEAST = QSize(1160, 720), QSize(640, 440)
_SEARCH_WIDTH, _EDGE = 240, 32
_LOW = 560
"""Under this height the facts need the room of what is said above them."""
_FOLDER = "facts_folder"
_EXPLAINED = (
    "Each network takes other lengths, tags, pictures and videos, and changes them from time to time. Posts are "
    "checked against what holds on their day. Where you know better, put your own value: it wins."
)


class FactsDialog(QDialog):
    """Networks at the left, their facts at the right; the window opens what ``link_requested`` names."""

    link_requested = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle(tr("What the networks take"))
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - QSize(_EDGE, _EDGE)))
        self.setMinimumSize(_LEAST)
        self.networks = NetworkList(context)
        self.search = self._made_search()
        self._explained = words(tr(_EXPLAINED), role="secondary")
        self.table = FactTable(context)
        self.empty = words("", role="secondary")
        self.details = FactDetails(context)
        self.said = words("", role="secondary")
        self._make_buttons()
        self._lay_out()
        self._connect()
        self._say(context.catalogue.own_facts.note)
        self.show_network("")
        self.networks.setFocus()

    @property
    def platform(self) -> Platform:
        """The network whose facts are shown."""
        return self.networks.current

    def show_network(self, key: str) -> None:
        """Shows the facts of this network, or of the first."""
        self.networks.show_key(key)
        self._read()

    def look_at(self, file: Path) -> None:
        """Reads a file with newer facts, and shows what would change before anything is kept."""
        try:
            planned = self._context.catalogue.read_facts(file)
        except BadData as error:
            self._say(tr("Nothing was changed. {reason}", reason=tr(str(error))), "danger")
            return
        if not planned.differences:
            self._say(tr("All of it is known already; nothing is different."))
            return
        asked = NewerFacts(self._context, planned, self)
        asked.accepted.connect(lambda: self._take(planned))
        asked.open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Explains itself where there is room."""
        super().resizeEvent(event)
        for label in (self._explained, self.details.source):
            label.setVisible(event.size().height() >= _LOW)

    # what is done

    def _change(self) -> None:
        found = self.table.current
        if found is not None:
            ChangeFact(self._context, self.platform, found.fact, self).open()

    def _add(self) -> None:
        AddFact(self._context, self.platform, self).open()

    def _revert(self) -> None:
        found = self.table.current
        if found is None:
            return
        try:
            self._context.catalogue.revert_fact(self.platform.key, found.fact.name, found.fact.formats)
        except PlanError as error:
            self._say(tr(str(error)), "danger")
        self.table.setFocus()

    def _take(self, planned: FactImport) -> None:
        try:
            self._context.catalogue.take_facts(planned)
        except PlanError as error:
            self._say(tr(str(error)), "danger")
            return
        self._say(tr("%n fact(s) imported.", len(planned.differences)))

    def _forget(self) -> None:
        try:
            self._context.catalogue.revert_import()
        except PlanError as error:
            self._say(tr(str(error)), "danger")
            return
        self._say(tr("The imported facts are forgotten; the shipped ones count again."))
        self.import_newer.setFocus()

    def _ask_for_file(self) -> None:
        folder = self._context.settings.memory.get(_FOLDER, "")
        chosen, _ = QFileDialog.getOpenFileName(
            self, tr("Newer facts"), folder, f"{tr('Facts')} (*.toml);;{tr('All files')} (*)"
        )
        if chosen:
            self._context.settings.memory.put(_FOLDER, str(Path(chosen).parent))
            self.look_at(Path(chosen))

    # reading

    def _read(self) -> None:
        platform, search = self.platform, self.search.text().strip()
        self.table.show_rows(grouped_rows(self._context, platform, search))
        self.table.setVisible(not self.table.is_empty)
        self.empty.setVisible(self.table.is_empty)
        self.empty.setText(
            tr("Nothing here is about “{words}”.", words=search)
            if search
            else tr("No limits are known for {network}. Add one if yours has any.", network=platform.name)
        )
        self.forget.setVisible(self._context.catalogue.own_facts.has_imported)
        self._show_current()

    def _show_current(self) -> None:
        self.details.show_row(self.table.current, self._context.catalogue.shipped(self.platform.key))

    def _say(self, text: str, role: str = "secondary") -> None:
        self.said.setText(text)
        self.said.setProperty("role", role)
        self.said.style().polish(self.said)
        self.said.setVisible(bool(text))

    def _paint_again(self) -> None:
        self.networks.set_icons()
        self.details.set_icons()
        self._read()

    # making

    def _connect(self) -> None:
        self.networks.currentRowChanged.connect(self._read)
        self.search.textChanged.connect(self._read)
        self.table.chosen.connect(self._show_current)
        self.table.change_requested.connect(self._change)
        self.details.change_requested.connect(self._change)
        self.details.revert_requested.connect(self._revert)
        self.details.link_requested.connect(self.link_requested)
        self._context.theme.changed.connect(self._paint_again)
        self._context.catalogue.listen(self._read)
        self.finished.connect(self._leave)

    def _leave(self) -> None:
        self._context.catalogue.unlisten(self._read)
        self.deleteLater()

    def _make_buttons(self) -> None:
        self.import_newer = button(tr("Import newer facts…"))
        self.import_newer.setToolTip(tr("Read a file with facts; what would change is shown first"))
        self.import_newer.clicked.connect(self._ask_for_file)
        self.forget = button(tr("Forget imported facts"))
        self.forget.setToolTip(tr("The shipped ones count again; yours stay"))
        self.forget.clicked.connect(self._forget)
        self.add = button(tr("Add a limit…"))
        self.add.setToolTip(tr("A limit that is not in the list"))
        self.add.clicked.connect(self._add)
        self.close_page = button(tr("Close"), "primary")
        self.close_page.setToolTip(tr("Close (Esc)"))
        self.close_page.clicked.connect(self.accept)

    def _lay_out(self) -> None:
        space = self._context.theme.space
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*4 * [space(5)])
        layout.setSpacing(space(3))
        layout.addWidget(words(tr("What the networks take"), step="title"))
        layout.addWidget(self._explained)
        middle = row(space(4))
        middle.addWidget(self.networks)
        middle.addLayout(self._made_facts(), 1)
        layout.addLayout(middle, 1)
        layout.addWidget(self.said)
        layout.addLayout(self._made_foot())

    def _made_facts(self) -> QVBoxLayout:
        space = self._context.theme.space
        above = row(space(2))
        above.addWidget(self.search)
        above.addStretch()
        above.addWidget(self.add)
        facts = column(space(2))
        facts.addLayout(above)
        facts.addWidget(self.table, 1)
        facts.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        facts.addWidget(self.details)
        return facts

    def _made_foot(self) -> QHBoxLayout:
        foot = row(self._context.theme.space(2))
        foot.addWidget(self.import_newer)
        foot.addWidget(self.forget)
        foot.addStretch()
        foot.addWidget(self.close_page)
        return foot

    def _made_search(self) -> QLineEdit:
        made = QLineEdit()
        made.setPlaceholderText(tr("Find a fact"))
        made.setAccessibleName(tr("Find a fact"))
        made.setToolTip(tr("Words of its name, value or source (Ctrl+F)"))
        made.setClearButtonEnabled(True)
        made.setMinimumWidth(_SEARCH_WIDTH)
        find = QAction(self, shortcut=QKeySequence(QKeySequence.StandardKey.Find))
        find.triggered.connect(made.setFocus)
        self.addAction(find)
        return made
