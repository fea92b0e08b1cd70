//! A program that lists its errors and uses none of them.

errorbook::catalogue! {
    static ERRORS = [errors::OrderError];
    operations = { take_order = errors::TakeOrder };
}

fn main() {}
