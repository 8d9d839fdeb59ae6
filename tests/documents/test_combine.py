"""scenarios/calibrated/combine.py joins samples of several accounts: even steps, values of plans, of phases and of a day, defaults, errors."""

import csv
import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scenarios" / "calibrated"))
import combine  # noqa: E402

PARENT = """
[rules.exclusion]
enabled = true
[rules.whistle]
report_within = "2 d"
"""
BASE = """
extends = "parent.toml"
[run]
months = 24
[rules.callback]
enabled = true
keep = 0.6
[[phase]]
name = "later"
from = 2021-01-01
[phase.set.rules.callback]
send_back = 2
keep = 0.9
[[phase]]
name = "sooner"
from = 2020-01-01
[phase.set.rules.callback]
send_back = 1
"""
# Orders on account from the first phase on; a key that the second account fits; a table of dotted keys.
ONE = """
base = "base.toml"
[set.behaviour.care]
inertia = "400 d"
rank_share = 0.5
[set.rules.exclusion]
deferred = 0.1
[set.phase.sooner.rules.exclusion]
deferred = 0.3
[[parameter]]
key = "behaviour.care_low"
range = [0.1, 0.3]
"""
TWO = """
extends = "one.toml"
[set]
"rules.callback.counts" = "last"
"behaviour.care.rank_share" = 1.0
[set.phase.later.rules.exclusion]
deferred = 0.8
[set.phase.later.rules.whistle]
report_within = "1 d"
"""


@pytest.fixture
def folder(tmp_path):
    for name, text in {"parent": PARENT, "base": BASE, "one": ONE, "two": TWO}.items():
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    results(tmp_path / "r1", ["behaviour.care_low"], [[f"0.{k}"] for k in range(1, 9)], "0.3", "callback")
    keys = ["behaviour.care_low", "rules.ranking.memory"]
    results(tmp_path / "r2", keys, [[f"0.{k}1", f"0.9{k}"] for k in range(1, 6)], "0.5", "last")
    return tmp_path


def results(folder, keys, sets, ratio, basis):
    """A results folder of `jiesu calibrate` with these sets."""
    folder.mkdir()
    table(folder / "sets.csv", ["set", *keys, "_distance"], [[k, *values, 1] for k, values in enumerate(sets, 1)])
    table(folder / "fit.csv", ["target", "basis", "tolerance"], [["resolution_rate 2019-01", basis, "0.02"]])
    table(folder / "sets.informed.csv", ["key", "ratio"], [[key, ratio] for key in keys])
    (folder / "manifest.json").write_text(json.dumps({"worth": len(sets)}), encoding="utf-8")


def table(path, head, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])


def joined(folder, number, *more):
    """The rows of the file that joins both folders."""
    pairs = [str(folder / name) for name in ("one.toml", "r1", "two.toml", "r2")]
    assert combine.main([str(folder / "out.csv"), str(number), *pairs, *more]) == 0
    return combine.rows_of(folder / "out.csv")


def test_sets_are_drawn_at_even_steps_and_numbered(folder):
    rows = joined(folder, 4)
    assert [row["behaviour.care_low"] for row in rows] == ["0.3", "0.7", "0.21", "0.41"]
    assert [(row["set"], row["_account"]) for row in rows] == [("1", "one"), ("2", "one"), ("3", "two"), ("4", "two")]
    assert "_distance" not in rows[0]


def test_weights_divide_the_number_of_sets(folder):
    accounts = [row["_account"] for row in joined(folder, 8, "--weights", "3,1")]
    assert accounts == ["one"] * 6 + ["two"] * 2


def test_a_plan_has_the_settings_of_the_one_that_it_extends(folder):
    one, two = joined(folder, 2)
    assert [row["behaviour.care.inertia"] for row in (one, two)] == ["400 d", "400 d"]
    assert [row["behaviour.care.rank_share"] for row in (one, two)] == ["0.5", "1.0"]


def test_where_an_account_says_nothing_the_base_scenario_or_the_default_holds(folder):
    one, two = joined(folder, 2)
    # The default of `counts` and `memory` in scenarios/schema.json; what base.toml itself sets is a column, what it extends is not.
    properties = json.loads(combine.SCHEMA.read_text(encoding="utf-8"))["$defs"]
    assert one["rules.callback.counts"] == properties["rules.callback"]["properties"]["counts"]["default"] == "first"
    assert float(one["rules.ranking.memory"]) == properties["rules.ranking"]["properties"]["memory"]["default"]
    assert two["rules.callback.counts"] == "last" and two["rules.ranking.memory"] == "0.93"
    assert one["rules.callback.keep"] == "0.6"
    assert not {"rules.exclusion.enabled", "rules.callback.enabled", "rules.whistle.report_within", "run.months"} & set(one)


def test_keys_of_phases_are_left_out_and_named(folder, capsys):
    one, two = joined(folder, 2)
    assert (one["rules.exclusion.deferred"], two["rules.exclusion.deferred"]) == ("0.1", "0.1")
    assert not [key for key in one if key.startswith("phase.")]
    assert "phase.later.rules.whistle.report_within" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("day", "deferred", "within", "keep"),
    [
        ("2019-12-31", ["0.1", "0.1"], ["2 d", "2 d"], "0.6"),
        ("2020-01-01", ["0.3", "0.3"], ["2 d", "2 d"], "0.6"),
        ("2020-12-31", ["0.3", "0.3"], ["2 d", "2 d"], "0.6"),
        # The first account says nothing of the later phase, which has the rules of the sooner one.
        ("2021-11-01", ["0.3", "0.8"], ["2 d", "1 d"], "0.9"),
    ],
)
def test_at_a_day_keys_have_the_values_in_force(folder, day, deferred, within, keep):
    rows = joined(folder, 2, "--at", day)
    assert [row["rules.exclusion.deferred"] for row in rows] == deferred
    assert [row["rules.whistle.report_within"] for row in rows] == within
    # Set by the base scenario for the whole run and in a phase.
    assert {row["rules.callback.keep"] for row in rows} == {keep}
    assert not [key for key in rows[0] if key.startswith("phase.")]


def test_with_phases_their_keys_are_columns(folder):
    one, two = joined(folder, 2, "--phases")
    found = {key.removeprefix("phase."): (one[key], two[key]) for key in one if key.startswith("phase.")}
    assert found == {
        "sooner.rules.exclusion.deferred": ("0.3", "0.3"),
        "later.rules.exclusion.deferred": ("0.3", "0.8"),
        "later.rules.whistle.report_within": ("2 d", "1 d"),
        # A column of the whole run would override what the base scenario sets in its phase.
        "later.rules.callback.keep": ("0.9", "0.9"),
    }


def test_a_fitted_key_of_the_whole_run_holds_in_all_phases(folder):
    results(folder / "r3", ["rules.exclusion.deferred"], [["0.5"]], "0.5", "callback")
    pairs = [str(folder / name) for name in ("two.toml", "r3")]
    assert combine.main([str(folder / "out.csv"), "1", *pairs, "--at", "2021-11-01"]) == 0
    assert combine.rows_of(folder / "out.csv")[0]["rules.exclusion.deferred"] == "0.5"


def test_the_fits_of_all_accounts_and_what_all_of_them_inform_are_beside_the_file(folder):
    joined(folder, 2)
    fits = combine.rows_of(folder / "out.fit.csv")
    assert [(row["account"], row["worth"], row["basis"]) for row in fits] == [("one", "8", "callback"), ("two", "5", "last")]
    assert combine.rows_of(folder / "out.informed.csv") == [{"key": "behaviour.care_low", "ratio": "0.5"}]


@pytest.mark.parametrize(
    ("number", "pairs", "wrong"),
    [
        ("12", ["one.toml", "r1", "two.toml", "r2"], "r2/sets.csv: 5 sets, 6 are asked for"),
        ("1", ["one.toml", "r1", "two.toml", "r2"], "none of 1 sets"),
        ("2", ["one.toml", "r1", "two.toml", "missing"], "missing"),
        ("2", ["one.toml", "r1", "other.toml", "r2"], "expected that of"),
        ("1", ["phase.toml", "r1"], "`phase.never.rules.exclusion.deferred`: the base scenario has no such phase"),
        ("2", ["one.toml", "r1", "noise.toml", "r2"], "city.categories.noise.mix: one account sets it, another does not"),
    ],
)
def test_what_is_wrong_is_said(folder, capsys, number, pairs, wrong):
    (folder / "other.toml").write_text('base = "parent.toml"\n', encoding="utf-8")
    (folder / "phase.toml").write_text('base = "base.toml"\n[set.phase.never.rules.exclusion]\ndeferred = 0.2\n', encoding="utf-8")
    (folder / "noise.toml").write_text('base = "base.toml"\n[set.city.categories.noise]\nmix = 2\n', encoding="utf-8")
    assert combine.main([str(folder / "out.csv"), number, *(str(folder / name) for name in pairs)]) == 2
    assert wrong in capsys.readouterr().err
    assert not (folder / "out.csv").exists()


@pytest.mark.parametrize(
    ("more", "wrong"),
    [
        (["--weights", "1,2,3"], "3 weights for 2 accounts"),
        (["--weights", "1,-1"], "weights are positive"),
        (["--at", "2020-01-01", "--phases"], "not allowed with"),
        (["two.toml"], "every plan needs a folder"),
        (["one.toml", "r2"], "a plan is given twice"),
    ],
)
def test_wrong_arguments_are_refused(folder, capsys, monkeypatch, more, wrong):
    monkeypatch.chdir(folder)
    with pytest.raises(SystemExit) as ended:
        combine.main(["out.csv", "2", "one.toml", "r1", "two.toml", "r2", *more])
    assert ended.value.code == 2 and wrong in capsys.readouterr().err
