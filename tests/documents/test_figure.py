"""scenarios/calibrated/figure.py reads which answer counts in which set, and draws a picture in both languages."""

import csv
import sys
from pathlib import Path

import pytest

pytest.importorskip("matplotlib")
pd = pytest.importorskip("pandas")
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scenarios" / "calibrated"))
import figure  # noqa: E402

MONTHS = [f"2019-{month:02}" for month in range(1, 13)] + ["2020-01", "2020-02"]


def table(path, head, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])


@pytest.fixture
def folder(tmp_path):
    # Two sets of two cities each.
    sets = [("1", 1, 2, "first", "first-ranking"), ("2", 3, 4, "last", "last-deadlines")]
    keys = [[name, low, high, key, value] for name, low, high, counts, account in sets for key, value in [("rules.callback.counts", counts), ("_account", account)]]
    table(tmp_path / "sets.csv", ["set", "city_from", "city_to", "key", "value"], keys)
    head = ["design", "city", "replication", "period_kind", "period", "level", "unit", "review", "basis", "resolution_rate", "satisfaction_rate", "contacts"]
    rows = []
    for city in (1, 2, 3, 4):
        for month in MONTHS:
            for basis, rate in [("callback", 0.5 + city / 100), ("cohort", 0.1), ("last", 0.7 + city / 100)]:
                contacts = 1e5 * city if basis == "callback" else ""
                rows.append(["x", city, 1, "month", month, "city", "110000", "official", basis, rate, rate + 0.1, contacts])
                rows.append(["x", city, 1, "month", month, "city", "110000", "observer", basis, 0.2, 0.2, contacts])
                rows.append(["x", city, 1, "month", month, "district", "110101", "official", basis, 0.0, 0.0, contacts])
    table(tmp_path / "rates.csv", head, rows)
    fits = [["resolution_rate", "2019-01", 0.53, 0.02], ["satisfaction_rate", "2019-01..2019-05", 0.7, 0.03], ["contacts", "2019-01..2019-12", 580000, 29000]]
    table(tmp_path / "x.fit.csv", ["measure", "period", "value", "tolerance"], fits)
    return tmp_path


def test_rates_are_those_that_count_in_the_set(folder):
    months, years = figure.trials_of(folder, figure.sets_of(folder))
    found = {(row.counts, row.lead): row.resolution_rate for row in months[months["period"] == "2019-03"].itertuples()}
    assert found == {("first", "ranking"): pytest.approx(0.515), ("last", "deadlines"): pytest.approx(0.735)}
    assert months["period"].max() == "2019-12"
    # Whole years only, the mean over the cities of a set.
    assert {(row.lead, row.year): row.contacts for row in years.itertuples()} == {("ranking", 2019): pytest.approx(1.8), ("deadlines", 2019): pytest.approx(4.2)}


@pytest.mark.filterwarnings("ignore:Glyph", "ignore:findfont")
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_picture_is_drawn(folder, language):
    figure.draw(folder, folder / "x.fit.csv", folder / "out.png", language)
    assert (folder / "out.png").read_bytes().startswith(b"\x89PNG")


def test_the_lines_of_three_accounts_differ_in_colour_and_style():
    lines = [(shade, str(style)) for shades in figure.SHADES.values() for shade, style in zip(shades, figure.STYLES, strict=True)]
    assert len({shade for shade, _ in lines}) == len(lines)
    assert len({style for _, style in lines[:3]}) == 3


def test_the_last_years_are_enlarged_on_one_scale():
    days = pd.to_datetime(["2022-06-15", "2024-06-15", "2024-12-15"])
    months = pd.concat(
        pd.DataFrame({"day": days, "counts": counts, "lead": "ranking", "resolution_rate": [0.5, rate, rate], "satisfaction_rate": [0.5, 0.97, rate]})
        for counts, rate in [("first", 0.94), ("last", 0.96)]
    )
    published = pd.DataFrame({"measure": [], "first": pd.to_datetime([])})
    picture, pair = figure.plt.subplots(1, 2)
    figure.draw_closer(list(zip(pair, ["first", "last"], strict=True)), months, published, ["ranking"])
    (left,), (right,) = (axes.child_axes for axes in pair)
    assert left.get_ylim() == right.get_ylim()
    # Without the year before, and with the lowest value of the left.
    assert 0.9 < left.get_ylim()[0] < 0.94
    figure.plt.close(picture)
