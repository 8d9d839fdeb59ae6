"""Independent check of results: `JIESU_RESULTS=DIR[:DIR…] pytest tests/recompute`.

Without that variable only the checker itself is tested, on six orders counted by hand.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest
from recompute import Results, read_scenario

FOLDERS = [
    Path(folder)
    for folder in os.environ.get("JIESU_RESULTS", "").split(os.pathsep)
    if folder
]

Cells = dict[str, object]

SCENARIO = """
[run]
start = 2019-01-01
months = 2
[rules.callback]
enabled = true
[rules.ranking]
enabled = true
month_starts_on = 19
weights = [0.1, 0.5, 0.4]
"""


def weighing(weight: str) -> Cells:
    """The two columns of a weight such as 17/2."""
    numerator, _, denominator = weight.partition("/")
    return {"weight_numerator": numerator, "weight_denominator": denominator or "1"}


UNITS: list[Cells] = [
    {"unit": unit, "level": level, "parent": parent, **weighing(weight)}
    for unit, level, parent, weight in [
        ("110000", "city", "", "1"),
        ("110101", "district", "110000", "17/2"),
        ("110106", "district", "110000", "3"),
        ("110101001", "street", "110101", "17/2"),
        ("110106001", "street", "110106", "3"),
        ("market@110101", "department", "110101", "1"),
    ]
]


def order(
    name: str,
    street: str,
    opened: str,
    closed: str,
    asked: str,
    said: str,
    **more: object,
) -> Cells:
    """An order; `said` has contacted, resolved and credit, the same for city and observer."""
    contacted, resolved, credit = said.split() if said else ("", "", "")
    return {
        "design": "plain",
        "city": 1,
        "replication": 1,
        "order": name,
        "attempt": 1,
        "street": street,
        "district": street[:6],
        "unit": street,
        "lead": "true",
        "opened": opened,
        "dispatched": opened,
        "contacted": "",
        "closed": closed,
        "sent_back": "false",
        "excluded": "",
        "cured": resolved,
        "contacted_in_time": contacted,
        "reviewed": asked,
        "said_contacted": contacted,
        "resolved": resolved,
        "satisfied": credit,
        "observer_reviewed": asked,
        "observer_said_contacted": contacted,
        "observer_resolved": resolved,
        "observer_satisfied": credit,
    } | more


EAST, SOUTH = "110101001", "110106001"  # weights 17/2 and 3
ORDERS: list[Cells] = [
    order("a", EAST, "2019-01-03T09:00:00", "2019-01-10T12:00:00", "2019-01-12T12:00:00", "true true 0.9"),
    # Kept by a department; the city leaves it out of the official rates.
    order("b", EAST, "2019-01-20T09:00:00", "2019-02-05T09:00:00", "2019-02-07T09:00:00", "false false 0",
          unit="market@110101", excluded="lawsuit", lead="false"),
    # Still open.
    order("c", SOUTH, "2019-01-25T09:00:00", "", "", ""),
    # Opened in the warm-up.
    order("d", SOUTH, "2018-12-20T09:00:00", "2019-01-02T09:00:00", "2019-01-04T09:00:00", "false true 1"),
    # Sent back after the first answer.
    order("e", SOUTH, "2019-01-28T09:00:00", "2019-02-01T12:00:00", "2019-02-03T12:00:00", "true false 0",
          sent_back="true"),
    order("e", SOUTH, "2019-01-28T09:00:00", "2019-02-10T12:00:00", "2019-02-12T12:00:00", "true true 1",
          attempt=2),
]  # fmt: skip


def rates(
    key: str,
    flows: list[float],
    answers: list[float],
    shares: list[float],
    score: str = "",
) -> Cells:
    """A row; flows are opened, closed, open; answers and shares in the order of the columns."""
    kind, period, level, unit, review, basis = key.split()
    contacted = [
        "reviewed",
        "contacted",
        "contacted_in_time",
        "resolved",
        "satisfied",
        "cured",
    ]
    names = ["response_rate", "resolution_rate", "satisfaction_rate", "cured_rate"]
    cells: Cells = {"design": "plain", "city": 1, "replication": 1}
    cells |= {"period_kind": kind, "period": period, "level": level, "unit": unit}
    cells |= {"review": review, "basis": basis, "score": score}
    cells |= dict(zip(["opened", "closed", "open"], flows, strict=True))
    cells |= dict(zip(contacted, answers, strict=True))
    return cells | dict(zip(names, shares or [""] * 4, strict=True))


NOTHING: list[float] = [0] * 6
RATES: list[Cells] = [
    # January: 2 opened in each district, 17 + 6; a and d closed, 8.5 + 3; b, c and e open.
    rates("month 2019-01 city 110000 observer callback",
          [23, 11.5, 14.5], [11.5, 8.5, 8.5, 11.5, 10.65, 11.5], [17 / 23, 1, 213 / 230, 1]),
    rates("month 2019-01 city 110000 official callback",
          [23, 11.5, 14.5], [11.5, 8.5, 8.5, 11.5, 10.65, 11.5], [17 / 23, 1, 213 / 230, 1]),
    # February: b and the first answer of e; the city does not count b.
    rates("month 2019-02 city 110000 observer callback",
          [0, 11.5, 3], [11.5, 3, 3, 0, 0, 0], [6 / 23, 0, 0, 0]),
    rates("month 2019-02 city 110000 official callback",
          [0, 11.5, 3], [3, 3, 3, 0, 0, 0], [1, 0, 0, 0]),
    # Opened in January: a, b, c and e, which counts with its last answer.
    rates("month 2019-01 city 110000 observer cohort",
          [23, 20, 3], [20, 11.5, 11.5, 11.5, 10.65, 11.5], [23 / 40, 23 / 40, 213 / 400, 23 / 40]),
    rates("month 2019-02 city 110000 observer cohort", [0, 0, 0], NOTHING, []),
    # From 19 January to 18 February, unweighted: c and e opened, e closed and answered.
    rates(f"assessment 2019-02 street {SOUTH} official callback",
          [2, 1, 1], [1, 1, 1, 0, 0, 0], [1, 0, 0, 0], score="0.1"),
    rates(f"assessment 2019-02 street {SOUTH} observer callback",
          [2, 1, 1], [1, 1, 1, 0, 0, 0], [1, 0, 0, 0]),
    rates(f"assessment 2019-02 street {EAST} observer callback", [0, 0, 0], NOTHING, []),
    rates("run run department market@110101 observer callback",
          [1, 1, 0], [1, 0, 0, 0, 0, 0], [0, 0, 0, 0]),
]  # fmt: skip


def write(path: Path, rows: list[Cells]) -> None:
    """Rows as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def errors(
    folder: Path, orders: list[Cells], rows: list[Cells], scenario: str = SCENARIO
) -> list[str]:
    """The errors found in a folder made of these rows."""
    (folder / "scenarios").mkdir(exist_ok=True)
    (folder / "scenarios" / "plain.toml").write_text(scenario, encoding="utf-8")
    write(folder / "units.csv", UNITS)
    write(folder / "orders.csv", orders)
    write(folder / "rates.csv", rows)
    return list(Results(folder).errors())


def test_rates_counted_by_hand_are_confirmed(tmp_path: Path) -> None:
    assert errors(tmp_path, ORDERS, RATES) == []


def change(rows: list[Cells], at: int, **cells: object) -> None:
    """Changes cells of one row."""
    rows[at] = rows[at] | cells


@pytest.mark.parametrize(
    ("plant", "sentence"),
    [
        (lambda _, r: change(r, 0, opened=24), "opened is 24, recounted 23.0"),
        (lambda _, r: change(r, 0, opened=24), "open is 14.5, by its flows 15.5"),
        (lambda _, r: change(r, 0, satisfaction_rate=0.926086956521739), "satisfaction_rate is"),
        (lambda _, r: change(r, 5, resolution_rate=0), "resolution_rate is 0, recounted nothing"),
        (lambda _, r: change(r, 6, score=0.1001), "score is 0.1001"),
        (lambda _, r: change(r, 1, period="2019-03"), "no such period"),
        (lambda _, r: r.pop(2), "2019-02 110000 callback: row is missing"),
        (lambda _, r: r.append(r[0]), "is there twice"),
        (lambda o, _: change(o, 0, observer_reviewed="2019-02-01T00:00:00"), "reviewed is 11.5, recounted 3.0"),
        (lambda o, _: change(o, 0, excluded="void"), "official callback: reviewed is 11.5, recounted 3.0"),
        (lambda o, _: change(o, 0, observer_satisfied=1), "satisfied is 10.65, recounted 11.5"),
        (lambda o, _: change(o, 5, observer_resolved="false"), "cohort: resolved is 11.5, recounted 8.5"),
        (lambda o, _: o.pop(2), "opened is 23, recounted 20.0"),
        (lambda o, _: o.append(o[2]), "order c is there twice"),
        (lambda o, _: change(o, 0, observer_reviewed="2019-01-09T12:00:00"), "observer before it was closed"),
        (lambda o, _: change(o, 0, contacted="2019-01-11T12:00:00"), "contacted after it was closed"),
        (lambda o, _: change(o, 0, dispatched="2019-01-02T12:00:00"), "dispatched before it was opened"),
        (lambda o, _: change(o, 1, closed="2019-01-19T12:00:00"), "before it was opened (a follower)"),
        (lambda o, _: change(o, 4, opened="2019-02-15T12:00:00"), "in no state or in several"),
        (lambda o, _: change(o, 3, observer_reviewed="2018-12-31T12:00:00"), "not to be listed"),
        (lambda o, _: change(o, 0, observer_satisfied=""), "order a: can't be read"),
        (lambda o, _: change(o, 0, unit="110101002"), "is not in units.csv"),
        (lambda o, _: change(o, 0, district="110106"), "is not in its district"),
    ],
)  # fmt: skip
def test_a_planted_error_is_caught(
    tmp_path: Path, plant: Callable[[list[Cells], list[Cells]], object], sentence: str
) -> None:
    orders, rows = list(ORDERS), list(RATES)
    plant(orders, rows)
    found = errors(tmp_path, orders, rows)
    assert any(sentence in error for error in found), found


@pytest.mark.parametrize(
    ("last", "official", "observer"),
    [
        # The second answer counts.
        ({}, [11.5, 11.5], [20, 11.5]),
        # Not reached again: the first answer, unresolved, still counts officially; the observer has the second.
        ({"reviewed": ""}, [11.5, 8.5], [20, 11.5]),
        # Not over yet: both have the first.
        ({"closed": "", "reviewed": "", "observer_reviewed": ""}, [11.5, 8.5], [20, 8.5]),
        # The last answer is excluded, and so is the order.
        ({"excluded": "void"}, [8.5, 8.5], [20, 11.5]),
    ],
)  # fmt: skip
def test_the_last_answer_counts_for_the_cohort(
    tmp_path: Path,
    last: Cells,
    official: list[float],
    observer: list[float],
) -> None:
    orders = list(ORDERS)
    change(orders, 5, **last)
    errors(tmp_path, orders, RATES)
    results = Results(tmp_path)
    assert list(results.check_orders()) == []
    for review, (reviewed, resolved) in (("official", official), ("observer", observer)):
        row = {"basis": "cohort", "level": "city", "unit": "110000", "review": review}
        counted = results.expected(("plain", "1", "1"), row, ("month", 0))
        assert (counted["reviewed"], counted["resolved"]) == (reviewed, resolved)


COUNTS_LAST = 'enabled = true\nsend_back = 1\ncounts = "last"\n'
LAST = (
    SCENARIO.replace("enabled = true\n", COUNTS_LAST, 1)
    + f"[warmup.rules.callback]\n{COUNTS_LAST}"
)


def test_where_last_answers_count_the_score_is_theirs_and_in_their_row(
    tmp_path: Path,
) -> None:
    # Order e, sent back in the assessment period; its last answers are given in it too.
    last = ([2, 1, 1], [1, 1, 1, 1, 1, 1], [1, 1, 1, 1])
    key = f"assessment 2019-02 street {SOUTH}"
    rows = list(RATES)
    change(rows, 6, score="")
    rows.append(rates(f"{key} official last", *last, score="1"))
    rows.append(rates(f"{key} observer last", *last))
    assert errors(tmp_path, ORDERS, rows, LAST) == []

    def caught(sentence: str, orders: list[Cells], rows: list[Cells]) -> bool:
        found = errors(tmp_path, orders, rows, LAST)
        return any(sentence in error for error in found)

    change(rows, -2, score="0.1")
    assert caught("official last: score is 0.1, recounted [1.0]", ORDERS, rows)
    change(rows, -2, score="")
    change(rows, 6, score="1")
    assert caught("has a score, which belongs into the official row last", ORDERS, rows)
    # Not over yet: e is in the row, but is not assessed.
    orders = list(ORDERS)
    change(orders, 5, closed="", reviewed="", observer_reviewed="")
    change(rows, 6, score="")
    change(rows, -2, score="0.1")
    assert caught("official last: has a score but no reviews", orders, rows)
    # Not reached again: the first answer is assessed, when the observer asks again.
    change(orders, 5, closed="2019-02-10T12:00:00", observer_reviewed="2019-02-12T12:00:00")
    assert not caught("score", orders, rows)
    # Answered in the warm-up and not reached again: not in the log.
    assert not caught("score", [o for o in orders if o is not orders[4]], rows)


def test_a_phase_changes_which_answers_count(tmp_path: Path) -> None:
    file = tmp_path / "plain.toml"
    phase = '[[phase]]\nname = "later"\nfrom = "2019-02-01"\nset.rules.callback.counts = "last"\nset.rules.callback.send_back = 1\n'
    file.write_text(SCENARIO.replace("= 19", "= 1") + phase, encoding="utf-8")
    scenario = read_scenario(file)
    bases = [scenario.scored_basis(("assessment", i)) for i in range(2)]
    assert bases == ["callback", "last"]


def test_an_unweighted_street_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(UNITS[3], "weight_numerator", "16")
    assert any(
        "weight of its district" in c for c in errors(tmp_path, ORDERS, RATES)
    )


def test_assessments_from_the_first_day_are_the_calendar_months(tmp_path: Path) -> None:
    file = tmp_path / "plain.toml"
    file.write_text(SCENARIO.replace("= 19", "= 1"), encoding="utf-8")
    periods = read_scenario(file).periods
    assert periods["assessment"] == periods["month"]
    assert [month.name for month in periods["month"]] == ["2019-01", "2019-02"]


@pytest.mark.parametrize(
    "written",
    ["rules.ranking.weights", '"rules.ranking.weights"', '"rules.ranking".weights'],
)
def test_the_weights_of_a_phase_count_too(tmp_path: Path, written: str) -> None:
    file = tmp_path / "plain.toml"
    phase = f'[[phase]]\nname = "later"\nfrom = 2019-02-01\nset = {{ {written} = [0, 0.5, 0.5] }}\n'
    file.write_text(SCENARIO + phase, encoding="utf-8")
    assert read_scenario(file).weights == [[0.1, 0.5, 0.4], [0, 0.5, 0.5]]


def test_weeks_run_from_monday_and_are_cut_at_both_ends(tmp_path: Path) -> None:
    file = tmp_path / "plain.toml"
    file.write_text(SCENARIO + REPORTS, encoding="utf-8")
    periods = read_scenario(file).periods
    weeks = [(week.name, (week.end - week.start).days) for week in periods["week"]]
    # From Tuesday, 1 January, to Thursday, 28 February.
    assert weeks[:2] + weeks[-1:] == [("2019-W01", 6), ("2019-W02", 7), ("2019-W09", 4)]
    days = periods["day"]
    assert [days[0].name, days[-1].name, len(days)] == ["2019-01-01", "2019-02-28", 59]


REPORTS = """
[output]
periods = ["run", "month", "week", "day"]
levels = ["city", "street", "community", "topic"]
"""

FINE_UNITS: list[Cells] = [
    {"unit": f"{EAST}-01", "level": "community", "parent": EAST, **weighing("17/2")},
    {"unit": f"{EAST}-02", "level": "community", "parent": EAST, **weighing("17/2")},
    {"unit": f"{SOUTH}-01", "level": "community", "parent": SOUTH, **weighing("3")},
    {"unit": "noise", "level": "topic", "parent": "110000", **weighing("1")},
    {"unit": "heat", "level": "topic", "parent": "110000", **weighing("1")},
]
RESIDENTS = {"110000": 23, EAST: 4, f"{EAST}-01": 1, f"{EAST}-02": 3, SOUTH: 5}
ANSWERED = [1, 1, 1, 1, 0.9, 1]
FINE: list[Cells] = [
    # Order a, noise in the east, was asked on 12 January; b, heat there, is kept by a department; c is heat in the south.
    rates(f"day 2019-01-12 community {EAST}-01 observer callback", [0, 0, 0], ANSWERED, [1, 1, 0.9, 1]),
    rates(f"day 2019-01-12 community {EAST}-01 official callback", [0, 0, 0], ANSWERED, [1, 1, 0.9, 1]),
    rates(f"day 2019-01-20 community {EAST}-02 observer callback", [1, 0, 1], NOTHING, []),
    rates("week 2019-W04 topic heat observer callback", [3, 0, 11.5], NOTHING, []),
    rates("week 2019-W04 topic noise observer callback", [0, 0, 0], NOTHING, []),
    rates("week 2019-W03 topic heat observer callback", [8.5, 0, 8.5], NOTHING, []),
    rates("week 2019-W03 city 110000 observer callback", [8.5, 0, 8.5], NOTHING, []) | {"unmet_days": 7},
    rates(f"week 2019-W03 street {EAST} observer callback", [0, 0, 0], NOTHING, []) | {"unmet_days": 4},
    rates(f"week 2019-W03 community {EAST}-01 observer callback", [0, 0, 0], NOTHING, []) | {"unmet_days": 10},
    rates(f"week 2019-W03 community {EAST}-02 observer callback", [1, 0, 1], NOTHING, []) | {"unmet_days": 2},
]  # fmt: skip


def fine(folder: Path, rows: list[Cells]) -> list[str]:
    """The errors found in rows by day, week, community and topic."""
    places = {
        "a": (f"{EAST}-01", "noise"),
        "b": (f"{EAST}-02", "heat"),
        "c": (f"{SOUTH}-01", "heat"),
    }
    orders = [
        o | dict(zip(("community", "category"), places[str(o["order"])], strict=True))
        for o in ORDERS[:3]
    ]
    units = [
        u | {"city": 1, "simulated": RESIDENTS.get(str(u["unit"]), "")}
        for u in UNITS + FINE_UNITS
    ]
    rows = [
        {"unmet_days": "", "never_registered": "", "diverted": ""} | row for row in rows
    ]
    (folder / "scenarios").mkdir()
    (folder / "scenarios" / "plain.toml").write_text(
        SCENARIO + REPORTS, encoding="utf-8"
    )
    write(folder / "units.csv", units)
    write(folder / "orders.csv", orders)
    write(folder / "rates.csv", rows)
    return [error for error in Results(folder).errors() if "is missing" not in error]


def test_days_weeks_communities_and_topics_counted_by_hand_are_confirmed(
    tmp_path: Path,
) -> None:
    assert fine(tmp_path, FINE) == []


@pytest.mark.parametrize(
    ("plant", "sentence"),
    [
        (lambda r: change(r, 2, opened=2), "opened is 2, recounted 1.0"),
        (lambda r: change(r, 3, open=8.5), "open is 8.5, recounted 11.5"),
        (lambda r: change(r, 4, opened=3), "opened is 3, recounted 0.0"),
        (lambda r: change(r, 5, period="2019-W53"), "no such period"),
        (lambda r: change(r, 5, unit="smell"), "no such period, level or unit"),
        (lambda r: change(r, 2, period="2019-01-19", opened=0, open=0), "is an empty row"),
        (lambda r: change(r, 2, review="official"), "is an empty row"),
        (lambda r: change(r, 9, unmet_days=3), "its communities add up to 4.75"),
        (lambda r: change(r, 5, unmet_days=6), "its topics add up to 6.0"),
    ],
)  # fmt: skip
def test_an_error_planted_in_a_fine_report_is_caught(
    tmp_path: Path, plant: Callable[[list[Cells]], object], sentence: str
) -> None:
    rows = list(FINE)
    plant(rows)
    found = fine(tmp_path, rows)
    assert any(sentence in error for error in found), found


@pytest.mark.parametrize("row", [0, 1, 2, 5])
def test_a_missing_row_with_content_is_caught(tmp_path: Path, row: int) -> None:
    def missing(folder: Path, rows: list[Cells]) -> set[str]:
        folder.mkdir()
        fine(folder, rows)
        return {error for error in Results(folder).errors() if "is missing" in error}

    whole = missing(tmp_path / "whole", FINE)
    less = missing(tmp_path / "less", FINE[:row] + FINE[row + 1 :])
    assert len(less - whole) == 1, less - whole


@pytest.mark.skipif(not FOLDERS, reason="JIESU_RESULTS is not set")
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_rate_follows_from_the_orders(folder: Path) -> None:
    assert list(islice(Results(folder).errors(), 20)) == []
