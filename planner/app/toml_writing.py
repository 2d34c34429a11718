"""Tables as TOML text, for the standard library reads it and does not write it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any


def tables_text(key: str, tables: Iterable[Mapping[str, Any]]) -> str:
    """An array of tables; values are words, numbers, days, true and false, lists of them and tables within a line."""
    return "".join(
        f"[[{key}]]\n" + "".join(f"{name} = {_written(value)}\n" for name, value in table.items()) + "\n"
        for table in tables
    )


def _written(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_written(str(key))} = {_written(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_written, value))}]"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):  # JSON writes strings as TOML does, but leaves one control character as it is
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return json.dumps(value)
