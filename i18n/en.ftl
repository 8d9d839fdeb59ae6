### All text that users read, in English. `zh.ftl` has the same keys with the same variables.

### Syntax: https://projectfluent.org/fluent/guide/

## Counts

count-streets = { $count ->
    [one] { $count } street
   *[other] { $count } streets
  }
count-cities = { $count ->
    [one] { $count } city
   *[other] { $count } cities
  }
count-replications = { $count ->
    [one] { $count } replication
   *[other] { $count } replications
  }

## Words, and pieces of sentences

word-phase = phase
word-design = design
word-lever = lever
word-parameter = parameter
word-target = target
word-threshold = threshold
word-shock = shock
word-value = value
word-factor = factor
word-column = column
word-variation = variation

join-brackets = { " " }({ $text })
join-comma = { $before }, { $after }
join-semicolon = { $before }; { $after }
join-sentences = { $before } { $after }
join-clauses = { $before }. { $after }
join-end = { $text }.
join-colon = { $before }: { $after }

## Pages

page-sections = Sections
page-no-script = Charts need JavaScript; the tables contain all their numbers.
page-hash = Hash of this page without the hash itself (FNV-1a). It detects accidental changes, not forgery: anybody can recompute it. To confirm the figures, re-run the trials with jiesu verify.

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
page-replications-between = { $fewest }–{ $most } replications
page-streets = { $simulated } of { $all } streets simulated
page-streets-all = { $all } of { $all } streets simulated
page-period = { $months ->
    [one] { $months } month from { $start }
   *[other] { $months } months from { $start }
  }

# Caveats.
page-caveats = Caveats
page-caveat-everywhere = { " " }(all designs)
page-caveat-but-baseline = { " " }(all designs but the baseline)
page-caveat-many = { " " }({ $names }, … { $count } in all)
page-explain = jiesu explain { $code }

# The answer.
page-answer = Answer
page-rises = rises by <strong>{ $size }</strong> points{ $interval }
page-changes = changes by <strong>{ $size }</strong> points{ $interval }
page-falls = falls by <strong>{ $size }</strong> points{ $interval }
page-interval = 95 % interval alone { $range }
page-interval-joint = joint 95 % interval { $range }
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
page-at-least = at least { $share }
page-at-most = at most { $share }
page-answer-better = The design is better in { $better } of { $units } synthetic cities, and by that (with 95 % confidence) in { $bound } of such cities
page-answer-better-replications = The design is better in { $better } of { $units } replications of one synthetic city, and by that (with 95 % confidence) in { $bound } of its replications
page-answer-better-sets = The design is better in { $better } of { $units } parameter sets, and by that (with 95 % confidence) in { $bound } of such sets
page-answer-more-hours = It needs <strong>{ $share }</strong> more working hours (paid, overtime and displaced)
page-answer-fewer-hours = It needs <strong>{ $share }</strong> fewer working hours (paid, overtime and displaced)
page-answer-displaced = { $before }; the additional hours displaced from other duties alone equal <strong>{ $share }</strong> of the baseline’s hours. The work left undone there is in no measure
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
page-run-one-city = In brackets: 95 % intervals of the mean, each alone. They cover differences between replications in one city only, not between cities, and not parameter uncertainty.
page-run-cities = In brackets: 95 % intervals of the mean, each alone. They cover differences between cities and replications, but not what the model leaves out.
page-levers-raise = { $setting } all levers together raise the resolution rate measured by the independent observer by <strong>{ $size }</strong> points. Of { $count } levers, the largest contributions are { $levers }.
page-levers-lower = { $setting } all levers together lower the resolution rate measured by the independent observer by <strong>{ $size }</strong> points. Of { $count } levers, the largest contributions are { $levers }.
page-lever = { $name } <strong>{ $value }</strong>{ $range }
page-levers-note = In brackets: 95 % intervals, each alone. This attributes the effect in the model; it does not show what each lever did in the real city.
page-switching = At the base values of the parameters, { $best } is the best design. Within the tested ranges, <strong>{ $changed } of { $count }</strong> parameters would, changed one at a time, make another design the best.

# Sections below the answer.
page-main = Differences in official, observer and actual outcomes
page-main-note = Thin line: the whole 95 % interval. Thick line: its part from replications alone. Rates differ in percentage points. { $family }; the others hold alone.
page-main-note-alone = Thin line: the 95 % interval, if there is one. Thick line: its part from replications alone. Rates differ in percentage points.
page-heading-joint = { $heading } (joint 95 %)
page-heading-alone = { $heading } (95 % alone)
page-left-out = This page shows { $shown } of { $count } designs and { $trials } of { $all } trials: those of the baseline and of the designs that change the observer’s resolution rate most.
page-results = Results
page-results-caption = Mean over trials (in brackets 95 % intervals, each alone)
page-spread = Distribution of the rates
page-spread-trials = Over trials (cities and replications)
page-spread-trials-note = Line: 5th to 95th percentile of trials; with fewer than 19, the range. Box: the middle half. Tick: the median. Dots: single trials, or 60 evenly spaced quantiles where there are more.
page-spread-streets = Over streets (orders they handled)
page-spread-streets-note = Each street by its mean over trials; dots at every 5th percentile.
page-accounts = By account of the published values
page-months = By month
page-months-note = Lines: median over trials of the official resolution rate (solid, where there is a callback), the observer’s resolution rate (long dashes) and the actual resolution rate (short dashes). Bands: 5th to 95th percentile over trials; with fewer than 19, the range.
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
page-sensitivity = Which parameters the result depends on
page-sensitivity-note = A first-order index is the share of the variance over the ranges that would vanish if the parameter were known; a total index is the share that would remain if all others were known. Intervals cover the surrogate’s uncertainty, sampling error and numerical integration, not the choice of the ranges, nor parameters that were not varied.
page-screening = Screening of the parameters
page-scope-ranges = Intervals cover the surrogate’s uncertainty and sampling error, not the choice of the ranges, nor parameters that were not varied.
page-decision = The decision over parameter sets
page-robustness = What the conclusions rest on
page-rules = Rules that differ
page-rules-caption = · same as the first column; jiesu explain KEY explains a key
page-rules-key = key
page-more-rows = { $count } more rows on screen

# Method and provenance.
page-method = Method and limits
page-method-model = The model simulates a synthetic city complaint by complaint: who reports, which unit gets the order, what is done, and what citizens answer when the city calls back. All designs face the same problems on the same dates (common random numbers, CRN), so differences reflect the rules rather than chance.
page-method-reviews = <b>Official</b> rates come from the city’s callback and exist only in designs that have one. The <b>observer</b> asks the citizen of every closed order, in every design, and informs no unit. <b>Actual resolution (simulated)</b> is whether the problem is resolved in the model, whatever anybody reports.
page-method-rates = Response rate: the citizen says that the unit made contact. Resolution rate: the citizen says that the problem is resolved. Satisfaction rate: credit of 1 (satisfied), 0.9 (basically satisfied) or 0. Each is a share of the reviewed orders.
page-method-intervals = Confidence intervals cover sampling error only: between replications, between cities where there are several, and between parameter sets where there are any. They do not cover what the model leaves out. Of intervals that hold alone, one in twenty misses the expected value; of those that hold together, none does in 19 of 20 studies.
page-method-limits = Most behavioural parameters are assumptions. Staff, skill, motivation and voice are drawn at random, so no figure describes an actual street or department, even where the names agree. Results are not forecasts and assess no person or unit.
page-provenance = Provenance and reproduction
page-report-by = report by
page-results-by = results by
page-seed = seed
page-identical = identical designs, simulated once
page-trials = trials
page-trials-value = { $designs } × { $sets }{ $cities } × { $replications }
page-trials-all = { $value }; { $count } trials in all
page-trials-some = { $all } trials of { $designs } designs in all; on this page { $count } trials of { $value }
page-trials-cities-between = { $fewest }–{ $most } cities
page-trials-sets = { $count } parameter sets ({ $values }) ×{ " " }
page-measurement-period = measurement period
page-warmup = { $months ->
    [one] { $period }, after { $months } month that is not measured
   *[other] { $period }, after { $months } months that are not measured
  }
page-scale = scale
page-orders-events = orders, events
page-orders-events-all = orders, events of all designs
page-reproduce = To reproduce the results, and to check this page by re-running trials, run in the results folder:
page-scenarios = Scenarios
page-scenarios-hash = scenario hash
page-scenarios-orders = orders

## Errors

error-hint = hint: { $hint }
error-trial-failed = a trial failed: { $reason }
error-trial = { $design } { $city } { $replication }: { $reason }
error-no-words = it failed without a message
error-system = { $kind ->
   *[other] { $said }
  }

## Input: files, keys and values

input-not-a-span = found "{ $text }", expected a duration such as "30 min", "2 h" or "7 d"
input-span-too-long = found "{ $text }", expected a duration from 0 s to 60 years
input-not-a-date = found "{ $text }", expected a date such as "2019-01-01"
input-a-flag = true or false
input-a-whole-number-or-more = a whole number, { $min } or more
input-a-whole-number = a whole number from { $min } to { $max }
input-a-number = a number
input-a-span = a duration such as "30 min", "2 h" or "7 d"
input-a-list-of-spans = a list of durations such as "30 min", "2 h" or "7 d"
input-a-date = a date such as "2019-01-01"
input-a-text = text in quotes
input-numbers = a list of { $count } numbers
input-a-list-of-texts = a list of words in quotes
input-a-list-of = a list of { $items }
input-named-tables = a table of named tables
input-a-table-of-keys = a table of keys
input-a-list-of-tables = a list of tables
input-a-table = a table
input-a-list = a list
input-or-more = { $what }, { $min } or more
input-between = { $what } from { $min } to { $max }
input-either = { $words } or { $last }
input-a-byte = found the byte 0x{ $byte }, expected UTF-8 text
input-maybe-utf-16 = the file may be UTF-16: save it as UTF-8
input-carriage-returns = found lines that end in a carriage return (CR), expected line feeds
input-a-workbook = found a workbook of a spreadsheet, expected UTF-8 text
input-utf-16 = found text in UTF-16, expected UTF-8 text
input-gbk = found text in GBK (GB18030), expected UTF-8 text
input-cut = found the end of the file within a character, expected UTF-8 text
input-cut-hint = the file is cut off: copy or save it again
input-damaged = the file may be damaged, or not a CSV file
input-save-in-excel = in Excel, save it as "CSV UTF-8 (comma delimited)" (另存为 CSV UTF-8（逗号分隔）)
input-save-gbk = save the file as UTF-8, or convert it with `iconv -f GB18030 -t UTF-8`
input-save-utf-16 = save the file as UTF-8, or convert it with `iconv -f UTF-16 -t UTF-8`
input-save-utf-8 = save the file as UTF-8
input-separator = found columns separated by { $separator }, expected commas
input-semicolons = semicolons
input-tabs = tabs
input-full-width-commas = full-width commas
input-full-width-semicolons = full-width semicolons
input-bars = bars
input-empty-table = found an empty file, expected a header and rows
input-quoted-header = found the whole header in quotes, expected a cell for each column
input-unnamed-column = found a column without a name that is not empty in line { $line }, expected a name
input-second-column = found a second column of this name, expected each name once; the first is at { $line }:{ $column }
input-header-and-rows = found { $expected } columns in the header, expected { $rows } as in every row below it
input-fields = found { $found } fields, expected { $expected } as in the header
input-unknown-column = unknown column
input-did-you-mean-key = did you mean `{ $name }`?
input-columns = the columns are { $columns }; a column of your own begins with `_`
input-missing-column = found a header without the column `{ $name }`, expected it
input-no-rows = found no rows, expected at least one below the header
input-nothing-for-text = found nothing, expected text
input-nothing = nothing
input-expected = found { $found }, expected { $expected }
input-at-most = at most { $most }
input-open-quote = found a quote that is not closed, expected a closing quote before the end of the file
input-text-after-quote = found text after the quote that closes the cell of { $line }:{ $column }, expected a comma; a quote within a cell is written twice
input-missing-key = found nothing, expected this key in every { $what }
input-a-name = a name
input-a-name-without-control = a name without the control character { $code }
input-a-name-without-invisible = a name without the invisible character { $code }
input-a-name-without-blanks = a name without blanks at either end
input-a-name-without-star = a name without `*`, which stands for every name
input-a-name-too-long = a name of at most { $most } bytes, not { $length }
input-a-file-name = a valid file name
input-a-file-name-device = a valid file name: on Windows it is the name of a device
input-the-name = found the name { $name }, expected { $expected }
input-rename-file = results take their name from the file, without its extension: rename the file
input-other-format = use the version of jiesu that wrote it; jiesu { $version } reads format { $format }
input-key-and-value = found "{ $set }", expected key=value
input-not-a-key = found the key "{ $key }", expected one such as rules.whistle.enabled
input-nothing-after-equals = found nothing after `=`, expected a value
input-value-not-toml = found { $value }, not valid TOML: { $message }
input-backslash = a backslash in double quotes starts an escape sequence: in a path, write `/` or use single quotes
input-bare-point = a number begins with a digit: `0.2`, not `.2`
input-no-file = found no file
input-no-file-called = found no file `{ $name }`
input-a-folder = found a folder, expected a file
input-a-folder-called = found a folder `{ $name }`, expected a file
input-a-circle = found a circle: { $round }
input-empty-file = found no key in this file, expected a scenario
input-jiesu-new = `jiesu new NAME` writes one to start from
input-extends-in-text = found "{ $file }", expected no `extends` in a text that is not a file
input-second-phase = found a second phase "{ $name }", expected each name once
input-star-without-table = found no table that `*` could stand for, expected at least one
input-one-of-two = found `{ $first }` and `{ $second }`, expected one of them
input-second = found a second { $what } of this key, expected one; the first is in line { $line }, at { $place }
input-second-spelled = found a second { $what } of this key, expected one; the first, `{ $spelled }`, is in line { $line }, at { $place }
input-includes-key = `{ $spelled }` includes this key
input-name-other-file = name the other file instead
input-own-format = each file states its own format
input-not-to-be-set = found `{ $key }`, expected a key that can be set
input-no-such-phase = found the phase "{ $name }", expected one of the scenario's phases
input-no-phases = the scenario has no phases
input-phases = its phases are `{ $names }`
input-whole-phase = found a whole phase, expected a key such as phase.NAME.rules.whistle.enabled
input-unknown-key = unknown key
input-two-brackets = write `[[{ $path }]]`, with two brackets
input-such-as-set = such as `set = {"{"} "rules.whistle.enabled" = true {"}"}`
input-empty-list = found an empty list, expected at least one value
input-items = a list of { $count }
input-twice = found { $value } twice, expected it once
input-in-brackets = put it in brackets: `["{ $text }"]`
input-set-in-plan = in a plan, set it for all designs in `set`, such as `set = {"{"} "{ $key }" = … {"}"}`
input-belongs-at-top = `{ $key }` belongs at the top of the file, before the first table
input-belongs-in = `{ $key }` belongs in `[{ $table }]`
input-several-tables = several tables have a key `{ $key }`: name one, such as `{ $first }`
input-known-here = known here: { $known }
input-explain-tables = `jiesu explain` lists all tables
input-explain-keys = `jiesu explain { $table }` lists the keys
input-without-quotes = without quotes: `{ $word }`
input-largest-whole = TOML has no larger whole numbers: use a smaller one
input-without-point = without a point or exponent: `{ $number }`
input-add-unit = add a unit and quotes: `"{ $value } d"`, `"{ $value } h"` or `"{ $value } min"`
input-write-span = write "{ $span }"; units are `s`, `min`, `h`, `d` and `w`
input-units = units are `s`, `min`, `h`, `d` and `w`
input-one-unit = write one number and one unit, such as "90 min"
input-typographic-quote = a typographic quote
input-typographic-dash = a typographic dash
input-full-width-comma = a full-width comma
input-full-width-point = a full-width point
input-full-width-bracket = a full-width bracket
input-special-blank = a special blank
input-full-width-blank = a full-width blank
input-full-width-character = a full-width character
input-invisible-character = an invisible character
input-not-toml = not valid TOML: { $found }
input-parser-said = { $said }
input-single-quotes-such-as = in a path, write `/` or use single quotes: '{ $inner }'
input-single-quotes = in a path, write `/` or use single quotes
input-escape = found a backslash in double quotes, where it starts an escape sequence such as `\n`
input-a-plain = a plain `{ $character }`
input-look-alike = found { $character }, { $kind }, expected { $expected }
input-look-alike-none = found { $character }, { $kind }, expected none
input-carriage-return-alone = found a carriage return alone, expected a line feed after it
input-comment = a comment begins with `#`
input-json = this looks like JSON, but scenarios and plans are TOML, such as `run.months = 3`
input-two-equals = found `==`, expected one `=`
input-joined-by-equals = a key and its value are joined by `=`: `{ $left } = { $right }`
input-quote-key = put a key with other characters in quotes: "{ $word }"
input-expected-a-value = found { $word }, expected a value
input-quote-text = put text in quotes: "{ $word }"
input-line-ends = save the file with Unix (LF) or Windows (CRLF) line ends
input-write = write `{ $what }`
input-did-you-mean = did you mean "{ $word }"?
input-as-fraction = shares are written as fractions: `{ $share }` for { $written }
input-remove-semicolon = remove the semicolon: write `{ $value }`
input-remove-comma = remove the comma: write `{ $value }`
input-leave-out = leave the key out: it then keeps its default
input-quote-span = put a duration in quotes: "{ $text }"
input-comma-or-point = a number is written without commas: `{ $whole }{ $part }`; a decimal has a point: `{ $whole }.{ $part }`
input-without-commas = a number is written without commas: `{ $number }`
input-decimal-point = a decimal has a point: `{ $whole }.{ $part }`
input-write-date = write dates as "{ $date }"
input-table-as-key = found a table, expected a key with a value
input-language = expected `en` or `zh`
input-range = found an invalid range, expected a smallest and a largest value, each { $kind }

## Scenarios, their data and parameter sets

scenario-a-name-without-at = a name without `@`, which separates the parts of unit codes
scenario-add-category = add a table such as `[city.categories.market]`, or start from `jiesu new NAME`
scenario-no-category = found no category of problems, expected at least one
scenario-no-mix = found no category with a `mix` above 0, expected at least one
scenario-add-table = add a table `[{ $table }]`
scenario-owner = found "{ $owner }", expected "street" or the name of a table in `city.functions`
scenario-one-lead = found one duration, expected none or at least two: the shortest and the longest
scenario-lead-order = found { $found } after { $before }, expected durations in ascending order
scenario-left-open = found { $found }, expected at most 1 together with `at_once`, { $atonce }
scenario-own-function = found "{ $function }", which owns the category, expected other functions only
scenario-no-function = found "{ $function }", expected the name of a table in `city.functions`
scenario-function-street = found a function of this name, expected another name: as an owner, `street` denotes the street itself
scenario-functions = found { $count } functions, expected at most { $most }
scenario-no-staff = found no function with `staff` above 0, expected at least one
scenario-phase-late = found phase `{ $phase }` from { $from }, expected a day before the end of the run, { $end }
scenario-dispersion = found { $dispersion }, expected 0 or at least 1
scenario-closes = found { $closes }, expected an hour after `city.lines.opens`, { $opens }
scenario-attention = found { $high }, expected at least `behaviour.attention_low`, { $low }
scenario-second-shock = found a second shock "{ $name }", expected each name once
scenario-move-shock = move the shock, or the run by `run.start`, `run.months`, `run.lead_in` and `run.warmup`; `--set demand.shock=[]` leaves all out
scenario-shock-outside = found { $from }, expected a day within the run, from { $first } and before { $end }
scenario-categories = its categories are { $names }
scenario-shock-category = found "{ $category }", expected the name of a table `city.categories.NAME`
scenario-relative-paths = paths are relative to the file in which they are written
scenario-no-folder = found no folder { $path }
scenario-no-file = found no file { $path }
scenario-a-folder = found a folder { $path }, expected a file
scenario-requires = requires `rules.{ $lever }`, which is not enabled
scenario-ranking-needs-callback = without callbacks there are no official rates to rank by: set `rules.callback.enabled = true`
scenario-accountability = departments are held accountable through their assessment: set `rules.ranking.enabled = true`, or `accountability = 0`
scenario-entry-without-ranking = found "rank" where `rules.ranking` is not enabled, expected a ranking from which streets enter
scenario-entry-outside-ranking = found streets in which `rules.ranking` is not in force, expected only ranked streets, since `entry` is "rank"
scenario-entry-hint = have these streets ranked by `rules.ranking`, or set `entry = "all"` to choose them by `where`
scenario-warning-needs-hotline = with several lines there is no single daily count of orders: set `rules.hotline.enabled = true`
scenario-alarms = found { $alarms }, expected at most `within`, { $within }
scenario-weights = found weights that sum to { $sum }, expected 1
scenario-unreadable = cannot be read: { $reason }
scenario-phase-early = found { $from }, expected a day on or after { $first }, the first under `rules`
scenario-warmup-rules = set rules of the warm-up in `[warmup.rules.…]`
scenario-phase-same-day = found { $from }, the day on which phase `{ $other }` starts, expected another day
scenario-path-not-utf-8 = found the path { $path }, which is not UTF-8, expected one that a scenario file can contain
scenario-rename-folder = rename the folder in UTF-8: results record the paths of their data
scenario-in-sets-too = found it here and in the parameter sets, { $file }:{ $line }:{ $column }, expected only one of them
scenario-in-sets-too-hint = remove the column from the sets, or the key from the design
scenario-table-in-set = found a table, expected a value: each key has its own column
scenario-no-such-key = found no such key in `{ $name }`
scenario-set-column = found the column "{ $name }", expected a key such as demand.reporting_intercept
scenario-set-key = found a key that does not describe the city or its people, expected one such as demand.reporting_intercept
scenario-set-no-key = found no key of a scenario in the header, expected one such as demand.reporting_intercept
scenario-set-no-value = found nothing, expected a value in every set
scenario-second-set = found a second set "{ $text }", expected each name once
scenario-no-sets = found no rows, expected one per set
scenario-not-a-column = found "{ $name }", which is not a column of { $file }
scenario-second-key = found "{ $name }" a second time, expected each key once
scenario-sets-used-without-sets = found { $used } and no `run.sets`, expected a file of parameter sets
scenario-no-sets-file = found no file `{ $file }`, expected one of parameter sets
scenario-sets-used = found { $used }, expected at most the { $count } sets of `{ $file }`
scenario-no-effect = note: `{ $key }`: has no effect here: { $reason }
scenario-too-many-functions = found { $count } tables, expected at most 30
scenario-function-unknown = found "{ $name }", expected the name of a table `city.functions.NAME`
scenario-not-covered = requires `rules.{ $lever }`, which is not in force in all of these streets
scenario-not-covered-hint = `where` and `where_share` of `rules.{ $lever }` must cover those of this lever
scenario-share-of-none = found { $share }, which selects none of the simulated streets
scenario-larger-share = use a larger share, or a larger `run.scale`
scenario-units = found { $count } streets and departments, expected at most 65,535
scenario-communities = found { $count } communities, expected fewer than 16,777,216
scenario-residents = found { $count } residents, expected at most 4,294,967,295
scenario-too-many-categories = found { $count } categories, expected at most 255
scenario-new-problems = found about { $count } new problems per day in one community, expected at most 8,000: use smaller communities or fewer problems
scenario-open-problems = found about { $count } open problems of category `{ $category }` in one community, expected at most 8,000: use smaller communities, or fewer or shorter problems
scenario-code-of-district-or-street = give the code: "{ $district }" for the district, "{ $street }" for the street
scenario-district-and-street = found "{ $name }", the name of a district and of a street, expected one
scenario-no-such-place = found "{ $name }", expected the name or code of a district or street of the city's data
scenario-one-of-codes = give the code: "{ $first }" or "{ $second }"
scenario-several-streets = found "{ $name }", the name of several streets, expected one
scenario-streets-at-random = the simulated streets are chosen at random: name districts, or set `run.scale = 1`
scenario-street-at-scale = found the street "{ $name }" at a scale of { $scale }, expected a district
scenario-shocks = found { $count } shocks, expected at most { $most }
scenario-shocks-meet = found { $from }, when shock `{ $other }` of the same category is in force in the same district
scenario-shocks-meet-hint = end `{ $other }` earlier, combine both shocks, or use separate districts
scenario-shock-problems = found about { $problems } problems a day in one community on the first day, expected at most { $limit }
scenario-shock-problems-hint = use smaller communities, or a smaller factor
scenario-shock-consultations = found up to { $contacts } consultations a day in one street on the first day, expected at most { $limit }
scenario-districts = its districts are { $names }
scenario-no-such-district = found "{ $name }", expected a district of the city by its name, English name or code
scenario-in-set = { $message } (set "{ $set }" of { $file })
scenario-no-such-city = found city { $city }, expected one of { $count }
scenario-no-such-set = found no set { $set }, expected one of { $sets }
scenario-day-twice = found { $date } a second time, expected each day once: the first is in line { $line }
scenario-day-both = found { $date } as a { $kind }, and as a { $earlier } in line { $line }: expected one of them
scenario-calendar = found a run from { $first } to { $last }, expected one within { $covered }, which this calendar covers
scenario-no-holiday = it has no holiday of { $year }
scenario-years = { $first } to { $last }
scenario-years-of-holidays = years of holidays
scenario-a-profile = a number above 0 and at most 1,000,000
scenario-profile-twice = found { $word } { $index } a second time, expected it once: the first is in line { $line }
scenario-profile-index = found { $index }, expected an index of a { $word }, from { $first } to { $last }
scenario-profile-missing = found no row for { $kind } { $index }, expected one for each of the { $count }
scenario-place-twice = found "{ $other }" a second time, expected each { $column } once: the first is in line { $line }
scenario-name-shared = found "{ $name }", which is also used by { $other } in line { $line }, expected a unique name
scenario-empty-district = found a district without residents, expected more than 0
scenario-too-many-residents = found { $sum } residents, expected at most { $residents }
scenario-district-code = found "{ $code }", expected a code of districts.csv
scenario-empty-street = found a street without residents, expected more than 0
scenario-district-without-street = found no street of district { $code }, expected at least one
scenario-sum-of-streets = found { $sum } residents in the streets of district { $code }, expected its { $expected } of `pop_2020`
scenario-no-warmup = there is no warm-up: `run.warmup` is 0
scenario-is-not = `{ $key }` is { $found }, not "{ $word }"
scenario-is = `{ $key }` is { $found }
scenario-empty = empty
scenario-fact-calls = nobody reports by telephone
scenario-fact-second-unit = no order needs a second unit
scenario-fact-street-calls-department = no category of a street needs a department
scenario-fact-street-calls-two = no category of a street needs two functions
scenario-fact-street-owns = no category is owned by a street
scenario-fact-some-stay-away = departments always come: cooperation is 1
scenario-fact-urgent = no category has the limit of this tier
scenario-fact-not-all-audited = audits catch every closing on paper: `rules.callback.audit` is 1
scenario-fact-audit-finds = no unit closes orders on paper or games the assessment
scenario-fact-assessment = no assessment period ends while it is in force
scenario-fact-assessment-in-time = no assessment period ends while it is in force and before the end of the run
scenario-fact-assessment-later = no assessment period ends from then on
scenario-fact-rivals = there are no two units to rank against each other
scenario-fact-zones = `rules.ranking.bottom` and `rules.ranking.top` are 0
scenario-fact-rank-pressure = no unit is under rank pressure
scenario-fact-two-districts = only one district is simulated
scenario-fact-two-streets-in-district = no district has two simulated streets
scenario-fact-two-bureaus = no function has bureaus in two districts
scenario-fact-integrates = none of its parts changes anything
scenario-fact-topic-possible = no category that can be a topic is structural
scenario-fact-street-topic = no category that streets handle alone is structural
scenario-fact-remediates = no street comes under remediation: no ranking ends an assessment period while it is in force
scenario-fact-remediation-hours = no hours are owed to streets under remediation: `rules.remediation.hours` is 0
scenario-fact-not-all-remediated = remediation takes the place of supervision in every street
scenario-fact-street-marks = streets do not assess departments: `rules.whistle.assessment` is "callback"
scenario-fact-shared-or-disputed = no order needs a second unit, and no owner is disputed
scenario-fact-month-begins = no month begins while it is in force, with a month before it
scenario-fact-two-months-before = no month begins while it is in force, with two months before it
scenario-fact-street-pressed = streets are under no pressure: no limits, ranking or media
scenario-fact-media-press = media neither draw attention nor prolong suppression
scenario-fact-alarm-acts = an alarm has no consequence
scenario-fact-media-follow = `rules.media.hazard` is 0
scenario-fact-excludes = no order can be excluded
scenario-fact-structural = no problem is structural
scenario-fact-old-lines = one hotline serves the whole city
scenario-fact-several-lines = there is one line only
scenario-fact-old-way = orders go straight to the unit in the whole city
scenario-fact-wrong-unit = every order reaches the right unit
scenario-fact-may-send-back = the first unit keeps every order
scenario-fact-returns = no order is sent back
scenario-fact-unit-pressed = no unit is under pressure: no limits, ranking, media or whistle
scenario-fact-kind = citizens do not answer the callback kindly
scenario-fact-habit = `behaviour.care.habit`, `habit_ceiling` and `habit_hours` are 0
scenario-fact-topics = there are no monthly topics and there is no remediation
scenario-fact-part-of-city = any name denotes all simulated streets
scenario-fine = { $file }: fine
scenario-partial-months = { $file }: warning: `run.start`, { $start }, starts within a month: the first and last month of the results are partial
scenario-unit-of = { " " }Unit: { $unit }.
scenario-parameters = {"|"} key | symbol or source | meaning | unit | default | tag |

## Plans and calibrations

plan-such-as-base = such as `base = "../beijing-2019.toml"`, relative to the plan
plan-no-base = found nothing, expected the scenario file that all designs start from
plan-no-fitted-base = found nothing, expected the scenario file that is fitted
plan-base-is-a-plan = found the plan `{ $path }`, expected a scenario
plan-second-scenario = found a second scenario called `{ $name }`, expected different names
plan-other-dates = found { $found }, expected { $expected } as in `{ $first }`: all designs share dates and random numbers
plan-set-for-all = `--set run.{ $key }={ $value }` sets it for all; in a plan, `[run]` does
plan-lever-elsewhere = found a lever, which only `jiesu attribute` can use, expected `[[design]]`
plan-no-bound = found a threshold without a bound, expected `at_least`, `at_most` or both
plan-bounds-exclude = found at most { $most } beside at least { $least }, expected bounds that a value can meet
plan-no-lever = found no lever, expected at least two `[[lever]]` among which to divide the effect
plan-such-as-lever = such as `[[lever]]` with `name`, `set`, and perhaps `group` and `requires`
plan-beside-lever = found it together with `[[lever]]`, expected levers only: their coalitions are the designs
plan-lever-beside = found `[[lever]]` together with `baseline` or `[sampling]`, expected levers only: their coalitions are the designs
plan-not-in-base = found no such key in the base of `{ $design }`, expected a key that all designs have
plan-cross = found it with { $count } designs, expected `one_at_a_time` or a sample, and at least two `[[design]]`
plan-cross-method = found it with { $count } designs and another method, expected `one_at_a_time` or a sample, and at least two `[[design]]`
plan-surrogate-method = found no sample for `--surrogate`, expected `latin_hypercube`, `sobol` or `random`: a surrogate learns from points of the factors' ranges
plan-surrogate-not-crossed = found { $count } { $count ->
    [one] design
   *[other] designs
 } beside the sample, expected `cross = true` and at least two, or none: a surrogate learns from designs at the points of the sample
plan-no-method = { $count ->
    [one] found a factor and no method that varies it
   *[other] found { $count } factors and no method that varies them
  }
plan-add-sampling = add `[sampling]` with `method = "factorial"` for every combination, `"one_at_a_time"`, or another
plan-no-factor = found no factor to vary, expected at least one `[[factor]]`
plan-not-shared = found `{ $key }` in a design, expected the same value in all designs
plan-set-for-plan = set it for the whole plan, in `[{ $table }]`
plan-no-design = found no design, expected at least one `[[design]]` or `[[factor]]`
plan-second-design = found a second design "{ $name }", expected each name once
plan-without-design = the plan has no design
plan-designs = the designs are { $names }
plan-no-baseline = found "{ $wanted }", expected the name of a design
plan-star-differs = found `{ $key }` in the design `{ $name }` and not in the base, expected `*` to stand for the same names
plan-relative-differs = found { $found } for `{ $key }` in the base of the design `{ $name }`, expected { $base } as in the plan's, of which `relative` is a share
plan-none-of-them = none of them
plan-one-way = found { $found }, expected one of `values`, `range` and `relative`
plan-several-keys = found several keys, expected `relative`
plan-key-or-keys = found both or neither of `key` and `keys`, expected one of them
plan-no-table-in-base = found no such table in the base, expected an existing one
plan-no-number-in-base = found no number in the base, expected one that `relative` can vary
plan-tags = found "{ $tags }", expected letters of F, L, C, A and S
plan-such-as-tags = such as `keys = "tags:CA"`
plan-left-list = `{ $key }` (a list)
plan-left-inert = `{ $key }` (no effect: { $reason })
plan-not-varied = not varied: { $keys }
plan-list = { $all }, { $one }
plan-and = { $all } and { $one }
plan-levels = or give the number of levels: `[sampling] n = 3`
plan-range-in-factorial = found a range in a factorial, expected `values`
plan-combinations = found more than 65,536 combinations, expected at most that many
plan-no-n = found nothing, expected the number of designs
plan-sobol = found { $count } factors, expected at most 256 with `sobol`
plan-cut = steps of these factors were cut at the limits of their keys (`designs.csv` has the values): { $keys }; `scale = "logit"` keeps shares within theirs
plan-scale-of-values = found a scale beside `values`, expected it only with `range` or `relative`
plan-logit-base = found the value { $base } in the base, expected one from 0 to 1 for the scale "logit"
plan-unmoved = not varied, because no other value is within that share of the base: { $keys }
plan-note-second = rounded to the second
plan-note-rounded = rounded from { $from }
plan-note-clamped = clamped to { $to }
plan-note-drawn = drawn from { $low } to { $high }
plan-note-limits = drawn from { $low } to { $high }: limits of the key
plan-note-overridden = overridden by another setting: { $wanted } requested
plan-no-table = found nothing, expected a CSV file with one column per key and one row per design
plan-a-name-without-plus = a name without `+`, which joins the names of levers
plan-another-name = another name than `{ $word }`, which names a coalition
plan-second-lever = found a second lever "{ $name }", expected each name once
plan-lever-sets-nothing = found nothing, expected the keys that switch the lever on
plan-levers = found { $count } levers, expected 2 to { $most }
plan-faigle-kern-groups = found levers with groups, expected none: Faigle–Kern values have no groups
plan-faigle-kern-orders = found requirements in a circle or more than { $most } feasible coalitions, expected an order in which every lever comes after what it requires
plan-no-group = found no `group`, expected one in every lever or in none
plan-no-other-lever = found "{ $word }", expected the name of another lever
plan-coalitions = found levers that need { $count } coalitions, expected at most { $coalitions }: give them groups
plan-levers-clash = found another value of this key than in the lever "{ $lever }", at { $place }: the two levers cannot be combined
plan-levers-clash-hint = set the key in one lever only, or to the same value in both
plan-a-name-without-at = found { $name }, expected a name without ` @ `, which joins a design and a point
plan-factor-in-design = found a factor of the plan in a design, expected one or the other: with `cross`, a factor has one value per point; the factor is at { $place }
plan-second-variation = found a second variation "{ $name }", expected each name once
plan-a-name-of-a-variation = another name than `{ $word }`, which stands for the plan itself
plan-variation-sets-nothing = found nothing, expected the keys that the variation sets
plan-variation-not-shared = found a key of the run or of the output in a variation, expected keys of the model
plan-variation-in-design = found a key that a design sets too, expected one or the other, because a variation overrides designs; the design sets it at { $place }
plan-variation-left-out = the variation `{ $name }` is left out, because a design sets `{ $key }`
plan-variation-crossed = found crossed designs, expected none: `jiesu robust` crosses designs with variations
plan-not-numbers = not numbers, so not interpolated: { $points }
plan-table-is-a-folder = found a folder `{ $file }`, expected a CSV file
plan-table-column = found the column "{ $key }", expected a key such as rules.whistle.enabled
plan-table-no-rows = found no rows, expected one per design
plan-none-of = found none, expected at least one `[[{ $key }]]`
plan-second-target = found a second target of { $target }, expected each once
plan-no-key-in-base = found no such key in the base, expected an existing one
plan-parameter-also-set = found a parameter that `set` or `--set` also sets, at { $place }: expected one of them
plan-parameter-key = found the key "{ $key }", expected one that describes the city or its people, such as behaviour.ceiling
plan-parameter-kind = found a key for { $kind }, expected one for a number
plan-log-range = found { $low } to { $high } on the scale "{ $scale }", expected ends above 0
plan-logit-range = found { $low } to { $high } on the scale "{ $scale }", expected ends between 0 and 1
plan-observer = `review = "observer"`, or a base with `rules.callback`
plan-no-callbacks = found { $period }, in which the city makes no callbacks
plan-cohort = found "{ $basis }" with { $measure }, expected "callback"
plan-contacts-of-topic = found contacts of a topic, expected contacts of the city or a district: consultations have no category
plan-minus-itself = found { $measure }, expected another measure than the one that it is subtracted from
plan-emulated-size = found { $found }, expected { $least } to { $most } with `method = "emulated"`
plan-emulated-point = found a number of sets for the point, expected none with `method = "emulated"`: its point is the mean of the sample
plan-first-generation = found { $found }, which leave { $first } sets for the first generation, expected at least { $least } there for { $parameters } parameters
plan-a-share = found { $value }, expected a share from 0 to 1
plan-which-unit = found nothing, expected which { $level }
plan-no-unit-of-city = none: there is one city
plan-code-of = the code of a { $level }
plan-such-as = such as "{ $example }"
plan-period = found "{ $text }", expected "run", or a month from { $begin } to { $end }, or two such as "{ $begin }..{ $end }"
plan-measurement-period = `run.start` and `run.months` set the measurement period
plan-in-designs = { $message } (design { $names })
plan-fine = { $file }: fine, { $designs ->
    [one] { $designs } design
   *[other] { $designs } designs
  }
plan-fine-fit = { $file }: fine, { $targets ->
    [one] { $targets } target
   *[other] { $targets } targets
  } and { $parameters ->
    [one] { $parameters } parameter
   *[other] { $parameters } parameters
  }
plan-fine-search = { $file }: fine, { $factors ->
    [one] { $factors } factor
   *[other] { $factors } factors
  }, { $objectives ->
    [one] { $objectives } objective
   *[other] { $objectives } objectives
  } and { $constraints ->
    [one] { $constraints } constraint
   *[other] { $constraints } constraints
  }

### Explanations by `jiesu explain`

explain-levers = Levers, each a table of a scenario file:
explain-other-tables = Other tables:
explain-top = (top)
explain-names = `jiesu explain NAME` explains one of them, or any key, result column or caveat.
explain-found = These have “{ $word }” in their Chinese text; `jiesu explain NAME` explains one of them.
explain-keys = Keys
explain-expects = expects
explain-unit = unit
explain-default = default
explain-origin = origin
explain-source = source
explain-fact = F, a published fact
explain-literature = L, from the literature
explain-calibrated = C, calibrated
explain-assumption = A, an assumption, to be varied
explain-setting = S, a setting
explain-caveat = { $code }, a caveat
explain-file =
    { $file }: { $row }
    {"  "}columns: { $columns }
explain-column =
    { $name } ({ $chinese }), column of { $files }, { $unit }
    {"  "}{ $counted }
explain-figure =
    { $name } ({ $chinese }), measure of summary.csv for the whole city and run
    {"  "}{ $counted }
explain-unknown = found "{ $name }", expected a lever, a table, a key, a column or a caveat
explain-all = `jiesu explain` lists levers and tables

### Caveats: at most 25 words; `.about` says when a caveat applies and why it matters.

caveat-C01 = Rates come from other groups of citizens than the baseline's; compare unmet days as well, which cover everyone
    .about = Applies where the share of closed orders whose citizen the callback reached differs from the baseline by more than 2 points, where only one of the two designs has a callback, or where the number of orders closed and reviewed differs by more than 5 %. If other people call or are asked, the rate moves although nobody is served better. Unmet days cover every resident.
caveat-C02 = The resolution rate rose more than the share of problems actually resolved; report the difference in actual resolution beside it
    .about = Applies where the resolution rate (official if both designs have one, else the observer's) rose by over one point more than the share cured, and the 95 % interval of that gap excludes 0. The gap is computed in each trial, then compared pair by pair; without an interval the caveat never applies. Talked-up answers, problems that end by themselves and faster closing raise the resolution rate without raising cures.
caveat-C03 = An easier mix of problems, not better handling, explains part of the difference; compare categories separately
    .about = Applies where an easier mix of categories among the reviewed orders explains a quarter or more of the difference in the observer's resolution rate, and at least 0.2 points. A harder mix hides an improvement and does not create one, so it does not count. Kitagawa (1955): difference = sum of (share B - share A) x mean rate, the mix, + sum of (rate B - rate A) x mean share, the handling. Orders of the simulated streets, unweighted.
caveat-C04 = The result depends on parameters that no data inform; vary them with jiesu sweep before relying on it
    .about = With parameter sets and their companion file, applies to each parameter whose prior spread the data narrowed by less than a tenth and which explains more than a quarter of the variance between sets of a design's difference, and more than chance would (1 %); with accounts (C21), of the variance within them. Without the companion file its value is the number of parameters that the sets vary; without sets, the number of parameters in force that are calibrated or assumed (tags C and A). `jiesu sweep` with a factor `keys = "tags:CA"` shows which of them matter.
caveat-C05 = The sign of this difference changes between plausible parameter sets; do not report a direction
    .about = Applies where a difference in one of the observer's rates, in the share cured, in unmet days or in hours has its overall sign in fewer than 95 % of the parameter sets (`sign_stable` in `comparison.csv`). Without `run.sets` this cannot be known, and C06 applies.
caveat-C06 = Intervals cover sampling error only, not uncertain parameters or model form; run with parameter sets (run.sets)
    .about = Applies unless the comparison ran under at least two parameter sets (`run.sets`). Most parameters are assumptions (tag A); vary them with `jiesu sweep` and a factor `keys = "tags:CA"`.
caveat-C07 = Only one synthetic city was simulated, so intervals do not extend to others; use --cities 30
    .about = Applies with `run.cities = 1` and no parameter sets (each set has its own cities). Skills, motivation, voice and structural shares are drawn once per city; `--cities 30` draws thirty cities.
caveat-C08 = Named streets and departments have randomly drawn attributes; do not read a figure as describing the real place
    .about = Applies where the scenario has a city of data. Only the population of a district, and of some streets, is published; staff, skill, motivation, voice and problems of a named unit are drawn.
caveat-C09 = Few streets were simulated, so another sample may give other figures; increase run.scale
    .about = Applies where fewer than 30 streets, and not all, are simulated. docs/scale.md gives the measured bias.
caveat-C10 = Results still differ from those of a year before, so the average describes a transition; lengthen run.months
    .about = Applies where, in any design, the observer's resolution rate of the last month differs by more than one point, on average over trials, from that of the same month a year before, and the 95 % interval of that mean (over cities; over replications with one city) excludes 0; without an interval the caveat never applies. Fewer than 13 months never show it: a season cannot be told from a drift, and a reform year is a terminating experiment, whose beginning is part of the question. Look at the months in `comparison.csv`, or lengthen `run.months`.
caveat-C11 = Many reports were never registered and enter no rate; compare never_registered and unmet days as well
    .about = Applies where more than 2 % of a design's reports were never registered, because of wrong lines or callers who gave up. Every rate leaves them out, so a design that registers more of them may look worse. Unmet days include them.
caveat-C12 = The design takes hours from duties that no measure covers; weigh these displaced hours as a cost
    .about = Applies where a design displaces more hours than the baseline, by more than 1 % of the baseline's paid hours, with an interval above 0. Attention is a share of working time; the model does not simulate the duties that are neglected.
caveat-C13 = The design also changes a behavioural estimate, so part of its effect is an input; compare without it
    .about = Applies where a design differs from the baseline in a key that is not a setting of a lever (tag S, except the lead times of categories) but an estimate or assumption, such as the accuracy of dispatch, the cooperation that party leadership adds, or anything in `[behaviour]`; also where a lever that is switched on brings such an estimate with it (accuracy of direct dispatch, party leadership, the effect of a warning). Deadlines, seats and the like are decisions, whatever their default rests on. What follows from such an estimate was put in. The measure is the key.
caveat-C14 = Selection inflates the lead of the best of several designs; report the lead re-evaluated on new cities
    .about = Choosing the best of several designs by the same trials that estimate its mean gives too high a mean (the winner's curse). After `--within`, the chosen design and the baseline are re-evaluated on as many new cities: the caveat applies where the lead is smaller there by more than chance (the 95 % interval of the reduction is above 0; both need five cities), and its value is the reduction. Without `--within` it applies where three or more designs are compared, none was re-evaluated, and the interval of the best design's lead over the next (in the observer's resolution rate) includes 0; its value is that lead.
caveat-C15 = The difference is statistically significant but below half a point; do not present it as an improvement
    .about = Applies where the interval of a rate (the joint one for the three rates) excludes 0 and the difference is below half a point. With enough replications any difference becomes significant.
caveat-C16 = Chance explains part of each monthly rank; do not rate a street by a single month
    .about = Applies where more than a fifth of the variance of streets' scores within a month differs between replications of the same city (one-way analysis of variance over replications, pooled over months and cities). It needs a ranking and two replications per city.
caveat-C17 = Unmet days fell where people call most and rose where they call least; check gains.csv before recommending the design
    .about = Applies where unmet days per resident fell in the third of streets whose people call most readily and rose in the third who call least, each by more than 1 % of the baseline, and the 95 % interval of the paired difference (over cities; over replications with one city) excludes 0 in both; without intervals the caveat never applies. Rates leave out those who do not call.
caveat-C18 = A lever is set outside the range that any source reports; treat the result as extrapolation
    .about = Applies where a number of a lever lies outside every reported value (the source code lists the ranges and where each end comes from). Seats are those of the whole city: the lower end is scaled by residents, relative to Beijing's census of 2020; the upper end is not scaled, since seats beyond the load are not rostered. There the result rests on the form of the model's equations alone. The measure is the key; durations are in seconds.
caveat-C19 = Designs do not share random numbers, so intervals are wider than necessary; use --random-numbers common
    .about = Applies to every design whose `run.random_numbers` is not the baseline's, as with `--random-numbers independent`. Intervals are valid but wider than with common random numbers; the variance ratio shows only what the common cities save.
caveat-C20 = The order of designs depends on whether the first or the last answer about an order counts; report both
    .about = Applies where two designs, or a design and the baseline, differ by more than 0.2 points in the official resolution or satisfaction rate in one direction by first answers, and in the other by last answers. Both rates differ only where orders are sent back. No rule was found published that says which answer counts. The value is the difference by last answers.
caveat-C21 = Accounts that explain the same published values disagree on the sign or the order of designs; no published value tells which is right
    .about = Applies where parameter sets have a column _account, and the difference of two designs in the observer's resolution rate or in actual resolution has one sign over all sets and the other under one account, both by more than 0.2 points and the latter with a 95 % interval without 0. Only other data (by unit, or of the first weeks) could tell accounts apart. The value is the difference under that account; accounts.csv has all.
caveat-C22 = Each parameter set has one city: the decision table separates random error by regression only; --cities 2 or more separates it within sets
    .about = Applies to `compare --decide` where each parameter set has one city. The differences between sets are then parameters, city and random error at once. The table keeps what accounts and parameters explain of them by a regression over the sets; what that misses counts as random error, so that losses and the value of information may be too small. The columns ending in _raw take all of it for differences between sets and are too large. With several cities per set, the spread within sets shows the random error, and no regression is needed. The value is the number of cities per set.

# What a finding is about, where that is more than a name.
remark-assumed = { $value } calibrated or assumed parameters in force
remark-unrecorded = { $value } parameters that the sets vary, with no record of how far data inform them
remark-lead-shrank = { $objective }, lead over { $rival } smaller by { $shrank } in new cities
remark-reversed = { $measure } against { $reference } under { $account }
remark-lead-as-selected = { $objective }, lead over { $rival }; not re-evaluated
remark-allowed = allowed: { $reason }

## Forecasts that are scored

score-a-period = a month such as 2019-01, a week such as 2019-W05 or a day such as 2019-01-31
score-a-level = a number between 0 and 1
score-neither = found neither `sample` nor `quantile` in the header, expected one of them
score-second-value = found a second value of this period, sample or quantile, expected one; the first is in line { $line }
score-other-length = found a period of another length than the first one of this measure and unit, in line { $line }, expected periods of one length
score-length-of-data = found a period of another length than in { $file }, line { $line }, expected the same
score-known-later = found a last known period that is of another length or not before { $period }, expected an earlier period of this length
score-known-differs = found another last known period than in line { $line }, expected one for all values of a forecast
score-known-of-other-length = found no period of the length of those in { $file }, expected the last one known when the forecasts were made
score-crossing = found { $value }, expected at least { $least }, the value of the next lower quantile, in line { $line }
score-tolerance-of-quantiles = found a tolerance, expected none: an error of the observed value can be added to samples, not to quantiles
score-not-observed = found a forecast of `{ $measure }`, expected observed values of it in { $file }
score-unit-not-observed = found a forecast of `{ $measure }` for the unit `{ $unit }`, expected observed values of it in { $file }
score-unit-without-level = found the unit `{ $unit }` without a level, expected its level in the results folder (`district`, `street`, …) in a column `level`
score-no-results = found no `manifest.json` and `rates.csv` with the columns of a run without `--excel`, expected the results folder of `run`, `compare` or `sweep`
score-no-measure = found the measure `{ $measure }`, expected a column of the folder's rates.csv
score-no-rows = found no row of level `{ $level }`, unit "{ $unit }", review `{ $review }` and basis `{ $basis }` in the folder's rates.csv, expected one
score-nothing = found no observed value of a period that { $file } forecasts, expected at least one

## Results folders

folder-without-results = found no such file, expected the results folder of `run`, `compare`, `sweep`, `robust` or `attribute`
folder-only-tables = found a results folder without it, such as `calibrate`, `optimize` and `score` write (CSV files only), expected the results folder of `run`, `compare`, `sweep`, `robust` or `attribute`
folder-not-text = found text that is not UTF-8
folder-invalid = found an invalid analysis: { $why }
folder-cut-off = found the end of the file, expected more: it was cut off
folder-no-field = found no { $field }, expected one
folder-one-of = one of { $known }
folder-json-object = an object in braces
folder-json-whole = a whole number
folder-replaced = found a folder that was replaced while it was read: try again
folder-other-designs = its comparison is of other designs
folder-out-of-range = its `{ $part }` refers to something that it does not have
folder-no-objective = found "{ $name }", expected a measure such as observer.resolution_rate
folder-missing = found no folder to put it in, expected an existing one
folder-links = found links that form a cycle
folder-other-destination = choose another destination
folder-name-of-folder = found the name of a folder, expected that of a file
folder-choose-file = choose another with `-o`
folder-create-it = create it, or choose another with `-o`
folder-move-file = choose another with `-o`, or move that file elsewhere
folder-a-page = a page
folder-a-figure = a figure
folder-changed = found { $what } that was changed after `jiesu { $command }` wrote it
folder-foreign = found a file that `jiesu { $command }` did not write, expected none or { $what } that it wrote
folder-being-written = found another run that is writing this folder
folder-wait = wait for it, or choose another folder with `--out`
folder-a-file = found a file, expected a folder
folder-choose = choose another folder with `--out`
folder-not-empty = found a folder that is not empty
folder-choose-or-force = choose another folder with `--out`, or replace it with `--force`
folder-no-results = found a folder without results, expected one with a `manifest.json` of a run
folder-force-results = choose another folder with `--out`; `--force` replaces results only
folder-has-foreign = found `{ $other }`, which is not a file of jiesu: `--force` would delete it
folder-move-it = move it elsewhere, or choose another folder with `--out`
folder-runs-here = found the folder in which this command runs, expected another: the folder is replaced as a whole
folder-root = found the root of a file system, expected a folder in it: the folder is replaced as a whole
folder-name-one-in-it = name a new folder in it, such as `--out { $such }`
folder-partial-foreign = found { $other }, expected nothing: results are written here before they are moved into place
folder-something = something else
folder-not-ours = a folder that jiesu did not create
folder-not-our-file = `{ $other }`, which is not a file of jiesu
folder-no-name = found no name of a folder
folder-name-one = name one, such as `--out results/one`
folder-kept = the results are complete in `{ $partial }`; move them where you want them
folder-has-input = found an input in `{ $folder }`, which would be replaced, expected one elsewhere
folder-copy-it = copy it, or choose another folder with `--out`
folder-other-sets = found parameter sets, or cities per set, that differ from those of `{ $first }`, expected the same
folder-other-city = found a parent, weight or population of unit { $unit } that differs from that of an earlier scenario, expected scenarios of one city
folder-unit-of-one = found unit { $unit } in one scenario and not in another, expected scenarios of one city

## Trials on disk

trials-something-else = found something else where a running command keeps its journal
trials-interrupted = found the journal of an interrupted run
trials-resume-or-force = `--resume` continues it, `--force` starts again
trials-in-use = found another run that is using it
trials-other = found something else, expected the journal of an interrupted run
trials-no-journal = found no such file, expected the journal of a shard
trials-being-written = found a run that is writing it
trials-other-build = found the journal of another build of jiesu, expected that of this build
trials-other-designs = found the journal of other designs or data, expected that of these
trials-other-version = found a trial that another version of jiesu has written
trials-changed = found a trial that was changed while it was read
trials-format = found a journal of format { $found }, expected { $expected }
trials-undefined = found no trial of `{ $design }` in which `{ $measure }` is defined, expected some: more trials would not help
trials-cities = cities
trials-replications = replications
trials-not-narrow = found intervals still wider than ± { $width } after { $now } { $what }, expected a larger half-width
trials-no-selection = found several designs still left after { $cities } cities, expected a smallest difference above { $within }; its unit is that of comparison.csv
trials-small-budget = found { $budget }, expected at least { $fewest } trials: { $cities } cities of each of { $designs } designs, and the re-evaluation in new cities
trials-undefined-in-city = found no `{ $measure }` of `{ $design }` in city { $city }, expected a measure that is defined in every city: no trial there has it, or all of them failed
trials-resume-shard = `--resume` continues a shard; or choose another folder with `--out`
trials-no-card = found no `{ $card }`, expected the folder of a shard
trials-bad-card = found no description of a shard: { $said }
trials-other-shard = found a shard of other designs than in `{ $first }`
trials-no-shard = found no shard, expected at least one
trials-in-a-shard = found `{ $out }`, which is a shard or in one, expected another folder
trials-shard-in-it = found the shard `{ $shard }` in it, expected another folder
trials-missing = found { $found } of { $all } trials in { $shards } of { $of } shards, expected all
trials-calibration-foreign = found { $other } where a running calibration keeps its journals
trials-interrupted-calibration = found the journals of an interrupted calibration
trials-optimization-foreign = found { $other } where a running search for the best setting keeps its journals
trials-interrupted-optimization = found the journals of an interrupted search for the best setting
trials-without-resume = without `--resume`, all trials are simulated

## Search for the best setting

optimize-undefined = `{ $measure }` is undefined in some trials
optimize-factor-also-set = found a value of a factor, which { $place } sets for all settings, expected one of the two
optimize-measure = found "{ $found }", expected one of { $known }
optimize-objectives =
    found { $count ->
        [one] { $count } objective
       *[other] { $count } objectives
    }, expected one measure, or two different ones
optimize-no-official = found { $measure }, expected a measure of the observer: the city makes no callbacks in the whole run
optimize-few-units = found { $count } parameter sets, cities or replications of one city, expected at least { $least }: the noise of a setting is their scatter
optimize-no-tenth = found { $count } parameter sets, expected at least { $least } in `run.sets` for a worst tenth
optimize-start = found { $start } settings to start with, expected at most those of `settings`, { $settings }
optimize-one-value = found one value, expected at least two
optimize-one-bound = found a constraint without exactly one bound, expected `at_most` or `at_least`
optimize-not-by-district = found { $measure } by district, expected a rate or unmet days: hours are known for the city only
word-constraint = constraint

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
verify-not-compared = comparison: the page has { $count } designs, but does not compare them
verify-unsound = comparison, request: it names designs or levers that the page cannot have, so it was not used
verify-undecided = comparison, selection: the page has a selection, but its trials do not decide it by the rule that the page states
verify-no-data-files = the trials were not re-run: the page does not embed the data files that the scenarios name, because they were missing when the report was written, or are too large; write the report where the data are, and verify that one
verify-differs = { $place }: the page has { $found }, but the trials give { $expected }
verify-lacks = { $place }: the trials give it, but the page does not have it
verify-exceeds = { $place }: the page has it, but the trials do not give it
verify-order = { $place }: the page has another order than the trials give
verify-more = and { $count } more of the same kind
verify-trial = { $design } city { $city } replication { $replication }
verify-sample-checked = { $number } of { $count } embedded trials, re-run: { $which }
verify-sample-only = costs per resident, months, gains and losses, streets and districts, attribution, selection, decisions, sensitivity, robustness, switching values and caveats were not recomputed: `--all` recomputes them
verify-all-checked = all { $count } trials, re-run, and every figure of { $parts }
verify-totals = the numbers of designs, trials, orders and events in all contradict those of the page
verify-designs-left-out = { $trials } trials of { $count ->
    [one] the design
   *[other] the { $count } designs
  } that the page leaves out
verify-some-designs = attribution, Pareto set, selection, decisions, sensitivity, robustness, switching values and caveats were not recomputed: the page has { $shown } of { $all } designs
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

run-progress = { $bar } { $done }/{ $all } trials, { $left } left
run-written-to = written to { $out }
run-next-report = next: `jiesu report { $folder }` writes them as one page
run-more-tables = `--verbose` prints all tables; the CSV files have everything
run-trials-failed = jiesu: { $failed } trials failed; see failed.csv
run-sets-failed = jiesu: { $failed } parameter sets failed; see calibration.csv
run-shard-done = { $trials } trials in { $out }; `jiesu merge` puts the shards together
run-sets-alike = note: only { $different } of { $all } parameter sets are different; intervals treat all as independent and are too narrow
run-fewer-sets = note: { $used } of { $all } parameter sets, equally many of each account; `--sets N` takes more
run-piped = note: `{ $key }` came through a pipe: the scenarios written cannot be re-run without it
run-no-interval = no interval
run-narrowing = { $widest } with { $now } { $what }
run-narrowing-needed = { $widest } with { $now } { $what }; about { $needed } { $what } are needed
run-remaining = { $cities } cities: { $left } of { $designs } designs left, at most { $most } cities needed
run-spending = { $trials } trials: { $left } of { $designs } designs may be the best; the leading one is, with a probability of at least about { $probability }
run-count-sets = { $count } parameter sets × { $cities }
run-forecast =
    { $plan }: { $designs } designs × { $cities } × { $replications } = { $trials } trials
    a trial takes { $seconds } s (pre-run of { $sample }): about { $time } on { $threads } threads
    about { $results } MB of results, and { $journal } MB for the journal while it runs
run-second-step =
    this screens { $all } factors; then a sample of at most { $most } of them follows: { $designs } designs
run-screened = screening of { $all } factors by { $trajectories } trajectories: { $kept ->
    [one] { $kept } matters
   *[other] { $kept } matter
  }
run-forecast-calibration =
    { $plan }: { $targets } published values, { $parameters } parameters
    { $sets } sets in { $generations } generations for the sample, { $point } for the point, { $check } to check it: { $trials } trials
    a trial takes { $seconds } s (pre-run of two sets): about { $time } on { $threads } threads
run-stage = { $stage }: { $sets } parameter sets
run-stage-sample = sample, generation { $generation } of { $all }
run-stage-point = point, generation { $generation }
run-stage-check = check of the point
run-settings = { $stage }: { $settings ->
    [one] { $settings } setting
   *[other] { $settings } settings
  }
run-settings-start = baseline and Latin hypercube
run-settings-batch = search, batch { $batch }
run-settings-again = best setting and neighbours, in new cities
run-settings-failed = jiesu: { $failed } settings failed; see settings.csv
run-forecast-optimization =
    { $plan }: { $factors ->
        [one] { $factors } factor
       *[other] { $factors } factors
    }, { $objectives ->
        [one] { $objectives } objective
       *[other] { $objectives } objectives
    }, { $constraints ->
        [one] { $constraints } constraint
       *[other] { $constraints } constraints
    }
    { $settings } settings and the baseline of { $each } trials each, then at most { $most } settings of { $again } trials in new cities: { $trials } trials
    about { $time } on { $threads } threads (pre-run of the baseline)
run-note = note: { $note }
run-same-as-base = note: the same as the base, not simulated: { $designs } (`same_as` in designs.csv)
run-same-as = note: the same as `{ $design }`, not simulated: { $designs } (`same_as` in designs.csv)
run-and-more = { $designs } and { $more } more
run-differ =
    warning: { $first } and { $other } differ in { $keys }, so their random numbers or dates differ
    {"  "}hint: `--set { $key }=…` sets one value for all
run-no-rule-differs = no rule differs
run-designs-differ-in = the designs differ in:
run-seconds = { $number } s
run-minutes = { $number } min
run-hours = { $number } h
run-not-kept = note: the trials in the results folder are not used: { $error }
run-nothing-kept = note: the results folder keeps no trials; with `--keep-trials` it does
run-resumed = note: { $known } of { $all } trials are there already
run-no-order = found no order "{ $order }" in city { $city }, replication { $replication }, expected one as in orders.csv of `jiesu run --orders`
run-no-order-that-differs = found no order that is cured under one design only, expected one as in orders.csv of `jiesu run --orders`

## The command line

usage-whole-number = expected a whole number, { $min } or more
usage-at-most = expected a whole number, at most { $max }
usage-whole-number-between = expected a whole number from { $min } to { $max }
usage-half-width = expected an absolute half-width of a share, such as 0.005 for half a point
usage-shard = expected K/N, such as 1/4, with K from 1 to N
usage-within = expected the smallest difference worth detecting, in the unit of the measure, such as 0.005 for half a point
usage-no-time = expected a time above 0, such as "10 min"
usage-one-of = expected one of { $known }
usage-found = found "{ $value }", { $expected }
usage-another-value = expected another value
usage-other-value = expected another value: { $said }
usage-unknown-argument = unknown argument
usage-unknown-command = unknown command
usage-no-value = found no value, expected one
usage-value-of-flag = found "{ $value }", expected no value
usage-argument-twice = found it a second time, expected it once
usage-conflict = found it with { $others }, which cannot be used with it
usage-missing = { $count ->
    [one] { $missing } is missing
   *[other] { $missing } are missing
  }
usage-help = `{ $command } --help` lists the arguments
usage-write = Write a scenario:
usage-simulate = Simulate:
usage-results = Look at results:
usage-verify = Check results and the program:
usage-usage = Usage:{ " " }
usage-options = Options:
usage-first-steps = First steps: `jiesu new mine`, then `jiesu run mine.toml`. `jiesu COMMAND --help` lists the options of a command.
usage-a-scenario = a scenario
usage-a-plan = a plan with `base` and `[[design]]` or `[[factor]]`
usage-a-calibration = a plan with `[[parameter]]` and `[[target]]`
usage-an-optimization = a plan with `[[factor]]` and `[optimize]`
usage-take-scenarios = `jiesu run` and `jiesu compare` take scenarios
usage-take-levers = `jiesu attribute` takes such plans
usage-take-designs = `jiesu compare`, `sweep` and `attribute` take such plans
usage-take-calibrations = `jiesu calibrate` takes such plans
usage-take-optimizations = `jiesu optimize` takes such plans
usage-other-kind = found { $found }, expected { $expected }
usage-no-command = found a file or folder, expected a command before it
usage-with-command = `jiesu { $command } { $file }`; `jiesu --help` lists the commands
usage-standard-input-twice = found standard input a second time, expected it once: it cannot be read again
usage-plan-among-others = found a plan among other files, expected one plan, or scenarios only
usage-one-design-to-compare = found one design, expected at least two to compare
usage-trials-of-merge = found it with `merge`, which simulates no trials, expected it with the command that simulates the shards
usage-code-and-reason = found "{ $text }", expected a code and a reason, such as C07="one city is meant"
usage-no-such-code = found the code "{ $code }", expected one of { $known }
usage-no-reason = found no reason for { $code }, expected one
usage-one-design = found one design, expected at least two
usage-without-within = found it where nothing is ranked, expected one of `--within`, `--budget`, `--time-limit`, `--decide` or `--against best` with it
usage-one-at-a-time = found it with a plan that varies parameters one at a time, expected a plan of designs: parameter values cannot be selected
usage-few-sets = found { $sets ->
    [one] one parameter set
   *[other] { $sets } parameter sets
  }, expected at least { $least } (`run.sets`): a decision table says what follows from not knowing what the sets vary
usage-share-below-one = found { $within }, expected a share below 1: 5 points of a rate are 0.05
usage-one-city = found one city, expected at least two, better ten: each city is one observation
usage-few-cities = found { $cities ->
    [one] one city
   *[other] { $cities } cities
  } (`run.cities`), expected at least { $least }: they are the first stage
usage-many-designs = found it with { $designs } designs and without `--within`, expected both above { $most } designs: the trials, and the smallest difference worth detecting
usage-shard-of-attribute = found it with `attribute`, whose shards `jiesu merge` cannot divide, expected no shard
usage-audit-of-shard = found it with `--shard`, expected one of them: a shard writes no results
usage-keep-of-shard = found it with `--shard`, whose folder keeps its trials anyway, expected it with `jiesu merge`
usage-designs-alike = found one design, or designs that are all the same, expected at least two that differ
usage-with-sets = found it with `run.sets`, expected one of them: more cities do not reduce the variance between parameter sets
usage-two-ends = found it with `--half-width`, expected one of them: each decides how many trials are simulated
usage-trials-unknown = found it with `{ $flag }`, expected one of them: which trials are needed is not known in advance
usage-shard-of-crossed = found it with a crossed plan, whose shards `jiesu merge` cannot compare, expected no shard
usage-selection-of-surrogate = found it with `--surrogate`, expected one of them: the points of a sample are no alternatives to select from
usage-shard-of-surrogate = found it with `--surrogate`, expected one of them: the second step depends on all trials of the first
usage-crossed-sample = found a plan that crosses designs with a sample, expected it with `jiesu sweep --surrogate`
usage-surrogate-one-trial = found one trial of each design, expected at least two cities, replications or parameter sets, better five: without them no sampling error is known
usage-nothing-matters = found no effect above the sampling error in any of { $count } factors, expected some: wider ranges or more cities
usage-orders-of-journal = found it with `--resume` or `--shard`, expected one of them: the journal keeps no orders
usage-orders-with = found it with `{ $flag }`, expected one of them: the journal keeps no orders
usage-excel-of-shard = found it with `--shard`, whose folder has no CSV files, expected it with `jiesu merge`
usage-check-of-emulated = found a plan with `method = "emulated"`, expected one that compares simulated values: the check weighs them and no emulator
usage-orders-of-calibrate = found it with `calibrate`, which writes no orders, expected none
usage-orders-of-optimize = found it with `optimize`, which writes no orders, expected none
usage-arguments = Arguments:
usage-a-command = { " " }<COMMAND>
usage-of = { $command } [OPTIONS]
usage-this-help = Print help
usage-version = Print version

## Keys without effect

inert-head = {"|"} keys | why | scenarios |
inert-but-enabled = { $keys } but `enabled`
inert-all = all
inert-all-but = all but { $names }

## A new scenario

new-no-name = found "{ $path }", expected the name of a file, such as `mine`
new-folder-there = found a folder of this name, expected a new name
new-file-there = found a file of this name, expected a new name
new-written = written to { $path }; next:
new-run = simulates it, in seconds
new-report = writes the results as one page
new-explain = lists what can be changed; change it in an editor
new-check = checks your changes

## Validation

validate-one-replication = found 1, expected at least 2: one replication has no interval
validate-written = written to { $folder }: { $count } files
validate-no-case = found no case of this name, expected part of one of: { $names }
validate-quantity = { $case }: { $name } = { $formula } ({ $source })
validate-two-priorities = two priorities
validate-network = Jackson network
validate-first-come = first come, first served
validate-poisson = Poisson arrivals
validate-overdispersed = overdispersed arrivals
validate-time-of-day = time of day
validate-streets = two identical streets
validate-little = number open / (rate × time)
validate-mean-wait = mean wait, h
validate-first-class = mean time, first class, h
validate-second-class = mean time, second class, h
validate-wait-of-calls = mean wait of all calls, h
validate-give-up = share who give up
validate-patience = gave up × patience / wait
validate-time-in-network = mean time in the network, h
validate-longer = share longer than 719.5 s
validate-orders-per-day = orders per day
validate-variance = variance of daily counts
validate-block = share from { $from } to { $to } h
validate-pressure = rank pressure
validate-score = score
validate-settings = settings of the scenario
validate-bisection = bisection; docs/validation-cases.md

## Calibration

fit-no-set = no set of parameters could be simulated
fit-undefined = a target was undefined
fit-target-undefined = { $target } is undefined: no case in the measurement period
fit-too-few = { $known } of { $all } sets could be simulated, too few to continue: { $reason }
fit-no-variance = the sets that fit do not vary: use more trials or wider tolerances

## Measures: names with units, by their words in files (composed)

measure-official-response-rate = response rate, official
measure-official-resolution-rate = resolution rate, official
measure-official-satisfaction-rate = satisfaction rate, official
measure-official-resolution-rate-last = resolution rate, official, last answers
measure-official-satisfaction-rate-last = satisfaction rate, official, last answers
measure-resolution-rate-last = resolution rate, observer, last answers
measure-satisfaction-rate-last = satisfaction rate, observer, last answers
measure-survey-resolution-rate = resolution rate, survey
measure-survey-satisfaction-rate = satisfaction rate, survey
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

table-95-interval = 95 % interval alone
table-95-interval-joint = joint 95 % interval
table-more-rows = and { $more } more in { $file }
table-measure = measure
table-mean = mean
table-official = official
table-observer = observer
table-result = result
table-cities = cities
table-total = total
table-share = share

## Headline figures, months, early warning

table-over-replications = over replications
table-p05-to-p95 = p05 to p95; range if n < 19
table-response-rate = response rate
table-resolution-rate = resolution rate
table-satisfaction-rate = satisfaction rate
table-resolution-rate-last = resolved, last answer
table-satisfaction-rate-last = satisfied, last answer
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
table-better-count = { $better } of { $units } (≥ { $low })
table-better-seldom = { $better } of { $units } (≤ { $high })
table-variance-ratio = variance ratio
table-fewer-pairs = in { $n } pairs only, in which { $baseline } has { $mean }
table-baseline = { $name } (baseline)
table-differences = Baseline, and differences from it
table-all-differences = Differences from the baseline; 95 % intervals in brackets, joint for the three rates, alone for the others
table-replications-alone = replications alone ±
table-sets-with-same-sign = sets with same sign
note-scope-replications = replications in one city
note-scope-cities = replications and cities
note-scope-parameters = replications and cities, and the parameter sets
note-differences = differences of shares in percentage points; { $intervals }. better in: cities (sets, replications) in which the design is better, and the exact 95 % bound of its share among all. variance ratio: (s_A² + s_B²)/s²_(A−B), what sharing random numbers and cities saves
note-intervals-cover = the others hold alone; all cover { $sources }
note-family = the { $intervals } joint intervals (three rates, { $designs ->
    [one] one design
   *[other] { $designs } designs
  } against the baseline, one review, basis and period) hold together with 95 %
note-family-previous = the { $intervals } joint intervals (three rates, { $designs ->
    [one] one design
   *[other] { $designs } designs
  } against the baseline and the previous design, one review, basis and period) hold together with 95 %
note-family-all = the { $intervals } joint intervals (three rates, { $designs } designs against each other, one review, basis and period) hold together with 95 %
note-allocation = { $share } of the variance of a difference in the observer’s resolution rate lies between cities: with { $replications ->
    [one] one replication
   *[other] { $replications } replications
  } in each of { $cities } cities, the same number of trials would give intervals narrower by a factor of { $times }
no-interval-cities = { $count ->
    [one] one city
   *[other] { $count } cities
  }: no 95 % intervals, which need at least { $least }
no-interval-replications = { $count ->
    [one] one replication
   *[other] { $count } replications
  } of one city: no 95 % intervals, which need at least { $least }
no-interval-sets = { $count } parameter sets: no 95 % intervals, which need at least { $least }
note-by-account = accounts explain the same published values by different mechanisms: where signs differ, no published value tells which is right (all in accounts.csv)
table-by-account = { $measure }, by account
table-all-sets = all sets
table-least = least
table-most = most
table-under = under
table-contrasts-previous = observer, difference from the previous design
table-contrasts-all = observer, differences between designs
table-design-minus = { $design } minus { $reference }
table-leads = each design against the best of the others
table-lead = lead
table-may-be-best = may be the best
table-not-best = not the best
note-leads = lead: { $objective }, above 0 if better than all others. The intervals hold together with 95 %, and separately from those above (multiple comparisons with the best; Nelson and Matejcik 1995)

## Attribution

table-lever-or-group = lever or group
table-contribution = value
table-alone = alone
table-added-last = added last
table-stable-rank = stable rank
note-stable-rank = stable rank: share of the parameter sets in which the lever or group has its overall rank; attribution.csv has the range of its value over the sets
way-owen = Owen values (groups first)
way-owen-permission = Owen values (groups first) of the conjunctive permission game: a lever waits for what it requires
way-shapley = Shapley values
way-permission = Conjunctive permission values (Shapley values in which a lever waits for what it requires)
way-faigle-kern = Faigle–Kern values (only orders in which a lever comes after what it requires)
note-sampled-orders = Not all orders of introduction were used: se_orders in attribution.csv has the standard error of their sampling, which no interval covers.
note-attribution = { $way }, over { $coalitions } coalitions. Shares in percentage points. alone: no other lever; added last: with all others

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
table-better-by = better by { $bound } at most
table-lead-over = lead over it
table-is-better = is better
note-points = { $points } percentage points
note-selection = If the best design leads every other by { $within } or more, this procedure (Kim and Nelson 2001) chooses it with a probability of at least { $confidence } %; a design closer to the best may be chosen instead. The guarantee covers the sampling error of cities and replications, not parameters or the form of the model. Eliminated designs were not simulated in further cities, so their intervals are wider.
note-allocated = The chosen design is the best with a probability of about { $probability } or more, and its expected loss against the best is at most about { $loss } (optimal computing budget allocation). Leads and probabilities are of the cities that both designs have; where a design has few, its intervals are wide.
note-screened = With { $confidence } % confidence, no design is { $within } or more better than the chosen one. Leads are of the cities that both designs have.
note-screening = The trials ended first. With { $confidence } % confidence, the best is among the { $left } designs that were not eliminated, and it is at most { $bound } better than the chosen one, where { $within } was asked for. Leads are of the cities that both designs have.
note-enough = If means and variances remain as they are, about { $trials } trials would decide it with { $confidence } %.
note-never-enough = No number of trials would decide it, as two designs have the same mean so far: see whether their difference matters, and set `--within`.
note-budget = `--budget { $trials }` gives the same results again. All this covers the sampling error of cities and replications, not parameters or the form of the model.
note-official-objective = an official rate is the city's own measure: exclusions and answers given under pressure raise it
table-reevaluation = re-evaluation: { $chosen } minus { $rival }
table-cities-of-selection = { $n } of the selection
table-new-cities = new, { $first } to { $last }
table-mean-of = mean of { $design }

## Switching values

note-best-at-base = best at the base by { $by }: { $best }, { $lead } over { $rival } ({ $n } parameter sets, cities or replications). Switching values: where a parameter changes that
table-switching-values = parameters by effect
table-base = base
table-range = range
table-effect = effect
table-switches-at = switches at
table-indices-difference = parameters by their share in the variance of: { $measure }, { $design } minus { $baseline }
table-indices-level = parameters by their share in the variance of: { $measure }, { $design }
table-first-order = first order
table-total-index = total
table-screening = screening by { $trajectories } trajectories: { $measure }, { $design }
table-noise = noise
table-matters = matters
table-switches-within = {"["}{ $range }{"]"} to { $rival }
table-switches = to { $rival }
table-may-switch = none within the range; sampling error cannot exclude { $range }
table-no-switch = no change within the range
note-switching-values = effect: largest change of the lead, the other parameters at the base; linear between the values simulated. In brackets: values at which the 95 % interval of the lead (over cities or parameter sets) contains 0
note-indices = Standard deviation over the ranges: { $sd } ({ $range }). Surrogate of { $n } points, { $units } independent units each; when a point is left out: Q² { $q2 }, { $inside } inside the 95 % interval
sensitivity-difference = Over the ranges of the parameters, { $design } minus { $baseline } is { $mean } on average by { $by } (95 % interval { $range }), with a standard deviation of { $sd }.
sensitivity-level = Over the ranges of the parameters, { $by } of { $design } is { $mean } on average (95 % interval { $range }), with a standard deviation of { $sd }.
sensitivity-first = If { $factor } were known, { $share } of that variance would vanish (95 % interval { $range }), more than by any other parameter alone.
note-effects = μ*: mean size of the change over the whole range; σ: its standard deviation between trajectories; noise: the μ* that sampling error alone would show. The parameters left out have { $left } of the sum of squares of μ*
table-decision = decision by { $by }, over { $sets } parameter sets
table-best-in = best in
table-regret = loss against the best
table-thresholds-met = thresholds met
note-decision = best in: share of the sets. loss: against the best design of each set, in { $unit }: its mean, 95th percentile (from 19 sets on) and largest. { $separated } Every set counts alike; what no set varies is not covered.
note-separated-shrunk = Random error, as the { $cities } cities of each set show it, is taken out of the spread of the sets.
note-separated-fitted = Each set has one city, so only what accounts and parameters explain by regression is kept; the rest counts as random error, and losses may be too small.
note-separated-raw = Each set has one city and no parameter to regress on, so random error is included, and losses are too large.
table-information = what it is worth to know, by { $by }
table-to-know = known before choosing
table-worth = worth
table-standard-error = error
table-by-chance = by chance
table-know-all = all that the sets vary
table-know-account = which account holds
note-information = worth: how much better the chosen design would be on average if this were known before choosing, with its standard error. by chance: the same for a parameter that has nothing to do with the designs. p: how often chance alone gives as much in any row. No row is worth more than the first, of which it is a part. With random error taken for knowledge, all would be worth { $raw }: an upper bound.
decision-best = By { $objective }, { $best } has the best mean and is best in { $share } of { $sets } parameter sets (with 95 % confidence, in at least { $low } of all such sets).
decision-more-often = { $design } is best in more of them ({ $share }), but wins less.
decision-regret = If { $best } is the wrong choice, it costs at most { $max }; over all sets it costs { $mean } on average.
decision-no-regret = In no set is another design better than { $best }, even with random error, so to know more would not change the choice.
decision-hidden = With random error, another design is better than { $best } in { $share } of the sets; these sets do not tell whether by more than chance. To know more would be worth between nothing and { $raw }. Use more sets, or more cities of each.
decision-evpi = To know all that the sets vary before choosing would be worth { $worth } (at most { $raw }, with random error taken for knowledge).
decision-first = First to find out: { $known }, worth { $worth } (by chance alone { $chance }).
decision-no-first = No single parameter is worth more than chance alone would show.
decision-thresholds = { $design } meets all thresholds in { $share } of the sets, the most of all designs.
decision-no-threshold = No design meets all thresholds in any set.

## Robustness

table-conclusion = conclusion
table-as-written = as written
table-support = verdict
table-holds = holds
table-sign-only = sign only
table-undecided = undecided
table-reversed = reversed
table-holds-in = holds in
table-accounts = accounts
table-under-variation = least under
table-of = { $part } of { $whole }
table-reversed-by = reversed by { $names }
table-variations = assumptions changed, one at a time
table-reverses = reverses
table-weakens = no longer hold
table-sets-keys = sets
table-datum = What would tell: { $datum }
table-without-effect = Changes no measure of this plan.
note-robust = as written: mean over { $units }; differences of shares in percentage points. Verdict: holds if sign and 95 % interval hold under every variation; sign only if an interval includes 0; undecided if it does as written, or a sign changes within sampling error; reversed if a sign changes beyond it, corrected for the number of intervals searched. Holds in: variations; accounts: those with the sign, as written. Least: smallest support. Intervals cover { $covers }; no other forms of the model than these
note-covers-sets = sampling error, cities and parameter sets
note-covers-cities = sampling error and cities, not parameters
note-covers-replications = sampling error in this one city, not parameters
note-robust-sets = { $count } parameter sets, each in cities of its own
note-robust-cities = { $count ->
    [one] one city
   *[other] { $count } cities
  }
note-robust-replications = { $count ->
    [one] one replication
   *[other] { $count } replications
  } in one city
note-variations = reverses, no longer hold: of the conclusions whose interval as written excludes 0, those whose sign changes beyond sampling error, and those without their interval; all measures (robustness.csv)
note-best-as-written = best by { $by }: { $best }, { $lead } over { $next } as written; the same in { $same } of { $all } variations
note-best-elsewhere = ; another design is best under { $names }

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
purpose-supervision = street at the edge of supervision
purpose-roster = fractions of officers on duty or lent
purpose-account = orders put on account
purpose-dispute = disputed owners
purpose-bargain = bargaining over disputed orders
purpose-remediation = street at the edge of remediation
purpose-awareness = who thinks of the hotline
purpose-instrument = callbacks by telephone or in writing
purpose-survey = sample of the survey
purpose-sample = samples of designs
purpose-calibration = parameters of a calibration

## Calibration and validation

table-published-value = published value
table-value = value
table-tolerance = tolerance
table-point = point
table-90-band = 90 % band
table-without-it = without it
note-targets = ±: standard error of the simulation. 90 % band: posterior predictive, with the error of the tolerance; it judges the fit. without it: this value as the sets that fit all other values predict it. –: the sets are worth too few draws.
table-from = from
table-to = to
table-90-interval = 90 % interval
table-spread = spread
table-mean-rank = mean rank
table-outermost = outermost
table-deviation = deviation
table-best-value = best
table-setting = setting { $number }
table-in-new-cities = Setting { $number } in new cities
table-expected = expected
table-constraint = Constraint
table-bound = bound
table-is-kept = kept?
table-kept = kept
table-not-kept = broken
table-open = open
table-at-least = at least { $bound }
table-at-most = at most { $bound }
table-of-district = { $measure }: { $district }
table-steps = One step away
table-step-to = step to
table-bounds = constraints
table-front = Front
table-feasible = feasible
note-new-cities = New cities and random numbers under the same parameter sets. Expected: by the search, which expects more than it gets where it chose by chance.
note-constraints = In new cities, with the mean over parameter sets; of districts, the one nearest to its bound or furthest beyond it. Open: the bound lies within the 95 % interval, or there is none.
note-steps = { $measure }: the neighbour less the best setting, in the same new cities. A step is a tenth of the range, the next whole number or the neighbouring value; constraints by their means.
note-front = Settings that no other equals or exceeds in both objectives, evaluated again in new cities. Differences are from the baseline, with intervals in optimum.csv. Feasible: probability in the search that all constraints hold.
table-band = band
note-ranks = Ranks of true values among draws of their posterior, as shares. Uniform ranks have a mean of 0.50 and 0.20 outermost; more means too narrow posteriors. !: deviation beyond the 95 % band of all parameters.
note-spread = spread: posterior standard deviation over the prior's; 1 if the targets add no information.
table-case = case: quantity = formula (source)
table-exact = exact
table-estimate = estimate
table-error = error
table-verdict = verdict
table-passes = yes
table-fails = NO

## Scores of forecasts

table-saved-of = share of naive CRPS saved
table-observed-within = values within
table-last-value = last
table-year-earlier = year ago
table-mean-of-year = year's mean
table-uniform = uniform
table-not-uniform = not uniform
note-scores = CRPS: less is better, in the unit of the measure. Saved: share of the score of the last known value, of the same period a year earlier, of the mean of the last year, each with the spread of its own past errors. *: the 95 % interval of the difference, each alone, is above 0; !: below 0; ?: too few periods for one. PIT: whether the place of the value in its forecast is uniform, tested as if periods were independent.
screen-scores = { $forecast } against { $data }
screen-scores-better = Better than every naive forecast: { $list }.
screen-scores-open = No gain over the best naive forecast can be shown: { $list }.
screen-scores-worse = Worse than a naive forecast: { $list }.
screen-scores-few = Fewer than { $periods } periods with a naive forecast, so no verdict: { $list }.
screen-scores-unobserved = { $n ->
    [one] { $n } forecast is
   *[other] { $n } forecasts are
} of a period without an observed value.

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
screen-one-city = one synthetic city: intervals cover its replications only
screen-no-callback = no callback in these rules: no official rates
screen-some-streets = some streets only: a different sample gives different figures (docs/scale.md)
screen-partial-months = starts within a month: first and last month are partial
screen-drawn-attributes = street attributes are drawn: no street is shown by name
screen-made-up = made-up city, not a real one
screen-of-designs = { $names }: { $caveat }
screen-of-the-model = in Beijing all levers began together in January 2019, and no published series separates them: these are parts of the model's own effect, not of a real city's
screen-fits = { $name }: the model fits: { $inside } of { $targets } published values lie in their 90 % predictive bands
screen-fit-open = { $name }: whether the model fits is open: the sample is worth { $worth } draws, and bands need { $enough }. More trials or wider tolerances help.
screen-does-not-fit = { $name }: the model does not fit everywhere: { $inside } of { $targets } published values lie in their 90 % predictive bands
screen-widened = Too few sets lie within the tolerances, which were widened { $times } times. The sets are the best found, not a fit.
screen-off = Off: { $list }
screen-miss = { $target } is { $value }, the model gives { $point }
screen-best =
    Best of { $settings } settings: setting { $number }, feasible with a probability of at least one half.
    In new cities it changes { $measure } by { $difference } ({ $ends }).
screen-best-alone =
    Best of { $settings } settings: setting { $number }, feasible with a probability of at least one half.
    In new cities it changes { $measure } by { $difference }; too few units for an interval.
screen-baseline-best = None of { $settings } settings is expected to be feasible and better than the baseline.
screen-not-clear = The interval includes no change: by these trials it is not proven to be better than the baseline.
screen-worst-tenth = Objectives are means over the worst tenth of the parameter sets; constraints bound means over all of them.
screen-infeasible = No setting is feasible with a probability of one half. Setting { $number } comes nearest, with { $share }: widen the constraints or the ranges.
screen-front = { $settings } settings were tried; { $count } of them are the front.
screen-best-failed = Setting { $number } is best, but could not be evaluated again: { $reason }
screen-no-setting = No setting could be simulated.
screen-informed = Informed by the targets: { $list }
screen-not-informed = Not informed, so assumed: { $list }
screen-none = none
screen-some-directions = { $targets } published values for { $parameters } parameters: they determine { $directions } of { $parameters } directions; along the others, all sets fit equally well.
screen-all-directions = { $targets } published values for { $parameters } parameters: they determine { $directions } of { $parameters } directions.
screen-sample = { $tried } sets were tried, { $failed } failed; the sample of { $sample } has { $distinct } different ones, worth { $worth } independent draws.
screen-check = { $name }: in { $checks } checks the ranks of { $uniform } of { $parameters } parameters stay within the 95 % band of uniform ranks
screen-no-check = { $name }: no check was possible: the bank is too small for these tolerances
screen-checks-left-out = Left out, because their posteriors are worth less than { $enough } draws: { $left } checks. More trials help.
screen-weights = The largest weights have a Pareto shape of { $k }; they are reliable up to { $limit }.
screen-weights-heavy = The largest weights have a Pareto shape of { $k }, above { $limit }: a few sets carry the sample. Use more trials or wider tolerances.
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
screen-step-at = { $step } ({ $time })
screen-first-difference = first difference at ≠: under one design { $one }; under the other { $other }
screen-same-history = the order's history is the same under both

## Charts

chart-axis = { $axis } ({ $legend })
chart-title = { $title }: { $legend }
chart-rate-axis = rate, %
chart-interval-legend = line: 95 % interval, alone
chart-joint-interval-legend = line: joint 95 % interval
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
chart-trials-legend = box: middle half of the trials; line: 5th to 95th percentile (range if fewer than 19)
chart-streets-about = { $measure }: percentiles over streets, each by its mean over trials, by design
chart-streets-legend = box: middle half of the streets; line: 5th to 95th percentile
chart-costs-axis = hours per order
chart-costs-about = { $measure }: mean over trials, by design
chart-costs-legend = mean over trials
chart-months-axis = month
chart-months-legend = median, and 5th to 95th percentile (below 19 trials, range) over trials
chart-months-part = { $legend } ({ $shown } of { $all } designs)
chart-measure-months-about = { $measure } by month and design: median and 5th to 95th percentile over trials
chart-design-months-about = { $design }: official, observer and actual resolution rate by month: median and 5th to 95th percentile over trials

## Figures

plot-nothing = found no data on { $measure }, expected a folder that contains some
plot-other-measure = found { $found }, expected one of { $known }
plot-other-ending = found "{ $found }", expected a file that ends in .svg or .png
plot-no-font = found no font with Chinese characters on this machine, expected one, such as Noto Sans CJK
    .hint = write an SVG, whose viewer supplies the fonts
plot-bad-font = found a font that cannot be read

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
file-accounts = one row per design, measure and account of the parameter sets: difference from the baseline over the sets of the account
file-contrasts = one row per pair of designs, rate and review, as --against asks: differences over pairs of trials
file-leads = one row per design: its lead over the best of the others (--against best)
file-gains = one row per design, type of street and measure: who gains and who loses
file-caveats = one row per caveat that fires
file-crn-audit = one row per design and purpose: which random numbers the design shares with the baseline
file-designs = one row per design and factor, with the factor's value
file-attribution = one row per lever or group and measure
file-choice = one row per design: whether another is at least as good in every objective
file-selection = one row per design: the cities it was simulated in, whether it was chosen or eliminated, and with a budget how sure that is
file-reevaluation = one row per measure of the chosen design and phase: the cities of the selection, and new ones
file-switching-values = one row per parameter and pair of designs: the value at which another design becomes the best
file-sobol = one row per design, measure and factor: its share in the variance over the ranges of the factors
file-screening = one row per design, measure and factor: how much the measure changes along trajectories
file-decision = one row per design and objective: how it fares over the parameter sets (`compare --decide`)
file-information = one row per objective and parameter of the sets: what knowing it before choosing would be worth (`compare --decide`)
file-conclusions = one row per conclusion, the sign of a difference as written: how far it holds under variations of the model and in each account
file-robustness = one row per variation, account, pair of designs and measure: the difference, and its change from the plan as written
file-best-designs = one row per variation and account: the best design by the objective
file-pilots = one row per street and lever in force in part of the city
file-sets = one row per parameter set and key
file-failed = one row per trial that failed
file-columns = one row per column of a file
file-calibration = one row per parameter set that the calibration tried
file-ranks = one row per check and parameter: the rank of the true value among draws of its posterior
file-fit = one row per published value: how the calibrated sets reproduce it
file-settings = one row per setting that the search tried
file-setting-measures = one row per setting tried and objective or constraint: what its trials gave
file-optimum = one row per objective or constraint of the best setting, or of each member of the front, in new cities
file-steps = one row per setting one step away from the best, and objective or constraint, in the same new cities
file-sets-informed = one row per parameter: how far the published values narrow it
file-scores = one row per forecast or naive forecast, and measure of a unit: mean scores over periods
file-skill = one row per forecast, naive forecast, and measure of a unit: which of the two is better
file-scored = one row per forecast or naive forecast, measure of a unit, and period

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

column-factor = the value of this factor, as in a scenario file; of the baseline, that of the base
column-forecast = the forecast as its file names it, or the design of a results folder; naive_last, naive_year, naive_mean: the last known value, the same period a year earlier, the mean of the last year
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
column-basis = callback: opened, closed and reviewed in the period, with the first answer about an order; cohort: opened in the period and followed to the end of the run, with the last answer received; last: as callback, with the last answer received, in the period of its review (only where orders can be sent back)
column-measure = as in comparison.csv, whole run, by review date
column-ci-low = 95 % confidence interval of the mean, alone; Student's t; empty below five independent units
column-no-interval = why there is no interval: what is independent, and how many of these there are; else empty
column-joint-low = 95 % confidence interval that holds together with all others of its family
column-joint-high = upper end of the joint interval
column-family = the intervals that hold together with 95 %: rates, designs and what they are compared with; empty without joint interval
column-ci-high = as ci_low
column-baseline = the design it is compared with
column-set = the parameter set, from 1, in the order in which it was tried or drawn
column-objective = the measure by which designs are selected; in reevaluation.csv, whether the row is of that measure
column-distance = sum over targets of ((simulated − value)/tolerance)², in the set's own trial
column-weight = weight in the sample; the weights of stage sample sum to 1

## rates.csv

column-rates-review = official: citizens whom the city's callback reached; observer: the citizens of all closed orders; survey: those whom the independent survey reached
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
column-rates-score = official, assessment periods, ranked units only: the weighted sum of the three rates of the assessed orders, in the row of first answers or, with rules.callback.counts = "last", of last answers (basis last); a district is scored on the orders its streets kept, a department also, in part, on orders that needed its help
column-rates-rank = among the ranked streets, districts or departments, from 1; in the row of the score
column-rates-open = orders open at the end of the period, including those of the warm-up; cohort: still open at the end of the run
column-rates-never-registered = reports whose caller gave up before registration, by time of the first call; by place only: empty for streets, departments and cohorts
column-rates-contacts = reports that became orders, and consultations by all channels; for the city and districts only, of basis callback
column-rates-diverted = reports that a street accepted directly, bypassing the hotline; they enter no rate; by place only: empty for streets, departments and cohorts

## summary.csv

column-summary-review = official: citizens whom the city's callback reached; observer: the citizens of all closed orders; survey: those whom the independent survey reached
column-summary-measure = a column of rates.csv, or a measure of the whole city and run, which `jiesu explain` describes
column-summary-n = trials in which the measure is defined
column-summary-mean = over these trials
column-summary-sd = sample standard deviation over these trials
column-summary-se = of the mean: sd/√n with one city; from the means of cities with several
column-summary-ci-high = 95 % confidence interval of the mean, alone; of shares from their log-odds, else Student's t; empty below five independent units
column-summary-p05 = 5th percentile over trials, at rank p(n + 1); empty below 19 trials
column-summary-p25 = 25th percentile over trials, at rank p(n + 1)
column-summary-p50 = median over trials
column-summary-p75 = 75th percentile over trials, at rank p(n + 1)
column-summary-p95 = 95th percentile over trials, at rank p(n + 1); empty below 19 trials
column-summary-least = smallest value over trials
column-summary-largest = largest value over trials
column-summary-forecast-low = lower end of the 90 % band in which the value would be published: trials plus an error of the tolerance that fit.csv of the sets has for this measure; empty without a tolerance or with fewer than 30 sets
column-summary-forecast-high = upper end of that band

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
column-comparison-ci-low = 95 % confidence interval of the difference, alone; Student's t; empty below five independent units
column-comparison-ci-high = as ci_low
column-comparison-difference = design minus baseline, mean over pairs of trials of the same city and replication
column-comparison-se-replication = part of the standard error due to replications within cities
column-comparison-se-city = part of the standard error due to differences between cities; empty with one city or one replication
column-comparison-se-param = part due to differences between parameter sets; with one city per set, between sets and cities; empty without sets
column-comparison-p-better = of the cities (parameter sets where there are some, replications of one city) in which the design is better on average, ties counting half; empty for measures without a better direction
column-comparison-better-in = cities, sets or replications in which the design is better on average
column-comparison-better-of = cities, sets or replications compared
column-comparison-p-better-low = exact lower 95 % bound (Clopper and Pearson, one-sided) of the share of all such cities, sets or replications in which the design is better
column-comparison-sign-stable = of the parameter sets whose mean difference has this sign; empty without sets
column-comparison-variance-ratio = (s_A² + s_B²)/s²_(A−B) of the city means: how many times as many cities designs would need that shared neither cities nor random numbers; empty below five cities (with one city, replications)
column-comparison-variance-ratio-low = its 95 % confidence interval, alone (Pitman 1939; Morgan 1939)
column-comparison-variance-ratio-high = as variance_ratio_low
column-comparison-joint-low = of the three rates: 95 % confidence intervals that hold together for the whole family; else empty
column-comparison-joint-high = as joint_low
column-comparison-family-quantile = half the width of a joint interval in standard errors
column-comparison-family-method = how it was found: multivariate t (estimated correlations, below 20 units), bootstrap of the largest t, or bonferroni (above 3,000 intervals)
column-comparison-ci-scope = sources of variance that the intervals cover: replications, cities, parameter sets
column-comparison-baseline-mean = of the baseline over these pairs
column-comparison-cv-difference = the difference adjusted by control variates: the value of its regression on cv_controls at their known expectations; whole run only, and only with the controls that both designs share
column-comparison-cv-low = 95 % confidence interval of cv_difference by itself
column-comparison-cv-high = as cv_low
column-comparison-cv-reduction = share of the variance of the means of cities (of parameter sets) that the control variates remove, or within cities if there are few; about 0, or negative, where they do not help
column-comparison-cv-controls = what the difference is regressed on, each with expectation 1: day factor (mean of contacts over the days), structural (mean factor on structural problems), residents (those that the simulated streets stand for, to the city's), care (mean without pressure, to its expectation)
column-comparison-dominance = whether the design stochastically dominates the baseline: first or second order, or none, by tests at 5 % (Barrett and Donald 2003) with a bootstrap over cities (over sets or replications as in better_of); none below five of them; empty for measures without a better direction
column-comparison-dominance-violation = largest excess of the design's share of pairs at or below a level over the baseline's (where less is better: at or above)

## gains.csv

column-gains-design = every design but the baseline
column-gains-measure = observer, whole run, by review date; orders by the street of the problem, whichever unit handles them; unmet_days per resident
column-gains-ci-low = 95 % confidence interval of the difference from the means of cities, alone; Student's t; empty below five cities
column-gains-p05 = of the differences over streets, at rank p(n + 1), empty below 19 streets: reflects both the variation between streets and the sampling error of a city's replications
column-accounts-design = the design
column-accounts-measure = a column of rates.csv, or cost_hours per resident, over the whole run by review date
column-accounts-review = observer, or empty for costs
column-accounts-account = the account of the published values to which the sets belong, from the column _account of their file
column-accounts-sets = sets of the account in which the difference is known
column-accounts-difference = design minus baseline, mean over the sets of the account, each the mean of its trials
column-accounts-se = standard error of that mean over sets
column-accounts-ci-low = 95 % interval of that mean by Student's t; empty below five sets
column-accounts-ci-high = 95 % interval of that mean by Student's t; empty below five sets
column-contrasts-design = the first of the two designs
column-contrasts-reference = the design that is subtracted
column-contrasts-measure = one of the three rates, over the whole run by review date
column-contrasts-review = official: citizens whom the city's callback reached; observer: those of all closed orders
column-contrasts-difference = design minus reference, mean over pairs of trials of the same city and replication
column-contrasts-se = standard error of that difference
column-contrasts-n = pairs of trials in which both designs have the rate
column-leads-design = any of the designs, the baseline included
column-leads-lead = mean minus that of the best of the others; above 0 if better, also where less is better
column-leads-may-be-best = whether the interval leaves it open that the design is the best
column-leads-n = independent units (cities; replications of one city; parameter sets) that all designs have
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
column-attribution-method = owen, shapley, conjunctive permission (the Shapley or Owen value where levers wait for what they require) or faigle-kern; over sampled orders if it says so
column-attribution-se-orders = standard error from sampling orders of introduction, over antithetic pairs; empty if all orders count
column-attribution-value-low = smallest mean of a parameter set; with 19 sets or more their 5th percentile; empty without sets
column-attribution-value-high = largest mean of a parameter set; with 19 sets or more their 95th percentile; empty without sets

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
column-selection-within = the smallest difference worth detecting (--within); 0 of an allocation, which counts any difference
column-selection-confidence = elimination: probability of selecting the best design if it leads all others by `within` (Kim and Nelson 2001); screening: of selecting one less than `within` worse than the best; allocation: from which `p_best` counts as sure
column-selection-first-cities = cities of every design before any is eliminated
column-selection-eliminated-at = number of cities at which it was eliminated; empty for designs that were not
column-selection-verdict = chosen, eliminated, or left where the trials ended first
column-selection-procedure = elimination (--within), allocation (--budget), screening (both)
column-selection-budget = the trials of the selection and of the largest re-evaluation: the --budget that gives the same results again; empty without
column-selection-lead = lead of the chosen design over this one in the cities of both, above 0 if the chosen one is better; with a budget
column-selection-se = standard error of the lead
column-selection-p-better = approximately the probability that this design is better than the chosen one: the tail of Student's t at lead/se
column-selection-better-by = the most by which this design may be better than the chosen one, with `confidence` for all designs at once; screening, designs not eliminated
column-selection-p-best = chosen design: approximately the probability that it is the best, at least (Bonferroni)
column-selection-opportunity-cost = expected loss from choosing the chosen design where this one is better; of the chosen one their sum, a bound of the expected difference from the best

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

## sobol.csv

column-sobol-design = the design; the base alone if none is listed
column-sobol-baseline = the design whose value at the same point in the same trials is subtracted; empty for levels
column-sobol-factor = the key that is varied, all factors at once
column-sobol-from = its value at the start of its range; a multiple of the base where several keys move together
column-sobol-to = its value at the end of its range
column-sobol-first = first-order Sobol index: the share of the variance that would vanish if the factor were known; median of 200 draws of the surrogate
column-sobol-first-low = 95 % interval over draws of the surrogate, scrambled samples included
column-sobol-first-high = as first_low
column-sobol-total = total Sobol index: the share of the variance that would remain if all other factors were known; median of 200 draws
column-sobol-total-low = as first_low
column-sobol-total-high = as first_low
column-sobol-mean = mean over the ranges of the factors
column-sobol-sd = standard deviation over the ranges of the factors: the root of the variance that the indices divide
column-sobol-sd-low = as first_low
column-sobol-sd-high = as first_low
column-sobol-n = points of the sample
column-sobol-units = independent units at each point: parameter sets, cities or, with one city, replications
column-sobol-inside = share of the points inside the 95 % interval of their prediction from the others; about 0.95 if the surrogate is right
column-sobol-q2 = share of the variance of the values that the surrogate predicts of each point from the others; errors of trials keep it below 1

## screening.csv

column-screening-design = the design; the base alone if none is listed
column-screening-factor = the key that is varied
column-screening-from = its value at the start of its range; a multiple of the base where several keys move together
column-screening-to = its value at the end of its range
column-screening-mu-star = mean size of the change of the measure over the whole range, over trajectories; of a difference from the first design where designs are listed
column-screening-mu = the same with its sign, from the start of the range to its end
column-screening-sigma = standard deviation of the change between trajectories: interactions and curvature
column-screening-noise = the mean size that sampling error alone would give a factor without effect
column-screening-n = changes, one per trajectory
column-screening-kept = whether the factor is varied in the sample that follows
## decision.csv, information.csv

column-decision-design = every design
column-decision-objective = the measure by which designs are compared: that of --objective first, then four of the observer, then those of thresholds
column-decision-sets = parameter sets in which every design has the objective
column-decision-separation = how random error is separated from differences between sets: shrunk (several cities per set show it), fitted (one city per set: what accounts and parameters explain by regression is kept), raw (not separated)
column-decision-mean = mean over the sets; the set is the mean of its trials
column-decision-rank = rank of the mean; 1 is best
column-decision-p-best = of the sets, without random error: those in which the design is best
column-decision-p-best-low = exact lower 95 % bound of p_best among all such sets, one-sided (Clopper and Pearson 1934)
column-decision-p-best-high = exact upper 95 % bound of p_best, one-sided
column-decision-regret-mean = the best value of each set minus that of the design, without random error; mean over the sets
column-decision-regret-p95 = its 95th percentile over the sets; empty below 19 sets
column-decision-regret-max = its largest value
column-decision-p-best-raw = as p_best, with random error: too even between designs that are close
column-decision-regret-mean-raw = as regret_mean, with random error: too large
column-decision-regret-p95-raw = as regret_p95, with random error
column-decision-regret-max-raw = as regret_max, with random error
column-decision-threshold-met = of the sets, without random error: those in which the design meets the thresholds of this objective; empty without one
column-decision-all-thresholds-met = as threshold_met, for all thresholds of the plan together
column-information-objective = the measure by which a design is chosen
column-information-parameter = key of the parameter; _account for which account holds, * for all that the sets vary
column-information-sets = parameter sets in which every design has the objective
column-information-value = how much better the chosen design would be on average if this were known before choosing: expected value of (partial) perfect information, by regression for single parameters
column-information-se = its standard error over parameter sets (jackknife)
column-information-value-raw = the value of all with random error taken for knowledge: an upper bound; empty for single parameters
column-information-by-chance = mean of the value if the parameter is permuted over the sets
column-information-p-value = of 199 permutations, those in which the largest value of any parameter is at least this one
## conclusions.csv

column-conclusions-design = the design
column-conclusions-against = the design that it is compared with: the baseline, or the one before it in the plan
column-conclusions-measure = a column of rates.csv, or cost_hours per resident, over the whole run by review date
column-conclusions-review = observer, or empty for costs
column-conclusions-difference = design minus the other as written, mean over all parameter sets (without sets, cities)
column-conclusions-ci-low = 95 % interval of that mean by Student's t, as written; empty below five units
column-conclusions-ci-high = the upper end of that interval
column-conclusions-verdict = holds, sign only, undecided or reversed, over all variations and accounts
column-conclusions-held = variations in which sign and 95 % interval hold, over all parameter sets
column-conclusions-variations = variations that change any measure of a conclusion
column-conclusions-accounts-held = accounts in which the difference as written has the sign
column-conclusions-accounts = accounts of the parameter sets; 0 without
column-conclusions-least = the difference, as written or varied, that supports the conclusion least
column-conclusions-least-under = the variation of that difference
column-conclusions-most = the difference that supports it most
column-conclusions-most-under = the variation of the strongest support
column-conclusions-reversed-by = variations, with their account if it is not all, that reverse the conclusion beyond sampling error, corrected for the number of intervals searched

## robustness.csv

column-robustness-variation = the assumption that is changed; "as written" for none
column-robustness-account = the account of the parameter sets; all for all sets
column-robustness-design = the design
column-robustness-against = the design that it is compared with: the baseline, or the one before it in the plan
column-robustness-measure = a column of rates.csv, or cost_hours per resident, over the whole run by review date
column-robustness-review = observer, or empty for costs
column-robustness-difference = design minus the other, both under the variation: mean over the sets of the account, each the mean of its trials
column-robustness-se = standard error of that difference over sets
column-robustness-ci-low = 95 % interval of the difference by Student's t, alone; empty below five sets
column-robustness-ci-high = the upper end of the interval
column-robustness-change = the difference minus that as written, in the same sets
column-robustness-change-low = 95 % interval of the change, from changes paired by set
column-robustness-change-high = the upper end of the interval of the change
column-robustness-n = parameter sets; without sets, cities; replications of one city
column-robustness-verdict = whether the difference supports the sign as written over all sets: holds, sign only, undecided or reversed

## best_designs.csv

column-best-designs-variation = the assumption that is changed; "as written" for none
column-best-designs-account = the account of the parameter sets; all for all sets
column-best-designs-objective = the measure by which designs are ranked
column-best-designs-best = the design with the best mean
column-best-designs-next = the next best
column-best-designs-lead = lead of the best over the next, signed so that positive is better; mean over the sets
column-best-designs-ci-low = 95 % interval of the lead by Student's t; too far from 0, because the same trials choose the two
column-best-designs-ci-high = the upper end of the interval of the lead
column-best-designs-n = parameter sets; without sets, cities; replications of one city

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

## Files of the search for the best setting

column-setting = number of the setting; 0 is the baseline
column-role = objective or constraint
column-district = code of the district; empty for the city
column-as = what the estimate is: the level, the difference from the reference, or the ratio to the reference
column-at-most = the largest value allowed of the estimate; empty without
column-at-least = the smallest value allowed of the estimate; empty without
column-value = mean over units (parameter sets; without sets, cities or replications of one city); of an objective over = worst_tenth, mean of the worst tenth
column-reference = the same of the baseline; in steps.csv, for objectives, of the best setting
column-estimate = the difference, level or ratio that column as names, in its unit
column-estimate-se = its standard error, from the scatter of units in the same trials
column-units = number of independent units: parameter sets; without sets, cities or replications of one city
column-kept = of a constraint: yes or no if the whole interval is within or beyond the bound, else open; empty for objectives
column-expected = difference from the baseline that the search expects, with what it learned of all settings; empty for constraints
column-expected-sd = standard deviation of that expectation, relative to other settings
column-settings-stage = baseline; start: Latin hypercube; search: chosen by expected improvement
column-settings-batch = batch of the search, from 1
column-settings-feasible = probability that all constraints hold, after the search; 1 without constraints
column-settings-best = whether it is the best setting, or a member of the front
column-settings-failed = why the setting has no values; empty if it was simulated
column-steps-key = the factor that differs, as a dotted key
column-steps-from = its value in the best setting
column-steps-to = its value here

## ranks.csv

column-ranks-set = the set of calibration.csv that generated the data
column-ranks-key = the parameter, as a dotted key
column-ranks-rank = how many draws of the posterior lie below the value that generated the data
column-ranks-draws = draws of the posterior
column-ranks-worth = effective number of independent draws of the other sets under these data

## fit.csv

column-fit-period = run, a month, or months whose values are averaged
column-fit-level = city, district or topic
column-fit-unit = the district or topic; empty for the city
column-fit-review = as in rates.csv
column-fit-basis = as in rates.csv
column-fit-measure = a column of rates.csv, or the difference of two, joined by a minus sign
column-fit-p05 = lower end of the 90 % posterior predictive band: simulated value, or emulated mean, plus an error of the tolerance; empty if the sample is worth fewer than 30 draws
column-fit-p50 = median of that distribution
column-fit-p95 = upper end of the 90 % posterior predictive band
column-fit-without-error-p05 = 5th percentile of the sample's values (simulated, or emulated means) without that error
column-fit-without-error-p95 = 95th percentile of the sample's values without that error
column-fit-emulated-bias = mean over the sample of simulated minus emulated value, before the emulator has learned from the sample; empty without an emulator
column-fit-emulated-bias-se = its standard error
column-fit-value = the published value
column-fit-point = mean over the trials of the best point
column-fit-target = the published value
column-fit-tolerance = standard deviation of the discrepancy between the published value and a perfect model
column-fit-point-se = its standard error: sampling error of the simulation only
column-fit-point-ci-low = 95 % confidence interval of that mean, Student's t
column-fit-point-ci-high = 95 % confidence interval of that mean, Student's t
column-fit-inside = whether the published value lies in the predictive band; empty without one
column-fit-left-out-p05 = lower end of the 90 % band predicted from the other targets alone, with the error of the tolerance; empty if those sets are worth fewer than 30 draws
column-fit-left-out-p50 = median predicted from the other targets alone
column-fit-left-out-p95 = upper end of the 90 % band predicted from the other targets alone
column-fit-left-out-error = that median minus the published value
column-fit-left-out-worth = effective number of independent draws behind it
column-fit-left-out-pareto-k = Pareto shape of those weights (Vehtari and others 2024); unreliable above pareto_limit in manifest.json

## scores.csv

column-scores-measure = the measure, as in the files that were compared
column-scores-unit = the unit, as in the files that were compared; empty for the city or where the files have none
column-scores-is-naive = whether it is a naive forecast
column-scores-n = periods that were forecast and observed
column-scores-crps = mean continuous ranked probability score; less is better. From samples by the fair estimate (Ferro 2014), from quantiles by the pinball loss
column-scores-absolute-error = mean absolute error of the median
column-scores-bias = mean of the median minus the observed value
column-scores-interval-score-50 = mean score of the central 50 % interval (Gneiting and Raftery 2007): its width, and 4 times the distance of a value outside it; empty where draws or quantiles do not reach its ends
column-scores-interval-score-90 = the same of the central 90 % interval, with 20 times the distance
column-scores-coverage-50 = periods whose value lies in the central 50 % interval
column-scores-coverage-90 = periods whose value lies in the central 90 % interval
column-scores-pit-outer = periods whose probability integral transform is below 0.1 or above 0.9; 0.2 if the forecast is calibrated, more if it is too narrow; empty below eight periods
column-scores-pit-deviation = largest difference between the distribution functions of the transforms, by tenths, and of the uniform distribution
column-scores-pit-band = 95th percentile of that deviation for a calibrated forecast whose periods are independent

## skill.csv

column-skill-measure = the measure, as in the files that were compared
column-skill-unit = the unit, as in the files that were compared; empty for the city or where the files have none
column-skill-reference = the naive forecast
column-skill-n = periods that both forecast
column-skill-crps = mean CRPS of the forecast in these periods
column-skill-reference-crps = mean CRPS of the naive forecast in these periods
column-skill-skill = share of the naive forecast's score that the forecast saves; below 0 if it is worse
column-skill-difference = score of the naive forecast minus that of the forecast: above 0, the forecast is better
column-skill-ci-low = 95 % interval of the difference, alone, for periods that depend on each other (Diebold and Mariano 1995; Coroneo and Iacone 2020); empty below eight periods
column-skill-ci-high = upper end of that interval
column-skill-verdict = better, worse, or open: whether that interval is above 0, below 0, or contains it

## scored.csv

column-scored-measure = the measure, as in the files that were compared
column-scored-unit = the unit, as in the files that were compared; empty for the city or where the files have none
column-scored-observed = the observed value
column-scored-median = median of the forecast; empty where its quantiles do not reach it
column-scored-low-50 = lower end of the central 50 % interval
column-scored-high-50 = upper end of the central 50 % interval
column-scored-low-90 = lower end of the central 90 % interval
column-scored-high-90 = upper end of the central 90 % interval
column-scored-crps = continuous ranked probability score of the period
column-scored-pit = probability integral transform: the share of the forecast below the value, at random among equal draws

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

column-figure-official-resolution-rate-last = orders said to be resolved ÷ orders reviewed, official, with the last answer about each order; only where orders can be sent back
column-figure-official-satisfaction-rate-last = credit for satisfaction ÷ orders reviewed, official, with the last answer about each order
column-figure-resolution-rate-last = orders said to be resolved ÷ orders reviewed, observer, with the last answer about each order
column-figure-satisfaction-rate-last = credit for satisfaction ÷ orders reviewed, observer, with the last answer about each order
column-figure-survey-resolution-rate = orders said to be resolved ÷ orders reached by the independent survey, after the last closing
column-figure-survey-satisfaction-rate = credit for satisfaction ÷ orders reached by the independent survey
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
