"""The folded sections of the editor: everything that a post can have besides text, channels, time and kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.domain.records import Rights, Status
from planner.ui.editor.bound import PostBound
from planner.ui.editor.media.pictures import PictureList
from planner.ui.editor.open_post import OpenPost
from planner.ui.editor.sections.comments import Comments
from planner.ui.editor.sections.entries import Entries
from planner.ui.editor.sections.extras import Extras
from planner.ui.editor.sections.labels import (
    STANCES,
    CampaignChoice,
    Evergreen,
    MoreLabels,
    StanceChoice,
    pillar_choice,
)
from planner.ui.editor.sections.own import OwnLink, OwnValues
from planner.ui.editor.sections.partner import Partner
from planner.ui.editor.sections.rights import Permission
from planner.ui.editor.sections.tracking import LinkTracking
from planner.ui.pieces.fields import LineField, TextField
from planner.ui.pieces.folded import Folded
from planner.ui.pieces.parts import STANDING_OUT, IconButton, Lead, horizontal, labelled, side_by_side, vertical
from planner.ui.words import tr

_NOTES_HEIGHT = 72


class Section(NamedTuple):
    """A folded part, what it holds in short, and whether that is worth opening it."""

    part: Folded
    summary: Callable[[], str]
    holds: Callable[[], bool]


class Details(QObject):
    """Makes the sections, and opens those that hold something."""

    folder_requested = Signal(str)
    link_requested = Signal(str)

    def __init__(self, open_post: OpenPost) -> None:
        super().__init__(open_post)
        self._open = open_post
        self._theme = open_post.context.theme
        self._held: dict[Folded, bool] = {}
        self.link = self._title_and_link()
        self.pictures = self._pictures()
        self.extras = self._extras()
        self.status = self._status()
        self.comments = self._comments()
        self.partner = self._partner()
        self.permission = self._permission()
        self.sections = (
            self.link,
            self.pictures,
            self.extras,
            self._pillar_and_campaign(),
            self.status,
            self._counts_as(),
            self._who_and_notes(),
            self.comments,
            self.partner,
            self.permission,
        )
        open_post.changed.connect(self._show)

    def column(self) -> QVBoxLayout:
        """The sections, one under the other."""
        column = QVBoxLayout()
        column.setSpacing(0)
        for section in self.sections:
            column.addWidget(section.part)
        return column

    def start(self) -> None:
        """Opens what holds something, and closes the rest."""
        for section in self.sections:
            self._held[section.part] = section.holds()
            section.part.open(opened=section.holds())

    def commit(self) -> None:
        """Takes what is typed in fields that read it when they are left."""
        self._rights.commit()
        self._said.commit()

    def _show(self) -> None:
        """Says what each section holds; one that came to hold something is opened, none is closed."""
        for section in self.sections:
            section.part.say(section.summary())
            held, self._held[section.part] = self._held.get(section.part, True), section.holds()
            if section.holds() and not held:
                section.part.open()

    # the sections

    def _title_and_link(self) -> Section:
        title = self._line("title", tr("Title"), tr("For you; not part of the text"))
        title.setProperty("strong", True)
        link = self._line("link", tr("Link"), tr("Add a link"))
        lead = Lead(self._theme, "link-simple", tr("Link"), link)
        lead.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        go = IconButton(self._theme, "arrow-square-out", tr("Open link"))
        go.clicked.connect(lambda: self.link_requested.emit(link.value()))
        line = QWidget()
        row = horizontal(line, 4)
        row.addWidget(link)
        row.addWidget(go)
        tracking = LinkTracking(self._open)
        own = OwnValues(self._open, "link", tr("Another link for a channel…"), lambda: OwnLink(self._open))
        parts = labelled(tr("Title"), title), labelled(tr("Link"), line), tracking, own
        return self._section(
            tr("Title and link"),
            parts,
            lambda: _joined(self._open.shown_post.title, self._open.shown_post.link),
            lambda: self._anything("title", "link"),
        )

    def _pictures(self) -> Section:
        common = self._picture_list()
        self._open.changed.connect(lambda: common.show_record(self._open.shown_post) if self._open.post else None)
        own = OwnValues(self._open, "media", tr("Other pictures for a channel…"), self._picture_list)
        return self._section(tr("Pictures"), (common, own), self._pictures_words, lambda: self._anything("media"))

    def _pillar_and_campaign(self) -> Section:
        pillar = pillar_choice(self._open)
        campaign = CampaignChoice(self._open, tr("Campaign"), "campaign_id")
        row = side_by_side(labelled(tr("Pillar"), pillar), labelled(tr("Campaign"), campaign))
        self._more_labels = MoreLabels(self._open)
        return self._section(
            tr("Pillar and campaign"),
            (row, self._more_labels, Evergreen(self._open)),
            self._belongs_words,
            lambda: self._anything("pillar_id", "campaign_id", "label_ids", "evergreen"),
        )

    def _status(self) -> Section:
        entries = Entries(self._open)
        usual = {Status.IDEA, Status.DRAFT}
        return self._section(
            tr("Status and format"),
            (entries,),
            lambda: entries.summary,
            lambda: any(one.status not in usual for one in self._open.placements),
        )

    def _counts_as(self) -> Section:
        choice = StanceChoice(self._open, tr("Counts as"), "stance")
        return self._section(tr("Counts as"), (choice,), self._stance_words, lambda: self._anything("stance"))

    def _extras(self) -> Section:
        extras = Extras(self._open)
        section = self._section(tr("On the networks"), (extras,), lambda: extras.summary, lambda: bool(extras.summary))
        extras.offered.connect(section.part.setVisible)
        return section

    def _who_and_notes(self) -> Section:
        who = self._line("who", tr("Who"), "")
        return self._section(
            tr("Who and notes"),
            (labelled(tr("Who"), who), labelled(tr("Notes"), self._notes())),
            lambda: _joined(self._open.shown_post.who, self._open.shown_post.notes),
            lambda: self._anything("who", "notes"),
        )

    def _comments(self) -> Section:
        self._said = Comments(self._open)
        return self._section(
            tr("Comments"), (self._said,), lambda: self._said.summary, lambda: self._said.open_ones > 0
        )

    def _partner(self) -> Section:
        partner = Partner(self._open)
        return self._section(
            tr("Partner and disclosure"),
            (partner,),
            lambda: _joined(self._open.shown_post.partner, self._open.shown_post.disclosure),
            lambda: partner.is_needed or self._anything("partner", "disclosure"),
        )

    def _permission(self) -> Section:
        self._rights = Permission(self._open)
        return self._section(
            tr("Permission"),
            (self._rights,),
            lambda: self._rights.summary,
            lambda: self._rights.is_needed or self._anything("permission") or self._open.shown_post.rights != Rights(),
        )

    # their parts

    def _section(
        self,
        title: str,
        parts: list[QWidget] | tuple[QWidget, ...],
        summary: Callable[[], str],
        holds: Callable[[], bool],
    ) -> Section:
        content = QWidget()
        column = vertical(content, 12)
        column.setContentsMargins(STANDING_OUT, 0, STANDING_OUT, 8)
        for part in parts:
            column.addWidget(part)
        return Section(Folded(self._theme, title, content), summary, holds)

    def _line(self, field: str, name: str, placeholder: str) -> LineField:
        line = LineField(name, placeholder)
        PostBound(line, self._open, field)
        return line

    def _notes(self) -> TextField:
        notes = TextField(tr("Notes"), tr("What is still to do"))
        notes.setFixedHeight(_NOTES_HEIGHT)
        PostBound(notes, self._open, "notes")
        return notes

    def _picture_list(self) -> PictureList:
        pictures = PictureList(self._open)
        pictures.folder_requested.connect(self.folder_requested)
        return pictures

    # what they hold

    def _anything(self, *fields: str) -> bool:
        """Whether the post, or an entry of its own, has something in one of these fields."""
        records = (self._open.shown_post, *self._open.placements)
        return any(getattr(record, field, None) for record in records for field in fields)

    def _pictures_words(self) -> str:
        count = len(self._open.shown_post.media)
        return tr("%n file(s)", count) if count else ""

    def _belongs_words(self) -> str:
        post, plan = self._open.shown_post, self._open.records
        pillar = plan.labels[post.pillar_id].name if post.pillar_id else ""
        campaign = plan.campaigns[post.campaign_id].name if post.campaign_id else ""
        evergreen = tr("evergreen") if post.evergreen else ""
        return _joined(pillar, campaign, self._more_labels.summary, evergreen)

    def _stance_words(self) -> str:
        stance = self._open.shown_post.stance
        return tr(STANCES[stance]) if stance else ""


def _joined(*texts: str) -> str:
    return " · ".join(" ".join(text.split()) for text in texts if text)
