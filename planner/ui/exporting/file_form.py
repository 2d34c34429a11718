"""The file of a tool as a whole: its header, its separator, how many files and rows, and its times."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from planner.app.targets import Files, Preset, Quoting, Zone
from planner.ui.context import Context
from planner.ui.pieces.dialog_parts import CalmCombo, labelled
from planner.ui.pieces.figures import Number
from planner.ui.words import tr

_MOST = 100_000


class FileForm(QWidget):
    """``changed`` when something of it is set otherwise."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.header, self.bom = QCheckBox(tr("A header row")), QCheckBox(tr("Marked as UTF-8"))
        self.quoting, self.channel = QCheckBox(tr("All cells in quotation marks")), QCheckBox(tr("A file per channel"))
        self.separator, self.zone = CalmCombo(), CalmCombo()
        self.rows, self.lead = Number(_MOST, wide=True), Number(_MOST, wide=True)
        for name, separator in ((tr("Comma"), ","), (tr("Semicolon"), ";"), (tr("Tab"), "\t"), ("|", "|")):
            self.separator.addItem(name, separator)
        for name, zone in ((tr("As planned"), Zone.ENTRY), (tr("The brand's"), Zone.BRAND), ("UTC", Zone.UTC)):
            self.zone.addItem(name, zone)
        self.rows.setSpecialValueText(tr("any number"))
        self.lead.setSpecialValueText(tr("none"))
        self._lay_out()
        self._connect()

    def show_preset(self, preset: Preset) -> None:
        """Shows how this file is."""
        with QSignalBlocker(self):
            self.header.setChecked(preset.header)
            self.bom.setChecked(preset.bom)
            self.quoting.setChecked(preset.quoting is Quoting.ALL)
            self.channel.setChecked(preset.files is Files.CHANNEL)
            self.separator.setCurrentIndex(self.separator.findData(preset.separator))
            self.zone.setCurrentIndex(self.zone.findData(preset.zone))
            self.rows.setValue(preset.rows)
            self.lead.setValue(preset.lead_minutes)

    def applied(self, preset: Preset) -> Preset:
        """The file as it is set here."""
        return replace(
            preset,
            header=self.header.isChecked(),
            bom=self.bom.isChecked(),
            quoting=Quoting.ALL if self.quoting.isChecked() else Quoting.NEEDED,
            files=Files.CHANNEL if self.channel.isChecked() else Files.ALL,
            separator=str(self.separator.currentData()),
            zone=Zone(self.zone.currentData()),
            rows=self.rows.value(),
            lead_minutes=self.lead.value(),
        )

    def _connect(self) -> None:
        for tick in (self.header, self.bom, self.quoting, self.channel):
            tick.toggled.connect(self.changed)
        for box in (self.separator, self.zone):
            box.currentIndexChanged.connect(self.changed)
        for number in (self.rows, self.lead):
            number.valueChanged.connect(self.changed)

    def _lay_out(self) -> None:
        space = self._context.theme.space
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(space(3))
        for name, field, help_text in (
            (tr("Cells separated by"), self.separator, ""),
            (tr("Times on whose clock"), self.zone, ""),
            (tr("Rows in a file"), self.rows, tr("More make further files")),
            (tr("Minutes ahead"), self.lead, tr("What is due sooner is not taken")),
        ):
            lines.addLayout(labelled(name, field, help_text))
        for tick, hint in (
            (self.header, tr("Write the titles of the columns first")),
            (self.bom, tr("Begin with a mark by which spreadsheets know UTF-8")),
            (self.quoting, tr("Put every cell in quotation marks")),
            (self.channel, tr("Each channel gets a file of its own")),
        ):
            tick.setToolTip(hint)
            lines.addWidget(tick)
        lines.addStretch()
