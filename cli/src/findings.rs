//! Findings, as people and as programs read them.

use crate::levels::Graded;
use crate::output::{self, BOLD, DIM, GREEN, RED, YELLOW, clean, count, styled};
use errorbook_export::{Finding, Severity};
use serde_json::{Value, json};
use std::fmt::Write;
use std::process::ExitCode;

/// Whether the command exits with 1.
pub(crate) fn status(findings: &[Graded]) -> ExitCode {
    let mut findings = findings.iter();
    crate::status(findings.any(|graded| graded.severity == Severity::Error))
}

pub(crate) fn json(findings: &[Graded]) -> Value {
    let finding = |Graded { severity, finding }: &Graded| {
        json!({
            "rule": finding.rule.name(),
            "severity": severity.as_str(),
            "code": finding.code,
            "place": finding.place,
            "file": finding.file,
            "line": finding.line,
            "what": finding.what,
            "write": finding.write,
        })
    };
    findings.iter().map(finding).collect()
}

/// The findings of each rule together, and below those with one remedy the remedy; then how many there are.
pub(crate) fn text(findings: &[Graded]) -> String {
    let width = output::width();
    let mut text = String::new();
    for same in findings.chunk_by(|one, other| one.finding.rule == other.finding.rule) {
        let (rule, severity) = (same[0].finding.rule, same[0].severity);
        let style = match severity {
            Severity::Error => RED,
            Severity::Warning => YELLOW,
        };
        let severity = styled(style, severity.as_str());
        let meaning = styled(BOLD, &format!(": {rule}, {}", rule.meaning()));
        let _ = writeln!(text, "{severity}{meaning}");
        for same in same.chunk_by(|one, other| one.finding.write == other.finding.write) {
            for Graded { finding, .. } in same {
                text += &output::wrapped("  ", 4, &described(finding), width);
            }
            let remedy = output::wrapped("  = ", 4, &clean(&same[0].finding.write), width);
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
            .filter(|finding| finding.severity == severity);
        count(of_severity.count(), severity.as_str())
    });
    let _ = writeln!(
        text,
        "{errors}, {warnings}; `--allow RULE` leaves out those of a rule"
    );
    text
}

/// What is wrong, and where: the path of the error, its file and line.
fn described(finding: &Finding) -> String {
    let place = finding.place.clone();
    let place = place.filter(|place| !finding.what.contains(place.as_str()));
    let file = finding.file.as_deref().map(|file| match finding.line {
        Some(line) => format!("{file}:{line}"),
        None => file.to_owned(),
    });
    let places: Vec<_> = place.into_iter().chain(file).collect();
    let what = clean(&finding.what);
    if places.is_empty() {
        return what.into_owned();
    }
    format!("{what} ({})", clean(&places.join(", ")))
}
