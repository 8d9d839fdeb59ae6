"""Forecasts a city's service requests period by period, each from a fit to what was known the day before.

    python rolling_311.py boston|kansas-city RAW_DIR              writes CITY/observed.csv and CITY/rolling.csv, which `jiesu score` reads
    python rolling_311.py CITY RAW_DIR --jiesu PATH               which program to run
    python rolling_311.py CITY RAW_DIR --only 2016-01             forecasts one period and prints it

RAW_DIR as in fit_311.py. Kansas City: months 2012 to 2016, each from the 24 months before it; Boston: weeks of July to September 2011 from the fifth on,
each from all days before it. Every fit sees a request as it stood at midnight before the period: what closed later is open. A run then simulates the
period, 40 times. Both files are counts and shares of a period of all requests or of one of the largest departments. Standard library only.
"""

import argparse
import csv
import datetime as dt
import pathlib
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from copy import copy

from fit_311 import HERE, scenario, table
from fitting_311 import arrivals, fit_limit, group
from requests_311 import CITIES, DAY, NEVER, City, boston, holidays, kansas_city

REPLICATIONS = 40
SMALL = "other"  # the department of all departments that are not listed here
DEPARTMENTS = {
    "boston": ["pwdx", "isd", "btdt", "info", "park"],
    "kansas-city": ["nhs", "public_works", "water_services"],
}


def midnight(date):
    return dt.datetime.combine(date, dt.time())


def read(name, raw):
    """The requests of a city, with the time of closing, and all other departments as one."""
    city = boston(raw) if name == "boston" else kansas_city(raw, "2007")
    for request in city.requests:
        if request.department not in DEPARTMENTS[name]:
            request.department = SMALL
        closes = request.hours[0] < NEVER
        if city.dates_only:
            request.closed = midnight(request.opened.date() + DAY * int(request.hours[0] / 24)) if closes else None
        else:
            request.closed = request.opened + dt.timedelta(hours=request.hours[0]) if closes else None
    return city


def periods(name):
    """Name, first day and the day after the last, of every period."""
    if name == "boston":
        # The weeks that lie wholly within the data.
        first = [dt.date(2011, 7, 4) + 7 * DAY * i for i in range(12)]
        return [(f"{day.isocalendar()[0]}-W{day.isocalendar()[1]:02}", day, day + 7 * DAY) for day in first]
    months = [dt.date(year, month, 1) for year in range(2007, 2018) for month in range(1, 13)]
    return [(f"{day:%Y-%m}", day, after) for day, after in zip(months, months[1:]) if day.year < 2017]


# --- the fit ----------------------------------------------------------------------------------------------------------------------------


def seen(city, request, day):
    """A request as it stood at the midnight before `day`."""
    now = copy(request)
    if request.closed is None or request.closed >= midnight(day):
        now.hours, now.closed_on_a_day_off = [NEVER, NEVER], False
    if city.dates_only:
        # Open at the end of the day before.
        last = day - DAY
        until = lambda date: city.clock.gone[(date - city.clock.first).days + 1]
        now.age = [24.0 * (last - request.opened.date()).days, float(until(last) - until(request.opened.date()))]
    else:
        age = (midnight(day) - request.opened).total_seconds() / 3600
        now.age = [age, max(0.0, city.clock.until(midnight(day)) - city.clock.until(request.opened))]
    return now


def lead_times(city, members, clock):
    """Shares closed at once and never, and quantiles of the other lead times: by Kaplan and Meier, because requests that are open may close."""
    at_once = sum(request.hours[0] <= city.at_once for request in members)
    others = [request for request in members if request.hours[0] > city.at_once]
    closings = Counter(max(request.hours[clock], city.shortest) for request in others if request.hours[0] < NEVER)
    censored = sorted(max(request.age[clock], city.shortest) for request in others if request.hours[0] == NEVER)
    at_risk, open_, curve, gone = len(others), 1.0, [], 0
    for time in sorted(closings):
        while gone < len(censored) and censored[gone] < time:
            gone, at_risk = gone + 1, at_risk - 1
        open_ *= 1 - closings[time] / at_risk
        at_risk -= closings[time]
        curve.append((time, 1 - open_))
    share = at_once / len(members)
    # Rounded here, so that both are at most 1 together.
    share = float(f"{share:.4g}")
    fit = {"at_once": share, "left_open": min((1 - share) * open_, 0.9999 - share) if share < 0.9999 else 0.0, "lead": []}
    if curve:
        steps = 20 if sum(closings.values()) >= 100 else 10
        reached = curve[-1][1]
        fit["lead"] = [next(time for time, closed in curve if closed >= i / steps * reached - 1e-12) for i in range(steps + 1)]
    return fit


def fitted(city, name, day):
    """Scenario, calendar and profiles of a fit to what was known before `day`."""
    first = min(r.opened.date() for r in city.requests) if name == "boston" else day.replace(year=day.year - 2)
    left_out = {dt.date(2011, 8, 28), dt.date(2011, 8, 29), dt.date(2011, 7, 6)}  # as in fit_311.py: a hurricane and a batch entry
    here = City(**city.__dict__)
    here.fit = lambda date: first <= date < day and date not in left_out
    here.days = [first + DAY * i for i in range((day - first).days)]
    here.requests = [seen(city, request, day) for request in city.requests if first <= request.opened.date() < day]
    here.start = str(day)
    group(here)
    mean, hours, weekdays, months, size = arrivals(here)
    members = defaultdict(list)
    for request in here.requests:
        if request.kind is not None and here.fit(request.opened.date()):
            members[request.department, request.kind].append(request)
    fits = {}
    for key, requests in members.items():
        limit, clock = fit_limit(here, requests)
        fits[key] = len(requests), {**lead_times(here, requests, clock), "limit": limit, "days": ("calendar", "working")[clock]}
    every = [request for requests in members.values() for request in requests]
    # Days that vary no more than by chance have no finite size.
    size = size if 0 < size < 1000 else 1000.0
    text = scenario(here, fits, mean, size, sum(request.by_telephone for request in every) / len(every))
    profile = [("hour", hours, 0), ("weekday", weekdays, 0), ("month", months, 1)]
    profiles = table(["kind", "index", "value"], [[k, i, f"{v:.6f}"] for k, vs, at in profile for i, v in enumerate(vs, at)])
    off = sorted(date for year in range(day.year - 1, day.year + 2) for date in holidays(year, city.state_days))
    return text, table(["date", "kind"], [[date, "holiday"] for date in off]), profiles


def simulated(city, name, day, after, jiesu, scratch):
    """The orders of a run that simulates the period from `day` to before `after`, as requests, by replication."""
    text, calendar, profiles = fitted(city, name, day)
    folder = pathlib.Path(scratch)
    data = f'"../data/{name}/'
    (folder / "forecast.toml").write_text(text.replace(data, '"'), encoding="utf-8")
    (folder / "calendar.csv").write_text(calendar, encoding="utf-8")
    (folder / "profiles.csv").write_text(profiles, encoding="utf-8")
    # The orders that are open when the month begins are those of a year before it; weeks are scored by requests of the week alone.
    warmup = 2 if name == "boston" else 12
    sets = [f"run.replications={REPLICATIONS}", "run.months=1", f"run.warmup={warmup}", "run.seed=1", 'output.levels=["city"]']
    command = [jiesu, "run", str(folder / "forecast.toml"), "--orders", "--quiet", "--force", "--out", str(folder / "run")]
    subprocess.run(command + [word for key in sets for word in ("--set", key)], check=True, stdout=subprocess.DEVNULL)
    begin, end, runs = str(day), str(after), defaultdict(list)
    with open(folder / "run" / "orders.csv", encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        header = next(rows)
        replication, unit, *times = (header.index(key) for key in ("replication", "unit", "opened", "dispatched", "closed", "deadline"))
        for row in rows:
            # Times sort as texts. The city's clock starts when the request is on record.
            if not row[times[1]] or row[times[1]] >= end or max(row[times[1]], row[times[2]]) < begin:
                continue
            called, opened, closed, deadline = (dt.datetime.fromisoformat(row[i]) if row[i] else None for i in times)
            due = deadline + (opened - called)
            due = due if due.year < 2050 else None
            runs[row[replication]].append(City(department=row[unit].split("@")[0], opened=opened, closed=closed, due=due))
    return runs


# --- what is forecast -------------------------------------------------------------------------------------------------------------------


def in_time(city, request):
    """Whether a closed request was closed in time; None where the city does not say."""
    if hasattr(request, "on_time"):
        return request.on_time
    if request.due is None:
        return True
    return request.closed.date() <= request.due.date() if city.dates_only else request.closed <= request.due


def measured(city, name, requests, day, after):
    """Measure, department and value of a period. All are known when the period is over.

    opened              requests
    closed_in_period    share of them that were closed before its end
    on_time             Kansas City: of the requests closed in the period and opened within a year before it, the share closed in time. Boston, whose
                        data begin with July: of those opened in the period that were closed or due before its end, the share closed in time.
    """
    begin, end = midnight(day), midnight(after)
    for department in ["all"] + DEPARTMENTS[name]:
        chosen = [request for request in requests if department in ("all", request.department)]
        opened = [request for request in chosen if begin <= request.opened < end]
        is_closed = lambda request: request.closed is not None and request.closed < end
        yield "opened", department, len(opened)
        if name == "boston":
            decided = [is_closed(r) and in_time(city, r) for r in opened if is_closed(r) or (r.due is not None and r.due < end)]
        else:
            decided = [in_time(city, r) for r in chosen if r.closed is not None and begin <= r.closed < end and r.opened >= begin - 365 * DAY]
        decided = [one for one in decided if one is not None]
        if decided:
            yield "on_time", department, sum(decided) / len(decided)
        if opened and (name == "boston" or department == "all"):
            yield "closed_in_period", department, sum(map(is_closed, opened)) / len(opened)


def shown(value):
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("city", choices=CITIES)
    parser.add_argument("raw", type=pathlib.Path)
    parser.add_argument("--jiesu", default="jiesu")
    parser.add_argument("--only")
    choice = parser.parse_args()
    name = choice.city
    city = read(name, choice.raw)
    for request in city.requests:
        request.due = None
        if name == "boston":
            # By its times, as the simulated requests are.
            request.due = request.opened + dt.timedelta(hours=request.limit[0]) if request.limit is not None else None
            del request.on_time
    all_periods = periods(name)
    observed = [
        [period, measure, department, shown(value)]
        for period, day, after in all_periods
        for measure, department, value in measured(city, name, city.requests, day, after)
        # Requests from before the data begin are not among those that close in its first year.
        if name == "boston" or measure != "on_time" or period >= "2008-01"
    ]
    forecast_from = "2011-W31" if name == "boston" else "2012-01"
    forecasts = []
    for period, day, after in all_periods:
        if period < forecast_from or choice.only not in (None, period):
            continue
        with tempfile.TemporaryDirectory() as scratch:
            runs = simulated(city, name, day, after, choice.jiesu, scratch)
        for replication in sorted(runs, key=int):
            for measure, department, value in measured(city, name, runs[replication], day, after):
                forecasts.append([period, measure, department, replication, shown(value)])
        print(period, file=sys.stderr, flush=True)
    if choice.only:
        return print(table(["period", "measure", "unit", "sample", "value"], forecasts), end="")
    forecasts.sort(key=lambda row: (row[1], row[2], row[0], int(row[3])))
    observed.sort(key=lambda row: (row[1], row[2], row[0]))
    (HERE / name / "observed.csv").write_text(table(["period", "measure", "unit", "value"], observed), encoding="utf-8")
    (HERE / name / "rolling.csv").write_text(table(["period", "measure", "unit", "sample", "value"], forecasts), encoding="utf-8")


if __name__ == "__main__":
    main()
