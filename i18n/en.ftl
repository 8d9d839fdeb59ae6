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
input-phase = phase
input-design = design
input-lever = lever
input-parameter = parameter
input-target = target
input-shock = shock
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
input-value = value
input-factor = factor
input-column = column
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
input-single-quotes-such-as = in a path, write `/` or use single quotes: '{ $inner }'
input-single-quotes = in a path, write `/` or use single quotes
input-escape = found a backslash in double quotes, where it starts an escape sequence such as `\n`
input-none = none
input-a-plain = a plain `{ $character }`
input-look-alike = found { $character }, { $kind }, expected { $expected }
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
scenario-move-shock = move the shock, or the run by `run.start`, `run.months` and `run.warmup`; `--set demand.shock=[]` leaves all out
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
scenario-warning-needs-hotline = with several lines there is no single daily count of orders: set `rules.hotline.enabled = true`
scenario-alarms = found { $alarms }, expected at most `within`, { $within }
scenario-weights = found weights that sum to { $sum }, expected 1
scenario-unreadable = cannot be read: { $reason }
scenario-phase-early = found { $from }, expected a day on or after `run.start`, { $start }
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
scenario-too-many-categories = found { $count } categories, expected at most 256
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
scenario-fact-topic-possible = no category that involves a department is structural
scenario-fact-month-begins = no month begins while it is in force, with a month before it
scenario-fact-two-months-before = no month begins while it is in force, with two months before it
scenario-fact-street-pressed = streets are under no pressure: no limits, ranking or media
scenario-fact-media-press = media neither draw attention nor prolong suppression
scenario-fact-alarm-acts = an alarm has no consequence
scenario-fact-media-follow = `rules.media.hazard` is 0
scenario-fact-excludes = no order can be excluded
scenario-fact-structural = no problem is structural
scenario-fact-someone-games = no unit knows how to game the assessment: `behaviour.gaming_known` and `behaviour.gaming_spread` are 0
scenario-fact-old-lines = one hotline serves the whole city
scenario-fact-several-lines = there is one line only
scenario-fact-old-way = orders go straight to the unit in the whole city
scenario-fact-wrong-unit = every order reaches the right unit
scenario-fact-may-send-back = the first unit keeps every order
scenario-fact-returns = no order is sent back
scenario-fact-part-of-city = any name denotes all simulated streets

## Plans and calibrations

plan-such-as-base = such as `base = "../beijing-2019.toml"`, relative to the plan
plan-no-base = found nothing, expected the scenario file that all designs start from
plan-no-fitted-base = found nothing, expected the scenario file that is fitted
plan-base-is-a-plan = found the plan `{ $path }`, expected a scenario
plan-second-scenario = found a second scenario called `{ $name }`, expected different names
plan-other-dates = found { $found }, expected { $expected } as in `{ $first }`: all designs share dates and random numbers
plan-set-for-all = `--set run.{ $key }={ $value }` sets it for all; in a plan, `[run]` does
plan-lever-elsewhere = found a lever, which only `jiesu attribute` can use, expected `[[design]]`
plan-no-lever = found no lever, expected at least two `[[lever]]` among which to divide the effect
plan-such-as-lever = such as `[[lever]]` with `name`, `set`, and perhaps `group` and `requires`
plan-beside-lever = found it together with `[[lever]]`, expected levers only: their coalitions are the designs
plan-lever-beside = found `[[lever]]` together with `baseline` or `[sampling]`, expected levers only: their coalitions are the designs
plan-not-in-base = found no such key in the base of `{ $design }`, expected a key that all designs have
plan-cross = found it with { $count } designs, expected `one_at_a_time` and at least two `[[design]]`
plan-cross-method = found it with { $count } designs and another method, expected `one_at_a_time` and at least two `[[design]]`
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
plan-designs = the designs are "{ $names }"
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
plan-levels = or give the number of levels: `[sampling] n = 3`
plan-range-in-factorial = found a range in a factorial, expected `values`
plan-combinations = found more than 65,536 combinations, expected at most that many
plan-no-n = found nothing, expected the number of designs
plan-sobol = found { $count } factors, expected at most 256 with `sobol`
plan-unmoved = not varied, because no other value is within that share of the base: { $keys }
plan-no-table = found nothing, expected a CSV file with one column per key and one row per design
plan-a-name-without-plus = a name without `+`, which joins the names of levers
plan-another-name = another name than `{ $word }`, which names a coalition
plan-second-lever = found a second lever "{ $name }", expected each name once
plan-lever-sets-nothing = found nothing, expected the keys that switch the lever on
plan-levers = found { $count } levers, expected 2 to { $most }
plan-no-group = found no `group`, expected one in every lever or in none
plan-no-other-lever = found "{ $word }", expected the name of another lever
plan-coalitions = found levers that need { $count } coalitions, expected at most { $coalitions }: give them groups
plan-levers-clash = found another value of this key than in the lever "{ $lever }", at { $place }: the two levers cannot be combined
plan-levers-clash-hint = set the key in one lever only, or to the same value in both
plan-a-name-without-at = found { $name }, expected a name without ` @ `, which joins a design and a point
plan-factor-in-design = found a factor of the plan in a design, expected one or the other: with `cross`, a factor has one value per point; the factor is at { $place }
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
plan-cohort = found "cohort" with { $measure }, expected "callback"
plan-a-share = found { $value }, expected a share from 0 to 1
plan-which-unit = found nothing, expected which { $level }
plan-no-unit-of-city = none: there is one city
plan-code-of = the code of a { $level }
plan-such-as = such as "{ $example }"
plan-period = found "{ $text }", expected "run", or a month from { $begin } to { $end }, or two such as "{ $begin }..{ $end }"
plan-measurement-period = `run.start` and `run.months` set the measurement period
plan-in-designs = { $message } (design { $names })
plan-note = note: { $note }
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
scenario-fine = { $file }: fine
scenario-partial-months = { $file }: warning: `run.start`, { $start }, starts within a month: the first and last month of the results are partial
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
