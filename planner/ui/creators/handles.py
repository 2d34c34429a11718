"""The accounts of a creator, one network each, as a line that is typed: "instagram @nela, tiktok @nelab"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from planner.ui.context import Context
from planner.ui.pieces.fields import LineField
from planner.ui.pieces.parts import labelled, vertical
from planner.ui.pieces.record_choices import network_name
from planner.ui.words import tr

Handles = tuple[tuple[str, ...], ...]

_BETWEEN = re.compile(r"[,;\n]+")


class HandlesField(QWidget):
    """A network by its name or key and the handle there, separated by commas; a handle alone has no network yet."""

    typed = Signal()
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.line = LineField(tr("Accounts"), tr("Instagram @nela, TikTok @nelab"))
        self.line.setToolTip(tr("Networks and names there, with commas between them"))
        self.line.typed.connect(self.typed)
        self.line.left.connect(self.left)
        vertical(self, 0).addWidget(labelled(tr("Accounts"), self.line))

    def handles(self) -> Handles:
        """The pairs of a network's key and the handle there."""
        return tuple(self._pairs(_BETWEEN.split(self.line.value())))

    def show_handles(self, handles: Handles) -> None:
        """Shows these, unless they are what is typed already."""
        if handles != self.handles():
            named = (f"{network_name(self._context, one[0])} {one[1]}".strip() for one in handles if len(one) > 1)
            self.line.show_value(", ".join(named))

    def _pairs(self, parts: Iterable[str]) -> Iterable[tuple[str, str]]:
        for part in parts:
            network, _, handle = part.strip().rpartition(" ")
            platform = self._context.catalogue.platforms.named(network.strip()) if network.strip() else None
            if part.strip():
                yield (platform.key, handle) if platform else ("", part.strip())
