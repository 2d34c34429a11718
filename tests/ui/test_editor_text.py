"""The texts of the editor: counted for each channel, marked where they are cut, pasted as plain words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.records import Placement, Post
from planner.ui.context import Context
from planner.ui.editor.post_editor import PostEditor
from planner.ui.editor.text.counter import Counter
from planner.ui.editor.text.foot import TextFoot
from planner.ui.editor.text.highlighting import TOKENS, Highlighter
from planner.ui.editor.text.offsets import Offsets
from planner.ui.editor.text.sheet import Sheet
from planner.ui.pieces.differing import Differences, Sort, pieces, shortened
from planner.ui.pieces.fields import TextField
from planner.ui.pieces.parts import IconButton, LinkButton
from planner.ui.pieces.pasting import text_of_html, with_plain_breaks
from planner.ui.pieces.popover import Popover
from planner.ui.theme import Theme
from tests.builders import a_channel, a_placement, a_post

WORDS = st.text(alphabet="ab \n#é🙂", max_size=30)


class Desk:
    """An editor with a post on some networks."""

    def __init__(self, qtbot: QtBot, context: Context) -> None:
        self.qtbot, self.context, self.document = qtbot, context, context.document
        self.brand = self.document.brands()[0]
        self.editor = PostEditor(context)
        qtbot.addWidget(self.editor)
        self.document.listen(self.editor.refresh)
        self.editor.edit_requested.connect(self.document.do)

    def open(self, text: str, *networks: str, **own: str) -> None:
        """Opens a post with this text on channels of these networks, some with their ``own`` text."""
        places = []
        for number, key in enumerate(networks):
            channel = a_channel(
                id=f"c{number}",
                brand_id=self.brand.id,
                name=_named(key, number, networks),
                platform=key,
                position=number,
            )
            self.document.do(edits.add_channel(channel))
            places.append(a_placement(id=f"e{number}", post_id="p1", channel_id=channel.id, text=own.get(key)))
        self.document.do(edits.new_post(a_post(id="p1", brand_id=self.brand.id, title="", text=text), places))
        self.editor.show_brand(self.brand)
        self.editor.open_post(self.brand, "p1")
        self.editor.show()
        self.look()

    def look(self) -> None:
        """Lets the editor look at what was typed."""
        QApplication.processEvents()

    def sheet(self) -> Sheet:
        sheet = self.editor._texts.sheet
        assert sheet is not None
        return sheet

    def counter(self) -> Counter:
        return self.editor.findChildren(Counter)[0]

    def type(self, words: str) -> None:
        self.sheet().setFocus()
        self.qtbot.keyClicks(self.sheet(), words)
        self.look()

    def turn(self, number: int) -> None:
        self.editor._texts._tabs.bar.setCurrentIndex(number)
        self.look()

    def stored(self) -> Post:
        return self.document.plan_of(self.brand, {"p1"}, set())[0].posts["p1"]

    def entry(self, id_: str) -> Placement:
        return self.document.posts_of(self.brand, ["p1"]).placements[id_]


def _named(key: str, number: int, networks: tuple[str, ...]) -> str:
    return key.title() if networks.count(key) == 1 else f"{key.title()} {number}"


@pytest.fixture
def desk(qtbot: QtBot, context: Context) -> Desk:
    return Desk(qtbot, context)


# what is typed


def test_what_is_typed_is_known_before_it_is_stored(desk: Desk) -> None:
    desk.open("Hello", "x", "linkedin", linkedin="Own")
    desk.sheet().moveCursor(desk.sheet().textCursor().MoveOperation.End)
    desk.type(" you")
    plan = desk.editor._open.typed()
    assert (plan.posts["p1"].text, plan.placements["e1"].text, desk.stored().text) == ("Hello you", "Own", "Hello")


def test_several_keys_of_one_turn_are_looked_at_once(desk: Desk) -> None:
    desk.open("Hello", "x")
    looked: list[int] = []
    desk.editor._open.retyped.connect(lambda: looked.append(1))
    for _ in range(5):
        desk.sheet().insertPlainText("a")
    assert looked == []
    desk.look()
    assert looked == [1]


# the count


@pytest.mark.parametrize(("text", "said"), [("a" * 257, "23 left"), ("a" * 292, "12 over"), ("é🙂", "277 left")])
def test_one_channel_says_what_is_left_in_its_own_unit(desk: Desk, text: str, said: str) -> None:
    desk.open(text, "x")
    assert desk.counter().text == said


def test_the_common_text_names_the_tightest_channels(desk: Desk) -> None:
    desk.open("a" * 292, "linkedin", "x", "bluesky", "mastodon")
    assert desk.counter().text.startswith("X: 12 over")
    assert "Bluesky: 8 left" in desk.counter()._offered[0]
    desk.turn(1)
    assert desk.counter().text == "2,708 left"


def test_a_channel_with_its_own_text_does_not_count_the_common_one(desk: Desk) -> None:
    desk.open("a" * 292, "x", "bluesky", x="Short")
    assert desk.counter().text == "Bluesky: 8 left"


def test_the_longest_text_that_the_user_set_goes_first(desk: Desk) -> None:
    desk.open("a" * 292, "x")
    before = desk.document.settings_of(desk.brand).channels["c0"]
    desk.document.do(edits.amend(before, "Change channel", limit=25_000))
    desk.look()
    assert desk.counter().text == "24,708 left"
    assert "set by you" in desk.counter().hint()


def test_the_count_of_a_text_without_a_limit_is_in_characters(desk: Desk) -> None:
    desk.open("Hello", "blog")
    assert desk.counter().text == "5 characters"


def test_each_part_of_a_thread_is_counted(desk: Desk) -> None:
    desk.open(f"One\n---\n{'b' * 275}\n---\nThree", "x")
    desk.sheet().select(20, 20)
    assert desk.counter().text == "Part 2 of 3 · 5 left"
    desk.sheet().moveCursor(desk.sheet().textCursor().MoveOperation.End)
    assert desk.counter().text == "Part 3 of 3 · 275 left"


def test_the_hint_says_unit_source_and_day_in_words(desk: Desk) -> None:
    desk.open("Hello", "x")
    hint = desk.counter().hint()
    assert "X: 5 of 280" in hint
    assert "a link 23" in hint
    assert "docs.x.com" in hint
    assert "checked Mon 23 Nov 2026" in hint


def test_the_count_is_told_to_screen_readers_only_when_one_pauses(desk: Desk) -> None:
    desk.open("Hello", "x")
    desk.counter()._say()
    desk.type("a")
    assert desk.counter().accessibleName() == "X: 5 of 280"
    desk.qtbot.waitUntil(lambda: desk.counter().accessibleName() == "X: 6 of 280", timeout=2_000)


# where it is cut


def test_what_is_too_long_is_marked_after_emoji_too(desk: Desk) -> None:
    desk.open("🙂" * 10 + "a" * 270, "x")
    marked = desk.sheet().extraSelections()
    assert marked[0].cursor.selectedText() == "a" * 10  # type: ignore[attr-defined]


def test_where_the_rest_is_hidden_is_only_marked_where_there_is_more(desk: Desk) -> None:
    desk.open("word " * 100, "linkedin")
    assert desk.sheet()._fold is not None
    assert "No network" in desk.sheet()._fold_hint
    desk.sheet().setPlainText("short")
    desk.look()
    assert desk.sheet()._fold is None


def test_a_tab_shows_that_its_channel_must_be_fixed_while_another_is_in_front(desk: Desk) -> None:
    desk.open("Hello", "linkedin", "x", x="b" * 300)
    desk.turn(1)
    bar = desk.editor._texts._tabs.bar
    assert [bar.accessibleTabName(number) for number in range(3)] == [
        "All channels",
        "Linkedin",
        "X, Must be fixed, Has its own text",
    ]


def test_twenty_channels_have_a_list_of_their_tabs(desk: Desk) -> None:
    desk.open("Hello", *["x", "linkedin"] * 10)
    assert desk.editor._texts._tabs._list.isVisible()
    desk.editor._texts._tabs.choose("e19")
    assert desk.editor._texts.current == "e19"
    assert desk.sheet().value() == "Hello"


# own words


def test_what_differs_from_the_common_text_is_shown(desk: Desk) -> None:
    desk.open("See you on Friday", "x", "linkedin", x="See you on Monday")
    desk.turn(1)
    button = next(one for one in desk.editor.findChildren(LinkButton) if one.text() == "What differs")
    desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    popover = desk.editor.findChildren(Popover)[0]
    assert popover.findChildren(Differences)[0].accessibleDescription() == "Taken out: Friday. Added: Monday"
    popover.close()


@given(WORDS, WORDS)
def test_the_pieces_are_both_texts(before: str, after: str) -> None:
    found = pieces(before, after)
    assert "".join(piece.text for piece in found if piece.sort is not Sort.GONE) == after
    assert "".join(piece.text for piece in found if piece.sort is not Sort.NEW) == before


def test_long_texts_are_shown_around_what_changed() -> None:
    found = shortened(pieces("word " * 5_000 + "old" + " word" * 5_000, "word " * 5_000 + "new" + " word" * 5_000))
    assert [piece.sort for piece in found] == [Sort.SAME, Sort.GONE, Sort.NEW, Sort.SAME]
    assert max(len(piece.text) for piece in found) < 60


# colours


def test_entities_are_coloured_where_they_are_also_after_emoji(qtbot: QtBot, theme: Theme) -> None:
    field = QPlainTextEdit("🙂🙂 see https://example.com now")
    qtbot.addWidget(field)
    Highlighter(field.document(), theme).rehighlight()
    found = field.document().firstBlock().layout().formats()[0]
    assert (found.start, found.length) == (9, len("https://example.com"))  # type: ignore[attr-defined]


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("ground", ["bg.surface", "danger.soft"])
def test_colours_of_entities_can_be_read(theme: Theme, look: str, ground: str) -> None:
    for token in {*TOKENS.values()}:
        assert _contrast(theme.tokens.colour(look, token), theme.tokens.colour(look, ground)) >= 4.5, token


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_light(one), _light(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


# pasting and dropping


def test_rich_text_is_pasted_as_lines() -> None:
    html = (
        "<style>p{}</style><p>Two&nbsp;drinks</p><ul><li>Pumpkin</li><li>Chai<br>hot</li></ul><img src='file:///x'>end"
    )
    assert text_of_html(html) == "Two\u00a0drinks\nPumpkin\nChai\nhot\nend"


def test_line_breaks_of_all_systems_are_kept_and_spaces_stay() -> None:
    assert with_plain_breaks("a\r\nb\rc\u2028d\u2029e\u00a0f\u202fg") == "a\nb\nc\nd\ne\u00a0f\u202fg"


def test_words_are_pasted_without_their_looks(desk: Desk) -> None:
    desk.open("", "x")
    mime = QMimeData()
    mime.setHtml("<b>Bold</b><ul><li>one<li>two</ul>")
    desk.sheet().insertFromMimeData(mime)
    assert desk.sheet().value() == "Bold\none\ntwo"


def test_files_that_are_dropped_on_the_text_are_pictures_of_the_post(desk: Desk, tmp_path: Path) -> None:
    desk.open("Hello", "x")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.jpg"))])
    assert desk.sheet().canInsertFromMimeData(mime)
    desk.sheet().insertFromMimeData(mime)
    assert [Path(one.path).name for one in desk.stored().media] == ["a.jpg"]
    assert desk.sheet().value() == "Hello"


def test_files_that_are_dropped_are_copied_whatever_their_program_proposes(desk: Desk, tmp_path: Path) -> None:
    desk.open("Hello", "x", "linkedin")
    desk.turn(1)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "b.jpg"))])
    actions = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(desk.sheet().viewport(), QDragEnterEvent(QPoint(9, 9), actions, mime, button, none))
    drop = QDropEvent(QPointF(9, 9), actions, mime, button, none)
    QApplication.sendEvent(desk.sheet().viewport(), drop)
    assert drop.dropAction() is Qt.DropAction.CopyAction
    assert [Path(one.path).name for one in desk.stored().media] == ["b.jpg"]


@pytest.mark.parametrize(("system", "key"), [("win32", "Win+."), ("darwin", "Ctrl+Cmd+Space"), ("linux", "")])
def test_the_button_for_emoji_says_the_key_of_the_system(
    qtbot: QtBot, context: Context, monkeypatch: pytest.MonkeyPatch, system: str, key: str
) -> None:
    monkeypatch.setattr("sys.platform", system)
    foot = TextFoot(context)
    monkeypatch.undo()
    qtbot.addWidget(foot)
    hints = [one.toolTip() for one in foot.findChildren(IconButton) if one.accessibleName() == "Emoji"]
    assert hints == ([f"Emoji: press {key}"] if key else [])


# any text


@given(st.text())
def test_offsets_go_there_and_back(text: str) -> None:
    offsets = Offsets(text)
    for at in range(len(text) + 1):
        assert offsets.points(offsets.units(at)) == at
    assert offsets.units(len(text)) == len(text.encode("utf-16-le", "surrogatepass")) // 2


@pytest.fixture(scope="module")
def field(qapp: QApplication) -> Iterator[TextField]:
    del qapp
    made = TextField("Text")
    yield made
    made.deleteLater()


_MARKS_OF_QT = "\x00\r\u2028\u2029\ufdd0\ufdd1"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters=_MARKS_OF_QT)))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_put_in_is_what_is_there(field: TextField, text: str) -> None:
    field.show_value(text)
    assert field.value() == text


@pytest.mark.parametrize("text", ["\ud83d", "a\udc00b", "\u202e\u2066\u200f", "\x00", "\ufdd0", "Z" + "\u0301" * 3_000])
def test_hostile_text_harms_nothing(desk: Desk, text: str) -> None:
    desk.open("Hello", "x", "bluesky", "mastodon", "threads")
    desk.sheet().insertPlainText(text)
    desk.look()
    assert desk.editor.flush()
    assert desk.stored().text.endswith("Hello")


def test_a_paste_of_a_megabyte_hangs_nothing(desk: Desk) -> None:
    desk.open("", "x", "bluesky", "mastodon")
    mime = QMimeData()
    mime.setText("A calm week #tag https://example.com\n" * 28_000)
    start = perf_counter()
    desk.sheet().insertFromMimeData(mime)
    desk.look()
    assert perf_counter() - start < 1
    start = perf_counter()
    desk.editor._open._look()
    assert perf_counter() - start < 1
