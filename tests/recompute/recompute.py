"""Recomputes every row of `rates.csv` from `orders.csv` and `units.csv`, and checks the order log.

Shares no code with the crate: it is an independent check of a results folder.
Weighted counts stay exact fractions until the comparison, which requires the same float.
`orders.csv` is read once, row by row; only integer counters and orders that were sent back are kept.

Who is counted

- Cities, districts and topics count orders by where the problem is, weighted; communities by where
  the problem is, unweighted; streets and departments by the unit that kept the order, unweighted.
- Basis `callback`: orders opened, closed and reviewed in the period; first attempts only, and the
  second official answer where the first was `deferred`.
- Basis `cohort`: orders opened in the period, with their outcomes up to the end of the run; an
  order that was sent back counts once: closed if its last attempt is, and with the last answer to
  each review. If the last official answer is excluded, so is the order.
- Basis `last`: as `callback`, but with the last answer to each review, in the period of that review
  (with `rules.callback.keep = 1`; who was not kept is not in the log).
- Review `official`: `reviewed` and not `excluded`; review `observer`: `observer_reviewed`.

- A score is computed from what was assessed: a street's own orders, a district's orders that its streets kept, each by one answer: with
  `rules.callback.counts = "first"` by the first that counts, at its date; with `"last"` by the last, when the order is over (here: at
  the last review; city and observer ask at the same time). It stands in the row of these answers, basis `callback` or `last`.

- By day, communities have no empty rows: official rows without reviews, other rows in which all is 0.

Not recomputed: `unmet_days` (needs problems nobody reported; but its parts must add up to the whole),
`rank`, scores of departments.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from fractions import Fraction
from pathlib import Path

from orders import (
    Order,
    Row,
    flag,
    order_errors,
    read,
    read_order,
    read_residents,
    read_topics,
    read_units,
)
from periods import Scenario, Slot, read_scenario
from unmet import Unmet

Trial = tuple[str, str, str]  # design, city, replication

TAB = "\t"
LEVELS = ("city", "district", "street", "department", "community", "topic")
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
        # A place is a district or community (where the problem is), a district and a category (a
        # topic there), or a street or department (who kept it).
        self.flows: dict[tuple, list[int]] = defaultdict(lambda: [0] * len(FLOWS))
        self.answers: dict[tuple, list[int]] = defaultdict(lambda: [0] * len(ANSWERS))
        # (trial, unit, slot) → ANSWERS by which the unit is assessed; and where some of them are not in the log.
        self.assessed: dict[tuple, list[int]] = defaultdict(lambda: [0] * len(ANSWERS))
        self.not_in_log: set[tuple] = set()
        self.topics = read_topics(folder / "units.csv")
        self.open_at_start: dict[tuple[Trial, str], int] = defaultdict(int)

    def errors(self) -> Iterator[str]:
        """All errors in the folder, one sentence each."""
        yield from self.check_weights()
        yield from self.check_orders()
        yield from self.check_rates()

    def check_weights(self) -> Iterator[str]:
        """Checks that all streets of a district have its weight."""
        for code, unit in self.units.items():
            district = self.units.get(unit.parent)
            if unit.level == "street" and (
                district is None or district.weight != unit.weight
            ):
                yield f"units.csv: {code} has not the weight of its district {unit.parent}"

    def check_orders(self) -> Iterator[str]:
        """Counts the orders and yields errors in them."""
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
                    self.count_cohort(trial, scenario, [order])
                    self.count_last(trial, scenario, [order])
                    self.count_assessed(trial, scenario, [order])
            except (KeyError, ValueError) as error:
                yield f"{where}: can't be read ({error!r})"
                continue
            for wrong in order_errors(order, scenario, self.units):
                yield f"{where}: {wrong}"
            if (trial, row["order"], order.attempt) in seen:
                yield f"{where} is there twice"
            seen.add((trial, row["order"], order.attempt))
        for (trial, _), attempts in sent_back.items():
            attempts.sort(key=lambda order: order.attempt)
            self.count_last(trial, self.scenarios[trial[0]], attempts)
            self.count_assessed(trial, self.scenarios[trial[0]], attempts)
            if (
                attempts[0].attempt == 1
            ):  # else it was first reviewed, so opened, in the warm-up
                scenario = self.scenarios[trial[0]]
                self.count_cohort(trial, scenario, attempts)
                if attempts[0].row["excluded"] == "deferred" and len(attempts) > 1:
                    self.count_returned(trial, scenario, attempts[1])

    def count_returned(self, trial: Trial, scenario: Scenario, order: Order) -> None:
        """Counts the official answer of an order that returned from its account as its first."""
        if answered := order.answers("official"):
            for place in places(order, scenario.levels):
                for slot in scenario.slots(answered[0]):
                    key = trial, "callback", place, slot, "official"
                    add(self.answers[key], answered[1])

    def count_callback(self, trial: Trial, scenario: Scenario, order: Order) -> None:
        """Counts each event in the period of its date."""
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
        for place in places(order, scenario.levels):
            for column, slots in enumerate(flows):
                for slot in slots:
                    self.flows[trial, "callback", place, slot][column] += 1
            for slot, review, counts in answers:
                add(self.answers[trial, "callback", place, slot, review], counts)
        before = scenario.start
        if order.opened < before and not (order.closed and order.closed < before):
            self.open_at_start[trial, order.row["district"]] += 1

    def count_cohort(
        self, trial: Trial, scenario: Scenario, attempts: list[Order]
    ) -> None:
        """Counts the outcome of an order in the period in which it was opened."""
        last = attempts[-1]
        slots = scenario.slots(attempts[0].opened)
        closed = int(last.closed is not None and last.closed < scenario.end)
        answers = [
            (review, answered[1])
            for review in ("official", "observer")
            if (answered := last_answer(attempts, review)) and answered[0] < scenario.end
        ]
        for place in places(last, scenario.levels):
            for slot in slots:
                key = trial, "cohort", place, slot
                add(self.flows[key], [1, closed, 1 - closed])
                for review, counts in answers:
                    add(self.answers[*key, review], counts)

    def count_last(
        self, trial: Trial, scenario: Scenario, attempts: list[Order]
    ) -> None:
        """Counts the last answers to an order in the period of their review."""
        for review in ("official", "observer"):
            if answered := last_answer(attempts, review):
                for place in places(attempts[-1], scenario.levels):
                    for slot in scenario.slots(answered[0]):
                        key = trial, "last", place, slot, review
                        add(self.answers[key], answered[1])

    def count_assessed(
        self, trial: Trial, scenario: Scenario, attempts: list[Order]
    ) -> None:
        """Counts the answer by which the unit of an order is assessed, when it is assessed."""
        if answered := assessed(attempts, scenario):
            at, counts = answered
            for slot in scenario.slots(at):
                key = trial, attempts[-1].row["unit"], slot
                if counts:
                    add(self.assessed[key], counts)
                else:
                    self.not_in_log.add(key)

    def check_rates(self) -> Iterator[str]:
        """Compares every row of `rates.csv` with the recount."""
        index = {
            (design, kind, period.name): i
            for design, scenario in self.scenarios.items()
            for kind, periods in scenario.periods.items()
            for i, period in enumerate(periods)
        }
        seen: set[tuple] = set()
        stocks: dict[tuple, dict[int, Row]] = defaultdict(dict)
        unmet = Unmet(self.units, read_residents(self.folder / "units.csv"))
        for row in read(self.folder / "rates.csv"):
            where = f"rates.csv: {title(row)}"
            at = index.get((row["design"], row["period_kind"], row["period"]))
            known = self.topics if row["level"] == "topic" else self.units
            if at is None or row["level"] not in LEVELS or row["unit"] not in known:
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
                    shown = "nothing" if value is None else float(value)
                    yield f"{where}: {column} is {row[column] or 'empty'}, recounted {shown}"
            if is_empty(row) and (row["level"], slot[0]) == ("community", "day"):
                yield f"{where}: is an empty row"
            unmet.add(trial, row, slot)
            yield from self.check_score(where, trial, row, slot)
            if (
                row["basis"] == "callback"
                and slot[0] == "month"
                and row["level"] in ("city", "district")
            ):
                stocks[trial, row["level"], row["unit"], row["review"]][at] = row
        yield from self.check_stocks(stocks)
        yield from self.check_missing(seen)
        yield from unmet.errors()

    def expected(
        self, trial: Trial, row: Row, slot: Slot
    ) -> dict[str, Fraction | None]:
        """The expected values of a row of `rates.csv`."""
        level, unit = row["level"], row["unit"]
        weighed = [
            (district, self.units[district].weight) for district in self.districts
        ]
        parts = {
            "city": weighed,
            "topic": [(topic(district, unit), weight) for district, weight in weighed],
            "district": [pair for pair in weighed if pair[0] == unit],
        }.get(level, [(unit, Fraction(1))])
        counts = dict.fromkeys(FLOWS + ANSWERS, Fraction(0))
        for place, weight in parts:
            key = trial, row["basis"], place, slot
            # Orders are opened and closed as in the basis `callback`.
            flows = trial, row["basis"].replace("last", "callback"), place, slot
            integers = self.flows.get(flows, [0] * 3) + self.answers.get(
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

    def assessed_rates(self, trial: Trial, row: Row, slot: Slot) -> list[Fraction] | None:
        """The three rates by which a street or district is scored; `None` if some of the answers are not in the log."""
        units = [
            unit
            for unit, known in self.units.items()
            if known.level == "street" and row["unit"] in (unit, known.parent)
        ]
        keys = [(trial, unit, slot) for unit in units]
        if not self.not_in_log.isdisjoint(keys):
            return None
        counts = [0] * len(ANSWERS)
        for key in keys:
            add(counts, self.assessed.get(key, [0] * len(ANSWERS)))
        said = dict(zip(ANSWERS, counts, strict=True))
        reviewed = said["reviewed"]
        if not reviewed:
            return []
        return [
            Fraction(said["contacted"], reviewed),
            Fraction(said["resolved"], reviewed),
            Fraction(said["satisfied"], 10 * reviewed),
        ]

    def check_score(
        self, where: str, trial: Trial, row: Row, slot: Slot
    ) -> Iterator[str]:
        """Checks that a score is the sum of the rates weighted as in some phase, and in the row of the answers that count."""
        scenario = self.scenarios[row["design"]]
        if not (scenario.weights and row["score"]):
            return
        basis = scenario.scored_basis(slot)
        if (row["review"], row["basis"], slot[0]) != ("official", basis, "assessment"):
            yield f"{where}: has a score, which belongs into the official row {basis}"
            return
        if row["level"] == "department":
            return  # it includes whistled orders of other units, whose functions are not in the log
        rates = self.assessed_rates(trial, row, slot)
        if rates is None:
            return
        if not rates:
            yield f"{where}: has a score but no reviews"
            return
        scores = [
            sum(w * float(r) for w, r in zip(ws, rates, strict=True))
            for ws in scenario.weights
        ]
        if all(abs(float(row["score"]) - score) > 1e-12 for score in scores):
            yield f"{where}: score is {row['score']}, recounted {scores}"

    def check_stocks(self, stocks: dict[tuple, dict[int, Row]]) -> Iterator[str]:
        """Checks for each month that open at the end = open at the start + opened − closed."""
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

    def check_missing(self, seen: set[tuple]) -> Iterator[str]:
        """Checks that everything counted has a row, at the levels and kinds of period in the file."""
        reported = {
            (trial, basis, level, slot[0]) for trial, basis, level, _, slot, _ in seen
        }
        # Orders opened before the city called back have official answers, but no official cohort.
        counted = {(*key, "observer") for key in self.flows} | {
            key for key in self.answers if key[-1] == "observer" or key[1] == "callback"
        }
        for trial, basis, place, slot, review in sorted(counted):
            for level, unit in self.rows_of(place):
                wanted = (trial, basis, level, slot[0]) in reported
                if wanted and (trial, basis, level, unit, slot, review) not in seen:
                    period = self.scenarios[trial[0]].periods[slot[0]][slot[1]].name
                    yield f"rates.csv: {'/'.join(trial)} {period} {unit} {basis}: row is missing"

    def rows_of(self, place: str) -> Iterator[tuple[str, str]]:
        """The rows in which a place is counted: its own, the city of a district, the topic of a category."""
        unit = self.units.get(place)
        if unit is not None:
            yield unit.level, place
            if unit.level == "district":
                yield "city", unit.parent
        elif TAB in place:
            yield "topic", place.split(TAB)[1]


def places(order: Order, levels: list[str]) -> Iterator[str]:
    """Where an order is counted: where its problem is, on request by community and category, and at the unit that kept it."""
    yield order.row["district"]
    if "community" in levels:
        yield order.row["community"]
    if "topic" in levels:
        yield topic(order.row["district"], order.row["category"])
    if order.row["unit"]:
        yield order.row["unit"]


def last_answer(attempts: list[Order], review: str) -> tuple[datetime, list[int]] | None:
    """The last answer of an order to a review, unless it is excluded."""
    official = review == "official"
    for order in reversed(attempts):
        if order.reviewed if official else order.observer_reviewed:
            return order.answers(review)
    return None


def assessed(
    attempts: list[Order], scenario: Scenario
) -> tuple[datetime, list[int] | None] | None:
    """When and by which answer an order is assessed; without the answer, if it was given in the warm-up and is not in the log."""
    in_warmup = attempts[0].attempt > 1  # the first review, whose answer counted
    if in_warmup and scenario.counts(None) == "first":
        return None
    for order in attempts:
        answered = order.answers("official")
        if answered and scenario.counts(answered[0]) == "first":
            return answered
    last = attempts[-1]
    is_over = (
        last.observer_reviewed
        and not flag(last.row["sent_back"])
        and last.row["excluded"] != "deferred"
    )
    if not is_over:
        return None
    at = max(at for at in (last.reviewed, last.observer_reviewed) if at)
    if scenario.counts(at) == "first":
        return None
    if answered := last_answer(attempts, "official"):
        return at, answered[1]
    was_reviewed = any(order.reviewed for order in attempts)
    return (at, None) if in_warmup and not was_reviewed else None


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


def topic(district: str, category: str) -> str:
    """A category's place in a district."""
    return district + TAB + category


def is_empty(row: Row) -> bool:
    """Whether a row is empty, or has nothing beyond the observer's row."""
    flows = FLOWS + ["never_registered", "diverted", "unmet_days"]
    says = any(float(row.get(column) or 0) for column in flows)
    return not float(row["reviewed"]) and (row["review"] == "official" or not says)
