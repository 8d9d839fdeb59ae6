"""Compares the scenarios boston-2011 and kansas-city with held-out requests, which their fit did not use.

    python validate_311.py boston|kansas-city                 runs `jiesu run ../CITY.toml --orders` and prints the table
    python validate_311.py CITY --results DIR                 reads a results folder with orders.csv instead
    python validate_311.py CITY --held-out-mix                gives the run the held-out months' mix of categories, so it is no forecast
    python validate_311.py CITY --jiesu PATH                  which program to run

Needs no single requests: held-out.csv and categories.csv of the city's folder are aggregates. Exit code 0 if every figure lies within its margin, else 1.
"""

import argparse
import csv
import datetime as dt
import pathlib
import statistics
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict

from fit_311 import HERE
from fitting_311 import PROBABILITIES, YEAR, irregularity, quantile
from requests_311 import DAY, Clock

LARGE = 500  # least number of requests for a verdict on a department's share on time
POINTS = 0.04
FACTOR = 1.15
DISPERSION = 0.20

# Scenario, first and last held-out day, minutes within which a request counts as closed at once, the unit by which a quantile may be off.
CITIES = {
    "boston": ("boston-2011", dt.date(2011, 9, 1), dt.date(2011, 9, 30), 15, ("h", 1.0)),
    "kansas-city": ("kansas-city", dt.date(2016, 1, 1), dt.date(2016, 12, 31), None, ("d", 24.0)),
}


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def simulate(scenario, jiesu, sets, folder):
    command = [jiesu, "run", str(HERE.parent / f"{scenario}.toml"), "--orders", "--quiet", "--out", folder]
    subprocess.run(command + [word for key in sets for word in ("--set", key)], check=True, stdout=subprocess.DEVNULL)


def measure(city, folder, department_of):
    """The figures of held-out.csv from a run's orders; daily figures are means over replications."""
    _, first, last, minutes, _ = CITIES[city]
    whole_days = minutes is None
    off = {dt.date.fromisoformat(row["date"]) for row in read(HERE / city / "calendar.csv")}
    clock = Clock(first, last, off)
    profile = {(row["kind"], int(row["index"])): float(row["value"]) for row in read(HERE / city / "profiles.csv")}
    days = [first + DAY * i for i in range((last - first).days + 1)]
    factors = {day: profile["weekday", clock.like(day)] * profile["month", day.month] for day in days}
    counts, orders = defaultdict(Counter), defaultdict(list)
    for row in read(pathlib.Path(folder) / "orders.csv"):
        # The city's clock starts when the request is on record.
        day = row["dispatched"][:10]
        if not day or not str(first) <= day <= str(last):
            continue
        opened, closed, deadline, called = (dt.datetime.fromisoformat(row[key]) if row[key] else None for key in ("dispatched", "closed", "deadline", "opened"))
        due = deadline + (opened - called)
        if whole_days:
            hours = 24.0 * (closed.date() - opened.date()).days if closed else None
            on_time = closed.date() <= due.date() if closed else False
        else:
            hours = (closed - opened).total_seconds() / 3600 if closed else None
            on_time = closed is not None and closed <= due
        # The cities count a request without a limit as on time even if it is never closed.
        on_time = on_time or (closed is None and due.year > 2050)
        counts[row["city"], row["replication"]][opened.date()] += 1
        for department in ("all", department_of[row["category"]]):
            orders[department].append((hours, on_time))
    found = {("all", "irregularity"): statistics.mean(irregularity(of_run, factors) for of_run in counts.values())}
    found["all", "a_day"] = statistics.mean(sum(of_run.values()) for of_run in counts.values()) / len(days)
    for department, chosen in orders.items():
        found[department, "on_time"] = sum(on_time for _, on_time in chosen) / len(chosen)
        at_once = 0.0 if whole_days else minutes / 60
        found[department, "at_once"] = sum(hours is not None and hours <= at_once for hours, _ in chosen) / len(chosen)
        closed = sorted(hours for hours, _ in chosen if hours is not None and hours <= YEAR)
        found[department, "open_after_a_year"] = 1 - len(closed) / len(chosen)
        for name, p in PROBABILITIES.items():
            found[department, name] = quantile(closed, p)
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("city", choices=CITIES)
    parser.add_argument("--results")
    parser.add_argument("--held-out-mix", action="store_true")
    parser.add_argument("--jiesu", default="jiesu")
    choice = parser.parse_args()
    scenario, _, _, _, (unit, hours) = CITIES[choice.city]
    categories = list(read(HERE / choice.city / "categories.csv"))
    department_of = {row["category"]: row["department"] for row in categories}
    sets = [f"city.categories.{row['category']}.mix={row['requests_held_out']}" for row in categories] if choice.held_out_mix else []
    with tempfile.TemporaryDirectory() as scratch:
        if choice.results is None:
            simulate(scenario, choice.jiesu, sets, f"{scratch}/run")
        simulated = measure(choice.city, choice.results or f"{scratch}/run", department_of)
    data = {(row["period"], row["department"], row["measure"]): (int(row["n"]), float(row["value"])) for row in read(HERE / choice.city / "held-out.csv")}

    verdicts = []

    def line(department, name, shown, within):
        n, held_out = data["held_out", department, name]
        fitted = data["fit", department, name][1]
        value = simulated[department, name]
        met = within(value, held_out) if within else None
        verdicts.extend([met] if met is not None else [])
        verdict = {True: "yes", False: "no", None: ""}[met]
        words = f"{'' if department == 'all' else department + ': '}{name.replace('_', ' ')}"
        print(f"{words:<28}{n:>7}{shown(fitted):>12}{shown(held_out):>12}{shown(value):>12}   {verdict}".rstrip())

    share = lambda value: f"{100 * value:.1f} %"
    time = lambda value: f"{value / hours:.{2 if hours == 1 else 1}f} {unit}"
    plain = lambda value: f"{value:.3f}"
    near = lambda value, held_out: abs(value - held_out) <= POINTS
    close = lambda value, held_out: abs(value - held_out) <= hours or (held_out > 0 and 1 / FACTOR <= value / held_out <= FACTOR)
    print(f"{'':<28}{'n':>7}{'fit':>12}{'held out':>12}{'simulated':>12}   within margin")
    large = [d for (p, d, m), (n, _) in data.items() if p == "held_out" and m == "on_time" and d != "all" and n >= LARGE]
    for department in sorted(large, key=lambda d: -data["held_out", d, "on_time"][0]):
        line(department, "on_time", share, near)
    line("all", "on_time", share, None)
    for name in PROBABILITIES:
        line("all", name, time, close)
    # This share is fitted, so it is no test of the model.
    line("all", "at_once", share, None)
    line("all", "open_after_a_year", share, None)
    line("all", "irregularity", plain, lambda value, held_out: abs(value / held_out - 1) <= DISPERSION)
    line("all", "a_day", lambda value: f"{value:.1f}", None)
    print(f"\n{sum(verdicts)} of {len(verdicts)} within the margin: share on time {100 * POINTS:.0f} points, time to close a factor {FACTOR} or 1 {unit},")
    print(f"irregularity of days {100 * DISPERSION:.0f} %")
    sys.exit(0 if all(verdicts) else 1)


if __name__ == "__main__":
    main()
