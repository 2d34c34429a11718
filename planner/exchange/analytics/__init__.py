"""The networks' own exports of results: rows of text into numbers of posts and days, each row accounted for."""

from planner.exchange.analytics.model import (
    About,
    At,
    Export,
    Formats,
    LeftOut,
    Network,
    ResultAsk,
    ResultRow,
    ResultWishes,
    TableFormat,
    Words,
)
from planner.exchange.analytics.opening import read_sheets
from planner.exchange.analytics.reading import read_export

__all__ = [
    "About",
    "At",
    "Export",
    "Formats",
    "LeftOut",
    "Network",
    "ResultAsk",
    "ResultRow",
    "ResultWishes",
    "TableFormat",
    "Words",
    "read_export",
    "read_sheets",
]
