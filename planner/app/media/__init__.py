"""Media files of a plan: what they are, where they went, a copy beside the plan, a small picture.

Nothing here raises for what a file contains, reads more of a large file than its headers, or opens an address.
"""

from __future__ import annotations

from planner.app.media.finding import find_again
from planner.app.media.keeping import copy_beside, folder_beside, keep_beside
from planner.app.media.names import whole_path
from planner.app.media.probing import probe
from planner.app.media.shelf import MediaShelf
from planner.app.media.thumbnails import Thumbnail, thumbnail

__all__ = [
    "MediaShelf",
    "Thumbnail",
    "copy_beside",
    "find_again",
    "folder_beside",
    "keep_beside",
    "probe",
    "thumbnail",
    "whole_path",
]
