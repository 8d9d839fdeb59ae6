"""Cross-checks queueing results with SimPy and Ciw: the distributions of the time in system are the same.

`JIESU=BINARY pytest tests/peers`. Two means or quantiles are equivalent if the 95 % interval of their ratio, over independent batches, lies within
2 % of 1. If the true ratio is off by 2 % or more, this has a probability of at most 2.5 % (two one-sided tests, Schuirmann 1987).
All random numbers come from fixed seeds, so the outcome is the same on every machine.
"""

from __future__ import annotations

import csv
import math
import os
import statistics
import subprocess
import tomllib
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import datetime
from itertools import groupby
from pathlib import Path

import pytest
from queues import PEERS, QUEUES, TELEPHONES, Queue, Telephone

ROOT = Path(__file__).parents[2]
JIESU = Path(os.environ.get("JIESU", ROOT / "target/release/jiesu"))
CUSTOMERS, BATCHES = 1_440_000, 48
# Ours cost little: batches twice as long leave the peers' own error.
OURS = 2
MARGIN = 0.02
QUANTILES = {"p25": 0.25, "p50": 0.5, "p75": 0.75, "p90": 0.9}
T_975 = 1.9855  # Student's t, 94 degrees of freedom: two samples of 48 batches

Batch = dict[str, float]


def batch(times: list[float]) -> Batch:
    """Mean and quantiles of one batch."""
    ordered = sorted(times)
    found = {name: ordered[int(share * len(ordered))] for name, share in QUANTILES.items()}
    return found | {"mean": statistics.fmean(ordered)}


def by_peer(name: str, queue: str, seed: int) -> Batch:
    return batch(PEERS[name](QUEUES[queue], CUSTOMERS // BATCHES, seed))


def hours(row: dict[str, str]) -> float:
    span = datetime.fromisoformat(row["closed"]) - datetime.fromisoformat(row["opened"])
    return span.total_seconds() / 3_600


def by_jiesu(queue: Queue, out: Path) -> list[Batch]:
    """One batch per replication, with enough months for `OURS` times as many orders as a batch of the peers."""
    months = math.ceil(OURS * CUSTOMERS / BATCHES / queue.rate / 24 / 30.4)
    sets = [part for key in (*queue.slowed, f"run.months={months}") for part in ("--set", key)]
    scenario = ROOT / "scenarios/theory" / queue.file
    command = [JIESU, "run", scenario, "--orders", "--reps", str(BATCHES), "--quiet", "--force", "--out", out, *sets]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=600)
    begin = tomllib.loads((out / f"scenarios/{scenario.stem}.toml").read_text())["run"]["start"]
    with (out / "orders.csv").open(newline="") as file:
        # Orders still open at the end of the run are left out, as in the peers.
        rows = (row for row in csv.DictReader(file) if row["opened"] >= begin and row["closed"])
        found = [batch([hours(row) for row in rows]) for _, rows in groupby(rows, key=lambda row: row["replication"])]
    (out / "orders.csv").unlink()
    assert len(found) == BATCHES
    return found


def telephone_by_jiesu(line: Telephone, out: Path) -> list[Batch]:
    """Mean wait and share of callers who hang up, by replication."""
    months = math.ceil(CUSTOMERS / BATCHES / line.rate / 24 / 30.4)
    command = [JIESU, "run", ROOT / "scenarios/theory/erlang-a.toml", "--reps", str(BATCHES), "--quiet", "--force", "--out", out]
    subprocess.run([*command, "--set", f"run.months={months}"], check=True, stdout=subprocess.DEVNULL, timeout=600)
    with (out / "costs.csv").open(newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["unit_kind"] == "hotline"]
    calls = [float(row["calls"]) for row in rows]
    assert len(calls) == BATCHES
    return [
        {"wait": float(row["citizen_wait_hours"]) / n, "gave up": 1.0 - float(row["answered"]) / n} for row, n in zip(rows, calls)
    ]


def ratio(ours: list[Batch], theirs: list[Batch], measure: str) -> tuple[float, float]:
    """Ours / theirs, and half the width of its 95 % interval, by the delta method."""
    columns = [[batch[measure] for batch in batches] for batches in (ours, theirs)]
    means = [statistics.fmean(column) for column in columns]
    relative = [statistics.variance(column) / len(column) / mean**2 for column, mean in zip(columns, means)]
    found = means[0] / means[1]
    return found, T_975 * found * math.sqrt(sum(relative))


def same(found: float, half: float) -> bool:
    return abs(found - 1.0) + half <= MARGIN


@pytest.fixture(scope="module")
def pool():
    with ProcessPoolExecutor() as pool:
        yield pool


@pytest.mark.parametrize("name", QUEUES)
def test_times_in_system_are_those_of_simpy_and_ciw(name: str, tmp_path: Path, pool: ProcessPoolExecutor) -> None:
    seeds = range(1, BATCHES + 1)
    runs = {peer: [pool.submit(by_peer, peer, name, seed) for seed in seeds] for peer in PEERS}
    ours = by_jiesu(QUEUES[name], tmp_path / "out")
    compare(name, ours, runs)


def test_waits_on_the_telephone_are_those_of_simpy_and_ciw(tmp_path: Path, pool: ProcessPoolExecutor) -> None:
    line, seeds = Telephone(), range(1, BATCHES + 1)
    runs = {peer: [pool.submit(call, line, CUSTOMERS // BATCHES, seed) for seed in seeds] for peer, call in TELEPHONES.items()}
    compare("Erlang A", telephone_by_jiesu(line, tmp_path / "out"), runs)


def compare(name: str, ours: list[Batch], runs: dict[str, list[Future[Batch]]]) -> None:
    failures = []
    for peer, futures in runs.items():
        theirs = [future.result() for future in futures]
        for measure in ours[0]:
            found, half = ratio(ours, theirs, measure)
            print(f"| {name} | {peer} | {measure} | {100 * (found - 1):+.2f} ± {100 * half:.2f} % |")
            if not same(found, half):
                failures.append((peer, measure, found, half))
        # A shift of 2 % in all times is detected.
        shifted = [{measure: 1.02 * value for measure, value in batch.items()} for batch in theirs]
        assert any(abs(found - 1.0) > half for found, half in (ratio(ours, shifted, measure) for measure in ours[0]))
    assert not failures
