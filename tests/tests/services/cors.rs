//! Inside actix-cors, where the layer belongs: errors have the headers of CORS too, and nothing else changes.

use crate::answers::comparable;
use crate::cases::CASES;
use crate::client;
use crate::service::{Framework, Service};
use actix_cors::Cors;
use actix_web::dev::ServerHandle;
use actix_web::{HttpServer, rt};
use org::store::Store;
use org_actix::Shared;
use std::sync::mpsc;
use std::thread::{self, JoinHandle};

const ORIGIN: &str = "https://app.acme.example";

#[test]
fn every_answer_is_the_same_but_for_the_headers_of_cors() {
    let (plain, within) = (Service::start(Framework::Actix), WithinCors::start());
    for case in CASES {
        for accept in [None, Some("text/plain")] {
            let mut request = case.request(accept);
            request.headers.push(("Origin", ORIGIN));
            let expected = comparable(&plain.send(&request));
            let response = client::send(&within.address, &request);
            let row = format!("{case}\n{}", response.raw);

            let allowed = response.header("access-control-allow-origin");
            assert_eq!(allowed, Some(ORIGIN), "{row}");
            let exposed = response.header("access-control-expose-headers");
            assert_eq!(exposed, Some("x-request-id"), "{row}");
            assert_eq!(without_cors(comparable(&response)), expected, "{row}");
        }
    }
}

type Comparable = (u16, Vec<(String, String)>, String);

/// An answer without what CORS added to it: headers of its own, and names in Vary.
fn without_cors((status, mut headers, body): Comparable) -> Comparable {
    const VARY: &str = "Origin, Access-Control-Request-Method, Access-Control-Request-Headers";
    headers.retain(|(name, value)| {
        !name.starts_with("access-control-") && (name != "vary" || value != VARY)
    });
    for (_, value) in headers.iter_mut().filter(|(name, _)| name == "vary") {
        if let Some(rest) = value.strip_suffix(&format!(", {VARY}")) {
            *value = rest.to_owned();
        }
    }
    (status, headers, body)
}

/// The service as it is in `org-actix`, with CORS around it. It runs in this process, since no demo has CORS.
struct WithinCors {
    address: String,
    handle: ServerHandle,
    thread: Option<JoinHandle<()>>,
}

impl WithinCors {
    fn start() -> Self {
        let (sender, receiver) = mpsc::channel();
        let thread = thread::spawn(move || {
            let served = rt::System::new().block_on(async {
                let shared = Shared::new(Store::in_memory()?)?;
                let server = HttpServer::new(move || {
                    let cors = Cors::default()
                        .allowed_origin(ORIGIN)
                        .expose_headers(["x-request-id"]);
                    org_actix::app(shared.clone()).wrap(cors)
                })
                .workers(1)
                .disable_signals()
                .bind(("127.0.0.1", 0))?;
                let address = server.addrs()[0].to_string();
                let server = server.run();
                sender.send((address, server.handle()))?;
                Ok::<_, Box<dyn std::error::Error>>(server.await?)
            });
            served.expect("the service runs");
        });
        let (address, handle) = receiver.recv().expect("the service starts");
        WithinCors {
            address,
            handle,
            thread: Some(thread),
        }
    }
}

impl Drop for WithinCors {
    fn drop(&mut self) {
        // It stops whether or not anyone waits for the future.
        drop(self.handle.stop(false));
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
