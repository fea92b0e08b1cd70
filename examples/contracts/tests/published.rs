//! Each contract sends what is published: the status, the headers but for Vary and Date, the members of JSON in their
//! order, XML as a tree.

use bytes::Bytes;
use contracts as api;
use errorbook::tower::ErrorLayer;
use errorbook::{ApiError, Profile};
use http::{HeaderMap, HeaderName, Request, Response};
use http_body_util::{BodyExt, Full};
use serde_json::Value;
use std::collections::BTreeMap;
use tower::{Layer, ServiceExt, service_fn};

/// A row of `data/`: what is published.
struct Published {
    name: &'static str,
    status: u64,
    headers: BTreeMap<String, Vec<String>>,
    body: String,
}

fn published(name: &'static str) -> Published {
    let path = format!("{}/data/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let row = std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let row: Value = serde_json::from_slice(&row).unwrap();
    let lines = |value: &Value| match value {
        Value::Array(lines) => lines.iter().map(text).collect(),
        line => vec![text(line)],
    };
    let headers = row["example_headers"].as_object().unwrap();
    Published {
        name,
        status: row["example_status"].as_u64().unwrap(),
        headers: headers
            .iter()
            .map(|(name, value)| (name.clone(), lines(value)))
            .collect(),
        body: text(&row["example_body"]),
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

/// JSON without the space between its parts.
fn compact(json: &str) -> String {
    let (mut is_text, mut is_escaped) = (false, false);
    let mut kept = String::new();
    for c in json.chars() {
        if is_text || !c.is_ascii_whitespace() {
            kept.push(c);
        }
        is_text ^= c == '"' && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
    }
    kept
}

/// The elements: the path, the attributes and the text of each.
fn tree(xml: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(xml).unwrap_or_else(|error| panic!("{error}: {xml}"));
    let elements = document.descendants().filter(roxmltree::Node::is_element);
    let element = |node: roxmltree::Node| {
        let path: Vec<_> = node
            .ancestors()
            .map(|node| format!("{:?}", node.tag_name()))
            .collect();
        let attributes: Vec<_> = node
            .attributes()
            .map(|attribute| (attribute.name(), attribute.value()))
            .collect();
        let text = node.text().unwrap_or_default().trim();
        format!("{path:?} {attributes:?} {text:?}")
    };
    elements.map(element).collect()
}

impl Published {
    fn assert(&self, response: &Response<Bytes>) {
        let name = self.name;
        assert_eq!(u64::from(response.status().as_u16()), self.status, "{name}");
        let mut sent: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (header, value) in response.headers() {
            let lines = sent.entry(header.as_str().to_owned()).or_default();
            lines.push(value.to_str().unwrap().to_owned());
        }
        sent.remove("vary");
        // RFC 6585: a cache must not store a 429, whatever an example leaves out.
        if self.status == 429 && !self.headers.contains_key("cache-control") {
            assert_eq!(sent.remove("cache-control").unwrap(), ["no-store"]);
        }
        let names: Vec<_> = sent.keys().collect();
        assert_eq!(names, self.headers.keys().collect::<Vec<_>>(), "{name}");
        for (header, lines) in &self.headers {
            // The space between the parameters of a challenge is anyone's to choose (RFC 9110 section 11.2).
            let spaced = |line: &String| match header.as_str() {
                "www-authenticate" => line.replace("\", ", "\","),
                _ => line.clone(),
            };
            let [sent, published] = [&sent[header], lines].map(|lines| lines.iter().map(spaced));
            assert!(sent.clone().eq(published), "{name}: {header}: {sent:?}");
        }
        let body = std::str::from_utf8(response.body()).unwrap();
        if self.body.starts_with("<?xml") {
            assert_eq!(tree(body), tree(&self.body), "{name}");
        } else {
            assert_eq!(body, compact(&self.body), "{name}");
        }
    }
}

#[test]
fn responses() {
    macro_rules! rows {
        (errors: $($module:ident)*; $($rest:tt)*) => {
            [$((
                stringify!($module),
                Box::new(api::$module::example()) as Box<dyn ApiError>,
                &api::$module::PROFILE as &'static Profile,
            )),*]
        };
    }
    for (name, error, profile) in api::for_each_contract!(rows) {
        let response = error.respond(&profile.preferences(&HeaderMap::new()));
        published(name).assert(&response);
    }
}

/// The response of a service behind a layer, to a request for a path.
async fn behind_layer<E>(
    error: fn() -> E,
    profile: &'static Profile,
    path: &str,
    id: Option<(&'static str, &str)>,
) -> Response<Bytes>
where
    E: Into<Response<Full<Bytes>>> + 'static,
{
    let service = service_fn(move |_: Request<Full<Bytes>>| async move {
        Ok::<_, std::convert::Infallible>(error().into())
    });
    let header = id.map(|(name, _)| HeaderName::from_static(name));
    let layer = ErrorLayer::with_profile(profile).request_id_header(header);
    let mut request = Request::get(path);
    if let Some((name, id)) = id {
        request = request.header(name, id);
    }
    let request = request.body(Full::default()).unwrap();
    let answered = layer.layer(service).oneshot(request).await.unwrap();
    let (mut head, body) = answered.into_parts();
    // The id's own header is not part of the examples.
    if let Some((name, id)) = id {
        assert_eq!(head.headers.remove(name).unwrap(), id);
    }
    let body = body.collect().await.unwrap().to_bytes();
    Response::from_parts(head, body)
}

#[tokio::test]
async fn responses_that_say_something_of_the_request() {
    let response = behind_layer(
        api::aws_s3::example,
        &api::aws_s3::PROFILE,
        "/mybucket/myfoto.jpg",
        Some(("x-amz-request-id", "4442587FB7D0A2F9")),
    )
    .await;
    published("aws_s3").assert(&response);
    let response = behind_layer(
        api::paypal::example,
        &api::paypal::PROFILE,
        "/v2/checkout/orders",
        Some(("paypal-debug-id", "90957fca61718")),
    )
    .await;
    published("paypal").assert(&response);
    let response = behind_layer(
        api::spring_boot::example,
        &api::spring_boot::PROFILE,
        "/non-existent-path",
        None,
    )
    .await;
    // The time is now.
    let (head, body) = response.into_parts();
    let body = String::from_utf8(body.to_vec()).unwrap();
    let published = published("spring_boot");
    let shape = |text: &str| text.replace(|c: char| c.is_ascii_digit(), "0");
    let time = r#"{"timestamp":"2023-11-01T12:00:00.000+00:00""#;
    let (now, rest) = body.split_at(time.len());
    assert_eq!(shape(now), shape(time));
    published.assert(&Response::from_parts(head, format!("{time}{rest}").into()));
}

/// An error at 200 is no HTTP error: its document stands in a response of the service's own.
#[test]
fn documents() {
    let json = serde_json::to_string(&api::slack::response(&api::slack::example()));
    assert_eq!(json.unwrap(), published("slack").body);
    let error = api::jsonrpc::example();
    let json = serde_json::to_string(&api::jsonrpc::response(Some(1), &error));
    assert_eq!(json.unwrap(), published("jsonrpc").body);
    let json = serde_json::to_string(&api::jsonrpc::response(
        None,
        &api::jsonrpc::Error::MethodNotFound,
    ));
    let parse_error =
        r#"{"jsonrpc":"2.0","id":null,"error":{"code":-32601,"message":"Method not found"}}"#;
    assert_eq!(json.unwrap(), parse_error);
}

/// What a router answers is in the service's own codes.
#[tokio::test]
async fn refusals_are_matrix() {
    for (status, headers, expected) in [
        (
            404,
            vec![],
            r#"{"errcode":"M_UNRECOGNIZED","error":"Unrecognized endpoint"}"#,
        ),
        (
            405,
            vec![("allow", "GET")],
            r#"{"errcode":"M_UNRECOGNIZED","error":"Unrecognized method"}"#,
        ),
        (
            413,
            vec![],
            r#"{"errcode":"M_UNKNOWN","error":"The request was refused"}"#,
        ),
        (
            503,
            vec![],
            r#"{"errcode":"M_UNKNOWN","error":"Internal server error"}"#,
        ),
    ] {
        let mut refused = Response::builder().status(status);
        for (name, value) in headers {
            refused = refused.header(name, value);
        }
        let refused = refused.body(Full::<Bytes>::default()).unwrap();
        let service = service_fn(move |_: Request<()>| {
            let refused = refused.clone();
            async move { Ok::<_, std::convert::Infallible>(refused) }
        });
        let layer = ErrorLayer::new(&api::matrix::ERRORS);
        let answered = layer.layer(service).oneshot(Request::new(())).await;
        let answered = answered.unwrap();
        assert_eq!(answered.status(), status);
        let body = answered.into_body().collect().await.unwrap().to_bytes();
        assert_eq!(body, expected, "{status}");
    }
}
