"""Judges the scenarios boston-2011 and kansas-city by requests that were not used to fit them.

    python validate_311.py boston|kansas-city                 runs `jiesu run ../CITY.toml --orders` and prints the table
    python validate_311.py CITY --results DIR                 reads a results folder with orders.csv instead
    python validate_311.py CITY --judged-mix                  gives the run the judged months' mix of categories, which is no forecast
    python validate_311.py CITY --jiesu PATH                  which program to run

Needs no request: held-out.csv and categories.csv of the city's folder are aggregates. Exit code 0 if every line says yes, else 1.
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

LARGE = 500  # requests from which a department's share on time is judged
POINTS = 0.04
FACTOR = 1.15
DISPERSION = 0.20

# First and last judged day, minutes within which a request is closed at once, the unit of time that a quantile may be off by.
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
    """The figures of held-out.csv, of a run's orders; those of days are means over replications."""
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
        # Never closed and without a limit is on time in the cities' books.
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
    parser.add_argument("--judged-mix", action="store_true")
    parser.add_argument("--jiesu", default="jiesu")
    choice = parser.parse_args()
    scenario, _, _, _, (unit, hours) = CITIES[choice.city]
    categories = list(read(HERE / choice.city / "categories.csv"))
    department_of = {row["category"]: row["department"] for row in categories}
    sets = [f"city.categories.{row['category']}.mix={row['requests_judged']}" for row in categories] if choice.judged_mix else []
    with tempfile.TemporaryDirectory() as scratch:
        if choice.results is None:
            simulate(scenario, choice.jiesu, sets, f"{scratch}/run")
        simulated = measure(choice.city, choice.results or f"{scratch}/run", department_of)
    data = {(row["period"], row["department"], row["measure"]): (int(row["n"]), float(row["value"])) for row in read(HERE / choice.city / "held-out.csv")}

    verdicts = []

    def line(department, name, shown, judge):
        n, judged = data["judged", department, name]
        fitted = data["fit", department, name][1]
        value = simulated[department, name]
        said = judge(value, judged, fitted) if judge else None
        verdicts.extend([said] if said is not None else [])
        verdict = {True: "yes", False: "no", None: ""}[said]
        words = f"{'' if department == 'all' else department + ': '}{name.replace('_', ' ')}"
        print(f"{words:<28}{n:>7}{shown(fitted):>12}{shown(judged):>12}{shown(value):>12}   {verdict}".rstrip())

    share = lambda value: f"{100 * value:.1f} %"
    time = lambda value: f"{value / hours:.{2 if hours == 1 else 1}f} {unit}"
    plain = lambda value: f"{value:.3f}"
    near = lambda value, judged, _: abs(value - judged) <= POINTS
    close = lambda value, judged, _: abs(value - judged) <= hours or (judged > 0 and 1 / FACTOR <= value / judged <= FACTOR)
    print(f"{'':<28}{'n':>7}{'fit':>12}{'judged':>12}{'simulated':>12}   verdict")
    large = [d for (p, d, m), (n, _) in data.items() if p == "judged" and m == "on_time" and d != "all" and n >= LARGE]
    for department in sorted(large, key=lambda d: -data["judged", d, "on_time"][0]):
        line(department, "on_time", share, near)
    line("all", "on_time", share, None)
    for name in PROBABILITIES:
        line("all", name, time, close)
    # The share is fitted: what comes out of it is no verdict on the model.
    line("all", "at_once", share, None)
    line("all", "open_after_a_year", share, None)
    line("all", "irregularity", plain, lambda value, judged, _: abs(value / judged - 1) <= DISPERSION)
    line("all", "a_day", lambda value: f"{value:.1f}", None)
    print(f"\n{sum(verdicts)} of {len(verdicts)} say yes: share on time within {100 * POINTS:.0f} points, time to close within a factor {FACTOR} or 1 {unit},")
    print(f"irregularity of days within {100 * DISPERSION:.0f} %")
    sys.exit(0 if all(verdicts) else 1)


if __name__ == "__main__":
    main()
