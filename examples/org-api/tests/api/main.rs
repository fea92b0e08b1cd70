//! The demo over a real socket: the built program is started, asked and stopped.

mod cases;
mod client;
mod service;

mod answers;
mod catalogue;
mod conceal;
mod log;
mod process;
mod rate_limit;
mod request_id;
