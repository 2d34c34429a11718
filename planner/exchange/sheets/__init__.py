"""Files of strangers into rows of text. Nothing in a file is run, and nothing that it names is opened."""

from planner.exchange.sheets.clipboard import from_clipboard
from planner.exchange.sheets.encodings import NAMES as ENCODINGS
from planner.exchange.sheets.model import Encoding, Record, Sheet, Workbook
from planner.exchange.sheets.opening import read_workbook

__all__ = ["ENCODINGS", "Encoding", "Record", "Sheet", "Workbook", "from_clipboard", "read_workbook"]
