//! The demo of errorbook on poem: the service of `org-api`, with the same answers.
//!
//! Where it listens and where its data is: [`org::setup`].

use org::{log, setup, shutdown};
use poem::Server;
use poem::listener::TcpAcceptor;
use std::error::Error;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    log::start();
    let service = org_poem::routes(setup::store()?)?;
    let listener = setup::listener()?;
    let address = listener.local_addr()?;
    let listener = TcpAcceptor::from_std(listener)?;
    // This must be set up before the address is printed, since its reader may send a signal immediately.
    let stop = shutdown::signal()?;
    setup::greet(address)?;
    let server = Server::new_with_acceptor(listener);
    server
        .run_with_graceful_shutdown(service, stop, Some(shutdown::GRACE))
        .await?;
    Ok(())
}
