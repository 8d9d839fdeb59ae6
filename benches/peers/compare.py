"""jiesu compared with NeXosim, SimPy and Ciw: the same process, in turn, round by round (`make bench-peers`).

Time is user time on the processor per order: of the whole process for jiesu and NeXosim, of the simulation alone for SimPy and Ciw.
Ratios are printed only if all waiting times and throughputs agree.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import statistics
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
# Each line's scenario, and its mean waits where a formula gives them: Erlang C for M/M/2 with 50 per hour and 0.02 hours of work.
LINES = {
    "M/M/2": ("scenarios/theory/mmc.toml", ["street"], [0.02 / 3]),
    "desk and department": ("benches/peers/desk-and-department.toml", ["street", "department"], None),
}
RATE = 50.0
# Means over all rounds: waits within 3 % of jiesu's and of the formula's, throughput within 1 % of 50 per hour.
WAIT, THROUGHPUT = 0.03, 0.01
# Orders per round: a second or two each.
ORDERS = {"NeXosim": 1_000_000, "SimPy": 200_000, "Ciw": 100_000}


@dataclass(frozen=True)
class Round:
    """One run: user seconds per order, orders per hour, mean hours of waiting at each station."""

    seconds: float
    throughput: float
    waits: list[float]


def run(command: list[str | Path]) -> tuple[str, float]:
    """The output of a process, and its user seconds."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    printed = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"error: {' '.join(map(str, command))} failed")
    return printed, usage.ru_utime


def by_jiesu(jiesu: Path, line: str, seed: int) -> Round:
    scenario, stations, _ = LINES[line]
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        sets = ["--set", f"run.seed={seed}"]
        _, user = run([jiesu, "run", ROOT / scenario, "--reps", "2", "--threads", "1", "--quiet", "--force", "--out", out, *sets])
        orders = json.loads((out / "manifest.json").read_text())["orders"]
        settings = tomllib.loads(next((out / "scenarios").glob("*.toml")).read_text())["run"]
        with (out / "costs.csv").open(newline="") as file:
            rows = list(csv.DictReader(file))
    begin, months = date.fromisoformat(str(settings["start"])), settings["months"]
    end = date(begin.year + (begin.month - 1 + months) // 12, (begin.month - 1 + months) % 12 + 1, begin.day)
    total = {kind: [sum(float(row[column]) for row in rows if row["unit_kind"] == kind) for column in ("tasks", "queue_hours")] for kind in stations}
    throughput = total[stations[-1]][0] / (2 * 24 * (end - begin).days)
    return Round(user / orders, throughput, [queued / tasks for tasks, queued in total.values()])


def by_peer(command: list[str | Path], line: str, orders: int, seed: int, own_time: bool) -> Round:
    printed, user = run([*command, line, str(orders), str(seed)])
    numbers = [float(number) for number in printed.split()]
    if own_time:
        user = numbers.pop()
    return Round(user / orders, orders / numbers[1], numbers[2:])


def mean(values: list[float]) -> float:
    return statistics.fmean(values)


def gate(line: str, rounds: dict[str, list[Round]]) -> list[str]:
    """The figures that differ."""
    wrong = []
    exact = LINES[line][2]
    meant = [mean([one.waits[at] for one in rounds["jiesu"]]) for at in range(len(LINES[line][1]))]
    for name, of in rounds.items():
        throughput = mean([one.throughput for one in of])
        if abs(throughput / RATE - 1) > THROUGHPUT:
            wrong.append(f"{line}, {name}: {throughput:.2f} orders per hour, expected {RATE:.0f} within {THROUGHPUT:.0%}")
        for at, wait in enumerate(meant):
            found = mean([one.waits[at] for one in of])
            for expected in [wait, *([exact[at]] if exact else [])]:
                if abs(found / expected - 1) > WAIT:
                    wrong.append(f"{line}, {name}, station {at + 1}: {found:.5f} h of waiting, expected {expected:.5f} within {WAIT:.0%}")
    return wrong


def spread(values: list[float], digits: int) -> str:
    return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f} – {max(values):.{digits}f})"


def main() -> None:
    parser = argparse.ArgumentParser(description="jiesu compared with NeXosim, SimPy and Ciw")
    parser.add_argument("--jiesu", type=Path, required=True)
    parser.add_argument("--nexosim", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    python = [sys.executable, HERE / "lines.py"]
    peers: dict[str, tuple[list[str | Path], bool]] = {
        "NeXosim": ([arguments.nexosim], False),
        "SimPy": ([*python, "simpy"], True),
        "Ciw": ([*python, "ciw"], True),
    }
    tables, wrong = [], []
    for line in LINES:
        rounds: dict[str, list[Round]] = {name: [] for name in ("jiesu", *peers)}
        for seed in range(1, arguments.rounds + 1):
            rounds["jiesu"].append(by_jiesu(arguments.jiesu, line, seed))
            for name, (command, own_time) in peers.items():
                rounds[name].append(by_peer(command, line, ORDERS[name], seed, own_time))
        wrong += gate(line, rounds)
        for name, of in rounds.items():
            times = [one.seconds / ours.seconds for one, ours in zip(of, rounds["jiesu"])]
            waits = ", ".join(f"{mean([one.waits[at] for one in of]):.5f}" for at in range(len(of[0].waits)))
            throughput = mean([one.throughput for one in of])
            micros = spread([1e6 * one.seconds for one in of], 2)
            tables.append(f"| {line} | {name} | {waits} | {throughput:.2f} | {micros} | {spread(times, 2 if name == 'NeXosim' else 1)} |")
    if wrong:
        sys.exit("\n".join(["error: the processes differ, so no ratio is printed", *wrong]))
    print(f"| line | by | hours waited | orders per hour | µs per order: median (least – most) of {arguments.rounds} rounds | relative to jiesu |")
    print("| --- | --- | --- | --- | --- | --- |")
    print("\n".join(tables))


if __name__ == "__main__":
    main()
