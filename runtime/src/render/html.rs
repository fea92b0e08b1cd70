//! A page for a person in a browser: lines with placeholders, as plain text is, or what the service's own function writes.

use super::items;
use super::json;
use super::plan::{Each, Escape, Failed, Filling, Pieces, Plan, Planned};
use super::planner::Planner;
use super::text::push_lines;
use super::values::Value;
use crate::entry::Entry;
use crate::error::{ValueSource, guarded};
use crate::profile::Profile;
use errorbook_model::page::{FieldError, OwnPage, Page};
use errorbook_model::{Format, Name, Preset, Representation};

const STYLE: &str = include_str!("html/style.css");
pub(crate) const PAGE: &str = include_str!("html/page.html");
pub(crate) const FIELD_ERROR: &str = include_str!("html/field_error.html");

/// Only the page's own style: nothing else is fetched or run, whatever a value has in it.
const POLICY: &str = include_str!("html/policy.txt").trim_ascii();

/// What a service's own page may have.
const POLICY_OF_OWN: &str = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
    font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// The Content-Security-Policy of a representation.
pub(super) fn policy(representation: &Representation) -> Option<&'static str> {
    match (representation.format, representation.page) {
        (Format::Preset(Preset::Html), None) => Some(POLICY),
        (Format::Preset(Preset::Html), Some(_)) => Some(POLICY_OF_OWN),
        _ => None,
    }
}

pub(super) fn plan(
    own: Option<OwnPage>,
    entry: &'static Entry,
    profile: &Profile,
    values: &ValueSource,
) -> Plan {
    let built_in = built_in(entry, profile, values);
    let Some(own) = own else {
        return built_in;
    };
    let of = |escape| Planner::new(entry, profile, values, escape);
    let json = of(Escape::Json);
    let fields = json.fields().filter_map(|(name, value)| {
        let value = json::json(value, false).into_value()?;
        Some((name, value))
    });
    let own = Own {
        write: own,
        entry,
        docs: profile.settings.docs_uri(entry.code().as_str()),
        message: of(Escape::Nothing).name(Name::Message).into_value(),
        request_id: of(Escape::Nothing).name(Name::RequestId).into_value(),
        item_fields: json.item_fields(),
        fields: fields.collect(),
        built_in,
    };
    let mut pieces = Pieces::default();
    pieces.push(0, Value::Page(Box::new(own)));
    pieces.finish()
}

fn built_in(entry: &'static Entry, profile: &Profile, values: &ValueSource) -> Plan {
    let values = Planner {
        escape_template: Escape::Nothing,
        ..Planner::new(entry, profile, values, Escape::Html)
    };
    let Page {
        language,
        direction,
        ..
    } = page_of(entry);
    let mut pieces = Pieces::default();
    pieces.literal(&format!(
        "<!doctype html>\n<html lang=\"{language}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n<style>{STYLE}</style>\n"
    ));
    for (number, lines) in PAGE.split("{field_errors}\n").enumerate() {
        if number > 0 {
            pieces.add(field_errors(&values));
        }
        push_lines(&mut pieces, &values, lines);
    }
    pieces.finish()
}

/// The list of field errors; absent where there are none.
fn field_errors(values: &Planner) -> Planned {
    let fields = values.item_fields();
    if fields.is_empty() {
        return Planned::Absent;
    }
    let of_item = values.items(|of_item| {
        let mut item = Pieces::default();
        push_lines(&mut item, of_item, FIELD_ERROR);
        Planned::Certain(item)
    });
    let each = Value::Each(Box::new(Each {
        fields,
        of_item,
        of_error: None,
        separator: b"",
    }));
    Planned::Optional(each).between("<ul class=\"faults\">\n", "</ul>\n")
}

fn page_of(entry: &'static Entry) -> Page {
    Page::new(
        entry.status().as_u16(),
        entry.code().as_str(),
        entry.title(),
    )
}

/// A page that the service writes itself.
#[derive(Debug)]
pub(super) struct Own {
    write: OwnPage,
    entry: &'static Entry,
    docs: Option<String>,
    message: Option<Value>,
    request_id: Option<Value>,
    /// The fields that may hold field errors.
    item_fields: Box<[u32]>,
    /// The exposed fields, as JSON.
    fields: Box<[(&'static str, Value)]>,
    /// What is sent where the service's function panics.
    built_in: Plan,
}

impl Own {
    pub(super) fn write(&self, filling: &Filling, out: &mut Vec<u8>) -> Result<(), Failed> {
        let page = self.page(filling)?;
        match guarded(|| Ok::<_, Failed>((self.write.0)(&page))) {
            Some(written) => {
                out.extend_from_slice(written.as_bytes());
                Ok(())
            }
            None => self.built_in.fill(filling, out),
        }
    }

    fn page(&self, filling: &Filling) -> Result<Page, Failed> {
        let mut page = page_of(self.entry);
        page.help = self.entry.help();
        page.docs.clone_from(&self.docs);
        page.message = written(self.message.as_ref(), filling)?.unwrap_or_default();
        page.request_id = written(self.request_id.as_ref(), filling)?;
        for (name, value) in &self.fields {
            if let Some(json) = written(Some(value), filling)? {
                page.fields.push((name, json));
            }
        }
        items::each(filling.values, &self.item_fields, |item| {
            let (place, code) = (item.place.as_str(), item.code.as_str());
            let [place, code, message] = [place, code, &item.message].map(str::to_owned);
            let error = FieldError::new(place, code, message);
            page.field_errors.push(error);
            Ok(())
        })?;
        Ok(page)
    }
}

fn written(value: Option<&Value>, filling: &Filling) -> Result<Option<String>, Failed> {
    let mut out = Vec::new();
    let is_present = match value {
        Some(value) => value.write(filling, &mut out)?,
        None => false,
    };
    let text = String::from_utf8(out).map_err(|_| Failed)?;
    Ok(is_present.then_some(text))
}
