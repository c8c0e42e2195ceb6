//! The byte budget of the built bundle.

use serde_json::Value;

/// Bytes after brotli, from the bundle's `sizes.json`. Lower them with every gain.
const BEFORE_INTENT: u64 = 10_130;
const UNTIL_RESULT: u64 = 87_210;
const ALL_VIEWS: u64 = 116_460;

#[test]
fn the_bundle_is_within_its_budget() {
    // `cargo xtask test` sets it once the bundle is built. An older one that may lie there says nothing.
    let Some(folder) = std::env::var_os("SHORELINE_DIST") else { return };
    let path = std::path::Path::new(&folder).join("sizes.json");
    let json = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let sizes: Value = serde_json::from_str(&json).unwrap();
    let weigh = |what: &str, limit: u64| {
        let bytes = sizes[what]["brotli"].as_u64().unwrap();
        assert!(bytes <= limit, "{what}: {bytes} bytes, budget {limit}. Files: {:#}", sizes["files"]);
    };
    weigh("before_intent", BEFORE_INTENT);
    weigh("until_result", UNTIL_RESULT);
    weigh("all_views", ALL_VIEWS);
}
