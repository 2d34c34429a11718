"""Asks for a printer, and prints what is planned."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from planner.ui.printing.pages import print_on
from planner.ui.printing.printed import Printed
from planner.ui.words import tr


def ask_and_print(printed: Printed, parent: QWidget) -> QPrintDialog:
    """Opens the system's dialog; what it asks for is printed when it is accepted."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(tr("{brand}, {days}", brand=printed.plan.brand.name, days=printed.days_words))
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: print_on(printer, printed))
    QDialog.open(dialog)  # its own open takes a slot by name
    return dialog
