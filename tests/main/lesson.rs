//! The lesson's commands work as printed and give the figures that it shows.

use crate::workspace::Workspace;

const LESSONS: [&str; 2] = ["teaching/45-minutes.en.md", "teaching/45-minutes.zh.md"];

fn lesson(name: &str) -> String {
    std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

#[test]
fn every_command_of_the_lesson_works() {
    for name in LESSONS {
        let text = lesson(name);
        let commands: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("jiesu ")).collect();
        assert_eq!(commands.len(), 2, "{name}");
        for command in commands {
            let workspace = Workspace::with_scenarios();
            let left = workspace.jiesu(&command.split(' ').collect::<Vec<_>>());
            assert_eq!((left.code, left.out.is_empty()), (Some(0), false), "{command}\n{}", left.err);
        }
    }
}

/// Checks two cards of the paper version against the command.
#[test]
fn the_cards_show_what_the_command_computes() {
    for card in [1, 7] {
        let workspace = Workspace::with_scenarios();
        let left = workspace.jiesu(&[
            "compare",
            "scenarios/teaching/lesson.toml",
            "--set",
            &format!("run.seed={card}"),
            "--quiet",
            "--out",
            "out",
        ]);
        assert_eq!(left.code, Some(0), "{}", left.err);
        let rates = workspace.read("out/rates.csv");
        let mut lines = rates.lines().map(|line| line.split(',').collect::<Vec<_>>());
        let head = lines.next().unwrap();
        let at = |name: &str| head.iter().position(|column| *column == name).unwrap();
        let wanted = [("level", "city"), ("period_kind", "run"), ("review", "observer"), ("basis", "callback")];
        let per_cent = |row: &Vec<&str>, name: &str| format!("{:.1}", 100.0 * row[at(name)].parse::<f64>().unwrap());
        let cells: Vec<String> = lines
            .filter(|row| wanted.iter().all(|(name, value)| row[at(name)] == *value))
            .map(|row| format!("{} / {}", per_cent(&row, "resolution_rate"), per_cent(&row, "cured_rate")))
            .collect();
        let card_row = format!("| {card} | {} |", cells.join(" | "));
        LESSONS.iter().for_each(|name| assert!(lesson(name).lines().any(|line| line == card_row), "{name} lacks\n{card_row}"));
    }
}
