"""What each verb of the command line does."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import ParamSpec, TypeVar
from zoneinfo import ZoneInfo

import tzlocal
from platformdirs import user_data_path

from planner.app import review
from planner.app.catalogue import BadData, Catalogue
from planner.app.document import Document
from planner.app.founding import FIRST_NAME, new_brand, new_plan, new_sample
from planner.app.handover import note_exported, read_plan, week_rows
from planner.cli import DONE, FAILED, WRONG_USAGE, words
from planner.domain.edits import add_brand, rename_brand
from planner.domain.records import Brand
from planner.domain.rules import Unit
from planner.domain.span import ONE_DAY, Span, Week, read_day
from planner.exchange import FORMATS
from planner.exchange.format import BadFile, Imported, WeekFormat
from planner.store import opening
from planner.store.errors import Held, NotWritten, PlanError
from planner.store.store import Store

P = ParamSpec("P")
T = TypeVar("T")

_LARGEST_FILE = 200_000_000
"""Bytes of a file to import."""


class _WrongUsage(Exception):
    """The command cannot be carried out as it was given."""


class _Failed(Exception):
    """What was asked for did not work; the message is a sentence."""


def run(wanted: argparse.Namespace) -> int:
    """Carries out the verb and says what went wrong, if anything."""
    try:
        _VERBS[wanted.verb](wanted)
    except _WrongUsage as error:
        _say(str(error))
        return WRONG_USAGE
    except (PlanError, BadFile, BadData, _Failed) as error:
        _say(str(error))
        return FAILED
    return DONE


# making


def _new(wanted: argparse.Namespace) -> None:
    path = Path(wanted.path) if wanted.path else _plan_path(wanted)
    catalogue = Catalogue()
    if wanted.sample:
        with new_sample(path, _now(wanted).date(), catalogue):
            print(f"The sample plan is at {path}. It may be changed and thrown away.")
        return
    brand = _given(new_brand, wanted.brand or FIRST_NAME, wanted.zone or _own_zone(), tuple(wanted.domain))
    with new_plan(path, brand, catalogue):
        print(f"A new plan for {brand.name} ({brand.zone}) is at {path}.")


def _demo(wanted: argparse.Namespace) -> None:
    folder = Path(wanted.output or tempfile.mkdtemp(prefix="evenweek-"))
    catalogue = Catalogue()
    now = _now(wanted)
    week = Week.of(now.date())
    with new_sample(folder / "sample.evenweek", now.date(), catalogue) as store:
        document = Document(store)
        brand = document.brands()[0]
        rule = review.rule_of(brand, catalogue)
        overall, channels = review.balance(document, brand, week, rule)
        items = review.check(document, brand, week.span, now=_aware(now, brand), catalogue=catalogue)
        csv_path = folder / f"{week}.csv"
        _write(csv_path, FORMATS[0].written(_noted_rows(document, brand, week, FORMATS[0], _aware(now, brand))))
        print(f"1. A sample plan for {brand.name}: {store.path}\n")
        print("2. Is the week balanced?", *words.balance_words(rule, overall, channels), sep="\n   ")
        print("\n3. The checklist:", *words.check_words(items), sep="\n   ")
        print(f"\n4. The week as CSV: {csv_path}")


# exchange


def _import(wanted: argparse.Namespace) -> None:
    content = _content(wanted.file)
    with _opened(wanted, write=True) as document:
        catalogue = Catalogue()
        brand = _importing_brand(document, wanted.brand, catalogue)
        imported = read_plan(document, brand, content, catalogue)
        refused = bool(imported.skipped) and not wanted.skip_bad
        if refused:
            imported = replace(imported, posts=0, placements=0, edit=replace(imported.edit, changes=()))
        if refused or wanted.dry_run:
            document.undo()  # a brand that was made for the import
        else:
            document.do(imported.edit)
    _print_import(wanted, imported, refused)


def _print_import(wanted: argparse.Namespace, imported: Imported, refused: bool) -> None:
    if wanted.json:
        print(words.as_json(words.import_facts(imported)))
    elif not refused:
        print(*words.import_words(imported, dry_run=wanted.dry_run), sep="\n")
    if refused:
        count = len(imported.skipped)
        raise _Failed(
            f"Nothing was imported: {count} {'row' if count == 1 else 'rows'} cannot be read. "
            f"{words.first_rows(imported.skipped)} Mend the file, or leave such rows out with --skip-bad."
        )


def _export(wanted: argparse.Namespace) -> None:
    week = _given(Week.parse, wanted.week)
    form = next((one for one in FORMATS if one.key == wanted.format), None)
    if form is None:
        raise _WrongUsage(f"There is no format “{wanted.format}”; there are {', '.join(one.key for one in FORMATS)}.")
    with _opened_to_export(wanted) as (document, may_write):
        brand = _brand(document, wanted.brand)
        rows = week_rows(document, brand, week, form)
        _write(None if wanted.output == "-" else Path(wanted.output), form.written(rows))
        if may_write:
            note_exported(document, brand, week, form, rows=rows, now=_aware(_now(wanted), brand))
    if wanted.output != "-":
        print(f"{len(rows)} {'entry' if len(rows) == 1 else 'entries'} of {week} written to {wanted.output}.")


@contextlib.contextmanager
def _opened_to_export(wanted: argparse.Namespace) -> Iterator[tuple[Document, bool]]:
    """The plan for writing, or for reading when it is held elsewhere: a week can be exported all the same."""
    path = _plan_path(wanted)
    try:
        store, may_write = opening.open_store(path, write=True), True
    except (Held, NotWritten) as error:
        _say(f"The export is not noted in the plan. {error}")
        store, may_write = opening.open_store(path, write=False), False
    with store:
        yield Document(store), may_write


# judging


def _balance(wanted: argparse.Namespace) -> None:
    week = _given(Week.parse, wanted.week)
    catalogue = Catalogue()
    with _opened(wanted, write=False) as document:
        brand = _brand(document, wanted.brand)
        rule = _given(review.named_rule, wanted.rule, catalogue) if wanted.rule else review.rule_of(brand, catalogue)
        overall, channels = review.balance(document, brand, week, rule, Unit(wanted.unit) if wanted.unit else None)
    if wanted.json:
        print(words.as_json(words.balance_facts(brand, rule, overall, channels)))
    else:
        print(*words.balance_words(rule, overall, channels), sep="\n")


def _check(wanted: argparse.Namespace) -> None:
    catalogue = Catalogue()
    with _opened(wanted, write=False) as document:
        brand = _brand(document, wanted.brand)
        now = _aware(_now(wanted), brand)
        items = review.check(document, brand, _span(wanted, now.date()), now=now, catalogue=catalogue)
    if wanted.json:
        print(words.as_json(words.check_facts(items)))
    else:
        print(*words.check_words(items), sep="\n")


def _span(wanted: argparse.Namespace, today: date) -> Span:
    if wanted.week and (wanted.start or wanted.end):
        raise _WrongUsage("Give either --week, or --from and --to.")
    if bool(wanted.start) != bool(wanted.end):
        raise _WrongUsage("--from and --to go together.")
    if wanted.start:
        start, end = _given(read_day, wanted.start), _given(read_day, wanted.end)
        return _given(Span, start, end + ONE_DAY)
    return (_given(Week.parse, wanted.week) if wanted.week else Week.of(today)).span


# care


def _verify(wanted: argparse.Namespace) -> None:
    with _store(wanted, write=False) as store:
        problems = store.problems()
    if wanted.json:
        print(words.as_json({"ok": not problems, "problems": problems}))
    if problems:
        raise _Failed("\n".join(problems))
    if not wanted.json:
        print(f"{store.path} is sound.")


def _backup(wanted: argparse.Namespace) -> None:
    with _store(wanted, write=False) as store:
        opening.backup(store, Path(wanted.file))
    print(f"A checked copy of the plan is at {wanted.file}.")


def _restore(wanted: argparse.Namespace) -> None:
    opening.restore(Path(wanted.backup), Path(wanted.path))
    print(f"The plan of {wanted.backup} is at {wanted.path}.")


_VERBS: Mapping[str, Callable[[argparse.Namespace], None]] = {
    "new": _new,
    "demo": _demo,
    "import": _import,
    "export": _export,
    "balance": _balance,
    "check": _check,
    "verify": _verify,
    "backup": _backup,
    "restore": _restore,
}


# shared


def _plan_path(wanted: argparse.Namespace) -> Path:
    return Path(wanted.plan) if wanted.plan else user_data_path("Evenweek", appauthor=False) / "plan.evenweek"


def _store(wanted: argparse.Namespace, *, write: bool) -> Store:
    return opening.open_store(_plan_path(wanted), write=write)


@contextlib.contextmanager
def _opened(wanted: argparse.Namespace, *, write: bool) -> Iterator[Document]:
    with _store(wanted, write=write) as store:
        yield Document(store)


def _brand(document: Document, name: str | None) -> Brand:
    brands = document.brands()
    names = ", ".join(brand.name for brand in brands)
    if name is not None:
        found = next((brand for brand in brands if brand.name.casefold() == name.strip().casefold()), None)
        if found is None:
            raise _WrongUsage(f"There is no brand “{name}”; the plan holds {names}.")
        return found
    if len(brands) != 1:
        raise _WrongUsage(f"The plan holds several brands; say which with --brand: {names}.")
    return brands[0]


def _importing_brand(document: Document, name: str | None, catalogue: Catalogue) -> Brand:
    """The brand to import into: a new name makes a new brand, or names the one that has no name of its own yet."""
    brands = document.brands()
    if name is None or any(brand.name.casefold() == name.strip().casefold() for brand in brands):
        return _brand(document, name)
    if not name.strip():
        raise _WrongUsage("A brand needs a name.")
    only = brands[0] if len(brands) == 1 and brands[0].name == FIRST_NAME else None
    if only is not None and not document.plan(only).posts:
        document.do(rename_brand(only, name.strip()))
        return replace(only, name=name.strip())
    brand = new_brand(name, brands[0].zone if brands else _own_zone())
    document.do(add_brand(brand, catalogue.kinds))
    _say(f"The brand “{brand.name}” is new and was made.")
    return brand


def _content(name: str) -> bytes:
    try:
        if name == "-":
            return sys.stdin.buffer.read(_LARGEST_FILE)
        path = Path(name)
        if path.is_dir():
            raise _Failed(f"{path} is a folder, not a file.")
        if path.stat().st_size > _LARGEST_FILE:
            raise _Failed(f"{path} is larger than {_LARGEST_FILE // 1_000_000} MB. Split it and import the parts.")
        return path.read_bytes()
    except OSError as error:
        raise _Failed(f"{name} cannot be read: {error.strerror}.") from None


def _write(path: Path | None, text: str) -> None:
    """Writes to standard output, or to a file that is there whole or not at all."""
    content = text.encode()
    if path is None:
        sys.stdout.buffer.write(content)
        return
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(content)
        os.replace(part, path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise _Failed(f"{path} cannot be written: {error.strerror}.") from None


def _noted_rows(
    document: Document, brand: Brand, week: Week, form: WeekFormat, now: datetime
) -> tuple[tuple[str, ...], ...]:
    rows = week_rows(document, brand, week, form)
    note_exported(document, brand, week, form, rows=rows, now=now)
    return rows


def _now(wanted: argparse.Namespace) -> datetime:
    """The pretended moment, naive unless it says a zone, or the real one."""
    text = wanted.now or os.environ.get("EVENWEEK_NOW")
    return _given(_moment, text) if text else datetime.now().astimezone()


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"“{text}” is not a moment; write it like 2026-11-23T09:00") from None


def _aware(moment: datetime, brand: Brand) -> datetime:
    zone = ZoneInfo(brand.zone)
    return moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)


def _own_zone() -> str:
    try:
        return tzlocal.get_localzone_name() or "UTC"
    except (LookupError, ValueError, OSError):
        return "UTC"


def _given(make: Callable[P, T], *values: P.args, **named: P.kwargs) -> T:
    try:
        return make(*values, **named)
    except ValueError as error:
        raise _WrongUsage(f"{error}.") from None


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)
