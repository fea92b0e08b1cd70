//! The service on poem.

use crate::service::{self, Color, LARGEST_BODY, Login, NewOrg, Page, Place};
use crate::{Answer, Request};
use errorbook::Catalogue;
use errorbook::poem::ErrorLayer;
use errorbook::poem::extract::{BodyLimit, Form, Json, Path, Query, Valid};
use poem::{Endpoint, EndpointExt, Route, get, handler, post};

#[handler]
async fn json(org: Json<NewOrg>) -> String {
    service::json(org).await
}

#[handler]
async fn valid(org: Valid<Json<NewOrg>>) -> String {
    service::valid(org).await
}

#[handler]
async fn form(login: Form<Login>) -> String {
    service::form(login).await
}

#[handler]
async fn query(page: Query<Page>) -> String {
    service::query(page).await
}

#[handler]
async fn valid_query(page: Valid<Query<Page>>) -> String {
    service::valid_query(page).await
}

#[handler]
async fn pairs(pairs: Query<Vec<(String, String)>>) -> String {
    service::pairs(pairs).await
}

#[handler]
async fn one(id: Path<u32>) -> String {
    service::one(id).await
}

#[handler]
async fn two(path: Path<(u32, Color)>) -> String {
    service::two(path).await
}

#[handler]
async fn named(place: Path<Place>) -> String {
    service::named(place).await
}

#[tokio::main(flavor = "current_thread")]
pub(crate) async fn send(catalogue: &'static Catalogue, request: Request) -> Answer {
    let app = Route::new()
        .at("/json", post(json))
        .at("/valid", post(valid))
        .at("/form", post(form))
        .at("/query", get(query))
        .at("/valid-query", get(valid_query))
        .at("/pairs", get(pairs))
        .at("/one/:id", get(one))
        .at("/two/:id/:kind", get(two))
        .at("/named/:kind/:id", get(named))
        .data(BodyLimit(LARGEST_BODY))
        .with(ErrorLayer::new(catalogue));
    let mut asked = poem::Request::builder()
        .method(request.method.parse().unwrap())
        .uri(request.path.parse().unwrap());
    if !request.content_type.is_empty() {
        asked = asked.header("content-type", request.content_type);
    }
    let asked = asked.body(request.body);
    let (head, body) = app.get_response(asked).await.into_parts();
    let accept = head.headers.get("accept");
    Answer {
        status: head.status.as_u16(),
        accept: accept.map(|value| value.to_str().unwrap().to_owned()),
        body: body.into_string().await.unwrap(),
    }
}
