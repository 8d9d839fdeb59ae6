//! The requests of the page and the replies to them.

use crate::render;
use crate::stories::{STORIES, SWITCHES, Side, story};
use jiesu::analysis::IntervalEstimator;
use jiesu::engine::{Log, OrderRow, ReplicationOutput, life, simulate};
use jiesu::error::{Error, Result};
use jiesu::messages::Message;
use serde::Deserialize;
use serde_json::{Value, json};
use std::cell::RefCell;

/// A request of the page.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Request {
    /// The stories and the switches.
    Stories {},
    /// Simulates replication 1 of both cities with an order log, and keeps it for [`Request::Order`].
    Twins { story: String, seed: String, on: Vec<String> },
    /// The steps of one order in the two cities simulated last.
    Order { code: String },
    /// Rates of both cities over the whole run, for the replications `from` to `to`, counted from 1, both included.
    Replications { story: String, seed: String, on: Vec<String>, from: u32, to: u32 },
    /// Mean, interval and spread (5th to 95th percentile; with fewer than 19 values, the range) of the left values, the right values, and
    /// their differences. A missing value is null.
    Statistics { left: Vec<Option<f64>>, right: Vec<Option<f64>> },
}

thread_local! {
    /// The two cities simulated last.
    static LAST: RefCell<Option<[(Side, ReplicationOutput); 2]>> = const { RefCell::new(None) };
}

/// Replies to a request in JSON. If the request fails, the reply has one key, `error`, with the message.
pub fn reply(request: &[u8]) -> Vec<u8> {
    let reply = match serde_json::from_slice(request) {
        Ok(request) => handle(request).unwrap_or_else(|error| json!({ "error": error.to_string() })),
        Err(error) => json!({ "error": error.to_string() }),
    };
    reply.to_string().into_bytes()
}

fn handle(request: Request) -> Result<Value> {
    match request {
        Request::Stories {} => Ok(json!({
            "version": env!("CARGO_PKG_VERSION"),
            "stories": STORIES.iter().map(|story| json!({ "name": story.name, "topic": story.topic, "on": story.on })).collect::<Vec<_>>(),
            "switches": SWITCHES.map(|(name, _)| name),
        })),
        Request::Twins { story: name, seed, on } => {
            let story = story(&name)?;
            let simulated = Side::both(story, &seed, &on)?.map(|side| {
                let output = simulate(&side.setup, &side.city, 1, 1, Log::Orders);
                (side, output)
            });
            let [left, right] = simulated.each_ref().map(|(side, output)| render::city(side, story, output));
            LAST.set(Some(simulated));
            Ok(json!({ "left": left, "right": right }))
        }
        Request::Order { code } => LAST.with_borrow(|last| order(last.as_ref(), &code)),
        Request::Replications { story: name, seed, on, from, to } => {
            let sides = Side::both(story(&name)?, &seed, &on)?;
            let trial = |side: &Side, replication| render::outcome(side, &simulate(&side.setup, &side.city, 1, replication, Log::Off));
            let trials: Vec<Value> = (from.max(1)..=to)
                .map(|replication| {
                    let [left, right] = sides.each_ref().map(|side| trial(side, replication));
                    json!({ "replication": replication, "left": left, "right": right })
                })
                .collect();
            Ok(json!({ "trials": trials }))
        }
        Request::Statistics { left, right } => Ok(statistics(&left, &right)),
    }
}

/// The steps of an order in both cities, and the index of the first step that differs in kind, content or time.
fn order(last: Option<&[(Side, ReplicationOutput); 2]>, code: &str) -> Result<Value> {
    let missing = || Error::input("page", "order", Message::verbatim(format!("found no order \"{code}\"")));
    let simulated = last.ok_or_else(missing)?;
    let steps = simulated.each_ref().map(|(side, output)| {
        let mut rows: Vec<&OrderRow> = output.orders.iter().filter(|row| row.code(&side.setup, &side.city) == code).collect();
        rows.sort_by_key(|row| row.attempt);
        life(&rows)
    });
    let longest = steps[0].len().max(steps[1].len());
    if longest == 0 {
        return Err(missing());
    }
    let dated = |side: usize| -> Vec<Value> {
        let calendar = &simulated[side].0.setup.calendar;
        steps[side].iter().map(|(at, step)| json!({ "at": calendar.iso(*at), "step": step })).collect()
    };
    let divergence = (0..longest).find(|k| steps[0].get(*k) != steps[1].get(*k));
    Ok(json!({ "left": dated(0), "right": dated(1), "divergence": divergence }))
}

fn statistics(left: &[Option<f64>], right: &[Option<f64>]) -> Value {
    let mut estimator = IntervalEstimator::default();
    // Rates are shares; their differences are not.
    let mut summary = |values: Vec<f64>, is_share: bool| {
        let cities = vec![1; values.len()];
        let statistics = if is_share { estimator.shares(&values, &cities) } else { estimator.statistics(&values, &cities) };
        statistics.map(|s| json!({ "n": s.n, "mean": s.mean, "sd": s.sd, "interval": s.interval, "spread": s.spread() }))
    };
    let known = |values: &[Option<f64>]| values.iter().flatten().copied().collect();
    let differences = left.iter().zip(right).filter_map(|(left, right)| Some((*right)? - (*left)?)).collect();
    json!({ "left": summary(known(left), true), "right": summary(known(right), true), "difference": summary(differences, false) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn send(request: &str) -> Value {
        serde_json::from_slice(&reply(request.as_bytes())).unwrap()
    }

    #[test]
    fn the_two_cities_differ_only_by_the_switches() {
        let cities = send(r#"{"twins":{"story":"twins","seed":"1","on":[]}}"#);
        assert_eq!(cities["left"]["rates"], cities["right"]["rates"]);
        assert_eq!(cities["left"]["orders"], cities["right"]["orders"]);
        for story in &STORIES {
            let on = serde_json::to_string(story.on).unwrap();
            let cities = send(&format!(r#"{{"twins":{{"story":"{}","seed":"1","on":{on}}}}}"#, story.name));
            assert_ne!(cities["left"]["orders"], cities["right"]["orders"], "{}", story.name);
            let codes = |side: &str| cities[side]["codes"].as_array().unwrap().iter().map(|code| code.to_string()).collect::<Vec<_>>();
            let shared = codes("left").into_iter().filter(|code| codes("right").contains(code)).take(20).count();
            assert_eq!(shared, 20, "{}: both cities have the same problems", story.name);
            assert_eq!(cities["left"]["topic"].is_null(), story.topic.is_none());
        }
    }

    #[test]
    fn an_order_is_the_same_in_both_cities_up_to_its_divergence() {
        let cities = send(r#"{"twins":{"story":"twins","seed":"3","on":["first"]}}"#);
        let right: Vec<&str> = cities["right"]["codes"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        let shared = cities["left"]["codes"].as_array().unwrap().iter().filter_map(Value::as_str).filter(|code| right.contains(code));
        let order =
            shared.map(|code| send(&format!(r#"{{"order":{{"code":"{code}"}}}}"#))).find(|order| order["divergence"].is_u64()).unwrap();
        assert_eq!(order["left"][0]["step"], "called");
        let divergence = order["divergence"].as_u64().unwrap() as usize;
        assert_eq!(order["left"].as_array().unwrap()[..divergence], order["right"].as_array().unwrap()[..divergence]);
        assert_ne!(order["left"][divergence], order["right"][divergence]);
        assert!(send(r#"{"order":{"code":"nowhere"}}"#)["error"].is_string());
    }

    #[test]
    fn the_first_of_many_replications_is_the_one_shown() {
        let twins = send(r#"{"twins":{"story":"twins","seed":"5","on":["ranking"]}}"#);
        let many = send(r#"{"replications":{"story":"twins","seed":"5","on":["ranking"],"from":1,"to":2}}"#);
        let run = &twins["right"]["rates"][0];
        assert_eq!(run["review"], "official");
        assert_eq!(many["trials"][0]["right"]["official"][1], run["resolution_rate"]);
        assert_ne!(many["trials"][1]["right"]["official"][1], run["resolution_rate"]);
        assert!(many["trials"][0]["left"]["official"].is_null(), "there is no callback before the reform");
    }

    #[test]
    fn statistics_leave_out_missing_values() {
        let statistics = send(r#"{"statistics":{"left":[0.1,null,0.3,0.2,0.2,0.2],"right":[0.2,0.9,0.6,0.4,0.4,0.4]}}"#);
        assert_eq!(statistics["left"]["n"], 5);
        assert!((statistics["difference"]["mean"].as_f64().unwrap() - 0.2).abs() < 1e-12);
        assert!(statistics["difference"]["interval"][0].as_f64().unwrap() < 0.2);
        assert_eq!(statistics["left"]["spread"], serde_json::json!([0.1, 0.3]));
    }
}
