### All text that users read, in English. `zh.ftl` has the same keys with the same variables.
### Syntax: https://projectfluent.org/fluent/guide/

## Counts

count-streets = { $count ->
    [one] { $count } street
   *[other] { $count } streets
  }

## Pages

page-sections = Sections
page-no-script = Charts need JavaScript; the tables contain all their numbers.
page-hash = Hash of this page without the hash itself (FNV-1a). It detects accidental changes, not forgery: anybody can recompute it. To confirm the figures, re-run the trials with jiesu verify.

# Pieces of sentences.
page-brackets = { " " }({ $text })
page-comma = { $before }, { $after }
page-semicolon = { $before }; { $after }
page-sentences = { $before } { $after }
page-clauses = { $before }. { $after }
page-end = { $text }.
page-colon = { $before }: { $after }
page-design = <strong class="design">{ $name }</strong>

# What was simulated.
page-about = { $designs }{ $baseline }; { $sets }{ $cities } × { $replications }; { $streets }; { $period }; seed { $seed }
page-about-baseline = { " " }(baseline: { $name })
page-designs = { $count ->
    [one] { $count } design
   *[other] { $count } designs
  }
page-coalitions = { $count } coalitions of levers
page-sets = { $count } parameter sets,{ " " }
page-cities = { $count ->
    [one] { $count } synthetic city
   *[other] { $count } synthetic cities
  }
page-cities-between = { $fewest }–{ $most } synthetic cities
page-replications = { $count ->
    [one] { $count } replication
   *[other] { $count } replications
  }
page-replications-between = { $fewest }–{ $most } replications
page-streets = { $simulated } of { $all } streets simulated
page-streets-all = { $all } of { $all } streets simulated
page-period = { $months ->
    [one] { $months } month from { $start }
   *[other] { $months } months from { $start }
  }

# Caveats.
page-caveats = Caveats
page-caveat-allowed = allowed: { $reason }
page-caveat-everywhere = { " " }(all designs)
page-caveat-many = { " " }({ $names }, … { $count } in all)
page-explain = jiesu explain { $code }

# The answer.
page-answer = Answer
page-rises = rises by <strong>{ $size }</strong> points{ $interval }
page-changes = changes by <strong>{ $size }</strong> points{ $interval }
page-falls = falls by <strong>{ $size }</strong> points{ $interval }
page-interval = 95 % interval { $range }
page-replications-alone = replications alone ± { $size }
page-setting = In simulations of { $cities }{ $sets } ({ $replications }),
page-setting-data = { $count ->
    [one] one synthetic city based on data for { $city }
   *[other] { $count } synthetic cities based on data for { $city }
  }
page-setting-made-up = { $count ->
    [one] one made-up city
   *[other] { $count } synthetic cities
  }
page-setting-sets = { " " }and { $count } parameter sets
page-setting-in-all = { $count ->
    [one] { $count } replication
   *[other] { $count } replications
  }
page-setting-each = { $count ->
    [one] { $count } replication each
   *[other] { $count } replications each
  }
page-city-unnamed = a city without a name
page-city-beijing = Beijing
page-answer-resolution = { $setting } with { $design } instead of { $baseline }, the resolution rate measured by the independent observer { $change }
page-answer-cured = The actual resolution rate (simulated) { $change }
page-answer-official = The official rate, from the city’s callback, { $change }
page-answer-official-level = The official rate, from the city’s callback, is <strong>{ $level }</strong>; { $baseline } has no callback
page-answer-better = The design is better in { $share } of the pairs of trials
page-answer-better-sets = The design is better in { $share } of the pairs of trials, and the sign is the same in { $stable } of the parameter sets
page-answer-more-hours = It needs <strong>{ $share }</strong> more working hours (paid, overtime and displaced)
page-answer-fewer-hours = It needs <strong>{ $share }</strong> fewer working hours (paid, overtime and displaced)
page-answer-displaced = { $before }; hours displaced from other duties alone equal <strong>{ $share }</strong> of the baseline’s hours. The work left undone there is in no measure
page-scope-sets = The 95 % interval covers differences between parameter sets, cities and replications{ $alone }.
page-scope-cities = The 95 % interval covers differences between cities and replications, but not parameter uncertainty{ $alone }.
page-scope-one = The 95 % interval covers differences between replications in one city only, not between cities, and not parameter uncertainty.
page-scope-alone = ; “replications alone” is the half-width that replications in the same cities contribute
page-lead-point = Of { $count } parameter points, this one changes the resolution rate most.
page-lead-selected = It was selected among { $count } designs{ $again }: see “Selection of a design”.
page-lead-again = ; re-evaluated on new cities, its resolution rate differs by { $difference } points
page-lead-least = Of { $count } designs, this one loses least; the table has the others.
page-lead-highest = Of { $count } designs, this one has the highest resolution rate; part of its lead is selection bias. The table has the others.
page-none-better = <strong>No design does better</strong> than the baseline { $baseline } by the observer’s resolution rate. The following describes the design that loses least.
page-baseline-chosen = The baseline { $baseline } itself was <strong>chosen</strong> among { $count } designs by { $objective }: no other design proved better. The following describes the design with the highest resolution rate among the others.
page-level = <strong>{ $level }</strong>{ $range }
page-run-first = { $setting } under { $design } the independent observer measures a resolution rate of { $resolution }{ $official }; the actual resolution rate (simulated) is { $cured }.
page-run-next = Under { $design } the independent observer measures a resolution rate of { $resolution }{ $official }; the actual resolution rate (simulated) is { $cured }.
page-run-official = , the city’s callback one of { $level }
page-run-one-trial = One trial only: there is no interval, and another trial would give other figures.
page-run-one-city = In brackets: the 95 % interval of the mean. It covers differences between replications in one city only, not between cities, and not parameter uncertainty.
page-run-cities = In brackets: the 95 % interval of the mean. It covers differences between cities and replications, but not what the model leaves out.
page-levers-raise = { $setting } all levers together raise the resolution rate measured by the independent observer by <strong>{ $size }</strong> points. Of { $count } levers, the largest contributions are { $levers }.
page-levers-lower = { $setting } all levers together lower the resolution rate measured by the independent observer by <strong>{ $size }</strong> points. Of { $count } levers, the largest contributions are { $levers }.
page-lever = { $name } <strong>{ $value }</strong>{ $range }
page-levers-note = In brackets: 95 % intervals. This attributes the effect in the model; it does not show what each lever did in the real city.
page-switching = At the base values of the parameters, { $best } is the best design. Within the tested ranges, <strong>{ $changed } of { $count }</strong> parameters would, changed one at a time, make another design the best.

# Sections below the answer.
page-main = Differences in official, observer and actual outcomes
page-main-note = Thin line: the whole 95 % interval. Thick line: its part from replications alone. Rates differ in percentage points. Intervals of the three rates are joint (Bonferroni); the others are individual.
page-left-out = This page shows { $shown } of { $count } designs: the baseline and those that change the observer’s resolution rate most.
page-results = Results
page-spread = Distribution of the rates
page-spread-trials = Over trials (cities and replications)
page-spread-trials-note = Line: 5th to 95th percentile of trials. Box: the middle half. Tick: the median. Dots: single trials, or 60 evenly spaced quantiles where there are more.
page-spread-streets = Over streets (orders they handled)
page-spread-streets-note = Each street by its mean over trials; dots at every 5th percentile.
page-months = By month
page-months-note = Lines: median over trials of the official resolution rate (solid, where there is a callback), the observer’s resolution rate (long dashes) and the actual resolution rate (short dashes). Bands: 5th to 95th percentile over trials.
page-all = All differences
page-districts = Districts
page-districts-differences = Districts: { $design } minus { $baseline }, resolution rate (observer), percentage points
page-districts-levels = Districts: { $design }, resolution rate (observer)
page-districts-note = Each tile is a district, roughly in its place; darker is higher. All attributes but the population are drawn at random, so a tile does not describe the actual district.
page-costs = Costs
page-gains = Who gains and who loses
page-gains-note = By the observer. All replications of a city are pooled; intervals cover differences between cities. Rates in percentage points; unmet days per resident per year (fewer is better). Gaining, losing: share of streets whose resolution rate rises or falls, which includes sampling error.
page-attribution = Attribution of the effect to levers
page-attribution-note = A lever’s contribution is what it adds, averaged over all orders in which levers could be introduced (Shapley values; with groups, Owen values). It attributes the effect in the model, not in the real city, which introduced several levers at once.
page-choice = Selection of a design
page-switching-values = Parameters that would change the answer
page-rules = Rules that differ
page-rules-caption = · same as the first column; jiesu explain KEY explains a key
page-rules-key = key
page-more-rows = { $count } more rows on screen

# Method and provenance.
page-method = Method and limits
page-method-model = The model simulates a synthetic city complaint by complaint: who reports, which unit gets the order, what is done, and what citizens answer when the city calls back. All designs face the same problems on the same dates (common random numbers, CRN), so differences reflect the rules rather than chance.
page-method-reviews = <b>Official</b> rates come from the city’s callback and exist only in designs that have one. The <b>observer</b> asks the citizen of every closed order, in every design, and informs no unit. <b>Actual resolution (simulated)</b> is whether the problem is resolved in the model, whatever anybody reports.
page-method-rates = Response rate: the citizen says that the unit made contact. Resolution rate: the citizen says that the problem is resolved. Satisfaction rate: credit of 1 (satisfied), 0.9 (basically satisfied) or 0. Each is a share of the reviewed orders.
page-method-intervals = Confidence intervals cover sampling error only: between replications, between cities where there are several, and between parameter sets where there are any. They do not cover what the model leaves out. On average one 95 % interval in twenty misses the expected value.
page-method-limits = Most behavioural parameters are assumptions. Staff, skill, motivation and voice are drawn at random, so no figure describes an actual street or department, even where the names agree. Results are not forecasts and assess no person or unit.
page-provenance = Provenance and reproduction
page-report-by = report by
page-results-by = results by
page-seed = seed
page-identical = identical designs, simulated once
page-trials = trials
page-trials-value = { $designs } × { $sets }{ $cities } × { $replications }; { $count } trials in all
page-trials-cities = { $count ->
    [one] { $count } city
   *[other] { $count } cities
  }
page-trials-cities-between = { $fewest }–{ $most } cities
page-trials-sets = { $count } parameter sets ({ $values }) ×{ " " }
page-measurement-period = measurement period
page-warmup = { $months ->
    [one] { $period }, after { $months } month of warm-up
   *[other] { $period }, after { $months } months of warm-up
  }
page-scale = scale
page-orders-events = orders, events
page-reproduce = To reproduce the results, and to check this page by re-running trials, run in the results folder:
page-scenarios = Scenarios
page-scenarios-design = design
page-scenarios-hash = scenario hash
page-scenarios-orders = orders

## Errors

error-hint = hint: { $hint }
error-trial-failed = a trial failed: { $reason }

## Runs

run-resumed = note: { $known } of { $all } trials are there already
## Results folders

folder-without-results = found no such file, expected the results folder of `run`, `compare`, `sweep` or `attribute`
folder-not-text = found text that is not UTF-8
folder-invalid = found an invalid analysis: { $why }
folder-replaced = found a folder that was replaced while it was read: try again
folder-other-designs = its comparison is of other designs
folder-out-of-range = its `{ $part }` refers to something that it does not have

## Verification of a report

verify-no-report = found { $found }, expected a page of `jiesu report`
verify-no-data = no embedded data
verify-damaged = embedded data that cannot be read ({ $why })
verify-no-file = no such file
verify-folder = found a folder, expected a page of `jiesu report`, such as its `report.html`
verify-not-text = text that is not UTF-8
verify-data-name = found the data file "{ $path }", expected a name such as data/0/calendar.csv
verify-no-scenario = found no scenario of "{ $design }", expected one
verify-design-name = found the design { $design }, expected { $expected }
verify-outside = found the path { $path } in the scenario of "{ $design }", expected one into the page's data
verify-hash = the page states the hash { $stated }, but its bytes have { $found }: it was changed after it was written
verify-no-hash = the page has no hash
verify-other-version = the text was not rendered again: the page was written by { $made }, but this is { $this }; only its hash shows that it is unchanged
verify-line-count = the page has { $found } lines, but its embedded data give { $expected }
verify-line = line { $line }, column { $column }: found `{ $found }`, but the embedded data give `{ $expected }`
verify-page-checked = every line of the page (text, tables, charts) against the page rendered from the embedded data
verify-trials-left-out = means, percentiles and intervals were not recomputed: the page contains only some of the trials (`--all` re-runs them all)
verify-figures-checked = { $count } means, standard deviations, percentiles, differences and intervals of the rates against the embedded trials
verify-scenario-hash = { $design }: the hash of its scenario is { $hash }, but the analysis states another
verify-unsound = comparison, request: it names designs or levers that the page cannot have, so it was not used
verify-not-compared = comparison: the page has { $count } designs, but does not compare them
verify-undecided = comparison, selection: the page has a selection, but its trials do not decide it by the rule that the page states
verify-no-data-files = the trials were not re-run: the page does not embed the data files that the scenarios name, because they were missing when the report was written, or are too large; write the report where the data are, and verify that one
verify-differs = { $place }: the page has { $found }, but the trials give { $expected }
verify-lacks = { $place }: the trials give it, but the page does not have it
verify-exceeds = { $place }: the page has it, but the trials do not give it
verify-order = { $place }: the page has another order than the trials give
verify-more = and { $count } more of the same kind
verify-trial = { $design } city { $city } replication { $replication }
verify-list = { $before }; { $after }
verify-sample-checked = { $number } of { $count } embedded trials, re-run: { $which }
verify-sample-only = costs per resident, months, gains and losses, streets and districts, attribution, selection, switching values and caveats were not recomputed: `--all` recomputes them
verify-all-checked = all { $count } trials, re-run, and every figure of { $parts }
verify-some-designs = attribution, Pareto set, selection, switching values and caveats were not recomputed: the page has { $shown } of { $all } designs
verify-checked = checked:
verify-not-checked = not checked:
verify-differing = differs:
verify-nothing = { $name }: nothing differs
verify-nothing-so-far = { $name }: nothing differs in what was checked; its trials were not re-run
verify-cannot = { $name }: its trials cannot be re-run
verify-count = { $name }: { $count ->
    [one] { $count } difference
   *[other] { $count } differences
  }
## Runs

run-resumed = note: { $known } of { $all } trials are there already
run-progress = { $bar } { $done }/{ $all } trials, { $left } left
run-written-to = written to { $out }
run-next-report = next: `jiesu report { $folder }` writes them as one page
run-more-tables = `--verbose` prints all tables; the CSV files have everything
run-trials-failed = jiesu: { $failed } trials failed; see failed.csv
run-sets-failed = jiesu: { $failed } parameter sets failed; see calibration.csv
run-shard-done = { $trials } trials in { $out }; `jiesu merge` puts the shards together
run-sets-alike = note: only { $different } of { $all } parameter sets are different; intervals treat all as independent and are too narrow
run-piped = note: `{ $key }` came through a pipe: the scenarios written cannot be re-run without it
run-cities = cities
run-replications = replications
run-no-interval = no interval
run-narrowing = { $widest } with { $now } { $what }
run-narrowing-needed = { $widest } with { $now } { $what }; about { $needed } { $what } are needed
run-remaining = { $cities } cities: { $left } of { $designs } designs left, at most { $most } cities needed
run-count-cities =
    { $count ->
        [one] { $count } city
       *[other] { $count } cities
    }
run-count-replications =
    { $count ->
        [one] { $count } replication
       *[other] { $count } replications
    }
run-count-sets = { $count } parameter sets × { $cities }
run-forecast =
    { $plan }: { $designs } designs × { $cities } × { $replications } = { $trials } trials
    a trial takes { $seconds } s (pre-run of { $sample }): about { $time } on { $threads } threads
    about { $results } MB of results, and { $journal } MB for the journal while it runs
run-forecast-calibration =
    { $plan }: { $targets } published values, { $parameters } parameters
    { $sets } sets in { $generations } generations for the sample, { $point } for the point, { $check } to check it: { $trials } trials
    a trial takes { $seconds } s (pre-run of two sets): about { $time } on { $threads } threads
run-stage = { $stage }: { $sets } parameter sets
run-stage-sample = sample, generation { $generation } of { $all }
run-stage-point = point, generation { $generation }
run-stage-check = check of the point
run-note = note: { $note }
run-same-as-base = note: the same as the base, not simulated: { $designs } (`same_as` in designs.csv)
run-same-as = note: the same as `{ $design }`, not simulated: { $designs } (`same_as` in designs.csv)
run-and-more = { $designs } and { $more } more
run-differ =
    warning: { $first } and { $other } differ in { $keys }, so their random numbers or dates differ
    {"  "}hint: `--set { $key }=…` sets one value for all
run-no-rule-differs = no rule differs
run-designs-differ-in = the designs differ in:
## Measures: names with units, by their words in files (composed)

measure-official-response-rate = response rate, official
measure-official-resolution-rate = resolution rate, official
measure-official-satisfaction-rate = satisfaction rate, official
measure-response-rate = response rate, observer
measure-resolution-rate = resolution rate, observer
measure-satisfaction-rate = satisfaction rate, observer
measure-cured-rate = actual resolution (simulated)
measure-unmet-days = unmet days per resident per year
measure-opened = orders opened, whole city
measure-orders-per-1000 = orders per 1,000 residents per year
measure-never-registered-per-1000 = never registered, per 1,000 residents per year
measure-paid-hours-per-order = paid staff hours per order
measure-overtime-hours-per-order = overtime hours per order
measure-displaced-hours-per-order = displaced hours per order
measure-calls-answered = telephone: calls answered
measure-wait-minutes = telephone: mean wait, minutes
measure-cost-hours-per-order = cost: all staff hours per order
measure-cost-hours = cost: all staff hours per resident per year
measure-displaced-hours = displaced hours per resident per year
measure-overtime-hours = overtime hours per resident per year
measure-cost-yuan-per-1000 = cost: yuan per 1,000 residents per year
measure-hours-over-45-per-officer = weekly hours above 45 per officer
measure-unmet-gini = unmet days: Gini coefficient over communities
measure-unmet-worst-tenth = unmet days: share of the worst-off tenth
measure-whistles-answered = whistles answered in time
measure-unit-points = percentage points
measure-unit-per-resident = per resident per year

## Tables

table-interval = { $low } to { $high }

## Table headings

table-95-interval = 95 % interval
table-more-rows = and { $more } more in { $file }
table-measure = measure
table-design = design
table-mean = mean
table-official = official
table-observer = observer
table-result = result
table-cities = cities
table-total = total
table-share = share

## Headline figures, months, early warning

table-over-replications = over replications
table-p05-to-p95 = p05 to p95
table-response-rate = response rate
table-resolution-rate = resolution rate
table-satisfaction-rate = satisfaction rate
table-means = means
note-not-paired = not paired: `jiesu compare` gives differences with intervals
table-costs = Hours of streets and departments, and the telephone
note-costs = Paid staff hours are those of all officers, busy or idle. Displaced hours are taken from other duties, which the model does not measure. The costs of the callback, of audits and of the ranking itself are not included.
table-by-month = by month, each row on its own scale, { $first } to { $last }
table-resolution-by-month = resolution rate, observer, by month
table-early-warning = early warning, by district and category
table-per-year = per year
table-per-series = per series per year
table-warning-hits = hits: shocks that raised an alarm
table-warning-repeats = repeats within the same shock
table-warning-false-alarms = false alarms
table-warning-misses = misses
table-warning-delay = mean delay of a hit, days

## Streets and districts; the names of classes are composed

table-street-classes = resolution rate, observer, by street
table-class = class of streets
table-streets = streets
table-median = median
class-all-all = all
    .short = all
class-ring-central = central districts
    .short = central
class-ring-outer = other districts
    .short = outer
class-size-small = smallest third by residents
    .short = few
class-size-medium = middle third by residents
    .short = medium
class-size-large = largest third by residents
    .short = many
class-staff-short = lowest third by staff per resident
    .short = short
class-staff-middling = middle third by staff per resident
    .short = medium
class-staff-ample = highest third by staff per resident
    .short = ample
class-voice-quiet = third that reports least readily
    .short = weak
class-voice-middling = middle third by readiness to report
    .short = medium
class-voice-loud = third that reports most readily
    .short = strong
class-of-ring = location
class-of-size = residents
class-of-staff = staff
class-of-voice = voice
table-gain = gain
table-lose = lose
table-streets-that = streets that
table-gains-cured-rate = gains and losses: actual resolution (simulated), percentage points
table-gains-unmet-days = gains and losses: unmet days per resident per year
table-gains-of = { $design }: difference from the baseline (95 % interval), mean over the streets of each class
note-gains = mean over the streets of a type; ?: the interval over cities contains 0, or there is none. Shares of streets that gain or lose include random error; details in gains.csv
table-districts = districts
table-districts-difference = districts: { $design } minus { $baseline }
table-district = district
table-resp = resp.
table-resol = resol.
table-satisf = satisf.
table-actual = actual
note-districts-drawn = per cent; district populations are data, all else is drawn
note-districts-made-up = per cent; all districts are made up
note-districts-difference = percentage points; without pairs, so without intervals

## Differences from the baseline

table-difference = difference
table-better-in = better in
table-variance-ratio = variance ratio
table-fewer-pairs = in { $n } pairs only, in which { $baseline } has { $mean }
table-baseline = { $name } (baseline)
table-differences = Baseline, and differences from it with 95 % intervals
table-all-differences = Differences from the baseline, with 95 % intervals
table-replications-alone = replications alone ±
table-sets-with-same-sign = sets with same sign
note-scope-replications = replications in one city
note-scope-cities = replications and cities
note-scope-parameters = replications and cities, and the parameter sets
note-differences = differences of shares in percentage points; intervals of the three rates are simultaneous (Bonferroni), the others individual; they cover { $sources }. better in: share of the pairs. variance ratio: (s_A² + s_B²)/s²_(A−B)

## Attribution

table-lever-or-group = lever or group
table-contribution = value
table-alone = alone
table-added-last = added last
table-stable-rank = stable rank
note-stable-rank = stable rank: share of the parameter sets in which the lever or group has its overall rank; attribution.csv has the range of its value over the sets
note-attribution = { $way } values over { $coalitions } coalitions; a coalition that lacks a requirement has the value of its largest feasible part. Shares in percentage points. alone: no other lever; added last: with all others

## Choosing a design

table-trade-offs = trade-offs between designs
table-resolution = resolution
table-satisfaction = satisfaction
table-unmet = unmet
table-hours = hours
table-undominated = undominated
table-beaten-by = beaten by
note-trade-offs = observer's resolution and satisfaction rates, unmet days and cost hours per resident per year. beaten by: designs better in all four; undominated: share of 1,000 resamples of cities (or parameter sets) without such a design
note-chosen = chosen by { $by }: { $design }
table-selection = selection by { $by }
table-chosen = chosen
table-eliminated-after = eliminated after { $cities }
note-points = { $points } percentage points
note-selection = If the best design leads every other by { $within } or more, this procedure (Kim and Nelson 2001) chooses it with a probability of at least { $confidence } %; a design closer to the best may be chosen instead. The guarantee covers the sampling error of cities and replications, not parameters or the form of the model. Eliminated designs were not simulated in further cities, so their intervals are wider.
note-official-objective = An official rate is the city's own measure: exclusions and answers given under pressure raise it.
table-reevaluation = re-evaluation: { $chosen } minus { $rival }
table-cities-of-selection = { $n } of the selection
table-new-cities = new, { $first } to { $last }
table-mean-of = mean of { $design }

## Switching values

note-best-at-base = best at the base by { $by }: { $best }, { $lead } over { $rival } ({ $n } parameter sets, cities or replications). Switching values: where a parameter changes that
table-switching-values = parameters by effect
table-parameter = parameter
table-base = base
table-range = range
table-effect = effect
table-switches-at = switches at
table-switches-within = {"["}{ $range }{"]"} to { $rival }
table-switches = to { $rival }
table-may-switch = none within the range; sampling error cannot exclude { $range }
table-no-switch = no change within the range
note-switching-values = effect: largest change of the lead, the other parameters at the base; linear between the values simulated. In brackets: values at which the 95 % interval of the lead (over cities or parameter sets) contains 0

## Audit of common random numbers; the names of purposes are composed

table-crn-audit = random numbers, 1st trial
table-draws = draws
table-in-both = in both
table-same-outcome = same outcome
table-other-numbers = other numbers
table-no-outcome-differs = no outcome differs
table-differs-first = differs first at { $time }: { $purpose }, { $entity }
table-not-common = ! the designs do not share random numbers
purpose-key = keys
purpose-street-order = which streets are sampled
purpose-community-size = sizes of communities
purpose-community-voice = voices of communities
purpose-unit-traits = traits of units
purpose-structural = structural factors
purpose-day-factor = day factors
purpose-onsets = new problems
purpose-stock = problems at the start
purpose-problem = attributes of problems
purpose-curable = whether a problem can be resolved
purpose-occasion = occasions to report
purpose-consultations = number of consultations
purpose-consultation = consultations
purpose-call = calls
purpose-line = transfers between hotlines
purpose-level-delay = delay from level to level
purpose-first-unit = first unit
purpose-return = returns
purpose-contact = delay of contact
purpose-work = own work and lead time
purpose-helper-work = helpers' work
purpose-letter = letters
purpose-blow = whether a street blows the whistle
purpose-report = whether a department reports
purpose-extension = deadline extensions
purpose-paper = closing on paper
purpose-cure = whether a problem is resolved
purpose-reopen = time of reopening
purpose-answer = citizens' answers
purpose-reach = whether the callback reaches the citizen
purpose-repeat = repeat calls
purpose-third-party = third parties
purpose-compliance = compliance of third parties
purpose-threat = readiness to escalate
purpose-game = persuading citizens
purpose-divert = reports bypassing the hotline
purpose-chief = orders handled by leaders
purpose-media = media
purpose-proactive = proactive work
purpose-mark = marks for departments
purpose-pilot = choice of pilot streets
purpose-imitate = imitation of gaming
purpose-supervision = street at the edge of supervision
purpose-roster = fractions of officers on duty or lent
purpose-sample = samples of designs
purpose-calibration = parameters of a calibration

## Calibration and validation

table-published-value = published value
table-value = value
table-tolerance = tolerance
table-point = point
table-90-band = 90 % band
table-without-it = without it
note-targets = ±: standard error of the simulation. without it: this value in the sets that fit all other values.
table-from = from
table-to = to
table-90-interval = 90 % interval
table-spread = spread
note-spread = spread: posterior standard deviation over the prior's; 1 if the targets add no information.
table-case = case: quantity = formula (source)
table-exact = exact
table-estimate = estimate
table-error = error
table-verdict = verdict
table-passes = yes
table-fails = NO

## Lines of the terminal

screen-run = { $name }: { $simulated } of { $all } streets simulated, { $replications ->
    [one] { $replications } replication
   *[other] { $replications } replications
  } of { $cities ->
    [one] { $cities } city
   *[other] { $cities } cities
  }{ $sets ->
    [0] {""}
   *[other] {" of each of "}{ $sets } parameter sets
  }, { $months ->
    [one] { $months } month
   *[other] { $months } months
  } from { $start }, seed { $seed }
screen-comparison = { $title }: { $designs } designs, { $numbers }, { $sets ->
    [1] {""}
   *[other] { $sets } parameter sets ×{" "}
  }{ $cities ->
    [one] { $range } city
   *[other] { $range } cities
  } × { $replications ->
    [one] { $replications } replication
   *[other] { $replications } replications
  } each, { $simulated } of { $all } streets simulated, { $months ->
    [one] { $months } month
   *[other] { $months } months
  } from { $start }, seed { $seed }
screen-common-numbers = common random numbers
screen-independent-numbers = independent random numbers
screen-one-replication = one replication: no intervals
screen-one-city = one synthetic city: intervals cover its replications only
screen-few-cities = few cities or parameter sets: intervals are wide
screen-no-callback = no callback in these rules: no official rates
screen-some-streets = some streets only: a different sample gives different figures (docs/scale.md)
screen-partial-months = starts within a month: first and last month are partial
screen-drawn-attributes = street attributes are drawn: no street is shown by name
screen-made-up = made-up city, not a real one
screen-of-designs = { $names }: { $caveat }
screen-parameters = { $value } { $measure }
screen-allowed = allowed: { $reason }
screen-of-the-model = in Beijing all levers began together in January 2019, and no published series separates them: these are parts of the model's own effect, not of a real city's
screen-fits = { $name }: the model fits: { $inside } of { $targets } published values lie in the 90 % band of the parameter sets
screen-does-not-fit = { $name }: the model does not fit everywhere: { $inside } of { $targets } published values lie in the 90 % band of the parameter sets
screen-widened = Too few sets lie within the tolerances, which were widened { $times } times. The sets are the best found, not a fit.
screen-off = Off: { $list }
screen-miss = { $target } is { $value }, the model gives { $point }
screen-informed = Informed by the targets: { $list }
screen-not-informed = Not informed, so assumed: { $list }
screen-none = none
screen-some-directions = { $targets } published values for { $parameters } parameters: they determine { $directions } of { $parameters } directions; along the others, all sets fit equally well.
screen-all-directions = { $targets } published values for { $parameters } parameters: they determine { $directions } of { $parameters } directions.
screen-sample = { $tried } sets were tried, { $failed } failed; the sample of { $sample } has { $distinct } different ones, worth { $worth } independent draws.
screen-all-equivalent = all { $all } values are equivalent to the exact ones
screen-not-equivalent = { $failed } of { $all } values are NOT shown to be equivalent to the exact ones
screen-equivalence = yes: the 95 % interval lies within { $margin } % of the exact value (two one-sided tests at 2.5 % each) and is no wider than ± { $width } %
screen-false-alarm = under another seed an exact model would fail somewhere with a probability of { $odds }
screen-odds-even = 1 in 2 or more
screen-odds = about 1 in { $n }

## One order under two designs

screen-order = { $order }: { $category }, needs { $functions } functions besides its own unit's
screen-never-opened = under { $design } this order is never opened
screen-yes = yes
screen-no = no
screen-answers = contacted { $contacted }, resolved { $resolved }, satisfied { $credit }
screen-step-called = the citizen calls
screen-step-dispatched = dispatched to { $unit }{ $hops ->
    [0] {""}
    [one] {" "}({ $hops } transfer)
   *[other] {" "}({ $hops } transfers)
  }
screen-step-no-unit = dispatched to no unit{ $hops ->
    [0] {""}
    [one] {" "}({ $hops } transfer)
   *[other] {" "}({ $hops } transfers)
  }
screen-step-contacted = the citizen is contacted
screen-step-closed = closed: { $truth }{ $whistles ->
    [0] {""}
    [one] , { $whistles } whistle
   *[other] , { $whistles } whistles
  }
screen-step-closed-on-paper = closed on paper only: { $truth }{ $whistles ->
    [0] {""}
    [one] , { $whistles } whistle
   *[other] , { $whistles } whistles
  }
screen-cured = cured
screen-not-cured = not cured
screen-step-callback = callback: { $answers }
screen-step-observer = observer: { $answers }
screen-step-sent-back = sent back
screen-no-further-step = no further step
screen-first-difference = first difference at ≠: under one design { $one }; under the other { $other }
screen-same-history = the order's history is the same under both
## Charts

chart-axis = { $axis } ({ $legend })
chart-title = { $title }: { $legend }
chart-rate-axis = rate, %
chart-interval-legend = line: 95 % interval
chart-differences-axis = difference from the baseline, { $unit }
chart-differences-about = { $kind ->
    [share] { $measure }: difference from the baseline in percentage points, with 95 % interval, by design; the table has the numbers
   *[number] { $measure }: difference from the baseline, with 95 % interval, by design; the table has the numbers
  }
chart-contributions-axis = contribution, { $unit }
chart-contributions-about = { $kind ->
    [share] { $measure }: contribution of each lever to the effect, with 95 % interval, in percentage points
   *[number] { $measure }: contribution of each lever to the effect, with 95 % interval
  }
chart-trials-about = { $measure }: 5th, 25th, 50th, 75th and 95th percentile over trials, by design
chart-trials-legend = box: middle half of the trials; line: 5th to 95th percentile
chart-streets-about = { $measure }: percentiles over streets, each by its mean over trials, by design
chart-streets-legend = box: middle half of the streets; line: 5th to 95th percentile
chart-costs-axis = hours per order
chart-costs-about = { $measure }: mean over trials, by design
chart-costs-legend = mean over trials
chart-months-axis = month
chart-months-legend = median and 5th to 95th percentile over trials
chart-months-part = { $legend } ({ $shown } of { $all } designs)
chart-measure-months-about = { $measure } by month and design: median and 5th to 95th percentile over trials
chart-design-months-about = { $design }: official, observer and actual resolution rate by month: median and 5th to 95th percentile over trials
chart-line-official = official
chart-line-observer = observer
chart-line-actual = actual

## Figures

plot-written = written to { $file }
plot-nothing = found no data on { $measure }, expected a folder that contains some
plot-other-measure = found { $found }, expected one of { $known }
plot-other-ending = found "{ $found }", expected a file that ends in .svg or .png
plot-no-font = found no font with Chinese characters on this machine, expected one, such as Noto Sans CJK
    .hint = write an SVG, whose viewer supplies the fonts
plot-bad-font = found a font that cannot be read
