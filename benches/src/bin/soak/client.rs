//! One client: it asks every kind of request in turns and checks every answer.

use crate::rows::{ROWS, Row};
use std::io::{self, BufRead, BufReader, Error, Write};
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
    pub(crate) count: u64,
    /// How many requests were begun, how many answers were right, how many connections were opened.
    begun: AtomicU64,
    pub(crate) right: AtomicU64,
    pub(crate) connections: AtomicU64,
}

impl Work {
    pub(crate) fn new(address: SocketAddr, count: u64) -> Self {
        Work {
            address,
            count,
            begun: AtomicU64::new(0),
            right: AtomicU64::new(0),
            connections: AtomicU64::new(0),
        }
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
            let row = row(number);
            connection
                .get_mut()
                .write_all(row.request(number).as_bytes())?;
            check(row, number, &mut connection)?;
            self.right.fetch_add(1, Ordering::Relaxed);
            asked += 1;
            if is_short_lived && asked % SHORT_LIVED == 0 {
                if asked % (SHORT_LIVED * LEFT) == 0 {
                    connection
                        .get_mut()
                        .write_all(row.request(number).as_bytes())?;
                }
                connection = self.connect()?;
            }
        }
    }

    fn connect(&self) -> io::Result<BufReader<TcpStream>> {
        let stream = TcpStream::connect(self.address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        self.connections.fetch_add(1, Ordering::Relaxed);
        Ok(BufReader::new(stream))
    }
}

/// The kind of request that a number stands for.
fn row(number: u64) -> &'static Row {
    let index = number % ROWS.len() as u64;
    &ROWS[usize::try_from(index).unwrap_or_default()]
}

/// Reads an answer and compares it with what its row says.
fn check(row: &Row, number: u64, connection: &mut impl BufRead) -> io::Result<()> {
    let (mut line, mut head) = (String::new(), String::new());
    let (mut length, mut media_type, mut id) = (0, String::new(), String::new());
    while line != "\r\n" {
        line.clear();
        if connection.read_line(&mut line)? == 0 {
            return Err(Error::other(format!("no answer to {}: {head}", row.line)));
        }
        head.push_str(&line);
        if let Some((name, value)) = line.trim_end().split_once(": ") {
            match name {
                "content-length" => length = value.parse().map_err(Error::other)?,
                "content-type" => value.clone_into(&mut media_type),
                "x-request-id" => value.clone_into(&mut id),
                _ => {}
            }
        }
    }
    let mut body = vec![0; length];
    connection.read_exact(&mut body)?;
    let status = head.get(9..12);
    let is_right = status == Some(row.status)
        && media_type == row.media_type
        && id == number.to_string()
        && body == row.expected(number).as_bytes();
    if is_right {
        return Ok(());
    }
    let (request, body) = (row.request(number), String::from_utf8_lossy(&body));
    Err(Error::other(format!(
        "a wrong answer\n{request}\n\n{head}{body}\n\nwanted {} {} and\n{}",
        row.status,
        row.media_type,
        row.expected(number)
    )))
}
