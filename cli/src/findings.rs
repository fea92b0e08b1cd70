//! Findings, as people and as programs read them.

use crate::output::{self, BOLD, DIM, GREEN, RED, YELLOW, clean, count, styled};
use errorbook_export::{Finding, Rule, Severity};
use serde_json::{Value, json};
use std::fmt::Write;

/// A rule of a name, for `--allow`.
pub(crate) fn rule(name: &str) -> Result<Rule, String> {
    if let Some(rule) = Rule::ALL.into_iter().find(|rule| rule.name() == name) {
        return Ok(rule);
    }
    let distance = |rule: &Rule| strsim::damerau_levenshtein(rule.name(), name);
    let nearest = Rule::ALL.into_iter().min_by_key(distance);
    Err(
        match nearest.filter(|rule| distance(rule) <= name.len() / 3 + 1) {
            Some(rule) => format!("there is no such rule; did you mean `{rule}`?"),
            None => format!(
                "there is no such rule; the rules are {}",
                Rule::ALL.map(Rule::name).join(", ")
            ),
        },
    )
}

/// The rules with what they find, for the help.
pub(crate) fn rules() -> String {
    let mut rules = String::from("Rules, which `--allow` silences:");
    for rule in Rule::ALL {
        let _ = write!(rules, "\n  {rule:<16} {}", rule.meaning());
    }
    rules
}

/// Takes out what is allowed.
pub(crate) fn retain(findings: &mut Vec<Finding>, allowed: &[Rule]) {
    findings.retain(|finding| !allowed.contains(&finding.rule));
}

pub(crate) fn json(findings: &[Finding]) -> Value {
    let finding = |finding: &Finding| {
        json!({
            "rule": finding.rule.name(),
            "severity": finding.rule.severity().as_str(),
            "code": finding.code,
            "place": finding.place,
            "what": finding.what,
            "write": finding.write,
        })
    };
    findings.iter().map(finding).collect()
}

/// The findings of each rule together, and below those with one remedy the remedy; then how many there are.
pub(crate) fn text(findings: &[Finding]) -> String {
    let width = output::width();
    let mut text = String::new();
    for same in findings.chunk_by(|one, other| one.rule == other.rule) {
        let rule = same[0].rule;
        let style = match rule.severity() {
            Severity::Error => RED,
            Severity::Warning => YELLOW,
        };
        let severity = styled(style, rule.severity().as_str());
        let meaning = styled(BOLD, &format!(": {rule}, {}", rule.meaning()));
        let _ = writeln!(text, "{severity}{meaning}");
        for same in same.chunk_by(|one, other| one.write == other.write) {
            for finding in same {
                text += &output::wrapped("  ", 4, &described(finding), width);
            }
            let remedy = output::wrapped("  = ", 4, &clean(&same[0].write), width);
            text += &styled(DIM, remedy.trim_end());
            text.push('\n');
        }
        text.push('\n');
    }
    if findings.is_empty() {
        return format!("{}\n", styled(GREEN, "nothing found"));
    }
    let [errors, warnings] = [Severity::Error, Severity::Warning].map(|severity| {
        let of_severity = findings
            .iter()
            .filter(|finding| finding.rule.severity() == severity);
        count(of_severity.count(), severity.as_str())
    });
    let _ = writeln!(
        text,
        "{errors}, {warnings}; `--allow RULE` leaves out those of a rule"
    );
    text
}

fn described(finding: &Finding) -> String {
    let what = clean(&finding.what);
    match &finding.place {
        Some(place) if !finding.what.contains(place.as_str()) => {
            format!("{what} ({})", clean(place))
        }
        _ => what.into_owned(),
    }
}
