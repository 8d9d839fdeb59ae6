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
page-district = district
page-districts-differences = Districts: { $design } minus { $baseline }, resolution rate (observer), percentage points
page-districts-levels = Districts: { $design }, resolution rate (observer)
page-districts-note = Each tile is a district, roughly in its place; darker is higher. All attributes but the population are drawn at random, so a tile does not describe the actual district.
page-costs = Costs
page-costs-note = Paid staff hours are those of all officers, busy or idle. Displaced hours are taken from other duties, which the model does not measure. The costs of the callback, of audits and of the ranking itself are not included.
page-gains = Who gains and who loses
page-gains-note = By the observer. All replications of a city are pooled; intervals cover differences between cities. Rates in percentage points; unmet days per resident per year (fewer is better). Gaining, losing: share of streets whose resolution rate rises or falls, which includes sampling error.
page-attribution = Attribution of the effect to levers
page-attribution-note = A lever’s contribution is what it adds, averaged over all orders in which levers could be introduced (Shapley values; with groups, Owen values). It attributes the effect in the model, not in the real city, which introduced several levers at once.
page-choice = Selection of a design
page-selection-note = If the best design leads every other by at least { $within }, it is chosen with a probability of at least 95 %; a design closer to the best may be chosen instead. Eliminated designs were not simulated in further cities, so their intervals are wider.
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

## Results folders

folder-without-results = found no such file, expected the results folder of `run`, `compare`, `sweep` or `attribute`
folder-not-text = found text that is not UTF-8
folder-invalid = found an invalid analysis: { $why }
folder-replaced = found a folder that was replaced while it was read: try again
folder-other-designs = its comparison is of other designs
folder-out-of-range = its `{ $part }` refers to something that it does not have

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
