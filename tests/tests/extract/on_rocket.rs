//! The service on Rocket, where each parameter of a path is read by itself.

use crate::service::{self, Color, LARGEST_BODY, Login, NewOrg, Page, Place};
use crate::{Answer, Request};
use errorbook::Catalogue;
use errorbook::rocket::ErrorLayer;
use errorbook::rocket::extract::{Form, Json, Path, Query, Valid};
use rocket::config::LogLevel;
use rocket::data::{Limits, ToByteUnit};
use rocket::http::Header;
use rocket::local::asynchronous::Client;
use rocket::{Config, get, post, routes};

#[post("/json", data = "<org>")]
async fn json(org: Json<NewOrg>) -> String {
    service::json(org).await
}

#[post("/valid", data = "<org>")]
async fn valid(org: Valid<Json<NewOrg>>) -> String {
    service::valid(org).await
}

#[post("/form", data = "<login>")]
async fn form(login: Form<Login>) -> String {
    service::form(login).await
}

#[get("/query")]
async fn query(page: Query<Page>) -> String {
    service::query(page).await
}

#[get("/valid-query")]
async fn valid_query(page: Valid<Query<Page>>) -> String {
    service::valid_query(page).await
}

#[get("/pairs")]
async fn pairs(pairs: Query<Vec<(String, String)>>) -> String {
    service::pairs(pairs).await
}

#[get("/one/<id>")]
async fn one(id: Path<u32>) -> String {
    service::one(id).await
}

#[get("/two/<id>/<kind>")]
async fn two(id: Path<u32>, kind: Path<Color>) -> String {
    service::two(Path((id.0, kind.0))).await
}

#[get("/named/<kind>/<id>")]
async fn named(kind: Path<Color>, id: Path<u32>) -> String {
    let (id, kind) = (id.0, kind.0);
    service::named(Path(Place { id, kind })).await
}

#[tokio::main(flavor = "current_thread")]
pub(crate) async fn send(catalogue: &'static Catalogue, request: Request) -> Answer {
    let handlers = routes![
        json,
        valid,
        form,
        query,
        valid_query,
        pairs,
        one,
        two,
        named
    ];
    let largest = LARGEST_BODY.bytes();
    let config = Config {
        limits: Limits::new().limit("json", largest).limit("form", largest),
        log_level: LogLevel::Off,
        ..Config::default()
    };
    let app = rocket::custom(config)
        .mount("/", errorbook::rocket::routes(handlers))
        .attach(ErrorLayer::new(catalogue));
    let client = Client::untracked(app).await.unwrap();
    let mut asked = client.req(request.method.parse().unwrap(), request.path);
    if !request.content_type.is_empty() {
        asked = asked.header(Header::new("content-type", request.content_type));
    }
    let answer = asked.body(request.body).dispatch().await;
    Answer {
        status: answer.status().code,
        accept: answer.headers().get_one("accept").map(str::to_owned),
        body: answer.into_string().await.unwrap(),
    }
}
