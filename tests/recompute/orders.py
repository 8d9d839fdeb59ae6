"""A row of `orders.csv`: what it adds to the sums, and what contradicts itself in it."""

from __future__ import annotations

import csv
from bisect import bisect_left
from collections.abc import Iterator
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from periods import Scenario

Row = dict[str, str]

TENTHS = {"1": 10, "0.9": 9, "0": 0}


class Unit(NamedTuple):
    """A unit of the city; the weight is the inverse of its probability of being in the sample."""

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
        """The time of this review, and what it adds to `ANSWERS`, credit in tenths."""
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


def weight(row: dict[str, str]) -> Fraction:
    """How many units a unit represents, exactly."""
    return Fraction(int(row["weight_numerator"]), int(row["weight_denominator"]))


def read_units(path: Path) -> dict[str, Unit]:
    """The units by code; topics, which are not units, separately."""
    return {
        row["unit"]: Unit(row["level"], row["parent"], weight(row))
        for row in read(path)
        if row["level"] != "topic"
    }


def read_residents(path: Path) -> dict[tuple[str, str], int]:
    """Residents simulated, by city and unit: communities are drawn for each city."""
    return {
        (row["city"], row["unit"]): int(row["simulated"])
        for row in read(path)
        if row.get("simulated")
    }


def read_topics(path: Path) -> set[str]:
    """The topics."""
    return {row["unit"] for row in read(path) if row["level"] == "topic"}


def order_complaints(
    order: Order, scenario: Scenario, units: dict[str, Unit]
) -> Iterator[str]:
    """Contradictions in an order: dates out of order, two states at once, unknown places."""
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
        yield "reviewed before the measurement period, so not to be listed"

    times = [at for at in (order.opened, order.dispatched, closed) if at]
    months = scenario.periods["month"]
    first = bisect_left(months, min(times), key=lambda month: month.end)
    for month in months[first:]:
        if states_at(month.end, order) != 1:
            yield f"in no state or in several at the end of {month.name}"
        if month.end > max(times):
            break  # nothing changes after that

    row = order.row
    street = units.get(row["street"])
    if street is None or street.parent != row["district"]:
        yield f"its street {row['street']} is not in its district {row['district']}"
    if "community" in row:
        community = units.get(row["community"])
        if community is None or community.parent != row["street"]:
            yield f"its community {row['community']} is not in its street {row['street']}"
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
