"""Categories, limits, lead times and arrivals, from the requests of the fitting months, and the figures of the held-out months.

Standard library only.
"""

import math
import statistics
from collections import Counter, defaultdict

from requests_311 import NEVER

YEAR = 365 * 24.0  # hours after which a request counts as open
SMALLEST = 30  # requests behind any figure of a category
OWN = 60  # requests that make a type a category of its own
PROBABILITIES = {"p10": 0.1, "p25": 0.25, "p50": 0.5, "p75": 0.75, "p90": 0.9}


def quantile(ordered, p):
    """Type 7 (Hyndman and Fan 1996)."""
    place = p * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


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
    # No limit is published, only which requests exceeded it: take the number of days that classifies them best.
    best = []
    for clock in (by_closing, 1 - by_closing):
        known = [(request.hours[clock], request.on_time) for request in members if request.hours[0] < NEVER and request.on_time is not None]
        late = sum(not on_time for _, on_time in known)
        if late == 0:
            return None, by_closing
        known.sort(key=lambda pair: pair[0])
        right = late  # with a limit below all
        for i, (hours, on_time) in enumerate(known):
            right += 1 if on_time else -1
            if i + 1 == len(known) or known[i + 1][0] > hours:
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
    """The figures that validate_311.py compares with, for the fitting months and the held-out months."""
    for period, within in (("fit", city.fit), ("held_out", city.held_out)):
        days = [day for day in city.days if within(day)]
        factors = {day: weekdays[city.clock.like(day)] * months[day.month - 1] for day in days}
        every = [request for request in city.requests if request.kind is not None and within(request.opened.date())]
        counts = Counter(request.opened.date() for request in every)
        yield period, "all", "irregularity", len(days), irregularity(counts, factors)
        yield period, "all", "a_day", len(days), len(every) / len(days)
        for department in ["all"] + sorted({request.department for request in every}):
            chosen = [request for request in every if department in ("all", request.department)]
            known = [request.on_time for request in chosen if request.on_time is not None]
            if len(known) < SMALLEST:
                continue
            yield period, department, "on_time", len(known), sum(known) / len(known)
            yield period, department, "at_once", len(chosen), sum(request.hours[0] <= city.at_once for request in chosen) / len(chosen)
            closed = sorted(request.hours[0] for request in chosen if request.hours[0] <= YEAR)
            yield period, department, "open_after_a_year", len(chosen), 1 - len(closed) / len(chosen)
            for name, p in PROBABILITIES.items():
                yield period, department, name, len(closed), quantile(closed, p)
