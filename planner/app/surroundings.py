"""Where the program keeps what is the user's, the computer's zone, and the clock; tests and demos pretend others."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from platformdirs import user_config_path, user_data_path, user_state_path

from planner.domain.clock import zone_named
from planner.domain.quote import quoted
from planner.domain.span import read_day

_NAME = "Evenweek"


def own_plan() -> Path:
    """The plan that is opened when none is named."""
    return (_home() or user_data_path(_NAME, appauthor=False)) / "plan.evenweek"


def is_own_plan(plan: Path) -> bool:
    """Whether the plan is the one that is opened when none is named; ``plan`` is its path with links followed."""
    return plan == Path(os.path.realpath(own_plan()))


def own_samples() -> Path:
    """The folder of the sample plans."""
    return own_plan().with_name("samples")


def own_settings() -> Path:
    """The file of the settings; the log lies beside it."""
    return (_home() or user_config_path(_NAME, appauthor=False)) / "settings.json"


def own_facts() -> Path:
    """The file of the facts about networks that the user changed or imported; it lies beside the settings."""
    return own_settings().with_name("facts.toml")


def own_backups() -> Path:
    """The folder of backups when none is chosen: never the plan's own, which may get lost as a whole."""
    home = _home()
    return home / "backups" if home else user_state_path(f"{_NAME} backups", appauthor=False)


def make_private_folder(folder: Path) -> None:
    """Makes a folder that nobody else may look into, and those above it that are not there; raises OSError."""
    if not folder.is_dir():
        make_private_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def mark_of(plan: Path) -> str:
    """Tells this plan from others of its name, in names of files; ``plan`` is its path with links followed."""
    return hashlib.sha256(os.fsencode(plan)).hexdigest()[:8]


def own_zone() -> str:
    """The computer's zone, or UTC when it does not say."""
    import tzlocal  # noqa: PLC0415  20 ms, and needed for a new brand only

    try:
        return tzlocal.get_localzone_name() or "UTC"
    except (LookupError, ValueError, OSError):
        return "UTC"


def pretended_moment(text: str | None = None) -> datetime | None:
    """The moment of ``text`` or of EVENWEEK_NOW, naive unless it says a zone; None when neither pretends one.

    Raises ValueError when it is not a moment.
    """
    text = text or os.environ.get("EVENWEEK_NOW")
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
        read_day(moment.date().isoformat())  # within the years that a plan may hold
    except ValueError:
        raise ValueError(f"{quoted(text)} is not a moment; write it like 2026-11-23T09:00") from None
    return moment


def clock(pretended: datetime | None, zone: str) -> Callable[[], datetime]:
    """What gives the moment, aware: always the pretended one, read in ``zone`` if it says none, or the real one."""
    if pretended is None:
        return lambda: datetime.now().astimezone()
    moment = pretended if pretended.tzinfo else pretended.replace(tzinfo=zone_named(zone))
    return lambda: moment


def _home() -> Path | None:
    """The folder under which everything is kept when EVENWEEK_HOME names one."""
    home = os.environ.get("EVENWEEK_HOME")
    return Path(home).absolute() if home else None
