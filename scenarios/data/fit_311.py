"""Fits a city's service requests: arrivals, categories, limits and lead times, from the fitting months only.

    python fit_311.py boston RAW_DIR              writes boston/*.csv and ../base/boston.toml
    python fit_311.py kansas-city RAW_DIR         likewise
    ... --check                                   writes nothing, exit code 1 if a file would differ

RAW_DIR holds boston_calibration.csv.gz (Analyze Boston, 311 service requests of July to September 2011) and kansascity_calibration.csv.gz
(Kansas City 311, 16 neighbourhoods, 2007-2016). The rows stay there; this script writes counts, shares and quantiles of groups of at least 30.
held-out.csv has the same figures of the held-out months: only validate_311.py reads it. Standard library only.
"""

import pathlib
import re
import sys
from collections import Counter, defaultdict

from fitting_311 import arrivals, figures, fit_category, group
from requests_311 import CITIES, holidays

HERE = pathlib.Path(__file__).resolve().parent

# The settings that both cities share, as a scenario file.
SETTINGS = """\
# Written by ../data/fit_311.py from ORIGIN;
# fitted to PERIODS. Do not edit: change the script.
# problems, dispersion, telephone; mix, at_once, left_open, lead, limit and days of each category; staff: C, from the requests of the fit.
# own_hours, life, occasions, department_staff: A. A limit of 21900 d means no limit.
# Requests record when they were opened and closed, by which department, and when they were due; not what was cured, who worked how long or who was
# asked. Those mechanisms are switched off or neutral here, so the compared figures depend on what was fitted and on nothing else.
title = "TITLE"

[run]
start = START
months = 25
warmup = 6

[city]
calendar = "../data/NAME/calendar.csv"
profiles = "../data/NAME/profiles.csv"
shift = "always"          # days off are in the categories' own clocks, office hours in the fitted lead times
department_staff = 4      # A: no long wait for an officer; three minutes of paperwork per request, the rest is lead time
street_staff = 0.1        # streets have no orders
unit_sd = 0               # departments differ by their categories only
skill_sd = 0
structural_sd = 0
voice_sd = 0
problem_sd = 0
community_sd = 0

[city.generate]
districts = 1
streets = STREETS
communities = 5
residents = RESIDENTS

[demand]
problems = PROBLEMS
dispersion = DISPERSION
telephone = TELEPHONE
occasions = 2             # the first comes 30 days of exposure after the onset on average: daily counts follow weekday, hour and chance
reporting_intercept = 40     # and is always used
reporting_trust = 0
reporting_severity = 0
severity_sd = 0
affected_sd = 0
in_hand = 0               # nobody reports a problem that is in hand
repeat = 0
consultations = 0

[behaviour]
attention_low = 1         # lead times are the departments' own, and attention does not stretch them: requests don't bunch before their limit
attention_high = 1
care_low = 1              # a closed request counts as cured: the data don't say
ceiling = 1
care_curve = 0
structural_scale = 0
rush = 0
gaming = 0
fatigue_rise = 0
desk_share = 0

[behaviour.answers]
observer_after = "0 s"

[rules.hotline]
enabled = true

[rules.dispatch]
enabled = true
accuracy = 1

[rules.time_limits]
enabled = true
extension = 0
paper = 0

[warmup.rules.hotline]
enabled = true

[warmup.rules.dispatch]
enabled = true
accuracy = 1

[warmup.rules.time_limits]
enabled = true
extension = 0
paper = 0

[output]
periods = ["run", "month"]
levels = ["city", "department"]
"""


# --- what is written ------------------------------------------------------------------------------------------------------------------


def slug(*words):
    return "__".join(re.sub("[^a-z0-9]+", "_", part).strip("_") for part in " ".join(words).lower().split(": "))


def span(hours):
    """A duration as scenario files write it, to three digits."""
    seconds = hours * 3600
    if seconds < 1:
        return "0 s"
    for unit, length in (("d", 86400), ("h", 3600), ("min", 60), ("s", 1)):
        if seconds >= length or unit == "s":
            return f"{float(f'{seconds / length:.3g}'):.10g} {unit}"


def table(header, rows_):
    return "".join(",".join(str(cell) for cell in row) + "\n" for row in [header, *rows_])


def scenario(city, fits, mean, size, telephone):
    """The scenario of a fit: of each department and kind the number of requests and what `fit_category` gives, the mean of a day, k."""
    all_requests = sum(n for n, _ in fits.values())
    streets, residents = city.residents
    # Two thirds of the problems lead to an order: of two occasions per life, one comes before the problem ends.
    problems = mean * 365.25 / (streets * residents) * 1.5
    blanks = {
        "ORIGIN": city.origin,
        "PERIODS": city.periods,
        "TITLE": city.title,
        "NAME": city.name,
        "START": city.start,
        "STREETS": str(streets),
        "RESIDENTS": str(residents),
        "PROBLEMS": f"{problems:.5g}",
        "DISPERSION": f"{size:.3g}",
        "TELEPHONE": f"{telephone:.3g}",
    }
    text = [re.sub("|".join(blanks), lambda found: blanks[found.group()], SETTINGS).rstrip()]
    staff = Counter()
    for (department, kind), (n, fit) in sorted(fits.items()):
        staff[department] += n
        text += [
            "",
            f"[city.categories.{slug(department, kind)}] # {kind}",
            f"mix = {n / all_requests:.4g}",
            f'owner = "{department}"',
            "own_hours = 0.05",
            'life = "60 d"',
            f'limit = "{span(21900 * 24) if fit["limit"] is None else span(fit["limit"])}"',
            f'days = "{fit["days"]}"',
            f"at_once = {fit['at_once']:.4g}",
            f"left_open = {fit['left_open']:.4g}",
        ]
        if fit["lead"]:
            text.append("lead = [" + ", ".join(f'"{span(value)}"' for value in fit["lead"]) + "]")
    for department in sorted(staff):
        text += ["", f"[city.functions.{department}]", 'level = "municipal"', f"staff = {staff[department] / all_requests:.4g}"]
    return "\n".join(text) + "\n"


def write(city):
    group(city)
    mean, hours, weekdays, months, size = arrivals(city)
    by_kind = defaultdict(list)
    for request in city.requests:
        if request.kind is not None:
            by_kind[request.department, request.kind].append(request)
    fitted = [r for members in by_kind.values() for r in members if city.fit(r.opened.date())]
    base, data = f"../base/{city.name}.toml", city.name
    fits, names = {}, []
    for (department, kind), members in sorted(by_kind.items()):
        members_fitted = [request for request in members if city.fit(request.opened.date())]
        held_out = [request for request in members if city.held_out(request.opened.date())]
        fits[department, kind] = len(members_fitted), fit_category(city, members_fitted)
        names.append([slug(department, kind), department, '"' + kind.replace('"', "'") + '"', len(members_fitted), len(held_out)])
    telephone = sum(request.by_telephone for request in fitted) / len(fitted)
    files = {base: scenario(city, fits, mean, size, telephone)}
    files[f"{data}/categories.csv"] = table(["category", "department", "kind", "requests_fitted", "requests_held_out"], names)
    profile = [("hour", hours, 0), ("weekday", weekdays, 0), ("month", months, 1)]
    files[f"{data}/profiles.csv"] = table(["kind", "index", "value"], [[k, i, f"{v:.6f}"] for k, vs, first in profile for i, v in enumerate(vs, first)])
    off = sorted(day for year in city.years for day in holidays(year, city.state_days))
    files[f"{data}/calendar.csv"] = table(["date", "kind"], [[day, "holiday"] for day in off])
    rows_ = [[period, department, measure, n, f"{value:.6g}"] for period, department, measure, n, value in figures(city, weekdays, months)]
    files[f"{data}/held-out.csv"] = table(["period", "department", "measure", "n", "value"], rows_)
    print(f"{city.name}: {len(fitted)} requests fitted, {len(names)} categories, {mean:.1f} a day, k {size:.1f}")
    return files


def main():
    arguments = [word for word in sys.argv[1:] if word != "--check"]
    if len(arguments) != 2 or arguments[0] not in CITIES:
        sys.exit(__doc__)
    files = write(CITIES[arguments[0]](pathlib.Path(arguments[1])))
    different = [name for name, text in files.items() if not (HERE / name).is_file() or (HERE / name).read_text(encoding="utf-8") != text]
    if "--check" in sys.argv:
        sys.exit(f"differ: {', '.join(different)}" if different else 0)
    for name in different:
        (HERE / name).parent.mkdir(exist_ok=True)
        (HERE / name).write_text(files[name], encoding="utf-8")


if __name__ == "__main__":
    main()
