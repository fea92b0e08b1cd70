//! When to stop.

use std::io;
use std::time::Duration;

/// The time that requests have to finish after the signal to stop.
pub const GRACE: Duration = Duration::from_secs(5);

/// A future that is ready when requests have had their time: a client that never finishes one must not
/// keep the service running.
pub fn overdue() -> io::Result<impl Future<Output = ()>> {
    let signal = signal()?;
    Ok(async move {
        signal.await;
        tokio::time::sleep(GRACE).await;
    })
}

/// A future that is ready at the first SIGTERM or Ctrl-C. The signals are caught from this call on.
#[cfg(unix)]
pub fn signal() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};

    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// A future that is ready at the first Ctrl-C, which is caught from this call on.
#[cfg(windows)]
pub fn signal() -> io::Result<impl Future<Output = ()>> {
    let mut interrupt = tokio::signal::windows::ctrl_c()?;
    Ok(async move {
        interrupt.recv().await;
    })
}
