"""The command line: what it understands. It starts without Qt, and reads its verbs' code only when one is run."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from planner import VERSION

_ABOUT = """Plan a balanced posting calendar offline. Evenweek plans and does not publish. Without a verb the window is
opened."""

DONE, FAILED, WRONG_USAGE = 0, 1, 2
"""Exit codes."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a verb, or the window, and gives its exit code: 0 done, 1 failed with a sentence, 2 wrong usage."""
    _prepare_output()
    wanted = _parser().parse_args(arguments)
    try:
        code: int = import_module("planner.cli.verbs" if wanted.verb else "planner.cli.window").run(wanted)
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # whoever read our output has stopped reading
        _discard_output()
        return FAILED
    except OSError as error:
        _discard_output()
        print(f"The output could not be written: {error.strerror}.", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("Stopped. What was not finished was not kept.", file=sys.stderr)
        return FAILED


def _prepare_output() -> None:
    """Output in UTF-8 everywhere, and into nothing where it was closed."""
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  closed with the process
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _discard_output() -> None:
    """Keeps Python from failing once more when it flushes standard output at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="evenweek", description=_ABOUT)
    parser.add_argument("--version", action="version", version=f"Evenweek {VERSION}")
    _add_common(parser, default=None)
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", title="verbs")
    _add_making(verbs)
    _add_exchange(verbs)
    _add_judging(verbs)
    _add_results(verbs)
    _add_networks(verbs)
    _add_auditing(verbs)
    _add_care(verbs)
    return parser


def _verb(verbs: argparse._SubParsersAction[argparse.ArgumentParser], name: str, text: str) -> argparse.ArgumentParser:
    verb = verbs.add_parser(name, help=text, description=text)
    _add_common(verb, default=argparse.SUPPRESS)
    return verb


def _add_common(parser: argparse.ArgumentParser, default: str | None) -> None:
    parser.add_argument("--plan", metavar="PATH", default=default, help="the plan's file (default: your own plan)")
    parser.add_argument(
        "--now",
        metavar="MOMENT",
        default=default,
        help="pretend that it is this moment, such as 2026-11-23T09:00 (also EVENWEEK_NOW)",
    )


def _add_making(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    new = _verb(verbs, "new", "make a new plan")
    new.add_argument(
        "path", metavar="PATH", nargs="?", help="where the plan shall lie (default: --plan or your own plan)"
    )
    new.add_argument("--sample", action="store_true", help="fill it with the sample plan")
    new.add_argument("--brand", metavar="NAME", default="", help="the name of its brand")
    new.add_argument(
        "--zone", metavar="ZONE", default="", help="its time zone, such as Europe/London (default: the computer's)"
    )
    new.add_argument(
        "--domain", metavar="HOST", action="append", default=[], help="one of its own web hosts; may be repeated"
    )

    demo = _verb(verbs, "demo", "show the whole job on a sample plan: balance, checklist and export of a week")
    demo.add_argument("--output", metavar="DIR", help="folder for the plan and the CSV (default: a new temporary one)")


def _add_exchange(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    importing = _verb(verbs, "import", "read a sheet of any sort (CSV, XLSX, ODS, ICS) or a review reply into the plan")
    importing.add_argument("file", metavar="FILE", help="the file, or - for standard input")
    importing.add_argument("--brand", metavar="NAME", help="which brand; a new name makes a new brand")
    importing.add_argument(
        "--new-brand", action="store_true", help="the brand is new, though its name is like another's"
    )
    importing.add_argument("--answers", metavar="FILE", help="answers to what the sheet leaves open, as JSON")
    importing.add_argument(
        "--accept-defaults", action="store_true", help="take what is proposed where nothing is answered"
    )
    importing.add_argument("--sheet", metavar="NAME", help="only this sheet of the file")
    importing.add_argument(
        "--encoding", metavar="KEY", default="", help="how the bytes of a text file are read, such as cp1252"
    )
    importing.add_argument(
        "--dry-run", action="store_true", help="only say what would happen; open questions end it with 1 all the same"
    )
    importing.add_argument(
        "--skip-bad", action="store_true", help="leave out rows that cannot be read, import the others"
    )
    _add_json(importing)
    _add_export(verbs)
    _add_handoff(verbs)


def _add_export(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    export = _verb(verbs, "export", "write entries of the plan to files: of a week or of a stretch of days")
    days = export.add_mutually_exclusive_group(required=True)
    _add_week(days, required=False)
    _add_from(days)
    _add_to(export)
    export.add_argument(
        "--channel", metavar="NAME", action="append", default=[], help="only this channel; may be repeated"
    )
    export.add_argument("--waiting", action="store_true", help="only what nobody has approved yet")
    export.add_argument("--changed", action="store_true", help="only what changed since the last export of the kind")
    export.add_argument("--format", metavar="KEY", default="week-csv", help="what it becomes (default: %(default)s)")
    export.add_argument("--style", metavar="NAME", help="a style of the CSV that was kept under this name")
    export.add_argument("--separator", choices=("comma", "semicolon", "tab"), help="what separates the CSV's cells")
    export.add_argument(
        "--output",
        metavar="FILE",
        default="-",
        help="the file, the folder for several files, or - for standard output (default)",
    )
    _add_brand(export)
    _add_json(export)


def _add_handoff(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    handoff = _verb(verbs, "handoff", "make the files that a publishing tool takes, and say what it would not take")
    handoff.add_argument("tool", metavar="TOOL", nargs="?", help="which tool (default: list them)")
    _add_week(handoff, required=False)
    _add_from(handoff)
    _add_to(handoff)
    handoff.add_argument(
        "--output", metavar="DIR", default=".", help="the folder for the files (default: the current one)"
    )
    handoff.add_argument("--dry-run", action="store_true", help="only say what would happen")
    _add_brand(handoff)
    _add_json(handoff)


def _add_judging(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    balance = _verb(verbs, "balance", "judge the mix of a week and of the weeks before it")
    _add_week(balance, required=True)
    balance.add_argument("--rule", metavar="KEY", help="the mix rule (default: the brand's)")
    balance.add_argument("--unit", choices=("post", "placement"), help="what is counted (default: the rule's)")
    _add_brand(balance)
    _add_json(balance)

    check = _verb(verbs, "check", "go through the checklist of a week or of a stretch of days")
    _add_week(check, required=False)
    _add_from(check)
    _add_to(check)
    _add_brand(check)
    _add_json(check)

    launch = _verb(verbs, "launch", "let a week break the mix rule on purpose, with a reason")
    _add_week(launch, required=True)
    launch.add_argument("--reason", metavar="TEXT", required=True, help="why, such as the name of the launch")
    launch.add_argument("--rule", metavar="KEY", help="the mix rule (default: all of the brand's)")
    _add_who(launch)
    _add_brand(launch)

    answer = _verb(verbs, "answer", "answer an item of a week's checklist, or sign the week off")
    answer.add_argument("item", metavar="KEY", help="the item's key, as check --json names it, or sign-off")
    _add_week(answer, required=True)
    answer.add_argument("--accept", metavar="REASON", help="accept what an automatic item found, with a reason")
    answer.add_argument("--until", metavar="DAY", help="put the item off to a later day of the week")
    _add_who(answer)
    _add_brand(answer)


def _add_results(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    results = _verb(verbs, "results", "say what the numbers of posts honestly tell")
    deeds = results.add_subparsers(dest="deed", metavar="DEED", required=True)
    _add_ask(deeds)
    _add_results_import(deeds)
    _add_report(deeds)


def _add_ask(deeds: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    ask = _verb(deeds, "ask", "ask whether stances, kinds or times differ, and how surely")
    ask.add_argument("question", choices=("stance", "kind", "pillar", "format", "slot"), help="what is compared")
    ask.add_argument("--measure", metavar="KEY", default="", help="by what (default: engagement_by_reach)")
    ask.add_argument("--channel", metavar="NAME", default="", help="only this channel")
    ask.add_argument(
        "--half-life", metavar="WEEKS", help="weeks after which a post counts half, or off (default: the brand's)"
    )
    ask.add_argument("--settled", metavar="DAYS", type=int, help="days after which posts count (default: the brand's)")
    ask.add_argument("--stories", action="store_true", help="ask about stories, which are compared among themselves")
    _add_brand(ask)
    _add_json(ask)


def _add_results_import(deeds: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    taking = _verb(deeds, "import", "take the numbers of a network's own export (CSV, XLSX, ODS, or a ZIP of YouTube)")
    taking.add_argument("file", metavar="FILE", help="the export, or - for standard input")
    taking.add_argument("--dry-run", action="store_true", help="only say what would happen")
    taking.add_argument("--captured", metavar="DAY", help="when it was downloaded (default: when the file was saved)")
    taking.add_argument("--year", metavar="YEAR", type=int, help="the year of the latest row, where days have none")
    taking.add_argument("--channel", metavar="NAME", default="", help="whose numbers they are")
    taking.add_argument("--order", choices=("day-first", "month-first"), default="", help="how days are written")
    taking.add_argument("--zone", metavar="ZONE", default="", help="the time zone of its times, such as UTC")
    _add_brand(taking)
    _add_json(taking)


def _add_report(deeds: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    report = _verb(deeds, "report", "write a report of a week or a campaign as one web page, which loads nothing")
    about = report.add_mutually_exclusive_group()
    about.add_argument("--week", metavar="WEEK", help="of this week, such as 2026-W48 (default: the last one)")
    about.add_argument("--campaign", metavar="NAME", default="", help="of this campaign")
    report.add_argument("--output", metavar="FILE", required=True, help="the page, or - for standard output")
    _add_brand(report)


def _add_networks(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    count = _verb(verbs, "count", "count a text as a network does, and find its links, mentions and hashtags")
    count.add_argument("file", metavar="FILE", nargs="?", default="-", help="the text, or - for standard input")
    count.add_argument("--platform", metavar="NAME", required=True, help="which network")
    count.add_argument("--field", metavar="FIELD", default="text", help="which of its fields (default: %(default)s)")
    count.add_argument("--format", metavar="FORMAT", default="", help="which format, such as reel")
    count.add_argument("--on", metavar="DAY", help="as it is on this day, such as 2026-11-23 (default: today)")
    _add_json(count)

    facts = _verb(verbs, "facts", "say what the networks take: lengths, hashtags, pictures, videos")
    facts.add_argument("--platform", metavar="NAME", help="which network (default: all)")
    facts.add_argument("--format", metavar="FORMAT", help="what holds for one format, such as reel")
    facts.add_argument("--on", metavar="DAY", help="valid on this day, such as 2026-11-23 (default: today)")
    facts.add_argument("--import", dest="import_file", metavar="FILE", help="keep newer facts of a TOML file")
    facts.add_argument("--revert-import", action="store_true", help="forget the facts that were imported")
    facts.add_argument("--set", metavar="NAME=VALUE", help="change a fact; it is marked as yours")
    facts.add_argument("--since", metavar="DAY", help="with --set: from which day on")
    facts.add_argument("--note", metavar="TEXT", default="", help="with --set: why")
    facts.add_argument("--revert", metavar="NAME", help="use the shipped fact again")
    _add_json(facts)


def _add_auditing(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    audit = _verb(verbs, "audit", "look at what people find of you")
    audits = audit.add_subparsers(dest="audit", metavar="WHAT", required=True)
    page = audits.add_parser("page", help="say how a link to a web page will show, and which tags the page lacks")
    page.add_argument("file", metavar="FILE", help="the saved page, or - for standard input; nothing is loaded")
    page.add_argument("--url", metavar="URL", default="", help="where the page lies")
    page.add_argument("--picture", metavar="FILE", default="", help="the file of the picture that the page names")
    _add_json(page)


def _add_care(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    verify = _verb(verbs, "verify", "check the plan's file and what it holds")
    _add_json(verify)
    backup = _verb(verbs, "backup", "copy the plan to a new file, and check the copy")
    backup.add_argument("file", metavar="FILE", help="the copy to make; must not exist yet")
    restore = _verb(verbs, "restore", "make a new plan of a backup; never over a file that is there")
    restore.add_argument("backup", metavar="BACKUP", help="the backup")
    restore.add_argument("path", metavar="NEWPATH", help="the plan to make; must not exist yet")


def _add_week(verb: argparse._ActionsContainer, *, required: bool) -> None:
    default = "" if required else " (default: the current week)"
    verb.add_argument("--week", metavar="WEEK", required=required, help=f"ISO week such as 2026-W48{default}")


def _add_from(verb: argparse._ActionsContainer) -> None:
    verb.add_argument("--from", dest="start", metavar="DAY", help="first day, such as 2026-11-23")


def _add_to(verb: argparse._ActionsContainer) -> None:
    verb.add_argument("--to", dest="end", metavar="DAY", help="last day")


def _add_who(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--who", metavar="NAME", default="", help="who says so")


def _add_brand(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--brand", metavar="NAME", help="which brand, when the plan holds several")


def _add_json(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--json", action="store_true", help="print facts as JSON")
