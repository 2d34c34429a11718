"""How near a campaign is to its goal: one number, a bar, and from what that is known."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QVBoxLayout

from planner.app.campaigns import CampaignLook
from planner.ui.campaigns.phrases import basis_words, each_words, reached_words
from planner.ui.context import Context
from planner.ui.pieces.parts import words
from planner.ui.words import tr

_WHOLE = 1000


class ProgressCard(QFrame):
    """Reads nothing itself."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setProperty("surface", "card")
        self.reached, self.basis, self.each = (
            words("", "heading"),
            words("", role="secondary"),
            words("", role="secondary"),
        )
        self.bar = QProgressBar(textVisible=False, maximum=_WHOLE)
        self.bar.setAccessibleName(tr("Progress"))
        column = QVBoxLayout(self)
        column.setContentsMargins(*4 * [context.theme.space(4)])
        column.setSpacing(context.theme.space(2))
        for part in (self.reached, self.bar, self.basis, self.each):
            column.addWidget(part)
            if isinstance(part, QLabel):
                part.setWordWrap(True)

    def show_look(self, look: CampaignLook) -> None:
        """Shows the progress of this campaign."""
        metric = self._context.catalogue.metrics.get(look.campaign.measure)
        self.reached.setText(reached_words(look, tr(metric.name).lower() if metric else "").strip())
        share = look.progress.share
        self.bar.setVisible(share is not None)
        self.bar.setValue(min(round((share or 0) * _WHOLE), _WHOLE))
        self.bar.setAccessibleDescription(self.reached.text())
        self.bar.setToolTip(self.reached.text())
        for label, said in (
            (self.basis, basis_words(look.progress, self._context.when)),
            (self.each, each_words(look)),
        ):
            label.setText(said)
            label.setVisible(bool(said))
