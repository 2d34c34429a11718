"""What the first frame does not need is not read before it."""

from __future__ import annotations

import subprocess
import sys

_READ_LATER = "planner.domain.checks planner.domain.lengths planner.app.inspection planner.app.media regex PIL hunspell"

_SHOWN = """
import sys
import planner.ui.program.session, planner.ui.calendar.month
from planner.app.catalogue import Catalogue
print([one.glyph for one in Catalogue().platforms])
print(sorted(set(sys.argv[1].split()) & set(sys.modules)))
"""


def test_checks_counting_media_and_spelling_are_not_read_before_the_first_frame() -> None:
    done = subprocess.run([sys.executable, "-c", _SHOWN, _READ_LATER], capture_output=True, text=True, check=True)
    glyphs, read = done.stdout.splitlines()
    assert "x-logo" in glyphs
    assert read == "[]"
