"""docs/rows.py makes tables from results."""

import csv
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "docs"))
import rows  # noqa: E402

HEAD = ["account", "worth", "measure", "period", "value", "tolerance", "p50", "without_error_p05", "without_error_p95", "emulated_bias", "emulated_bias_se", "inside"]
GAP = "satisfaction_rate-resolution_rate"
FITS = [
    ["one", "32.0", "resolution_rate", "2019-01", "0.53", "0.02", "0.56", "0.52", "0.57", "0.001", "0.002", "yes"],
    ["one", "32.0", "resolution_rate", "2024-12", "0.97", "0.01", "0.93", "0.92", "0.94", "-0.004", "0.002", "no"],
    ["one", "32.0", "satisfaction_rate", "2019-01", "0.65", "0.02", "0.66", "0.62", "0.69", "0", "0.002", "yes"],
    # A mean of months: its band counts, its error does not.
    ["one", "32.0", "satisfaction_rate", "2019-01..2019-05", "0.7", "0.03", "0.9", "0.6", "0.705", "0", "0.002", "yes"],
    ["one", "32.0", GAP, "2019-01", "0.12", "0.015", "0.105", "0.1", "0.3", "0", "0.002", "yes"],
    ["one", "32.0", GAP, "2024-12", "0.003", "0.008", "0.005", "0", "0.01", "0", "0.002", "yes"],
    ["one", "32.0", "contacts", "2019-01..2019-12", "580000", "29000", "551000", "500000", "600000", "2900", "0.002", "yes"],
    ["one", "32.0", "opened", "2019-01..2019-12", "200000", "10000", "220000", "180000", "220000", "500", "20", "yes"],
    ["two", "32.0", "resolution_rate", "2019-01", "0.53", "0.02", "0.53", "0.52", "0.54", "0", "0.002", "yes"],
    ["two", "32.0", "satisfaction_rate", "2019-01", "0.65", "0.02", "0.65", "0.64", "0.66", "0", "0.002", "yes"],
    ["two", "32.0", GAP, "2019-01", "0.12", "0.015", "0.12", "0.11", "0.13", "0", "0.002", "yes"],
    ["two", "32.0", "contacts", "2019-01..2019-12", "580000", "29000", "580000", "570000", "590000", "0", "0.002", "yes"],
    ["two", "32.0", "opened", "2019-01..2019-12", "200000", "10000", "160000", "140000", "210000", "0", "20", "yes"],
    ["three", "12.4", "resolution_rate", "2019-01", "0.53", "0.02", "", "", "", "0.01", "0.002", ""],
    ["three", "12.4", "satisfaction_rate", "2019-01", "0.65", "0.02", "", "", "", "0", "0.002", ""],
    ["three", "12.4", GAP, "2019-01", "0.12", "0.015", "", "", "", "0", "0.002", ""],
    ["three", "12.4", "contacts", "2019-01..2019-12", "580000", "29000", "", "", "", "0", "0.002", ""],
    ["three", "12.4", "opened", "2019-01..2019-12", "200000", "10000", "", "", "", "0", "20", ""],
]


@pytest.fixture
def fits(tmp_path):
    path = tmp_path / "both.fit.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEAD, *FITS])
    return path


def test_accounts_have_a_row_each(fits, capsys):
    rows.accounts(fits)
    printed = [[cell.strip() for cell in line.split("|")[1:-1]] for line in capsys.readouterr().out.splitlines()]
    assert printed[2:] == [
        # The root of (3² + 4²)/2 points is 3.5.
        ["one", "7 of 8", "10.5", "3.5", "1.0", "+1.5", "−5.0 %", "+10.0 %", "32", "−0.40 ± 0.20", "misses 1"],
        ["two", "5 of 5", "2.0", "0.0", "0.0", "0.0", "0.0 %", "−20.0 %", "32", "0.00 ± 0.10", "fits"],
        ["three", "–", "–", "–", "–", "–", "–", "–", "12", "+0.50 ± 0.10", "open"],
    ]
    assert len(printed[0]) == 11


def test_verdicts_are_counted(fits, capsys):
    rows.fitting(fits)
    rows.inside(fits)
    assert capsys.readouterr().out == "1 of 3\n5 to 7 of 8\n"


def test_values_missed_by_more_than_a_tolerance_are_listed(fits, capsys):
    rows.missed(fits)
    head, _, *lines = capsys.readouterr().out.splitlines()
    assert head == "| published value | published | one | two | three |"
    assert lines == [
        "| `resolution_rate` 2019-01 | 0.53 | +1.5 | 0.0 | – |",
        "| `resolution_rate` 2024-12 | 0.97 | −4.0 ! | – | – |",
        "| `satisfaction_rate` 2019-01..2019-05 | 0.7 | +6.7 | – | – |",
        "| `opened` 2019-01..2019-12 | 200,000 | +2.0 | −4.0 | – |",
    ]


def cells(capsys):
    """The rows that were printed, without the head."""
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in capsys.readouterr().out.splitlines()][2:]


def test_goals_name_the_accounts_that_reach_them(fits, capsys):
    rows.goals(fits)
    assert cells(capsys) == [
        ["values outside their 90 % bands: none", "two", "0 to 1"],
        ["widest band of a rate without tolerance: 6 points", "two", "2.0 to 10.5 points"],
        ["RMSE of resolution: 2 points", "two", "0.0 to 3.5 points"],
        ["RMSE of satisfaction: 2 points", "all", "0.0 to 1.0 points"],
        ["largest error of the gap: 2 points", "all", "0.0 to 1.5 points"],
        ["largest error of a year's contacts: 10 %", "all", "0.0 to 5.0 %"],
    ]


KNOCKED = [
    ["none", "resolution_rate", "2019-01", "0.53", "0.02", "0.56", "0.002"],
    ["none", "resolution_rate", "2024-12", "0.97", "0.01", "0.93", "0.002"],
    ["none", "satisfaction_rate", "2019-01", "0.65", "0.02", "0.66", "0.002"],
    # A mean of months: its error may be the largest, but is no part of the root mean square.
    ["none", "satisfaction_rate", "2019-01..2019-05", "0.7", "0.03", "0.72", "0.002"],
    ["none", GAP, "2019-01", "0.12", "0.015", "0.1", "0.003"],
    # Seven tolerances, of which two standard errors take six: less than the rate of 2024.
    ["none", "contacts", "2019-01..2019-12", "580000", "29000", "783000", "87000"],
    ["bare", "resolution_rate", "2019-01", "0.53", "0.02", "0.53", "0.002"],
    ["bare", "satisfaction_rate", "2019-01", "0.65", "0.02", "0.65", "0.002"],
    ["bare", GAP, "2019-01", "0.12", "0.015", "0.12", "0.003"],
    ["bare", "contacts", "2019-01..2019-12", "580000", "29000", "1160000", "29000"],
    ["bare", "contacts", "2021-01..2021-12", "1000000", "100000", "400000", "50000"],
]


def test_knock_outs_are_measured_by_their_points(tmp_path, capsys):
    path = tmp_path / "x.fit.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["account", "measure", "period", "value", "tolerance", "point", "point_se"], *KNOCKED])
    rows.knock_outs(path)
    assert cells(capsys) == [
        ["none", "3.5", "1.0", "+2.0", "+35 ± 15 %", "`resolution_rate` 2024-12", "−4.0 ± 0.2"],
        ["bare", "0.0", "0.0", "0.0", "+100 ± 5 %", "`contacts` 2019-01..2019-12", "+20.0 ± 1.0"],
    ]


def test_informed_keys_are_listed_from_the_best(tmp_path, capsys):
    (tmp_path / "x.csv").write_text("key,ratio,informed\na.one,0.912,no\na.two,0.4,yes\n", encoding="utf-8")
    rows.informed(tmp_path / "x.csv")
    assert cells(capsys) == [["`a.two`", "0.40", "yes"], ["`a.one`", "0.91", "no"]]


def test_the_interval_of_a_key_is_of_one_account(tmp_path, capsys):
    # Of 1 to 39 the ranks .05 · 40 and .95 · 40 are 2 and 38; of three values the ends.
    values = [(place, "one") for place in range(39, 0, -1)] + [(0.5, "two"), (100, "two"), (7, "two")]
    (tmp_path / "x.csv").write_text("\n".join(["a.key,_account", *(f"{value},{account}" for value, account in values)]), encoding="utf-8")
    rows.interval(tmp_path / "x.csv", "a.key", "one")
    rows.interval(tmp_path / "x.csv", "a.key", "two")
    assert capsys.readouterr().out == "2.00 to 38.00\n0.50 to 100.00\n"
