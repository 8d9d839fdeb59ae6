//! Diagnostics about the meaning of keys, alone and together.

use super::Scenario;
use super::values::STREET_FUNCTION;
use crate::error::Diagnostic;
use crate::input::files::plain;
use crate::input::names;
use crate::input::node::expected;
use crate::input::node::join;
use crate::input::read_once::is_there;
use crate::input::reader::{Reader, Row};
use crate::input::slips::did_you_mean;
use crate::levers::{Entry, Levers};
use crate::messages::{Message, message};
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
    fn diagnose(&mut self, path: &[&str], message: Message, hint: Option<Message>) {
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
            let code = || (table == "functions" && name.contains('@')).then(|| message!("scenario-a-name-without-at"));
            if let Some(expected) = names::wrong(name).or_else(code) {
                let key = join(&format!("city.{table}"), name);
                let entry = scenario.written.tree.find(&["city", table]).and_then(|table| table.table()?.get(name));
                let message = message!("input-the-name", name = names::quoted(name), expected = expected);
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
            let hint = message!("scenario-add-category");
            self.diagnose(&["city", "categories"], message!("scenario-no-category"), Some(hint));
        } else if city.categories.values().all(|category| category.mix <= 0.0) {
            self.diagnose(&["city", "categories"], message!("scenario-no-mix"), None);
        }
        let functions = || city.functions.keys().map(String::as_str);
        let hint = |name: &str, others: &[&str]| match nearest(name, functions().chain(others.iter().copied())) {
            Some(close) => did_you_mean(close),
            None => message!("scenario-add-table", table = join("city.functions", name)),
        };
        for (name, category) in &city.categories {
            if category.owner != "street" && !city.functions.contains_key(&category.owner) {
                let message = message!("scenario-owner", owner = &category.owner);
                self.diagnose(&["city", "categories", name, "owner"], message, Some(hint(&category.owner, &["street"])));
            }
            if category.lead.len() == 1 {
                let message = message!("scenario-one-lead");
                self.diagnose(&["city", "categories", name, "lead"], message, None);
            }
            if let Some(i) = (1..category.lead.len()).find(|i| category.lead[*i] < category.lead[i - 1]) {
                let message =
                    message!("scenario-lead-order", found = category.lead[i].to_string(), before = category.lead[i - 1].to_string());
                self.diagnose(&["city", "categories", name, "lead", &format!("[{}]", i + 1)], message, None);
            }
            if category.at_once + category.left_open > 1.0 {
                let message = message!("scenario-left-open", found = category.left_open.to_string(), atonce = category.at_once.to_string());
                self.diagnose(&["city", "categories", name, "left_open"], message, None);
            }
            for (i, function) in category.functions.iter().enumerate() {
                let path = ["city", "categories", name, "functions", &format!("[{}]", i + 1)];
                if *function == category.owner {
                    let message = message!("scenario-own-function", function = function);
                    self.diagnose(&path, message, None);
                } else if !city.functions.contains_key(function) {
                    let message = message!("scenario-no-function", function = function);
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
            let message = message!("scenario-function-street");
            self.diagnose(&["city", "functions", "street"], message, None);
        }
        if functions.len() >= STREET_FUNCTION {
            let message = message!("scenario-functions", count = functions.len(), most = STREET_FUNCTION - 1);
            self.diagnose(&["city", "functions"], message, None);
        }
        if !functions.is_empty() && functions.values().all(|function| function.staff <= 0.0) {
            self.diagnose(&["city", "functions"], message!("scenario-no-staff"), None);
        }
    }

    fn city(&mut self) {
        let scenario = self.scenario;
        let name = &scenario.tables.city.name;
        if let Some(what) = names::wrong(name).filter(|_| !name.is_empty()) {
            self.diagnose(&["city", "name"], expected(names::quoted(name), what), None);
        }
        let run = &scenario.tables.run;
        let end = run.end();
        for phase in scenario.phases.iter().filter(|phase| phase.from >= end) {
            let message = message!("scenario-phase-late", phase = &phase.name, from = phase.from.to_string(), end = end.to_string());
            self.diagnose(&["phase", &phase.name, "from"], message, None);
        }
        let dispersion = scenario.tables.demand.dispersion;
        if dispersion > 0.0 && dispersion < 1.0 && !self.known.is_spoilt("demand.dispersion") {
            self.diagnose(&["demand", "dispersion"], message!("scenario-dispersion", dispersion = dispersion.to_string()), None);
        }
        let (lines, behaviour) = (&scenario.tables.city.lines, &scenario.tables.behaviour);
        if lines.closes <= lines.opens && !self.known.is_spoilt("city.lines.closes") && !self.known.is_spoilt("city.lines.opens") {
            let message = message!("scenario-closes", closes = lines.closes.to_string(), opens = lines.opens.to_string());
            self.diagnose(&["city", "lines", "closes"], message, None);
        }
        if behaviour.attention_high < behaviour.attention_low
            && !self.known.is_spoilt("behaviour.attention_high")
            && !self.known.is_spoilt("behaviour.attention_low")
        {
            let (low, high) = (behaviour.attention_low, behaviour.attention_high);
            let message = message!("scenario-attention", high = high.to_string(), low = low.to_string());
            self.diagnose(&["behaviour", "attention_high"], message, None);
        }
        if let Some(folder) = scenario.path("city.data") {
            if !folder.is_dir() {
                self.missing(["city", "data"], true, &folder);
            } else {
                for file in ["districts.csv", "streets.csv"] {
                    if !is_there(&folder.join(file)) {
                        self.missing(["city", "data"], false, &folder.join(file));
                    }
                }
            }
        }
        for key in [["city", "calendar"], ["city", "profiles"], ["run", "sets"]] {
            match scenario.path(&key.join(".")) {
                Some(file) if !is_there(&file) => self.missing(key, false, &file),
                _ => {}
            }
        }
    }

    /// Each shock by itself; its districts and overlaps depend on the city's data and are checked when the setup is made.
    fn shocks(&mut self) {
        let scenario = self.scenario;
        let (run, city) = (&scenario.tables.run, &scenario.tables.city);
        let (first, end) = (run.first_day(), run.end());
        let shocks = &scenario.tables.demand.shock;
        let rows = scenario.written.tree.get("demand").map(|demand| Row::all(demand, "shock")).unwrap_or_default();
        for (i, (shock, row)) in shocks.iter().zip(rows).enumerate() {
            let path = format!("demand.{}", row.path);
            let mut diagnose = |name: &str, message: Message, hint: Option<Message>| {
                let key = join(&path, name);
                if !self.known.is_spoilt(&key) {
                    self.found.push(row.node.origin_at(&[name]).diagnose(key, message).hinted(hint));
                }
            };
            for (name, missing) in
                [("name", shock.name.is_empty()), ("from", shock.from.is_none()), ("category", shock.category.is_empty())]
            {
                if missing {
                    diagnose(name, message!("input-missing-key", what = message!("word-shock")), None);
                }
            }
            if let Some(what) = names::wrong(&shock.name).filter(|_| !shock.name.is_empty()) {
                diagnose("name", expected(names::quoted(&shock.name), what), None);
            }
            if !shock.name.is_empty() && shocks[..i].iter().any(|earlier| earlier.name == shock.name) {
                diagnose("name", message!("scenario-second-shock", name = &shock.name), None);
            }
            match shock.from {
                Some(from) if from < first || from >= end => {
                    let hint = message!("scenario-move-shock");
                    diagnose(
                        "from",
                        message!("scenario-shock-outside", from = from.to_string(), first = first.to_string(), end = end.to_string()),
                        Some(hint),
                    );
                }
                _ => {}
            }
            if !shock.category.is_empty() && !city.categories.contains_key(&shock.category) {
                let close = nearest(&shock.category, city.categories.keys().map(String::as_str));
                let known: Vec<&str> = city.categories.keys().map(String::as_str).collect();
                let all = || (!known.is_empty()).then(|| message!("scenario-categories", names = known.join(", ")));
                let hint = close.map(did_you_mean).or_else(all);
                diagnose("category", message!("scenario-shock-category", category = &shock.category), hint);
            }
        }
    }

    fn missing(&mut self, key: [&str; 2], is_folder: bool, path: &Path) {
        if !self.known.is_spoilt(&key.join(".")) {
            let shown = plain(path);
            // `"C:\temp"` contains a tab.
            let (shown, hint) = match shown.contains(char::is_control) {
                true => (names::quoted(&shown), message!("input-backslash")),
                false => (format!("`{shown}`"), message!("scenario-relative-paths")),
            };
            let message = match is_folder {
                true => message!("scenario-no-folder", path = shown),
                false if path.is_dir() => message!("scenario-a-folder", path = shown),
                false => message!("scenario-no-file", path = shown),
            };
            self.diagnose(&key, message, Some(hint));
        }
    }

    /// What levers require of each other and of their own keys.
    fn levers(&mut self, prefix: &[&str], levers: &Levers) {
        let mut diagnose = |rule: [&str; 2], message: Message, hint: Option<Message>| {
            self.scenario.diagnose_rule(prefix, &rule, message, hint, &mut self.found);
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
            remediation,
            survey: _,
        } = levers;
        if ranking.enabled && !callback.enabled && !spoilt("rules.callback.enabled") && !spoilt("rules.callback") {
            let hint = message!("scenario-ranking-needs-callback");
            diagnose(["ranking", "enabled"], message!("scenario-requires", lever = "callback"), Some(hint));
        }
        if exclusion.enabled && !callback.enabled && !spoilt("rules.callback.enabled") && !spoilt("rules.callback") {
            diagnose(["exclusion", "enabled"], message!("scenario-requires", lever = "callback"), None);
        }
        if whistle.enabled
            && whistle.accountability > 0.0
            && !ranking.enabled
            && !spoilt("rules.ranking.enabled")
            && !spoilt("rules.ranking")
        {
            let hint = message!("scenario-accountability");
            diagnose(["whistle", "accountability"], message!("scenario-requires", lever = "ranking"), Some(hint));
        }
        if remediation.enabled
            && remediation.entry == Entry::Rank
            && !ranking.enabled
            && !spoilt("rules.ranking.enabled")
            && !spoilt("rules.ranking")
        {
            let hint = message!("scenario-entry-hint");
            diagnose(["remediation", "entry"], message!("scenario-entry-without-ranking"), Some(hint));
        }
        if early_warning.enabled && !hotline.enabled && !spoilt("rules.hotline.enabled") && !spoilt("rules.hotline") {
            let hint = message!("scenario-warning-needs-hotline");
            diagnose(["early_warning", "enabled"], message!("scenario-requires", lever = "hotline"), Some(hint));
        }
        let (alarms, within) = (early_warning.alarms, early_warning.within);
        if early_warning.enabled && alarms > within && !spoilt("rules.early_warning.alarms") && !spoilt("rules.early_warning.within") {
            let message = message!("scenario-alarms", alarms = alarms, within = within);
            diagnose(["early_warning", "alarms"], message, None);
        }
        let sum: f64 = ranking.weights.iter().sum();
        if (sum - 1.0).abs() > 1e-9 && !spoilt("rules.ranking.weights") {
            diagnose(["ranking", "weights"], message!("scenario-weights", sum = ((sum * 1e9).round() / 1e9).to_string()), None);
        }
    }
}
