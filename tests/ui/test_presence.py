"""Profiles and their audit, as a person goes through them (story 11)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from planner.app.document import Document
from planner.app.media import folder_beside
from planner.app.presence import without_profile
from planner.domain.edits import add_channel
from planner.domain.edits.presence import add_profiles, answer_check, keep_profile, profile_of
from planner.domain.presence import CheckState, Standing
from planner.domain.records import Channel, Profile, Said
from planner.ui.context import Context
from planner.ui.pieces.check_looks import CHECK_FIELDS
from planner.ui.pieces.place_tab import PlaceTab
from planner.ui.presence.audit.paper import document_of
from planner.ui.presence.audit.results import Shown
from planner.ui.presence.audit.tab import AuditTab
from planner.ui.presence.profiles.link_rows import LinkRows
from planner.ui.presence.profiles.login_field import LoginField
from planner.ui.presence.profiles.tab import ProfilesTab
from planner.ui.window.history import History

HANDLES = ("@ferrowstreet", "@ferrowstreet", "@ferrow.street", "@ferrowstreetcoffee")
BIOS = ("a" * 149, "b" * 152, "", "")
NETWORKS = ("instagram", "instagram", "facebook", "threads")
CLOCK = [datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Europe/London"))]


@pytest.fixture
def moved(context: Context) -> Context:
    """A context whose clock a test can set."""
    CLOCK[:] = [datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Europe/London"))]
    return replace(context, clock=lambda: CLOCK[0])


def shown(qtbot: QtBot, context: Context, make: Callable[[Context], PlaceTab]) -> PlaceTab:
    """A tab on the screen, whose edits are done as the window does them."""
    tab = make(context)
    qtbot.addWidget(tab)
    tab.edit_requested.connect(context.document.do)
    context.document.listen(tab.refresh)
    tab.resize(1180, 800)
    tab.show_brand(context.document.brands()[0])
    with qtbot.waitExposed(tab):
        tab.show()
    return tab


@pytest.fixture
def channels(moved: Context) -> Context:
    """Four channels whose accounts have no profile yet."""
    brand = moved.document.brands()[0]
    for number, network in enumerate(NETWORKS):
        name = f"{network} {number}"
        moved.document.do(
            add_channel(Channel(id=name, brand_id=brand.id, name=name, platform=network, position=number))
        )
    return moved


@pytest.fixture
def profiles(qtbot: QtBot, channels: Context) -> ProfilesTab:
    tab = shown(qtbot, channels, ProfilesTab)
    assert isinstance(tab, ProfilesTab)
    return tab


@pytest.fixture
def filled(channels: Context) -> Context:
    """The profiles of the story, kept already."""
    plan = channels.document.settings_of(channels.document.brands()[0])
    free = enumerate(without_profile(plan))
    made = [replace(profile_of(one, at), handle=HANDLES[at], bio=BIOS[at]) for at, one in free]
    made[0] = replace(made[0], pinned="The spring menu", pinned_on=date(2026, 3, 12))
    channels.document.do(add_profiles(made))
    return channels


@pytest.fixture
def audit(qtbot: QtBot, filled: Context) -> AuditTab:
    tab = shown(qtbot, filled, AuditTab)
    assert isinstance(tab, AuditTab)
    return tab


def stored(document: Document) -> list[Profile]:
    found = document.settings_of(document.brands()[0]).profiles
    return sorted(found, key=lambda one: one.position)


def type_in(qtbot: QtBot, tab: ProfilesTab, name: str, words: str) -> None:
    """Types into a field, and leaves it."""
    tab.pane.form.focus_on(name)
    field = QApplication.focusWidget()
    assert field is not None
    qtbot.keyClicks(field, words)
    tab.side.list.setFocus()


def story_profiles(qtbot: QtBot, tab: ProfilesTab) -> None:
    """Four accounts taken over from the channels and filled in, as the story says."""
    qtbot.mouseClick(tab.first, Qt.MouseButton.LeftButton)
    for number, profile in enumerate(stored(tab.context.document)):
        tab.side.list.choose(profile.id)
        type_in(qtbot, tab, "handle", HANDLES[number])
        type_in(qtbot, tab, "bio", BIOS[number])
    tab.side.list.choose(stored(tab.context.document)[0].id)
    type_in(qtbot, tab, "pinned", "The spring menu")
    type_in(qtbot, tab, "pinned_on", "12 March")


def standing(tab: ProfilesTab | AuditTab, number: int, check: str) -> Standing:
    assert tab.board is not None
    found = tab.board.find(f"{stored(tab.context.document)[number].id}:{check}")
    assert found is not None
    return found


# story 11


def test_four_accounts_are_filled_in_and_consistency_and_length_are_found_by_themselves(
    qtbot: QtBot, profiles: ProfilesTab
) -> None:
    story_profiles(qtbot, profiles)
    assert [one.handle for one in stored(profiles.context.document)] == list(HANDLES)
    assert stored(profiles.context.document)[0].pinned_on == date(2026, 3, 12)
    states = [standing(profiles, number, "handle-same").state for number in range(4)]
    assert states == [CheckState.PASS, CheckState.PASS, CheckState.FAIL, CheckState.FAIL]
    assert standing(profiles, 0, "bio-length").state is CheckState.PASS
    assert standing(profiles, 1, "bio-length").sentence == "152 of 150 characters: 2 too many for Instagram."
    assert standing(profiles, 0, "pinned-fresh").sentence.startswith("Pinned since 12 Mar, 256 days ago")
    rows = [row.accessibleName() for row in profiles.pane.found.rows()]
    assert any(row.startswith("Pinned post is fresh or timeless: Fail. Pinned since 12 Mar") for row in rows)


def test_the_rest_is_asked_with_pauses_and_ages(qtbot: QtBot, audit: AuditTab, tmp_path: Path) -> None:
    picture = tmp_path / "seen.png"
    Image.new("RGB", (40, 40)).save(picture)
    qtbot.mouseClick(audit.overview.head.begin, Qt.MouseButton.LeftButton)
    first = audit.asked
    assert first is not None
    audit.question.evidence.take(str(picture))
    qtbot.keyClicks(audit.question.note, "as on the phone")  # letters of the note are no answers
    qtbot.keyClick(audit.question.note, Qt.Key.Key_Return)
    qtbot.keyClick(audit.question, Qt.Key.Key_P)
    put_off = audit.asked
    assert put_off is not None
    assert put_off.key != first.key
    qtbot.keyClick(audit.question, Qt.Key.Key_S)
    after = audit.asked
    qtbot.keyClick(audit.question, Qt.Key.Key_Escape)
    assert audit.asked is None
    assert audit.overview.head.begin.text().startswith("Go on: ")
    qtbot.mouseClick(audit.overview.head.begin, Qt.MouseButton.LeftButton)
    assert audit.asked == after  # where it was left
    for number in range(60):
        if audit.asked is None:
            break
        last = audit.asked
        qtbot.keyClick(audit.question, Qt.Key.Key_F if number == 3 else Qt.Key.Key_P)
    assert last.key == put_off.key
    board = audit.board
    assert board is not None
    assert board.last is not None
    counts = board.counts
    line = audit.overview.head.result.text()
    assert line == f"{counts.checked} of {counts.whole} checked – {counts.passed} pass, {counts.failed} fail"
    assert "not checked" in audit.overview.head.rest.text()
    answered = board.find(first.key)
    assert answered is not None
    assert answered.answer is not None
    assert (answered.answer.note, answered.answer.evidence) == ("as on the phone", str(picture))
    CLOCK[0] = datetime(2027, 3, 1, 9, tzinfo=ZoneInfo("Europe/London"))
    audit.read_anew(board.brand)
    assert audit.board is not None
    aged = [one for one in audit.board.standings if one.answer is not None]
    assert aged
    assert {one.sentence for one in aged} == {"Not checked since 23 Nov 2026."}
    assert {one.state for one in aged} == {CheckState.NOT_CHECKED}
    assert "answers too old" in audit.overview.head.rest.text()


# profiles


def test_profiles_come_from_channels_once(qtbot: QtBot, profiles: ProfilesTab) -> None:
    qtbot.mouseClick(profiles.first, Qt.MouseButton.LeftButton)
    assert [one.platform for one in stored(profiles.context.document)] == list(NETWORKS)
    assert profiles.side.take_over.isHidden()
    profiles.context.document.undo()
    assert stored(profiles.context.document) == []


def test_what_is_typed_is_kept_soon_and_is_one_step(qtbot: QtBot, profiles: ProfilesTab) -> None:
    document = profiles.context.document
    qtbot.mouseClick(profiles.first, Qt.MouseButton.LeftButton)
    profiles.pane.form.focus_on("name")
    field = QApplication.focusWidget()
    assert field is not None
    qtbot.keyClicks(field, "Ferrow")
    qtbot.waitUntil(lambda: stored(document)[0].name == "Ferrow", timeout=1500)
    qtbot.keyClicks(field, " Street")
    assert profiles.flush()
    assert stored(document)[0].name == "Ferrow Street"
    document.undo()
    assert stored(document)[0].name == ""


def test_what_is_typed_stays_when_the_plan_changes(qtbot: QtBot, profiles: ProfilesTab) -> None:
    document = profiles.context.document
    qtbot.mouseClick(profiles.first, Qt.MouseButton.LeftButton)
    profiles.pane.form.focus_on("bio")
    field = QApplication.focusWidget()
    assert field is not None
    qtbot.keyClicks(field, "typed")
    before = stored(document)[0]
    document.do(keep_profile(replace(before, mission="elsewhere"), before))
    assert profiles.pane.form.fields.fields["bio"].value() == "typed"
    assert profiles.flush()
    assert (stored(document)[0].bio, stored(document)[0].mission) == ("typed", "elsewhere")


def test_what_looks_like_a_password_is_not_kept_until_it_is_said_to_be_a_name(
    qtbot: QtBot, profiles: ProfilesTab
) -> None:
    document = profiles.context.document
    qtbot.mouseClick(profiles.first, Qt.MouseButton.LeftButton)
    type_in(qtbot, profiles, "login", "Tr0ub4dor&3")
    login = profiles.pane.form.fields.fields["login"]
    assert isinstance(login, LoginField)
    assert stored(document)[0].login == ""
    assert login.line.text() == "Tr0ub4dor&3"
    assert login.keep.isVisible()
    qtbot.mouseClick(login.keep, Qt.MouseButton.LeftButton)
    assert stored(document)[0].login == "Tr0ub4dor&3"


def test_links_are_added_and_removed(qtbot: QtBot, profiles: ProfilesTab) -> None:
    document = profiles.context.document
    qtbot.mouseClick(profiles.first, Qt.MouseButton.LeftButton)
    links = profiles.pane.form.fields.fields["links"]
    assert isinstance(links, LinkRows)
    qtbot.keyClicks(links.rows[0].address, "htps://ferrow.example")
    qtbot.keyClicks(links.rows[0].until, "1/12/2026")
    qtbot.mouseClick(links.add, Qt.MouseButton.LeftButton)
    assert profiles.flush()
    assert stored(document)[0].links == (("htps://ferrow.example", "", "2026-12-01"),)
    assert standing(profiles, 0, "links-form").state is CheckState.FAIL
    qtbot.mouseClick(links.rows[0].remove, Qt.MouseButton.LeftButton)
    assert stored(document)[0].links == ()


def test_a_row_of_what_was_found_leads_to_its_field(qtbot: QtBot, profiles: ProfilesTab) -> None:
    qtbot.mouseClick(profiles.first, Qt.MouseButton.LeftButton)
    before = stored(profiles.context.document)[1]
    profiles.context.document.do(keep_profile(replace(before, bio=BIOS[1]), before))
    profiles.side.list.choose(stored(profiles.context.document)[1].id)
    row = next(one for one in profiles.pane.found.rows() if one.accessibleName().startswith("Bio is short enough"))
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is profiles.pane.form.fields.fields["bio"]


def test_a_profile_is_archived_and_deleted_with_its_answers(qtbot: QtBot, profiles: ProfilesTab) -> None:
    document = profiles.context.document
    qtbot.mouseClick(profiles.first, Qt.MouseButton.LeftButton)
    first = stored(document)[0]
    answer = answer_check(document.brands()[0], "bio-says", Said.PASS, before=None, at=CLOCK[0], profile_id=first.id)
    document.do(answer)
    for words in ("Archive", "Delete"):
        profiles.side.list.choose(first.id)
        qtbot.mouseClick(profiles.pane.more, Qt.MouseButton.LeftButton)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        next(one for one in menu.actions() if one.text() == words).trigger()
        menu.close()
    assert len(stored(document)) == 3
    assert document.settings_of(document.brands()[0]).audit_answers == ()


def test_words_that_people_search_for_are_kept(qtbot: QtBot, profiles: ProfilesTab) -> None:
    qtbot.mouseClick(profiles.first, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(profiles.side.keywords, "coffee, Leeds,coffee")
    qtbot.keyClick(profiles.side.keywords, Qt.Key.Key_Return)
    assert profiles.context.document.brands()[0].keywords == ("coffee", "Leeds")


def test_a_picture_is_looked_at_and_judged(qtbot: QtBot, profiles: ProfilesTab, tmp_path: Path) -> None:
    qtbot.mouseClick(profiles.first, Qt.MouseButton.LeftButton)
    Image.new("RGB", (100, 100)).save(tmp_path / "mark.png")
    before = stored(profiles.context.document)[0]
    profiles.context.document.do(keep_profile(replace(before, avatar=str(tmp_path / "mark.png")), before))
    qtbot.waitUntil(lambda: standing(profiles, 0, "avatar-size").state is CheckState.FAIL, timeout=3000)
    assert standing(profiles, 0, "avatar-size").sentence == "100 × 100 pixels; Instagram wants at least 320 × 320."


def test_where_there_is_little_room_the_checks_take_the_place_of_the_fields(
    qtbot: QtBot, profiles: ProfilesTab
) -> None:
    qtbot.mouseClick(profiles.first, Qt.MouseButton.LeftButton)
    pane = profiles.pane
    assert pane.form.isVisible()
    assert pane.found.isVisible()
    profiles.resize(936, 620)
    assert pane.form.isVisible()
    assert not pane.found.isVisible()
    qtbot.mouseClick(pane.checks, Qt.MouseButton.LeftButton)
    assert not pane.form.isVisible()
    row = next(one for one in pane.found.rows() if one.accessibleName().startswith("Same handle"))
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert pane.form.isVisible()
    assert QApplication.focusWidget() is pane.form.fields.fields["handle"]


def test_a_bio_is_counted_where_that_says_something(qtbot: QtBot, profiles: ProfilesTab) -> None:
    qtbot.mouseClick(profiles.first, Qt.MouseButton.LeftButton)
    bio = profiles.pane.form.fields._bio
    assert bio.count.text() == "0 of 150"
    bio.measure_for("")
    assert not bio.count.isVisible()
    qtbot.keyClicks(bio.text, "tea")
    assert bio.count.text() == "3 characters"


def test_fields_that_checks_lead_to_are_there(profiles: ProfilesTab) -> None:
    assert set(CHECK_FIELDS.values()) <= set(profiles.pane.form.fields.fields)


# the audit


def test_without_profiles_the_audit_says_what_it_is_for(qtbot: QtBot, moved: Context) -> None:
    tab = shown(qtbot, moved, AuditTab)
    assert isinstance(tab, AuditTab)
    assert tab.first.isVisible()


def test_the_last_question_is_asked_again(qtbot: QtBot, audit: AuditTab) -> None:
    qtbot.mouseClick(audit.overview.head.begin, Qt.MouseButton.LeftButton)
    first = audit.asked
    qtbot.keyClick(audit.question, Qt.Key.Key_F)
    qtbot.keyClick(audit.question, Qt.Key.Key_B)
    assert first is not None
    assert audit.asked is not None
    assert audit.asked.key == first.key
    qtbot.keyClick(audit.question, Qt.Key.Key_N)
    assert audit.board is not None
    again = audit.board.find(first.key)
    assert again is not None
    assert again.state is CheckState.NOT_APPLICABLE


def test_a_note_without_an_answer_outlives_the_program(qtbot: QtBot, audit: AuditTab) -> None:
    qtbot.mouseClick(audit.overview.head.begin, Qt.MouseButton.LeftButton)
    qtbot.keyClick(audit.question, Qt.Key.Key_T)
    qtbot.keyClicks(audit.question.note, "half a no")
    again = shown(qtbot, audit.context, AuditTab)  # as after the next start
    assert isinstance(again, AuditTab)
    qtbot.mouseClick(again.overview.head.begin, Qt.MouseButton.LeftButton)
    assert again.question.note.text() == "half a no"
    qtbot.keyClick(again.question, Qt.Key.Key_P)
    assert again.question.note.text() == ""
    assert "half a no" not in str(audit.context.settings.memory.get("audit_drafts"))


def test_answers_of_a_walk_are_steps_of_their_own_that_say_nothing(qtbot: QtBot, audit: AuditTab) -> None:
    document, said = audit.context.document, []
    history = History(document, audit)
    history.said.connect(lambda words, _undo: said.append(words))
    audit.edit_requested.disconnect(document.do)
    audit.edit_requested.connect(history.do)
    qtbot.mouseClick(audit.overview.head.begin, Qt.MouseButton.LeftButton)
    for key in (Qt.Key.Key_P, Qt.Key.Key_S, Qt.Key.Key_F):
        qtbot.keyClick(audit.question, key)
    assert said == []
    document.undo()
    assert [one.said for one in document.settings_of(document.brands()[0]).audit_answers] == [Said.PASS]


def test_an_audit_that_was_begun_says_so_and_can_be_given_up(qtbot: QtBot, audit: AuditTab) -> None:
    head = audit.overview.head
    assert head.begin.text().startswith("Begin an audit: ")
    assert not head.give_up.isVisible()
    qtbot.mouseClick(head.begin, Qt.MouseButton.LeftButton)
    qtbot.keyClick(audit.question, Qt.Key.Key_P)
    qtbot.keyClick(audit.question, Qt.Key.Key_Escape)
    assert head.last.text() == "Begun on 23 Nov 2026, not finished"
    qtbot.mouseClick(head.give_up, Qt.MouseButton.LeftButton)
    assert head.last.text() == "No audit yet"
    assert len(audit.context.document.settings_of(audit.context.document.brands()[0]).audit_answers) == 1


def test_without_anything_to_ask_no_audit_begins(qtbot: QtBot, audit: AuditTab) -> None:
    document, board = audit.context.document, audit.board
    assert board is not None
    for one in board.due:
        of = one.profile.id if one.profile else None
        document.do(answer_check(board.brand, one.check.key, Said.PASS, before=None, at=CLOCK[0], profile_id=of))
    head = audit.overview.head
    assert (head.begin.text(), head.begin.isEnabled()) == ("Nothing to ask now", False)
    assert head.last.text() == "No audit yet · Asks again from 9 Dec 2026"


def test_the_table_begins_at_its_first_row(audit: AuditTab) -> None:
    assert audit.overview.results.verticalScrollBar().value() == 0


def test_keys_of_answers_are_no_commands_of_the_window(qtbot: QtBot, audit: AuditTab) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    qtbot.mouseClick(audit.overview.head.begin, Qt.MouseButton.LeftButton)
    for key, taken in ((Qt.Key.Key_P, True), (Qt.Key.Key_D, False)):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
        event.ignore()
        QApplication.sendEvent(audit.question, event)
        assert event.isAccepted() == taken


def test_a_picture_of_the_screen_is_pasted_as_evidence_and_kept_beside_the_plan(qtbot: QtBot, audit: AuditTab) -> None:
    folder = folder_beside(audit.context.document.path)
    qtbot.mouseClick(audit.overview.head.begin, Qt.MouseButton.LeftButton)
    copied = QImage(60, 40, QImage.Format.Format_RGB32)
    copied.fill(Qt.GlobalColor.darkCyan)
    QApplication.clipboard().setImage(copied)
    assert not folder.exists()  # nothing is written before somebody pastes
    for field in (audit.question, audit.question.note):
        qtbot.keyClick(audit.question, Qt.Key.Key_T) if field is audit.question.note else field.setFocus()
        qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        assert audit.question.evidence.path == str(folder / "Evidence 2026-11-23.png")
    assert [one.name for one in folder.iterdir()] == ["Evidence 2026-11-23.png"]
    assert QImage(audit.question.evidence.path).convertToFormat(copied.format()) == copied
    assert audit.question.note.text() == ""
    audit.question.setFocus()
    qtbot.keyClick(audit.question, Qt.Key.Key_P)
    kept = audit.context.document.settings_of(audit.context.document.brands()[0]).audit_answers
    assert [Path(one.evidence).name for one in kept] == ["Evidence 2026-11-23.png"]
    QApplication.clipboard().setText("words")
    with qtbot.waitSignal(audit.said) as said:
        qtbot.keyClick(audit.question, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert said.args == ["Copy a picture of the screen first."]


def test_one_question_is_answered_from_the_table_and_taken_back(qtbot: QtBot, audit: AuditTab) -> None:
    key = f"{stored(audit.context.document)[0].id}:bio-says"
    audit.overview.choose(key)
    qtbot.mouseClick(audit.overview.details.answer, Qt.MouseButton.LeftButton)
    qtbot.keyClick(audit.question, Qt.Key.Key_F)
    assert audit.asked is None
    assert standing(audit, 0, "bio-says").state is CheckState.FAIL
    assert audit.board is not None
    assert audit.board.audits == []
    audit.overview.show_only(Shown.FAILED)
    audit.overview.choose(key)
    qtbot.mouseClick(audit.overview.details.take_back, Qt.MouseButton.LeftButton)
    assert standing(audit, 0, "bio-says").state is CheckState.NOT_CHECKED


def test_what_fails_is_kept_with_a_reason_where_that_may_be(qtbot: QtBot, audit: AuditTab) -> None:
    audit.overview.choose(f"{stored(audit.context.document)[2].id}:handle-same")
    qtbot.mouseClick(audit.overview.details.keep, Qt.MouseButton.LeftButton)
    asked = QApplication.activePopupWidget()
    assert asked is not None
    qtbot.keyClicks(asked.focusWidget() or asked, "the other was taken")
    qtbot.keyClick(asked.focusWidget() or asked, Qt.Key.Key_Return)
    kept = standing(audit, 2, "handle-same")
    assert (kept.state, kept.computed) == (CheckState.PASS, False)
    assert kept.sentence.endswith("answered on 23 Nov 2026: the other was taken")


def test_changes_since_the_audit_before_are_listed(qtbot: QtBot, audit: AuditTab) -> None:
    qtbot.mouseClick(audit.overview.head.begin, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(audit.question.finish, Qt.MouseButton.LeftButton)
    assert audit.overview.changed.isHidden()
    before = stored(audit.context.document)[1]
    audit.context.document.do(keep_profile(replace(before, bio="b" * 150), before))
    assert audit.board is not None
    assert [(one.sort.value, one.standing.check.key) for one in audit.board.changes[1]] == [("fixed", "bio-length")]
    assert audit.overview.changed.isVisible()
    audit.resize(936, 620)  # too narrow for both
    assert audit.overview.changed.isHidden()
    qtbot.mouseClick(audit.overview.differs, Qt.MouseButton.LeftButton)
    assert audit.overview.changed.isVisible()
    assert audit.overview.results.isHidden()
    audit.overview.choose(audit.board.changes[1][0].standing.key)
    assert audit.overview.results.isVisible()


def test_the_audit_goes_on_paper_as_plain_words(qtbot: QtBot, audit: AuditTab, tmp_path: Path) -> None:
    first = stored(audit.context.document)[0]
    audit.context.document.do(keep_profile(replace(first, handle="<b>@bold</b>"), first))
    board = audit.board
    assert board is not None
    made: QTextDocument = document_of(audit.context, board)
    text = made.toPlainText()
    assert "<b>@bold</b> · Instagram" in text
    assert board.counts.words in text
    assert "152 of 150 characters: 2 too many for Instagram." in text
    audit.save_to(tmp_path / "audit.pdf")
    assert (tmp_path / "audit.pdf").read_bytes().startswith(b"%PDF")
    audit.save_to(tmp_path / "no folder" / "audit.pdf")
