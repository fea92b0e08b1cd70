//! One page of the documentation, and the response with it.

use crate::negotiate::accept;
use bytes::Bytes;
use errorbook_export as data;
use errorbook_model::MediaType;
use http::header::{self, HeaderMap, HeaderName, HeaderValue};
use http::{Response, StatusCode};
use std::hash::{DefaultHasher, Hash, Hasher};

#[derive(Clone)]
pub(super) struct Page {
    media_type: &'static str,
    body: Bytes,
    tag: HeaderValue,
}

/// The offers, in order.
pub(super) const MARKDOWN: &str = "text/markdown; charset=utf-8";
pub(super) const HTML: &str = "text/html; charset=utf-8";
pub(super) const JSON: &str = "application/json";
pub(super) const TEXT: &str = "text/plain; charset=utf-8";

/// The media type that a request gets.
pub(super) fn choose(headers: &HeaderMap) -> &'static str {
    const OFFERS: [MediaType<'static>; 4] = [
        MediaType::new(MARKDOWN),
        MediaType::new(HTML),
        MediaType::new(JSON),
        MediaType::new(TEXT),
    ];
    let lines = headers.get_all(header::ACCEPT);
    let (place, _) = accept::preferred::<{ OFFERS.len() }>(lines, &OFFERS).unwrap_or_default();
    OFFERS[place].as_str()
}

impl Page {
    pub(super) fn new(media_type: &'static str, body: impl Into<Bytes>) -> Self {
        let body = body.into();
        // The same in every process of one build, which is all that a tag needs. The same bytes under
        // another label are another representation (RFC 9110 section 8.8.1).
        let mut hasher = DefaultHasher::new();
        (media_type, &body).hash(&mut hasher);
        let tag = format!("\"{:016x}\"", hasher.finish());
        Page {
            media_type,
            body,
            tag: HeaderValue::from_str(&tag).unwrap_or(HeaderValue::from_static("\"\"")),
        }
    }

    pub(super) fn respond(&self, headers: &HeaderMap, negotiated: bool) -> Response<Bytes> {
        let mut response = Response::new(Bytes::new());
        let mut set = |name: HeaderName, value: &'static str| {
            let value = HeaderValue::from_static(value);
            response.headers_mut().insert(name, value);
        };
        if negotiated {
            set(header::VARY, "Accept");
        }
        set(header::CACHE_CONTROL, "no-cache");
        let is_known = is_known(headers, &self.tag);
        if !is_known {
            set(header::CONTENT_TYPE, self.media_type);
            set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
            if self.media_type == HTML {
                set(header::CONTENT_SECURITY_POLICY, data::html_policy());
            }
        }
        response
            .headers_mut()
            .insert(header::ETAG, self.tag.clone());
        if is_known {
            // Frameworks would say 0, and a 304 may say nothing but the length of the 200 (RFC 9110 section
            // 8.6).
            let length = HeaderValue::from(self.body.len());
            response
                .headers_mut()
                .insert(header::CONTENT_LENGTH, length);
            *response.status_mut() = StatusCode::NOT_MODIFIED;
        } else {
            *response.body_mut() = self.body.clone();
        }
        response
    }
}

/// RFC 9110 section 13.1.2: weak comparison, over all lines.
fn is_known(headers: &HeaderMap, tag: &HeaderValue) -> bool {
    headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .flat_map(|line| line.as_bytes().split(|byte| *byte == b','))
        .map(<[u8]>::trim_ascii)
        .any(|known| known == b"*" || known.strip_prefix(b"W/").unwrap_or(known) == tag.as_bytes())
}
