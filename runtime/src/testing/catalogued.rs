//! `assert_catalogued!`: compares a response with a catalogue.

use super::failure::{Failure, summary};
use super::{AsResponse, Response, headers, members};
use crate::catalogue::Catalogue;
use crate::client::Content;
use crate::client::excerpt::excerpt;
use crate::client::reading::Reading;
use crate::client::shape::{Known, may_have_items};
use crate::client::strings;
use crate::entry::Entry;
use crate::profile::Profile;
use crate::render::read::ReadCode;
use errorbook_model::{Format, Name, Node};

/// Compares a response with a catalogue.
///
/// # Errors
///
/// All differences between the response and the catalogue.
pub fn check<R: AsResponse + ?Sized>(
    catalogue: &'static Catalogue,
    response: &R,
) -> Result<(), Failure> {
    let response = response.as_response();
    let path = catalogue.path();
    let status = response.status();
    if !status.is_client_error() && !status.is_server_error() {
        let status = status.as_u16();
        return Err(Failure::new(format!(
            "a {status} is no error, so `{path}` says nothing of it"
        ))
        .received(status.to_string(), &response));
    }
    let profile = catalogue.profile();
    let reading = read(catalogue, &response).map_err(|why| {
        let received = format!("{}, {why}", status.as_u16());
        Failure::new(format!("the response is none of `{path}`")).received(received, &response)
    })?;
    let fail = |failure: Failure| {
        let received = summary(&response, &reading, |code| code.text.clone());
        failure.received(received, &response)
    };
    let candidates = candidates(catalogue, &reading, &response).map_err(&fail)?;
    let refusals = catalogue.refusals();
    let compared = candidates.into_iter().map(|entry| {
        // The middleware may have sent it, in the place of a response whose headers stay.
        let is_refusal = refusals.has(entry);
        let mut faults = faults(entry, is_refusal, profile, &reading, &response);
        headers::check_language(catalogue, &response, &reading.content, &mut faults);
        (entry, faults)
    });
    let Some((entry, faults)) = compared.min_by_key(|(_, faults)| faults.len()) else {
        let wrong = format!(
            "`{path}` has no public error with the status {}",
            status.as_u16()
        );
        return Err(fail(Failure::new(wrong)));
    };
    if faults.is_empty() {
        crate::produced::record(&entry.answer_key());
        return Ok(());
    }
    let code = entry.code();
    let mut failure = Failure::new(format!(
        "the response is not what `{path}` says of `{code}`"
    ));
    for fault in faults {
        failure = failure.line("fault", fault);
    }
    Err(fail(failure))
}

/// Reads a response. If the value that is read as the code is not a code of the catalogue, its position may
/// depend on the entry: each entry is then tried.
fn read(catalogue: &'static Catalogue, response: &Response) -> Result<Reading, String> {
    let profile = catalogue.profile();
    let reading = Reading::of(response.parts(), Some(profile), None)?;
    let Some(code) = &reading.code else {
        return Ok(reading);
    };
    if catalogue.get(&code.text).is_some() {
        return Ok(reading);
    }
    let tried = catalogue.answers().find_map(|entry| {
        let reading = Reading::of(response.parts(), Some(profile), Some(entry)).ok()?;
        let is_its_own = reading.code.as_ref()?.is(entry.code());
        is_its_own.then_some(reading)
    });
    Ok(tried.unwrap_or(reading))
}

/// The entries that the response may belong to: that of its code, or if the profile sends no code, all with
/// its status.
fn candidates(
    catalogue: &'static Catalogue,
    reading: &Reading,
    response: &Response,
) -> Result<Vec<&'static Entry>, Failure> {
    let path = catalogue.path();
    let status = response.status();
    // The entry that the middleware sends in the place of a framework's refusal.
    let refusals = catalogue.refusals();
    let has_header = |name: &_| response.headers().contains_key(name);
    let refusal = refusals.answer(status, has_header);
    let refusal = refusal.filter(|refusal| refusals.has(refusal));
    let answered = |entry: &'static Entry| {
        let answer = entry.with_status(|| status.as_u16());
        let around = catalogue.around(answer).into_iter();
        std::iter::once(answer).chain(around)
    };
    let Some(code) = reading.code.as_ref().or(reading.header_code.as_ref()) else {
        let entries = catalogue.answers().filter(|entry| entry.is_public());
        return Ok(entries
            .flat_map(answered)
            .filter(|entry| entry.status() == status)
            .chain(refusal)
            .collect());
    };
    // Several where it is shared.
    let of_code = || {
        catalogue
            .entries()
            .filter(|entry| code.is_text(entry.code().as_str()))
    };
    let Some(entry) = of_code().next() else {
        let wrong = format!("`{}` is not in `{path}`", excerpt(&code.text));
        return Err(Failure::new(wrong));
    };
    let is_answer = |entry: &'static Entry| {
        let mut answers = catalogue.answers();
        answers.any(|answer| std::ptr::eq(answer, entry))
    };
    let private = if !of_code().any(is_answer) {
        "an item of field errors: no response is one"
    } else if of_code().all(Entry::is_concealed) {
        "concealed: no client may ever be sent it"
    } else if !of_code().any(Entry::is_public) {
        "internal: public documentation lacks it"
    } else {
        let refusal = refusal.filter(|refusal| refusal.code() == entry.code());
        let own = match refusal {
            Some(refusal) if !entry.is_shared() => vec![refusal],
            refusal => {
                let public = of_code().filter(|entry| entry.is_public());
                let refusal = refusal.into_iter();
                refusal.chain(public.flat_map(answered)).collect()
            }
        };
        // The code in an item may be that of a field error.
        let others = catalogue.answers().filter(|other| {
            let is_other = other.code() != entry.code();
            reading.is_code_of_item && is_other && other.is_public() && may_have_items(other)
        });
        let others = others
            .flat_map(answered)
            .filter(|other| other.status() == status);
        return Ok(own.into_iter().chain(others).collect());
    };
    Err(Failure::new(format!("`{}` is {private}", code.text)))
}

fn faults(
    entry: &'static Entry,
    is_refusal: bool,
    profile: &'static Profile,
    reading: &Reading,
    response: &Response,
) -> Vec<String> {
    let mut faults = Vec::new();
    if entry.status() != response.status() {
        let status = entry.status().as_u16();
        faults.push(format!("its status is {status}"));
    }
    headers::check(
        entry,
        is_refusal,
        profile,
        response,
        &reading.content,
        &mut faults,
    );
    let code = entry.code();
    let is_right = |found: &Option<ReadCode>| found.as_ref().is_some_and(|found| found.is(code));
    if profile.settings.code_header.is_some() && !is_right(&reading.header_code) {
        faults.push(format!("the header of the code is not `{code}`"));
    }
    let mut formats = profile.settings.representations().map(|sent| sent.format);
    match &reading.content {
        Content::Empty if formats.any(|format| format == Format::Empty) => {}
        Content::Empty => faults.push("the body is empty".to_owned()),
        Content::Json(body) => match reading.template.filter(|template| !template.is_empty()) {
            Some(template) => members::check(entry, profile, template, body, &mut faults),
            None => faults.push("the profile sends no JSON".to_owned()),
        },
        Content::Text(text) => check_text(entry, profile, reading, text, &mut faults),
        Content::Preset(written) => {
            if !written.may_be_of(code) {
                faults.push(format!("the body lacks the code `{code}`"));
            }
        }
        Content::Xml(Some((xml, body))) => {
            members::check(entry, profile, xml.body, body, &mut faults);
        }
        Content::Xml(None) => faults.push("the profile sends no such XML".to_owned()),
    }
    faults
}

fn check_text(
    entry: &'static Entry,
    profile: &'static Profile,
    reading: &Reading,
    text: &str,
    faults: &mut Vec<String>,
) {
    let representations = profile.settings.representations();
    let templates: Vec<&'static str> = representations
        .filter_map(|sent| match sent.format {
            Format::Text(lines) => Some(lines),
            _ => None,
        })
        .collect();
    if templates.is_empty() {
        faults.push("the profile sends no text".to_owned());
        return;
    }
    let known = Known::new(profile, Some(entry));
    let is_of = |template: &&'static str| strings::lines(template, text, known).is_some();
    if templates.iter().any(is_of) {
        return;
    }
    let before = faults.len();
    let code = entry.code();
    let uses = |name: Name| templates.iter().any(|lines| Node::Text(lines).uses(name));
    if reading.code.is_none() && uses(Name::Code) {
        faults.push(format!("no line has the code `{code}` in its place"));
    }
    let docs = profile.settings.docs_uri(code.as_str());
    let docs = docs.filter(|docs| uses(Name::Docs) && !text.contains(&**docs));
    if let Some(docs) = docs {
        faults.push(format!("no line is {docs}"));
    }
    if !text.ends_with('\n') && templates.iter().all(|lines| lines.ends_with('\n')) {
        faults.push("the last line does not end".to_owned());
    }
    if faults.len() == before {
        faults.push("the lines are not those of the profile's text".to_owned());
    }
}
