//! Packs as files: the translations in `packs/`, and a pack of one's own.

use crate::ROOT;
use serde_json::Value;
use shoreline::site::{Options, check_pack, generate_pages, make_pack, shares};
use std::fs;
use std::path::{Path, PathBuf};

/// Options for a project of these packs.
fn with_packs(name: &str, packs: &[(&str, &str)]) -> Options {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&root);
    for folder in ["packs", "dist"] {
        fs::create_dir_all(root.join(folder)).unwrap();
    }
    for (file, json) in packs {
        fs::write(root.join("packs").join(file), json).unwrap();
    }
    Options {
        staging: root.join("dist"),
        cache: root.join("cache"),
        site_url: None,
        esbuild: PathBuf::new(),
        is_release: false,
        root,
    }
}

#[test]
fn packs_that_are_no_translations_of_each_other_are_refused() {
    let json = fs::read_to_string(Path::new(ROOT).join("packs/en.json")).unwrap();
    let german = json.replacen("\"lang\": \"en\"", "\"lang\": \"de\"", 1);
    for (name, other, wanted) in [
        ("twice", json.clone(), "there is another pack in “en”"),
        ("id", german.replacen("\"id\": \"sourcing\"", "\"id\": \"other\"", 1), "its id is “other”, that of"),
        ("code", german.replacen("\"code\": \"s\"", "\"code\": \"t\"", 1), "its code is “t”, that of"),
    ] {
        let options = with_packs(&format!("packs-{name}"), &[("a.json", &other), ("en.json", &json)]);
        let error = generate_pages(&options).unwrap_err().to_string();
        assert!(error.contains(wanted) && error.contains("cargo xtask pack make"), "{name}: {error}");
    }
}

/// The default language counts, not the first file; every difference is told with its path.
#[test]
fn a_translation_differs_in_texts_alone() {
    let json = fs::read_to_string(Path::new(ROOT).join("packs/en.json")).unwrap();
    let mut german: Value = serde_json::from_str(&json).unwrap();
    german["lang"] = "de".into();
    german["questions"][0]["text"] = "Wie nah?".into();
    german["outcomes"][0]["watch"] = serde_json::json!(["Eins."]);
    let options = with_packs("alike", &[("de.json", &german.to_string()), ("en.json", &json)]);
    let file = options.root.join("packs/de.json");
    let packs = options.root.join("packs");
    check_pack(&file, &packs).unwrap_or_else(|e| panic!("{e}"));
    type Change = (fn(&mut Value), &'static str);
    let table: &[Change] = &[
        (
            |v| v["outcomes"][4]["who"] = "outside".into(),
            "outcomes[4].who: is “outside”, but must be “own” as in “en”: only texts may differ",
        ),
        (
            |v| {
                let points = &mut v["questions"][0]["options"][0]["points"];
                points["inhouse"] = 2.into();
                points["domestic"] = 0.into();
            },
            "questions[0].options[0].points.inhouse: is 2, but must be 3 as in",
        ),
        (|v| v["questions"].as_array_mut().unwrap().swap(0, 1), "questions: is the list "),
        (|v| v["items"][0]["spare"] = true.into(), "items[0].spare: is true, but must be missing as in"),
        (|v| v["rules"]["crowd"] = 4.into(), "rules.crowd: is 4, but must be 3 as in"),
        (
            |v| v["riders"][0]["when"]["options"] = serde_json::json!(["c"]),
            "riders[0].when.options: is the list c, but must be the list c, ",
        ),
        (
            |v| v["dimensions"][3]["ratings"]["captive"] = 5.into(),
            "dimensions[3].ratings.captive: is 5, but must be 1 as in",
        ),
        (|v| v["questions"][2]["code"] = "j".into(), "questions[2].code: is “j”, but must be "),
        (
            |v| drop(v["website_checklist"][0]["points"].as_array_mut().unwrap().pop()),
            "website_checklist[0].points: is a list of 3",
        ),
        (|v| drop(v["riders"].as_array_mut().unwrap().pop()), "riders: is a list of 3, but must be a list of 4"),
    ];
    for (change, wanted) in table {
        let mut other = german.clone();
        change(&mut other);
        fs::write(&file, other.to_string()).unwrap();
        for told in [check_pack(&file, &packs).map(drop), generate_pages(&options)] {
            let told = told.map_or_else(|e| e.to_string(), |()| String::new());
            assert!(told.contains(&format!("\n  {wanted}")), "wanted {wanted}, got {told}");
        }
        check_pack(&file, &options.root).unwrap_or_else(|e| panic!("a pack elsewhere is no translation: {e}"));
    }
}

#[test]
fn a_file_in_another_encoding_says_what_to_do() {
    let folder = with_packs("encoding", &[]).root.join("packs");
    fs::write(folder.join("de.json"), b"{\"id\": \"gr\xfc\xdfe\"}").unwrap();
    let error = check_pack(&folder.join("de.json"), &folder).unwrap_err().to_string();
    assert!(error.ends_with("de.json: is not UTF-8; save the file as UTF-8"), "{error}");
}

#[test]
fn a_pack_of_ones_own_needs_a_name_for_addresses_and_keeps_its_source() {
    let json = fs::read_to_string(Path::new(ROOT).join("packs/en.json")).unwrap();
    let names = [("C#.json", "is to be a part of addresses"), ("quiz.pack", "would be written over")];
    for (file, wanted) in names {
        let folder = with_packs("own-pack", &[(file, &json)]).root.join("packs");
        let error = make_pack(&folder.join(file), &folder).unwrap_err().to_string();
        assert!(error.contains(wanted), "{file}: {error}");
        assert_eq!(fs::read_to_string(folder.join(file)).unwrap(), json);
    }
    let folder = with_packs("own-pack", &[("my_quiz-2.json", &json)]).root.join("packs");
    assert!(make_pack(&folder.join("my_quiz-2.json"), &folder).unwrap().file.is_file());
}

/// Links of the two would be taken for each other; the same quiz in other words may be meant.
#[test]
fn a_pack_with_the_id_or_code_of_the_built_in_one_is_made_with_a_warning() {
    let json = fs::read_to_string(Path::new(ROOT).join("packs/en.json")).unwrap();
    for (id, code, wanted) in [("sourcing", "s", 2), ("sourcing", "t", 1), ("other", "s", 1), ("other", "t", 0)] {
        let mut own: Value = serde_json::from_str(&json).unwrap();
        own["id"] = id.into();
        own["code"] = code.into();
        let folder = with_packs("warned", &[("own.json", &own.to_string())]).root.join("packs");
        let made = make_pack(&folder.join("own.json"), &folder).unwrap();
        assert_eq!(made.warnings.len(), wanted, "{id}, {code}: {:?}", made.warnings);
        assert!(made.warnings.iter().all(|w| w.contains("if this is another quiz, write another ")));
    }
}

#[test]
fn the_check_says_how_often_each_outcome_wins() {
    let mut own: Value =
        serde_json::from_str(&fs::read_to_string(Path::new(ROOT).join("packs/en.json")).unwrap()).unwrap();
    own["questions"].as_array_mut().unwrap().truncate(5);
    own["riders"] = serde_json::json!([]);
    let lines = |own: &Value| shares(&shoreline::pack::load(&own.to_string()).unwrap().pack);
    let before = lines(&own);
    assert_eq!(before.len(), 6);
    assert!(
        before[0].starts_with("inhouse wins with ") && before[0].ends_with("% of all 900 sets of answers."),
        "{before:?}"
    );
    for question in own["questions"].as_array_mut().unwrap() {
        for option in question["options"].as_array_mut().unwrap() {
            option["points"] =
                serde_json::json!({"inhouse": 1, "domestic": 0, "nearshore": 0, "offshore": 0, "captive": -1});
        }
    }
    assert!(
        lines(&own)[4].starts_with("warning: outcomes[4] (captive) wins with no set of answers; "),
        "{:?}",
        lines(&own)
    );
}

/// Every text that has no room or no font, with the places that it is made of.
#[test]
fn all_faults_of_cards_come_at_once_with_their_places() {
    let json = fs::read_to_string(Path::new(ROOT).join("packs/en.json")).unwrap();
    let mut own: Value = serde_json::from_str(&json).unwrap();
    own["outcomes"][0]["name"] =
        "a way of doing the work with your very own people in your very own country, all of it".into();
    own["outcomes"][3]["headline"] = "去远方".into();
    let options = with_packs("cards", &[("en.json", &own.to_string())]);
    for place in ["styles", "assets", "src", "site", "Cargo.lock"] {
        std::os::unix::fs::symlink(Path::new(ROOT).join(place), options.root.join(place)).unwrap();
    }
    let told = generate_pages(&options).unwrap_err().to_string();
    let lines: Vec<&str> = told.lines().collect();
    let has =
        |begin: &str, end: &str| assert!(lines.iter().any(|l| l.starts_with(begin) && l.ends_with(end)), "{told}");
    has("cards/en/inhouse-nearshore.png", "(made of words.close_title, outcomes[0].name and outcomes[2].name)");
    has(
        "cards/en/offshore.png, pack en: “去远方”: no font has “去”, “方”, “远”; put one",
        "(made of outcomes[3].headline)",
    );
    assert_eq!(lines.len(), 5, "{told}");
    assert!(lines[1].contains(" characters too long; write a shorter one"), "{told}");
}
