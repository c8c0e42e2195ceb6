//! The comparison: columns, rows, notes, the HTML, and that it teaches what it promises to teach.

use crate::common::{html, letters, outcome_id, pack};
use crate::session::sessions;
use expect_test::expect_file;
use proptest::prelude::*;
use shoreline::pack::{CompareWord, Comparison, DimensionIx, MOST_GROUPS, OutcomeIx, Word};
use shoreline::rules::{Filter, differs};
use shoreline::session::{Action, Beside, Compare, CompareAction, Focus, Notice, Origin, Session, View, columns};
use shoreline::share::{decode, encode};
use shoreline::view::{Options, Outside, Scene, announcement};
use std::collections::BTreeSet;

fn comparison() -> &'static Comparison {
    pack().comparison().unwrap()
}

fn walk(session: Session, actions: impl IntoIterator<Item = CompareAction>) -> Session {
    actions.into_iter().fold(session, |s, a| s.apply(pack(), Action::Compare(a)))
}

fn compared() -> Session {
    Session::new(pack()).apply(pack(), Action::View(View::Compare))
}

fn result(answers: &str) -> Session {
    let answers = Box::new(letters(answers));
    Session::new(pack()).apply(pack(), Action::Show { context: None, answers })
}

fn outcome(id: &str) -> OutcomeIx {
    pack().outcome_ixs().find(|ix| outcome_id(*ix) == id).unwrap()
}

fn row(id: &str) -> DimensionIx {
    comparison().dimension_ixs().find(|ix| comparison().dimension(*ix).unwrap().id == id).unwrap()
}

fn ids(session: &Session) -> Vec<&'static str> {
    columns(pack(), session).into_iter().map(outcome_id).collect()
}

fn rows(session: &Session) -> usize {
    session.compare().rows(comparison(), &columns(pack(), session)).len()
}

#[test]
fn two_columns_always_stay() {
    let all = compared();
    assert_eq!(ids(&all), ["inhouse", "domestic", "nearshore", "offshore", "captive"]);
    let off = ["inhouse", "nearshore", "captive", "domestic", "offshore"].map(|id| CompareAction::Toggle(outcome(id)));
    let two = walk(all, off);
    assert_eq!(ids(&two), ["domestic", "offshore"]);
    let back = walk(two, [CompareAction::Toggle(outcome("inhouse"))]);
    assert_eq!(ids(&back), ["inhouse", "domestic", "offshore"], "columns keep their order");
}

/// The visitor's outcome and runner-up are what he wants to see first, until he chooses otherwise.
#[test]
fn a_result_preselects_its_columns_and_their_order() {
    let session = result("bccbbbcbbc");
    let ranking: Vec<_> = session.verdict(pack()).ranking.iter().map(|r| outcome_id(r.outcome)).collect();
    let mut first_two = ranking[..2].to_vec();
    let shown = session.apply(pack(), Action::View(View::Compare));
    let sorted = walk(shown.clone(), [CompareAction::ByResult]);
    assert_eq!(ids(&sorted), first_two);
    let mut all = sorted;
    for ix in pack().outcome_ixs() {
        if !columns(pack(), &all).contains(&ix) {
            all = walk(all, [CompareAction::Toggle(ix)]);
        }
    }
    assert_eq!(ids(&all), ranking);
    first_two.sort_by_key(|id| outcome(id));
    assert_eq!(ids(&shown), first_two);
    assert_eq!(ids(&result("----------")).len(), 5, "without a winner nothing is preselected");
}

/// Somebody else's result chooses the columns as well, but nothing is called the visitor's own.
#[test]
fn a_received_result_is_not_called_ones_own() {
    let own = result("bccbbbcbbc");
    let code = encode(pack(), &own);
    let visit = decode(pack(), &code).into_iter().fold(Session::new(pack()), |s, a| s.apply(pack(), a));
    let [mine, theirs] = [own, visit].map(|session| {
        // What was wished for one's own order stays a wish for that.
        let session = walk(session.apply(pack(), Action::View(View::Compare)), [CompareAction::ByResult]);
        (ids(&session), html(&session, Options::default()))
    });
    let words = [CompareWord::YourResult, CompareWord::YourSecond, CompareWord::ByResult];
    for word in words.map(|word| comparison().word(word)) {
        assert!(mine.1.contains(word) && !theirs.1.contains(word), "{word}");
    }
    assert_eq!(mine.0.iter().copied().collect::<BTreeSet<_>>(), theirs.0.iter().copied().collect());
    assert!(theirs.0.is_sorted_by_key(|id| outcome(id)));
}

/// The result recommends both of a close pair, so neither is called the second.
#[test]
fn both_of_a_close_pair_are_the_result() {
    for (answers, own) in [("becabbcdcb", 2), ("bccbbbcbbc", 1)] {
        let page = html(&result(answers).apply(pack(), Action::View(View::Compare)), Options::default());
        let said = |word| page.matches(&format!("<span class=\"mine\">{}</span>", comparison().word(word))).count();
        assert_eq!((said(CompareWord::YourResult), said(CompareWord::YourSecond)), (own, 2 - own), "{answers}");
        let heads =
            page.lines().filter(|line| line.starts_with("<th role=\"columnheader\"") && line.contains("class=\"own\""));
        assert_eq!(heads.count(), own);
    }
}

#[test]
fn rows_are_filtered_and_counted() {
    let all = compared();
    assert_eq!(rows(&all), 17);
    let pair = ["inhouse", "nearshore", "offshore"].map(|id| CompareAction::Toggle(outcome(id)));
    let pair = walk(all.clone(), pair);
    let chosen = columns(pack(), &pair);
    let different = comparison().dimensions.iter().filter(|d| differs(d, &chosen)).count();
    assert!(different < 17, "some line is the same for {:?}", ids(&pair));
    assert_eq!(rows(&walk(pair, [CompareAction::Differences])), different);
    let groups: usize =
        (0..4).map(|group| rows(&walk(all.clone(), [CompareAction::Filter(Filter::Group(group))]))).sum();
    assert_eq!(groups, 17);
    let marked = walk(
        all,
        [CompareAction::Mark(row("risk")), CompareAction::Mark(row("exit")), CompareAction::Filter(Filter::Marked)],
    );
    assert_eq!(rows(&marked), 2);
    let none = walk(marked, [CompareAction::Mark(row("risk")), CompareAction::Mark(row("exit"))]);
    assert!(html(&none, Options::default()).contains("No line is left"));
}

#[test]
fn a_row_that_goes_with_its_mark_hands_the_focus_on() {
    let mark = |id| CompareAction::Mark(row(id));
    let next = |from: &Session, id| Focus::between(from, &walk(from.clone(), [mark(id)]));
    let all = walk(compared(), [mark("risk"), mark("exit"), mark("ip_data")]);
    assert_eq!(next(&all, "risk"), None, "it stays where it is");
    let marked = walk(all, [CompareAction::Filter(Filter::Marked)]);
    let order: Vec<_> = comparison().dimension_ixs().filter(|ix| marked.compare().is_marked(*ix)).collect();
    let id = |at: usize| comparison().dimension(order[at]).unwrap().id.as_str();
    assert_eq!(next(&marked, id(0)), Some(Focus::Row(order[1])));
    assert_eq!(next(&marked, id(2)), Some(Focus::Row(order[1])), "behind the last one there is none");
    let one = walk(marked.clone(), [mark(id(0)), mark(id(1))]);
    assert_eq!(next(&one, id(2)), Some(Focus::Section("table")));
    let different = walk(marked, [CompareAction::Differences]);
    assert_eq!(next(&different, id(0)), Some(Focus::Section("table")), "the next may be hidden");
}

#[test]
fn a_reason_leads_to_its_row_and_back() {
    let session = result("bccbbbcbbc");
    let question = pack().question_by_id("goal").unwrap();
    let hidden = walk(session, [CompareAction::Filter(Filter::Marked), CompareAction::Differences]);
    let there = walk(hidden.clone(), [CompareAction::Row(row("control"), Some(Origin::Reason(question)))]);
    assert_eq!(there.view(), View::Compare);
    assert_eq!(Focus::between(&hidden, &there), Some(Focus::Row(row("control"))));
    assert_eq!(rows(&there), 17, "the row must be there to be seen");
    assert!(html(&there, Options::default()).contains("back-to-reason"));
    let back = walk(there.clone(), [CompareAction::Return]);
    assert_eq!((back.view(), Focus::between(&there, &back)), (View::Decide, Some(Focus::Reason(question))));
    assert_eq!(back.answers(), there.answers());
    let again = back.apply(pack(), Action::Visit(View::Compare));
    assert_eq!(Focus::between(&back, &again), Some(Focus::Heading));
    // Where the result has been forgotten since, there is no way back to it.
    let forgotten = there.apply(pack(), Action::Restart).apply(pack(), Action::View(View::Compare));
    assert_eq!(forgotten.compare().row(), Some(row("control")));
    assert!(!html(&forgotten, Options::default()).contains("back-to-reason"));
}

/// Notes have the filter as a number.
#[test]
fn each_filter_has_a_number_of_its_own() {
    let groups = (0..MOST_GROUPS).map(|group| Filter::Group(u8::try_from(group).unwrap()));
    for filter in [Filter::All, Filter::Marked].into_iter().chain(groups) {
        assert_eq!(Filter::from_number(filter.to_number()), filter);
    }
    let mut json: serde_json::Value = serde_json::from_str(crate::common::json()).unwrap();
    let groups = json["groups"].as_array_mut().unwrap();
    for n in groups.len()..=MOST_GROUPS {
        groups.push(serde_json::json!({ "id": format!("more-{n}"), "name": format!("More {n}") }));
    }
    let problems = shoreline::pack::load(&json.to_string()).unwrap_err();
    let texts: Vec<_> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(texts, ["groups: has 255 entries; at most 254 groups are possible"]);
}

#[test]
fn a_link_carries_the_columns() {
    let pair = walk(
        compared(),
        [CompareAction::Chosen(["captive", "nearshore"].map(|id| outcome(id).get() as u8).into_iter().collect())],
    );
    let code = encode(pack(), &pair);
    let opened = decode(pack(), &code).into_iter().fold(Session::new(pack()), |s, a| s.apply(pack(), a));
    assert_eq!((opened.view(), ids(&opened)), (View::Compare, vec!["nearshore", "captive"]));
}

fn steps() -> impl Strategy<Value = Vec<CompareAction>> {
    let ix = || (0usize..5).prop_map(|n| pack().outcome_ixs().nth(n).unwrap());
    // With a few that the pack does not have.
    let dimension = || (0usize..20).prop_map(|n| DimensionIx::all(255).nth(n).unwrap());
    let step = prop_oneof![
        ix().prop_map(CompareAction::Toggle),
        proptest::collection::vec(any::<u8>(), 0..6)
            .prop_map(|all| CompareAction::Chosen(all.into_iter().map(|at| at % 7).collect())),
        (0u8..9).prop_map(|n| CompareAction::Filter(Filter::from_number(n))),
        Just(CompareAction::Differences),
        Just(CompareAction::ByResult),
        dimension().prop_map(CompareAction::Mark),
        ix().prop_map(CompareAction::Pick),
        dimension().prop_map(|row| CompareAction::Row(row, None)),
        Just(CompareAction::Return),
        Just(CompareAction::Checklist),
        any::<u8>().prop_map(CompareAction::Tick),
    ];
    proptest::collection::vec(step, 0..40)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Any steps in any order: no panic, two columns at least, and notes carry the choice over a reload.
    #[test]
    fn any_steps_leave_a_comparison(session in sessions(), steps in steps()) {
        let session = walk(session, steps);
        prop_assert!(columns(pack(), &session).len() >= 2);
        let compare = session.compare();
        let back = Compare::from_note(pack(), &compare.to_note(pack()));
        prop_assert_eq!((back.filter(), back.differences(), back.by_result()), (compare.filter(), compare.differences(), compare.by_result()));
        let again = session.clone().with_beside(Beside { compare: back, ..session.beside().clone() });
        prop_assert_eq!(columns(pack(), &again), columns(pack(), &session));
        prop_assert_eq!(rows(&again), rows(&session));
        let _ = html(&session.apply(pack(), Action::View(View::Compare)), Options::default());
    }

    #[test]
    fn no_note_breaks_it(text in prop_oneof![".{0,40}", "[a-z]{0,6}(;[0-9,]{0,9}){0,5}"]) {
        let compare = Compare::from_note(pack(), &text);
        let session = compared().with_beside(Beside { view: View::Compare, compare, ..Beside::default() });
        prop_assert!(columns(pack(), &session).len() >= 2);
        let _ = html(&session, Options::default());
    }
}

fn snapshot(name: &str, session: &Session, options: Options) {
    let html = html(session, options);
    assert!(!html.contains(" style=") && !html.contains("<script"));
    expect_file![format!("../snapshots/{name}.html")].assert_eq(&html);
}

#[test]
fn the_comparison_is_as_agreed() {
    snapshot("compare", &compared(), Options::default());
    let question = pack().question_by_id("goal").unwrap();
    let own = walk(
        result("bccbbbcbbc"),
        [CompareAction::Row(row("control"), Some(Origin::Reason(question))), CompareAction::Mark(row("risk"))],
    );
    snapshot("compare-own", &own, Options::default());
    let still = Options { still: true, views: vec![View::Compare], ..Options::default() };
    snapshot("compare-still", &compared(), still);
}

/// Without the program there is nothing to press, and everything to read.
#[test]
fn the_still_comparison_is_whole() {
    let html = html(&compared(), Options { still: true, views: vec![View::Compare], ..Options::default() });
    assert!(!html.contains("<button") && !html.contains("<input"));
    for dimension in &comparison().dimensions {
        assert!(html.contains(&format!("id=\"row-{}\"", dimension.id)), "{}", dimension.id);
    }
    for entry in comparison().terms.iter().chain(&comparison().misconceptions).chain(&comparison().edge_cases) {
        let escaped = entry.text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        assert!(html.contains(&escaped), "{}", entry.title);
    }
}

/// What the article behind the content states, statement by statement, each with words that must be found in what is
/// rendered. The numbers are those of the brief that maps the article.
const STATEMENTS: &[(u8, &str, &[&str])] = &[
    (
        1,
        "the two words are often used as if they meant the same",
        &["often used as if they meant the same", "They do not"],
    ),
    (
        2,
        "outsourcing: tasks contracted to an external provider",
        &["contract specific tasks or operations to an outside company", "third-party provider"],
    ),
    (
        3,
        "used for expertise and resources that are not there in-house",
        &["Expertise and resources that you do not have in-house"],
    ),
    (4, "customer support, IT services, marketing", &["Customer support, IT services, marketing"]),
    (
        5,
        "offshoring: processes relocated to a foreign country",
        &["relocate business processes or services to a foreign country"],
    ),
    (6, "the motive is often cost", &["Often to reduce cost: lower labour and operating cost"]),
    (7, "manufacturing, software development and other activities", &["Manufacturing, software development"]),
    (8, "difference: location", &["Location", "Always another country."]),
    (
        9,
        "difference: scope",
        &["Scope", "Usually specific tasks or functions.", "Often broader processes or whole operations."],
    ),
    (10, "difference: cost factors", &["Cost factors", "running cost", "entry and hidden cost"]),
    (11, "difference: risk management", &["Risk management", "culture, time zones and regulation", "supplier risk"]),
    (
        12,
        "difference: globalization",
        &["Globalization", "Both are part of the global economy", "talent pools and markets worldwide"],
    ),
    (
        13,
        "an informed decision for website development",
        &[
            "Checklist for a website project",
            "with your resources and your strategy in view, and weigh benefits against challenges",
        ],
    ),
    (14, "an agency for web tasks, or going abroad for cost", &["web agency", "Lower pay levels"]),
    (
        15,
        "the article is by a directory that offers web services",
        &["Nexus Business Listing, a business directory that offers website development"],
    ),
    (
        16,
        "distinct approaches; efficiency, competitiveness, long-term goals",
        &["The two are distinct", "more efficient and more competitive", "long-term goals"],
    ),
];

#[test]
fn all_statements_of_the_article_are_in_the_product() {
    let mut product = html(&compared(), Options::default());
    for answers in ["cabaabccca", "bccbbbcbbc", "becabbcdcb", "bcdbcbaadc"] {
        product += &html(&result(answers), Options::default());
    }
    let missing: Vec<_> = STATEMENTS
        .iter()
        .flat_map(|(number, what, words)| words.iter().map(move |text| (number, what, text)))
        .filter(|(_, _, text)| !product.contains(**text))
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
    assert_eq!(STATEMENTS.iter().map(|(n, ..)| *n).collect::<Vec<_>>(), (1..=16).collect::<Vec<_>>());
}

#[test]
fn what_changes_in_place_is_announced() {
    let said = |old: &Session, new: &Session| {
        let options = Options::default();
        let scene = Scene { pack: pack(), session: new, options: &options, outside: &Outside::default(), acts: None };
        announcement(&scene, old, new)
    };
    let two = walk(compared(), ["offshore", "domestic", "captive"].map(|id| CompareAction::Toggle(outcome(id))));
    let different = walk(two.clone(), [CompareAction::Differences]);
    assert_eq!(rows(&different), 13);
    let text = said(&two, &different).unwrap();
    assert!(text.starts_with("Lines shown: 13 of 17.") && text.ends_with("for all that you compare: 4."), "{text}");
    assert_eq!(said(&different, &walk(different.clone(), [CompareAction::Mark(row("risk"))])), None);
    let none = walk(different.clone(), [CompareAction::Filter(Filter::Marked)]);
    assert!(said(&different, &none).unwrap().contains("No line is left"));
    let picked = walk(none.clone(), [CompareAction::Pick(outcome("captive"))]);
    assert_eq!(said(&none, &picked), Some(pack().outcome(outcome("captive")).unwrap().summary.clone()));
    let refused = picked.apply(pack(), Action::Refuse(Notice::LinkDamaged));
    assert_eq!(said(&picked, &refused).as_deref(), Some(pack().word(Word::LinkDamaged)));
    assert_eq!(said(&refused, &refused.apply(pack(), Action::Refuse(Notice::LinkDamaged))), None, "it is no news");
}
