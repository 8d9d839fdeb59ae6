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

### Files and their columns. `column-FILE-NAME` says who or what is counted; `column-NAME` is shared by several files.

## What one row of a file is

file-units = one row per place or unit
file-rates = one row per design, city, replication, period, place or unit, review and basis
file-summary = one row per design, place or unit, period, review, basis and measure: statistics over replications
file-costs = one row per design, city, replication and kind of unit
file-pressure = one row per kind of unit and period
file-monthly-topics = one row per monthly topic
file-orders = one row per work order and closing
file-warnings = one row per alarm or missed shock
file-comparison = one row per design, measure, review, basis and period: differences from the baseline over pairs of trials
file-gains = one row per design, type of street and measure: who gains and who loses
file-caveats = one row per caveat that fires
file-crn-audit = one row per design and purpose: which random numbers the design shares with the baseline
file-designs = one row per design and factor, with the factor's value
file-attribution = one row per lever or group and measure
file-choice = one row per design: whether another is at least as good in every objective
file-selection = one row per design: the cities it was simulated in, and whether it was chosen or eliminated
file-reevaluation = one row per measure of the chosen design and phase: the cities of the selection, and new ones
file-switching-values = one row per parameter and pair of designs: the value at which another design becomes the best
file-pilots = one row per street and lever in force in part of the city
file-sets = one row per parameter set and key
file-failed = one row per trial that failed
file-columns = one row per column of a file
file-calibration = one row per parameter set that the calibration tried
file-fit = one row per published value: how the calibrated sets reproduce it
file-sets-informed = one row per parameter: how far the published values narrow it

## Units

unit-code = code
unit-number = number
unit-word = word
unit-text = text
unit-period = name of a period
unit-fraction = fraction
unit-residents = residents
unit-orders = orders
unit-share = share
unit-hours = hours
unit-hours-per-week = hours per week
unit-yuan = yuan
unit-time = time
unit-flag = yes or no
unit-days-per-resident = days per resident
unit-calls = calls
unit-of-measure = of the measure
unit-ratio = ratio
unit-value = value

## Columns of several files

column-parameter = the value of this parameter
column-target = simulated value of this target, from the set's own trial
column-design = the scenario, named after its file
column-city = the synthetic city, from 1
column-replication = the replication in its city, from 1
column-period-kind = run (the whole measurement period), month or assessment; week and day on request. For communities by day, rates.csv omits official rows without reviews and rows of zeros, and summary.csv omits all rows
column-period = run, or the month, week or day. An assessment period is named after the month in which it ends; weeks are ISO weeks, Monday to Sunday, such as 2019-W05; days begin at midnight. The first and last month and week cover only their part of the measurement period
column-level = city, district and topic: orders by place, weighted; street and department: orders by the unit that kept them, unweighted; community: orders by place, unweighted
column-unit = the place or unit, as in units.csv; for a topic, the category of the problem
column-review = as in rates.csv; empty for hours
column-basis = callback: opened, closed and reviewed in the period; cohort: opened in the period and followed to the end of the run, with the last answer received
column-measure = as in comparison.csv, whole run, by review date
column-ci-low = 95 % confidence interval of the mean, Student's t
column-ci-high = as ci_low
column-baseline = the design it is compared with
column-set = the parameter set, from 1, in the order in which it was tried or drawn
column-objective = the measure by which designs are selected; in reevaluation.csv, whether the row is of that measure
column-distance = sum over targets of ((simulated − value)/tolerance)², in the set's own trial
column-weight = weight in the sample; the weights of stage sample sum to 1

## rates.csv

column-rates-review = official: citizens whom the city's callback reached; observer: the citizens of all closed orders
column-rates-opened = orders registered, by time of the citizen's first call
column-rates-closed = orders closed; cohort: those opened in the period and closed by the end of the run
column-rates-reviewed = orders whose citizen was asked, except excluded ones
column-rates-contacted = of the reviewed: the citizen says that the unit made contact
column-rates-contacted-in-time = of the reviewed: contacted within the fixed limit after the call, by the system's records
column-rates-resolved = of the reviewed: the citizen says that the problem is resolved
column-rates-satisfied = of the reviewed: credit, 1 satisfied, 0.9 basically satisfied, 0 not
column-rates-response-rate = contacted ÷ reviewed
column-rates-resolution-rate = resolved ÷ reviewed
column-rates-satisfaction-rate = satisfied ÷ reviewed
column-rates-cured = of the reviewed: the problem was actually resolved in the model when the order was closed
column-rates-cured-rate = cured ÷ reviewed
column-rates-unmet-days = all problems of the place, reported or not: days open or suppressed times citizens affected, divided by residents; for a topic, all problems of the category, per resident of the city; empty for departments and cohorts
column-rates-score = official, assessment periods, ranked units only: the weighted sum of the three rates of the assessed orders; a district is scored on the orders its streets kept, a department also, in part, on orders that needed its help
column-rates-rank = among the ranked streets, districts or departments, from 1
column-rates-open = orders open at the end of the period, including those of the warm-up; cohort: still open at the end of the run
column-rates-never-registered = reports whose caller gave up before registration, by time of the first call; by place only: empty for streets, departments and cohorts
column-rates-diverted = reports that a street accepted directly, bypassing the hotline; they enter no rate; by place only: empty for streets, departments and cohorts

## summary.csv

column-summary-review = official: citizens whom the city's callback reached; observer: the citizens of all closed orders
column-summary-measure = a column of rates.csv, or a measure of the whole city and run, which `jiesu explain` describes
column-summary-n = trials in which the measure is defined
column-summary-mean = over these trials
column-summary-sd = sample standard deviation over these trials
column-summary-se = of the mean: sd/√n with one city; from the means of cities with several
column-summary-ci-high = 95 % confidence interval of the mean, Student's t
column-summary-p05 = 5th percentile over trials, type 7
column-summary-p25 = 25th percentile over trials, type 7
column-summary-p50 = median over trials
column-summary-p75 = 75th percentile over trials, type 7
column-summary-p95 = 95th percentile over trials, type 7

## costs.csv

column-costs-unit-kind = street, department, hotline or all, of the whole city, weighted
column-costs-paid-hours = staff times working hours of the measurement period
column-costs-overtime-hours = worked at night and on holidays by officers on duty
column-costs-displaced-hours = attention above that of the warm-up times staff times working hours: time taken from other duties
column-costs-own-hours = effort on the unit's own orders
column-costs-coordination-hours = effort on other units' orders as a helper
column-costs-others-affairs-hours = effort of a first unit on functions that are not its own (first-unit responsibility)
column-costs-contact-hours = contacts with citizens
column-costs-occupied-hours = officers' time occupied by tasks
column-costs-tasks = tasks begun
column-costs-queue-hours = waiting time of these tasks in the queue, summed
column-costs-seat-hours = hours of rostered hotline seats
column-costs-citizen-wait-hours = citizens' waiting on the telephone, summed over calls
column-costs-calls = calls made, redials included
column-costs-answered = calls answered
column-costs-consultations = consultations, praise and suggestions answered
column-costs-proactive-hours = effort on problems that nobody had reported
column-costs-gaming-hours = effort on persuading citizens to give better answers
column-costs-topic-hours = effort on the monthly topic
column-costs-whistles = whistles received by departments: one per function and order, however often it is blown
column-costs-whistles-answered = of these: the department reported within the time limit of the first whistle
column-costs-hours-over-45 = summed over officers and weeks from Monday: an officer's working hours and share of the unit's overtime, above 45 per week
column-costs-hours-over-45-per-officer = the same, mean over officers and weeks
column-costs-fatigue = of officers, mean over the days of the measurement period
column-costs-fatigue-end = of officers, at the end of the run
column-costs-cost-hours = paid, overtime and displaced hours of units: the headline cost; hotline seats are separate
column-costs-cost-yuan = units: (paid + overtime × factor + displaced hours) × wage; seats: rostered hours × wage; empty without wages

## pressure.csv

column-pressure-unit-kind = street, department or all, of the whole city; units weighted by their officers and as in costs.csv
column-pressure-pressure = mean over officers and midnights of the period: the noisy-or of the four sources, which determines attention
column-pressure-ranking-share = part of the pressure due to the unit's own rank: on each day source i has the share ln(1 − p_i)/ln(1 − P); the four shares sum to 1
column-pressure-district-share = the same for the rank of a street's district, passed down
column-pressure-deadline-share = the same for deadlines
column-pressure-leaders-share = the same for leaders' attention: whistles, media, supervision
column-pressure-ranking-level = mean pressure from the unit's own rank alone
column-pressure-district-level = mean pressure from the rank of a street's district alone
column-pressure-deadline-level = mean pressure from deadlines alone
column-pressure-leaders-level = mean pressure from leaders' attention alone

## monthly_topics.csv

column-monthly-topics-category = the category that was the topic
column-monthly-topics-month = every month of the measurement period that had a topic
column-monthly-topics-hours-per-10000 = spent on it by departments in the month, per 10,000 residents
column-monthly-topics-structural-left = of the category's structural share: what is left at the end of the month
column-monthly-topics-failures = lead orders of the category closed in the month but not actually resolved because the problem is structural; whole city, weighted

## units.csv

column-units-level = city, district, street, department or community; topic, if reported
column-units-unit = every place and unit of every synthetic city
column-units-name = name of the place or unit; attributes of a named street are drawn at random
column-units-type = district: ring; street: ring, third by residents, third by staff per resident, among the simulated streets; department: its level; topic: the responsible function, or street
column-units-parent = the place that contains it; empty for the city
column-units-provenance = data: its population is published; drawn: allocated or drawn at random
column-units-weight-numerator = weight = weight_numerator ÷ weight_denominator: all streets of its district ÷ simulated ones, in lowest terms; the inverse inclusion probability
column-units-weight-denominator = as weight_numerator
column-units-population = all residents of the place; empty for departments and topics
column-units-simulated = simulated residents; per-resident values of the city divide by the sum of weight × simulated residents over the streets
column-units-name-en = English name, of districts and streets whose data have one

## orders.csv

column-orders-unit = the unit that kept the order
column-orders-opened = the citizen's first call
column-orders-closed = recorded as closed, whether or not the problem is resolved
column-orders-reviewed = the city's callback reached the citizen
column-orders-contacted = the unit contacted the citizen
column-orders-contacted-in-time = within the fixed limit after the call, by the system's records
column-orders-resolved = the citizen's answer to the city
column-orders-satisfied = the citizen's answer to the city: 1, 0.9 (basically satisfied) or 0
column-orders-cured = the problem was actually resolved in the model when the order was closed
column-orders-category = category of the problem
column-orders-district = where the problem is
column-orders-whistles = whistles blown for the order
column-orders-street = where the problem is
column-orders-order = every order open or reviewed in the measurement period: its problem, and the number of the report
column-orders-attempt = the closing, from 1; higher after the order was sent back
column-orders-problem = community, category, day and number of the problem: the same under every design
column-orders-citizen = community, and number of the citizen in it
column-orders-community = where the problem is
column-orders-channel = telephone or web
column-orders-tier = urgent, general or complex: decides the deadline
column-orders-lead = false for orders handled together with an earlier one
column-orders-dispatched = accepted by its unit; empty if never accepted
column-orders-deadline = the deadline, where deadlines are enforced
column-orders-hops = transfers between hotlines and between units
column-orders-functions = functions needed besides the unit's own
column-orders-extended = its deadline was extended
column-orders-closed-on-paper = closed without the work being done
column-orders-sent-back = sent back after this closing
column-orders-said-contacted = the citizen's answer to the city
column-orders-observer-reviewed = the observer asked the citizen; no unit of the city sees the answer
column-orders-observer-said-contacted = the citizen's answer to the observer
column-orders-observer-resolved = the citizen's answer to the observer
column-orders-observer-satisfied = the citizen's answer to the observer: 1, 0.9 (basically satisfied) or 0
column-orders-excluded = why the order is excluded from the official rates; empty if included

## warnings.csv

column-warnings-date = the first of an alarm's consecutive days, known at the end of that day; for a miss, the shock's first day
column-warnings-category = category of the monitored orders
column-warnings-district = district of the monitored orders, or the city
column-warnings-district-name = name of the district, or of the city
column-warnings-kind = hit: first alarm of the series during a shock that affects it; repeat: a later one; false_alarm: no shock; miss: a shock without an alarm
column-warnings-shock = name of the shock; empty for a false alarm
column-warnings-delay-days = for a hit: days from the shock's first day to the alarm's, 0 if the same
column-warnings-observed = registered on that day in the simulated streets, unweighted
column-warnings-expected = mean of the baseline times the factor of the weekday

## pilots.csv

column-pilots-lever = the lever, in force in some streets only
column-pilots-from = first day of the rules with this lever; those of the warm-up begin before the measurement period
column-pilots-until = first day of the following rules, or the day after the run
column-pilots-street = a street where it is in force

## sets.csv

column-sets-value = its value
column-sets-key = a key that the set assigns; a name that begins with `_` is a column copied along
column-sets-set = every parameter set that was used
column-sets-city-from = first city of the set, under every design
column-sets-city-to = last city of the set

## failed.csv

column-failed-reason = error message of the trial; the trial enters no result

## comparison.csv

column-comparison-design = every design but the baseline
column-comparison-period-kind = run or month
column-comparison-period = run, or a month
column-comparison-level = city, weighted
column-comparison-basis = as in rates.csv; empty for hours
column-comparison-measure = a column of rates.csv; or hours per resident: cost_hours (paid, overtime and displaced), or a column of costs.csv
column-comparison-n = pairs in which the measure is defined under both designs
column-comparison-mean = of the design over these pairs
column-comparison-se = standard error of the difference, as the interval uses it
column-comparison-ci-low = 95 % confidence interval of the difference by itself, Student's t
column-comparison-ci-high = 95 % confidence interval of the difference by itself, Student's t
column-comparison-difference = design minus baseline, mean over pairs of trials of the same city and replication
column-comparison-se-replication = part of the standard error due to replications within cities
column-comparison-se-city = part of the standard error due to differences between cities; empty with one city or one replication
column-comparison-se-param = part due to differences between parameter sets; with one city per set, between sets and cities; empty without sets
column-comparison-p-better = of the pairs in which the design is better, ties counting half; empty for measures without a better direction
column-comparison-sign-stable = of the parameter sets whose mean difference has this sign; empty without sets
column-comparison-variance-ratio = (s_A² + s_B²)/s²_(A−B) within cities: how many times as many trials independent random numbers would need
column-comparison-variance-ratio-low = its 95 % confidence interval, jackknife on the logarithm
column-comparison-variance-ratio-high = its 95 % confidence interval, jackknife on the logarithm
column-comparison-joint-low = of the three rates of one design, review, basis and period: simultaneous 95 % confidence intervals, by Bonferroni; else empty
column-comparison-joint-high = as joint_low
column-comparison-ci-scope = sources of variance that the intervals cover: replications, cities, parameter sets
column-comparison-baseline-mean = of the baseline over these pairs
column-comparison-cv-difference = the difference adjusted by control variates: regressed within cities on the mean day factor of contacts, whose expectation is 1; whole run only, and only with common random numbers
column-comparison-cv-low = 95 % confidence interval of cv_difference by itself
column-comparison-cv-high = as cv_low
column-comparison-cv-reduction = share of the variance within cities that the control variate removes; about 0, or slightly negative, where it does not help
column-comparison-dominance = whether the design's values over these pairs stochastically dominate the baseline's: first or second order, or none; in the sample only, ignoring the pairing; empty for measures without a better direction
column-comparison-dominance-violation = largest excess of the design's share of pairs at or below a level over the baseline's (where less is better: at or above)

## gains.csv

column-gains-design = every design but the baseline
column-gains-measure = observer, whole run, by review date; orders by the street of the problem, whichever unit handles them; unmet_days per resident
column-gains-ci-low = 95 % confidence interval of the difference from the means of cities, Student's t; empty with one city
column-gains-p05 = of the differences over streets: reflects both the variation between streets and the sampling error of a city's replications
column-gains-p25 = as p05
column-gains-p50 = as p05
column-gains-p75 = as p05
column-gains-p95 = as p05
column-gains-type = ring of the district, or third among the simulated streets of the baseline's city
column-gains-difference = design minus baseline, unweighted mean over these streets; each street pools all replications of its city
column-gains-baseline-mean = of the baseline over these streets
column-gains-attribute = grouping of the streets: ring, size (residents), staff (per resident), voice (how readily residents call), or all
column-gains-streets = streets of all cities in which the measure is defined under both designs; cities with a failed trial or with different streets are omitted
column-gains-cities = cities of these streets
column-gains-gained = of these streets: better off; ties count as neither
column-gains-lost = of these streets: worse off

## caveats.csv

column-caveats-design = the design concerned; empty for all
column-caveats-measure = the measure or key that triggered it
column-caveats-code = every caveat that fires; `jiesu explain C02` explains one
column-caveats-value = its value
column-caveats-threshold = the value beyond which it fires
column-caveats-sentence = the caveat in English
column-caveats-sentence-zh = the caveat in Chinese
column-caveats-allowed = the reason given with --allow; empty if none

## crn_audit.csv

column-crn-audit-design = every design but the baseline, with `--audit`: measurement period of city 1, replication 1
column-crn-audit-purpose = what the draws decide, as named in the code; all for their total. Draws that generate the city are omitted: the city is the same
column-crn-audit-drawn-baseline = draws of the baseline, each identified by entity and occasion
column-crn-audit-drawn = draws of the design
column-crn-audit-drawn-both = draws that occur under both
column-crn-audit-share-common = draws that occur under both ÷ draws that occur under either
column-crn-audit-share-equal = draws with the same outcome under both ÷ draws that occur under either; the outcome is whether the event occurs, a whole number or a sampled value, before the rules transform it
column-crn-audit-other-words = draws under both that use different random numbers, the warm-up included: 0, unless random numbers are not common
column-crn-audit-first-time = the earliest simulated event whose outcome differs; where the two draws occur at different times, the earlier
column-crn-audit-first-entity = the entity of that draw: for a problem its community number, category, day and number; else a number
column-crn-audit-first-occasion = which of several draws about the same entity

## designs.csv

column-designs-design = every design, the baseline first
column-designs-value = its value in this design, as simulated
column-designs-key = every factor that the sampling varied; empty for a listed design
column-designs-base-value = its value in the base scenario; empty where several keys move together
column-designs-note = adjustment of the value, such as clamping to its range
column-designs-same-as = the design with the same setup: it is simulated once, and its rows in other files apply to both; empty if this design is simulated

## attribution.csv

column-attribution-n = trials in which the measure is defined under every coalition
column-attribution-ci-high = 95 % confidence interval of the mean, Student's t
column-attribution-kind = lever, or group: the sum of its levers
column-attribution-value = its part of the difference between all levers and none, computed in each trial, mean over trials
column-attribution-lever = every lever and group of the plan
column-attribution-alone = with this lever alone minus with none
column-attribution-last = with all levers minus with all others
column-attribution-order-stable = of the parameter sets in which this lever or group has the same rank by value as over all sets; empty without sets
column-attribution-whole = with all levers minus with none: the effect that is attributed
column-attribution-method = owen, shapley, or shapley over sampled orders
column-attribution-value-low = smallest mean of a parameter set; with 20 sets or more their 5th percentile; empty without sets
column-attribution-value-high = largest mean of a parameter set; with 20 sets or more their 95th percentile; empty without sets

## choice.csv

column-choice-design = every design
column-choice-resolution-rate = observer, whole run; mean over cities of the trials that all designs have
column-choice-satisfaction-rate = as the resolution rate
column-choice-unmet-days = as the resolution rate; less is better
column-choice-cost-hours = paid, overtime and displaced hours per resident; less is better
column-choice-pareto = whether, by the means, no other design is at least as good in all four objectives and better in one
column-choice-dominated-by = the Pareto-optimal designs that dominate it, separated by ;
column-choice-pareto-share = of 1,000 resamples of the cities (of the replications, with one city) in which it is Pareto-optimal; empty with one, or above 500 designs

## selection.csv

column-selection-design = every design
column-selection-mean = over these cities, each the mean of its replications
column-selection-cities = cities in which the design was evaluated
column-selection-within = the smallest difference worth detecting (--within)
column-selection-confidence = probability of selecting the best design if it leads all others by `within` (Kim and Nelson 2001)
column-selection-first-cities = cities of every design before any is eliminated
column-selection-eliminated-at = number of cities at which it was eliminated; empty for the chosen design
column-selection-verdict = chosen or eliminated

## reevaluation.csv

column-reevaluation-design = the chosen design
column-reevaluation-mean = mean over pairs of trials
column-reevaluation-ci-low = 95 % confidence interval, Student's t; in switching_values.csv of the switching value, empty if it reaches the end of the range
column-reevaluation-baseline = the baseline; the next best design if the baseline was chosen
column-reevaluation-difference = design minus baseline
column-reevaluation-baseline-mean = mean over pairs of trials
column-reevaluation-cities = cities in which both designs were simulated
column-reevaluation-phase = selection: the cities in which the design was chosen; reevaluation: new cities

## switching_values.csv

column-switching-values-rank = of the parameters, by strength
column-switching-values-ci-low = 95 % confidence interval, Student's t; in switching_values.csv of the switching value, empty if it reaches the end of the range
column-switching-values-key = the parameter that is varied, all others at their base values
column-switching-values-verdict = whether the recommendation changes within the range
column-switching-values-best = the best design at the base values
column-switching-values-rival = the design that overtakes it; the next best if none does
column-switching-values-base = base value of the parameter; durations in seconds, 1 where several keys move together
column-switching-values-lowest = lowest simulated value of the parameter
column-switching-values-highest = highest simulated value of the parameter
column-switching-values-lead-base = best design minus rival, signed so that positive is better; mean over cities
column-switching-values-lead-lowest = the same at the lowest value
column-switching-values-lead-highest = the same at the highest value
column-switching-values-strength = largest change of the lead from the base value
column-switching-values-switching-value = value of the parameter at which the lead is 0, by linear interpolation; empty if there is none within the range

## calibration.csv

column-calibration-stage = sample: search for the sample of sets; point: search for the best point; check: the best point again, in further trials
column-calibration-generation = generation within its stage, from 1
column-calibration-seed = run.seed of its trial
column-calibration-failed = why the trial has no values; empty if it succeeded

## sets.csv of a calibration

column-calibrated-sets-tried = the row of calibration.csv; a set of large weight appears several times

## sets.informed.csv

column-sets-informed-key = the parameter
column-sets-informed-prior-sd = standard deviation of the prior, on the scale on which it is uniform
column-sets-informed-posterior-sd = the same for the weighted sets
column-sets-informed-ratio = posterior ÷ prior: 1 where the targets carry no information about the parameter
column-sets-informed-informed = ratio below 0.8, and below 1 by two of its standard errors
column-sets-informed-scale = linear, log or logit: the scale on which the prior is uniform
column-sets-informed-range-low = smallest value of the prior; durations in seconds
column-sets-informed-range-high = largest value of the prior; durations in seconds
column-sets-informed-low = lower end of the 90 % interval over the sets
column-sets-informed-median = median over the sets
column-sets-informed-high = upper end of the 90 % interval over the sets
column-sets-informed-point = value at the best point; durations in seconds

## fit.csv

column-fit-period = run, a month, or months whose values are averaged
column-fit-level = city, district or topic
column-fit-unit = the district or topic; empty for the city
column-fit-review = as in rates.csv
column-fit-basis = as in rates.csv
column-fit-measure = a column of rates.csv
column-fit-p05 = lower end of the 90 % band over the sets
column-fit-p50 = median over the sets
column-fit-p95 = upper end of the 90 % band over the sets
column-fit-value = the published value
column-fit-point = mean over the trials of the best point
column-fit-target = the published value
column-fit-tolerance = standard deviation of the discrepancy between the published value and a perfect model
column-fit-point-se = its standard error: sampling error of the simulation only
column-fit-point-ci-low = 95 % confidence interval of that mean, Student's t
column-fit-point-ci-high = 95 % confidence interval of that mean, Student's t
column-fit-inside = whether the published value lies in the band
column-fit-left-out-p05 = prediction from the other targets alone
column-fit-left-out-p50 = prediction from the other targets alone
column-fit-left-out-p95 = prediction from the other targets alone
column-fit-left-out-error = that median minus the published value
column-fit-left-out-worth = effective number of independent draws behind it; unreliable below ten

## columns.csv

column-columns-unit = unit of the values
column-columns-file = every file of the folder
column-columns-name = every column of the file
column-columns-name-zh = the column's name in Chinese
column-columns-unit-zh = unit of the values, in Chinese
column-columns-counted = who or what is counted
column-columns-counted-zh = who or what is counted, in Chinese
column-columns-type = type of the cells: number, text, flag, time, period or value (as in a scenario file); undefined cells are empty

## Measures of summary.csv for the whole city and run

column-figure-unmet-days-per-resident = unmet days per resident per year
column-figure-orders-per-1000 = orders opened per 1,000 residents per year
column-figure-never-registered-per-1000 = reports never registered per 1,000 residents per year
column-figure-paid-hours-per-order = paid staff hours of units ÷ orders opened
column-figure-overtime-hours-per-order = overtime hours of units ÷ orders opened
column-figure-displaced-hours-per-order = displaced hours of units ÷ orders opened
column-figure-calls-answered = calls answered ÷ calls made, redials included
column-figure-wait-minutes = minutes of waiting ÷ calls made
column-figure-cost-hours-per-order = paid, overtime and displaced hours of units ÷ orders opened
column-figure-cost-hours-per-resident = paid, overtime and displaced hours of units per resident per year
column-figure-cost-yuan-per-1000 = cost of units and seats in yuan, per 1,000 residents per year; only with wages
column-figure-hours-over-45-per-officer = hours above 45 per week, mean over officers and weeks
column-figure-unmet-gini = Gini coefficient over residents of their community's unmet days per resident: 1 − Σ p_i (L_i + L_(i−1)), communities in ascending order
column-figure-unmet-worst-tenth = share of unmet days borne by the tenth of residents whose communities have the most per resident
column-figure-whistles-answered = whistles answered within the time limit of the first whistle ÷ all whistles
