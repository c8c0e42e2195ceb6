use crate::common::{answers, letters, outcome_id, pack, personas};
use serde_json::Value;
use shoreline::rules::{self, Level, Verdict, verdict};

fn ids(list: impl IntoIterator<Item = shoreline::pack::OutcomeIx>) -> Vec<&'static str> {
    list.into_iter().map(outcome_id).collect()
}

fn allowed(verdict: &Verdict) -> Vec<&'static str> {
    ids(verdict.ranking.iter().filter(|r| !r.excluded).map(|r| r.outcome))
}

#[test]
fn every_persona_gets_what_the_expert_says() {
    let all = personas();
    assert_eq!(all.len(), 21);
    for p in all {
        let id = p["id"].as_str().unwrap();
        let verdict = verdict(pack(), &answers(p["answers"].as_object().unwrap()));
        let expect: Vec<&str> = p["expect"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        let level = p["level"].as_str().unwrap_or("");
        if expect.is_empty() {
            assert_eq!(verdict.level, Level::NoClear, "{id}");
            assert_eq!(verdict.outcome(), None, "{id}");
        } else if level == "any" {
            let mut first_two = allowed(&verdict)[..2].to_vec();
            let mut wanted = expect.clone();
            first_two.sort_unstable();
            wanted.sort_unstable();
            assert_eq!(first_two, wanted, "{id}");
        } else {
            assert_eq!(allowed(&verdict)[0], expect[0], "{id}");
            assert_ne!(verdict.lead, Some(0), "{id}");
            assert_ne!(verdict.level, Level::NoClear, "{id}");
            if !level.is_empty() {
                assert_eq!(verdict.level.id(), level, "{id}");
            }
        }
    }
}

/// Points, leanings, hinges and conflicts as printed by the reference implementation.
#[test]
fn the_borderline_personas_are_right_to_the_point() {
    let a = letters("bccbbbcbbc");
    let v = verdict(pack(), &a);
    assert_eq!(v.level, Level::Likely);
    assert_eq!(allowed(&v)[..3], ["nearshore", "inhouse", "domestic"]);
    assert_eq!(v.ranking.iter().take(3).map(|r| r.points).collect::<Vec<_>>(), [7, 4, -1]);
    let hinges: Vec<_> = rules::hinges(pack(), &a).iter().map(|q| pack().question(*q).unwrap().id.as_str()).collect();
    assert_eq!(hinges, ["goal"]);

    let a = letters("becabbcdcb");
    let v = verdict(pack(), &a);
    assert_eq!((v.level, v.lead), (Level::Close, Some(0)));
    let hinges: Vec<_> = rules::hinges(pack(), &a).iter().map(|q| pack().question(*q).unwrap().id.as_str()).collect();
    assert_eq!(hinges, ["start", "data", "who", "skills"]);

    // A rule decides where the points of no answer do.
    let a = letters("ceecbaabdd");
    let ids_of = |list: Vec<shoreline::pack::QuestionIx>| -> Vec<&str> {
        list.iter().map(|q| pack().question(*q).unwrap().id.as_str()).collect()
    };
    assert_eq!((rules::hinges(pack(), &a), ids_of(rules::hinge_rules(pack(), &a))), (vec![], vec!["data"]));
    assert!(verdict(pack(), &a).weak(), "it leads with fewer points than none");
    assert!(!verdict(pack(), &letters("bccbbbcbbc")).weak());

    let a = letters("bcdbcbaadc");
    let v = verdict(pack(), &a);
    assert_eq!((v.level, v.lead, v.ranking[0].points), (Level::OnlyLeft, None, -7));
    assert_eq!(ids(rules::conflict(pack(), &v)), ["nearshore", "offshore", "captive"]);
    let lean = rules::leaning(pack(), &v);
    assert_eq!((lean.who, lean.place), (None, None));
}

#[test]
fn not_sure_everywhere_is_neutral() {
    let v = verdict(pack(), &letters("----------"));
    assert_eq!((v.level, v.answered), (Level::NoClear, 0));
    assert!(v.ranking.iter().all(|r| r.points == 0 && !r.excluded));
    assert_eq!(allowed(&v), ["inhouse", "domestic", "nearshore", "offshore", "captive"]);
}

/// A rule with few answers still says what is ruled out.
#[test]
fn a_rule_counts_before_a_recommendation_does() {
    let v = verdict(pack(), &letters("------b---"));
    assert_eq!(v.level, Level::NoClear);
    assert_eq!(ids(v.ranking.iter().filter(|r| r.excluded).map(|r| r.outcome)), ["offshore"]);
    let v = verdict(pack(), &letters("------aa--"));
    assert_eq!((v.level, v.outcome().map(outcome_id)), (Level::OnlyLeft, Some("inhouse")));
}

/// All 691,200 combinations; the shares that the content brief prints, to the digit.
#[test]
fn the_exhaustive_proof_reproduces_the_published_shares() {
    assert_eq!(rules::proof::combinations(pack()), 691_200);
    let proof = rules::proof::enumerate(pack());
    let percent = |n: u64, of: u64| format!("{:.1}", n as f64 * 100.0 / of as f64);
    let line = |s: &rules::proof::Shares| {
        let wins: Vec<_> = s.wins.iter().chain([&s.ties]).map(|n| percent(*n, s.combinations)).collect();
        let levels: Vec<_> = s.levels.iter().map(|n| percent(*n, s.combinations)).collect();
        (s.combinations, wins.join(" "), levels.join(" "))
    };
    assert_eq!(
        line(&proof.without_rules),
        (259_200, "15.3 23.5 17.0 20.8 13.4 9.9".into(), "32.5 23.9 30.7 12.8 0.0".into())
    );
    assert_eq!(line(&proof.all), (691_200, "31.2 25.6 11.6 7.8 16.5 7.4".into(), "40.1 20.3 26.7 6.6 6.2".into()));
}

#[test]
fn reasons_come_strongest_first_and_deciders_by_difference() {
    let a = letters("cabaabccca");
    let v = verdict(pack(), &a);
    let (because, against) = rules::reasons(pack(), &a, v.leader().unwrap());
    assert!(because.windows(2).all(|w| w[0].points >= w[1].points));
    assert!(because.iter().all(|r| r.points >= 2));
    assert!(against.iter().all(|r| r.points <= -2));
    assert_eq!(pack().question(because[0].question).unwrap().id, "skills");

    let a = letters("becabbcdcb");
    let v = verdict(pack(), &a);
    let deciders = rules::deciders(pack(), &a, v.leader().unwrap(), v.second().unwrap());
    assert_eq!(deciders.len(), 3);
    assert_eq!(pack().question(deciders[0]).unwrap().id, "skills");
}

/// The same judgement as an independent implementation, number for number.
#[test]
fn the_reference_judges_alike() {
    let list = |all: Vec<String>| if all.is_empty() { "-".to_owned() } else { all.join(",") };
    let number = |n: Option<i32>| n.map_or("none".to_owned(), |n| n.to_string());
    let lines = include_str!("../data/verdicts.txt").lines().filter(|line| !line.starts_with('#'));
    let mut count = 0;
    for line in lines {
        let given = line.split(' ').next().unwrap();
        let a = letters(given);
        let v = verdict(pack(), &a);
        let ranked = |excluded: bool| {
            let rows = v.ranking.iter().filter(|r| r.excluded == excluded);
            list(rows.map(|r| format!("{}:{}", outcome_id(r.outcome), r.points)).collect())
        };
        let lean = rules::leaning(pack(), &v);
        let hinges = rules::hinges(pack(), &a).into_iter().map(|q| pack().question(q).unwrap().id.clone());
        let ours = [
            given.to_owned(),
            v.level.id().to_owned(),
            ranked(false),
            ranked(true),
            number(v.lead),
            number(lean.who),
            number(lean.place),
            list(rules::conflict(pack(), &v).into_iter().map(|o| outcome_id(o).to_owned()).collect()),
            list(hinges.collect()),
        ];
        assert_eq!(ours.join(" "), line);
        count += 1;
    }
    assert_eq!(count, 400);
}
