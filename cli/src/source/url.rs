//! The catalogue of a running service, at the path where errorbook serves it.

use super::{Content, LARGEST, file};
use crate::failure::Failure;
use serde_json::Value;
use std::io::Read;
use std::time::Duration;
use ureq::Agent;
use ureq::tls::{RootCerts, TlsConfig};

/// The timeout of a whole request.
const PATIENCE: Duration = Duration::from_secs(10);

/// The path at which errorbook serves a catalogue.
const PATH: &str = "/errors.json";

/// The scheme of a URL, with its slashes; `None` if the text is not a URL.
pub(super) fn scheme(source: &str) -> Option<&'static str> {
    ["http://", "https://"].into_iter().find(|scheme| {
        source
            .get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    })
}

/// Reads the catalogue at a URL or, if there is none, the one at `/errors.json` below it.
pub(super) fn load(url: &str, scheme: &str) -> Result<Content, Failure> {
    let tls = TlsConfig::builder()
        .root_certs(RootCerts::PlatformVerifier)
        .build();
    let agent: Agent = Agent::config_builder()
        .timeout_global(Some(PATIENCE))
        .http_status_as_error(false)
        .max_redirects(5)
        .tls_config(tls)
        .user_agent(concat!("cargo-errorbook/", env!("CARGO_PKG_VERSION")))
        .build()
        .into();
    let url = url.split('#').next().unwrap_or_default();
    let first = match get(&agent, url) {
        Ok(content) => return Ok(content),
        Err(failure) => failure,
    };
    let Some(other) = below(url, scheme).filter(|_| first.answered) else {
        return Err(first.failure);
    };
    get(&agent, &other).map_err(|second| {
        Failure::new(
            format!("there is no catalogue, nor at {other}: {}", second.what),
            "name the address of the service's errors.json: `errorbook` serves it with its feature `docs`",
        )
    })
}

/// The documented path below a base URL.
fn below(url: &str, scheme: &str) -> Option<String> {
    let path = url[scheme.len()..].split_once('/').unwrap_or_default().1;
    let is_base = !url.contains('?') && !path.to_ascii_lowercase().ends_with(".json");
    is_base.then(|| format!("{}{PATH}", url.trim_end_matches('/')))
}

struct Refusal {
    /// Whether the service answered, so that another path may have the catalogue.
    answered: bool,
    what: String,
    failure: Failure,
}

fn get(agent: &Agent, url: &str) -> Result<Content, Refusal> {
    let unanswered = |sentence: &str, what: String, write: &str| Refusal {
        answered: false,
        failure: Failure::new(format!("{sentence}: {what}"), write),
        what,
    };
    let request = agent.get(url).header("Accept", "application/json");
    let mut response = request.call().map_err(|error| {
        let write = "start it, or correct the URL";
        unanswered("the service cannot be asked", error.to_string(), write)
    })?;
    let refuse = |what: String| Refusal {
        answered: true,
        failure: Failure::new(
            format!("the service has no catalogue there: {what}"),
            "name the address of its errors.json: `errorbook` serves it with its feature `docs`",
        ),
        what,
    };
    let status = response.status();
    if !status.is_success() {
        return Err(refuse(format!("it answers {status}")));
    }
    let mut body = Vec::new();
    let reader = response
        .body_mut()
        .with_config()
        .limit(LARGEST + 1)
        .reader();
    reader
        .take(LARGEST + 1)
        .read_to_end(&mut body)
        .map_err(|error| {
            let write = "ask again, or name another URL";
            unanswered("the answer ends early", error.to_string(), write)
        })?;
    file::parse(&body).map_err(|failure| {
        // A catalogue that cannot be read is one: no other path has a better.
        let json = serde_json::from_slice::<Value>(&body);
        let is_catalogue = json.is_ok_and(|json| json.get("errorbook").is_some());
        let what = if is_catalogue {
            failure.to_string()
        } else {
            "it answers with something else".to_owned()
        };
        Refusal {
            answered: !is_catalogue,
            what,
            failure,
        }
    })
}
