"""A guard without the clock: how many instructions small workloads take, counted by callgrind, against those of benches/instructions.csv.

`instructions.py --jiesu BINARY` fails if one is off by more than 3 %, fewer included: then what was gained is stored by `--update`.
The counts are those of the whole process, from reading the scenario to writing the results, on one thread.
"""

from __future__ import annotations

import argparse
import csv
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
STORED = HERE / "instructions.csv"
BAND = 0.03
WORKLOADS = {
    "two-streets": ["scenarios/teaching/two-streets.toml"],
    "beijing-2019": ["scenarios/beijing-2019.toml", "--scale", "0.01", "--set", "run.months=2", "--set", "run.warmup=1"],
    "mm1": ["scenarios/theory/mm1.toml", "--set", "run.months=2"],
}


def count(jiesu: Path, workload: list[str]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        run = [jiesu, "run", *workload, "--reps", "1", "--threads", "1", "--quiet", "--out", f"{folder}/out"]
        valgrind = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/callgrind"]
        done = subprocess.run([*valgrind, *run], cwd=ROOT, capture_output=True, text=True)
    found = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode or not found:
        sys.exit(f"error: {' '.join(map(str, run))} under valgrind failed:\n{done.stderr}")
    return int(found[1])


def main() -> None:
    parser = argparse.ArgumentParser(description="count instructions")
    parser.add_argument("--jiesu", type=Path, required=True)
    parser.add_argument("--update", action="store_true", help="store what is counted")
    arguments = parser.parse_args()
    if not shutil.which("valgrind"):
        sys.exit("error: valgrind is missing; run: sudo apt-get install -y valgrind")
    counted = {name: count(arguments.jiesu.resolve(), workload) for name, workload in WORKLOADS.items()}
    stored = {}
    if STORED.exists():
        with STORED.open(newline="") as file:
            stored = {row["workload"]: int(row["instructions"]) for row in csv.DictReader(file)}
    if arguments.update:
        rows = "".join(f"{name},{instructions}\n" for name, instructions in counted.items())
        STORED.write_text(f"workload,instructions\n{rows}")
    print("| workload | instructions | stored | change |\n| --- | --- | --- | --- |")
    off = False
    for name, instructions in counted.items():
        before = stored.get(name)
        change = instructions / before - 1 if before else None
        off |= change is None or abs(change) > BAND
        told = ("none", "") if before is None else (f"{before:,}", f"{change:+.2%}")
        print(f"| {name} | {instructions:,} | {told[0]} | {told[1]} |")
    if off and not arguments.update:
        sys.exit(f"error: not the instructions of {STORED.relative_to(ROOT)} within {BAND:.0%}; if that is meant: make instructions UPDATE=1")


if __name__ == "__main__":
    main()
