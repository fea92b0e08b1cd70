//! One client: it asks every kind of request in turns and checks every answer.

use crate::answer::{Answer, Expected};
use crate::rows::ROWS;
use std::io::{self, BufReader, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// The number of requests over one connection of a client that changes connections.
const SHORT_LIVED: u64 = 50;
/// One in this number of its connections is closed before the last response is read.
const LEFT: u64 = 5;

const PATIENCE: Duration = Duration::from_mins(1);

/// What the clients share.
pub(crate) struct Work {
    address: SocketAddr,
    pub(crate) expected: Expected,
    pub(crate) count: u64,
    /// How many requests were begun, how many answers were right, how many connections were opened.
    begun: AtomicU64,
    pub(crate) right: AtomicU64,
    pub(crate) connections: AtomicU64,
}

impl Work {
    /// Asks one request of each kind.
    pub(crate) fn new(address: SocketAddr, count: u64) -> io::Result<Self> {
        let expected = Expected::learn(|row| {
            let mut connection = connect(address)?;
            connection.get_mut().write_all(row.request(0).as_bytes())?;
            Answer::read(&mut connection)
        })?;
        Ok(Work {
            address,
            expected,
            count,
            begun: AtomicU64::new(0),
            right: AtomicU64::new(0),
            connections: AtomicU64::new(0),
        })
    }

    /// Leaves nothing to ask.
    pub(crate) fn stop(&self) {
        self.begun.fetch_max(self.count, Ordering::Relaxed);
    }

    /// Asks until there is nothing left to ask.
    pub(crate) fn run(&self, is_short_lived: bool) -> io::Result<()> {
        let mut connection = self.connect()?;
        let mut asked = 0;
        loop {
            let number = self.begun.fetch_add(1, Ordering::Relaxed);
            if number >= self.count {
                return Ok(());
            }
            let index = usize::try_from(number % ROWS.len() as u64).unwrap_or_default();
            let request = ROWS[index].request(number);
            connection.get_mut().write_all(request.as_bytes())?;
            let answer = Answer::read(&mut connection)?;
            self.expected.check(index, number, &answer)?;
            self.right.fetch_add(1, Ordering::Relaxed);
            asked += 1;
            if answer.is_last {
                connection = self.connect()?;
            } else if is_short_lived && asked % SHORT_LIVED == 0 {
                if asked % (SHORT_LIVED * LEFT) == 0 {
                    connection.get_mut().write_all(request.as_bytes())?;
                }
                connection = self.connect()?;
            }
        }
    }

    fn connect(&self) -> io::Result<BufReader<TcpStream>> {
        self.connections.fetch_add(1, Ordering::Relaxed);
        connect(self.address)
    }
}

fn connect(address: SocketAddr) -> io::Result<BufReader<TcpStream>> {
    let stream = TcpStream::connect(address)?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    Ok(BufReader::new(stream))
}
