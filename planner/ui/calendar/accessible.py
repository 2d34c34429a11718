"""Days, chips and suggestions of a painted view for screen readers, and for tests that look for them by name.

They are made only when somebody asks. Qt keeps what it was given for as long as the view lives, so each place in the
order has one object, which looks up what stands there now.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QColor
from PySide6.QtWidgets import QAccessibleWidget

from planner.ui.calendar.faces import day_words, more_words
from planner.ui.calendar.scene import Ghosted, More, Placed, Scene

if TYPE_CHECKING:
    from planner.ui.calendar.painted import PaintedView

_VIEWS: WeakSet[PaintedView] = WeakSet()
_GIVEN: dict[int, ViewInterface] = {}
"""What Qt was given, by the id of its view; Qt holds no reference of its own."""

Thing = date | Placed | Ghosted | More


class ViewInterface(QAccessibleWidget):
    """The view: a list of days, each followed by its chips and suggestions."""

    def __init__(self, view: PaintedView) -> None:
        super().__init__(view, QAccessible.Role.List)
        self.view = view
        self._nodes: list[Node] = []
        self._scene: Scene | None = None
        self._things: list[Thing] = []

    def things(self) -> list[Thing]:
        """What stands in the view, in reading order."""
        scene = self.view.scene
        if scene is not self._scene:
            self._scene, self._things = scene, list(_in_order(scene))
        return self._things

    def childCount(self) -> int:
        """Days, chips, suggestions and "n more"."""
        return len(self.things())

    def child(self, index: int) -> Any:
        """The one in this place."""
        if not 0 <= index < self.childCount():
            return None
        while len(self._nodes) <= index:
            self._nodes.append(Node(self, len(self._nodes)))
        return self._nodes[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """The place of a child."""
        return child.index if isinstance(child, Node) else -1

    def childAt(self, x: int, y: int) -> Any:
        """The smallest thing at a place of the screen."""
        pos = self.view.mapFromGlobal(QPoint(x, y))
        at = [index for index, thing in enumerate(self.things()) if self.rect_of(thing).contains(pos)]
        return self.child(at[-1]) if at else None

    def focusChild(self) -> Any:
        """What has the keyboard."""
        index = self.focused_index()
        return self.child(index) if self.view.hasFocus() and index >= 0 else None

    def focused_index(self) -> int:
        """The place of what has the keyboard, or would have it; -1 when it is out of sight."""
        return next((i for i, thing in enumerate(self.things()) if self.is_focused(thing)), -1)

    def is_focused(self, thing: Thing) -> bool:
        """Whether the keyboard is at this thing of the view."""
        view = self.view
        if isinstance(thing, Placed):
            return thing.key == view.focused
        if isinstance(thing, Ghosted):
            return thing.key == view.focused_ghost
        if isinstance(thing, More):
            return view.more_focused and thing.day == view.cursor
        return thing == view.cursor and not (view.focused or view.focused_ghost or view.more_focused)

    def rect_of(self, thing: Thing) -> QRect:
        """Where it is in the view."""
        return self.view.day_rect(thing) if isinstance(thing, date) else thing.rect

    def text(self, kind: QAccessible.Text) -> str:
        """The period."""
        return self.view.title() if kind == QAccessible.Text.Name else super().text(kind)


class Node(QAccessibleInterface):
    """What stands in one place of a view."""

    def __init__(self, parent: ViewInterface, index: int) -> None:
        super().__init__()
        self._parent = parent
        self.index = index

    def _thing(self) -> Thing | None:
        things = self._parent.things()
        return things[self.index] if self.index < len(things) else None

    def isValid(self) -> bool:
        """Whether something stands here now."""
        return self._thing() is not None

    def object(self) -> Any:
        """It is no object of its own."""
        return None

    def window(self) -> Any:
        """The window that it is in."""
        return self._parent.window()

    def parent(self) -> QAccessibleInterface:
        """The view."""
        return self._parent

    def child(self, index: int) -> Any:
        """Nothing is inside of it."""
        del index
        return None

    def childCount(self) -> int:
        """Nothing is inside of it."""
        return 0

    def childAt(self, x: int, y: int) -> Any:
        """Nothing is inside of it."""
        del x, y
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Nothing is inside of it."""
        del child
        return -1

    def rect(self) -> QRect:
        """Where it is on the screen."""
        thing = self._thing()
        if thing is None:
            return QRect()
        rect = self._parent.rect_of(thing)
        return QRect(self._parent.view.mapToGlobal(rect.topLeft()), rect.size())

    def role(self) -> QAccessible.Role:
        """A day is a cell, a chip an entry of a list, a suggestion and "n more" are buttons."""
        thing = self._thing()
        if isinstance(thing, Placed):
            return QAccessible.Role.ListItem
        return QAccessible.Role.Button if isinstance(thing, Ghosted | More) else QAccessible.Role.Cell

    def state(self) -> QAccessible.State:
        """Selected and with the keyboard, or not."""
        state = QAccessible.State()
        thing, view = self._thing(), self._parent.view
        if thing is None:
            state.invalid = True
            return state
        state.focusable, state.selectable = True, not isinstance(thing, Ghosted)
        state.focused = view.hasFocus() and self._parent.is_focused(thing)
        state.selected = isinstance(thing, Placed) and thing.key in view.chosen
        return state

    def text(self, kind: QAccessible.Text) -> str:
        """Its name, and what there is to say of a day or a suggestion besides."""
        thing, view = self._thing(), self._parent.view
        say = {QAccessible.Text.Name: _name, QAccessible.Text.Description: _description}.get(kind)
        return say(view, thing) if say and thing is not None else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Names are not changed from here."""
        del kind, text

    def foregroundColor(self) -> QColor:
        """The colour of its words."""
        return self._parent.view.theme.color("text.primary")

    def backgroundColor(self) -> QColor:
        """The colour behind its words."""
        return self._parent.view.theme.color("bg.surface")


def _name(view: PaintedView, thing: Thing) -> str:
    if isinstance(thing, Placed | Ghosted):
        assert view.faces is not None
        if isinstance(thing, Ghosted):
            return view.faces.spoken_ghost(thing.ghost)
        return view.faces.spoken(thing.chip, in_question=thing.key in view.overlaid.ringed)
    if isinstance(thing, More):
        return more_words(thing.chips, thing.ghosts, in_question=view.is_in_question(thing))
    return day_words(view.context, thing, len(view.chips_on(thing)))


def _description(view: PaintedView, thing: Thing) -> str:
    """Why something is suggested, what a day is, and which channels are silent on it."""
    if isinstance(thing, Ghosted):
        return thing.ghost.words
    return view.overlaid.told_of(thing) if isinstance(thing, date) else ""


def _in_order(scene: Scene) -> Iterator[Thing]:
    for day in scene.days:
        yield day
        yield from scene.things_on(day)
        more = scene.more_on(day)
        if more is not None:
            yield more


def install(view: PaintedView) -> None:
    """Makes Qt ask here for this view."""
    if not _FACTORIES:
        _FACTORIES.append(_made)
        QAccessible.installFactory(_made)
    _VIEWS.add(view)


_FACTORIES: list[object] = []


def _made(_class_name: str, asked: QObject | None) -> Any:
    view = next((one for one in _VIEWS if one is asked), None)
    if view is None:
        return None
    key = id(view)
    if key not in _GIVEN:
        _GIVEN[key] = ViewInterface(view)
        view.destroyed.connect(lambda: _GIVEN.pop(key, None))
    return _GIVEN[key]


def focus_moved(view: PaintedView) -> None:
    """Tells a screen reader where the keyboard is now."""
    if QAccessible.isActive() and view.hasFocus():
        made = QAccessible.queryAccessibleInterface(view)
        if isinstance(made, ViewInterface) and made.focused_index() >= 0:
            event = QAccessibleEvent(view, QAccessible.Event.Focus)
            event.setChild(made.focused_index())
            QAccessible.updateAccessibility(event)
