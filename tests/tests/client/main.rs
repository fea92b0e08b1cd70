//! `client::Reply`: what is sent is read back, and nothing else is taken for it.

mod demo;
mod foreign;
mod headers;
mod hostile;
mod items;
mod operations;
mod representations;
mod retry;
mod round_trip;

use errorbook::client::{Foreign, Reply};
use errorbook::{ApiError, Profile};
use http::{HeaderMap, HeaderName, Response, StatusCode};

/// Reads a response that is written here.
fn read(
    profile: &Profile,
    status: u16,
    headers: &[(&str, &str)],
    body: impl AsRef<[u8]>,
) -> Result<Reply, Foreign> {
    let mut map = HeaderMap::new();
    for (name, value) in headers {
        map.append(name.parse::<HeaderName>().unwrap(), value.parse().unwrap());
    }
    Reply::read(profile, StatusCode::from_u16(status).unwrap(), &map, body)
}

/// The response to an error, in a representation.
fn sent(error: &dyn ApiError, profile: &'static Profile, accept: &str) -> Response<bytes::Bytes> {
    let mut headers = HeaderMap::new();
    headers.insert("accept", accept.parse().unwrap());
    error.respond(&profile.preferences(&headers))
}

fn read_back(response: &Response<bytes::Bytes>, profile: &Profile) -> Reply {
    let reply = Reply::read(
        profile,
        response.status(),
        response.headers(),
        response.body(),
    );
    let body = String::from_utf8_lossy(response.body());
    reply.unwrap_or_else(|foreign| panic!("{foreign}\n{body}"))
}
