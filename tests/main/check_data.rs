//! The diagnostics for gaps in a data file.

use crate::workspace::Workspace;

#[test]
fn every_gap_in_the_data_is_reported_with_its_place() {
    let workspace = Workspace::with_scenarios();
    let read = |name: &str| std::fs::read_to_string(workspace.path("scenarios/data").join(name)).unwrap();
    let mut streets: Vec<String> = read("streets.csv").lines().map(str::to_owned).collect();
    let set = |row: &mut String, column: usize, value: &str| {
        let mut cells: Vec<&str> = row.split(',').collect();
        cells[column] = value;
        *row = cells.join(",");
    };
    set(&mut streets[1], 7, "");
    set(&mut streets[2], 4, "999");
    streets[3].push_str(",more");
    workspace.write("scenarios/data/streets.csv", streets.join("\n").as_bytes());
    let profiles: Vec<String> = read("profiles.csv").lines().filter(|line| !line.starts_with("hour,4,")).map(str::to_owned).collect();
    workspace.write("scenarios/data/profiles.csv", profiles.join("\n").as_bytes());
    let expected = "\
scenarios/data/streets.csv:2:43: `population`: found nothing, expected a whole number, 0 or more
scenarios/data/streets.csv:3:28: `district`: found \"999\", expected a code of districts.csv
scenarios/data/streets.csv:4:1: found 10 fields, expected 9 as in the header
scenarios/data/profiles.csv:1:6: `index`: found no row for hour 4, expected one for each of the 24
";
    for arguments in [&["check", "scenarios/base/beijing-2019.toml"][..], &["run", "scenarios/base/beijing-2019.toml"]] {
        let left = workspace.jiesu(arguments);
        let messages: String = left.err.lines().filter(|line| line.starts_with("scenarios")).map(|line| format!("{line}\n")).collect();
        assert_eq!(messages, expected);
        assert_eq!((left.code, left.out.as_str()), (Some(2), ""));
    }
    assert_eq!(workspace.files(), ["scenarios"]);
}
