//! Texts of the fuzzer's making, read in every place where one can arrive. What is done with them is also a native test.
#![no_main]

#[path = "../../tests/native/links.rs"]
mod links;

use libfuzzer_sys::fuzz_target;
use std::path::Path;

/// The fuzzer begins with what makes sense.
fn seed() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/link");
    std::fs::create_dir_all(&corpus).expect("the corpus");
    for (place, text) in links::seeds().iter().enumerate() {
        std::fs::write(corpus.join(format!("frozen-{place}")), text).expect("a seed");
    }
}

fuzz_target!(init: seed(), |data: &[u8]| links::read(&String::from_utf8_lossy(data)));
