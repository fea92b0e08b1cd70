//! The demos over real sockets: each program is started, asked and stopped, and all give the same answers.
//!
//! What frameworks add by themselves is theirs: the date, the length of the content and the connection.

mod cases;
mod client;
mod service;
mod table;

mod answers;
mod catalogue;
mod conceal;
mod cors;
mod etag;
mod hostile;
mod languages;
mod log;
mod operations;
mod process;
mod produced;
mod rate_limit;
mod readme;
mod rehearsal;
mod request_id;
