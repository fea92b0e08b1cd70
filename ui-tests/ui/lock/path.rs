//! A path that leads to no lock names the one that may be meant.

use errorbook::catalogue;

catalogue! {
    static MISSPELT = [];
    lock = "publishd.lock";
}

catalogue! {
    static ANOTHER_FILE = [];
    lock = "Cargo.toml";
}

catalogue! {
    static NEW = [];
    lock = "locks/new.lock";
}

fn main() {}
