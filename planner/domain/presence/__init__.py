"""Profiles of accounts: what is checked of them, how long an answer holds, and what an audit says without a grade."""

from __future__ import annotations

from planner.domain.presence.board import Board
from planner.domain.presence.case import CheckState, Found, News, ProfileCase
from planner.domain.presence.changes import AuditChange, ChangeSort, changes_since, results_of
from planner.domain.presence.counting import Counts, counted_of
from planner.domain.presence.rules import AuditCheck, CheckSort, Measures, PresenceRules, audit_check, measures_of
from planner.domain.presence.safe import looks_like_password
from planner.domain.presence.standing import PROFILE_CHECKS, Standing, key_of
from planner.domain.presence.to_be_found import common_handle

__all__ = [
    "PROFILE_CHECKS",
    "AuditChange",
    "AuditCheck",
    "Board",
    "ChangeSort",
    "CheckSort",
    "CheckState",
    "Counts",
    "Found",
    "Measures",
    "News",
    "PresenceRules",
    "ProfileCase",
    "Standing",
    "audit_check",
    "changes_since",
    "common_handle",
    "counted_of",
    "key_of",
    "looks_like_password",
    "measures_of",
    "results_of",
]
