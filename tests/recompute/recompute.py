"""Recomputes every row of `rates.csv` from `orders.csv` and `units.csv`, and checks the order log.

Shares no code with the crate: it is the second opinion on what the results folder promises.
Whatever is weighted stays an exact fraction until the comparison, which asks for the same float.
`orders.csv` is read once, row by row; only integer counters (and orders that were sent back) stay.

Who is counted

- Cities and districts count orders by where the problem is, weighted; streets and departments by
  the unit that kept the order, unweighted.
- Basis `callback`: what was opened, closed and reviewed in the period; first attempts only.
- Basis `cohort`: what was opened in the period, whatever came of it up to the end of the run; an
  order that was sent back counts once, with its last attempt.
- Review `official`: `reviewed` and not `excluded`; review `observer`: `observer_reviewed`.

- A score counts what was assessed: a street's own orders, a district's orders that its streets kept.

Not recomputed: `unmet_days` (needs problems nobody reported), `rank`, scores of departments.
"""

from __future__ import annotations

import csv
import tomllib
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

Row = dict[str, str]
Trial = tuple[str, str, str]  # design, city, replication
Slot = tuple[str, int]  # period_kind, index of the period in its kind

TENTHS = {"1": 10, "0.9": 9, "0": 0}
FLOWS = ["opened", "closed", "open"]
ANSWERS = [
    "reviewed",
    "contacted",
    "contacted_in_time",
    "resolved",
    "satisfied",
    "cured",
]
RATES = {
    "response_rate": "contacted",
    "resolution_rate": "resolved",
    "satisfaction_rate": "satisfied",
    "cured_rate": "cured",
}


class Period(NamedTuple):
    """A named stretch of time, end excluded."""

    name: str
    start: datetime
    end: datetime


class Scenario:
    """What a scenario says about counting: its periods, and the weights of the score by phase."""

    def __init__(
        self, periods: dict[str, list[Period]], weights: list[list[float]]
    ) -> None:
        self.periods = periods
        self.weights = weights
        self.start, self.end = periods["run"][0][1:]
        self.limits = [
            (kind, [p.start for p in its], [p.end for p in its])
            for kind, its in periods.items()
        ]

    def slots(self, at: datetime | None) -> list[Slot]:
        """The periods into which a moment falls, one of each kind at most."""
        if at is None:
            return []
        found = [
            (kind, bisect_right(starts, at) - 1, ends)
            for kind, starts, ends in self.limits
        ]
        return [(kind, i) for kind, i, ends in found if i >= 0 and at < ends[i]]

    def ends_between(self, opened: datetime, closed: datetime | None) -> list[Slot]:
        """The periods at whose end an order opened and closed at these times is open."""
        return [
            (kind, i)
            for kind, _, ends in self.limits
            for i in range(
                bisect_right(ends, opened),
                bisect_right(ends, closed) if closed else len(ends),
            )
        ]


class Unit(NamedTuple):
    """A unit of the city; the weight is the inverse of its chance to be in the sample."""

    level: str
    parent: str
    weight: Fraction


class Order(NamedTuple):
    """A row of `orders.csv` with its times read."""

    row: Row
    attempt: int
    opened: datetime
    dispatched: datetime | None
    contacted: datetime | None
    closed: datetime | None
    reviewed: datetime | None
    observer_reviewed: datetime | None

    def answers(self, review: str) -> tuple[datetime, list[int]] | None:
        """When this review took place and what it adds to `ANSWERS`, credit in tenths."""
        at = self.reviewed if review == "official" else self.observer_reviewed
        if at is None or (review == "official" and self.row["excluded"]):
            return None
        asked = "observer_" if review == "observer" else ""
        return at, [
            1,
            flag(self.row[f"{asked}said_contacted"]),
            flag(self.row["contacted_in_time"]),
            flag(self.row[f"{asked}resolved"]),
            TENTHS[self.row[f"{asked}satisfied"]],
            flag(self.row["cured"]),
        ]


def flag(text: str) -> int:
    """`true` is 1, `false` and not asked are 0."""
    return {"true": 1, "false": 0, "": 0}[text]


def moment(text: str) -> datetime | None:
    """A time, or `None` if it did not happen."""
    return datetime.fromisoformat(text) if text else None


def read(path: Path) -> Iterator[Row]:
    """The rows of a CSV file, with or without a byte-order mark."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def read_order(row: Row) -> Order:
    """A row of `orders.csv`."""
    opened = datetime.fromisoformat(row["opened"])
    later = ("dispatched", "contacted", "closed", "reviewed", "observer_reviewed")
    return Order(
        row, int(row["attempt"]), opened, *(moment(row[name]) for name in later)
    )


def read_scenario(path: Path) -> Scenario:
    """The counted periods and the score's weights of a resolved scenario."""
    scenario = tomllib.loads(path.read_text(encoding="utf-8"))
    ranking = scenario.get("rules", {}).get("ranking", {})
    start = datetime.fromisoformat(str(scenario["run"]["start"]))
    end = months_later(start, scenario["run"]["months"])
    firsts = months_between(start.replace(day=1), end, clip=(start, end))
    phases = [
        within(phase.get("set", {}), "rules", "ranking")
        for phase in scenario.get("phase", [])
    ]
    in_force = [ranking, *phases]
    # One cut for the whole run: that of the last ranking in force, which needs a callback; else the calendar's months.
    calls = [within(scenario, "rules", "callback")] + [
        within(phase.get("set", {}), "rules", "callback")
        for phase in scenario.get("phase", [])
    ]
    day, rules, callback = 1, {}, {}
    for ranking_set, callback_set in zip(in_force, calls, strict=True):
        rules, callback = rules | ranking_set, callback | callback_set
        if rules.get("enabled") and callback.get("enabled"):
            day = rules.get("month_starts_on", 1)
    assessments = months_between(months_later(start.replace(day=day), -1), end)
    periods = {
        "run": [Period("run", start, end)],
        "month": firsts,
        "assessment": [p for p in assessments if start <= p.start and p.end <= end],
    }
    enabled = any(rules.get("enabled") for rules in in_force)
    return Scenario(
        periods, [r["weights"] for r in in_force if enabled and "weights" in r]
    )


def within(table: dict, *path: str) -> dict:
    """The table at a path whose steps may be written as nested tables or as dotted keys."""
    found: dict = {}
    for key, value in table.items():
        steps = key.split(".")
        if steps[: len(path)] == list(path) and len(steps) > len(path):
            found[".".join(steps[len(path) :])] = value
        elif steps == list(path[: len(steps)]) and isinstance(value, dict):
            rest = path[len(steps) :]
            found |= within(value, *rest) if rest else value
    return found


def months_later(at: datetime, months: int) -> datetime:
    """The same day and hour some months later."""
    year, month = divmod(at.year * 12 + at.month - 1 + months, 12)
    return at.replace(year=year, month=month + 1)


def months_between(
    first: datetime, end: datetime, clip: tuple[datetime, datetime] | None = None
) -> list[Period]:
    """Month-long periods from `first` on, each named by the month of its last day."""
    periods = []
    while first < end:
        following = months_later(first, 1)
        name = f"{following - timedelta(days=1):%Y-%m}"
        low, high = clip or (first, following)
        periods.append(Period(name, max(first, low), min(following, high)))
        first = following
    return periods


def read_units(path: Path) -> dict[str, Unit]:
    """The units by code."""
    return {
        row["unit"]: Unit(row["level"], row["parent"], Fraction(row["weight"] or "1"))
        for row in read(path)
    }


class Results:
    """A results folder, recounted."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.units = read_units(folder / "units.csv")
        self.scenarios = {
            p.stem: read_scenario(p) for p in (folder / "scenarios").glob("*.toml")
        }
        self.districts = sorted(
            c for c, unit in self.units.items() if unit.level == "district"
        )
        # (trial, basis, place, slot) → FLOWS; the same with the review → ANSWERS.
        # A place is a district (where the problem is) or a street or department (who kept it).
        self.flows: dict[tuple, list[int]] = defaultdict(lambda: [0] * len(FLOWS))
        self.answers: dict[tuple, list[int]] = defaultdict(lambda: [0] * len(ANSWERS))
        self.open_at_start: dict[tuple[Trial, str], int] = defaultdict(int)

    def complaints(self) -> Iterator[str]:
        """Everything that is wrong with the folder, a sentence each."""
        yield from self.about_weights()
        yield from self.about_orders()
        yield from self.about_rates()

    def about_weights(self) -> Iterator[str]:
        """All streets of a district have its weight."""
        for code, unit in self.units.items():
            district = self.units.get(unit.parent)
            if unit.level == "street" and (
                district is None or district.weight != unit.weight
            ):
                yield f"units.csv: {code} has not the weight of its district {unit.parent}"

    def about_orders(self) -> Iterator[str]:
        """Counts the orders; complains about those that can't be."""
        seen: set[tuple[Trial, str, int]] = set()
        sent_back: dict[tuple[Trial, str], list[Order]] = defaultdict(list)
        for row in read(self.folder / "orders.csv"):
            trial = row["design"], row["city"], row["replication"]
            where = f"orders.csv: {'/'.join(trial)} order {row['order']}"
            scenario = self.scenarios[row["design"]]
            try:
                order = read_order(row)
                if order.attempt == 1:
                    self.count_callback(trial, scenario, order)
                if order.attempt > 1 or flag(row["sent_back"]):
                    sent_back[trial, row["order"]].append(order)
                else:
                    self.count_cohort(trial, scenario, order, order)
            except (KeyError, ValueError) as error:
                yield f"{where}: can't be read ({error!r})"
                continue
            for wrong in order_complaints(order, scenario, self.units):
                yield f"{where}: {wrong}"
            if (trial, row["order"], order.attempt) in seen:
                yield f"{where} is there twice"
            seen.add((trial, row["order"], order.attempt))
        for (trial, _), attempts in sent_back.items():
            attempts.sort(key=lambda order: order.attempt)
            if (
                attempts[0].attempt == 1
            ):  # else it was first reviewed, so opened, in the warm-up
                scenario = self.scenarios[trial[0]]
                self.count_cohort(trial, scenario, attempts[0], attempts[-1])

    def count_callback(self, trial: Trial, scenario: Scenario, order: Order) -> None:
        """Counts each happening in the period of its date."""
        flows = [
            scenario.slots(order.opened),
            scenario.slots(order.closed),
            scenario.ends_between(order.opened, order.closed),
        ]
        answers = [
            (slot, review, answered[1])
            for review in ("official", "observer")
            if (answered := order.answers(review))
            for slot in scenario.slots(answered[0])
        ]
        for place in places(order):
            for column, slots in enumerate(flows):
                for slot in slots:
                    self.flows[trial, "callback", place, slot][column] += 1
            for slot, review, counts in answers:
                add(self.answers[trial, "callback", place, slot, review], counts)
        before = scenario.start
        if order.opened < before and not (order.closed and order.closed < before):
            self.open_at_start[trial, order.row["district"]] += 1

    def count_cohort(
        self, trial: Trial, scenario: Scenario, first: Order, last: Order
    ) -> None:
        """Counts all that became of an order in the period in which it was opened."""
        slots = scenario.slots(first.opened)
        closed = int(last.closed is not None and last.closed < scenario.end)
        answers = [
            (review, answered[1])
            for review in ("official", "observer")
            if (answered := last.answers(review)) and answered[0] < scenario.end
        ]
        for place in places(last):
            for slot in slots:
                key = trial, "cohort", place, slot
                add(self.flows[key], [1, closed, 1 - closed])
                for review, counts in answers:
                    add(self.answers[*key, review], counts)

    def about_rates(self) -> Iterator[str]:
        """Compares every row of `rates.csv` with the recount."""
        index = {
            (design, kind, period.name): i
            for design, scenario in self.scenarios.items()
            for kind, periods in scenario.periods.items()
            for i, period in enumerate(periods)
        }
        seen: set[tuple] = set()
        stocks: dict[tuple, dict[int, Row]] = defaultdict(dict)
        for row in read(self.folder / "rates.csv"):
            where = f"rates.csv: {title(row)}"
            at = index.get((row["design"], row["period_kind"], row["period"]))
            levels = ("city", "district", "street", "department")
            if (
                at is None
                or row["level"] not in levels
                or row["unit"] not in self.units
            ):
                yield f"{where}: no such period, level or unit is defined"
                continue
            trial, slot = (
                (row["design"], row["city"], row["replication"]),
                (row["period_kind"], at),
            )
            key = trial, row["basis"], row["level"], row["unit"], slot, row["review"]
            if key in seen:
                yield f"{where}: is there twice"
            seen.add(key)

            expected = self.expected(trial, row, slot)
            for column, value in expected.items():
                if not same(row[column], value):
                    told = "nothing" if value is None else float(value)
                    yield f"{where}: {column} is {row[column] or 'empty'}, recounted {told}"
            yield from self.about_score(where, trial, row, slot, expected)
            if (
                row["basis"] == "callback"
                and slot[0] == "month"
                and row["level"] in ("city", "district")
            ):
                stocks[trial, row["level"], row["unit"], row["review"]][at] = row
        yield from self.about_stocks(stocks)
        yield from self.about_missing(seen)

    def expected(
        self, trial: Trial, row: Row, slot: Slot
    ) -> dict[str, Fraction | None]:
        """What a row of `rates.csv` must say."""
        places = self.districts if row["level"] == "city" else [row["unit"]]
        counts = dict.fromkeys(FLOWS + ANSWERS, Fraction(0))
        for place in places:
            weight = (
                self.units[place].weight
                if row["level"] in ("city", "district")
                else Fraction(1)
            )
            key = trial, row["basis"], place, slot
            integers = self.flows.get(key, [0] * 3) + self.answers.get(
                (*key, row["review"]), [0] * 6
            )
            for name, count in zip(FLOWS + ANSWERS, integers, strict=True):
                counts[name] += weight * count
        counts["satisfied"] /= 10
        reviewed = counts["reviewed"]
        return counts | {
            rate: counts[of] / reviewed if reviewed else None
            for rate, of in RATES.items()
        }

    def of_streets(
        self, trial: Trial, row: Row, slot: Slot
    ) -> dict[str, Fraction | None]:
        """The rates of the orders that a district's streets kept: what it is assessed by."""
        streets = [
            unit
            for unit, known in self.units.items()
            if known.level == "street" and known.parent == row["unit"]
        ]
        counts = dict.fromkeys(ANSWERS, Fraction(0))
        for street in streets:
            key = trial, row["basis"], street, slot, row["review"]
            for name, count in zip(
                ANSWERS, self.answers.get(key, [0] * 6), strict=True
            ):
                counts[name] += count
        counts["satisfied"] /= 10
        reviewed = counts["reviewed"]
        return {
            rate: counts[of] / reviewed if reviewed else None
            for rate, of in RATES.items()
        }

    def about_score(
        self,
        where: str,
        trial: Trial,
        row: Row,
        slot: Slot,
        expected: dict[str, Fraction | None],
    ) -> Iterator[str]:
        """The score is the weighted sum of the rates, by the weights of some phase."""
        weights = self.scenarios[row["design"]].weights
        scored = (row["review"], row["basis"], row["period_kind"]) == (
            "official",
            "callback",
            "assessment",
        )
        if not (scored and weights and row["score"]):
            return
        if row["level"] == "department":
            return  # whistled orders of others enter it too, and the log does not name their functions
        if row["level"] == "district":
            expected = self.of_streets(trial, row, slot)
        rates = [
            expected[r]
            for r in ("response_rate", "resolution_rate", "satisfaction_rate")
        ]
        if None in rates:
            yield f"{where}: has a score but no reviews"
            return
        scores = [
            sum(w * float(r) for w, r in zip(ws, rates, strict=True)) for ws in weights
        ]
        if all(abs(float(row["score"]) - score) > 1e-12 for score in scores):
            yield f"{where}: score is {row['score']}, recounted {scores}"

    def about_stocks(self, stocks: dict[tuple, dict[int, Row]]) -> Iterator[str]:
        """Month by month, open at the end = open at the start + opened − closed."""
        for (trial, level, unit, _), months in stocks.items():
            among = self.districts if level == "city" else [unit]
            stock = float(
                sum(self.units[d].weight * self.open_at_start[trial, d] for d in among)
            )
            for month in range(max(months) + 1):
                if month not in months:
                    break
                row = months[month]
                stock += float(row["opened"]) - float(row["closed"])
                if abs(stock - float(row["open"])) > 1e-9 * max(1.0, stock):
                    yield f"rates.csv: {title(row)}: open is {row['open']}, by its flows {stock}"
                stock = float(row["open"])

    def about_missing(self, seen: set[tuple]) -> Iterator[str]:
        """Whatever the observer saw has its row, at levels and kinds of period that are reported."""
        reported = {
            (trial, basis, level, slot[0]) for trial, basis, level, _, slot, _ in seen
        }
        counted = set(self.flows) | {
            (trial, basis, place, slot)
            for trial, basis, place, slot, review in self.answers
            if review == "observer"
        }
        for trial, basis, place, slot in sorted(counted):
            for level, unit in self.rows_of(place):
                wanted = (trial, basis, level, slot[0]) in reported
                if wanted and (trial, basis, level, unit, slot, "observer") not in seen:
                    period = self.scenarios[trial[0]].periods[slot[0]][slot[1]].name
                    yield f"rates.csv: {'/'.join(trial)} {period} {unit} {basis}: row is missing"

    def rows_of(self, place: str) -> Iterator[tuple[str, str]]:
        """The rows in which a place is counted: its own, and a district's city."""
        unit = self.units.get(place)
        if unit is not None:
            yield unit.level, place
            if unit.level == "district":
                yield "city", unit.parent


def order_complaints(
    order: Order, scenario: Scenario, units: dict[str, Unit]
) -> Iterator[str]:
    """What can't be true of an order: dates out of order, two states at once, unknown places."""
    closed = order.closed
    if closed and closed < order.opened:
        follower = "" if flag(order.row["lead"]) else " (a follower)"
        yield f"closed before it was opened{follower}"
    if order.dispatched:
        if order.dispatched < order.opened:
            yield "dispatched before it was opened"
        if order.contacted and order.contacted < order.dispatched:
            yield "contacted before it was dispatched"
        if closed and closed < order.dispatched:
            yield "closed before it was dispatched"
    if order.contacted and closed and closed < order.contacted:
        yield "contacted after it was closed"
    for name, at in (
        ("reviewed", order.reviewed),
        ("reviewed by the observer", order.observer_reviewed),
    ):
        if at and (closed is None or at < closed):
            yield f"{name} before it was closed"
    if order.observer_reviewed and order.observer_reviewed < scenario.start:
        yield "reviewed before the counted time, so not to be listed"

    times = [at for at in (order.opened, order.dispatched, closed) if at]
    months = scenario.periods["month"]
    first = bisect_left(months, min(times), key=lambda month: month.end)
    for month in months[first:]:
        if states_at(month.end, order) != 1:
            yield f"in no state or in several at the end of {month.name}"
        if month.end > max(times):
            break  # nothing changes any more

    row = order.row
    street = units.get(row["street"])
    if street is None or street.parent != row["district"]:
        yield f"its street {row['street']} is not in its district {row['district']}"
    if row["unit"] and row["unit"] not in units:
        yield f"its unit {row['unit']} is not in units.csv"


def states_at(end: datetime, order: Order) -> int:
    """In how many states an order is just before a moment; one, if the log is sound."""
    never = datetime.max
    opened, dispatched, closed = (
        order.opened,
        order.dispatched or never,
        order.closed or never,
    )
    not_yet_opened = end <= opened
    waiting = opened < end <= min(dispatched, closed)
    in_hand = dispatched < end <= closed
    is_closed = closed < end
    return not_yet_opened + waiting + in_hand + is_closed


def places(order: Order) -> Iterator[str]:
    """Where an order is counted: at its problem's district and at the unit that kept it."""
    yield order.row["district"]
    if order.row["unit"]:
        yield order.row["unit"]


def add(to: list[int], counts: list[int]) -> None:
    """Adds counts in place."""
    for i, count in enumerate(counts):
        to[i] += count


def same(text: str, value: Fraction | None) -> bool:
    """Whether a cell is exactly the nearest float to a fraction, or empty for none."""
    return text == "" if value is None else text != "" and float(text) == float(value)


def title(row: Row) -> str:
    """The key of a row of `rates.csv`, readable."""
    keys = ["period_kind", "period", "level", "unit", "review", "basis"]
    trial = "/".join(row[name] for name in ("design", "city", "replication"))
    return " ".join([trial, *(row[name] for name in keys)])
