//! The service behind the gateway, as a client calls it.

use crate::errors::GatewayError;
use crate::orgs;
use axum::http::header::{ACCEPT, ACCEPT_LANGUAGE, AUTHORIZATION, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, Method};
use errorbook::client::Reply;
use reqwest::redirect::Policy;
use reqwest::{Client, Response, Url};
use serde_json::Value;
use std::time::Duration;

/// The longest body that is read of the service.
pub const LONGEST: usize = 64 * 1024;

/// The service, by its address.
#[derive(Clone, Debug)]
pub struct Upstream {
    client: Client,
    base: Url,
}

impl Upstream {
    /// The service at an address, which has this time for a whole answer.
    pub fn new(base: Url, timeout: Duration) -> Result<Self, reqwest::Error> {
        let client = Client::builder()
            .timeout(timeout)
            .redirect(Policy::none())
            .no_proxy()
            .build()?;
        Ok(Upstream { client, base })
    }

    /// Sends a request, and reads its answer: JSON, or an error.
    pub(crate) async fn call(
        &self,
        method: Method,
        path: &[&str],
        caller: &HeaderMap,
        body: Option<Value>,
    ) -> Result<Value, GatewayError> {
        let mut url = self.base.clone();
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.pop_if_empty().extend(path);
        }
        let mut request = self.client.request(method, url);
        for name in [AUTHORIZATION, ACCEPT_LANGUAGE] {
            if let Some(value) = caller.get(&name) {
                request = request.header(name, value);
            }
        }
        // In JSON, errors have all that they have.
        request = request.header(ACCEPT, "application/json");
        if let Some(body) = body {
            let json = HeaderValue::from_static("application/json");
            request = request.header(CONTENT_TYPE, json).body(body.to_string());
        }
        answer(request.send().await?).await
    }
}

async fn answer(mut response: Response) -> Result<Value, GatewayError> {
    let mut body = Vec::new();
    while let Some(piece) = response.chunk().await? {
        if body.len() + piece.len() > LONGEST {
            let why = format!("the body is longer than {LONGEST} bytes");
            return Err(GatewayError::BadAnswer(why.into()));
        }
        body.extend_from_slice(&piece);
    }
    let (status, headers) = (response.status(), response.headers());
    if !status.is_success() {
        let reply = Reply::read(&orgs::PROFILE, status, headers, &body);
        let reply = reply.map_err(|foreign| GatewayError::BadAnswer(foreign.into()))?;
        return Err(orgs::Error::from(reply).into());
    }
    if body.is_empty() {
        return Ok(Value::Null);
    }
    serde_json::from_slice(&body).map_err(|error| GatewayError::BadAnswer(error.into()))
}
