//! The demo of errorbook: organizations, their members and invitations, on axum
//! and `rusqlite`.
//!
//! `ADDR` says where it listens: 127.0.0.1:3000 unless set, and port 0 picks a free one. `DATABASE` names
//! the file of its data, which is in memory unless set.

mod auth;
mod errors;
mod limit;
mod log;
mod org;
mod routes;
mod shutdown;
mod store;

use std::env;
use std::error::Error;
use std::io::{self, IsTerminal, Write};
use std::net::SocketAddr;
use std::panic;
use store::Store;
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    tracing_subscriber::fmt()
        .with_writer(io::stderr)
        .with_ansi(io::stderr().is_terminal())
        .init();
    panic::set_hook(Box::new(log::panic));
    let store = match env::var_os("DATABASE") {
        Some(path) => Store::open(path)?,
        None => Store::in_memory()?,
    };
    let address = env::var("ADDR").unwrap_or_else(|_| "127.0.0.1:3000".to_owned());
    let listener = TcpListener::bind(&address)
        .await
        .map_err(|error| format!("cannot listen on {address}: {error}"))?;
    // Before the address is printed: whoever reads it may send a signal at once.
    let (stop, overdue) = (shutdown::signal()?, shutdown::overdue()?);
    greet(listener.local_addr()?)?;
    let service = axum::serve(listener, routes::router(store)).with_graceful_shutdown(stop);
    tokio::select! {
        result = service => result?,
        () = overdue => tracing::warn!("stopped with requests unfinished"),
    }
    Ok(())
}

/// Says where the service is and what to try.
fn greet(address: SocketAddr) -> io::Result<()> {
    let url = format!("http://{address}");
    let text = format!(
        "listening on {url}

curl -i {url}/orgs/blocked-co
curl -i -H 'Accept: text/plain' {url}/orgs/blocked-co
curl -i -H 'Authorization: Bearer narrow' {url}/orgs/acme/members
curl -i -H 'Content-Type: application/json' -d '{{\"slug\":\"New Org\",\"name\":\"\",\"seats\":0}}' {url}/orgs
curl -i {url}/fail
curl -i {url}/panic
curl -i -X DELETE {url}/orgs/acme
curl {url}/errors
"
    );
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}
