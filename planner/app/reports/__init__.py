"""Reports of weeks and campaigns: gathered from the open plan, and written as web pages."""

from __future__ import annotations

from planner.app.reports.campaign import campaign_report
from planner.app.reports.page import Drawn, NotExported, WrittenFiles, file_name_of, web_page, write_report
from planner.app.reports.week import week_report

__all__ = [
    "Drawn",
    "NotExported",
    "WrittenFiles",
    "campaign_report",
    "file_name_of",
    "web_page",
    "week_report",
    "write_report",
]
