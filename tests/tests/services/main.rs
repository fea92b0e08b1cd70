//! The demos over real sockets: each program is started, asked and stopped, and all give the same answers.
//!
//! What frameworks add by themselves is theirs: the date, the length of the content and the connection. A
//! framework's words for what it refuses by itself are in the table ([`table::Answer::Refusal`]), and what
//! else differs is in [`differences`].

mod cases;
mod client;
mod service;
mod table;

mod answers;
mod catalogue;
mod conceal;
mod cors;
mod differences;
mod etag;
mod hostile;
mod languages;
mod log;
mod process;
mod rate_limit;
mod readme;
mod request_id;
