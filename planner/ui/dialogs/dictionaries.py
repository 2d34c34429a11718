"""The dictionaries for the spelling, and the words that the user added."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from planner.app.failures import PlanError
from planner.app.spelling.added_words import AddedWords
from planner.app.spelling.dictionaries import Dictionaries, Dictionary, Origin
from planner.ui.context import Context
from planner.ui.dialogs.languages import language_name
from planner.ui.pieces.dialog_parts import button, column, row, words
from planner.ui.pieces.jobs import run_in_background
from planner.ui.pieces.plain import plain_hint
from planner.ui.words import tr

_SIZE = (560, 600)

ORIGINS = {
    Origin.OWN: "Installed by you",
    Origin.SHIPPED: "Comes with Evenweek",
    Origin.COMPUTER: "From this computer",
}
"""What is said of where a dictionary is from."""


class DictionariesDialog(QDialog):
    """Lists what is there, installs and removes; ``wanted`` are the tags of the languages that channels are in."""

    def __init__(
        self,
        context: Context,
        dictionaries: Dictionaries,
        added: AddedWords,
        wanted: Iterable[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._dictionaries, self._added = context, dictionaries, added
        self._wanted = [*dict.fromkeys(filter(None, wanted))]
        self.setWindowTitle(tr("Dictionaries"))
        self.resize(*_SIZE)
        self.missing = words("", role="warning")
        self.said = words("", role="secondary")
        self.install = button(tr("Install…"))
        self.install.setToolTip(tr("Choose a file .oxt, .zip, .aff or .dic on this computer"))
        self.install.clicked.connect(self._choose)
        self.removers: dict[str, QPushButton] = {}
        self._rows: dict[Dictionary | str, QFrame] = {}
        self._lay_out()
        self._read()
        self._say("")
        self.install.setFocus()
        self.finished.connect(self.deleteLater)

    def install_from(self, file: Path) -> None:
        """Tries out the dictionaries of a file, and keeps them when they work, also when the dialog is closed."""
        self.install.setEnabled(False)
        self._say(tr("Trying out {file}…", file=file.name))
        dictionaries = self._dictionaries
        job = run_in_background(self, "", lambda _: dictionaries.install(file), self._installed, self._refused)
        self.finished.connect(lambda: job.ended.connect(dictionaries.read_again))

    # reading

    def _read(self) -> None:
        """Rows that are not needed any more are hidden and go with the dialog."""
        added = self._added.words()
        for box in self._rows.values():
            box.hide()
        for dictionary in self._dictionaries.installed():
            self._place(self._list, dictionary, partial(self._dictionary_row, dictionary))
        for word in added:
            self._place(self._list_words, word, partial(self._word_row, word))
        self._no_words.setVisible(not added)
        self._show_missing()

    def _place(self, layout: QVBoxLayout, key: Dictionary | str, make: Callable[[], QFrame]) -> None:
        """Puts the row at the end, where it stands in the order."""
        box = self._rows.get(key) or make()
        self._rows[key] = box
        layout.addWidget(box)
        box.show()

    def _show_missing(self) -> None:
        missing = [language_name(tag) for tag in self._wanted if self._dictionaries.for_language(tag) is None]
        self.missing.setVisible(bool(missing))
        self.missing.setText(
            tr(
                "There is no dictionary for {languages}, so nothing is marked in these texts. LibreOffice offers "
                "dictionaries as extensions (files that end in .oxt): save one on this computer, then install it here.",
                languages=", ".join(missing),
            )
        )

    def _dictionary_row(self, dictionary: Dictionary) -> QFrame:
        remove = None
        if dictionary.origin is Origin.OWN:
            remove = partial(self._remove, dictionary.tag)
        name = language_name(dictionary.tag)
        return self._row(name, f"{dictionary.tag} · {tr(ORIGINS[dictionary.origin])}", dictionary.tag, remove)

    def _word_row(self, word: str) -> QFrame:
        return self._row(word, "", word, partial(self._remove_word, word))

    def _row(self, title: str, note: str, key: str, remove: Callable[[], None] | None) -> QFrame:
        box = QFrame()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        said = column(0)
        said.addWidget(words(title))
        if note:
            said.addWidget(words(note, step="caption", role="muted"))
        line.addLayout(said, 1)
        if remove is not None:
            line.addWidget(self._remover(title, key, remove))
        return box

    def _remover(self, title: str, key: str, remove: Callable[[], None]) -> QPushButton:
        made = self.removers[key] = button(tr("Remove"))
        made.setProperty("small", True)
        made.setAccessibleName(tr("Remove {name}", name=title))
        made.setToolTip(plain_hint(tr("Remove {name}", name=title)))
        made.clicked.connect(remove)
        return made

    # doing

    def _choose(self) -> None:
        endings = tr("Dictionaries (*.oxt *.zip *.aff *.dic)")
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Install a dictionary"), str(Path.home()), endings)
        if chosen:
            self.install_from(Path(chosen))

    def _installed(self, tags: list[str]) -> None:
        self.install.setEnabled(True)
        self._dictionaries.read_again()
        self._read()
        self._say(tr("Installed: {languages}", languages=", ".join(language_name(tag) for tag in tags)))

    def _refused(self, error: Exception) -> None:
        self.install.setEnabled(True)
        if not isinstance(error, (PlanError, ValueError)):
            raise error
        self._say(tr(str(error)), wrong=True)

    def _remove(self, tag: str) -> None:
        self._try(lambda: self._dictionaries.remove(tag))

    def _remove_word(self, word: str) -> None:
        self._try(lambda: self._added.remove(word))

    def _try(self, work: Callable[[], None]) -> None:
        self._say("")
        try:
            work()
        except PlanError as error:
            self._say(tr(str(error)), wrong=True)
        self._read()
        self.install.setFocus()

    def _say(self, text: str, *, wrong: bool = False) -> None:
        self.said.setProperty("role", "danger" if wrong else "secondary")
        self.style().polish(self.said)
        self.said.setText(text)
        self.said.setVisible(bool(text))

    # making

    def _lay_out(self) -> None:
        space = self._context.theme.space
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*4 * [space(5)])
        layout.setSpacing(space(3))
        layout.addWidget(words(tr("Dictionaries"), step="title"))
        layout.addWidget(words(tr("Words in texts are looked up here, on this computer only."), role="secondary"))
        layout.addWidget(self.missing)
        layout.addWidget(self._made_lists(), 1)
        layout.addWidget(self.said)
        layout.addLayout(self._made_foot())

    def _made_lists(self) -> QScrollArea:
        content = QWidget()
        lists = column(self._context.theme.space(4))
        lists.setContentsMargins(*4 * [self._context.theme.space(2)])
        self._list = column(self._context.theme.space(3))
        self._list_words = column(self._context.theme.space(2))
        self._no_words = words(tr("None yet. “Add to dictionary” in the menu of a marked word adds one."), role="muted")
        lists.addLayout(self._list)
        lists.addWidget(words(tr("Your words"), step="heading"))
        lists.addWidget(self._no_words)
        lists.addLayout(self._list_words)
        lists.addStretch()
        content.setLayout(lists)
        area = QScrollArea(widgetResizable=True)
        area.setAccessibleName(tr("Dictionaries and your words"))
        area.setProperty("read", True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        return area

    def _made_foot(self) -> QHBoxLayout:
        close = button(tr("Close"), "primary")
        close.setToolTip(tr("Close (Esc)"))
        close.clicked.connect(self.accept)
        foot = row(self._context.theme.space(2))
        foot.addWidget(self.install)
        foot.addStretch()
        foot.addWidget(close)
        return foot
