//! Diagnostics about the meaning of keys, alone and together.

use super::Scenario;
use super::values::STREET_FUNCTION;
use crate::error::Diagnostic;
use crate::input::files::plain;
use crate::input::names;
use crate::input::node::join;
use crate::input::read_once::is_there;
use crate::input::reader::{Reader, Row};
use crate::levers::Levers;
use crate::messages::Message;
use crate::parameters::nearest;
use std::path::Path;

/// Adds diagnostics about meaning, except for values that are already reported.
pub(super) fn check(scenario: &Scenario, reader: &mut Reader) {
    let mut sense = Sense { scenario, known: reader, found: Vec::new() };
    sense.names();
    sense.categories();
    sense.functions();
    sense.city();
    sense.shocks();
    sense.levers(&["warmup", "rules"], &scenario.warmup);
    sense.levers(&["rules"], &scenario.tables.rules);
    for phase in &scenario.phases {
        sense.levers(&["phase", &phase.name, "set", "rules"], &phase.rules);
    }
    let found = sense.found;
    reader.diagnostics.extend(found);
}

struct Sense<'a> {
    scenario: &'a Scenario,
    /// What is reported already.
    known: &'a Reader,
    found: Vec<Diagnostic>,
}

impl Sense<'_> {
    fn diagnose(&mut self, path: &[&str], message: impl Into<Message>, hint: Option<String>) {
        self.found.push(self.scenario.diagnose(path, message).hinted(hint));
    }

    /// Names that are keys of tables: they appear in files, in dotted paths and in tables of results.
    fn names(&mut self) {
        let scenario = self.scenario;
        let city = &scenario.tables.city;
        for (table, name) in
            city.categories.keys().map(|name| ("categories", name)).chain(city.functions.keys().map(|name| ("functions", name)))
        {
            // The code of a unit is the name of its function, `@`, and the code of its place.
            let code = || {
                (table == "functions" && name.contains('@'))
                    .then(|| "a name without `@`, which separates the parts of unit codes".to_string())
            };
            if let Some(expected) = names::wrong(name).or_else(code) {
                let key = join(&format!("city.{table}"), name);
                let entry = scenario.written.tree.find(&["city", table]).and_then(|table| table.table()?.get(name));
                let message = format!("found the name {}, expected {expected}", names::quoted(name));
                self.found.extend(entry.map(|entry| entry.key.diagnose(key, message)));
            }
        }
    }

    fn categories(&mut self) {
        let scenario = self.scenario;
        let city = &scenario.tables.city;
        if self.known.is_spoilt("city.categories") || self.known.is_spoilt("city.functions") {
            return;
        }
        if city.categories.is_empty() {
            let hint = "add a table such as `[city.categories.market]`, or start from `jiesu new NAME`";
            self.diagnose(&["city", "categories"], "found no category of problems, expected at least one", Some(hint.into()));
        } else if city.categories.values().all(|category| category.mix <= 0.0) {
            self.diagnose(&["city", "categories"], "found no category with a `mix` above 0, expected at least one", None);
        }
        let functions = || city.functions.keys().map(String::as_str);
        let hint = |name: &str, others: &[&str]| match nearest(name, functions().chain(others.iter().copied())) {
            Some(close) => format!("did you mean \"{close}\"?"),
            None => format!("add a table `[{}]`", join("city.functions", name)),
        };
        for (name, category) in &city.categories {
            if category.owner != "street" && !city.functions.contains_key(&category.owner) {
                let message = format!("found \"{}\", expected \"street\" or the name of a table in `city.functions`", category.owner);
                self.diagnose(&["city", "categories", name, "owner"], message, Some(hint(&category.owner, &["street"])));
            }
            if category.lead.len() == 1 {
                let message = "found one duration, expected none or at least two: the shortest and the longest";
                self.diagnose(&["city", "categories", name, "lead"], message, None);
            }
            if let Some(i) = (1..category.lead.len()).find(|i| category.lead[*i] < category.lead[i - 1]) {
                let message = format!("found {} after {}, expected durations in ascending order", category.lead[i], category.lead[i - 1]);
                self.diagnose(&["city", "categories", name, "lead", &format!("[{}]", i + 1)], message, None);
            }
            if category.at_once + category.left_open > 1.0 {
                let message = format!("found {}, expected at most 1 together with `at_once`, {}", category.left_open, category.at_once);
                self.diagnose(&["city", "categories", name, "left_open"], message, None);
            }
            for (i, function) in category.functions.iter().enumerate() {
                let path = ["city", "categories", name, "functions", &format!("[{}]", i + 1)];
                if *function == category.owner {
                    let message = format!("found \"{function}\", which owns the category, expected other functions only");
                    self.diagnose(&path, message, None);
                } else if !city.functions.contains_key(function) {
                    let message = format!("found \"{function}\", expected the name of a table in `city.functions`");
                    self.diagnose(&path, message, Some(hint(function, &[])));
                }
            }
        }
    }

    fn functions(&mut self) {
        let scenario = self.scenario;
        let functions = &scenario.tables.city.functions;
        if self.known.is_spoilt("city.functions") {
            return;
        }
        if functions.contains_key("street") {
            let message = "found a function of this name, expected another name: as an owner, `street` denotes the street itself";
            self.diagnose(&["city", "functions", "street"], message, None);
        }
        if functions.len() >= STREET_FUNCTION {
            let message = format!("found {} functions, expected at most {}", functions.len(), STREET_FUNCTION - 1);
            self.diagnose(&["city", "functions"], message, None);
        }
        if !functions.is_empty() && functions.values().all(|function| function.staff <= 0.0) {
            self.diagnose(&["city", "functions"], "found no function with `staff` above 0, expected at least one", None);
        }
    }

    fn city(&mut self) {
        let scenario = self.scenario;
        let name = &scenario.tables.city.name;
        if let Some(expected) = names::wrong(name).filter(|_| !name.is_empty()) {
            self.diagnose(&["city", "name"], format!("found {}, expected {expected}", names::quoted(name)), None);
        }
        let run = &scenario.tables.run;
        let end = run.start.plus_months(run.months as i32);
        for phase in scenario.phases.iter().filter(|phase| phase.from >= end) {
            let message = format!("found phase `{}` from {}, expected a day before the end of the run, {end}", phase.name, phase.from);
            self.diagnose(&["phase", &phase.name, "from"], message, None);
        }
        let dispersion = scenario.tables.demand.dispersion;
        if dispersion > 0.0 && dispersion < 1.0 && !self.known.is_spoilt("demand.dispersion") {
            self.diagnose(&["demand", "dispersion"], format!("found {dispersion}, expected 0 or at least 1"), None);
        }
        let (lines, behaviour) = (&scenario.tables.city.lines, &scenario.tables.behaviour);
        if lines.closes <= lines.opens && !self.known.is_spoilt("city.lines.closes") && !self.known.is_spoilt("city.lines.opens") {
            let message = format!("found {}, expected an hour after `city.lines.opens`, {}", lines.closes, lines.opens);
            self.diagnose(&["city", "lines", "closes"], message, None);
        }
        if behaviour.attention_high < behaviour.attention_low
            && !self.known.is_spoilt("behaviour.attention_high")
            && !self.known.is_spoilt("behaviour.attention_low")
        {
            let (low, high) = (behaviour.attention_low, behaviour.attention_high);
            let message = format!("found {high}, expected at least `behaviour.attention_low`, {low}");
            self.diagnose(&["behaviour", "attention_high"], message, None);
        }
        if let Some(folder) = scenario.path("city.data") {
            if !folder.is_dir() {
                self.missing(["city", "data"], "folder", &folder);
            } else {
                for file in ["districts.csv", "streets.csv"] {
                    if !is_there(&folder.join(file)) {
                        self.missing(["city", "data"], "file", &folder.join(file));
                    }
                }
            }
        }
        for key in [["city", "calendar"], ["city", "profiles"], ["run", "sets"]] {
            match scenario.path(&key.join(".")) {
                Some(file) if !is_there(&file) => self.missing(key, "file", &file),
                _ => {}
            }
        }
    }

    /// Each shock by itself; its districts and overlaps depend on the city's data and are checked when the setup is made.
    fn shocks(&mut self) {
        let scenario = self.scenario;
        let (run, city) = (&scenario.tables.run, &scenario.tables.city);
        let (first, end) = (run.start.plus_months(-(run.warmup as i32)), run.start.plus_months(run.months as i32));
        let shocks = &scenario.tables.demand.shock;
        let rows = scenario.written.tree.get("demand").map(|demand| Row::all(demand, "shock")).unwrap_or_default();
        for (i, (shock, row)) in shocks.iter().zip(rows).enumerate() {
            let path = format!("demand.{}", row.path);
            let mut diagnose = |name: &str, message: String, hint: Option<String>| {
                let key = join(&path, name);
                if !self.known.is_spoilt(&key) {
                    self.found.push(row.node.origin_at(&[name]).diagnose(key, message).hinted(hint));
                }
            };
            for (name, missing) in
                [("name", shock.name.is_empty()), ("from", shock.from.is_none()), ("category", shock.category.is_empty())]
            {
                if missing {
                    diagnose(name, "found nothing, expected this key in every shock".into(), None);
                }
            }
            if let Some(expected) = names::wrong(&shock.name).filter(|_| !shock.name.is_empty()) {
                diagnose("name", format!("found {}, expected {expected}", names::quoted(&shock.name)), None);
            }
            if !shock.name.is_empty() && shocks[..i].iter().any(|earlier| earlier.name == shock.name) {
                diagnose("name", format!("found a second shock \"{}\", expected each name once", shock.name), None);
            }
            match shock.from {
                Some(from) if from < first || from >= end => {
                    let hint =
                        "move the shock, or the run by `run.start`, `run.months` and `run.warmup`; `--set demand.shock=[]` leaves all out";
                    diagnose(
                        "from",
                        format!("found {from}, expected a day within the run, from {first} and before {end}"),
                        Some(hint.into()),
                    );
                }
                _ => {}
            }
            if !shock.category.is_empty() && !city.categories.contains_key(&shock.category) {
                let close = nearest(&shock.category, city.categories.keys().map(String::as_str));
                let known: Vec<&str> = city.categories.keys().map(String::as_str).collect();
                let all = || (!known.is_empty()).then(|| format!("its categories are {}", known.join(", ")));
                let hint = close.map(|close| format!("did you mean \"{close}\"?")).or_else(all);
                diagnose("category", format!("found \"{}\", expected the name of a table `city.categories.NAME`", shock.category), hint);
            }
        }
    }

    fn missing(&mut self, key: [&str; 2], what: &str, path: &Path) {
        if !self.known.is_spoilt(&key.join(".")) {
            let shown = plain(path);
            // `"C:\temp"` contains a tab.
            let (shown, hint) = match shown.contains(char::is_control) {
                true => (
                    names::quoted(&shown),
                    "a backslash in double quotes starts an escape sequence: in a path, write `/` or use single quotes",
                ),
                false => (format!("`{shown}`"), "paths are relative to the file in which they are written"),
            };
            let message = match what == "file" && path.is_dir() {
                true => format!("found a folder {shown}, expected a file"),
                false => format!("found no {what} {shown}"),
            };
            self.diagnose(&key, message, Some(hint.into()));
        }
    }

    /// What levers require of each other and of their own keys.
    fn levers(&mut self, prefix: &[&str], levers: &Levers) {
        let mut diagnose = |path: [&str; 2], message: String, hint: Option<String>| {
            let diagnostic = self.scenario.diagnose(&[prefix, &path].concat(), message);
            // A phase inherits errors of the rules before it: report each once.
            if !self.found.iter().any(|earlier| {
                earlier.message == diagnostic.message && earlier.place == diagnostic.place && earlier.file == diagnostic.file
            }) {
                self.found.push(diagnostic.hinted(hint));
            }
        };
        let spoilt = |path: &str| self.known.diagnostics.iter().any(|known| known.key.ends_with(path));
        let Levers {
            callback,
            ranking,
            exclusion,
            hotline,
            early_warning,
            dispatch: _,
            time_limits: _,
            whistle,
            integration: _,
            monthly_topic: _,
            proactive: _,
            media: _,
        } = levers;
        if ranking.enabled && !callback.enabled && !spoilt("rules.callback.enabled") && !spoilt("rules.callback") {
            let hint = "without callbacks there are no official rates to rank by: set `rules.callback.enabled = true`";
            diagnose(["ranking", "enabled"], "requires `rules.callback`, which is not enabled".into(), Some(hint.into()));
        }
        if exclusion.enabled && !callback.enabled && !spoilt("rules.callback.enabled") && !spoilt("rules.callback") {
            diagnose(["exclusion", "enabled"], "requires `rules.callback`, which is not enabled".into(), None);
        }
        if whistle.enabled
            && whistle.accountability > 0.0
            && !ranking.enabled
            && !spoilt("rules.ranking.enabled")
            && !spoilt("rules.ranking")
        {
            let hint =
                "departments are held accountable through their assessment: set `rules.ranking.enabled = true`, or `accountability = 0`";
            diagnose(["whistle", "accountability"], "requires `rules.ranking`, which is not enabled".into(), Some(hint.into()));
        }
        if early_warning.enabled && !hotline.enabled && !spoilt("rules.hotline.enabled") && !spoilt("rules.hotline") {
            let hint = "with several lines there is no single daily count of orders: set `rules.hotline.enabled = true`";
            diagnose(["early_warning", "enabled"], "requires `rules.hotline`, which is not enabled".into(), Some(hint.into()));
        }
        let (alarms, within) = (early_warning.alarms, early_warning.within);
        if early_warning.enabled && alarms > within && !spoilt("rules.early_warning.alarms") && !spoilt("rules.early_warning.within") {
            let message = format!("found {alarms}, expected at most `within`, {within}");
            diagnose(["early_warning", "alarms"], message, None);
        }
        let sum: f64 = ranking.weights.iter().sum();
        if (sum - 1.0).abs() > 1e-9 && !spoilt("rules.ranking.weights") {
            diagnose(["ranking", "weights"], format!("found weights that sum to {}, expected 1", (sum * 1e9).round() / 1e9), None);
        }
    }
}
