//! Services that do what no service should: each error has its answer all the same.

#![recursion_limit = "512"]
mod large;
mod nested;
mod panicking;
mod server;
