"""What a report is about, and what is done with it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.domain.span import Week
from planner.ui.context import Context
from planner.ui.icons import lead
from planner.ui.pieces.dialog_parts import button, words
from planner.ui.pieces.parts import Choice, IconButton, Option
from planner.ui.words import tr

WEEK, CAMPAIGN = "week", "campaign"

_PERIOD, _NAMES = 156, 224


class Bar(QWidget):
    """Says what is asked for; ``show_week`` and ``show_campaigns`` then show it."""

    about_asked = Signal(str)
    """WEEK or CAMPAIGN."""
    stepped = Signal(int)
    """A week earlier (-1) or later (1)."""
    last_asked = Signal()
    """The week that was over last."""
    campaign_asked = Signal(object)
    copy_requested = Signal()
    page_requested = Signal()
    pdf_requested = Signal()
    print_requested = Signal()
    place_requested = Signal()
    """The folder of what was saved last."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.segments: dict[str, QPushButton] = {}
        self.earlier = IconButton(context.theme, "caret-left", tr("The week before"))
        self.later = IconButton(context.theme, "caret-right", tr("The week after"))
        self.period = words("", step="body.strong")
        self.last = IconButton(context.theme, "arrow-u-up-left", tr("Back to the week that was over last"))
        self.campaigns = Choice(tr("Campaign"))
        self.copy = button(tr("Copy"))
        self.place = IconButton(context.theme, "folder-open", tr("Show the file in its folder"))
        self.print = button(tr("Print…"))
        self.pdf = button(tr("Save PDF…"))
        self.page = button(tr("Save web page…"), "primary")
        self._weeks = QWidget()
        self._lay_out()
        self._connect()
        self.tint()
        context.theme.changed.connect(self.tint)

    def show_about(self, about: str) -> None:
        """Shows what the report is about."""
        self.segments[about].setChecked(True)
        self._weeks.setVisible(about == WEEK)
        self.campaigns.setVisible(about == CAMPAIGN)

    def show_week(self, week: Week, *, last: bool) -> None:
        """Shows the week; ``last`` when it is the one that was over last."""
        when = self._context.when
        self.period.setText(f"{when.week_number(week)} · {when.days(week.span).rpartition(' ')[0]}")
        self.period.setToolTip(when.days(week.span))
        self.last.setVisible(not last)

    def show_campaigns(self, options: Sequence[Option], id_: str) -> None:
        """Shows the campaigns, with the chosen one."""
        self.campaigns.show_options(options, id_)

    def show_ready(self, *, ready: bool) -> None:
        """Whether there is a report to be saved."""
        for one in (self.copy, self.print, self.pdf, self.page):
            one.setEnabled(ready)

    def tint(self) -> None:
        """Icons in the colours of the theme."""
        theme = self._context.theme
        for one, name, colour in (
            (self.copy, "copy", "text.secondary"),
            (self.print, "printer", "text.secondary"),
            (self.pdf, "file-pdf", "text.secondary"),
            (self.page, "file-html", "accent.on"),
        ):
            lead(one, theme, name, colour)

    # making

    def _lay_out(self) -> None:
        space = self._context.theme.space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        self._lay_out_weeks()
        for part in (self._made_segments(), self._weeks, self.campaigns):
            row.addWidget(part)
        row.addStretch(1)
        for part in (self.place, self.copy, self.print, self.pdf, self.page):
            row.addWidget(part)
        column.addLayout(row)
        self._name()

    def _lay_out_weeks(self) -> None:
        row = QHBoxLayout(self._weeks)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._context.theme.space(1))
        for part in (self.earlier, self.period, self.later, self.last):
            row.addWidget(part)

    def _made_segments(self) -> QFrame:
        frame, group = QFrame(), QButtonGroup(self)
        frame.setProperty("segmented", "true")
        frame.setAccessibleName(tr("Report of"))
        row = QHBoxLayout(frame)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        for key, text in ((WEEK, tr("Week")), (CAMPAIGN, tr("Campaign"))):
            segment = self.segments[key] = QPushButton(text)
            segment.setProperty("segment", "true")
            segment.setCheckable(True)
            segment.setToolTip(tr("Report of a week") if key == WEEK else tr("Report of a campaign"))
            segment.clicked.connect(partial(self.about_asked.emit, key))
            group.addButton(segment)
            row.addWidget(segment)
        return frame

    def _name(self) -> None:
        self.period.setFixedWidth(_PERIOD)
        self.period.setWordWrap(False)
        self.period.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.campaigns.setFixedWidth(_NAMES)
        self.campaigns.setToolTip(tr("The campaign that the report is about"))
        self.copy.setToolTip(tr("Copy the whole report as text"))
        self.print.setToolTip(tr("Print the pages"))
        self.pdf.setToolTip(tr("Save the pages as a PDF file"))
        self.page.setToolTip(tr("Save one file that every browser and phone opens; it loads nothing"))
        self.place.hide()

    def _connect(self) -> None:
        self.earlier.clicked.connect(lambda: self.stepped.emit(-1))
        self.later.clicked.connect(lambda: self.stepped.emit(1))
        self.last.clicked.connect(self.last_asked)
        self.campaigns.chosen.connect(self.campaign_asked)
        for one, signal in (
            (self.copy, self.copy_requested),
            (self.page, self.page_requested),
            (self.pdf, self.pdf_requested),
            (self.print, self.print_requested),
            (self.place, self.place_requested),
        ):
            one.clicked.connect(signal)
