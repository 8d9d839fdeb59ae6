"""Performance check without a clock: instructions of small workloads, counted by callgrind, compared with benches/instructions.csv.

`instructions.py --jiesu BINARY` fails if a count differs by more than 3 %, up or down; `--update` stores new counts.
The counts include the whole process, from reading the scenario to writing the results, on one thread. `--profile WORKLOAD` prints
the composition of one workload instead; inlined functions count where they are inlined.
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
    "beijing-2019": ["scenarios/base/beijing-2019.toml", "--scale", "0.01", "--set", "run.months=2", "--set", "run.warmup=1"],
    "mm1": ["scenarios/theory/mm1.toml", "--set", "run.months=2"],
}
# A function belongs to the first part whose pattern matches its name.
PARTS = {
    "random words (Philox)": "rng::philox",
    "logarithms, exponentials, normal quantiles": "libm::|normal_quantile|poisson",
    "the event list, sorting and heaps": "event_list::|slice::sort|binary_heap|engine::simulate::simulate$",
    "the handling of events": "jiesu::engine::|jiesu::ledger|jiesu::behaviour",
    "memory": "malloc|realloc|free|calloc|memcpy|memmove|memset",
    "everything else": "",
}


def count(jiesu: Path, workload: list[str], profile: bool = False) -> int | list[tuple[str, int, int]]:
    """Instructions of a workload; with `profile`, its functions with their instructions and calls."""
    with tempfile.TemporaryDirectory() as folder:
        run = [jiesu, "run", *workload, "--reps", "1", "--threads", "1", "--quiet", "--out", f"{folder}/out"]
        valgrind = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/callgrind"]
        done = subprocess.run([*valgrind, *run], cwd=ROOT, capture_output=True, text=True)
        if profile and not done.returncode:
            return functions(Path(folder) / "callgrind")
    found = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode or not found:
        sys.exit(f"error: {' '.join(map(str, run))} under valgrind failed:\n{done.stderr}")
    return int(found[1])


def functions(file: Path) -> list[tuple[str, int, int]]:
    command = ["callgrind_annotate", "--tree=caller", "--inclusive=no", "--threshold=100", "--show-percs=no", file]
    found, calls = [], 0
    for row in subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines():
        if caller := re.match(r"\s*[\d,]+\s+< .*\(([\d,]+)x\)", row):
            calls += int(caller[1].replace(",", ""))
        elif itself := re.match(r"\s*([\d,]+)\s+\* +[^ ]*?:([^\[]*)", row):
            found.append((itself[2].strip(), int(itself[1].replace(",", "")), calls))
            calls = 0
    return found


def profile(jiesu: Path, name: str) -> None:
    found = count(jiesu, WORKLOADS[name], profile=True)
    total = sum(instructions for _, instructions, _ in found)
    sums = dict.fromkeys(PARTS, 0)
    for function, instructions, _ in found:
        sums[next(part for part, pattern in PARTS.items() if re.search(pattern, function))] += instructions
    print(f"| {name}: part | instructions |\n| --- | --- |")
    for part, instructions in sums.items():
        print(f"| {part} | {instructions / total:.1%} |")
    print(f"| all | {total:,} |\n\n| function | instructions | calls |\n| --- | --- | --- |")
    for function, instructions, calls in sorted(found, key=lambda row: -row[1])[:12]:
        print(f"| `{function}` | {instructions / total:.1%} | {calls:,} |")


def main() -> None:
    parser = argparse.ArgumentParser(description="count instructions")
    parser.add_argument("--jiesu", type=Path, required=True)
    parser.add_argument("--update", action="store_true", help="store the new counts")
    parser.add_argument("--profile", choices=WORKLOADS, help="print the composition of a workload")
    arguments = parser.parse_args()
    if not shutil.which("valgrind"):
        sys.exit("error: valgrind is missing; run: sudo apt-get install -y valgrind")
    if arguments.profile:
        profile(arguments.jiesu.resolve(), arguments.profile)
        return
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
        cells = ("none", "") if before is None else (f"{before:,}", f"{change:+.2%}")
        print(f"| {name} | {instructions:,} | {cells[0]} | {cells[1]} |")
    if off and not arguments.update:
        sys.exit(f"error: the counts differ from {STORED.relative_to(ROOT)} by more than {BAND:.0%}; if this is intended, run: make instructions UPDATE=1")


if __name__ == "__main__":
    main()
