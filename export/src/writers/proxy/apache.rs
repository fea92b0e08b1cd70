//! Apache httpd.

use super::accept::ranges;
use super::{Answers, Asked, BODIES, Files, LOCATION, OWN_HEADERS};
use crate::Catalogue;
use crate::writers::{Export, Write};
use std::fmt::Write as _;

pub(in crate::writers) const EXPORT: Export = Export {
    name: "apache",
    about: "Apache httpd: the same",
    write: Write::Folder(apache),
};

/// Configuration of Apache httpd 2.4, so that the errors it makes itself have the shapes and codes of the
/// catalogue.
///
/// `errors.conf` is to be included in the server's configuration or in a virtual host, behind `Location`
/// sections of your own; `bodies/` has a body per status and representation. `folder` is the absolute path at
/// which httpd will find the files. The modules alias, headers, mime and setenvif are needed.
///
/// Which errors these are, and how near the choice by Accept comes, is as for [`nginx`](super::nginx()). The
/// headers that the server sets itself are sent with errors too, those of `Location` and `Directory` sections are not:
/// `headers*.conf` of the folder is included where there is one, for those that errors need. The
/// answers of an upstream are left as they are: let `ProxyErrorOverride` be off, as it is unless switched on.
///
/// ```
/// use errorbook_export::{Catalogue, proxy::apache};
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
/// let files = apache(&Catalogue::from_json(json.as_bytes())?.public(), "/etc/apache2/errorbook");
/// let (name, content) = &files.0[0];
/// assert_eq!(name, "errors.conf");
/// assert!(String::from_utf8_lossy(content).contains("ErrorDocument 502 "));
/// # Ok::<(), errorbook_export::ReadError>(())
/// ```
pub fn apache(catalogue: &Catalogue, folder: &str) -> Files {
    Files::of(catalogue, folder, &[("errors.conf", conf)])
}

/// The statuses that httpd 2.4 has error documents for; another is a mistake in its configuration.
fn is_known(status: u16) -> bool {
    matches!(status, 400..=417 | 421..=424 | 426 | 428 | 429 | 431 | 451 | 500..=508 | 510 | 511)
}

fn conf(answers: &Answers, folder: &str) -> String {
    let mut out = answers.comment("Errors of httpd itself");
    out.push_str("# Include this file in the server's configuration or in a virtual host, behind Location sections.\n");
    let headers = answers.headers();
    let mut values = headers.iter().flat_map(|header| &header.values);
    if folder.contains("${") || values.any(|(_, value)| value.contains("${")) {
        let _ = writeln!(
            out,
            "\n# httpd has no other way to write the sign before a brace.\nDefine {DOLLAR} $"
        );
    }
    write_choice(&mut out, &answers.asked);
    out.push('\n');
    let choice = match answers.forms.as_slice() {
        [only] => only.name.clone(),
        _ => "%{reqenv:ERRORBOOK_AS}".to_owned(),
    };
    let statuses = || answers.by_status.keys().filter(|status| is_known(**status));
    for status in statuses() {
        let _ = writeln!(
            out,
            "ErrorDocument {status} \"{LOCATION}{status}.{choice}\""
        );
    }
    let folder = folder.strip_suffix('/').unwrap_or(folder);
    if let [default, _, ..] = answers.forms.as_slice() {
        // The replacement is a pattern's.
        let bodies = format!("{folder}/{BODIES}/")
            .replace('\\', "\\\\")
            .replace('$', "\\$");
        let bodies = string(&format!("{bodies}$1.{}", default.name));
        let pattern = LOCATION.replace('.', "\\.");
        let _ = write!(
            out,
            "\n# A request that broke off before its headers were read has no preference.\nAliasMatch \"^{pattern}([0-9]+)\\.$\" {bodies}\n",
        );
    }
    let bodies = string(&format!("{folder}/{BODIES}/"));
    let _ = writeln!(out, "Alias \"{LOCATION}\" {bodies}");
    write_location(&mut out, answers);
    let own = string(&format!("{folder}/{OWN_HEADERS}"));
    let _ = write!(
        out,
        "    # Headers that sections of your own set apply to other addresses: lines that errors need too go here.\n    IncludeOptional {own}\n</Location>\n",
    );
    out
}

fn write_location(out: &mut String, answers: &Answers) {
    let _ = write!(
        out,
        "\n<Location \"{LOCATION}\">\n    # Nobody asks for these: requests are sent here when they fail.\n    Require expr \"-n reqenv('REDIRECT_STATUS')\"\n    <IfModule mod_proxy.c>\n        ProxyPass \"!\"\n    </IfModule>\n    SetHandler default-handler\n    AddDefaultCharset Off\n    FileETag None\n",
    );
    for (name, media_type) in answers.media_types() {
        let _ = writeln!(out, "    AddType {} .{name}", string(media_type));
    }
    let empty = answers.forms.iter().find(|form| form.media_type.is_none());
    let empty = empty.map_or("", |form| &form.name);
    out.push_str("    Header unset Last-Modified\n    Header unset Accept-Ranges\n");
    for header in answers.headers() {
        let name = string(&header.name);
        // Of a header with several lines, each is added to those before it.
        let verb = if header.line == 0 { "set" } else { "add" };
        if let Some(value) = header.constant(answers.by_status.len()) {
            let condition = if header.of_bodies {
                format!(" \"expr=! %{{REQUEST_URI}} =~ m#\\.{empty}$#\"")
            } else {
                String::new()
            };
            let value = value_of(value);
            let _ = writeln!(out, "    Header always {verb} {name} {value}{condition}");
            continue;
        }
        for (status, value) in &header.values {
            let _ = writeln!(
                out,
                "    Header always {verb} {name} {} \"expr=%{{REQUEST_STATUS}} == {status}\"",
                value_of(value),
            );
        }
    }
}

/// The variables that make a representation of Accept: what is set later counts.
fn write_choice(out: &mut String, asked: &[Asked]) {
    let Some(default) = asked.first() else {
        return;
    };
    if asked.iter().all(|asked| asked.form == default.form) {
        return;
    }
    for asked in asked {
        let name = quality(asked);
        let _ = writeln!(out, "\nSetEnvIf Accept ^ {name}=0000");
        for range in ranges(asked.media_type).iter().rev() {
            let (part, whole) = (range.part(""), range.whole());
            let _ = writeln!(out, "SetEnvIfNoCase Accept \"{part}\" {name}=0$1000");
            let _ = writeln!(out, "SetEnvIfNoCase Accept \"{whole}\" {name}=1000");
        }
        let _ = writeln!(out, "SetEnvIf {name} \"^(....)\" {name}=$1");
    }
    let _ = writeln!(out, "\nSetEnvIf Accept ^ ERRORBOOK_AS={}", default.form);
    // Each is sent if it is better than those before it, and the last such. Of several names of a representation, the
    // best counts.
    for (at, winner) in asked.iter().enumerate().skip(1) {
        let greater = |loser: &Asked| {
            format!(
                "reqenv('{}') -gt reqenv('{}')",
                quality(winner),
                quality(loser)
            )
        };
        let condition: Vec<String> = asked[..at].iter().map(greater).collect();
        let _ = writeln!(
            out,
            "SetEnvIfExpr \"{}\" ERRORBOOK_AS={}",
            condition.join(" && "),
            winner.form,
        );
    }
}

fn quality(asked: &Asked) -> String {
    format!("ERRORBOOK_Q_{}", asked.name.to_ascii_uppercase())
}

/// A header's value, in which nothing is a format, an escape or an expression.
fn value_of(text: &str) -> String {
    let text = text.replace('\\', "\\\\");
    // What begins like an expression is the text of one.
    if text.starts_with("expr=") {
        let literal = text.replace('%', "\\%").replace('$', "\\$");
        return string(&format!("expr={literal}"));
    }
    string(&text.replace('%', "%%"))
}

/// A string, in which nothing is a variable: httpd has those of its environment in its configuration too.
fn string(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{}\"", text.replace("${", &format!("${{{DOLLAR}}}{{")))
}

/// The variable that is a dollar sign.
const DOLLAR: &str = "errorbook_dollar";
