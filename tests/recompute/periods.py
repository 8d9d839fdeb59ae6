"""What the recount needs of a scenario: periods, levels, weights of the score, which answers count."""

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


class Callback(NamedTuple):
    """The callback in force from a moment on."""

    start: datetime
    counts: str  # first or last
    sends_back: bool


class Scenario:
    """Periods, levels, weights of the score by phase, callbacks by time from the warm-up on."""

    def __init__(
        self,
        periods: dict[str, list[Period]],
        weights: list[list[float]],
        levels: list[str],
        callbacks: list[Callback],
    ) -> None:
        self.periods = periods
        self.callbacks = callbacks
        self.weights = weights
        self.levels = levels
        self.start, self.end = periods["run"][0][1:]
        self.limits = [
            (kind, [p.start for p in its], [p.end for p in its])
            for kind, its in periods.items()
        ]

    def counts(self, at: datetime | None) -> str:
        """Which answer counts in the assessment at a moment: the first or the last; `None` is the warm-up."""
        in_force = [c for c in self.callbacks if at and c.start <= at]
        return (in_force or self.callbacks)[-1 if in_force else 0].counts

    def scored_basis(self, slot: Slot) -> str:
        """The basis of the row in which a period's scores stand: units are ranked at its end. If nothing is sent back, the answers are the same."""
        end = self.periods[slot[0]][slot[1]].end
        counts = [c.counts for c in self.callbacks if c.start < end][-1]
        sends_back = any(c.sends_back for c in self.callbacks)
        return "last" if counts == "last" and sends_back else "callback"

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
    return Scenario(periods, weights, reports.get("levels", []), read_callbacks(scenario))


def read_callbacks(scenario: dict) -> list[Callback]:
    """The callbacks of the warm-up, of the run and of its phases."""
    warmup = within(scenario, "warmup", "rules", "callback")
    rules = within(scenario, "rules", "callback")
    begins = months_later(
        moment_of(scenario["run"]["start"]), -scenario["run"].get("lead_in", 0)
    )
    in_force = [(datetime.min, warmup), (begins, rules)]
    for phase in scenario.get("phase", []):
        rules = rules | within(phase.get("set", {}), "rules", "callback")
        in_force.append((moment_of(phase["from"]), rules))
    return [
        Callback(
            start,
            of.get("counts", "first"),
            bool(of.get("enabled")) and of.get("send_back", 0) > 0,
        )
        for start, of in in_force
    ]


def moment_of(date: object) -> datetime:
    """The midnight of a date, quoted or not."""
    return datetime.fromisoformat(str(date))


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
