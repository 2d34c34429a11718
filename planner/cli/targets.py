"""As what an export was asked for: the format, and how its table is written."""

from __future__ import annotations

import argparse
from dataclasses import replace

from planner.app.catalogue import Catalogue
from planner.app.handoffs import Handoffs, own_handoffs
from planner.app.reviewing import REVIEW
from planner.app.targets import PLAIN, TOOL, Target, file_target, tool_target
from planner.cli.wanted import WrongUsage
from planner.exchange import FORMATS
from planner.exchange.format import SheetStyle

SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t"}


def chosen_target(wanted: argparse.Namespace, catalogue: Catalogue) -> Target:
    """What is to be written; an unknown key or style is wrong usage."""
    forms = {one.key: one for one in (*FORMATS, REVIEW)}
    if wanted.format in forms:
        return file_target(forms[wanted.format], _style(wanted))
    presets = {one.key: one for one in Handoffs(own_handoffs()).presets}
    preset = presets.get(wanted.format.removeprefix(TOOL))
    if preset is None:
        keys = ", ".join((*forms, *presets))
        raise WrongUsage(f"There is no format “{wanted.format}”; there are {keys}.")
    return tool_target(preset, catalogue.platforms)


def _style(wanted: argparse.Namespace) -> SheetStyle:
    style = _named(wanted.style) if wanted.style else PLAIN
    return replace(style, separator=SEPARATORS[wanted.separator]) if wanted.separator else style


def _named(name: str) -> SheetStyle:
    styles = Handoffs(own_handoffs()).styles
    found = next((one for one in styles if one.name.casefold() == name.strip().casefold()), None)
    if found is None:
        names = ", ".join(one.name for one in styles) or "none yet"
        raise WrongUsage(f"There is no style “{name}”; there are {names}.")
    return found
