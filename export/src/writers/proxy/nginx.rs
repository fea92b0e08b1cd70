//! nginx.

use super::accept::{ranges, second_is_greater};
use super::{Answers, Asked, BODIES, Conf, Files, Header, LOCATION, OWN_HEADERS};
use crate::Catalogue;
use crate::writers::{Export, Write};
use std::fmt::Write as _;

pub(in crate::writers) const EXPORT: Export = Export {
    name: "nginx",
    about: "nginx: http.conf, server.conf and bodies for its own errors",
    write: Write::Folder(nginx),
};

/// Configuration of nginx, so that the errors it makes itself have the shapes and codes of the catalogue.
///
/// `http.conf` is to be included in the `http` block, `server.conf` in a `server`; `bodies/` has a body per
/// status and representation. `folder` is the absolute path at which nginx will find the files; it stands in
/// `server.conf` once.
///
/// The errors are those of errorbook's [`HttpError`](https://docs.rs/errorbook/latest/errorbook/enum.HttpError.html),
/// which a catalogue has if it lists that type; for 502, 503 and 504 also the first error of the catalogue
/// that needs no values. The bodies are the examples of these errors, which `errorbook::docs::add_examples`
/// renders; an error without examples is not answered with. Other statuses are left to nginx, and so is every answer of the upstream: let
/// `proxy_intercept_errors` be off, as it is unless switched on.
///
/// Representations are chosen by Accept with its weights and wildcards. What is beyond regular expressions:
/// commas within quoted parameters, several ranges of one type (the first that has a weight counts), and
/// parameters other than `q` and those of the media type itself, which make a range be passed over.
///
/// The location of the errors has headers of its own, so that nginx sends none of those that the server adds. It
/// includes `headers*.conf` of the folder, where there is one: `add_header` lines that errors need too, such as those of
/// CORS and HSTS, go into `headers.conf`, which the server can include as well.
///
/// nginx answers for itself, in HTML, where it could not even read which address was asked for: a malformed
/// request line, or one that is too long. A `return` in the `server` block answers once more where it should
/// not; write it in a `location`.
///
/// ```
/// use errorbook_export::{Catalogue, proxy::nginx};
///
/// let json = r#"{
///     "errorbook": 1,
///     "services": [{ "name": "acme::ERRORS" }],
///     "types": [{
///         "path": "errorbook::HttpError",
///         "entries": [{ "code": "HTTP_BAD_GATEWAY", "status": 502, "variant": "BadGateway", "title": "Bad Gateway", "examples": [
///             { "accept": "application/json", "status": "502 Bad Gateway", "headers": [["content-type", "application/json"]], "body": "{}" },
///             { "accept": "text/plain", "status": "502 Bad Gateway", "headers": [["content-type", "text/plain"]], "body": "Bad Gateway\n" }
///         ] }]
///     }]
/// }"#;
/// let files = nginx(&Catalogue::from_json(json.as_bytes())?.public(), "/etc/nginx/errorbook");
/// let names: Vec<_> = files.0.iter().map(|(name, _)| name.as_str()).collect();
/// assert_eq!(
///     names,
///     ["http.conf", "server.conf", "bodies/502.problem_json", "bodies/502.json", "bodies/502.txt"],
/// );
/// # Ok::<(), errorbook_export::ReadError>(())
/// ```
pub fn nginx(catalogue: &Catalogue, folder: &str) -> Files {
    let confs: [(_, Conf); 2] = [("http.conf", http), ("server.conf", server)];
    Files::of(catalogue, folder, &confs)
}

fn http(answers: &Answers, folder: &str) -> String {
    let mut out = answers.comment("Errors of nginx itself");
    out.push_str("# Include this file in the http block.\n");
    let headers = answers.headers();
    let mut values = headers.iter().flat_map(|header| &header.values);
    if folder.contains('$') || values.any(|(_, value)| value.contains('$')) {
        out.push_str("\n# nginx has no other way to write the sign.\ngeo $errorbook_dollar {\n    default \"$\";\n}\n");
    }
    write_choice(&mut out, answers);
    let is_constant =
        |header: &&Header| !header.of_bodies && header.constant(answers.by_status.len()).is_some();
    for header in headers.iter().filter(|header| !is_constant(header)) {
        write_header(&mut out, answers, header);
    }
    out
}

/// The map that gives a header its value; an empty one is not sent.
fn write_header(out: &mut String, answers: &Answers, header: &Header) {
    let name = variable(header);
    if header.of_bodies {
        let empty = answers.forms.iter().find(|form| form.media_type.is_none());
        let empty = empty.map_or("", |form| &form.name);
        let value = header.values.first().map_or("", |(_, value)| value);
        let value = string(value);
        let _ = write!(
            out,
            "\nmap $errorbook_representation ${name} {{\n    default {value};\n    {empty} \"\";\n}}\n",
        );
        return;
    }
    let _ = write!(out, "\nmap $status ${name} {{\n    default \"\";\n");
    for (status, value) in &header.values {
        let _ = writeln!(out, "    {status} {};", string(value));
    }
    out.push_str("}\n");
}

/// The maps that make a representation of Accept.
fn write_choice(out: &mut String, answers: &Answers) {
    let Some(default) = answers.asked.first() else {
        return;
    };
    if answers.forms.len() < 2 {
        return;
    }
    for asked in &answers.asked {
        write_quality(out, asked);
    }
    let is_renamed = answers.asked.iter().any(|asked| asked.name != asked.form);
    let last = if is_renamed { "name" } else { "representation" };
    // The best of all before, and its quality: of equals, the first.
    let mut best = (
        default.name.clone(),
        format!("$errorbook_q_{}", default.name),
    );
    for (place, asked) in answers.asked.iter().enumerate().skip(1) {
        let own = format!("$errorbook_q_{}", asked.name);
        let quality = format!("$errorbook_best_q_{place}");
        let is_last = place + 1 == answers.asked.len();
        let name = if is_last {
            last.to_owned()
        } else {
            format!("best_{place}")
        };
        write_better(out, &name, [&best.1, &own], [&best.0, &asked.name]);
        if !is_last {
            let _ = write!(
                out,
                "\nmap $errorbook_{name} {quality} {{\n    default {};\n    {} {own};\n}}\n",
                best.1, asked.name,
            );
        }
        best = (format!("$errorbook_{name}"), quality);
    }
    if is_renamed {
        let _ = write!(
            out,
            "\nmap $errorbook_name $errorbook_representation {{\n    default $errorbook_name;\n",
        );
        for Asked { name, form, .. } in &answers.asked {
            if name != form {
                let _ = writeln!(out, "    {name} {form};");
            }
        }
        out.push_str("}\n");
    }
}

/// The quality that Accept gives to a representation. A range that is written out goes before wildcards.
fn write_quality(out: &mut String, asked: &Asked) {
    let name = &asked.name;
    let _ = write!(
        out,
        "\nmap $http_accept $errorbook_q_{name} {{\n    default 0000;\n"
    );
    for range in ranges(asked.media_type) {
        let (whole, part) = (range.whole(), range.part("?<errorbook_q>"));
        let _ = writeln!(
            out,
            "    \"~*{whole}\" 1000;\n    \"~*{part}\" 0${{errorbook_q}}000;"
        );
    }
    out.push_str("}\n");
}

/// One of two, by their qualities: the first, unless the second has the greater.
fn write_better(out: &mut String, name: &str, qualities: [&str; 2], values: [&str; 2]) {
    let ([a, b], [first, second]) = (qualities, values);
    let greater = second_is_greater();
    let _ = write!(
        out,
        "\nmap \"{a}:{b}\" $errorbook_{name} {{\n    default {first};\n    \"~{greater}\" {second};\n}}\n",
    );
}

fn server(answers: &Answers, folder: &str) -> String {
    let mut out = answers.comment("Errors of nginx itself");
    out.push_str(
        "# Include this file in a server block, behind error_page lines of your own: the first of a status counts.\n\
         # A location with an error_page line of its own has none of these.\n\n",
    );
    let choice = match answers.forms.as_slice() {
        [only] => &only.name,
        _ => "$errorbook_representation",
    };
    let statuses: Vec<String> = answers.by_status.keys().map(u16::to_string).collect();
    let mut lines = vec![statuses.join(" ")];
    if answers.by_status.contains_key(&400) {
        // nginx's own numbers of what it answers with 400.
        lines.push("494 495 496 497".to_owned());
    }
    let indent = "\n           ";
    let _ = writeln!(
        out,
        "error_page {}{indent}{LOCATION}$status.{choice};\n",
        lines.join(indent),
    );
    let folder = folder.strip_suffix('/').unwrap_or(folder);
    let bodies = string(&format!("{folder}/{BODIES}/"));
    let _ = write!(
        out,
        "location ^~ {LOCATION} {{\n    internal;\n    alias {bodies};\n    # What refused a request must not refuse the answer too.\n    allow all;\n    auth_basic off;\n    etag off;\n    expires off;\n    charset off;\n    default_type \"\";\n    types {{\n",
    );
    for (name, media_type) in answers.media_types() {
        let _ = writeln!(out, "        {} {name};", literal(media_type));
    }
    out.push_str("    }\n");
    for header in answers.headers() {
        let constant = header.constant(answers.by_status.len());
        let value = match constant.filter(|_| !header.of_bodies) {
            Some(value) => string(value),
            None => format!("${}", variable(&header)),
        };
        let _ = writeln!(
            out,
            "    add_header {} {value} always;",
            string(&header.name)
        );
    }
    // The path of an include has no variables.
    let own = literal(&format!("{folder}/{OWN_HEADERS}"));
    let _ = write!(
        out,
        "    # Here nginx drops what the server adds by add_header: lines that errors need too (CORS, HSTS) go here.\n    include {own};\n}}\n",
    );
    out
}

/// The variable that has a header's value.
fn variable(header: &Header) -> String {
    format!("errorbook_header_{}", header.plain_name)
}

/// A string where nginx looks for no variables.
fn literal(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{text}\"")
}

/// A string in which nothing is a variable.
fn string(text: &str) -> String {
    literal(text).replace('$', "${errorbook_dollar}")
}
