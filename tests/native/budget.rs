//! The byte budget of the built bundle.

use serde_json::Value;

/// Bytes after brotli, from the bundle's `sizes.json`. Lower them with every gain.
const BEFORE_INTENT: u64 = 10_080;
const UNTIL_RESULT: u64 = 100_450;
const ALL_VIEWS: u64 = 129_150;

#[test]
fn the_bundle_is_within_its_budget() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/dist/sizes.json");
    let Ok(json) = std::fs::read_to_string(path) else {
        // Nothing was built: there is nothing to weigh. `cargo xtask test` builds first and says so by this variable.
        assert!(std::env::var_os("SHORELINE_DIST").is_none(), "the bundle was built, but {path} is missing");
        return;
    };
    let sizes: Value = serde_json::from_str(&json).unwrap();
    let weigh = |what: &str, limit: u64| {
        let bytes = sizes[what]["brotli"].as_u64().unwrap();
        assert!(bytes <= limit, "{what}: {bytes} bytes, budget {limit}. Files: {:#}", sizes["files"]);
    };
    weigh("before_intent", BEFORE_INTENT);
    weigh("until_result", UNTIL_RESULT);
    weigh("all_views", ALL_VIEWS);
}
