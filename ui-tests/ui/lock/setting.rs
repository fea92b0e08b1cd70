use errorbook::catalogue;

catalogue! {
    static NUMBER = [];
    lock = 3;
}

catalogue! {
    static NAME = [];
    lock = errorbook.lock;
}

catalogue! {
    static ABSOLUTE = [];
    lock = "/errorbook.lock";
}

catalogue! {
    static EMPTY = [];
    lock = "";
}

catalogue! {
    static NOTHING = [];
    lock = ;
}

catalogue! {
    static TWICE = [];
    lock = "kept.lock";
    lock = "kept.lock";
}

catalogue! {
    static MISSPELT = [];
    locks = "kept.lock";
}

catalogue! {
    static BARE = [];
    lock;
}

fn main() {}
