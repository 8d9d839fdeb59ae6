"""Puts the samples of several calibrations, one per account, into one file of parameter sets.

    python combine.py OUT.csv N PLAN FOLDER [PLAN FOLDER …] [--phases] [--weights W,W,…]

N sets in all, from each FOLDER (a results folder of `jiesu calibrate PLAN`) in proportion to its weight (equal unless given), at even steps of
its `sets.csv`. A column for every key that a plan fits or sets; where an account has nothing to say about a key, the value of the base scenario or
the default. Keys of phases only with --phases: such sets fit scenarios with these phases. OUT.fit.csv has the fits of all accounts, whose
tolerances forecasts need. Standard library only.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import tomllib
from pathlib import Path
from typing import Any

SCENARIOS = Path(__file__).resolve().parent.parent
# What the base scenario of the accounts sets for its topics belongs to the accounts, not to the dates.
SHARED = {"rules.monthly_topic.streets": True, "rules.monthly_topic.delay": "180 d"}


def flat(tree: dict[str, Any], path: str = "") -> dict[str, Any]:
    """The leaves of nested tables by dotted key."""
    found: dict[str, Any] = {}
    for key, value in tree.items():
        name = f"{path}.{key}" if path else key
        found |= flat(value, name) if isinstance(value, dict) else {name: value}
    return found


def settings(plan: Path) -> dict[str, Any]:
    """What a plan, and those that it extends, set for all its sets."""
    with plan.open("rb") as file:
        tree = tomllib.load(file)
    base = settings(plan.parent / tree["extends"]) if "extends" in tree else dict(SHARED)
    own = flat({key: value for key, value in tree.get("set", {}).items()})
    # A plan that extends another writes a table of its own where that has `set.…` too.
    return base | own


def defaults() -> dict[str, Any]:
    """The value of every key in the base scenario of Beijing, or its default."""
    schema = json.loads((SCENARIOS / "schema.json").read_text(encoding="utf-8"))

    def of(part: dict[str, Any], path: str) -> dict[str, Any]:
        if "$ref" in part:
            part = schema["$defs"][part["$ref"].rsplit("/", 1)[1]]
        found: dict[str, Any] = {path: part["default"]} if "default" in part else {}
        for key, inner in part.get("properties", {}).items():
            found |= of(inner, f"{path}.{key}" if path else key)
        return found

    with (SCENARIOS / "base" / "beijing.toml").open("rb") as file:
        return of(schema, "") | flat(tomllib.load(file))


def written(value: Any) -> str:
    """A value as `--set` takes it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("number", type=int)
    parser.add_argument("pairs", nargs="+", type=Path, metavar="PLAN FOLDER")
    parser.add_argument("--phases", action="store_true")
    parser.add_argument("--weights", type=lambda text: [float(weight) for weight in text.split(",")])
    given = parser.parse_args()
    if len(given.pairs) % 2:
        parser.error("every plan needs a folder")
    accounts = list(zip(given.pairs[::2], given.pairs[1::2], strict=True))
    weights = given.weights or [1.0] * len(accounts)
    if len(weights) != len(accounts):
        parser.error(f"{len(weights)} weights for {len(accounts)} accounts")

    known, rows, fits = defaults(), [], []
    bounds = [round(given.number * sum(weights[:k]) / sum(weights)) for k in range(len(weights) + 1)]
    for (plan, folder), first, last in zip(accounts, bounds, bounds[1:], strict=False):
        with (folder / "sets.csv").open(encoding="utf-8", newline="") as file:
            sample = list(csv.DictReader(file))
        if last - first > len(sample):
            print(f"{folder}/sets.csv: {len(sample)} sets, {last - first} are asked for", file=sys.stderr)
            return 2
        shared = {key: written(value) for key, value in settings(plan).items()}
        for k in range(last - first):
            row = sample[(2 * k + 1) * len(sample) // (2 * (last - first))]
            rows.append(shared | {key: value for key, value in row.items() if not key.startswith("_") and key != "set"} | {"_account": plan.stem})
        with (folder / "fit.csv").open(encoding="utf-8", newline="") as file:
            fits += [{"account": plan.stem} | row for row in csv.DictReader(file)]
    keys = list(dict.fromkeys(key for row in rows for key in row if key != "_account" and (given.phases or not key.startswith("phase."))))
    dropped = sorted({key for row in rows for key in row if key.startswith("phase.")} if not given.phases else set())
    for key in dropped:
        print(f"left out without --phases: {key}", file=sys.stderr)
    with given.out.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["set", *keys, "_account"])
        for number, row in enumerate(rows, 1):
            # A key of a phase has the value of the run where an account does not change it in that phase.
            of_run = [key.split(".", 2)[-1] if key.startswith("phase.") else key for key in keys]
            values = [row.get(key) or row.get(plain) or written(known[plain]) for key, plain in zip(keys, of_run, strict=True)]
            table.writerow([number, *values, row["_account"]])
    with given.out.with_suffix(".fit.csv").open("w", encoding="utf-8", newline="") as file:
        fit = csv.DictWriter(file, list(fits[0]), lineterminator="\n")
        fit.writeheader()
        fit.writerows(fits)
    print(f"{given.out}: {len(rows)} sets of {len(accounts)} accounts, {len(keys)} keys")
    return 0


if __name__ == "__main__":
    sys.exit(main())
