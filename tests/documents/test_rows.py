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
