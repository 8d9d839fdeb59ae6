//! Writes the tutorial's files and runs its commands in order; they must print what the tutorial shows.

use crate::workspace::Workspace;
use std::process::Command;

/// The blocks between fences, each with its language.
fn blocks(text: &str) -> Vec<(&str, String)> {
    let mut found: Vec<(&str, String)> = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        match (line.strip_prefix("```"), inside) {
            (Some(language), false) => found.push((language, String::new())),
            (None, true) => found.last_mut().unwrap().1 += &format!("{line}\n"),
            _ => {}
        }
        inside ^= line.starts_with("```");
    }
    found
}

/// The words of a command, without quotes.
fn words(command: &str) -> Vec<String> {
    command.split(' ').map(|word| word.replace('"', "")).collect()
}

fn follow(name: &str) {
    let workspace = Workspace::with_scenarios();
    let text = std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap();
    let (mut printed, mut failed, mut commands) = (None, false, 0);
    for (language, block) in blocks(&text) {
        match language {
            "sh" => {
                let mut all = String::new();
                failed = false;
                for command in block.lines() {
                    let words = words(command);
                    let arguments: Vec<&str> = words[1..].iter().map(String::as_str).collect();
                    commands += 1;
                    if words[0] == "jiesu" {
                        let left = workspace.jiesu(&arguments);
                        assert!(matches!(left.code, Some(0 | 2)), "{command}\n{}", left.err);
                        failed |= left.code == Some(2);
                        all += &(left.out + &left.err);
                    } else {
                        // Python and R may be missing.
                        let done = Command::new(&words[0]).args(arguments).current_dir(workspace.path(".")).output();
                        let Ok(done) = done else {
                            all.clear();
                            break;
                        };
                        assert!(done.status.success(), "{command}\n{}", String::from_utf8_lossy(&done.stderr));
                        all += &String::from_utf8(done.stdout).unwrap();
                    }
                }
                assert!(!failed || all.contains(": unknown key"), "{block}\n{all}");
                printed = (!all.is_empty()).then_some(all);
            }
            "text" => {
                let Some(printed) = &printed else { continue };
                let mut left = printed.lines();
                for line in block.lines().filter(|line| *line != "…") {
                    assert!(
                        left.any(|printed| printed == line),
                        "{name} shows a line that is not printed in this order:\n{line}\n{printed}"
                    );
                }
            }
            "toml" | "python" | "r" => {
                let file = block.lines().next().and_then(|line| line.strip_prefix("# ")).unwrap();
                workspace.write(file, block.as_bytes());
            }
            _ => assert_eq!(language, "console", "{name}"),
        }
        if failed && language == "text" {
            assert!(block.contains(": unknown key"), "a command fails and the text does not show it:\n{block}");
        }
    }
    assert!(commands >= 10, "{commands}");
    let docs = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let links = text.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next()).filter(|link| !link.starts_with("http"));
    links.for_each(|link| assert!(docs.join(link).exists(), "{name} links to {link}, which is not there"));
}

#[test]
fn the_tutorial_shows_what_its_commands_print() {
    follow("docs/tutorial.md");
}

#[test]
fn the_chinese_tutorial_shows_what_its_commands_print() {
    follow("docs/tutorial.zh.md");
}
