"""The settings of a brand, and what channels can be told: one step each, and nothing wrong is taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale, Qt
from pytestqt.qtbot import QtBot

from planner.app.document import Document
from planner.domain import edits
from planner.domain.edits import Edit
from planner.domain.records import Brand, Channel
from planner.ui.context import Context
from planner.ui.dialogs.brand import BrandSettings
from planner.ui.dialogs.languages import language_in, language_words
from planner.ui.dialogs.manage import Manage
from planner.ui.dialogs.manage_channel import ChannelRow
from planner.ui.dialogs.manage_extras import BrandRow
from tests.builders import a_channel, a_placement, a_post
from tests.ui.conftest import assert_freed_on_close

Opened = Callable[[], BrandSettings]


@pytest.fixture
def brand(document: Document) -> Brand:
    made = document.brands()[0]
    document.do(edits.amend(made, "Change", domains=("lumenoak.example",)))
    return replace(made, domains=("lumenoak.example",))


@pytest.fixture
def opened(qtbot: QtBot, context: Context, document: Document, brand: Brand) -> Opened:
    """Opens the dialog over a plan that takes what it wants."""

    def dialog() -> BrandSettings:
        made = BrandSettings(context, brand)
        qtbot.addWidget(made)
        made.edit_requested.connect(document.do)
        made.show()
        return made

    return dialog


def shown(dialog: BrandSettings) -> str:
    """The example without the places where its link may be broken."""
    return dialog.shown.text().replace("\u200b", "")


def test_everything_is_one_step(opened: Opened, document: Document) -> None:
    dialog = opened()
    dialog.name.setText("Lumen & Oak")
    dialog.domains.setPlainText("https://www.lumenoak.example/shop\nbeans.example")
    dialog.handles.setPlainText("@miamakes\nnorapots @miamakes")
    dialog.template.setText("utm_source={channel}")
    dialog.currency.setText(" gbp ")
    dialog.jurisdiction.setCurrentIndex(dialog.jurisdiction.findData("uk"))
    dialog.zone.setCurrentText("Europe/Paris")
    dialog.accept()
    made = document.brands()[0]
    assert (made.name, made.zone, made.jurisdiction) == ("Lumen & Oak", "Europe/Paris", "uk")
    assert made.domains == ("lumenoak.example", "beans.example")
    assert made.handles == ("miamakes", "norapots")
    assert (made.tracking, made.currency) == ("utm_source={channel}", "GBP")
    document.undo()
    assert document.brands()[0].name == "Ferrow"


def test_nothing_changed_is_no_step(opened: Opened, document: Document) -> None:
    before = document.undo_text
    opened().accept()
    assert document.undo_text == before


@pytest.mark.parametrize(
    ("field", "words", "trouble"),
    [
        ("name", "  ", "A name is needed"),
        ("domains", "lumenoak", "no web site"),
        ("domains", "lumen oak!.example", "no web site"),
        ("template", "utm_source={chanel}", "{chanel}"),
        ("template", "utm_source", "a name and a value"),
        ("zone", "Atlantis", "Atlantis"),
        ("currency", "€", "three letters"),
    ],
)
def test_what_cannot_be_is_said_and_the_dialog_stays(
    opened: Opened, document: Document, field: str, words: str, trouble: str
) -> None:
    dialog = opened()
    one = getattr(dialog, field)
    put = getattr(one, "setPlainText", getattr(one, "setCurrentText", getattr(one, "setText", None)))
    assert put is not None
    put(words)
    dialog.accept()
    assert dialog.isVisible()
    assert trouble in dialog.trouble.text()
    assert document.brands()[0].name == "Ferrow"


def test_the_usual_template_is_kept_as_none_so_that_it_stays_the_usual_one(
    qtbot: QtBot, context: Context, opened: Opened, document: Document
) -> None:
    dialog = opened()
    assert not dialog.reset.isEnabled()
    dialog.template.setText("utm_source={channel}")
    dialog.accept()
    assert document.brands()[0].tracking == "utm_source={channel}"
    dialog = BrandSettings(context, document.brands()[0])
    qtbot.addWidget(dialog)
    dialog.edit_requested.connect(document.do)
    dialog.reset.click()
    dialog.accept()
    assert document.brands()[0].tracking == ""


def test_the_example_is_a_post_of_the_brand_and_follows_what_is_typed(opened: Opened, document: Document) -> None:
    brand = document.brands()[0]
    document.do(edits.add_channel(a_channel(id="c", brand_id=brand.id, name="Shop", platform="instagram")))
    post = a_post(id="p", brand_id=brand.id, title="First snow", link="https://lumenoak.example/snow?utm_source=x")
    document.do(edits.new_post(post, [a_placement(id="e", post_id="p", channel_id="c")]))
    dialog = opened()
    dialog.template.setText("utm_source={channel}")
    assert shown(dialog) == "“First snow” on Shop: https://lumenoak.example/snow?utm_source=instagram"
    dialog.template.setText("utm_source={nonsense}")
    assert "{nonsense}" in dialog.shown.text()


def test_without_a_post_the_example_is_made_up(opened: Opened) -> None:
    said = shown(opened())
    assert "https://lumenoak.example/?utm_source=instagram" in said
    assert said.endswith("utm_content=first-snow-3f1f6f0a")


def test_nothing_of_it_is_left_when_it_is_closed(qtbot: QtBot, context: Context, brand: Brand) -> None:
    dialog = BrandSettings(context, brand)
    dialog.show()
    assert_freed_on_close(qtbot, context, dialog)


# the lists of brands and channels


@pytest.fixture
def channel(document: Document, brand: Brand) -> Channel:
    made = a_channel(id="c", brand_id=brand.id, name="Instagram", platform="instagram")
    document.do(edits.add_channel(made))
    return made


@pytest.fixture
def manage(qtbot: QtBot, context: Context, document: Document, brand: Brand, channel: Channel) -> Manage:
    del channel
    made = Manage(context, brand, "channels")
    qtbot.addWidget(made)

    def take(edit: Edit) -> None:
        document.do(edit)
        made.refresh(edit.changes)

    made.edit_requested.connect(take)
    made.show()
    return made


def the_row(manage: Manage) -> ChannelRow:
    row = manage.rows["c"]
    assert isinstance(row, ChannelRow)
    return row


def the_channel(document: Document) -> Channel:
    return document.settings_of(document.brands()[0]).channels["c"]


def test_the_longest_text_of_an_account_is_set_and_taken_back(qtbot: QtBot, manage: Manage, document: Document) -> None:
    row = the_row(manage)
    assert "as the network says" in row.limit.placeholderText()
    row.limit.setFocus()
    qtbot.keyClicks(row.limit, "500")
    qtbot.keyClick(row.limit, Qt.Key.Key_Return)
    assert the_channel(document).limit == 500
    row.limit.selectAll()
    qtbot.keyClick(row.limit, Qt.Key.Key_Backspace)
    row.language.setFocus()
    assert the_channel(document).limit is None


def test_a_language_is_found_by_its_name_or_typed_as_a_tag(qtbot: QtBot, manage: Manage, document: Document) -> None:
    row = the_row(manage)
    line = row.language.lineEdit()
    assert line is not None
    for typed, tag in (("pt-BR", "pt-BR"), (language_words("de"), "de"), ("", "")):
        line.selectAll()
        qtbot.keyClick(line, Qt.Key.Key_Delete)
        qtbot.keyClicks(line, typed)
        qtbot.keyClick(line, Qt.Key.Key_Return)
        assert the_channel(document).language == tag


def test_what_is_no_language_is_said(qtbot: QtBot, manage: Manage, document: Document) -> None:
    line = the_row(manage).language.lineEdit()
    assert line is not None
    line.setFocus()
    qtbot.keyClicks(line, "Klingonese")
    the_row(manage).limit.setFocus()
    assert "no language" in manage.trouble.text()
    assert the_channel(document).language == ""


def test_every_language_of_the_list_is_one() -> None:
    assert language_in(language_words("en-GB")) == "en-GB"
    assert language_words("tlh") == "tlh"
    assert QLocale(language_in("nb")).language() == QLocale.Language.NorwegianBokmal


def test_the_settings_of_a_brand_are_reached_from_the_list_of_brands(qtbot: QtBot, manage: Manage) -> None:
    manage._turn_to("brands")
    row = next(iter(manage.rows.values()))
    assert isinstance(row, BrandRow)
    qtbot.mouseClick(row.settings, Qt.MouseButton.LeftButton)
    dialog = manage.findChild(BrandSettings)
    assert dialog is not None
    dialog.reject()
