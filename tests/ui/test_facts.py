"""The page "What the networks take", worked with the keyboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from planner.app.catalogue import Catalogue
from planner.domain.platforms import Confidence, Fact
from planner.ui.context import Context
from planner.ui.dialogs.facts.adding import AddFact
from planner.ui.dialogs.facts.form import ChangeFact
from planner.ui.dialogs.facts.importing import NewerFacts
from planner.ui.dialogs.facts.page import FactsDialog
from planner.ui.dialogs.settings import SettingsDialog
from planner.ui.theme import Theme
from tests.ui.conftest import assert_freed_on_close

DAY = date(2026, 11, 23)
NEWER = '[[facts]]\nname = "{name}"\nvalue = {value}\nsource = "s"\nchecked = 2026-12-01\nconfidence = "verified"\n'


@pytest.fixture
def own(context: Context, tmp_path: Path) -> Context:
    return replace(context, catalogue=Catalogue(own_facts=tmp_path / "facts.toml"))


@pytest.fixture
def page(own: Context, qtbot: QtBot) -> FactsDialog:
    made = FactsDialog(own)
    qtbot.addWidget(made)
    made.show()
    made.show_network("instagram")
    return made


def lines(page: FactsDialog) -> dict[str, str]:
    """The values on the page by what they are of."""
    model = page.table.model()
    groups = [model.index(number, 0) for number in range(model.rowCount())]
    rows = [(group, row) for group in groups for row in range(model.rowCount(group))]
    return {model.index(row, 0, group).data(): model.index(row, 1, group).data() for group, row in rows}


def choose(page: FactsDialog, name: str, value: str = "") -> None:
    """Chooses the fact with the arrow keys, as far as the keys go."""
    model, table = page.table.model(), page.table
    for number in range(model.rowCount()):
        group = model.index(number, 0)
        for row in range(model.rowCount(group)):
            said = model.index(row, 0, group).data(), model.index(row, 1, group).data()
            if said[0] == name and value in ("", said[1]):
                table.setCurrentIndex(model.index(row, 0, group))
                return
    raise AssertionError(name)


def form_of(page: FactsDialog, qtbot: QtBot) -> ChangeFact:
    """The form that Enter opens."""
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    (form,) = page.findChildren(ChangeFact)
    return form


def typed(qtbot: QtBot, field: QWidget, text: str) -> None:
    assert isinstance(field, QLineEdit)
    field.selectAll()
    qtbot.keyClicks(field, text)


def limit(own: Context, name: str = "hashtags.max", network: str = "instagram") -> object:
    platform = own.catalogue.platforms.named(network)
    assert platform is not None
    fact = platform.on(DAY).get(name)
    return fact and fact.value


# looking


def test_facts_are_shown_in_groups_with_value_and_source(page: FactsDialog) -> None:
    assert lines(page)["Longest text"] == "2,200 characters"
    assert lines(page)["Largest picture"] == "8 MB"
    model = page.table.model()
    assert [model.index(number, 0).data() for number in range(model.rowCount())] == [
        "Text",
        "Hashtags and links",
        "Pictures",
        "Videos",
        "Posting",
        "Profile",
    ]


def test_the_arrow_keys_go_through_networks_and_facts(page: FactsDialog, qtbot: QtBot) -> None:
    page.networks.setFocus()
    qtbot.keyClick(page.networks, Qt.Key.Key_Down)
    assert page.platform.name == "LinkedIn"
    assert lines(page)["Longest text"] == "3,000 characters"
    page.table.setFocus()
    names = []
    for _ in range(9):
        current = page.table.current
        assert current is not None
        names.append(current.name)
        qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert len(set(names)) == 9
    assert "Most hashtags" in names


def test_the_chosen_fact_is_told_as_a_whole(page: FactsDialog, qtbot: QtBot) -> None:
    choose(page, "Most hashtags", "5 hashtags")
    details = page.details
    assert details.heading.text() == "Most hashtags: 5 hashtags"
    assert "must be fixed" in details.told.text()
    assert "from 19 Dec 2025" in details.source.text()
    assert "Instagram help" in details.source.text()
    assert not details.revert.isVisible()
    with qtbot.waitSignal(page.link_requested) as asked:
        qtbot.mouseClick(details.open, Qt.MouseButton.LeftButton)
    assert asked.args == ["https://www.socialsamosa.com/news-2/instagram-hashtags-five-per-post-10923075"]
    choose(page, "Most hashtags", "30 hashtags")
    assert "until 18 Dec 2025" in details.source.text()
    choose(page, "About partners (carousel, image, reel, video)")
    assert "for you to read" in details.told.text()


def test_what_only_tools_are_held_to_says_so(page: FactsDialog) -> None:
    choose(page, "Formats of pictures")
    assert "for tools that post for you" in page.details.source.text()
    assert "hint, no more" in page.details.told.text()


def test_a_word_finds_a_fact(page: FactsDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.search.hasFocus()
    qtbot.keyClicks(page.search, "longest VIDEO")
    assert set(lines(page)) == {"Longest video", "Longest video (story)"}
    page.search.setText("zebra")
    assert page.empty.isVisible()
    assert "zebra" in page.empty.text()
    assert not page.table.isVisible()
    assert not page.details.isVisible()
    page.search.clear()
    assert len(lines(page)) > 20


def test_a_network_without_facts_says_so(page: FactsDialog) -> None:
    page.show_network("blog")
    assert page.empty.isVisible()
    assert "Blog" in page.empty.text()


def test_everything_can_be_named_by_who_does_not_see_it(page: FactsDialog) -> None:
    for pressed in page.findChildren(QAbstractButton):
        if pressed.isVisible() and pressed.focusPolicy() != Qt.FocusPolicy.NoFocus:
            assert pressed.text()
            assert pressed.toolTip()
    for field in (page.networks, page.search, page.table):
        assert field.accessibleName()
    first = page.table.model().index(0, 0, page.table.model().index(0, 0, QModelIndex()))
    assert first.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Longest text, 2,200 characters, always, verified")


def test_all_labels_are_plain(page: FactsDialog) -> None:
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in page.findChildren(QLabel) if label.text())


# changing


def test_a_fact_is_changed_and_reverted_with_the_keyboard(page: FactsDialog, own: Context, qtbot: QtBot) -> None:
    choose(page, "Most hashtags", "5 hashtags")
    form = form_of(page, qtbot)
    typed(qtbot, form.value, "9")
    assert "9 hashtags" in form.meaning.text()
    assert "must be fixed" in form.meaning.text()
    typed(qtbot, form.note, "Our account")
    qtbot.keyClick(form.note, Qt.Key.Key_Return)
    assert limit(own) == 9
    assert page.table.current is not None
    assert (page.table.current.value, page.table.current.sure.words) == ("9 hashtags", "yours")
    assert "The shipped one says 5 hashtags" in page.details.told.text()
    assert "Our account" in page.details.told.text()
    page.details.revert.setFocus()
    qtbot.keyClick(page.details.revert, Qt.Key.Key_Space)
    assert limit(own) == 5
    assert page.table.hasFocus()


def test_what_follows_is_said_while_it_is_chosen(page: FactsDialog, own: Context, qtbot: QtBot) -> None:
    choose(page, "Text seen before “more”")
    form = form_of(page, qtbot)
    assert "gets a hint" in form.meaning.text()
    form.sure.setFocus()
    qtbot.keyClick(form.sure, Qt.Key.Key_Up)
    assert "asks for attention" in form.sure.currentText()
    assert "marked for attention" in form.meaning.text()
    form.none.setFocus()
    qtbot.keyClick(form.none, Qt.Key.Key_Space)
    assert form.meaning.text() == "no limit. Nothing is checked by it."
    assert not form.value.isEnabled()
    form.accept()
    assert limit(own, "text.fold") is None


def test_a_day_is_typed_as_people_write_it(page: FactsDialog, own: Context, qtbot: QtBot) -> None:
    choose(page, "Most hashtags", "5 hashtags")
    form = form_of(page, qtbot)
    typed(qtbot, form.value, "9")
    typed(qtbot, form.since, "1/12/2026")
    form.accept()
    platform = own.catalogue.platforms.named("instagram")
    assert platform is not None
    assert platform.on(date(2026, 11, 30))["hashtags.max"].value == 5
    assert platform.on(date(2026, 12, 1))["hashtags.max"].value == 9
    assert {"until 30 Nov 2026", "from 1 Dec 2026"} <= {
        row.valid for _, rows in _groups(page) for row in rows if row.name == "Most hashtags"
    }


def _groups(page: FactsDialog) -> list[tuple[str, list[object]]]:
    from planner.ui.dialogs.facts.rows import grouped_rows  # noqa: PLC0415  only here

    return [*grouped_rows(page._context, page.platform)]  # type: ignore[list-item]


@pytest.mark.parametrize(
    ("what", "words"),
    [
        (("Most hashtags", "many", ""), "many"),
        (("Most hashtags", "", ""), "whole number"),
        (("Largest picture", "8 pounds", ""), "8 MB"),
        (("Narrowest picture", "tall", ""), "4:5"),
        (("Longest video", "long", ""), "2 min 20 s"),
        (("Most hashtags", "9", "soon"), "soon"),
    ],
)
def test_what_cannot_be_understood_is_said_and_nothing_is_kept(
    page: FactsDialog, own: Context, qtbot: QtBot, what: tuple[str, str, str], words: str
) -> None:
    name, value, since = what
    choose(page, name)
    form = form_of(page, qtbot)
    form.value.setFocus()
    assert isinstance(form.value, QLineEdit)
    form.value.clear()
    typed(qtbot, form.value, value)
    typed(qtbot, form.since, since)
    form.accept()
    assert form.isVisible()
    assert words in form.trouble.text()
    assert own.catalogue.own_facts.path is not None
    assert not own.catalogue.own_facts.path.exists()
    form.reject()


def test_yes_and_no_are_a_choice(page: FactsDialog, own: Context, qtbot: QtBot) -> None:
    choose(page, "Links in the text can be clicked")
    form = form_of(page, qtbot)
    assert isinstance(form.value, QComboBox)
    form.value.setFocus()
    qtbot.keyClick(form.value, Qt.Key.Key_Up)
    assert form.meaning.text().startswith("yes.")
    form.accept()
    assert limit(own, "links.clickable") is True


def test_a_limit_can_be_added_where_there_is_none(page: FactsDialog, own: Context, qtbot: QtBot) -> None:
    page.show_network("newsletter")
    page.add.setFocus()
    qtbot.keyClick(page.add, Qt.Key.Key_Space)
    (asked,) = page.findChildren(AddFact)
    asked.accept()
    (form,) = page.findChildren(ChangeFact)
    assert not form.none.isChecked()
    typed(qtbot, form.value, "20 000")
    form.accept()
    assert limit(own, "text.max", "newsletter") == 20_000
    assert lines(page) == {"Longest text": "20,000 characters"}
    assert "The network itself has none" in page.details.told.text()


def test_a_change_that_the_disk_does_not_take_is_said(page: FactsDialog, own: Context, qtbot: QtBot) -> None:
    assert own.catalogue.own_facts.path is not None
    own.catalogue.own_facts.path.mkdir()
    choose(page, "Most mentions")
    form = form_of(page, qtbot)
    typed(qtbot, form.value, "9")
    form.accept()
    assert "could not be written" in form.trouble.text()
    assert limit(own, "mentions.max") == 20
    form.reject()


def test_a_change_elsewhere_is_shown(page: FactsDialog, own: Context) -> None:
    fact = Fact(name="hashtags.max", value=7, source="", checked=DAY, confidence=Confidence.VERIFIED)
    own.catalogue.change_fact("instagram", fact)
    assert lines(page)["Most hashtags"] == "7 hashtags"


# importing


def test_newer_facts_are_shown_before_they_are_kept_and_can_be_forgotten(
    page: FactsDialog, own: Context, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "instagram.toml"
    file.write_text(NEWER.format(name="mentions.max", value=25), encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    page.import_newer.setFocus()
    qtbot.keyClick(page.import_newer, Qt.Key.Key_Space)
    (asked,) = page.findChildren(NewerFacts)
    assert asked.list.item(0).text() == "Instagram: Most mentions: 25 mentions (was 20 mentions)"
    assert limit(own, "mentions.max") == 20
    qtbot.keyClick(asked.keep, Qt.Key.Key_Return)
    assert limit(own, "mentions.max") == 25
    assert page.said.text() == "1 fact imported."
    page.look_at(file)
    assert "known already" in page.said.text()
    assert page.forget.isVisible()
    qtbot.mouseClick(page.forget, Qt.MouseButton.LeftButton)
    assert limit(own, "mentions.max") == 20
    assert not page.forget.isVisible()
    assert page.import_newer.hasFocus()


def test_newer_facts_can_be_declined(page: FactsDialog, own: Context, tmp_path: Path) -> None:
    file = tmp_path / "instagram.toml"
    file.write_text(NEWER.format(name="mentions.max", value=25), encoding="utf-8")
    page.look_at(file)
    page.findChildren(NewerFacts)[0].reject()
    assert limit(own, "mentions.max") == 20


def test_a_file_that_cannot_be_used_is_said(page: FactsDialog, tmp_path: Path) -> None:
    file = tmp_path / "instagram.toml"
    file.write_text(NEWER.format(name="mentions.max", value='"many"'), encoding="utf-8")
    page.look_at(file)
    assert page.said.isVisible()
    assert "Nothing was changed" in page.said.text()
    assert "whole number" in page.said.text()


def test_a_broken_file_of_own_facts_is_said(own: Context, qtbot: QtBot) -> None:
    assert own.catalogue.own_facts.path is not None
    own.catalogue.own_facts.path.write_text("{", encoding="utf-8")
    catalogue = Catalogue(own_facts=own.catalogue.own_facts.path)
    made = FactsDialog(replace(own, catalogue=catalogue))
    qtbot.addWidget(made)
    made.show()
    assert "facts.broken.toml" in made.said.text()


# as a dialog


def test_it_opens_from_the_settings(own: Context, qtbot: QtBot) -> None:
    settings = SettingsDialog(own)
    qtbot.addWidget(settings)
    settings.show()
    settings.facts.setFocus()
    qtbot.keyClick(settings.facts, Qt.Key.Key_Space)
    (page,) = settings.findChildren(FactsDialog)
    assert page.isVisible()
    with qtbot.waitSignal(settings.link_requested):
        page.link_requested.emit("https://example.org")
    page.reject()


def test_it_is_gone_once_it_is_closed(own: Context, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    for kind in (FactsDialog, AddFact, ChangeFact, NewerFacts):
        page = FactsDialog(own, parent)
        page.open()
        assert page.table.current is None or page.table.current.fact
        page.show_network("instagram")
        fact = page.table.current
        assert fact is not None
        made = {
            AddFact: lambda: AddFact(own, page.platform, parent),  # noqa: B023  called at once
            ChangeFact: lambda: ChangeFact(own, page.platform, fact.fact, parent),  # noqa: B023
            NewerFacts: lambda: NewerFacts(own, own.catalogue.own_facts.planned("x", _one_fact()), parent),
        }
        if kind is not FactsDialog:
            dialog = made[kind]()
            dialog.open()
            assert_freed_on_close(qtbot, own, dialog)
        assert_freed_on_close(qtbot, own, page)
        own.catalogue.change_fact("x", replace(fact.fact, value=3))


def _one_fact() -> dict[str, object]:
    values = {"name": "hashtags.max", "value": 3, "source": "s", "checked": DAY, "confidence": "verified"}
    return {"facts": [values]}


@pytest.mark.parametrize("size", [(1160, 720), (1024, 700), (683, 467)])
def test_there_is_room_for_names_and_values_at_every_size(
    page: FactsDialog, qtbot: QtBot, size: tuple[int, int]
) -> None:
    page.resize(*size)
    shown = [page.table.columnWidth(column) for column in range(6) if not page.table.isColumnHidden(column)]
    assert sum(shown) <= page.table.viewport().width()
    assert shown[0] >= 200
    qtbot.waitUntil(lambda: page.table.viewport().height() >= 120)


def test_the_look_changes_with_the_theme(page: FactsDialog, theme: Theme) -> None:
    choose(page, "Most mentions")
    theme.choose("dark")
    assert page.table.current is not None
    assert page.table.current.name == "Most mentions"
    theme.choose("light")
