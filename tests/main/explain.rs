//! What `explain` says, in both languages; every lever, table and key has its Chinese text, and no text lacks its lever, table or key.

use crate::workspace::Workspace;
use fluent_syntax::ast::{Entry, Pattern, PatternElement};
use jiesu::messages::{DOCUMENTATION, Language};
use jiesu::parameters::{Field, Spec};
use jiesu::scenario::document;
use std::collections::BTreeSet;

fn explained(name: &str, language: &str) -> String {
    let left = Workspace::with(&[]).jiesu(&["explain", name, "--lang", language]);
    assert_eq!(left.code, Some(0), "{}", left.err);
    left.out
}

/// The keys of the Chinese documentation, with `.attribute`.
fn found() -> Vec<String> {
    let resource = fluent_syntax::parser::parse(DOCUMENTATION).unwrap_or_else(|(_, errors)| panic!("{errors:?}"));
    let is_plain = |pattern: &Pattern<&str>| pattern.elements.iter().all(|one| matches!(one, PatternElement::TextElement { .. }));
    let mut keys = Vec::new();
    for entry in &resource.body {
        match entry {
            Entry::Message(message) => {
                let name = message.id.name;
                assert!(
                    message.value.iter().chain(message.attributes.iter().map(|one| &one.value)).all(is_plain),
                    "`{name}` has a variable"
                );
                keys.extend(message.value.iter().map(|_| name.to_owned()));
                keys.extend(message.attributes.iter().map(|one| format!("{name}.{}", one.id.name)));
            }
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
            other => panic!("{other:?}"),
        }
    }
    keys
}

fn is_chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

fn fields(tables: &[Spec]) -> impl Iterator<Item = (&Spec, &Field)> {
    tables.iter().flat_map(|table| table.fields.iter().map(move |field| (table, field)))
}

#[test]
fn every_lever_table_and_key_has_its_chinese_text_and_no_text_lacks_one() {
    let tables = document::tables();
    let mut expected: BTreeSet<String> = BTreeSet::new();
    for section in ["changes", "scenario", "assumes", "evidence", "limits"] {
        expected.insert(format!("lever-headings.{section}"));
    }
    for table in &tables {
        let key = table.message_key();
        if table.is_lever() {
            let sections = ["title", "changes", "assumes", "evidence", "limits", "requires"];
            expected.extend(sections.map(|section| format!("{key}.{section}")));
        } else {
            assert!(expected.insert(key), "[{}]", table.path);
        }
    }
    let mut paths: BTreeSet<String> = BTreeSet::new();
    for (table, field) in fields(&tables) {
        let key = table.message_key_of(field);
        assert!(expected.insert(key.clone()) || key.starts_with("key-lever-"), "`{key}` stands for two keys");
        paths.insert(key);
    }
    let found = found();
    let texts: BTreeSet<String> = found.iter().cloned().collect();
    assert_eq!(texts.len(), found.len(), "a key stands twice");
    // Sources and units are checked below.
    let is_other = |key: &String| key.starts_with("key-unit-") || key.starts_with("key-source-") || key.ends_with(".source");
    let texts: BTreeSet<String> = texts.into_iter().filter(|key| !is_other(key)).collect();
    assert_eq!(texts, expected);
}

#[test]
fn every_unit_and_source_has_its_chinese_text_and_no_text_lacks_one() {
    let tables = document::tables();
    let (mut units, mut sources, mut shared) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let kebab = |text: &str| text.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-");
    let found: BTreeSet<String> = found().into_iter().collect();
    for (table, field) in fields(&tables) {
        let meaning = table.meaning(field, Language::Chinese);
        let key = table.message_key_of(field);
        assert!(is_chinese(&meaning.about.concat()), "{key}");
        assert!(field.unit.is_empty() == meaning.unit.is_empty() && (field.unit.is_empty() || is_chinese(&meaning.unit)), "{key}: unit");
        assert!(field.source.is_empty() == meaning.source.is_empty(), "{key}: source");
        assert!(field.source.is_empty() || is_chinese(&meaning.source), "{key}: source {}", meaning.source);
        if !field.unit.is_empty() {
            units.insert(format!("key-unit-{}", kebab(field.unit)));
        }
        let own = format!("{key}.source");
        if found.contains(&own) {
            sources.insert(own);
        } else if !field.source.is_empty() {
            shared.insert(format!("key-source-{}", kebab(field.source.split(',').next().unwrap_or_default())));
        }
    }
    let of = |is: &dyn Fn(&str) -> bool| found.iter().filter(|key| is(key)).cloned().collect::<BTreeSet<String>>();
    assert_eq!(of(&|key| key.starts_with("key-unit-")), units);
    assert_eq!(of(&|key| key.ends_with(".source")), sources);
    assert_eq!(of(&|key| key.starts_with("key-source-")), shared);
}

#[test]
fn the_chinese_of_a_lever_names_the_same_keys_and_figures() {
    for table in document::tables() {
        let [english, chinese] = Language::ALL.map(|language| table.documentation(language).join("\n"));
        let quoted = |text: &str| text.split('`').skip(1).step_by(2).map(String::from).collect::<BTreeSet<String>>();
        assert_eq!(quoted(&english), quoted(&chinese), "[{}]", table.path);
        for field in &table.fields {
            let [english, chinese] = Language::ALL.map(|language| quoted(&table.meaning(field, language).about.join("\n")));
            assert_eq!(english, chinese, "{}.{}", table.path, field.name);
        }
        // Years and other numbers of at least two digits.
        let numbers = |text: &str| -> BTreeSet<String> {
            text.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() > 1).map(String::from).collect()
        };
        // "2016–17" and "10,000 residents" are 2016—2017 and 万.
        let written = [("rules.whistle", "17"), ("rules.monthly_topic", "000")];
        let mut lost = numbers(&english);
        lost.retain(|digits| !numbers(&chinese).contains(digits) && !written.contains(&(table.path, digits)));
        assert!(lost.is_empty(), "[{}]: {lost:?}", table.path);
    }
}

#[test]
fn a_lever_is_explained_in_both_languages() {
    let (english, chinese) = (explained("media", "en"), explained("media", "zh"));
    let keys = english.find("\n# Keys\n").unwrap();
    assert_eq!(
        &english[..keys],
        "\
[rules.media]

Media follow-up of repeated reports.

# What it changes
A repeated complaint may attract the media. Leaders' attention to the unit then jumps, and a problem that is only suppressed stays suppressed twice as long.

# In a scenario
```toml
[rules.media]
enabled = true
```

# Assumes
Attention decays with `behaviour.attention_memory`.

# Evidence
Complaints rise during an inspection, and the gain fades afterwards (Dong et al. 2024).

# Limits
The media choose among repeated complaints at random.

Requires nothing.
"
    );
    let keys = chinese.find("\n# 键\n").unwrap();
    assert_eq!(
        &chinese[..keys],
        "\
[rules.media]

媒体监督：媒体跟踪重复诉求。

# 作用
重复诉求可能引起媒体关注。此时领导对该单位的关注骤然上升；只是暂时压下的问题，压下的时间延长一倍。

# 在情景文件中
```toml
[rules.media]
enabled = true
```

# 假设
领导关注按 `behaviour.attention_memory` 减弱。

# 依据
督察期间诉求增多，此后成效消退（Dong 等 2024）。

# 局限
媒体在重复诉求中随机选取。

不以其他举措为前提。
"
    );
}

#[test]
fn a_key_is_explained_in_both_languages() {
    assert_eq!(
        explained("rules.ranking.supervision", "en"),
        "\
rules.ranking.supervision
    Leaders' attention that supervision causes; it changes attention, not care.
    expects  a number from 0 to 1
    unit     share
    default  0.3
    origin   A, an assumption, to be varied
    source   as for media, model 13
"
    );
    assert_eq!(
        explained("rules.ranking.supervision", "zh"),
        "\
rules.ranking.supervision
    督办引起的领导关注；它改变投入程度，不改变用心程度。
    取值  数字，0 至 1
    单位  比例
    默认  0.3
    性质  A，假设，应当变动检验
    来源  与媒体监督相同，模型规范第 13 节
"
    );
}

#[test]
fn a_table_is_explained_in_both_languages() {
    assert!(
        explained("phase.set", "en").starts_with("[phase.set]\n\nWhat a phase changes.\n\n# Keys\n\nrules\n    The rules that change.\n")
    );
    assert!(explained("phase.set", "zh").starts_with("[phase.set]\n\n一个日期的变化。\n\n# 键\n\nrules\n    变化的规则。\n"));
    let costs = explained("costs", "zh");
    let paragraphs: Vec<&str> = costs.lines().take(5).collect();
    assert_eq!(paragraphs[0], "[costs]");
    assert!(paragraphs[2].starts_with("每小时成本，以元计") && paragraphs[3].is_empty() && paragraphs[4].starts_with("街道和部门的成本"));
}

#[test]
fn a_caveat_is_explained_in_both_languages() {
    assert_eq!(
        explained("c09", "en"),
        "\
C09, a caveat
  Few streets were simulated, so another sample may give other figures; increase run.scale
  模拟的街道较少，样本不同，结果可能不同；请提高 run.scale

  Applies where fewer than 30 streets, and not all, are simulated. docs/scale.md gives the measured bias.
"
    );
    assert_eq!(
        explained("c09", "zh"),
        "\
C09，注意
  模拟的街道较少，样本不同，结果可能不同；请提高 run.scale

  模拟的街道少于 30 个且不是全部街道时适用。实测偏差见 docs/scale.md。
"
    );
}

#[test]
fn the_list_is_in_both_languages() {
    let list = |language| Workspace::with(&[]).jiesu(&["explain", "--lang", language]).out;
    assert!(list("en").starts_with(
        "Levers, each a table of a scenario file:\n  rules.hotline         One hotline, 12345, instead of many specialised lines.\n"
    ));
    let chinese = list("zh");
    assert!(
        chinese.starts_with("政策举措，每项为情景文件的一个表：\n  rules.hotline         热线整合：由一条 12345 热线取代多条专业热线。\n")
    );
    assert!(chinese.contains("\n其他的表：\n  （顶层）              完整的情景，包括全部默认值。\n"));
    let left = Workspace::with(&[]).jiesu(&["explain", "wistle", "--lang", "zh"]);
    assert_eq!(left.err, "explain: 此处为“wistle”，应为政策举措、表、键、列或注意事项\n  提示：是否为 `whistle`？\n");
}

#[test]
fn a_column_a_measure_and_a_file_are_explained_in_both_languages() {
    let both = |name: &str| ["en", "zh"].map(|language| explained(name, language));
    assert_eq!(
        both("never_registered"),
        [
            "\
never_registered (未能登记量), column of rates.csv, orders
  reports whose caller gave up before registration, by time of the first call; by place only: empty for streets, departments and cohorts
",
            "\
未能登记量（never_registered），rates.csv 的列，单位：件
  来电者在登记前放弃的诉求，按首次来电时间统计；仅按所在地统计，街道、部门和 cohort 为空
"
        ]
    );
    assert_eq!(
        both("unmet_gini"),
        [
            "\
unmet_gini (未解决人日基尼系数), measure of summary.csv for the whole city and run
  Gini coefficient over residents of their community's unmet days per resident: 1 − Σ p_i (L_i + L_(i−1)), communities in ascending order
",
            "\
未解决人日基尼系数（unmet_gini），summary.csv 中全市整个统计期的指标
  以居民所在社区的人均未解决人日计算：社区升序排列，1 − Σ p_i (L_i + L_(i−1))
"
        ]
    );
    assert_eq!(
        both("failed.csv"),
        [
            "failed.csv: one row per trial that failed\n  columns: design, city, replication, reason\n",
            "failed.csv：每行为一次失败的模拟\n  列：design, city, replication, reason\n"
        ]
    );
}

#[test]
fn a_chinese_word_finds_what_it_names() {
    let whistles = explained("吹哨", "zh");
    assert!(whistles.contains("\n  rules.whistle ") && whistles.contains("\n  whistles "), "{whistles}");
    assert_eq!(
        explained("解决率", "zh").lines().next(),
        Some("中文说明中含有“解决率”的有以下各项；`jiesu explain NAME --lang zh` 说明其中之一。")
    );
    assert_eq!(explained("淘汰时城市数", "zh"), explained("eliminated_at", "zh"), "one only");
}
