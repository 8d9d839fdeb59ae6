"""Updates every table and figure of the documents (`make tables`), or lists those that no longer match (`make check-tables`).

A document marks printed text and the command that prints it:

    <!-- printed: COMMAND -->        and within a line     <!--= COMMAND -->12.3<!--/-->
    what the command prints
    <!-- end -->

and a table that no command prints says why: <!-- not printed: REASON -->.
Bash runs each COMMAND in a fresh folder that contains the repository's scenarios, with `jiesu` on the path; commands that begin with `cargo` or `make` (or set
a variable for them) run in the repository. Steps are joined by ` && ` and filters by ` | `; a step, or the part before the first filter, runs once however often it occurs.
If a command prints only the rows of a table, the document's heading stays.
In a fenced block `…` stands for omitted lines; each stretch between is located by the shapes of its first and last lines, a shape being a line without its
digits, except for its first word. Tutorials have no marks: each fenced `text` block there shows the output of the `sh` block before it.

    python docs/tables.py [--check | --lint] [--only TEXT] [FILE ...]

--check writes nothing, shows the differences and exits with 1 if there are any; --lint runs nothing and checks only the marks; --only selects the marks whose
command contains TEXT. Exit code 2: a command failed, or a shown line has no counterpart in the output.
"""

import argparse
import difflib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "target" / "tables"
BLOCK = re.compile(r"^<!-- printed: (?P<command>.+?) -->\n(?P<body>.*?)^<!-- end -->$", re.MULTILINE | re.DOTALL)
FIGURE = re.compile(r"<!--= (?P<command>.+?) -->(?P<body>.*?)<!--/-->")
TUTORIALS = ["docs/tutorial.md", "docs/tutorial.zh.md"]
# Definitions and facts; timings on one machine (`make bench…`); the output of `make notebooks`; published figures.
UNMARKED = ["docs/odd.md", "docs/performance.md", "docs/notebooks/", "scenarios/data/README.md"]
# A table whose figures no command prints carries a mark with the reason.
EXCUSED = re.compile(r"^<!-- not printed: .+? -->\n(?:\|.*\n)+", re.MULTILINE)


def tracked(pattern):
    """The files that git tracks, without drafts; all files where there is no git."""
    done = subprocess.run(["git", "ls-files", "-z", pattern], cwd=ROOT, text=True, encoding="utf-8", capture_output=True)
    if done.returncode == 0:
        return sorted(name for name in done.stdout.split("\0") if name)
    found = ROOT.rglob("*.md") if pattern == "*.md" else (ROOT / pattern).rglob("*")
    names = [path.relative_to(ROOT) for path in found if path.is_file()]
    return sorted(str(name) for name in names if not {"target", ".venv"} & set(name.parts))


class Failed(Exception):
    """A command that failed, or a shown line that no command prints."""


class Shell:
    """Runs commands, each once."""

    def __init__(self, folder):
        self.folder = folder
        self.outputs = {}
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name in tracked("scenarios"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
        (folder / "docs").symlink_to(ROOT / "docs")
        (folder / "benches").symlink_to(ROOT / "benches")

    def run(self, command, stdin=""):
        first = next(word for word in command.split() if "=" not in word)
        at = ROOT if first in ("cargo", "make") else self.folder
        path = os.pathsep.join([str(ROOT / ".venv" / "bin"), str(ROOT / "target" / "release"), os.environ["PATH"]])
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", command],
            cwd=at, input=stdin, text=True, encoding="utf-8", capture_output=True, env={**os.environ, "PATH": path, "PYTHONDONTWRITEBYTECODE": "1"},
        )
        # 1 is a verdict (of `validate`, `validate_311.py`), not a failure; its output is what the document shows.
        if done.returncode not in (0, 1) or (done.returncode == 1 and not done.stdout):
            raise Failed(f"{command}\nends with {done.returncode}\n{done.stderr[-2000:]}")
        return done.stdout

    def step(self, step):
        command, *filters = step.split(" | ")
        if command not in self.outputs:
            print(f"  {command}", file=sys.stderr, flush=True)
            self.outputs[command] = self.run(command)
        return self.run(" | ".join(filters), self.outputs[command]) if filters else self.outputs[command]

    def output(self, command):
        *before, last = command.split(" && ")
        for step in before:
            self.step(step)
        return self.step(last)


def shape(line):
    """A line without its digits, signs and little charts, but for its first word, which may be the name of a design."""
    first, _, rest = line.strip().partition(" ")
    return first + re.sub(r"\s+", " ", re.sub(r"[-+−]?[\d.,]+|[▁-█]+|–", "#", rest)).rstrip()


def stretches(lines):
    """The stretches of lines between lines of `…`."""
    found = [[]]
    for line in lines:
        found.append([]) if line.strip() == "…" else found[-1].append(line)
    return found


def renewed(shown, printed):
    """The shown lines, as the command prints them now."""
    if not any(line.strip() == "…" for line in shown) and shown:
        return printed
    new, at = [], 0
    for number, stretch in enumerate(stretches(shown)):
        if number:
            new.append("…")
        if not stretch:
            continue
        ends = []
        for wanted in (stretch[0], stretch[-1]):
            begin = ends[0] if ends else at
            place = next((i for i in range(begin, len(printed)) if shape(printed[i]) == shape(wanted)), None)
            if place is None:
                raise Failed(f"no printed line matches\n{wanted}")
            ends.append(place)
        new += printed[ends[0]:ends[1] + 1]
        at = ends[1] + 1
    return new


def filled(body, output):
    """The body of a block with the output in it, fenced as it was."""
    printed = output.rstrip("\n").split("\n")
    lines = body.rstrip("\n").split("\n")
    if lines[0].startswith("```"):
        return "\n".join([lines[0], *renewed(lines[1:-1], printed), "```"]) + "\n"
    if len(lines) >= 2 and "---" in lines[1] and not any("---" in line for line in printed):
        # Rows only: keep the document's heading.
        printed = lines[:2] + printed
    return "\n".join(printed) + "\n"


def marked(text, shell, only, failures):
    """The document with every marked place updated."""
    def replace(match, make):
        if only and only not in match["command"]:
            return match[0]
        try:
            begin, end = (place - match.start() for place in match.span("body"))
            return match[0][:begin] + make(match["body"], shell.output(match["command"])) + match[0][end:]
        except Failed as failure:
            failures.append(str(failure))
            return match[0]

    text = BLOCK.sub(lambda match: replace(match, filled), text)
    return FIGURE.sub(lambda match: replace(match, lambda _, output: output.strip()), text)


def followed(text, shell, failures):
    """A tutorial with every block of text updated: files are written and commands run as a reader would."""
    pieces = re.split(r"^(```.*)$", text, flags=re.MULTILINE)
    printed = []
    # In turn: text before a fence, the fence, its content, the closing fence, text before the next.
    for i in range(1, len(pieces), 4):
        language, block = pieces[i][3:], pieces[i + 1].strip("\n")
        if language == "sh":
            print(*(f"  {line}" for line in block.split("\n")), sep="\n", file=sys.stderr, flush=True)
            command = block.replace("\n", ";\n")
            done = subprocess.run(
                ["bash", "-c", command], cwd=shell.folder, text=True, encoding="utf-8", stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                env={**os.environ, "PATH": os.pathsep.join([str(ROOT / "target" / "release"), os.environ["PATH"]])},
            )
            printed = done.stdout.rstrip("\n").split("\n")
            if "command not found" in done.stdout:
                printed = []
        elif language == "text" and printed:
            try:
                pieces[i + 1] = "\n" + "\n".join(renewed(block.split("\n"), printed)) + "\n"
            except Failed as failure:
                failures.append(str(failure))
        elif language in ("toml", "python", "r"):
            file = shell.folder / block.split("\n")[0].removeprefix("# ")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block + "\n", encoding="utf-8")
    return "".join(pieces)




def faults(name, text):
    """Faults of a document's marks: a command that the text does not show, a table of figures without a mark."""
    plain = " ".join(re.sub(r"<!--.*?-->", "", text).replace("cargo run --release -- ", "jiesu ").split())
    for match in [*BLOCK.finditer(text), *FIGURE.finditer(text)]:
        for step in re.split(r" && | \| ", match["command"]):
            # Where two documents show one command in two languages, a mark adds --force.
            if step.split()[0] in ("jiesu", "cargo", "make") and " ".join(step.removesuffix(" --force").split()) not in plain:
                yield f"{name}: `{step}` is a mark's command here, but the text does not show it"
    if len(re.findall(r"^<!-- printed: .*-->$", text, re.MULTILINE)) != len(BLOCK.findall(text)):
        yield f"{name}: a mark of `printed` without its `<!-- end -->`"
    if name in TUTORIALS or any(name.startswith(start) for start in UNMARKED):
        return
    for line in EXCUSED.sub("", BLOCK.sub("", text)).split("\n"):
        if re.search(r"^\|(.*\|)? *([−+]\d|\d*(\.\d+| ?%| ?±))", line):
            yield f"{name}: a table with figures and no mark of the command that prints it: {line[:100]}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--lint", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    names = options.files or tracked("*.md")
    texts = {name: (ROOT / name).read_text(encoding="utf-8") for name in names}
    if options.lint:
        found = [fault for name, text in texts.items() for fault in faults(name, text)]
        print(*found, sep="\n") if found else None
        return 1 if found else 0
    shell, failures, differ = Shell(WORK / "all"), [], []
    for name, text in texts.items():
        before = len(failures)
        if name in TUTORIALS:
            new = text if options.only else followed(text, Shell(WORK / "tutorial"), failures)
        elif BLOCK.search(text) or FIGURE.search(text):
            print(name, file=sys.stderr, flush=True)
            new = marked(text, shell, options.only, failures)
        else:
            continue
        failures[before:] = [f"{name}: {failure}" for failure in failures[before:]]
        if new == text:
            continue
        differ.append(name)
        if options.check:
            sys.stdout.writelines(difflib.unified_diff(text.splitlines(True), new.splitlines(True), name, f"{name}, as printed now"))
        else:
            (ROOT / name).write_text(new, encoding="utf-8")
    for failure in failures:
        print(f"error: {failure}", file=sys.stderr)
    if options.check:
        print(f"out of date: {', '.join(differ)}" if differ else "every marked table and figure is up to date")
    elif differ:
        print(f"updated: {', '.join(differ)}")
    return 2 if failures else 1 if options.check and differ else 0


if __name__ == "__main__":
    sys.exit(main())
