//! `docs/hosts.md`: which hosts and which complaints of other widgets' users have a test. The page follows from the
//! browser tests and the list below; `UPDATE_EXPECT=1` writes it anew.

use expect_test::expect_file;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What people complain about in embedded quizzes and widgets, and the tests that hold it off here.
const COMPLAINTS: &[(&str, &[&str])] = &[
    (
        "A frame is cut off, scrolls inside, or grows without end",
        &[
            "hosts::frame_has_the_height_of_its_content",
            "hosts::frame_and_host_do_not_chase_each_other",
            "hosts::frame_border_counts",
            "hosts::frame_hidden_until_opened",
        ],
    ),
    ("Of several frames, the wrong one is resized", &["hosts::frames_are_told_apart"]),
    (
        "Foreign messages break the listener",
        &["hosts::frame_script_is_deaf_to_others", "hosts::fuzzed_attributes_and_calls"],
    ),
    (
        "The page jumps at loading or at a step",
        &[
            "loading::page_stays_where_it_is",
            "loading::heading_comes_into_sight",
            "hosts::frame_heading_comes_into_sight",
        ],
    ),
    ("The layout shifts", &["access::layout_stands_still", "hosts::inline_form_is_taken_over_without_a_flash"]),
    (
        "Inline styles or scripts break under a policy, or with Trusted Types",
        &["hosts::strict_policy", "hosts::strict_nonce_only", "hosts::strict_nonce_and_strict_dynamic"],
    ),
    (
        "A policy forbids WebAssembly, and nobody says so",
        &["hosts::doctor_tells_policy_against_wasm", "failure::policy_without_wasm"],
    ),
    ("A wrong media type loads the program twice", &["failure::wrong_type_works"]),
    (
        "Another origin or a sub-path is not found",
        &[
            "hosts::strict_other_origin_with_integrity",
            "hosts::server_nginx_with_the_documented_settings",
            "hosts::doctor_tells_other_origin_not_allowed",
        ],
    ),
    (
        "Digests do not fit after post-processing, and the page stays blank",
        &[
            "hosts::strict_changed_script_does_not_run",
            "hosts::doctor_tells_changed_program",
            "hosts::doctor_tells_changed_content",
        ],
    ),
    (
        "Storage throws in private windows and sandboxes",
        &["hosts::storage_throws", "hosts::sandboxed_frame", "hosts::frame_of_another_site_in_a_sandbox"],
    ),
    ("A reload loses the answers", &["memory::resume_a_question", "memory::resume_a_result"]),
    ("The Back button leaves, or the history fills up", &["loading::history_stays"]),
    (
        "Several widgets mix; a new render starts anew; something stays behind",
        &[
            "hosts::two_widgets",
            "hosts::twenty_widgets_share_one_program",
            "life::fifty_rounds_leave_nothing",
            "loading::two_versions",
            "hosts::framework_react_19",
            "hosts::framework_vue_3",
            "hosts::framework_svelte_5",
        ],
    ),
    (
        "The host's styles leak in",
        &[
            "hosts::css_bootstrap_5",
            "hosts::css_tailwind_preflight",
            "hosts::css_hostile_sheet",
            "hosts::css_small_root",
            "hosts::css_important_colours",
            "hosts::css_wordpress_theme",
        ],
    ),
    ("The theme does not fit the page", &["hosts::css_scheme_of_the_host_live", "hosts::css_dark_page"]),
    ("Arrow keys move on by themselves", &["decide::arrows_do_not_advance"]),
    ("A live region comes too late to speak", &["access::focus_and_live_region"]),
    ("Sharing and copying are refused in a frame", &["hosts::strict_permissions_refused"]),
    (
        "The editor strips scripts and unknown elements",
        &[
            "hosts::without_scripts",
            "hosts::frame_page_stands_alone",
            "hosts::frame_without_its_script_scrolls",
            "hosts::stand_alone_page",
        ],
    ),
    ("An optimiser delays the script", &["loading::script_comes_late", "hosts::frame_script_comes_late"]),
    ("A blocker stops the file by its name", &["hosts::file_names_that_blockers_leave_alone"]),
    (
        "Cookies and consent come with the widget",
        &[
            "hosts::quiet_page_stays_as_it_was",
            "hosts::recipe_data_layer",
            "hosts::recipe_plausible",
            "hosts::recipe_matomo",
        ],
    ),
    (
        "Parameters of the address disturb; links open inside the frame",
        &["hosts::frame_takes_its_attributes_from_the_address", "hosts::frame_links_leave_the_frame"],
    ),
    ("Right-to-left pages turn it over", &["hosts::right_to_left", "hosts::css_right_to_left_page"]),
    ("The browser's translation stops it", &["hosts::translated"]),
    ("It does not work inside another shadow root", &["loading::inside_another_shadow_root"]),
    ("It needs the network again after loading", &["hosts::strict_offline_after_loading"]),
    ("It hangs in tabs, accordions and dialogs", &["hosts::css_opened_later"]),
];

/// Topic and name of every browser test.
fn cases() -> BTreeMap<String, Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/src/cases");
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for file in files {
        let code = fs::read_to_string(&file).unwrap();
        let stem = file.file_stem().unwrap().to_string_lossy().into_owned();
        let topic = if stem.starts_with("hosts_") { "hosts".to_owned() } else { stem };
        let Some((_, list)) = code.split_once("pub const CASES") else { continue };
        let list = list.split("\n];").next().unwrap();
        let mut before = "";
        for (place, part) in list.split('"').enumerate() {
            let is_name = part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
            if place % 2 == 1 && before.trim_end().ends_with('(') && !part.is_empty() && is_name {
                all.entry(topic.clone()).or_default().push(part.to_owned());
            }
            before = part;
        }
    }
    all
}

#[test]
fn the_page_about_hosts_follows_from_the_tests() {
    let cases = cases();
    let mut page = "# Hosts\n\nEvery line of this page is a test that runs in Chromium, Firefox and WebKit with \
        `cargo xtask test hosts`. A native\ntest writes the page from the list of tests: `UPDATE_EXPECT=1 cargo test hosts`.\n\n\
        ## What goes wrong elsewhere\n\n| complaint | tests |\n| --- | --- |\n"
        .to_owned();
    for (complaint, tests) in COMPLAINTS {
        for test in *tests {
            let (topic, name) = test.split_once("::").unwrap();
            let known = cases.get(topic).is_some_and(|names| names.iter().any(|known| known == name));
            assert!(known, "“{complaint}” names {test}, which is no browser test");
        }
        let tests: Vec<_> = tests.iter().map(|test| format!("`{test}`")).collect();
        page += &format!("| {complaint} | {} |\n", tests.join(", "));
    }
    page += "\n## All hosts\n\n| test | in words |\n| --- | --- |\n";
    for name in &cases["hosts"] {
        page += &format!("| `{name}` | {} |\n", name.replace('_', " "));
    }
    expect_file![concat!(env!("CARGO_MANIFEST_DIR"), "/docs/hosts.md")].assert_eq(&page);
}

/// A frame without a title is a riddle for screen readers.
#[test]
fn documented_frames_have_titles() {
    for page in ["docs/hosting.md", "README.md"] {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(page)).unwrap();
        for frame in text.split("<iframe").skip(1) {
            let tag = frame.split('>').next().unwrap();
            assert!(tag.contains(" title=\"") || !tag.contains("src="), "{page}: {tag}");
        }
    }
}
