//! The report of the errors that no test produced, in this process or in all processes of a test run.

use crate::catalogue::Catalogue;
use crate::entry::Entry;
use crate::produced::{FOLDER, codes, folder};
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fmt;
use std::fs;
use std::io;
use std::path::Path;

fn read(folder: &Path, codes: &mut BTreeSet<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension() == Some(OsStr::new("txt")) {
            let text = fs::read(path)?;
            codes.extend(String::from_utf8_lossy(&text).lines().map(str::to_owned));
        }
    }
    Ok(())
}

/// Returns the errors of a catalogue that no test produced: this process neither sent them nor found them by
/// an assertion. If `ERRORBOOK_PRODUCED` is set, all processes of the test run count.
///
/// ```
/// use errorbook::testing::never_produced;
/// use errorbook::{ApiError, Preferences, catalogue};
///
/// #[derive(Debug, ApiError)]
/// #[api_error(prefix = "SHOP")]
/// enum ShopError {
///     #[status(404)]
///     #[code("SHOP_NO_ITEM")]
///     NoItem,
///     #[status(409)]
///     #[code("SHOP_SOLD_OUT")]
///     SoldOut,
/// }
///
/// catalogue! {
///     static ERRORS = [ShopError];
/// }
///
/// ShopError::NoItem.respond(&Preferences::default());
///
/// let report = never_produced(&ERRORS);
/// let codes: Vec<_> = report.entries().iter().map(|entry| entry.code()).collect();
/// assert_eq!(codes, ["SHOP_SOLD_OUT"]);
/// println!("{report}");
/// ```
///
/// # Panics
///
/// Panics if the folder of `ERRORBOOK_PRODUCED` cannot be read, since the report would not cover the test run.
#[track_caller]
pub fn never_produced(catalogue: &'static Catalogue) -> Report {
    let produced = of_run();
    let entries: Vec<_> = catalogue.entries().collect();
    Report {
        path: catalogue.path(),
        total: entries.len(),
        missing: entries
            .into_iter()
            .filter(|entry| !is_produced(entry, &produced))
            .collect(),
    }
}

/// What this process produced; all processes of the test run, where their folder is known.
#[track_caller]
pub(super) fn of_run() -> BTreeSet<String> {
    let mut produced = codes();
    if let Some(folder) = folder() {
        read(&folder, &mut produced)
            .unwrap_or_else(|error| panic!("{FOLDER}={}: {error}", folder.display()));
    }
    produced
}

/// Of a shared code, an answer of the same status counts; and one whose status is not known, as in a field error.
fn is_produced(entry: &Entry, produced: &BTreeSet<String>) -> bool {
    let mut answers = entry.of_each_status();
    produced.contains(entry.code().as_str())
        || answers.any(|entry| produced.contains(&*entry.answer_key()))
}

/// The errors that no test produced. See [`never_produced`]. `Display` is a table:
///
/// ```text
/// 2 of 14 errors of `orgs::ERRORS` were never produced:
///   409 ORG_SLUG_TAKEN  orgs::OrgError::SlugTaken
///   500 ORG_STORE       orgs::OrgError::Store
/// ```
///
/// ```
/// use errorbook::testing::{Report, never_produced};
/// use errorbook::{ApiError, catalogue};
///
/// #[derive(Debug, ApiError)]
/// #[api_error(prefix = "ORG")]
/// #[status(503)]
/// #[code("ORG_STARTING")]
/// struct Starting;
///
/// catalogue! {
///     static ERRORS = [Starting];
/// }
///
/// /// The errors that tests can produce: the others need a failing machine.
/// fn unexpected(report: &Report) -> usize {
///     report.entries().iter().filter(|entry| entry.status() != 503).count()
/// }
/// assert_eq!(unexpected(&never_produced(&ERRORS)), 0);
/// ```
#[derive(Clone, Debug)]
#[must_use = "a report that nobody reads fails no test"]
pub struct Report {
    path: &'static str,
    total: usize,
    missing: Vec<&'static Entry>,
}

impl Report {
    /// Whether every error was produced.
    pub fn is_empty(&self) -> bool {
        self.missing.is_empty()
    }

    /// The errors that were not produced, in the order of the catalogue. Internal and concealed errors are
    /// included.
    pub fn entries(&self) -> &[&'static Entry] {
        &self.missing
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (total, path) = (self.total, self.path);
        if self.missing.is_empty() {
            return write!(f, "all {total} errors of `{path}` were produced");
        }
        let count = self.missing.len();
        write!(
            f,
            "{count} of {total} errors of `{path}` were never produced:"
        )?;
        let codes = self.missing.iter().map(|entry| entry.code().as_str().len());
        let width = codes.max().unwrap_or(0);
        for entry in &self.missing {
            let (status, code) = (entry.status().as_u16(), entry.code());
            write!(f, "\n  {status} {code:width$}  {}", entry.path())?;
            // The path of a struct already ends with its name.
            if entry.path().rsplit("::").next() != Some(entry.variant()) {
                write!(f, "::{}", entry.variant())?;
            }
        }
        Ok(())
    }
}
