//! A page for a person in a browser: lines with placeholders, as plain text is, or what the service's own function writes.

#[cfg(feature = "client")]
mod read;

use super::Written;
use crate::error::guarded;
use crate::locale;
use crate::render::items;
use crate::render::json;
use crate::render::plan::{Each, Escape, Failed, Filling, Pieces, Plan, Planned};
use crate::render::planner::{Planner, Subject};
#[cfg(feature = "client")]
use crate::render::read::Read;
use crate::render::text::push_lines;
use crate::render::values::Value;
use errorbook_model::Name;
use errorbook_model::language::direction;
use errorbook_model::page::{FieldError, OwnPage, Page, WAIT, WORDS, escape};

const STYLE: &str = include_str!("html/style.css");
const PAGE: &str = include_str!("html/page.html");
const FIELD_ERROR: &str = include_str!("html/field_error.html");

/// Only the page's own style: nothing else is fetched or run, whatever a value has in it.
const POLICY: &str = include_str!("html/policy.txt").trim_ascii();

/// What a service's own page may have.
const POLICY_OF_OWN: &str = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
    font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

pub(super) struct Html;

impl Written for Html {
    fn plan(&self, own: Option<OwnPage>, subject: Subject) -> Plan {
        match own {
            Some(own) => own_page(own, subject),
            None => built_in(subject),
        }
    }

    fn policy(&self, is_own: bool) -> Option<&'static str> {
        Some(if is_own { POLICY_OF_OWN } else { POLICY })
    }

    #[cfg(feature = "client")]
    fn read(&self, body: &[u8]) -> Option<Read> {
        read::values(std::str::from_utf8(body).ok()?)
    }
}

fn own_page(own: OwnPage, subject: Subject) -> Plan {
    let of = |escape| Planner::new(subject, escape);
    let json = of(Escape::Json);
    let fields = json.fields(false).filter_map(|(name, value)| {
        let value = json::json(value).into_value()?;
        Some((name, value))
    });
    let own = Own {
        write: own,
        page: page_of(subject),
        message: of(Escape::Nothing).name(Name::Message).into_value(),
        request_id: of(Escape::Nothing).name(Name::RequestId).into_value(),
        item_fields: json.item_fields(),
        fields: fields.collect(),
        built_in: built_in(subject),
    };
    let mut pieces = Pieces::default();
    pieces.push(0, Value::Page(Box::new(own)));
    pieces.finish()
}

fn built_in(subject: Subject) -> Plan {
    let values = Planner {
        escape_template: Escape::Nothing,
        ..Planner::new(subject, Escape::Html)
    };
    let language = subject.language;
    let direction = direction(language);
    let mut pieces = Pieces::default();
    pieces.literal(&format!(
        "<!doctype html>\n<html lang=\"{language}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n<style>{STYLE}</style>\n"
    ));
    let page = with_words(subject);
    for (number, lines) in page.split("{field_errors}\n").enumerate() {
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
        separator: "",
    }));
    Planned::Optional(each).between("<ul class=\"faults\">\n", "</ul>\n")
}

/// The page with its own words, in the language that is sent.
fn with_words(subject: Subject) -> String {
    let mut page = PAGE.to_owned();
    for (id, english) in WORDS {
        let translated = subject.translation.and_then(|texts| {
            // The wait is the response's to know: its placeholder stands for it.
            let seconds = [("seconds", "{retry_after}")];
            let values = if id == WAIT { &seconds[..] } else { &[] };
            texts.language.word(id, values)
        });
        let word = escape(translated.as_deref().unwrap_or(english));
        page = page.replace(&format!("{{{id}}}"), &word);
    }
    page
}

/// What is the same for every error.
fn page_of(subject: Subject) -> Page {
    let entry = subject.entry;
    let code = entry.code().as_str();
    let mut page = Page::new(entry.status().as_u16(), code, subject.title().to_owned());
    page.help = subject.help().map(ToOwned::to_owned);
    page.docs = subject.profile.settings.docs_uri(code);
    page.language = subject.language;
    page.direction = direction(subject.language);
    page
}

/// A page that the service writes itself.
#[derive(Debug)]
pub(in crate::render) struct Own {
    write: OwnPage,
    page: Page,
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
    pub(in crate::render) fn write(
        &self,
        filling: &Filling,
        out: &mut Vec<u8>,
    ) -> Result<(), Failed> {
        let page = self.page(filling)?;
        match guarded(|| Ok::<_, Failed>((self.write.0)(&page))) {
            Some(written) => {
                out.extend_from_slice(written.as_bytes());
                Ok(())
            }
            None => self.built_in.write(filling, out).map(|_| ()),
        }
    }

    fn page(&self, filling: &Filling) -> Result<Page, Failed> {
        let mut page = self.page.clone();
        page.message = written(self.message.as_ref(), filling)?.unwrap_or_default();
        page.request_id = written(self.request_id.as_ref(), filling)?;
        for (name, value) in &self.fields {
            if let Some(json) = written(Some(value), filling)? {
                page.fields.push((name, json));
            }
        }
        for item in items::of(filling.values, &self.item_fields) {
            let (place, code) = (item.place.as_str(), item.code.as_str());
            let [place, code] = [place, code].map(str::to_owned);
            let message = locale::message_of(item).into_owned();
            let error = FieldError::new(place, code, message);
            page.field_errors.push(error);
        }
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
