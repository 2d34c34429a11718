"""Checks of the work with creators: what is due, what was agreed, and where their content is shown."""

from __future__ import annotations

from planner.domain.checks.creators.case import CreatorCase
from planner.domain.checks.creators.content import creators_content
from planner.domain.checks.creators.outcome import creator_findings, creators

__all__ = ["CreatorCase", "creator_findings", "creators", "creators_content"]
