//! A catalogue as a web page: one file that needs no network and works without scripts.

mod ids;
mod view;

use super::{Export, Write};
use crate::describe;
use crate::facts::{self, Span};
use crate::writers::pretty::{self, Piece};
use crate::{Catalogue, Operation, Segment};
use askama::Template;

use ids::Ids;
use std::collections::BTreeMap;
use view::{Group, Language, Place, Section};

/// Only what is pinned here runs or styles: whatever a text smuggles in stays dead. The test of the page
/// keeps the hashes.
const POLICY: &str = include_str!("../../../templates/html/policy.txt");

const STYLE: &str = concat!(
    include_str!("../../../templates/html/base.css"),
    include_str!("../../../templates/html/layout.css"),
    include_str!("../../../templates/html/entry.css"),
    include_str!("../../../templates/html/operations.css"),
    include_str!("../../../templates/html/languages.css"),
    include_str!("../../../templates/html/print.css"),
);

const SCRIPT: &str = concat!(
    "(() => {\n'use strict';\n",
    include_str!("../../../templates/html/theme.js"),
    include_str!("../../../templates/html/find.js"),
    include_str!("../../../templates/html/fold.js"),
    include_str!("../../../templates/html/follow.js"),
    include_str!("../../../templates/html/copy.js"),
    "})();\n",
);

#[derive(Template)]
#[template(path = "html/all.html")]
struct All<'a> {
    title: String,
    catalogue: &'a Catalogue,
    ids: &'a Ids,
    languages: &'a [Language<'a>],
    /// Those that have errors, each with its id.
    operations: Vec<(&'a Operation, &'a String)>,
    groups: Vec<Group<'a>>,
    /// How many errors have each status.
    statuses: BTreeMap<u16, usize>,
    /// Whether there are errors of either class, to choose from.
    classes: [bool; 2],
    retryable: usize,
    count: usize,
}

#[derive(Template)]
#[template(path = "html/one.html")]
struct One<'a> {
    title: String,
    languages: &'a [Language<'a>],
    index: &'a str,
    of: String,
    sections: Vec<Section<'a>>,
}

pub(super) const EXPORT: Export = Export {
    name: "html",
    about: "A web page, in one file that works without a network and without scripts",
    write: Write::File(html),
};

/// The catalogue as a web page, whole in one file.
///
/// In a service of several languages the reader chooses one at the top.
///
/// The page needs no network, and no scripts either: with them it can be searched and filtered, and the
/// filters are in its address (`?q=token&status=4xx&retry=yes`). The operations of the service are listed with their errors,
/// and each error with its operations. The section of an error has its code as its
/// id: `#ORG_BLOCKED`.
///
/// ```
/// use errorbook_export::{Catalogue, html};
///
/// let json = r#"{
///     "errorbook": 1,
///     "services": [{ "name": "acme::ERRORS" }],
///     "types": [{
///         "path": "acme::OrgError",
///         "entries": [{ "code": "ORG_BLOCKED", "status": 403, "variant": "Blocked", "title": "Blocked" }]
///     }]
/// }"#;
/// let page = html(&Catalogue::from_json(json.as_bytes())?.public());
/// assert!(page.contains(r#"id="ORG_BLOCKED""#));
/// # Ok::<(), errorbook_export::ReadError>(())
/// ```
pub fn html(catalogue: &Catalogue) -> String {
    let catalogue = &*catalogue.with_default_fields();
    let ids = Ids::of(catalogue);
    let languages = view::languages(catalogue);
    let groups = view::groups(Place {
        catalogue,
        ids: &ids,
        languages: &languages,
        level: 3,
        index: "",
    });
    let entries = || catalogue.entries().map(|(_, entry)| entry);
    finish(&All {
        title: describe::title(catalogue),
        catalogue,
        ids: &ids,
        languages: &languages,
        operations: catalogue.answering().zip(&ids.operations).collect(),
        groups,
        statuses: view::statuses(catalogue),
        classes: [4, 5].map(|class| entries().any(|entry| entry.status / 100 == class)),
        retryable: entries().filter(|entry| entry.retryable).count(),
        count: entries().count(),
    })
}

/// The web page of one code, or nothing where the catalogue does not have it.
///
/// `index` is the address of the [page of all](html), which this one links to: `../errors`, where a service
/// answers with this page under `/errors/ORG_BLOCKED`.
///
/// ```
/// use errorbook_export::{Catalogue, html_entry};
///
/// let json = r#"{
///     "errorbook": 1,
///     "services": [{ "name": "acme::ERRORS" }],
///     "types": [{
///         "path": "acme::OrgError",
///         "entries": [{ "code": "ORG_BLOCKED", "status": 403, "variant": "Blocked", "title": "Blocked" }]
///     }]
/// }"#;
/// let catalogue = Catalogue::from_json(json.as_bytes())?;
/// assert!(html_entry(&catalogue, "ORG_BLOCKED", "../errors").is_some());
/// assert!(html_entry(&catalogue, "ORG_GONE", "../errors").is_none());
/// # Ok::<(), errorbook_export::ReadError>(())
/// ```
pub fn html_entry(catalogue: &Catalogue, code: &str, index: &str) -> Option<String> {
    let catalogue = &*catalogue.with_default_fields();
    let ids = Ids::of(catalogue);
    let languages = view::languages(catalogue);
    let place = Place {
        catalogue,
        ids: &ids,
        languages: &languages,
        level: 1,
        index,
    };
    let sections = view::sections_of(place, code);
    if sections.is_empty() {
        return None;
    }
    let of = describe::title(catalogue);
    Some(finish(&One {
        title: format!("{code} \u{2013} {of}"),
        languages: &languages,
        index,
        of,
        sections,
    }))
}

/// The Content-Security-Policy of the pages, to be sent with them. The pages declare it themselves too.
pub fn html_policy() -> &'static str {
    POLICY.trim_ascii_end()
}

/// A template writes into memory, which cannot fail.
fn finish(page: &impl Template) -> String {
    let mut page = page.render().unwrap_or_default();
    page.truncate(page.trim_ascii_end().len());
    page.push('\n');
    describe::visible(page)
}
