//! The help of the command line. Its English is the doc comments of commands and arguments; the Chinese of a command is `cli-COMMAND` in
//! `i18n/zh.ftl`, with an attribute for each argument, and `cli-shared` has those of arguments of several commands.

use crate::messages::{Language, find, message, text};
use clap::{Arg, ArgAction, Command};

/// The command line with help in a language.
pub(super) fn in_language(command: Command, language: Language) -> Command {
    let version =
        Arg::new("version").short('V').long("version").action(ArgAction::Version).help(text!(language, "usage-version")).display_order(999);
    let command = command.mut_subcommands(|subcommand| with_headings(of(subcommand, language), language));
    of(command, language).disable_version_flag(true).arg(version)
}

/// A command with the words of a language for itself and its arguments.
fn of(command: Command, language: Language) -> Command {
    let name = command.get_name().to_owned();
    let (about, more) = (find(language, &format!("cli-{name}")), find(language, &format!("cli-{name}.more")));
    let mut command = command.mut_args(|argument| match of_argument(&name, argument.get_id().as_str(), language) {
        Some(help) if argument.get_action().takes_values() => argument.help(help).hide_default_value(true).hide_possible_values(true),
        Some(help) => argument.help(help),
        None => argument,
    });
    if let Some(about) = about {
        if let Some(more) = more {
            command = command.long_about(format!("{about}\n\n{more}"));
        }
        command = command.about(about);
    }
    let rest = match command.has_subcommands() {
        true => text!(language, "usage-a-command"),
        false => command.get_positionals().map(|argument| format!(" {argument}")).collect(),
    };
    let called = if command.has_subcommands() { name } else { format!("jiesu {name}") };
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help(text!(language, "usage-this-help")).display_order(998);
    command.override_usage(text!(language, "usage-of", command = called) + &rest).disable_help_flag(true).arg(help)
}

/// The words of a language for an argument of a command: its own, or those of all commands that have it.
fn of_argument(command: &str, id: &str, language: Language) -> Option<String> {
    let attribute = id.replace('_', "-");
    find(language, &format!("cli-{command}.{attribute}")).or_else(|| find(language, &format!("cli-shared.{attribute}")))
}

/// A command with the headings of its help.
fn with_headings(command: Command, language: Language) -> Command {
    let style = *command.get_styles().get_header();
    let headings = [message!("usage-usage"), message!("usage-arguments"), message!("usage-options")];
    let [usage, arguments, options] = headings.map(|heading| {
        let heading = heading.text(language);
        let (words, blank) = heading.split_at(heading.trim_end().len());
        format!("{style}{words}{style:#}{blank}")
    });
    let arguments = match command.get_positionals().next() {
        Some(_) => format!("{arguments}\n{{positionals}}\n\n"),
        None => String::new(),
    };
    command.help_template(format!("{{about}}\n\n{usage}{{usage}}\n\n{arguments}{options}\n{{options}}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Jiesu;
    use clap::CommandFactory;
    use std::collections::BTreeSet;

    const LANGUAGE: Language = Language::Chinese;

    /// The keys, with `.attribute`, that begin with `cli-` in `zh.ftl`.
    fn keys() -> BTreeSet<String> {
        let (mut keys, mut message) = (BTreeSet::new(), None);
        for line in LANGUAGE.source().lines() {
            match line.strip_prefix("    .").and_then(|line| line.split_once(" = ")) {
                Some((attribute, _)) => keys.extend(message.map(|message: &str| format!("{message}.{attribute}"))),
                None if line.starts_with(' ') || line.is_empty() => {}
                None => {
                    message = line.split_once(" =").map(|(key, _)| key).filter(|key| key.starts_with("cli-"));
                    keys.extend(message.filter(|key| *key != "cli-shared").map(String::from));
                }
            }
        }
        keys
    }

    #[test]
    fn every_command_and_argument_has_chinese_help_and_every_text_belongs_to_one() {
        let jiesu = Jiesu::command();
        let (mut unused, mut missing) = (keys(), Vec::new());
        for command in std::iter::once(&jiesu).chain(jiesu.get_subcommands()) {
            let name = format!("cli-{}", command.get_name());
            let mut want = vec![[name.clone(), name.clone()]];
            want.extend(command.get_long_about().map(|_| [format!("{name}.more"), format!("{name}.more")]));
            want.extend(command.get_arguments().map(|argument| {
                let attribute = argument.get_id().as_str().replace('_', "-");
                [format!("{name}.{attribute}"), format!("cli-shared.{attribute}")]
            }));
            for keys in want {
                match keys.iter().find(|key| find(LANGUAGE, key).is_some()) {
                    Some(key) => drop(unused.remove(key)),
                    None => missing.push(keys),
                }
            }
        }
        assert!(missing.is_empty() && unused.is_empty(), "missing: {missing:?}\nof no argument: {unused:?}");
    }

    #[test]
    fn the_chinese_of_an_argument_names_its_values_and_its_default() {
        for command in Jiesu::command().get_subcommands() {
            for argument in command.get_arguments() {
                let Some(help) = of_argument(command.get_name(), argument.get_id().as_str(), LANGUAGE) else { continue };
                let (mut values, mut default) = (Vec::new(), Vec::new());
                if !argument.is_hide_possible_values_set() && argument.get_action().takes_values() {
                    values.extend(argument.get_possible_values().iter().map(|value| value.get_name().to_owned()));
                }
                if !argument.is_hide_default_value_set() && argument.get_action().takes_values() {
                    default.extend(argument.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()));
                }
                for word in values.iter().chain(&default) {
                    assert!(help.contains(word.as_str()), "{} {}: {word} in {help}", command.get_name(), argument.get_id());
                }
            }
        }
    }

    #[test]
    fn no_help_has_a_heading_of_clap() {
        let mut command = crate::cli::command(LANGUAGE);
        let mut helps = vec![command.render_long_help().to_string()];
        helps.extend(command.get_subcommands_mut().flat_map(|one| [one.render_help().to_string(), one.render_long_help().to_string()]));
        for help in helps {
            for word in ["Usage", "Options", "OPTIONS", "Arguments", "Print", "default", "possible values", "Possible values"] {
                assert!(!help.contains(word), "{word} in {help}");
            }
        }
    }
}
