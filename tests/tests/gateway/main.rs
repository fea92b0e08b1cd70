//! A gateway: what it relays of an upstream, and what it answers where the upstream fails.

mod demo;
mod hostile;
mod masked;
mod relayed;
mod upstream;

use errorbook::client::Reply;
use errorbook::{ApiError, Profile};
use http::{HeaderMap, HeaderName, StatusCode};

/// An error of the demo's service, as its gateway's module reads it.
fn read(status: u16, headers: &[(&'static str, &str)], body: &str) -> org_gateway::orgs::Error {
    let mut map = HeaderMap::new();
    map.insert("content-type", "application/problem+json".parse().unwrap());
    for (name, value) in headers {
        let name = HeaderName::from_static(name);
        map.append(name, value.parse().unwrap());
    }
    let status = StatusCode::from_u16(status).unwrap();
    let reply = Reply::read(&org_gateway::orgs::PROFILE, status, &map, body);
    reply.unwrap_or_else(|foreign| panic!("{foreign}")).into()
}

/// The status and the body of an error in a profile.
fn sent(error: &dyn ApiError, profile: &'static Profile) -> (u16, String) {
    let response = error.respond(&profile.preferences(&HeaderMap::new()));
    let body = String::from_utf8(response.body().to_vec()).unwrap();
    (response.status().as_u16(), body)
}
