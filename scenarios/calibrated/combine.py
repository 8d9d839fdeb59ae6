"""Puts the samples of several calibrations, one per account, into one file of parameter sets.

    python combine.py OUT.csv N PLAN FOLDER [PLAN FOLDER …] [--at DATE | --phases] [--weights W,W,…]

N sets in all, from each FOLDER (a results folder of `jiesu calibrate PLAN`) in proportion to its weight, at even steps of its `sets.csv`. Accounts
have equal weights unless --weights gives others. The file has a column for every key that a plan fits or sets, and for those that the base scenario of
the plans itself sets; where an account does not set a key, its value is that of the base scenario, or the default.

Keys of phases (`phase.NAME.rules.…`): by default they are left out, and the file has the values before the first phase; with --at, each key has the value
in force on that day, by the dates of the plans' base scenario; with --phases they are columns too, and the file fits only scenarios with these phases.

OUT.fit.csv has the fits of all accounts, whose tolerances forecasts need. OUT.informed.csv has the keys that every account fits, each from the account
that the published values inform least. Standard library only; exit code 2 after an error.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import sys
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

SCHEMA = Path(__file__).resolve().parent.parent / "schema.json"
# Settings of a run and of levers, which no parameter set may have.
NOT_OF_SETS = {"enabled", "where", "where_share"}


class Failed(Exception):
    """What is wrong with the files."""


def flat(tree: dict[str, Any], path: str = "") -> dict[str, Any]:
    """The leaves of nested tables by dotted key; `phase.NAME.set.X` is `phase.NAME.X`."""
    found: dict[str, Any] = {}
    for key, value in tree.items():
        name = f"{path}.{key}" if path else key
        found |= flat(value, name) if isinstance(value, dict) else {name: value}
    return {".".join(spelled(name.split("."))): value for name, value in found.items()}


def spelled(parts: list[str]) -> list[str]:
    return parts[:2] + parts[3:] if parts[0] == "phase" and parts[2:3] == ["set"] else parts


def merged(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """A file over the one that it extends: tables merge, and so do phases of one name."""
    found = dict(base)
    for key, value in own.items():
        if isinstance(value, dict) and isinstance(found.get(key), dict):
            found[key] = merged(found[key], value)
        elif key == "phase" and key in found:
            rows = {row["name"]: row for row in found[key]}
            for row in value:
                rows[row["name"]] = merged(rows.get(row["name"], {}), row)
            found[key] = list(rows.values())
        else:
            found[key] = value
    return found


def read(path: Path) -> dict[str, Any]:
    """A scenario or plan over those that it extends; the path of its base is made absolute."""
    with path.open("rb") as file:
        tree = tomllib.load(file)
    if "base" in tree:
        tree["base"] = (path.parent / tree["base"]).resolve()
    return merged(read(path.parent / tree["extends"]), tree) if "extends" in tree else tree


def defaults() -> dict[str, Any]:
    """The default of every key, from the schema."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))

    def of(part: dict[str, Any], path: str) -> dict[str, Any]:
        if "$ref" in part:
            part = schema["$defs"][part["$ref"].rsplit("/", 1)[1]]
        found: dict[str, Any] = {path: part["default"]} if "default" in part else {}
        for key, inner in part.get("properties", {}).items():
            found |= of(inner, f"{path}.{key}" if path else key)
        return found

    return of(schema, "")


@dataclass
class Base:
    """The base scenario of the plans."""

    values: dict[str, Any]
    # Name, first day, and the keys that it sets; in the order of the days.
    phases: list[tuple[str, date, dict[str, Any]]]
    # Keys that the file itself sets for the whole run: they belong to the accounts, and other scenarios do not set them.
    own: list[str]

    @staticmethod
    def of(path: Path) -> Base:
        tree = read(path)
        phases = [(row["name"], row["from"], flat(row.get("set", {}))) for row in tree.get("phase", [])]
        with path.open("rb") as file:
            itself = tomllib.load(file)
        parts = {key: value for key, value in itself.items() if key in ("rules", "behaviour", "demand", "costs")}
        own = [key for key in flat(parts) if key.rsplit(".", 1)[1] not in NOT_OF_SETS]
        values = flat({key: value for key, value in tree.items() if key != "phase"})
        return Base(defaults() | values, sorted(phases, key=lambda phase: phase[1]), own)

    def in_force(self, key: str, given: dict[str, Any], last: int) -> Any:
        """The value of a key in the phase of this number from 1, before all phases for 0: a phase has the rules of the phase before it, unless something
        sets them; what an account sets for the whole run holds in all phases, whatever the base scenario sets there."""
        value = given.get(key, self.values.get(key))
        for name, _, sets in self.phases[:last]:
            if f"phase.{name}.{key}" in given:
                value = given[f"phase.{name}.{key}"]
            elif key not in given and key in sets:
                value = sets[key]
        if value is None:
            raise Failed(f"{key}: one account sets it, another does not, and it has no default")
        return value

    def columns(self, names: list[str], phases: bool) -> list[tuple[str, str, int]]:
        """The name, key and phase of each column, for all names that are set."""
        of_run = [(name, name, 0) for name in names if not name.startswith("phase.")]
        if not phases:
            return of_run
        whole, numbers = {key for _, key, _ in of_run}, range(1, len(self.phases) + 1)
        keys = list(dict.fromkeys(key_of(name) for name in names))
        # A column of the whole run overrides what the base scenario sets in its phases, so these are columns too.
        wanted = set(names) | {f"phase.{name}.{key}" for name, _, sets in self.phases for key in sets if key in whole}
        named = [(f"phase.{self.phases[n - 1][0]}.{key}", key, n) for key in keys for n in numbers]
        return of_run + [column for column in named if column[0] in wanted]


def key_of(name: str) -> str:
    """The key without its phase."""
    return name.split(".", 2)[2] if name.startswith("phase.") else name


def over(settings: dict[str, Any], later: dict[str, Any]) -> dict[str, Any]:
    """A later layer over an earlier one: what it sets for the whole run holds in all phases."""
    whole = {key for key in later if not key.startswith("phase.")}
    return {name: value for name, value in settings.items() if not (name.startswith("phase.") and key_of(name) in whole)} | later


def written(value: Any) -> str:
    """A value as `--set` takes it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, rows: list[dict[str, Any]]) -> None:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


def base_of(plans: list[Path]) -> Base:
    """The base scenario that all plans have."""
    paths = {plan: read(plan).get("base") for plan in plans}
    for plan, path in paths.items():
        if path is None or path != paths[plans[0]]:
            raise Failed(f"{plan}: found the base {path}, expected that of {plans[0]}, {paths[plans[0]]}")
    return Base.of(paths[plans[0]])


def sample(folder: Path, number: int) -> list[dict[str, str]]:
    """This many sets of a results folder, at even steps."""
    found = rows_of(folder / "sets.csv")
    if number > len(found):
        raise Failed(f"{folder}/sets.csv: {len(found)} sets, {number} are asked for")
    rows = [found[(2 * k + 1) * len(found) // (2 * number)] for k in range(number)]
    return [{key: value for key, value in row.items() if key != "set" and not key.startswith("_")} for row in rows]


def informed(folders: list[Path]) -> list[dict[str, str]]:
    """For each key that every account fits, the row of the account whose posterior is widest beside its prior."""
    found = [{row["key"]: row for row in rows_of(folder / "sets.informed.csv")} for folder in folders]
    return [max((rows[key] for rows in found), key=lambda row: float(row["ratio"])) for key in found[0] if all(key in rows for rows in found)]


def combine(given: argparse.Namespace) -> None:
    plans, folders = given.pairs[::2], given.pairs[1::2]
    base = base_of(plans)
    bounds = [round(given.number * sum(given.weights[:k]) / sum(given.weights)) for k in range(len(plans) + 1)]
    drawn, fits = [], []
    for plan, folder, first, last in zip(plans, folders, bounds, bounds[1:], strict=False):
        if last == first:
            raise Failed(f"{plan}: none of {given.number} sets; ask for more, or leave it out")
        settings = flat(read(plan).get("set", {}))
        drawn += [(plan.stem, over(settings, row)) for row in sample(folder, last - first)]
        worth = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["worth"]
        fits += [{"account": plan.stem, "worth": worth} | row for row in rows_of(folder / "fit.csv")]

    names = list(dict.fromkeys([*base.own, *(name for _, settings in drawn for name in settings)]))
    known, of_phases = {name for name, _, _ in base.phases}, sorted(name for name in names if name.startswith("phase."))
    for name in of_phases:
        if name.split(".")[1] not in known:
            raise Failed(f"`{name}`: the base scenario has no such phase")
    columns = base.columns(names, given.phases)
    if given.at:
        # Keys that only phases have are columns too.
        today = sum(begins <= given.at for _, begins, _ in base.phases)
        columns = [(key, key, today) for key in dict.fromkeys(key_of(name) for name in names)]
    elif not given.phases:
        for name in of_phases:
            print(f"left out without --phases or --at: {name}", file=sys.stderr)
    rows = [
        {"set": number} | {name: written(base.in_force(key, settings, phase)) for name, key, phase in columns} | {"_account": account}
        for number, (account, settings) in enumerate(drawn, 1)
    ]
    write(given.out, rows)
    write(given.out.with_suffix(".fit.csv"), fits)
    write(given.out.with_suffix(".informed.csv"), informed(folders))
    print(f"{given.out}: {len(rows)} sets of {len(plans)} accounts, {len(columns)} keys")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("number", type=int)
    parser.add_argument("pairs", nargs="+", type=Path, metavar="PLAN FOLDER")
    when = parser.add_mutually_exclusive_group()
    when.add_argument("--phases", action="store_true")
    when.add_argument("--at", type=date.fromisoformat, metavar="DATE")
    parser.add_argument("--weights", type=lambda text: [float(weight) for weight in text.split(",")])
    given = parser.parse_args(arguments)
    if len(given.pairs) % 2:
        parser.error("every plan needs a folder")
    accounts = len(given.pairs) // 2
    given.weights = given.weights or [1.0] * accounts
    if len(given.weights) != accounts:
        parser.error(f"{len(given.weights)} weights for {accounts} accounts")
    if not all(weight > 0 and math.isfinite(weight) for weight in given.weights):
        parser.error("weights are positive numbers")
    if len({plan.stem for plan in given.pairs[::2]}) < accounts:
        parser.error("a plan is given twice")
    try:
        combine(given)
    except (Failed, OSError) as failure:
        print(f"error: {failure}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
