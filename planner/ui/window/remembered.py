"""What the window remembers from one time to the next: where it stood, what it showed."""

from __future__ import annotations

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QWidget

from planner.app.settings import Memory
from planner.domain.records import Brand
from planner.domain.shown import NO_FILTER, Filter

_VIEW, _PLACE, _GEOMETRY, _BRANDS, _FILTERS = "view", "place", "geometry", "brands", "filters"
_SILENCES, _BARS = "silences", "bars"


class Remembered:
    """Reads and writes the memory; what it cannot understand counts as not remembered."""

    def __init__(self, memory: Memory, plan: str) -> None:
        self._memory = memory
        self._plan = plan

    @property
    def view(self) -> str:
        """The key of the view, "" for none."""
        view = self._memory.get(_VIEW)
        return view if isinstance(view, str) else ""

    def put_view(self, key: str) -> None:
        """Remembers the view."""
        self._memory.put(_VIEW, key)

    @property
    def place(self) -> str:
        """The key of the dock's page, "" for none."""
        place = self._memory.get(_PLACE)
        return place if isinstance(place, str) else "week"

    def put_place(self, key: str) -> None:
        """Remembers the dock's page."""
        self._memory.put(_PLACE, key)

    @property
    def silences(self) -> bool:
        """Whether silences are drawn on the calendar."""
        return self._memory.get(_SILENCES) is not False

    def put_silences(self, on: bool) -> None:
        """Remembers whether they are."""
        self._memory.put(_SILENCES, on)

    @property
    def bars(self) -> bool:
        """Whether campaigns, and what else lasts for days, are drawn on the calendar."""
        return self._memory.get(_BARS) is not False

    def put_bars(self, on: bool) -> None:
        """Remembers whether they are."""
        self._memory.put(_BARS, on)

    def brand(self, brands: list[Brand]) -> Brand:
        """The brand that was shown last in this plan, else the first that is not archived."""
        shown = self._table(_BRANDS).get(self._plan)
        offered = [brand for brand in brands if not brand.archived] or brands
        return next((brand for brand in offered if brand.id == shown), offered[0])

    def put_brand(self, brand: Brand) -> None:
        """Remembers the brand."""
        self._memory.put(_BRANDS, self._table(_BRANDS) | {self._plan: brand.id})

    def filter(self, brand: Brand) -> Filter:
        """The filter of a brand."""
        kept = self._table(_FILTERS).get(brand.id)
        if not isinstance(kept, dict):
            return NO_FILTER
        return Filter(_ids(kept.get("channels")), _ids(kept.get("kinds")))

    def put_filter(self, brand: Brand, only: Filter) -> None:
        """Remembers the filter of a brand."""
        kept = {"channels": sorted(only.channels, key=str), "kinds": sorted(only.kinds, key=str)}
        self._memory.put(_FILTERS, self._table(_FILTERS) | {brand.id: kept})

    def place_window(self, window: QWidget) -> bool:
        """Puts the window where it stood; whether it is known."""
        kept = self._memory.get(_GEOMETRY)
        return isinstance(kept, str) and window.restoreGeometry(QByteArray.fromBase64(kept.encode()))

    def put_window(self, window: QWidget) -> None:
        """Remembers where the window stands."""
        self._memory.put(_GEOMETRY, bytes(window.saveGeometry().toBase64().data()).decode())

    def _table(self, name: str) -> dict[str, object]:
        table = self._memory.get(name)
        return table if isinstance(table, dict) else {}


def _ids(kept: object) -> frozenset[str | None]:
    ids = kept if isinstance(kept, list) else []
    return frozenset(id_ for id_ in ids if id_ is None or isinstance(id_, str))
