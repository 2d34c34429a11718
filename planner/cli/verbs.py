"""What each verb of the command line does."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from planner.app import review
from planner.app.brands import FIRST_NAME, new_brand
from planner.app.catalogue import BadData, Catalogue
from planner.app.document import Document
from planner.app.exporting import Export
from planner.app.founding import new_plan, new_sample
from planner.app.handover import Leaving
from planner.app.surroundings import own_facts, own_zone
from planner.app.targets import file_target
from planner.app.written_files import NotExported, WrittenFiles
from planner.cli import DONE, FAILED, WRONG_USAGE, words
from planner.cli.auditing import audit
from planner.cli.count import count
from planner.cli.exporting import export
from planner.cli.facts import facts
from planner.cli.handing import handoff
from planner.cli.importing import import_file
from planner.cli.results import results
from planner.cli.wanted import (
    Failed,
    WrongUsage,
    chosen_brand,
    given,
    in_zone_of,
    kept,
    opened,
    opened_store,
    plan_path,
    pretended_now,
    say,
    span_in,
)
from planner.domain.checks import facts_of
from planner.domain.edits import SIGN_OFF, Edit, answer, launch, new_id, sign_off
from planner.domain.records import Answer, Brand, Reply
from planner.domain.rules import CheckFact, MixRule, Unit
from planner.domain.span import Week, read_day
from planner.exchange import FORMATS
from planner.exchange.format import BadFile
from planner.store import opening
from planner.store.errors import Damaged, NoFile, PlanError


def run(wanted: argparse.Namespace) -> int:
    """Carries out the verb and says what went wrong, if anything."""
    try:
        _VERBS[wanted.verb](wanted)
    except WrongUsage as error:
        say(str(error))
        return WRONG_USAGE
    except (PlanError, BadFile, BadData, NotExported, Failed) as error:
        say(str(error))
        return FAILED
    return DONE


# making


def _new(wanted: argparse.Namespace) -> None:
    path = Path(wanted.path) if wanted.path else plan_path(wanted)
    catalogue = Catalogue(own_facts=own_facts())
    if wanted.sample:
        with new_sample(path, pretended_now(wanted).date(), catalogue):
            print(f"The sample plan is at {path}. It may be changed and thrown away.")
        return
    brand = given(new_brand, wanted.brand or FIRST_NAME, wanted.zone or own_zone(), tuple(wanted.domain))
    with new_plan(path, brand, catalogue):
        print(f"A new plan for {brand.name} ({brand.zone}) is at {path}.")


def _demo(wanted: argparse.Namespace) -> None:
    folder = Path(wanted.output or tempfile.mkdtemp(prefix="evenweek-"))
    catalogue = Catalogue(own_facts=own_facts())
    now = pretended_now(wanted)
    week = Week.of(now.date())
    with new_sample(folder / "sample.evenweek", now.date(), catalogue) as store:
        document = Document(store)
        brand = document.brands()[0]
        rule = catalogue.rulebook(document.settings_of(brand)).main(week)
        overall, channels = review.balance(document, brand, week, catalogue, rule=rule)
        items = review.check(document, brand, week.span, now=in_zone_of(now, brand), catalogue=catalogue)
        csv_path = folder / f"{week}{FORMATS[0].suffix}"
        exporting = Export(document, brand, Leaving(span=week.span), file_target(FORMATS[0]), in_zone_of(now, brand))
        made = exporting.made()
        exporting.write(made, csv_path, WrittenFiles(folder / "exported.json"))
        exporting.note(made)
        print(f"1. A sample plan for {brand.name}: {store.path}\n")
        print("2. Is the week balanced?", *words.balance_words(brand, rule, overall, channels), sep="\n   ")
        print("\n3. The checklist:", *words.check_words(brand, items), sep="\n   ")
        print(f"\n4. The week as CSV: {csv_path}")


# judging


def _balance(wanted: argparse.Namespace) -> None:
    week = given(Week.parse, wanted.week)
    catalogue = Catalogue(own_facts=own_facts())
    with opened(wanted, write=False) as document:
        brand = chosen_brand(document, wanted.brand)
        rule = _rule(wanted, document, brand, week, catalogue)
        unit = Unit(wanted.unit) if wanted.unit else None
        overall, channels = review.balance(document, brand, week, catalogue, rule=rule, unit=unit)
    if wanted.json:
        print(words.as_json(words.balance_facts(brand, rule, overall, channels)))
    else:
        print(*words.balance_words(brand, rule, overall, channels), sep="\n")


def _rule(
    wanted: argparse.Namespace, document: Document, brand: Brand, week: Week, catalogue: Catalogue
) -> MixRule | None:
    book = catalogue.rulebook(document.settings_of(brand))
    return given(book.mix, wanted.rule, week) if wanted.rule else kept(book.main, week)


def _check(wanted: argparse.Namespace) -> None:
    catalogue = Catalogue(own_facts=own_facts())
    with opened(wanted, write=False) as document:
        brand = chosen_brand(document, wanted.brand)
        now = in_zone_of(pretended_now(wanted), brand)
        span = span_in(wanted, now.date(), "A check")
        shelf = review.looked_up(document, brand, span)
        items = kept(review.check, document, brand, span, now=now, catalogue=catalogue, shelf=shelf)
    if wanted.json:
        print(words.as_json(words.check_facts(items)))
    else:
        print(*words.check_words(brand, items), sep="\n")


def _launch(wanted: argparse.Namespace) -> None:
    week = given(Week.parse, wanted.week)
    catalogue = Catalogue(own_facts=own_facts())
    with opened(wanted, write=True) as document:
        brand = chosen_brand(document, wanted.brand)
        rule = _rule(wanted, document, brand, week, catalogue)
        if rule is None:
            raise Failed(f"{brand.name} has no mix rule that a week could break.")
        plan = document.plan(brand, week.span)
        book = catalogue.rulebook(plan)
        rules = [rule] if wanted.rule else [rule, *book.watched(week), *book.of_channels(week)]
        _carry_out(document, given(launch, plan, week, [one.key for one in rules], wanted.reason, wanted.who))
    names = ", ".join(f"“{one.name}”" for one in rules)
    print(f"{week} may break {names}: {wanted.reason.strip()}. It still counts in the weeks after it.")


def _carry_out(document: Document, edit: Edit) -> None:
    document.do(edit)
    for sentence in edit.said:
        say(f"{sentence}.")


def _answer(wanted: argparse.Namespace) -> None:
    week = given(Week.parse, wanted.week)
    catalogue = Catalogue(own_facts=own_facts())
    with opened(wanted, write=True) as document:
        brand = chosen_brand(document, wanted.brand)
        plan = document.plan(brand, week.span)
        at = in_zone_of(pretended_now(wanted), brand)
        before = next((one for one in plan.answers if (one.week, one.item) == (week.monday, wanted.item)), None)
        if wanted.item == SIGN_OFF:
            if wanted.accept or wanted.until:
                raise WrongUsage("A week is signed off as it is, without --accept or --until.")
            _carry_out(document, sign_off(brand, week, at=at, who=wanted.who, before=before))
            print(f"{week} is signed off.")
            return
        fact = _item(wanted, facts_of(plan, catalogue.checks))
        said = _said(wanted, brand, week, fact, at)
        if fact.automatic:
            said = replace(said, found=_found(document, brand, said, catalogue))
        _carry_out(document, given(answer, said, before=before))
    print(f"{week}, {fact.title}: noted.")


def _said(wanted: argparse.Namespace, brand: Brand, week: Week, fact: CheckFact, at: datetime) -> Answer:
    until = given(read_day, wanted.until) if wanted.until else None
    reply = Reply.SNOOZED if until else Reply.ACCEPTED if wanted.accept else Reply.DONE
    reason, who = wanted.accept or "", wanted.who
    return Answer(
        id=new_id(),
        brand_id=brand.id,
        week=week.monday,
        item=fact.key,
        reply=reply,
        reason=reason,
        who=who,
        at=at,
        until=until,
    )


def _item(wanted: argparse.Namespace, facts: Sequence[CheckFact]) -> CheckFact:
    """The item of the checklist that is answered, in a way in which it can be answered."""
    fact = next((one for one in facts if one.key == wanted.item), None)
    if fact is None:
        keys = ", ".join((*(one.key for one in facts), SIGN_OFF))
        raise WrongUsage(f"There is no item “{wanted.item}”; there are {keys}.")
    if wanted.accept and wanted.until:
        raise WrongUsage("Give either --accept or --until.")
    if wanted.accept and not fact.automatic:
        raise WrongUsage(f"“{fact.key}” is answered, not accepted.")
    if fact.automatic and not (fact.half or wanted.accept or wanted.until):
        raise WrongUsage(f"“{fact.key}” is checked automatically; accept it with --accept REASON.")
    return fact


def _found(document: Document, brand: Brand, said: Answer, catalogue: Catalogue) -> int:
    """How much is found in an item; refuses to accept nothing, which would hide what is found later."""
    week = Week(said.week)
    shelf = review.looked_up(document, brand, week.span)
    items = kept(review.check, document, brand, week.span, now=said.at, catalogue=catalogue, shelf=shelf)
    item = next(one for one in items if one.key == said.item)
    if not item.findings:
        raise Failed(f"There is nothing to accept in {week}: {item.sentence}")
    return len(item.findings)


# care


def _verify(wanted: argparse.Namespace) -> None:
    try:
        problems = opening.examined(plan_path(wanted))
    except NoFile:
        raise Failed(f"There is no plan at {plan_path(wanted)}. “new” makes one.") from None
    except Damaged as error:
        problems = [str(error)]
    if wanted.json:
        print(words.as_json({"ok": not problems, "problems": problems}))
    if problems:
        raise Failed("\n".join(problems))
    if not wanted.json:
        print(f"{plan_path(wanted)} is sound.")


def _backup(wanted: argparse.Namespace) -> None:
    with opened_store(wanted, write=False) as store:
        opening.backup(store, Path(wanted.file))
    print(f"A checked copy of the plan is at {wanted.file}.")


def _restore(wanted: argparse.Namespace) -> None:
    opening.restore(Path(wanted.backup), Path(wanted.path))
    print(f"The plan of {wanted.backup} is at {wanted.path}.")


_VERBS: Mapping[str, Callable[[argparse.Namespace], None]] = {
    "new": _new,
    "demo": _demo,
    "import": import_file,
    "export": export,
    "handoff": handoff,
    "balance": _balance,
    "check": _check,
    "launch": _launch,
    "answer": _answer,
    "results": results,
    "count": count,
    "audit": audit,
    "facts": facts,
    "verify": _verify,
    "backup": _backup,
    "restore": _restore,
}
