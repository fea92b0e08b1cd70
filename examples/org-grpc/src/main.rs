//! The demo of errorbook over gRPC: organizations, their members and invitations, on tonic and `rusqlite`.
//!
//! The errors, and everything else that does not depend on a framework, are in the crate [`org`]: start with
//! [`org::errors`].
//! Where it listens and where its data is: [`org::setup`].

use org::{log, setup, shutdown};
use std::error::Error;
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    log::start();
    let store = setup::store()?;
    let listener = TcpListener::from_std(setup::listener()?)?;
    // This must be set up before the address is printed, since its reader may send a signal immediately.
    let (stop, overdue) = (shutdown::signal()?, shutdown::overdue()?);
    setup::greet_calls(listener.local_addr()?)?;
    tokio::select! {
        result = org_grpc::serve(store, listener, stop) => result?,
        () = overdue => tracing::warn!("stopped with requests unfinished"),
    }
    Ok(())
}
