//! Questions and answers.

use crate::cities::{STORIES, SWITCHES, Side, story};
use crate::tell;
use jiesu::engine::{Log, OrderRow, ReplicationOutput, life, simulate};
use jiesu::error::{Error, Result};
use jiesu::experiment::statistics::IntervalEstimator;
use serde::Deserialize;
use serde_json::{Value, json};
use std::cell::RefCell;

/// What a page may ask.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Purpose {
    /// Which stories and switches there are.
    Stories {},
    /// Replication 1 of both cities, with orders. They are remembered for `order`.
    Twins { story: String, seed: String, on: Vec<String> },
    /// The life of one order in both cities that were lived last.
    Order { code: String },
    /// The run's rates of both cities in the replications `from` to `to`, from 1, both included.
    Many { story: String, seed: String, on: Vec<String>, from: u32, to: u32 },
    /// Mean, interval and percentiles of values of the left and of the right city, and of their differences; null where there is none.
    Statistics { left: Vec<Option<f64>>, right: Vec<Option<f64>> },
}

thread_local! {
    /// The two cities that were lived last.
    static LAST: RefCell<Option<[(Side, ReplicationOutput); 2]>> = const { RefCell::new(None) };
}

/// Answers a question in JSON: what was asked for, or `error` with what is wrong.
pub fn answer(question: &[u8]) -> Vec<u8> {
    let told = match serde_json::from_slice(question) {
        Ok(question) => consider(question).unwrap_or_else(|error| json!({ "error": error.to_string() })),
        Err(error) => json!({ "error": error.to_string() }),
    };
    told.to_string().into_bytes()
}

fn consider(question: Purpose) -> Result<Value> {
    match question {
        Purpose::Stories {} => Ok(json!({
            "version": env!("CARGO_PKG_VERSION"),
            "stories": STORIES.iter().map(|story| json!({ "name": story.name, "topic": story.topic, "on": story.on })).collect::<Vec<_>>(),
            "switches": SWITCHES.map(|(name, _)| name),
        })),
        Purpose::Twins { story: name, seed, on } => {
            let story = story(&name)?;
            let output = Side::both(story, &seed, &on)?.map(|side| {
                let output = simulate(&side.setup, &side.city, 1, 1, Log::Orders);
                (side, output)
            });
            let [left, right] = [0, 1].map(|side| tell::city(&output[side].0, story, &output[side].1));
            LAST.set(Some(output));
            Ok(json!({ "left": left, "right": right }))
        }
        Purpose::Order { code } => LAST.with_borrow(|last| order(last.as_ref(), &code)),
        Purpose::Many { story: name, seed, on, from, to } => {
            let sides = Side::both(story(&name)?, &seed, &on)?;
            let trial = |side: &Side, replication| tell::outcome(side, &simulate(&side.setup, &side.city, 1, replication, Log::Off));
            let trials: Vec<Value> = (from.max(1)..=to)
                .map(|replication| {
                    let [left, right] = sides.each_ref().map(|side| trial(side, replication));
                    json!({ "replication": replication, "left": left, "right": right })
                })
                .collect();
            Ok(json!({ "trials": trials }))
        }
        Purpose::Statistics { left, right } => Ok(statistics(&left, &right)),
    }
}

fn order(last: Option<&[(Side, ReplicationOutput); 2]>, code: &str) -> Result<Value> {
    let missing = || Error::input("page", "order", format!("found no order \"{code}\""));
    let output = last.ok_or_else(missing)?;
    let lives = output.each_ref().map(|(side, output)| {
        let mut rows: Vec<&OrderRow> = output.orders.iter().filter(|row| row.code(&side.setup, &side.city) == code).collect();
        rows.sort_by_key(|row| row.attempt);
        life(&rows)
    });
    let steps = lives[0].len().max(lives[1].len());
    if steps == 0 {
        return Err(missing());
    }
    let told = |side: usize| -> Vec<Value> {
        let setup = &output[side].0.setup;
        lives[side].iter().map(|(at, step)| json!({ "at": setup.calendar.iso(*at), "step": step })).collect()
    };
    // They part at the first step that is another, or at another time.
    let divergence = (0..steps).find(|k| lives[0].get(*k) != lives[1].get(*k));
    Ok(json!({ "left": told(0), "right": told(1), "parting": divergence }))
}

fn statistics(left: &[Option<f64>], right: &[Option<f64>]) -> Value {
    let mut estimator = IntervalEstimator::default();
    let mut of = |values: Vec<f64>| {
        let told = estimator.statistics(&values, &vec![1; values.len()]);
        told.map(|s| json!({ "n": s.n, "mean": s.mean, "sd": s.sd, "interval": s.interval, "percentiles": s.percentiles }))
    };
    let known = |values: &[Option<f64>]| values.iter().flatten().copied().collect();
    let pairs = left.iter().zip(right).filter_map(|(left, right)| Some((*right)? - (*left)?)).collect();
    json!({ "left": of(known(left)), "right": of(known(right)), "difference": of(pairs) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(question: &str) -> Value {
        serde_json::from_slice(&answer(question.as_bytes())).unwrap()
    }

    #[test]
    fn the_cities_differ_by_what_is_switched_on_and_by_nothing_else() {
        let told = ask(r#"{"twins":{"story":"twins","seed":"1","on":[]}}"#);
        assert_eq!(told["left"]["rates"], told["right"]["rates"]);
        assert_eq!(told["left"]["orders"], told["right"]["orders"]);
        for story in &STORIES {
            let on = serde_json::to_string(story.on).unwrap();
            let told = ask(&format!(r#"{{"twins":{{"story":"{}","seed":"1","on":{on}}}}}"#, story.name));
            assert_ne!(told["left"]["orders"], told["right"]["orders"], "{}", story.name);
            let codes = |side: &str| told[side]["codes"].as_array().unwrap().iter().map(|code| code.to_string()).collect::<Vec<_>>();
            let shared = codes("left").into_iter().filter(|code| codes("right").contains(code)).take(20).count();
            assert_eq!(shared, 20, "{}: both meet the same problems", story.name);
            assert_eq!(told["left"]["topic"].is_null(), story.topic.is_none());
        }
    }

    #[test]
    fn an_order_is_followed_in_both_cities_to_where_they_part() {
        let told = ask(r#"{"twins":{"story":"twins","seed":"3","on":["first"]}}"#);
        let right: Vec<&str> = told["right"]["codes"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        let both = told["left"]["codes"].as_array().unwrap().iter().filter_map(Value::as_str).find(|code| right.contains(code)).unwrap();
        let told = ask(&format!(r#"{{"order":{{"code":"{both}"}}}}"#));
        assert_eq!(told["left"][0]["step"], "called");
        let divergence = told["parting"].as_u64().unwrap() as usize;
        assert_eq!(told["left"].as_array().unwrap()[..divergence], told["right"].as_array().unwrap()[..divergence]);
        assert_ne!(told["left"][divergence], told["right"][divergence]);
        assert!(ask(r#"{"order":{"code":"nowhere"}}"#)["error"].is_string());
    }

    #[test]
    fn the_first_of_many_is_the_one_that_is_shown() {
        let twins = ask(r#"{"twins":{"story":"twins","seed":"5","on":["ranking"]}}"#);
        let many = ask(r#"{"many":{"story":"twins","seed":"5","on":["ranking"],"from":1,"to":2}}"#);
        let run = &twins["right"]["rates"][0];
        assert_eq!(run["review"], "official");
        assert_eq!(many["trials"][0]["right"]["official"][1], run["resolution_rate"]);
        assert_ne!(many["trials"][1]["right"]["official"][1], run["resolution_rate"]);
        assert!(many["trials"][0]["left"]["official"].is_null(), "nobody asks before the reform");
    }

    #[test]
    fn statistics_leave_out_what_is_not_there() {
        let told = ask(r#"{"statistics":{"left":[0.1,null,0.3],"right":[0.2,0.9,0.6]}}"#);
        assert_eq!(told["left"]["n"], 2);
        assert!((told["difference"]["mean"].as_f64().unwrap() - 0.2).abs() < 1e-12);
        assert!(told["difference"]["interval"][0].as_f64().unwrap() < 0.2);
    }
}
