"""The file that an ad of its own shows."""

from __future__ import annotations

from dataclasses import replace

from planner.domain.records import Media
from planner.ui.record_fields import FileField


class MediaField(FileField):
    """The first file of an ad; further ones stay as they are."""

    _kept: tuple[Media, ...] = ()

    def show_media(self, media: tuple[Media, ...]) -> None:
        """Shows the first of these."""
        self._kept = media
        self.show_value(media[0].path if media else "")

    def media(self) -> tuple[Media, ...]:
        """The files with the first one as it is typed; without a path it is left out."""
        path, rest = self.value().strip(), self._kept[1:]
        if not path:
            return rest
        return (replace(self._kept[0], path=path) if self._kept else Media(path), *rest)
