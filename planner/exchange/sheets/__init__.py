"""Files of strangers into rows of text. Nothing in a file is run, and nothing that it names is opened."""

from planner.exchange.sheets.model import Encoding, Record, Sheet, Workbook

__all__ = ["Encoding", "Record", "Sheet", "Workbook"]
