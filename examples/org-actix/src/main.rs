//! The demo of errorbook on actix-web: the service of `org-api`, with the same answers.
//!
//! Where it listens and where its data is: [`org::setup`].

use actix_web::{HttpServer, rt};
use org::{log, setup, shutdown};
use org_actix::Shared;
use std::error::Error;

#[actix_web::main]
async fn main() -> Result<(), Box<dyn Error>> {
    log::start();
    let shared = Shared::new(setup::store()?)?;
    let listener = setup::listener()?;
    let address = listener.local_addr()?;
    // This must be set up before the address is printed, since its reader may send a signal immediately.
    let stop = shutdown::signal()?;
    let server = HttpServer::new(move || org_actix::app(shared.clone()))
        .listen(listener)?
        // actix catches signals too, but not before the server runs.
        .disable_signals()
        .shutdown_timeout(shutdown::GRACE.as_secs())
        .run();
    let handle = server.handle();
    rt::spawn(async move {
        stop.await;
        handle.stop(true).await;
    });
    setup::greet(address)?;
    Ok(server.await?)
}
