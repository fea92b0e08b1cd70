//! The demo of errorbook on Rocket: the service of `org-api`, with the same answers.
//!
//! Where it listens and where its data is: [`org::setup`].

use org::{log, setup, shutdown};
use rocket::fairing::AdHoc;
use std::error::Error;
use std::net::SocketAddr;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    log::start();
    let store = setup::store()?;
    // Rocket takes no listener: this one finds a free port, or says why there is none, and makes room.
    let address = setup::listener()?.local_addr()?;
    // This must be set up before the address is printed, since its reader may send a signal immediately.
    let stop = shutdown::signal()?;
    let greet = AdHoc::on_liftoff("greeting", |rocket| {
        let config = rocket.config();
        let address = SocketAddr::new(config.address, config.port);
        Box::pin(async move {
            // A reader that has gone needs no greeting.
            let _ = setup::greet(address);
        })
    });
    let service = org_rocket::service(store, address)?;
    let service = service.attach(greet).ignite().await?;
    let shutdown = service.shutdown();
    tokio::spawn(async {
        stop.await;
        shutdown.notify();
    });
    service.launch().await?;
    Ok(())
}
