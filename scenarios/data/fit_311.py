"""Fits a city's service requests: arrivals, categories, limits and lead times, from the months of the fit only.

    python fit_311.py boston RAW_DIR              writes boston/*.csv and ../base/boston.toml
    python fit_311.py kansas-city RAW_DIR         likewise
    ... --check                                   writes nothing, exit code 1 if a file would differ

RAW_DIR holds boston_calibration.csv.gz (Analyze Boston, 311 service requests of July to September 2011) and kansascity_calibration.csv.gz
(Kansas City 311, 16 neighbourhoods, 2007-2016). Rows stay there; what is written are counts, shares and quantiles of groups of at least 30.
judged.csv has the same figures of the judged months: nothing but judge_311.py reads it. Standard library only.
"""

import bisect
import csv
import datetime as dt
import gzip
import math
import pathlib
import re
import statistics
import sys
from collections import Counter, defaultdict

HERE = pathlib.Path(__file__).resolve().parent
DAY = dt.timedelta(days=1)
YEAR = 365 * 24.0  # hours after which a request counts as open
NEVER = math.inf
SMALLEST = 30  # requests behind any figure of a category
OWN = 60  # requests that make a type a category of its own
PROBABILITIES = {"p10": 0.1, "p25": 0.25, "p50": 0.5, "p75": 0.75, "p90": 0.9}


def quantile(ordered, p):
    """Type 7 (Hyndman and Fan 1996)."""
    place = p * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


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
    limit in hours on both clocks (None without), on_time (None if not told), by_telephone."""


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
        judged=lambda date: date.month == 9,
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


def kansas_city(raw):
    clock = Clock(dt.date(2007, 1, 1), dt.date(2021, 1, 1), set().union(*(holidays(year) for year in range(2007, 2022))))
    requests = []
    for row in rows(raw / "kansascity_calibration.csv.gz"):
        if not "2014" <= row["open_dt"][:4] <= "2016":
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
        judged=lambda date: date.year == 2016,
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


# --- the fit --------------------------------------------------------------------------------------------------------------------------


def group(city):
    """Sorts every request into a category of its department: its type, if the fit has enough of it; else types of like limits together."""
    fitted = [request for request in city.requests if city.fit(request.opened.date())]
    departments = {name for name, n in Counter(request.department for request in fitted).items() if n >= SMALLEST}
    for request in city.requests:
        request.kind = None
    for level in range(len(city.requests[0].kinds)):
        counts = Counter((r.department, r.kinds[level]) for r in fitted if r.kind is None)
        for request in city.requests:
            if request.kind is None and counts[request.department, request.kinds[level]] >= OWN:
                request.kind = request.kinds[level]
    for department in sorted(departments):
        rest = defaultdict(list)
        for request in city.requests:
            if request.department == department and request.kind is None:
                rest[request.kinds[0]].append(request)
        middle = {}
        for kind, members in rest.items():
            known = [request for request in members if city.fit(request.opened.date())] or members
            limits = sorted(request.limit[0] for request in known if request.limit is not None)
            middle[kind] = (quantile(limits, 0.5) if 2 * len(limits) > len(known) else 0.0, quantile(sorted(r.hours[0] for r in known), 0.5), kind)
        packs, size = [[]], 0
        for kind in sorted(rest, key=middle.get):
            other_limits = packs[-1] and middle[kind][0] > 2 * middle[packs[-1][0]][0]
            if size >= OWN or (size >= SMALLEST and other_limits):
                packs.append([])
                size = 0
            packs[-1].append(kind)
            size += sum(city.fit(request.opened.date()) for request in rest[kind])
        if size < SMALLEST and len(packs) > 1:
            last = packs.pop()
            packs[-1] += last
        own = Counter(request.kind for request in fitted if request.department == department and request.kind is not None)
        alone = size < SMALLEST and len(packs) == 1 and own
        for number, pack in enumerate(packs, 1):
            name = max(own, key=lambda kind: (own[kind], kind)) if alone else f"other {number}"
            for request in (request for kind in pack for request in rest[kind]):
                request.kind = name
    for request in city.requests:
        if request.department not in departments:
            request.kind = None
    return departments


def same(values, tolerance):
    """Share of values within `tolerance` hours of their median."""
    middle = quantile(sorted(values), 0.5)
    return sum(abs(value - middle) <= tolerance for value in values) / len(values)


def fit_limit(city, members):
    """The limit in hours and the clock (0 calendar, 1 working days) on which it runs."""
    closed_off = [request.closed_on_a_day_off for request in members if request.hours[0] < NEVER]
    by_closing = int(sum(closed_off) < 0.1 * len(closed_off))
    if not city.dates_only:
        limits = [request.limit for request in members if request.limit is not None]
        if 2 * len(limits) < len(members):
            return None, by_closing
        calendar, working = ([limit[clock] for limit in limits] for clock in (0, 1))
        clock = int(same(working, 1) > same(calendar, 1))
        return quantile(sorted((calendar, working)[clock]), 0.5), clock
    # No limit is published, only who exceeded it: the number of days that tells best.
    best = []
    for clock in (by_closing, 1 - by_closing):
        told = [(request.hours[clock], request.on_time) for request in members if request.hours[0] < NEVER and request.on_time is not None]
        late = sum(not on_time for _, on_time in told)
        if late == 0:
            return None, by_closing
        told.sort(key=lambda pair: pair[0])
        right = late  # with a limit below all
        for i, (hours, on_time) in enumerate(told):
            right += 1 if on_time else -1
            if i + 1 == len(told) or told[i + 1][0] > hours:
                best.append((right, -len(best), hours, clock))
    _, _, hours, clock = max(best)
    return hours, clock


def fit_category(city, members):
    limit, clock = fit_limit(city, members)
    times = [request.hours[clock] for request in members]
    at_once = sum(request.hours[0] <= city.at_once for request in members)
    open_ = sum(time == NEVER for time in times)
    waited = sorted(max(request.hours[clock], city.shortest) for request in members if city.at_once < request.hours[0] < NEVER)
    steps = 20 if len(waited) >= 100 else 10
    lead = [quantile(waited, i / steps) for i in range(steps + 1)] if len(waited) >= 2 else []
    return {
        "at_once": at_once / len(members),
        "left_open": open_ / len(members),
        "limit": limit,
        "days": ("calendar", "working")[clock],
        "lead": lead,
    }


def arrivals(city):
    """Mean of a day, factors of hours, weekdays and months, and the size k of the negative binomial around weekday and month."""
    days = [day for day in city.days if city.fit(day)]
    fitted = [request for request in city.requests if request.kind is not None and city.fit(request.opened.date())]
    counts = Counter(request.opened.date() for request in fitted)
    hour = Counter(request.opened.hour for request in fitted)
    factor = lambda values: [value * len(values) / sum(values) for value in values]
    hours = factor([max(hour[h], 0.5) for h in range(24)])
    weekday = [statistics.mean(counts[day] for day in days if city.clock.like(day) == w) for w in range(7)]
    mean = statistics.mean(weekday)
    weekdays = factor(weekday)
    months = [1.0] * 12
    if len({day.month for day in days}) == 12:
        level = lambda m: sum(counts[d] for d in days if d.month == m) / sum(weekdays[city.clock.like(d)] for d in days if d.month == m)
        months = factor([level(m) for m in range(1, 13)])
    expected = {day: mean * weekdays[city.clock.like(day)] * months[day.month - 1] for day in days}
    excess = sum((counts[d] - e) ** 2 - e for d, e in expected.items()) / sum(e * e for e in expected.values())
    parameters = 7 + (11 if len({day.month for day in days}) == 12 else 0)
    size = 1 / (excess * len(days) / (len(days) - parameters))
    return mean, hours, weekdays, months, size


def irregularity(counts, factors):
    """How far days' counts are from what weekday and month let expect at their own level: √(Σ(count − expected)²/Σ expected²)."""
    level = sum(counts[day] for day in factors) / sum(factors.values())
    far = sum((counts[day] - level * factor) ** 2 for day, factor in factors.items())
    return math.sqrt(far / sum((level * factor) ** 2 for factor in factors.values()))


def figures(city, weekdays, months):
    """What judge_311.py compares with, of the months of the fit and of the judged ones."""
    for period, within in (("fit", city.fit), ("judged", city.judged)):
        days = [day for day in city.days if within(day)]
        factors = {day: weekdays[city.clock.like(day)] * months[day.month - 1] for day in days}
        every = [request for request in city.requests if request.kind is not None and within(request.opened.date())]
        counts = Counter(request.opened.date() for request in every)
        yield period, "all", "irregularity", len(days), irregularity(counts, factors)
        yield period, "all", "a_day", len(days), len(every) / len(days)
        for department in ["all"] + sorted({request.department for request in every}):
            chosen = [request for request in every if department in ("all", request.department)]
            told = [request.on_time for request in chosen if request.on_time is not None]
            if len(told) < SMALLEST:
                continue
            yield period, department, "on_time", len(told), sum(told) / len(told)
            yield period, department, "at_once", len(chosen), sum(request.hours[0] <= city.at_once for request in chosen) / len(chosen)
            closed = sorted(request.hours[0] for request in chosen if request.hours[0] <= YEAR)
            yield period, department, "open_after_a_year", len(chosen), 1 - len(closed) / len(chosen)
            for name, p in PROBABILITIES.items():
                yield period, department, name, len(closed), quantile(closed, p)


# What both cities share, in the words of a scenario file.
SETTINGS = """\
# Written by ../data/fit_311.py from ORIGIN;
# fitted to PERIODS. Do not edit: change the script.
# problems, dispersion, telephone; mix, at_once, left_open, lead, limit and days of each category; staff: C, from the requests of the fit.
# own_hours, life, occasions, department_staff: A. A limit of 21900 d stands for none.
# Requests tell when they were opened and closed, by whom, and by when they were due. They don't tell what was cured, who worked how long or who
# was asked: all that is switched off or set aside here, so that what can be judged comes of what was fitted and of nothing else.
title = "TITLE"

[run]
start = START
months = 25
warmup = 6

[city]
calendar = "../data/NAME/calendar.csv"
profiles = "../data/NAME/profiles.csv"
shift = "always"          # days off are in the categories' own clocks, office hours in the lead times that were fitted
department_staff = 4      # A: nobody waits long for an officer, whose three minutes a request are paper; the rest is lead time
street_staff = 0.1        # streets have no orders
unit_sd = 0               # departments differ by their categories only
skill_sd = 0
structural_sd = 0
voice_sd = 0
problem_sd = 0
community_sd = 0

[city.generate]
districts = 1
streets = STREETS
communities = 5
residents = RESIDENTS

[demand]
problems = PROBLEMS
dispersion = DISPERSION
telephone = TELEPHONE
occasions = 2             # the first comes 30 days of exposure after birth on average: days' counts follow weekday, hour and luck
report_intercept = 40     # and is used
report_trust = 0
report_severity = 0
severity_sd = 0
affected_sd = 0
in_hand = 0               # nobody reports what is in hand
repeat = 0
consultations = 0

[behaviour]
attention_low = 1         # lead times are the departments' own, so no attention stretches them: requests don't bunch before their limit
attention_high = 1
care_low = 1              # what is closed counts as cured: the data don't say
ceiling = 1
care_curve = 0
structural_scale = 0
rush = 0
gaming = 0
fatigue_rise = 0
desk_share = 0

[behaviour.answers]
observer_after = "0 s"

[rules.hotline]
enabled = true

[rules.dispatch]
enabled = true
accuracy = 1

[rules.time_limits]
enabled = true
extension = 0
paper = 0

[warmup.rules.hotline]
enabled = true

[warmup.rules.dispatch]
enabled = true
accuracy = 1

[warmup.rules.time_limits]
enabled = true
extension = 0
paper = 0

[reports]
periods = ["run", "month"]
levels = ["city", "department"]
"""


# --- what is written ------------------------------------------------------------------------------------------------------------------


def slug(*words):
    return "__".join(re.sub("[^a-z0-9]+", "_", part).strip("_") for part in " ".join(words).lower().split(": "))


def span(hours):
    """A duration as scenario files write it, to three digits."""
    seconds = hours * 3600
    if seconds < 1:
        return "0 s"
    for unit, length in (("d", 86400), ("h", 3600), ("min", 60), ("s", 1)):
        if seconds >= length or unit == "s":
            return f"{float(f'{seconds / length:.3g}'):.10g} {unit}"


def table(header, rows_):
    return "".join(",".join(str(cell) for cell in row) + "\n" for row in [header, *rows_])


def write(city):
    departments = group(city)
    mean, hours, weekdays, months, size = arrivals(city)
    by_kind = defaultdict(list)
    for request in city.requests:
        if request.kind is not None:
            by_kind[request.department, request.kind].append(request)
    files = {}
    base, data = f"../base/{city.name}.toml", city.name
    fitted = [r for members in by_kind.values() for r in members if city.fit(r.opened.date())]
    telephone = sum(request.by_telephone for request in fitted) / len(fitted)
    streets, residents = city.residents
    # An order comes of two thirds of the problems: of two occasions a life one comes before the problem's end.
    problems = mean * 365.25 / (streets * residents) * 1.5
    blanks = {
        "ORIGIN": city.origin,
        "PERIODS": city.periods,
        "TITLE": city.title,
        "NAME": data,
        "START": city.start,
        "STREETS": str(streets),
        "RESIDENTS": str(residents),
        "PROBLEMS": f"{problems:.5g}",
        "DISPERSION": f"{size:.3g}",
        "TELEPHONE": f"{telephone:.3g}",
    }
    text = [re.sub("|".join(blanks), lambda found: blanks[found.group()], SETTINGS).rstrip()]
    names = []
    staff = Counter()
    for (department, kind), members in sorted(by_kind.items()):
        members_fitted = [request for request in members if city.fit(request.opened.date())]
        fit = fit_category(city, members_fitted)
        name = slug(department, kind)
        judged = [request for request in members if city.judged(request.opened.date())]
        names.append([name, department, '"' + kind.replace('"', "'") + '"', len(members_fitted), len(judged)])
        staff[department] += len(members_fitted)
        text += [
            "",
            f"[city.categories.{name}] # {kind}",
            f"mix = {len(members_fitted) / len(fitted):.4g}",
            f'owner = "{department}"',
            "own_hours = 0.05",
            'life = "60 d"',
            f'limit = "{span(21900 * 24) if fit["limit"] is None else span(fit["limit"])}"',
            f'days = "{fit["days"]}"',
            f"at_once = {fit['at_once']:.4g}",
            f"left_open = {fit['left_open']:.4g}",
        ]
        if fit["lead"]:
            text.append("lead = [" + ", ".join(f'"{span(value)}"' for value in fit["lead"]) + "]")
    for department in sorted(departments):
        text += ["", f"[city.functions.{department}]", 'level = "municipal"', f"staff = {staff[department] / len(fitted):.4g}"]
    files[base] = "\n".join(text) + "\n"
    files[f"{data}/categories.csv"] = table(["category", "department", "kind", "requests_fitted", "requests_judged"], names)
    profile = [("hour", hours, 0), ("weekday", weekdays, 0), ("month", months, 1)]
    files[f"{data}/profiles.csv"] = table(["kind", "index", "value"], [[k, i, f"{v:.6f}"] for k, vs, first in profile for i, v in enumerate(vs, first)])
    off = sorted(day for year in city.years for day in holidays(year, city.state_days))
    files[f"{data}/calendar.csv"] = table(["date", "kind"], [[day, "holiday"] for day in off])
    rows_ = [[period, department, measure, n, f"{value:.6g}"] for period, department, measure, n, value in figures(city, weekdays, months)]
    files[f"{data}/judged.csv"] = table(["period", "department", "measure", "n", "value"], rows_)
    print(f"{city.name}: {len(fitted)} requests fitted, {len(names)} categories, {mean:.1f} a day, k {size:.1f}")
    return files


def main():
    arguments = [word for word in sys.argv[1:] if word != "--check"]
    if len(arguments) != 2 or arguments[0] not in CITIES:
        sys.exit(__doc__)
    files = write(CITIES[arguments[0]](pathlib.Path(arguments[1])))
    different = [name for name, text in files.items() if not (HERE / name).is_file() or (HERE / name).read_text(encoding="utf-8") != text]
    if "--check" in sys.argv:
        sys.exit(f"differ: {', '.join(different)}" if different else 0)
    for name in different:
        (HERE / name).parent.mkdir(exist_ok=True)
        (HERE / name).write_text(files[name], encoding="utf-8")


CITIES = {"boston": boston, "kansas-city": kansas_city}

if __name__ == "__main__":
    main()
