//! The demo of errorbook: organizations, their members and invitations, on axum and `rusqlite`.
//!
//! Its errors, and all else that knows no framework, are in the crate [`org`]: begin at [`org::errors`].
//! Where it listens and where its data is: [`org::setup`].

use org::{log, setup, shutdown};
use std::error::Error;
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    log::start();
    let service = org_api::router(setup::store()?)?;
    let listener = TcpListener::from_std(setup::listener()?)?;
    // Before the address is printed, since a signal may follow at once.
    let (stop, overdue) = (shutdown::signal()?, shutdown::overdue()?);
    setup::greet(listener.local_addr()?)?;
    let served = axum::serve(listener, service).with_graceful_shutdown(stop);
    tokio::select! {
        result = served => result?,
        () = overdue => tracing::warn!("stopped with requests unfinished"),
    }
    Ok(())
}
