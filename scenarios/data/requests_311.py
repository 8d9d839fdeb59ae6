"""Reads a city's service requests, and its days off. fit_311.py says where they come from.

Standard library only.
"""

import csv
import datetime as dt
import gzip
import math
import re

DAY = dt.timedelta(days=1)
NEVER = math.inf


# --- days off -------------------------------------------------------------------------------------------------------------------------


def holidays(year, state_days=()):
    """Federal holidays of the United States as observed on working days, and those of the state."""

    def nth(month, weekday, n):
        first = dt.date(year, month, 1)
        return first + DAY * ((weekday - first.weekday()) % 7 + 7 * (n - 1))

    def observed(month, day):
        date = dt.date(year, month, day)
        return date + DAY * {5: -1, 6: 1}.get(date.weekday(), 0)

    last_of_may = dt.date(year, 5, 31)
    days = {observed(1, 1), nth(1, 0, 3), nth(2, 0, 3), last_of_may - DAY * last_of_may.weekday(), observed(7, 4), nth(9, 0, 1)}
    days |= {nth(10, 0, 2), observed(11, 11), nth(11, 3, 4), observed(12, 25)}
    return days | ({nth(4, 0, 3)} if "patriots" in state_days else set())


class Clock:
    """Hours of working days from the first day on: the clock stands still on others."""

    def __init__(self, first, last, off):
        self.first, self.off = first, off
        self.gone = [0]
        for i in range((last - first).days + 1):
            self.gone.append(self.gone[-1] + (24 if self.works(first + DAY * i) else 0))

    def works(self, date):
        return date.weekday() < 5 and date not in self.off

    def until(self, time):
        day = min((time.date() - self.first).days, len(self.gone) - 2)
        worked = (self.gone[day + 1] - self.gone[day]) / 24
        return self.gone[day] + worked * (time.hour + time.minute / 60 + time.second / 3600)

    def like(self, date):
        """Weekday that a day is like: a holiday is like a Sunday."""
        return 6 if date.weekday() < 5 and date in self.off else date.weekday()


# --- requests -------------------------------------------------------------------------------------------------------------------------


class Request:
    """opened (datetime), department, kinds (from the finest group to the coarsest), hours to close and the same on the working clock,
    limit in hours on both clocks (None without), on_time (None if not recorded), by_telephone."""


def rows(path):
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def boston(raw):
    parse = lambda text: dt.datetime.strptime(text, "%Y-%m-%d %H:%M:%S") if text else None
    clock = Clock(dt.date(2011, 7, 1), dt.date(2036, 1, 1), set().union(*(holidays(year, ["patriots"]) for year in range(2011, 2037))))
    requests = []
    for row in rows(raw / "boston_calibration.csv.gz"):
        if row["type"] == "Schedule a Bulk Item Pickup":
            continue
        request = Request()
        request.opened, target, closed = (parse(row[key]) for key in ("open_dt", "target_dt", "closed_dt"))
        request.department = row["department"].strip("_").lower().replace(" ", "")
        by_citizen = row["source"] not in ("Employee Generated", "Maximo Integration")
        request.by_telephone = row["source"] == "Constituent Call"
        request.on_time = {"1": True, "0": False}.get(row["on_time"])
        hours = lambda end: (end - request.opened).total_seconds() / 3600
        worked = lambda end: max(0.0, clock.until(end) - clock.until(request.opened))
        request.hours = [hours(closed), worked(closed)] if closed else [NEVER, NEVER]
        limited = target is not None and target > request.opened
        request.limit = [hours(target), worked(target)] if limited else None
        request.closed_on_a_day_off = closed is not None and not clock.works(closed.date())
        who = "" if by_citizen else " by crews"
        request.kinds = [row["type"] + who]
        requests.append(request)
    hurricane_and_batch = {dt.date(2011, 8, 28), dt.date(2011, 8, 29), dt.date(2011, 7, 6)}
    return City(
        name="boston",
        title="Boston's service requests",
        start="2011-09-01",
        requests=requests,
        clock=clock,
        fit=lambda date: date.month < 9 and date not in hurricane_and_batch,
        held_out=lambda date: date.month == 9,
        days=[dt.date(2011, 7, 1) + DAY * i for i in range(92)],
        at_once=0.25,
        dates_only=False,
        shortest=0.0,
        residents=(22, 28_000),
        years=range(2011, 2014),
        state_days=["patriots"],
        origin="City of Boston, Analyze Boston, 311 service requests (PDDL 1.0)",
        periods="July and August 2011 without 6 July (a batch entry), 28 and 29 August (a hurricane)",
    )


def kansas_city(raw, first="2014"):
    clock = Clock(dt.date(2007, 1, 1), dt.date(2021, 1, 1), set().union(*(holidays(year) for year in range(2007, 2022))))
    requests = []
    for row in rows(raw / "kansascity_calibration.csv.gz"):
        if not first <= row["open_dt"][:4] <= "2016":
            continue
        request = Request()
        request.opened = dt.datetime.strptime(row["open_dt"], "%Y-%m-%d %H:%M:%S")
        request.department = re.sub("[^a-z]+", "_", row["department"].lower())
        request.by_telephone = row["source"] == "PHONE"
        request.on_time = {"1": False, "0": True}.get(row["exceeded_estimate"])
        if row["days_to_close"]:
            # Dates only: working days between them, each of 24 hours.
            date = dt.date.fromisoformat(row["closed_date"])
            opened, closed = (clock.gone[(day - clock.first).days + 1] for day in (request.opened.date(), date))
            request.hours = [24.0 * int(row["days_to_close"]), float(closed - opened)]
            request.closed_on_a_day_off = not clock.works(date)
        else:
            request.hours, request.closed_on_a_day_off = [NEVER, NEVER], False
        request.limit = None
        request.kinds = [f"{row['category']}: {row['type']}", row["category"]]
        requests.append(request)
    return City(
        name="kansas-city",
        title="Kansas City's service requests",
        start="2016-01-01",
        requests=requests,
        clock=clock,
        fit=lambda date: date.year < 2016,
        held_out=lambda date: date.year == 2016,
        days=[dt.date(2014, 1, 1) + DAY * i for i in range(365 * 3 + 1)],
        at_once=0.0,
        dates_only=True,
        shortest=24.0,
        residents=(16, 3_000),
        years=range(2015, 2020),
        state_days=[],
        origin="Kansas City, Missouri, open data, 311 calls of 16 neighbourhoods (public domain)",
        periods="2014 and 2015",
    )


class City:
    def __init__(self, **values):
        self.__dict__.update(values)


CITIES = {"boston": boston, "kansas-city": kansas_city}
