"""A reply to a review sheet: what it says, what was changed since the sheet was sent, and whether to take it over."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from planner.app.reviewing import ReadBack, read_back
from planner.domain.edits import Edit
from planner.domain.handed_over import CELL_WORDS, Difference
from planner.domain.plan import name_of
from planner.domain.records import Brand, Comment
from planner.ui.context import Context
from planner.ui.pieces.dialog_parts import words
from planner.ui.pieces.differing import Differences
from planner.ui.pieces.edit_dialog import EditDialog
from planner.ui.pieces.plain import breakable, literal
from planner.ui.pieces.scrolled import short_scrolled
from planner.ui.words import tr

_WIDTH, _MOST_HEIGHT = 440, 320


class ReplyDialog(EditDialog):
    """Says what somebody answered; what was changed since can be approved all the same, entry by entry.

    Raises BadFile when the file is no reply, or one about another brand.
    """

    def __init__(self, context: Context, brand: Brand, content: bytes, parent: QWidget | None = None) -> None:
        self._brand, self._content = brand, content
        self._read: ReadBack = read_back(context.document, brand, content)
        self._anyway: dict[str, QCheckBox] = {}
        super().__init__(context, self._heading(), parent, tr("Take the reply"))
        self._show()
        self.primary.setFocus()

    def made(self) -> Edit:
        """The approvals and comments as one step."""
        anyway = {id_ for id_, box in self._anyway.items() if box.isChecked()}
        return read_back(self.context.document, self._brand, self._content, anyway=anyway).outcome.edit

    def _heading(self) -> str:
        reply = self._read.reply
        if not reply.who:
            return tr("A reply")
        return tr("The reply of {name}", name=reply.who)

    def _show(self) -> None:
        found = self._read.outcome
        sent = self._read.reply.sent.astimezone(self.context.now(self._brand).tzinfo)
        when = self.context.when.day(sent.date()), self.context.when.clock(sent.time())
        self.body.addWidget(words(tr("To the sheet of {day}, {time}", day=when[0], time=when[1]), role="secondary"))
        said = [tr(sentence) for sentence in found.sentences[: len(found.sentences) - len(found.pending)]]
        self.body.addWidget(words("\n".join(said) or tr("It says nothing that the plan does not know yet.")))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        self._show_pending(column)
        self._show_comments(column)
        if column.count():
            self.body.addWidget(short_scrolled(inside, _WIDTH, _MOST_HEIGHT))
        self.primary.setEnabled(bool(found.edit.changes or found.pending))

    def _show_pending(self, column: QVBoxLayout) -> None:
        if self._read.outcome.pending:
            heading = tr("Approved, but changed since it was sent. Check what holds as it is now:")
            column.addWidget(_high(words(heading, step="label", role="warning")))
        for one in self._read.outcome.pending:
            box = QCheckBox(literal(one.name))
            box.setToolTip(tr("Approve it as it is now"))
            self._anyway[one.placement_id] = box
            column.addWidget(box)
            self._show_difference(self._read.since.get(one.placement_id), column)

    def _show_difference(self, found: Difference | None, column: QVBoxLayout) -> None:
        if found is None or found.before is None or found.now is None:
            return
        for at in found.changed:
            column.addWidget(words(tr(CELL_WORDS[at]), step="label", role="secondary"))
            shown = Differences(self.context.theme, breakable(found.before[at]), breakable(found.now[at]))
            shown.setAccessibleName(tr(CELL_WORDS[at]))
            shown.fit(_WIDTH)
            column.addWidget(shown)

    def _show_comments(self, column: QVBoxLayout) -> None:
        """What was said of each post; later it is read in the editor."""
        said = [one.after for one in self._read.outcome.edit.changes if isinstance(one.after, Comment)]
        posts = self.context.document.posts_of(self._brand, {one.post_id for one in said}).posts
        for one in said:
            post = posts.get(one.post_id)
            name = _high(words(name_of(post) if post else "", step="body.strong"))
            words_of = [tr("Please change")] if one.wants_change else []
            column.addWidget(name)
            column.addWidget(_high(words(breakable(": ".join(filter(None, [*words_of, one.text]))))))


def _high(label: QLabel) -> QLabel:
    """The label as high as its words need in the width of the dialog."""
    label.setFixedHeight(label.heightForWidth(_WIDTH))
    return label
