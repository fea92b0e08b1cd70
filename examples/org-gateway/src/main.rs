//! The demo of a gateway: `org-api` behind another profile and codes of the gateway's own.
//!
//! `UPSTREAM` says where `org-api` is, `http://127.0.0.1:3000` unless set, and `ADDR` where the gateway listens,
//! 127.0.0.1:3001 unless set.

use org_gateway::upstream::Upstream;
use std::env;
use std::error::Error;
use std::io::{self, Write};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::signal::ctrl_c;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    tracing_subscriber::fmt().with_writer(io::stderr).init();
    let upstream = env::var("UPSTREAM").unwrap_or_else(|_| "http://127.0.0.1:3000".to_owned());
    let upstream = Upstream::new(upstream.parse()?, Duration::from_secs(5))?;
    let address = env::var("ADDR").unwrap_or_else(|_| "127.0.0.1:3001".to_owned());
    let listener = TcpListener::bind(address).await?;
    let url = format!("http://{}", listener.local_addr()?);
    let text = format!(
        "listening on {url}

curl -i {url}/tenants/blocked-co
curl -i {url}/tenants/nobody
curl -i -H 'Authorization: Bearer expired' {url}/tenants/acme/members
curl {url}/errors
"
    );
    io::stdout().write_all(text.as_bytes())?;
    let stopped = async {
        // Without a handler of the signal, the process ends at it.
        let _ = ctrl_c().await;
    };
    let served = axum::serve(listener, org_gateway::router(upstream));
    Ok(served.with_graceful_shutdown(stopped).await?)
}
