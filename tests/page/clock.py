"""Times the page and the steps of the lesson in a headless browser: `make page-clock`. Not a test, because a busy machine is slower.

JIESU is the program, JIESU_PAGE the page, CHROMIUM the browser. Only the machine is timed, not the time people need to speak, read and think."""

import os
import re
import shlex
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
JIESU, PAGE = (Path(os.environ[name]).resolve() for name in ("JIESU", "JIESU_PAGE"))
LESSON = (ROOT / "teaching/45-minutes.en.md").read_text(encoding="utf-8")
LIMIT = 300_000  # milliseconds
SIZES = {"desktop": (1280, 900), "telephone": (390, 844)}
# Days per second and frames per second that the animation reaches at its fastest setting.
DAYS = """() => new Promise((done) => {
  const day = document.getElementById("day"), speed = document.getElementById("speed");
  speed.value = [...speed.options].at(-1).value; speed.dispatchEvent(new Event("change"));
  day.value = 0; day.dispatchEvent(new Event("input"));
  document.getElementById("play").click();
  let frames = 0, from = null;
  const step = (now) => {
    from ??= now; frames++;
    if (now - from < 1400) return requestAnimationFrame(step);
    done([Number(speed.value), state.minute / 1440 / ((now - from) / 1000), frames / ((now - from) / 1000)]);
  };
  requestAnimationFrame(step);
})"""
PAINT = """() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null"""


def table(headings, rows):
    print("| " + " | ".join(headings) + " |\n|" + " --- |" * len(headings))
    for row in rows:
        print("| " + " | ".join(str(cell) for cell in row) + " |")
    print()


def visit(browser, size, hash=""):
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.set_default_timeout(LIMIT)
    page.goto(f"{PAGE.as_uri()}#lang=en&{hash}")
    page.wait_for_selector("html[data-ready=yes]")
    return page


def simulate(page):
    page.click("#run")
    page.wait_for_selector("#results:not([hidden])")
    page.wait_for_selector("#timeline ol")


def many(page):
    page.click("#many")
    page.wait_for_selector("#spreads[data-runs='200']")


def timed(work, *arguments):
    began = time.monotonic()
    result = work(*arguments)
    return time.monotonic() - began, result


def measure(browser):
    rows = []
    for name, size in SIZES.items():
        page = visit(browser, size, "story=twins&seed=1&on=whistle,ranking,deadlines,first")
        paint = page.evaluate(PAINT)
        first, _ = timed(simulate, page)
        wanted, days, frames = page.evaluate(DAYS)
        page.click("#play")
        runs, _ = timed(many, page)
        rows.append([f"{name}, {size[0]} × {size[1]}", f"{paint / 1000:.2f} s", f"{first:.2f} s", f"{days:.0f} of {wanted}", f"{frames:.0f}", f"{runs:.1f} s"])
        page.close()
    table(["window", "first paint", "both cities simulated", "simulated days per second, of those requested", "frames per second", "200 runs of both cities"], rows)


def slots():
    """First minute, last minute and title of each step of the lesson plan."""
    found = re.findall(r"^\| (\d+)–(\d+) \| \*\*(.+?)\*\*", LESSON, re.M)
    return [(int(start), int(end), title.rstrip(".")) for start, end, title in found]


def lesson(browser):
    """Times the clicks and commands of each step of the lesson plan; a step without any takes no machine time."""
    page = visit(browser, SIZES["desktop"])
    commands = [shlex.split(line)[1:] for line in LESSON.splitlines() if line.startswith("jiesu ")]

    def link(on):
        # A freshly opened address, as in class.
        page.goto("about:blank")
        page.goto(f"{PAGE.as_uri()}#lang=en&story=twins&seed=1&on={on}")
        page.wait_for_selector("html[data-ready=yes]")
        simulate(page)

    def guess():
        page.fill("#guess-cured", "40")

    def follow():
        page.locator("#orders").scroll_into_view_if_needed()
        page.focus("#orders")
        page.keyboard.press("ArrowDown")
        page.wait_for_selector("#timeline ol")

    def seed():
        page.fill("#seed", "7")
        page.press("#seed", "Tab")
        page.wait_for_function("() => location.hash.includes('seed=7')")
        page.wait_for_selector("#timeline ol")

    def command(arguments):
        with tempfile.TemporaryDirectory() as out:
            arguments = [str(Path(out) / "out") if word.startswith("results/") else word for word in arguments]
            done = subprocess.run([JIESU, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=300)
            assert done.returncode == 0, done.stderr

    compare, twin = commands
    steps = {
        5: [("the box “Guess first”", guess)],
        10: [("Whistle, both cities", lambda: link("whistle"))],
        15: [("Ranking, both cities", lambda: link("ranking"))],
        20: [("another order", follow), ("`jiesu twin`", lambda: command(twin))],
        25: [("random seed 7", seed), ("“Run 200 times”", lambda: many(page)), ("`jiesu compare`", lambda: command(compare))],
        32: [("Deadlines", lambda: link("deadlines")), ("all four", lambda: link("whistle,ranking,deadlines,first")), ("“Look behind the rates”", lambda: page.click("#behind"))],
    }
    rows, late = [], []
    for start, end, title in slots():
        for what, work in steps.pop(start, [("–", None)]):
            took = timed(work)[0] if work else 0.0
            rows.append([f"{start}–{end}", title, what, f"{took:.1f} s" if work else "", f"{60 * (end - start)} s"])
            late += [what] if took > 60 * (end - start) else []
    table(["minutes", "step", "command or click", "time taken", "time planned"], rows)
    assert not steps, f"the lesson plan has no step that starts at minute {sorted(steps)}"
    page.close()
    return late


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
    print(f"Chromium {browser.version}, headless, {os.cpu_count()} cores\n")
    measure(browser)
    late = lesson(browser)
    browser.close()
sys.exit(f"longer than planned: {', '.join(late)}" if late else 0)
