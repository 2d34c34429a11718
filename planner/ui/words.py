"""Every word on the screen passes through here, so that it can be translated."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

_CONTEXT = "Evenweek"
_NO_COUNT = -1


def tr(text: str, n: int = _NO_COUNT, /, **values: Any) -> str:
    """The text in the user's language, with ``{name}`` replaced by values.

    With a count, ``%n`` stands for it, and a text such as ``%n post(s)`` is chosen by the language's plural rules.
    Other than QObject.tr, this also works in subclasses, because the context is always the same.
    """
    said = QCoreApplication.translate(_CONTEXT, text, "", n)
    if n != _NO_COUNT and "(s)" in said:
        said = said.replace("(s)", "" if n == 1 else "s").replace("%n", str(n))
    return said.format(**values) if values else said
