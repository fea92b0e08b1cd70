//! What a service starts with.
//!
//! `ADDR` says where it listens: 127.0.0.1:3000 unless set, and port 0 picks a free one. `DATABASE` names
//! the file of its data, which is in memory unless set. With `REHEARSE=1` it answers `Prefer: error=CODE` with an
//! example of that error, but on Rocket.

use crate::store::Store;
use errorbook::docs::{Docs, Rehearsal};
use std::env;
use std::error::Error;
use std::io::{self, Write};
use std::net::{SocketAddr, TcpListener};

/// The data, where `DATABASE` says.
pub fn store() -> Result<Store, Box<dyn Error>> {
    Ok(match env::var_os("DATABASE") {
        Some(path) => Store::open(path)?,
        None => Store::in_memory()?,
    })
}

/// Whether errors are rehearsed, as `REHEARSE` says: those that the documentation has for each operation.
pub fn rehearsal(docs: &Docs) -> Rehearsal {
    if env::var("REHEARSE").is_ok_and(|value| value == "1") {
        Rehearsal::from(docs)
    } else {
        Rehearsal::from(false)
    }
}

/// The socket, where `ADDR` says.
pub fn listener() -> Result<TcpListener, Box<dyn Error>> {
    let address = env::var("ADDR").unwrap_or_else(|_| "127.0.0.1:3000".to_owned());
    let listener = TcpListener::bind(&address).map_err(|error| {
        format!("cannot listen on {address}: {error}; set ADDR to another address, ADDR=127.0.0.1:0 for a free port")
    })?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

/// Says where the service is and what to try.
pub fn greet(address: SocketAddr) -> io::Result<()> {
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
    say(&text)
}

/// The same for the service over gRPC.
pub fn greet_calls(address: SocketAddr) -> io::Result<()> {
    let call = format!(
        "grpcurl -plaintext -proto examples/org-grpc/proto/orgs.proto -d '{{\"slug\":\"blocked-co\"}}' {address}"
    );
    let text = format!(
        "listening on http://{address}

{call} acme.orgs.v1.Organizations/GetOrg
{call} acme.orgs.v1.Organizations/ListMembers
"
    );
    say(&text)
}

fn say(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}
