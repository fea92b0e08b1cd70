//! Which findings count: by the command line, else by what the project keeps in its Cargo.toml.

use crate::failure::Failure;
use clap::Args;
use errorbook_export::{Finding, Rule, Severity};
use errorbook_model::similar::nearest;
use serde::Deserialize;
use std::fmt::Write;
use std::path::Path;

/// Every rule that finds warnings, for `--deny`.
const WARNINGS: &str = "warnings";

/// The rules that are allowed and denied, by their names.
#[derive(Clone, Debug, Default, Args, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Levels {
    /// Leave out the findings of this rule; repeatable, or separated by commas.
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = allowed)]
    allow: Vec<String>,
    /// Exit with 1 for findings of this rule, or for all `warnings`; repeatable, or separated by commas.
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = denied)]
    deny: Vec<String>,
}

fn allowed(name: &str) -> Result<String, String> {
    one_of(name, &Rule::ALL.map(Rule::name))
}

fn denied(name: &str) -> Result<String, String> {
    one_of(
        name,
        &[&Rule::ALL.map(Rule::name)[..], &[WARNINGS]].concat(),
    )
}

fn one_of(name: &str, known: &[&str]) -> Result<String, String> {
    if known.contains(&name) {
        return Ok(name.to_owned());
    }
    Err(match nearest(name, known.iter().copied()) {
        Some(near) => format!("there is no such rule; did you mean `{near}`?"),
        None => format!("there is no such rule; the rules are {}", known.join(", ")),
    })
}

impl Levels {
    /// What a project keeps in its Cargo.toml: `[package.metadata.errorbook]` of the one in this folder or
    /// around it, else `[workspace.metadata.errorbook]` of that or of one further up.
    pub(crate) fn of_project(folder: &Path) -> Result<Levels, Failure> {
        let folder = std::env::current_dir().unwrap_or_default().join(folder);
        let mut keys = &["package", "workspace"][..];
        for folder in folder.ancestors() {
            let path = folder.join("Cargo.toml");
            // What is wrong with a Cargo.toml as a whole is for cargo to say.
            let text = std::fs::read_to_string(&path).ok();
            let Some(manifest) = text.and_then(|text| text.parse::<toml::Table>().ok()) else {
                continue;
            };
            for key in keys {
                let metadata = manifest.get(*key).and_then(|key| key.get("metadata"));
                if let Some(levels) = metadata.and_then(|metadata| metadata.get("errorbook")) {
                    return Levels::read(levels.clone()).map_err(|why| {
                        let what = format!("`{}`: {key}.metadata.errorbook: {why}", path.display());
                        Failure::new(
                            what,
                            "write `allow = [\"no-help\"]` or `deny = [\"warnings\"]`",
                        )
                    });
                }
            }
            keys = &["workspace"];
        }
        Ok(Levels::default())
    }

    fn read(levels: toml::Value) -> Result<Levels, String> {
        let levels: Levels = levels
            .try_into()
            .map_err(|error| error.message().to_owned())?;
        let names = levels.allow.iter().map(|name| allowed(name));
        let mut names = names.chain(levels.deny.iter().map(|name| denied(name)));
        names.try_for_each(|name| name.map(drop))?;
        Ok(levels)
    }

    /// The findings that are not allowed, each with how bad it is here. What the command line says of a rule
    /// comes before what the project says of it; `warnings` are the rules of which nothing is said.
    pub(crate) fn grade(&self, project: &Levels, findings: Vec<Finding>) -> Vec<Graded> {
        let has = |names: &[String], rule: Rule| names.iter().any(|name| name == rule.name());
        let severity = |rule: Rule| {
            for levels in [self, project] {
                if has(&levels.allow, rule) {
                    return None;
                }
                if has(&levels.deny, rule) {
                    return Some(Severity::Error);
                }
            }
            let mut denied = self.deny.iter().chain(&project.deny);
            let is_denied = denied.any(|name| name == WARNINGS);
            Some(if is_denied {
                Severity::Error
            } else {
                rule.severity()
            })
        };
        let graded = findings.into_iter().filter_map(|finding| {
            let severity = severity(finding.rule)?;
            Some(Graded { severity, finding })
        });
        graded.collect()
    }
}

/// A finding that is not allowed.
pub(crate) struct Graded {
    /// How bad it is for this project.
    pub(crate) severity: Severity,
    pub(crate) finding: Finding,
}

/// The rules with what they find, for the help.
pub(crate) fn rules() -> String {
    let mut rules = String::new();
    for (severity, title) in [
        (Severity::Error, "Errors, which exit with 1:"),
        (
            Severity::Warning,
            "Warnings, which exit with 0 unless `--deny` names them:",
        ),
    ] {
        rules += title;
        for rule in Rule::ALL.iter().filter(|rule| rule.severity() == severity) {
            let _ = write!(rules, "\n  {rule:<16} {}", rule.meaning());
        }
        rules += "\n\n";
    }
    rules + PROJECT
}

const PROJECT: &str = "\
A project keeps its choice in Cargo.toml, for a package or with `workspace` for all:
  [package.metadata.errorbook]
  allow = [\"no-help\"]
  deny = [\"warnings\"]";
