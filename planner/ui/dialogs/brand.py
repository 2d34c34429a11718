"""The settings of a brand: its name and zone, its own web sites, what is added to its links, and its partners."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from planner.domain.amounts import is_currency
from planner.domain.clock import zone_named
from planner.domain.edits import Edit, amend, rename
from planner.domain.edits.publishing import media_base_in
from planner.domain.link_form import corrected
from planner.domain.records import Brand
from planner.domain.tracking import TEMPLATE_NAMES, tracked, unknown_names
from planner.ui.context import Context
from planner.ui.dialogs.brand_example import Example, an_example
from planner.ui.dialogs.new_brand import domains_in
from planner.ui.dialogs.rules.capacity_fields import HoursField
from planner.ui.dialogs.zones import zone_field
from planner.ui.pieces.dialog_parts import CalmCombo, button, column, labelled, row, words
from planner.ui.pieces.edit_dialog import EditDialog
from planner.ui.pieces.plain import breakable
from planner.ui.words import tr

_LINES = 3
"""Lines that are seen of a list."""

_EXAMPLE_LINES = 3
_WIDTH, _CURRENCY = 600, 96
_AROUND, _OTHERS, _EDGE = 64, 148, 32
"""Pixels beside the fields, above and under them, and at the edge of a screen."""


class BrandSettings(EditDialog):
    """Everything that is set for one brand; one edit that can be undone."""

    def __init__(self, context: Context, brand: Brand, parent: QWidget | None = None) -> None:
        super().__init__(context, tr("Settings of {brand}", brand=brand.name), parent, tr("Save"))
        self._brand = brand
        self._example: Example = an_example(context.document, brand)
        self.setMinimumWidth(_WIDTH)
        self.name = QLineEdit(brand.name)
        self.zone = zone_field(brand.zone)
        self.zone.currentTextChanged.connect(lambda: self.say_trouble(""))
        self.domains = _a_list(brand.domains, "example.org")
        self.handles = _a_list(brand.handles, "@handle")
        self.media_base = QLineEdit(brand.media_base)
        self.media_base.setPlaceholderText("https://")
        self.jurisdiction = self._jurisdictions()
        self.hours = HoursField(brand.minutes)
        self.currency = QLineEdit(brand.currency)
        self.currency.setPlaceholderText("EUR")
        self.currency.setMaximumWidth(_CURRENCY)
        self.template = QLineEdit(brand.tracking or context.catalogue.tracking)
        self.reset = button(tr("Use the usual one"))
        self.shown = words("", step="caption", role="muted")
        self._lay_out_fields()
        self.template.textChanged.connect(self._show_example)
        self.reset.clicked.connect(lambda: self.template.setText(context.catalogue.tracking))
        self.template.setCursorPosition(0)
        self._show_example()
        self.name.setFocus()

    def made(self) -> Edit:
        """The brand as it is set; raises ValueError when something cannot be."""
        rename(self._brand, self.name.text(), among=self.context.document.brands())
        template = self.template.text().strip().lstrip("?&")
        _refuse_template(template)
        return amend(
            self._brand,
            f"Change {self._brand.name}",
            name=self.name.text().strip(),
            zone=zone_named(self.zone.currentText().strip()).key,
            domains=_hosts(self.domains.toPlainText()),
            tracking="" if template == self.context.catalogue.tracking else template,
            jurisdiction=str(self.jurisdiction.currentData()),
            handles=_handles(self.handles.toPlainText()),
            media_base=media_base_in(self.media_base.text()),
            minutes=self.hours.minutes,
            currency=_currency(self.currency.text()),
        )

    def _lay_out_fields(self) -> None:
        fields = column(self.context.theme.space(4))
        first = row(self.context.theme.space(3))
        first.addLayout(labelled(tr("Name"), self.name), 1)
        first.addLayout(labelled(tr("Time zone"), self.zone), 1)
        fields.addLayout(first)
        lists = row(self.context.theme.space(3))
        lists.addLayout(
            labelled(tr("Own web sites"), self.domains, tr("One per line; links to others are left alone")), 1
        )
        lists.addLayout(labelled(tr("Known partners"), self.handles, tr("One handle per line")), 1)
        fields.addLayout(lists)
        fields.addLayout(self._tracking_fields())
        public = tr("Where tools that publish can fetch the files, such as https://example.org/media")
        fields.addLayout(labelled(tr("Public address of media"), self.media_base, public))
        help_text = tr("Whose labels for paid posts are expected; a reminder, not legal advice")
        last = row(self.context.theme.space(3))
        last.addLayout(labelled(tr("Disclosure"), self.jurisdiction, help_text), 1)
        last.addLayout(labelled(tr("Hours a week for posts"), self.hours, tr("To see whether targets fit")))
        last.addLayout(labelled(tr("Currency"), self.currency, tr("Of budgets and costs")))
        fields.addLayout(last)
        self.body.addWidget(self._scrolled(fields), 1)

    def _scrolled(self, fields: QVBoxLayout) -> QScrollArea:
        """The fields, which scroll on a low screen."""
        content = QWidget()
        fields.addStretch()
        fields.setContentsMargins(2, 0, self.context.theme.space(3), 0)
        content.setLayout(fields)
        area = QScrollArea(widgetResizable=True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        room = self.screen().availableSize().height() - _EDGE
        self.resize(_WIDTH, min(fields.totalHeightForWidth(_WIDTH - _AROUND) + _OTHERS, room))
        return area

    def _tracking_fields(self) -> QVBoxLayout:
        """The template with its reset beside it, and the example under them."""
        names = ", ".join(f"{{{name}}}" for name in TEMPLATE_NAMES)
        line, beside = QWidget(), row(self.context.theme.space(2))
        line.setLayout(beside)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.template, 1)
        beside.addWidget(self.reset)
        box = labelled(tr("Tracking of its links"), line, tr("Filled in for each entry: {names}", names=names))
        self.template.setAccessibleName(tr("Tracking of its links"))
        self.template.setToolTip(line.toolTip())
        self.reset.setToolTip(tr("Puts the template back that comes with Evenweek"))
        self.shown.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.shown.setMinimumHeight(_EXAMPLE_LINES * self.shown.fontMetrics().lineSpacing())
        box.addWidget(self.shown)
        return box

    def _jurisdictions(self) -> CalmCombo:
        box = CalmCombo()
        box.addItem(tr("Anywhere: any label that is known"), "")
        for key, law in self.context.catalogue.lore.jurisdictions.items():
            box.addItem(law.name, key)
        box.setCurrentIndex(max(box.findData(self._brand.jurisdiction), 0))
        return box

    def _show_example(self) -> None:
        template = self.template.text().strip()
        unknown = unknown_names(template)
        self.template.setProperty("invalid", bool(unknown))
        self.template.style().polish(self.template)
        link = tracked(self._example.link, template, self._example.values)
        said = tr(
            "“{post}” on {channel}: {link}",
            post=self._example.post,
            channel=self._example.channel,
            link=breakable(link),
        )
        self.shown.setText(tr("There is no {name} to fill in", name=f"{{{unknown[0]}}}") if unknown else said)
        self.reset.setEnabled(template != self.context.catalogue.tracking)


def _a_list(values: tuple[str, ...], placeholder: str) -> QPlainTextEdit:
    field = QPlainTextEdit("\n".join(values))
    field.setPlaceholderText(placeholder)
    field.setTabChangesFocus(True)
    field.setFixedHeight(field.fontMetrics().lineSpacing() * _LINES + 20)
    return field


def _refuse_template(template: str) -> None:
    unknown = unknown_names(template)
    if unknown:
        raise ValueError(f"There is no {{{unknown[0]}}} to fill in")
    if any("=" not in part for part in template.split("&") if part):
        raise ValueError("Each part of the tracking needs a name and a value, such as utm_medium=social")


def _hosts(text: str) -> tuple[str, ...]:
    """The hosts in a list; raises ValueError for one that is none."""
    hosts = domains_in(text)
    for host in hosts:
        if corrected(f"https://{host}") is not None:
            raise ValueError(f"“{host}” is no web site; write it like example.org")
    return hosts


def _handles(text: str) -> tuple[str, ...]:
    found = (one.lstrip("@") for one in re.split(r"[\s,;]+", text))
    return tuple(dict.fromkeys(one for one in found if one))


def _currency(text: str) -> str:
    """The code of a currency; raises ValueError for what is none."""
    code = text.strip().upper()
    if code and not is_currency(code):
        raise ValueError(f"“{code}” is no currency; write its three letters, such as EUR")
    return code
