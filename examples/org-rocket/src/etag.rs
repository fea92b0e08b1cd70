//! Every 200 has a validator. A client that already has the response gets a 304.

use org::etag;
use rocket::fairing::{Fairing, Info, Kind};
use rocket::http::Status;
use rocket::tokio::io;
use rocket::{Request, Response};
use std::io::Cursor;

/// A fairing for GET and HEAD. No other method of this service has a 200.
pub(crate) struct Etag;

#[rocket::async_trait]
impl Fairing for Etag {
    fn info(&self) -> Info {
        Info {
            name: "ETag",
            kind: Kind::Response,
        }
    }

    async fn on_response<'r>(&self, request: &'r Request<'_>, response: &mut Response<'r>) {
        // The pages of the documentation already have a validator.
        if response.status() != Status::Ok || response.headers().contains("etag") {
            return;
        }
        let Ok(body) = response.body_mut().to_bytes().await else {
            response.set_status(Status::InternalServerError);
            return;
        };
        let media_type = response.headers().get_one("content-type");
        let tag = etag::of(media_type.unwrap_or_default().as_bytes(), &body);
        let asked = request.headers().get("if-none-match").map(str::as_bytes);
        let is_known = etag::is_listed(&tag, asked);
        response.set_raw_header("etag", tag);
        if is_known {
            response.remove_header("content-type");
            response.set_status(Status::NotModified);
            // A 304 may say how long the 200 would have been, and nothing else (RFC 9110 section 8.6).
            response.set_sized_body(body.len(), io::empty());
        } else {
            response.set_sized_body(body.len(), Cursor::new(body));
        }
    }
}
