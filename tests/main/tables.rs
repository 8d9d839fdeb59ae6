//! CSV files that users write with an editor or a spreadsheet.

use crate::plans::BASE;
use crate::workspace::{Left, Workspace};

const DISTRICTS: &str = "district,name,name_en,ring,pop_2000,pop_2020\n01,东区,East,central,9000,8000\n02,西区,West,outer,5000,6000\n";
const STREETS: &str = "street,name,district,communities,villages,population,provenance\n\
                       011,甲街道,01,3,0,5000,data\n012,乙街道,01,2,0,3000,spread\n021,丙镇,02,1,2,6000,spread\n";
const CALENDAR: &str = "date,kind\n2018-10-01,holiday\n2019-01-01,holiday\n2019-02-03,workday\n";
const SETS: &str = "set,demand.reporting_intercept\na,-4\nb,-4.2\n";
const TABLE: &str = "name,rules.whistle.enabled,rules.callback.audit\nx,true,0.1\ny,false,0.2\n";
const TABLE_PLAN: &str = "base = \"base.toml\"\n[sampling]\nmethod = \"table\"\ntable = \"table.csv\"\n";

fn profiles() -> String {
    let rows = (0..24).map(|h| format!("hour,{h},1\n")).chain((0..7).map(|d| format!("weekday,{d},1\n")));
    rows.chain((1..=12).map(|m| format!("month,{m},1\n"))).fold("kind,index,value\n".into(), |text, row| text + &row)
}

/// A small city with its data files, any of which a test may damage.
pub(crate) fn workspace() -> Workspace {
    let city = "[city]\ndata = \"data\"\ncalendar = \"calendar.csv\"\nprofiles = \"profiles.csv\"\n";
    let scenario = BASE.replace("[city.generate]\nresidents = 3_000\n", city);
    assert!(scenario.contains("calendar.csv"));
    Workspace::with(&[
        ("base.toml", BASE),
        ("plan.toml", TABLE_PLAN),
        ("table.csv", TABLE),
        ("sets.csv", SETS),
        ("sets.informed.csv", "key,prior_sd,posterior_sd\ndemand.reporting_intercept,0.5,0.1\n"),
        ("with-sets.toml", "extends = \"base.toml\"\n[run]\nsets = \"sets.csv\"\n"),
        ("city.toml", &scenario),
        ("data/districts.csv", DISTRICTS),
        ("data/streets.csv", STREETS),
        ("calendar.csv", CALENDAR),
        ("profiles.csv", &profiles()),
    ])
}

/// Every kind of file, and the command that reads it.
const KINDS: [(&str, &str); 7] = [
    ("table.csv", "plan.toml"),
    ("sets.csv", "with-sets.toml"),
    ("sets.informed.csv", "with-sets.toml"),
    ("data/districts.csv", "city.toml"),
    ("data/streets.csv", "city.toml"),
    ("calendar.csv", "city.toml"),
    ("profiles.csv", "city.toml"),
];

/// The output of the command for a file with this content.
fn said(workspace: &Workspace, (file, reader): (&str, &str), bytes: &[u8]) -> Left {
    let before = std::fs::read(workspace.path(file)).unwrap();
    workspace.write(file, bytes);
    let left = workspace.jiesu(&["check", reader]);
    workspace.write(file, &before);
    left
}

/// The diagnostics, without source lines and hints.
fn diagnostics(left: &Left) -> Vec<&str> {
    left.err.lines().filter(|line| !line.starts_with("  ")).collect()
}

#[test]
fn a_file_from_a_spreadsheet_is_accepted_as_it_is() {
    let workspace = workspace();
    for kind in KINDS {
        let text = workspace.read(kind.0);
        let width = text.lines().next().unwrap().split(',').count();
        let variants = [
            text.replace('\n', "\r\n"),
            text.trim_end().replace('\n', "\r"),
            format!("\u{feff}{text}"),
            text.replace('\n', "\n\n"),
            text.replace('\n', &format!("\n{}\n", ",".repeat(width - 1))),
            text.replace('\n', ",\n"),
            text.replace('\n', ",,  ,\r\n"),
            text.lines().map(|line| format!("\"{}\"\n", line.replace(',', "\" , \""))).collect(),
            text.trim_end().to_string(),
            format!("sep=,\r\n{text}"),
            text.replace(',', " ,\u{3000}"),
            text.replacen('\n', ",_mine\n", 1).replace('\n', ",\n"),
        ];
        for (number, variant) in variants.iter().enumerate() {
            // A table of designs has keys only.
            if number + 1 == variants.len() && kind.0 == "table.csv" {
                continue;
            }
            let left = said(&workspace, kind, variant.as_bytes());
            assert_eq!((left.code, but_notes(&left.err).as_str()), (Some(0), ""), "{kind:?} {number}\n{variant}");
        }
    }
}

#[test]
fn another_encoding_is_named_with_a_remedy() {
    let workspace = workspace();
    for kind in KINDS {
        let text = workspace.read(kind.0);
        // 名称 in GBK, in a column of the user's own or in a name.
        let gbk = [text.trim_end().as_bytes(), b"\n\xc3\xfb\xb3\xc6\n"].concat();
        let gbk: Vec<u8> = if text.is_ascii() { gbk } else { text.replace(|c: char| !c.is_ascii(), "\u{1}").into_bytes() };
        let gbk: Vec<u8> = gbk.iter().flat_map(|byte| if *byte == 1 { vec![0xb6, 0xab] } else { vec![*byte] }).collect();
        let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let zero = text.replacen('\n', "\n\0", 1).into_bytes();
        let cases = [
            (gbk, "found text in GBK (GB18030), expected UTF-8 text", "CSV UTF-8"),
            (utf16, "found text in UTF-16, expected UTF-8 text", "CSV UTF-8"),
            (b"PK\x03\x04\x14\x00".to_vec(), "found a workbook of a spreadsheet", "CSV UTF-8"),
            (zero, ":2:1: found the byte 0x00", "damaged"),
        ];
        for (bytes, expected, hint) in cases {
            let left = said(&workspace, kind, &bytes);
            let found = diagnostics(&left);
            assert!(found.len() == 1 && found[0].starts_with(kind.0) && found[0].contains(expected), "{kind:?} {expected}\n{}", left.err);
            assert!(left.err.contains("hint: ") && left.err.contains(hint), "{}", left.err);
            assert_eq!(left.code, Some(2));
        }
    }
    let left = said(&workspace, ("base.toml", "base.toml"), b"title = \"\xb6\xab\xb3\xc7\"\n");
    assert!(left.err.contains("base.toml:1:10: found text in GBK"), "{}", left.err);
}

#[test]
fn an_error_of_the_whole_file_is_reported_once() {
    let workspace = workspace();
    for kind in KINDS {
        let text = workspace.read(kind.0);
        let first = text.split(',').next().unwrap();
        let spoilt = [
            (text.replace(',', ";"), ":1:1: found columns separated by semicolons, expected commas"),
            (text.replace(',', "\t"), ":1:1: found columns separated by tabs, expected commas"),
            (text.replace(',', "，"), ":1:1: found columns separated by full-width commas, expected commas"),
            (text.lines().map(|line| format!("\"{}\"\n", line.replace(',', "\";\""))).collect(), "separated by semicolons"),
            (format!("sep=;\n{}", text.replace(',', ";")), "separated by semicolons"),
            (text.lines().map(|line| format!("\"{line}\"\n")).collect(), ":1:1: found the whole header in quotes"),
            (
                text.replacen('\n', &format!(",{first}\n"), 1).replace('\n', ",1\n").replacen(",1\n", "\n", 1),
                "found a second column of this name, expected each name once; the first is at 1:1",
            ),
            (
                text.replacen('\n', ",\n", 1).replace('\n', ",1\n").replacen(",1\n", "\n", 1),
                "found a column without a name that is not empty in line 2",
            ),
            (text.replacen('\n', "\n\"", 1), ":2:1: found a quote that is not closed"),
            (text.replacen('\n', "\n\"x\"y", 1), ":2:4: found text after the quote that closes the cell of 2:1"),
            (
                text.replacen('\n', ",_more\n", 1),
                if text.lines().count() > 2 { "columns in the header, expected" } else { "fields, expected" },
            ),
            (String::new(), ":1:1: found an empty file, expected a header and rows"),
            (" \n\n".into(), ":1:1: found an empty file"),
            (text.lines().next().unwrap().into(), ":1:1: found no row"),
        ];
        for (bytes, expected) in spoilt {
            let left = said(&workspace, kind, bytes.as_bytes());
            let found = diagnostics(&left);
            assert!(found.len() == 1 && found[0].contains(expected) && left.code == Some(2), "{kind:?} {expected}\n{bytes}\n{}", left.err);
        }
    }
}

#[test]
fn an_error_in_a_cell_is_reported_with_its_place() {
    let workspace = workspace();
    // A cell with a line break, Windows line ends, blank lines and a byte-order mark before the wrong cell.
    let cases = [
        (
            KINDS[0],
            "rules.whistle.enabled,rules.ranking.weights\n true,\"[0.1,\n\n0.5, 0.4]\"\n\n maybe,\n",
            6,
            "`rules.whistle.enabled`: found \"maybe\"",
        ),
        (KINDS[0], "name,rules.whistle.enabled\nx,true\ny,maybe\n", 3, "`rules.whistle.enabled`: found \"maybe\""),
        (KINDS[1], "_why,demand.reporting_intercept\n\"a\nb\",-4\n\nx,never\n", 5, "`demand.reporting_intercept`: found \"never\""),
        (KINDS[2], "_why,key,prior_sd,posterior_sd\n\n\"a\nb\",demand.reporting_intercept,0.5,x\n", 4, "`posterior_sd`: found \"x\""),
        (KINDS[3], &DISTRICTS.replacen("01,东区,East", "01,东区,\"Ea\nst\"", 1).replace("outer", "outr"), 4, "`ring`: found \"outr\""),
        (KINDS[4], &STREETS.replace("021", "\n\n021").replace(",02,", ",09,"), 6, "`district`: found \"09\""),
        (KINDS[5], &format!("{CALENDAR}\n\n2019-02-30,holiday\n"), 7, "`date`: found \"2019-02-30\""),
        (KINDS[6], &profiles().replace("hour,0,1", "\nhour,0,many"), 3, "`value`: found \"many\""),
    ];
    for (kind, text, line, expected) in cases {
        for variant in [text.to_string(), text.replace('\n', "\r\n"), format!("\u{feff}{}", text.replace('\n', "\r\n"))] {
            let left = said(&workspace, kind, variant.as_bytes());
            let found = diagnostics(&left);
            let place = format!("{}:{line}:", kind.0);
            assert!(found.len() == 1 && found[0].starts_with(&place) && found[0].contains(expected), "{place} {expected}\n{}", left.err);
        }
    }
    let left = said(&workspace, KINDS[0], b"name,rules.whistle.enabled\rx,true\ry,maybe");
    assert!(left.err.contains("table.csv:3:3: ") && left.err.contains("  3 | y,maybe\n    |   ^"), "{}", left.err);
}

#[test]
fn a_wrong_column_is_reported_once() {
    let workspace = workspace();
    for (kind, wrong, expected) in [
        (
            KINDS[0],
            ("rules.whistle.enabled", "rules.whistel.enabled"),
            "table.csv:1:6: `rules.whistel`: unknown key\nhint: did you mean `whistle`?",
        ),
        (
            KINDS[2],
            ("posterior_sd", "posterior"),
            "sets.informed.csv:1:14: `posterior`: unknown column\nhint: did you mean `posterior_sd`?",
        ),
        (
            KINDS[1],
            ("demand.reporting_intercept", "demand.report_intercep"),
            "sets.csv:1:5: `demand.report_intercep`: unknown key\nhint: did you mean `reporting_intercept`?",
        ),
        (KINDS[3], ("ring", "rings"), "data/districts.csv:1:23: `rings`: unknown column\nhint: did you mean `ring`?"),
        (KINDS[4], ("population", "Population"), "data/streets.csv:1:43: `Population`: unknown column\nhint: did you mean `population`?"),
        (
            KINDS[5],
            ("kind", "type"),
            "calendar.csv:1:6: `type`: unknown column\ncalendar.csv:1:1: found a header without the column `kind`, expected it",
        ),
        (KINDS[6], ("index", "indx"), "profiles.csv:1:6: `indx`: unknown column\nhint: did you mean `index`?"),
    ] {
        let text = workspace.read(kind.0).replacen(wrong.0, wrong.1, 1);
        let left = said(&workspace, kind, text.as_bytes());
        let found = diagnostics(&left);
        if kind == KINDS[2] {
            // Without its companion, which knows the key that is wrong below.
            std::fs::remove_file(workspace.path("sets.informed.csv")).unwrap();
        }
        let is_said = |line: &str| line.strip_prefix("hint: ").map_or(found.contains(&line), |hint| left.err.contains(hint));
        assert!(expected.lines().all(is_said), "{expected}\n{}", left.err);
        assert_eq!(found.len(), expected.lines().filter(|line| !line.starts_with("hint")).count(), "{}", left.err);
    }
}

/// The messages other than notes.
fn but_notes(said: &str) -> String {
    said.lines().filter(|line| !line.contains("note: ")).collect()
}

#[test]
fn flags_of_spreadsheets_are_accepted_and_other_words_get_a_hint() {
    let workspace = workspace();
    let of = |flag: &str| format!("name,rules.whistle.enabled\nx,{flag}\n");
    for flag in ["TRUE", "FALSE", "True", "true ", "\"FALSE\""] {
        assert_eq!(but_notes(&said(&workspace, KINDS[0], of(flag).as_bytes()).err), "", "{flag}");
    }
    for (flag, meant) in [("是", "true"), ("否", "false"), ("yes", "true"), ("ＴＲＵＥ", "true"), ("WAHR", "true")] {
        let left = said(&workspace, KINDS[0], of(flag).as_bytes());
        assert!(left.err.contains("expected true or false") && left.err.contains(&format!("hint: write `{meant}`")), "{}", left.err);
    }
    // Accepted values have the intended meaning.
    workspace.write("table.csv", b"name,rules.whistle.enabled\r\nx,TRUE\r\ny,FALSE\r\n");
    let left = workspace.jiesu(&["sweep", "plan.toml", "--cities", "1", "--reps", "1"]);
    assert_eq!(left.code, Some(0), "{}", left.err);
    assert_eq!(workspace.read("results/plan/designs.csv").lines().last(), Some("y,rules.whistle.enabled,false,false,,base"));
}

#[test]
fn numbers_as_spreadsheets_show_them_get_a_hint() {
    let workspace = workspace();
    let table = |cell: &str| format!("name,demand.problems,rules.callback.audit\nx,1,{cell}\n");
    for (cell, hint) in [("50%", "`0.5`"), ("０．５", "write `0.5`"), ("\"0,5\"", "`0.5`"), ("\"1,000\"", "`1000`"), (".5", "`0.5`")] {
        let left = said(&workspace, KINDS[0], table(cell).as_bytes());
        assert!(left.err.contains("table.csv:2:5: `rules.callback.audit`: found") && left.err.contains(hint), "{cell}\n{}", left.err);
    }
    for (cell, message, hint) in [
        ("\"5,000\"", "found \"5,000\", expected a whole number", "`5000`"),
        ("５０００", "found \"５０００\", expected a whole number", "write `5000`"),
        ("5000.0", "found \"5000.0\", expected a whole number", "write `5000`"),
        ("5E3", "found \"5E3\", expected a whole number", "write `5000`"),
        ("99999999999999999999", "found 99999999999999999999, expected at most 4294967295", ""),
        ("-5000", "found \"-5000\", expected a whole number, 0 or more", ""),
        ("#REF!", "found \"#REF!\", expected a whole number", ""),
        ("NaN", "found \"NaN\", expected a whole number", ""),
        ("", "found nothing, expected a whole number", ""),
        ("0", "found a street without residents", ""),
    ] {
        let left = said(&workspace, KINDS[4], STREETS.replace("5000", cell).as_bytes());
        assert!(left.err.starts_with("data/streets.csv:2:16: `population`: ") && left.err.contains(message), "{cell}\n{}", left.err);
        assert!(left.err.contains(hint), "{cell}\n{}", left.err);
    }
    for cell in ["NaN", "inf", "-1", "0", "1e300", "x", ""] {
        let left = said(&workspace, KINDS[6], profiles().replace("hour,3,1\n", &format!("hour,3,{cell}\n")).as_bytes());
        assert!(left.err.starts_with("profiles.csv:5:8: `value`: found ") && diagnostics(&left).len() == 1, "{cell}\n{}", left.err);
    }
    // A date as Excel saves it.
    assert_eq!(said(&workspace, KINDS[5], CALENDAR.replace('-', "/").as_bytes()).err, "");
}

#[test]
fn a_calendar_covers_every_year_of_the_run_and_lists_each_day_once() {
    let workspace = workspace();
    let run = |start: &str, months: &str| {
        let set = |key: &str, value: &str| format!("run.{key}={value}");
        let left = workspace.jiesu(&["check", "city.toml", "--set", &set("start", start), "--set", &set("months", months)]);
        left.err
    };
    workspace.write("calendar.csv", b"date,kind\n2018-10-01,holiday\n2019-01-01,holiday\n2021-01-01,holiday\n2022-01-29,workday\n");
    assert_eq!(run("2019-01-01", "12"), "");
    let covered = "expected one within 2018 to 2019 or 2021, which this calendar covers";
    for (start, months, years) in [
        ("2020-03-01", "2", "from 2020 to 2020"),
        // The warm-up is simulated too.
        ("2021-01-01", "2", "from 2020 to 2021"),
        ("2018-01-01", "2", "from 2017 to 2018"),
        ("2019-06-01", "24", "from 2019 to 2021"),
        // A working day does not count for its year.
        ("2022-03-01", "2", "from 2022 to 2022"),
    ] {
        let found = run(start, months);
        assert!(found.starts_with(&format!("calendar.csv:1:1: `run.start`: found a run {years}, {covered}")), "{found}");
    }
    for (more, expected) in [
        (
            "2019-01-01,workday\n",
            "calendar.csv:5:12: `kind`: found 2019-01-01 as a workday, and as a holiday in line 3: expected one of them",
        ),
        (
            "2019-01-01,holiday\n",
            "calendar.csv:5:1: `date`: found 2019-01-01 a second time, expected each day once: the first is in line 3",
        ),
        ("2019/1/1,holiday\n", "calendar.csv:5:1: `date`: found 2019-01-01 a second time"),
        ("2019-04-31,holiday\n", "calendar.csv:5:1: `date`: found \"2019-04-31\", expected a date"),
        ("19-04-01,holiday\n", "calendar.csv:5:1: `date`: found \"19-04-01\", expected a date"),
        ("2019-05-01,Holiday\n", "calendar.csv:5:12: `kind`: found \"Holiday\", expected `holiday` or `workday`"),
        ("2019-05-01,\n", "calendar.csv:5:12: `kind`: found nothing, expected `holiday` or `workday`"),
    ] {
        let left = said(&workspace, KINDS[5], format!("{CALENDAR}{more}").as_bytes());
        assert!(left.err.starts_with(expected) && diagnostics(&left).len() == 1, "{expected}\n{}", left.err);
    }
}

#[test]
fn an_hour_occurs_once_in_the_profiles() {
    let workspace = workspace();
    for (from, to, expected) in [
        ("hour,4,1\n", "hour,3,2\n", "profiles.csv:6:6: `index`: found hour 3 a second time, expected it once: the first is in line 5"),
        ("month,12,1\n", "month,12,1\nmonth,1,1\n", "`index`: found month 1 a second time"),
        ("hour,4,1\n", "hour,24,1\n", "profiles.csv:6:6: `index`: found 24, expected an index of a hour, from 0 to 23"),
        ("month,12,1\n", "month,0,1\n", "`index`: found 0, expected an index of a month, from 1 to 12"),
        ("weekday,6,1\n", "", "profiles.csv:1:6: `index`: found no row for weekday 6"),
        ("hour,4,1\n", "hours,4,1\n", "`kind`: found \"hours\", expected `hour`, `weekday` or `month`"),
        ("hour,4,1\n", "hour,4.5,1\n", "`index`: found \"4.5\", expected a whole number"),
    ] {
        let left = said(&workspace, KINDS[6], profiles().replace(from, to).as_bytes());
        assert!(left.err.contains(expected) && left.code == Some(2), "{expected}\n{}", left.err);
    }
}

#[test]
fn populations_add_up_and_places_have_unique_names() {
    let workspace = workspace();
    let (districts, streets) = (KINDS[3], KINDS[4]);
    for (kind, from, to, expected) in [
        (
            streets,
            "5000",
            "5001",
            "data/streets.csv:1:43: `population`: found 8001 residents in the streets of district 01, expected its 8000",
        ),
        (
            districts,
            "6000",
            "6001",
            "data/streets.csv:1:43: `population`: found 6000 residents in the streets of district 02, expected its 6001",
        ),
        (
            districts,
            "西区",
            "东区",
            "data/districts.csv:3:4: `name`: found \"东区\", which is also used by 01 in line 2, expected a unique name",
        ),
        (districts, "West", "East", "data/districts.csv:3:7: `name_en`: found \"East\", which is also used by 01 in line 2"),
        (districts, "西区", "01", "data/districts.csv:3:4: `name`: found \"01\", which is also used by 01 in line 2"),
        (
            districts,
            "02,",
            "01,",
            "data/districts.csv:3:1: `district`: found \"01\" a second time, expected each district once: the first is in line 2",
        ),
        (districts, "西区", "", "data/districts.csv:3:4: `name`: found nothing, expected text"),
        (districts, "outer", "Outer", "data/districts.csv:3:12: `ring`: found \"Outer\", expected `central` or `outer`"),
        (districts, "9000", "0", "data/districts.csv:2:20: `pop_2000`: found a district without residents"),
        (districts, "9000", "4294967295", "data/districts.csv:1:28: `pop_2000`: found 4294972295 residents, expected at most 4294967295"),
        (streets, "乙街道", "甲街道", "data/streets.csv:3:5: `name`: found \"甲街道\", which is also used by 011 in line 2"),
        (streets, "012,", "011,", "data/streets.csv:3:1: `street`: found \"011\" a second time, expected each street once"),
        (streets, "data", "Data", "data/streets.csv:2:21: `provenance`: found \"Data\", expected `data`, `spread` or `drawn`"),
        (streets, "data", "", "data/streets.csv:2:21: `provenance`: found nothing, expected `data`, `spread` or `drawn`"),
        (streets, "3,0,5000", "99999999,0,5000", "data/streets.csv:2:12: `communities`: found 99999999, expected at most"),
        (streets, "3,0,5000", "-3,0,5000", "`communities`: found \"-3\", expected a whole number, 0 or more"),
        (streets, "021,丙镇,02", "021,丙镇,01", "data/streets.csv:1:13: `district`: found no street of district 02"),
    ] {
        let text = workspace.read(kind.0).replacen(from, to, 1);
        let left = said(&workspace, kind, text.as_bytes());
        assert!(left.err.contains(expected) && left.code == Some(2), "{expected}\n{}", left.err);
    }
    // Streets of two districts may share a name, but it is refused in `where`.
    workspace.write("data/streets.csv", STREETS.replace("丙镇", "甲街道").as_bytes());
    assert_eq!(workspace.jiesu(&["check", "city.toml"]).code, Some(0));
    let messages = |place: &str| workspace.jiesu(&["check", "city.toml", "--set", &format!("rules.hotline.where=[\"{place}\"]")]).err;
    assert!(
        messages("甲街道").contains("found \"甲街道\", the name of several streets") && messages("甲街道").contains("\"011\" or \"021\"")
    );
    workspace.write("data/streets.csv", STREETS.replace("丙镇", "西区").as_bytes());
    assert!(messages("西区").contains("found \"西区\", the name of a district and of a street"), "{}", messages("西区"));
}
