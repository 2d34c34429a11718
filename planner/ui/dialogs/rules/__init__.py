"""The rules of a brand: the list of them, the form of one, and how often channels are served."""

from __future__ import annotations

from planner.ui.dialogs.rules.cadence_dialog import CadenceDialog
from planner.ui.dialogs.rules.field import fill_rules, rule_field, rule_note
from planner.ui.dialogs.rules.mix_editor import MixEditor
from planner.ui.dialogs.rules.rules_dialog import RulesDialog

__all__ = ["CadenceDialog", "MixEditor", "RulesDialog", "fill_rules", "rule_field", "rule_note"]
