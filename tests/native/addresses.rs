//! One table of addresses for the program, and by the browser tests for the element and the builder, which say what is
//! wrong with them before the program does not use them.

use serde_json::Value;
use shoreline::pack::is_safe_url;

/// As the element hands it over, a line of settings: telephone numbers have spaces.
fn handed_over(href: &str) -> String {
    href.replace(' ', "%20").split(char::is_whitespace).collect::<Vec<_>>().join(" ")
}

#[test]
fn good_and_bad_addresses_are_told_apart() {
    let all: Value = serde_json::from_str(include_str!("../data/addresses.json")).unwrap();
    for (kind, is_good) in [("good", true), ("bad", false)] {
        for href in all[kind].as_array().unwrap().iter().filter_map(Value::as_str) {
            assert_eq!(is_safe_url(&handed_over(href)), is_good, "{href:?}");
        }
    }
}
