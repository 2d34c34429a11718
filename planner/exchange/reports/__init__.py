"""Reports as web pages that anybody can open: one file, which loads nothing."""

from __future__ import annotations

from planner.exchange.reports.page import Drawn, ReportLook, written, wrote

__all__ = ["Drawn", "ReportLook", "written", "wrote"]
