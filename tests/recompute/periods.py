"""What the recount needs of a scenario: periods, levels, weights of the score."""

from __future__ import annotations

import calendar
import tomllib
from bisect import bisect_right
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

Slot = tuple[str, int]  # period_kind, index of the period in its kind


class Period(NamedTuple):
    """A named stretch of time, end excluded."""

    name: str
    start: datetime
    end: datetime


class Scenario:
    """Periods, levels, and weights of the score by phase."""

    def __init__(
        self,
        periods: dict[str, list[Period]],
        weights: list[list[float]],
        levels: list[str],
    ) -> None:
        self.periods = periods
        self.weights = weights
        self.levels = levels
        self.start, self.end = periods["run"][0][1:]
        self.limits = [
            (kind, [p.start for p in its], [p.end for p in its])
            for kind, its in periods.items()
        ]

    def slots(self, at: datetime | None) -> list[Slot]:
        """The periods that contain a moment, at most one of each kind."""
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


def read_scenario(path: Path) -> Scenario:
    """The periods and score weights of a resolved scenario."""
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
    # One first day of the assessment month for the whole run: that of the last ranking in force, which needs a callback; else day 1.
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
    reports = scenario.get("output", {})
    if "week" in reports.get("periods", []):
        periods["week"] = pieces(start, end, 7)
    if "day" in reports.get("periods", []):
        periods["day"] = pieces(start, end, 1)
    enabled = any(rules.get("enabled") for rules in in_force)
    weights = [r["weights"] for r in in_force if enabled and "weights" in r]
    return Scenario(periods, weights, reports.get("levels", []))


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
    """The same day and hour some months later, or the last day of a month that is too short."""
    year, month = divmod(at.year * 12 + at.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return at.replace(year=year, month=month + 1, day=min(at.day, last))


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


def pieces(start: datetime, end: datetime, days: int) -> list[Period]:
    """The days, or the weeks from Monday to Sunday, cut off at both ends."""
    periods = []
    at = start
    while at < end:
        year, week, weekday = at.isocalendar()
        following = min(at + timedelta(days=days if days == 1 else 8 - weekday), end)
        name = f"{at:%Y-%m-%d}" if days == 1 else f"{year}-W{week:02}"
        periods.append(Period(name, at, following))
        at = following
    return periods
