use errorbook::docs::{self, Docs};
use org::errors::ERRORS;
use std::time::Instant;
#[test]
fn t() {
    let s = Instant::now();
    let mut d = docs::catalogue(&ERRORS);
    println!("catalogue {:?}", s.elapsed());
    let s = Instant::now();
    docs::add_examples(&mut d);
    println!("examples {:?}", s.elapsed());
    let p = d.public();
    let s = Instant::now();
    let h = errorbook_export::html(&p);
    println!("html {:?} {}", s.elapsed(), h.len());
    let s = Instant::now();
    let h = errorbook_export::markdown(&p);
    println!("md {:?} {}", s.elapsed(), h.len());
    let s = Instant::now();
    let h = errorbook_export::openapi(&p);
    println!("openapi {:?} {}", s.elapsed(), h.len());
    let s = Instant::now();
    let v: serde_json::Value = serde_json::from_str(&h).unwrap();
    println!("parse {:?} {}", s.elapsed(), v.is_object());
    let s = Instant::now();
    let d = Docs::new(&ERRORS);
    println!("docs {:?}", s.elapsed());
    let s = Instant::now();
    let d = d.openapi(serde_json::json!({"openapi":"3.1.0"})).unwrap();
    println!("empty document {:?}", s.elapsed());
    let s = Instant::now();
    let _ = d.answer(&http::Method::GET, "/errors", &http::HeaderMap::new());
    println!("prepare {:?}", s.elapsed());
    for _ in 0..2 {
    let s = Instant::now();
    let v = <org::errors::OrgError as utoipa::IntoResponses>::responses();
    println!("responses {:?}", s.elapsed());
    let s = Instant::now();
    let v = serde_json::to_value(&v).unwrap();
    println!("to_value {:?}", s.elapsed());
    }
    let s = Instant::now();
    let _ = org_api::router(org::store::Store::in_memory().unwrap()).unwrap();
    println!("router {:?}", s.elapsed());
}
