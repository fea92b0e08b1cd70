use errorbook::catalogue;

catalogue! {
    static ERRORS = [];
    lock = "errorbook.lock";
}

fn main() {}
