use errorbook::catalogue;

catalogue! {
    static ERRORS = [];
    lock = "malformed.lock";
}

fn main() {}
