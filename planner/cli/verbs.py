"""What each verb of the command line does."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import ParamSpec, TypeVar

import tzlocal
from platformdirs import user_data_path

from planner.app import review
from planner.app.brands import FIRST_NAME, NOTHING, brand_to_import_into, new_brand
from planner.app.catalogue import BadData, Catalogue
from planner.app.document import Document
from planner.app.founding import new_plan, new_sample
from planner.app.handover import NotExported, note_exported, read_plan, week_rows, write_week
from planner.cli import DONE, FAILED, WRONG_USAGE, words
from planner.domain.clock import zone_named
from planner.domain.edits import Edit, answer, new_id, waive
from planner.domain.quote import quoted
from planner.domain.records import Answer, Brand, Reply, Waiver
from planner.domain.rules import MixRule, Unit
from planner.domain.span import ONE_DAY, Span, Week, read_day
from planner.exchange import FORMATS
from planner.exchange.format import BadFile, Imported
from planner.store import opening
from planner.store.errors import Damaged, Held, NoFile, NotWritten, PlanError
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
    except (PlanError, BadFile, BadData, NotExported, _Failed) as error:
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
        csv_path, rows = folder / f"{week}{FORMATS[0].suffix}", week_rows(document, brand, week, FORMATS[0])
        write_week(csv_path, FORMATS[0], rows, plan=document.path)
        note_exported(document, brand, week, FORMATS[0], rows=rows, now=_aware(now, brand))
        print(f"1. A sample plan for {brand.name}: {store.path}\n")
        print("2. Is the week balanced?", *words.balance_words(rule, overall, channels), sep="\n   ")
        print("\n3. The checklist:", *words.check_words(items), sep="\n   ")
        print(f"\n4. The week as CSV: {csv_path}")


# exchange


def _import(wanted: argparse.Namespace) -> None:
    content = _content(wanted.file)
    catalogue = Catalogue()
    with _opened(wanted, write=not wanted.dry_run) as document:
        brand, making = _importing_brand(document, wanted.brand, catalogue)
        imported = read_plan(document, brand, content, catalogue, making)
        refused = _refused(wanted, imported)
        if refused:
            imported = replace(imported, posts=0, placements=0, edit=NOTHING)
        elif not wanted.dry_run:
            document.do(imported.edit)
    if wanted.json:
        print(words.as_json(words.import_facts(imported)))
    elif not refused:
        print(*words.import_words(imported, dry_run=wanted.dry_run), sep="\n")
    if making.changes and not refused:
        _say(f"The brand “{brand.name}” is new and {'would be' if wanted.dry_run else 'was'} made.")
    if refused:
        raise _Failed(words.refusal(imported.skipped, may_skip=not wanted.skip_bad))


def _importing_brand(document: Document, name: str | None, catalogue: Catalogue) -> tuple[Brand, Edit]:
    if name is None:
        return _brand(document, None), NOTHING
    return _given(brand_to_import_into, document, name, _own_zone(), catalogue)


def _refused(wanted: argparse.Namespace, imported: Imported) -> bool:
    """Whether nothing is imported: a row cannot be read and none may be left out, or no row at all can be read."""
    return bool(imported.skipped) and not (wanted.skip_bad and imported.placements)


def _export(wanted: argparse.Namespace) -> None:
    week = _given(Week.parse, wanted.week)
    form = next((one for one in FORMATS if one.key == wanted.format), None)
    if form is None:
        raise _WrongUsage(f"There is no format “{wanted.format}”; there are {', '.join(one.key for one in FORMATS)}.")
    with _opened_to_export(wanted) as (document, may_write):
        brand = _brand(document, wanted.brand)
        rows = week_rows(document, brand, week, form)
        if wanted.output == "-":
            sys.stdout.buffer.write(form.written(rows).encode())
        else:
            write_week(Path(wanted.output), form, rows, plan=document.path)
        if may_write and not (wanted.output == "-" and sys.stdout.isatty()):  # a look at the screen hands nothing over
            try:
                note_exported(document, brand, week, form, rows=rows, now=_aware(_now(wanted), brand))
            except PlanError as error:
                _say(f"The week was written, but the export is not noted in the plan. {error}")
    if wanted.output != "-":
        count = words.many(len(rows), "entry") if rows else "The header alone (the week is empty)"
        print(f"{count} of {week} written to {wanted.output}.")


@contextlib.contextmanager
def _opened_to_export(wanted: argparse.Namespace) -> Iterator[tuple[Document, bool]]:
    """The plan for writing, or for reading when it is held elsewhere: a week can be exported all the same."""
    try:
        store, may_write = _store(wanted, write=True), True
    except (Held, NotWritten) as error:
        _say(f"The export is not noted in the plan. {error}")
        store, may_write = _store(wanted, write=False), False
    with store:
        yield Document(store), may_write


# judging


def _balance(wanted: argparse.Namespace) -> None:
    week = _given(Week.parse, wanted.week)
    catalogue = Catalogue()
    with _opened(wanted, write=False) as document:
        brand = _brand(document, wanted.brand)
        rule = (
            _given(review.named_rule, wanted.rule, catalogue)
            if wanted.rule
            else _kept(review.rule_of, brand, catalogue)
        )
        overall, channels = review.balance(document, brand, week, rule, Unit(wanted.unit) if wanted.unit else None)
    if wanted.json:
        print(words.as_json(words.balance_facts(brand, rule, overall, channels)))
    else:
        print(*words.balance_words(rule, overall, channels), sep="\n")


def _rule(wanted: argparse.Namespace, brand: Brand, catalogue: Catalogue) -> MixRule | None:
    if wanted.rule:
        return _given(review.named_rule, wanted.rule, catalogue)
    return _kept(review.rule_of, brand, catalogue)


def _check(wanted: argparse.Namespace) -> None:
    catalogue = Catalogue()
    with _opened(wanted, write=False) as document:
        brand = _brand(document, wanted.brand)
        now = _aware(_now(wanted), brand)
        span = _span(wanted, now.date())
        items = _kept(review.check, document, brand, span, now=now, catalogue=catalogue)
    if wanted.json:
        print(words.as_json(words.check_facts(items)))
    else:
        print(*words.check_words(items), sep="\n")


def _launch(wanted: argparse.Namespace) -> None:
    week = _given(Week.parse, wanted.week)
    catalogue = Catalogue()
    with _opened(wanted, write=True) as document:
        brand = _brand(document, wanted.brand)
        rule = _rule(wanted, brand, catalogue)
        if rule is None:
            raise _Failed(f"{brand.name} has no mix rule that a week could break.")
        days = week.span
        waiver = Waiver(
            id=new_id(),
            brand_id=brand.id,
            rule=rule.key,
            starts=days.start,
            ends=days.end - ONE_DAY,
            reason=wanted.reason.strip(),
            author=wanted.who,
        )
        document.do(_given(waive, waiver))
    print(f"{week} may break “{rule.name}”: {waiver.reason}. It still counts in the weeks after it.")


def _answer(wanted: argparse.Namespace) -> None:
    week = _given(Week.parse, wanted.week)
    catalogue = Catalogue()
    fact = next((one for one in catalogue.checks if one.key == wanted.item), None)
    if fact is None:
        raise _WrongUsage(
            f"There is no item “{wanted.item}”; there are {', '.join(one.key for one in catalogue.checks)}."
        )
    if fact.automatic != bool(wanted.accept):
        hint = (
            "is checked automatically; accept it with --accept REASON"
            if fact.automatic
            else "is answered, not accepted"
        )
        raise _WrongUsage(f"“{fact.key}” {hint}.")
    with _opened(wanted, write=True) as document:
        brand = _brand(document, wanted.brand)
        given = Answer(
            id=new_id(),
            brand_id=brand.id,
            week=week.monday,
            item=fact.key,
            reply=Reply.ACCEPTED if fact.automatic else Reply.DONE,
            reason=wanted.accept or "",
            who=wanted.who,
            at=_aware(_now(wanted), brand),
        )
        earlier = document.plan(brand, week.span).answers
        before = next((one for one in earlier if (one.week, one.item) == (given.week, given.item)), None)
        document.do(_given(answer, given, before=before))
    print(f"{week}, {fact.title}: noted.")


def _span(wanted: argparse.Namespace, today: date) -> Span:
    if wanted.week and (wanted.start or wanted.end):
        raise _WrongUsage("Give either --week, or --from and --to.")
    if bool(wanted.start) != bool(wanted.end):
        raise _WrongUsage("--from and --to go together.")
    if wanted.start:
        start, end = _given(read_day, wanted.start), _given(read_day, wanted.end)
        if end < start:
            raise _WrongUsage(f"--to {end} is before --from {start}.")
        return Span(start, end + ONE_DAY)
    return (_given(Week.parse, wanted.week) if wanted.week else Week.of(today)).span


# care


def _verify(wanted: argparse.Namespace) -> None:
    try:
        with _store(wanted, write=False) as store:
            problems = store.problems()
    except Damaged as error:
        problems = [str(error)]
    if wanted.json:
        print(words.as_json({"ok": not problems, "problems": problems}))
    if problems:
        raise _Failed("\n".join(problems))
    if not wanted.json:
        print(f"{_plan_path(wanted)} is sound.")


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
    "launch": _launch,
    "answer": _answer,
    "verify": _verify,
    "backup": _backup,
    "restore": _restore,
}


# shared


def _plan_path(wanted: argparse.Namespace) -> Path:
    return Path(wanted.plan) if wanted.plan else user_data_path("Evenweek", appauthor=False) / "plan.evenweek"


def _store(wanted: argparse.Namespace, *, write: bool) -> Store:
    path = _plan_path(wanted)
    try:
        return opening.open_store(path, write=write)
    except NoFile:
        raise _Failed(f"There is no plan at {path}. “new” makes one.") from None


@contextlib.contextmanager
def _opened(wanted: argparse.Namespace, *, write: bool) -> Iterator[Document]:
    with _store(wanted, write=write) as store:
        yield Document(store)


def _brand(document: Document, name: str | None) -> Brand:
    brands = document.brands()
    if not brands:
        raise _Failed("The plan holds no brand; import a file with --brand NAME.")
    if name is None and len(brands) > 1:
        raise _WrongUsage(f"The plan holds several brands; say which with --brand: {_names(brands)}.")
    if name is None:
        return brands[0]
    found = next((brand for brand in brands if brand.name.casefold() == name.strip().casefold()), None)
    if found is None:
        raise _WrongUsage(f"There is no brand “{name}”; the plan holds {_names(brands)}.")
    return found


def _names(brands: Iterable[Brand]) -> str:
    return ", ".join(brand.name for brand in brands)


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


def _now(wanted: argparse.Namespace) -> datetime:
    """The pretended moment, naive unless it says a zone, or the real one."""
    text = wanted.now or os.environ.get("EVENWEEK_NOW")
    return _given(_moment, text) if text else datetime.now().astimezone()


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
        read_day(moment.date().isoformat())  # within the years that a plan may hold
    except ValueError:
        raise ValueError(f"{quoted(text)} is not a moment; write it like 2026-11-23T09:00") from None
    return moment


def _aware(moment: datetime, brand: Brand) -> datetime:
    zone = _kept(zone_named, brand.zone)
    return moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)


def _own_zone() -> str:
    try:
        return tzlocal.get_localzone_name() or "UTC"
    except (LookupError, ValueError, OSError):
        return "UTC"


def _given(make: Callable[P, T], *values: P.args, **named: P.kwargs) -> T:
    """What is made of what the user gave; a ValueError is wrong usage."""
    try:
        return make(*values, **named)
    except ValueError as error:
        raise _WrongUsage(f"{error}.") from None


def _kept(make: Callable[P, T], *values: P.args, **named: P.kwargs) -> T:
    """The same for what the plan holds and this program cannot use."""
    try:
        return make(*values, **named)
    except ValueError as error:
        raise _Failed(f"The plan cannot be judged: {error}.") from None


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)
