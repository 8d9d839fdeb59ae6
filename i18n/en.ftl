### All text that users read, in English. `zh.ftl` has the same keys with the same variables.
### Syntax: https://projectfluent.org/fluent/guide/

## Counts

count-streets = { $count ->
    [one] { $count } street
   *[other] { $count } streets
  }

## Errors

error-hint = hint: { $hint }
error-trial-failed = a trial failed: { $reason }

## Runs

run-resumed = note: { $known } of { $all } trials are there already
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
note-official-objective = an official rate is the city's own measure: exclusions and answers given under pressure raise it
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
