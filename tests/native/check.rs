//! The knowledge check: rounds, the way through one, notes, and the HTML of its screens.

use crate::common::pack;
use expect_test::expect_file;
use proptest::prelude::*;
use shoreline::pack::{CheckWord, ItemIx, ItemKind, Knowledge, Word};
use shoreline::rules::{correct, level_text, round};
use shoreline::session::{Action, Beside, Check, CheckAction, Focus, Notice, Session, View, notes_of, replay};
use shoreline::view::Options;
use std::collections::BTreeSet;

fn knowledge() -> &'static Knowledge {
    pack().knowledge().unwrap()
}

fn walk(session: Session, actions: impl IntoIterator<Item = CheckAction>) -> Session {
    actions.into_iter().fold(session, |s, a| s.apply(pack(), Action::Check(a)))
}

fn begun(seed: u32) -> Session {
    let session = Session::new(pack()).apply(pack(), Action::View(View::Check));
    walk(session, [CheckAction::Seed(seed), CheckAction::Begin])
}

/// Answers the whole round; wrong at these places.
fn finish(mut session: Session, wrong: &[usize]) -> Session {
    while let Some(item) = session.check().item(knowledge()) {
        let right = item.right();
        let answer = if wrong.contains(&session.check().at()) { (right + 1) % item.answers() } else { right };
        session = walk(session, [CheckAction::Mark(answer), CheckAction::Answer, CheckAction::Next]);
    }
    session
}

fn ids(items: &[ItemIx]) -> Vec<usize> {
    items.iter().map(|ix| ix.get()).collect()
}

#[test]
fn each_round_is_whole_and_keeps_all_four_boxes() {
    let k = knowledge();
    let mut orders = BTreeSet::new();
    let mut first = BTreeSet::new();
    let mut replaced = BTreeSet::new();
    for seed in 0..2000 {
        let items = round(k, seed);
        assert_eq!(items, round(k, seed));
        assert_eq!(items.len(), usize::from(k.round));
        let set: BTreeSet<usize> = ids(&items).into_iter().collect();
        assert_eq!(set.len(), items.len(), "no item twice");
        let spare = set.iter().filter(|n| **n >= usize::from(k.round)).count();
        assert_eq!(spare, if seed % 2 == 0 { 0 } else { k.items.len() - usize::from(k.round) });
        for right in 0..4 {
            assert!(items.iter().any(|ix| k.item(*ix).unwrap().kind == ItemKind::Box4(right)), "{seed}");
        }
        first.insert(items[0].get());
        replaced.extend((0..usize::from(k.round)).filter(|n| !set.contains(n)));
        orders.insert(ids(&items));
    }
    assert!(orders.len() > 1900, "{}", orders.len());
    assert_eq!(first.len(), k.items.len(), "any item may come first");
    assert_eq!(replaced.len(), usize::from(k.round), "any item may make room");
}

#[test]
fn a_round_with_mistakes_gives_its_score() {
    let done = finish(begun(8), &[0, 4, 14]);
    assert_eq!(done.check().score(knowledge()), Some((12, 15)));
    assert!(done.check().is_finished(knowledge()));
    assert_eq!(correct(knowledge(), &round(knowledge(), 8), done.check().given()), 12);
    assert_eq!(finish(begun(3), &[]).check().score(knowledge()), Some((15, 15)));
}

#[test]
fn the_missed_round_holds_exactly_the_missed() {
    let done = finish(begun(8), &[1, 5, 9, 10]);
    let missed: BTreeSet<usize> = [1, 5, 9, 10].iter().map(|at| round(knowledge(), 8)[*at].get()).collect();
    let again = walk(done.clone(), [CheckAction::Missed]);
    assert_eq!(ids(&again.check().round(knowledge())).into_iter().collect::<BTreeSet<_>>(), missed);
    assert_eq!(again.check().given(), [0u8; 0]);
    let once_more = walk(finish(again, &[2]), [CheckAction::Missed]);
    assert_eq!(once_more.check().round(knowledge()).len(), 1);
    let right = finish(once_more, &[]);
    assert_eq!(walk(right.clone(), [CheckAction::Missed]), right, "nothing is missed");
    let another = walk(right, [CheckAction::Another]);
    assert_eq!(another.check().seed() % 2, 1);
    assert_eq!(another.check().round(knowledge()), round(knowledge(), another.check().seed()));
    assert_eq!(walk(another.clone(), [CheckAction::Missed, CheckAction::Another]), another, "not before the score");
}

/// The score of a round of missed situations is none of the round that its link opens.
#[test]
fn a_score_is_told_with_its_own_round() {
    let done = finish(begun(8), &[1, 5, 9]);
    let opened = |session: &Session| {
        let code = shoreline::share::encode(pack(), session);
        html(&shoreline::share::decode(pack(), &code).into_iter().fold(Session::new(pack()), |s, a| s.apply(pack(), a)))
    };
    assert!(opened(&done).contains("12 of 15 right"));
    let missed = opened(&finish(walk(done, [CheckAction::Missed]), &[]));
    assert!(missed.contains(knowledge().word(CheckWord::Shared)) && !missed.contains("3 of 3"), "{missed}");
}

#[test]
fn steps_move_the_focus() {
    let intro = Session::new(pack()).apply(pack(), Action::View(View::Check));
    let seeded = walk(intro.clone(), [CheckAction::Seed(4)]);
    assert_eq!(Focus::between(&intro, &seeded), None);
    let start = walk(seeded, [CheckAction::Begin]);
    assert_eq!(Focus::between(&intro, &start), Some(Focus::Heading));
    let reminded = walk(start.clone(), [CheckAction::Answer]);
    assert_eq!(Focus::between(&start, &reminded), Some(Focus::Reminder));
    let marked = walk(reminded.clone(), [CheckAction::Mark(0)]);
    assert_eq!(Focus::between(&reminded, &marked), None);
    assert!(marked.check().reminded(), "its place is kept: the options stay where they are");
    let answered = walk(marked.clone(), [CheckAction::Answer]);
    assert!(!answered.check().reminded());
    assert_eq!(Focus::between(&marked, &answered), Some(Focus::Feedback));
    assert_eq!(walk(answered.clone(), [CheckAction::Mark(1), CheckAction::Answer]), answered, "answered is answered");
    let next = walk(answered.clone(), [CheckAction::Next]);
    assert_eq!(Focus::between(&answered, &next), Some(Focus::Heading));
    let done = finish(next, &[3]);
    let missed = walk(done.clone(), [CheckAction::Missed]);
    assert_eq!(Focus::between(&done, &missed), Some(Focus::Heading));
    let left = missed.apply(pack(), Action::Restart);
    assert_eq!(Focus::between(&missed, &left), Some(Focus::Heading));
}

/// Back leads from the first situation to the beginning, not past it.
#[test]
fn the_beginning_is_a_place_of_its_own() {
    let intro = Session::new(pack()).apply(pack(), Action::View(View::Check));
    let intro = walk(intro, [CheckAction::Seed(4)]);
    let start = walk(intro.clone(), [CheckAction::Begin]);
    // What stands behind the last space may change within a place.
    let place = |session: &Session| session.position(pack()).rsplit_once(' ').unwrap().0.to_owned();
    assert_ne!(place(&intro), place(&start));
    let back = start.apply(pack(), Action::Go(intro.position(pack())));
    assert!(!back.check().begun());
    assert!(back.apply(pack(), Action::Go(start.position(pack()))).check().begun());
}

#[test]
fn chance_never_takes_over_a_link() {
    let link = CheckAction::Link { seed: 12, score: Some((11, 15)) };
    let session = walk(begun(4), [link, CheckAction::Seed(6)]);
    assert_eq!((session.check().seed(), session.check().shared()), (12, Some((11, 15))));
    assert!(!session.check().begun());
    let running = walk(session, [CheckAction::Begin]);
    assert_eq!(walk(running.clone(), [CheckAction::Seed(8), CheckAction::Begin]), running);
}

/// What a link brought survives a reload, and a way through the browser's history, before anybody begins.
#[test]
fn a_link_is_not_forgotten() {
    let link = CheckAction::Link { seed: 12, score: Some((11, 15)) };
    let linked = walk(Session::new(pack()).apply(pack(), Action::View(View::Check)), [link]);
    let back = replay(pack(), &notes_of(pack(), &linked));
    assert_eq!(back.check(), linked.check());
    let away = linked.apply(pack(), Action::Go("2  decide  ".into())).apply(pack(), Action::View(View::Check));
    assert_eq!(away.check(), linked.check());
    // The order of a check that nobody has begun stays as chance made it.
    let seeded = walk(Session::new(pack()), [CheckAction::Seed(8)]);
    assert_eq!(seeded.apply(pack(), Action::Go("2  decide  ".into())).check(), seeded.check());
}

/// A link is a visit: what the visitor has answered himself stays. A finished round is over.
#[test]
fn a_link_does_not_take_a_check_away() {
    let link = || CheckAction::Link { seed: 12, score: Some((11, 15)) };
    let answered = walk(begun(4), [CheckAction::Mark(0), CheckAction::Answer, CheckAction::Next, CheckAction::Mark(1)]);
    let kept = walk(answered.clone(), [link()]);
    assert_eq!((kept.check(), kept.notice()), (answered.check(), Some(&Notice::CheckGoesOn)));
    assert!(crate::common::html(&kept, Options::default()).contains("Finish it, then open the link again"));
    let last = (0..14).fold(answered, |s, _| {
        // Nor when only the score is missing.
        let explained = walk(s, [CheckAction::Mark(0), CheckAction::Answer]);
        assert_eq!(walk(explained.clone(), [link()]).notice(), Some(&Notice::CheckGoesOn));
        walk(explained, [CheckAction::Next])
    });
    assert!(last.check().is_finished(knowledge()));
    assert_eq!(walk(last, [link()]).check().shared(), Some((11, 15)));
}

#[test]
fn levels_go_by_what_is_right() {
    let k = knowledge();
    let from: Vec<&str> = [15, 13, 12, 9, 8, 0].map(|correct| level_text(k, correct)).to_vec();
    let text = |at: usize| k.levels[at].text.as_str();
    assert_eq!(from, [text(0), text(0), text(1), text(1), text(2), text(2)]);
}

/// A round of missed situations says nothing of all of them, and its link leads to all of them.
#[test]
fn a_round_of_missed_ones_is_not_judged() {
    let k = knowledge();
    let judged = |page: &str| k.levels.iter().any(|level| page.contains(&level.text));
    let word = |page: &str, word: CheckWord| page.contains(knowledge().word(word));
    let shared = |page: &str| page.contains(pack().word(Word::ShareTitle));
    let whole = html(&finish(begun(8), &[1, 5]));
    assert!(judged(&whole) && shared(&whole) && word(&whole, CheckWord::Missed));
    assert!(!word(&whole, CheckWord::MissedRound) && !word(&whole, CheckWord::MissedOne));
    let again = finish(walk(finish(begun(8), &[1, 5]), [CheckAction::Missed]), &[1]);
    let one_left = html(&again);
    assert!(!judged(&one_left) && !shared(&one_left) && word(&one_left, CheckWord::MissedRound));
    assert!(word(&one_left, CheckWord::MissedOne) && !word(&one_left, CheckWord::Missed));
    let none_left = html(&finish(walk(again, [CheckAction::Missed]), &[]));
    assert!(!judged(&none_left) && !shared(&none_left) && word(&none_left, CheckWord::AllRight));
    // Whoever missed all of them has had all of them again.
    let all: Vec<usize> = (0..15).collect();
    let twice = html(&finish(walk(finish(begun(8), &all), [CheckAction::Missed]), &[]));
    assert!(judged(&twice) && shared(&twice) && !word(&twice, CheckWord::MissedRound));
}

fn steps() -> impl Strategy<Value = Vec<CheckAction>> {
    let step = prop_oneof![
        1 => any::<u32>().prop_map(CheckAction::Seed),
        1 => (any::<u32>(), any::<Option<(u8, u8)>>()).prop_map(|(seed, score)| CheckAction::Link { seed, score }),
        4 => Just(CheckAction::Begin),
        60 => (0u8..5).prop_map(CheckAction::Mark),
        60 => Just(CheckAction::Answer),
        60 => Just(CheckAction::Next),
        4 => Just(CheckAction::Missed),
        4 => Just(CheckAction::Another),
    ];
    proptest::collection::vec(step, 0..150)
}

fn with(check: Check) -> Session {
    Session::new(pack()).with_beside(Beside { view: View::Check, check, ..Beside::default() })
}

proptest! {
    /// Any steps in any order: no panic, and notes carry the visitor over a reload.
    #[test]
    fn notes_bring_a_check_back(missed in proptest::option::of(proptest::collection::vec(0usize..15, 0..6)), steps in steps()) {
        // What was missed may only be asked again behind a whole round, which steps by chance hardly ever reach.
        let begin = missed.map_or_else(|| begun(2), |missed| walk(finish(begun(2), &missed), [CheckAction::Missed]));
        let session = walk(begin, steps);
        let check = session.check();
        let note = check.to_note();
        prop_assert!(!note.contains(['=', '\n']));
        let back = Check::from_note(&note);
        if check.begun() && !check.reminded() {
            prop_assert_eq!(&back, check);
        }
        prop_assert_eq!(back.given(), check.given());
    }

    #[test]
    fn no_note_breaks_it(text in prop_oneof![
        ".{0,40}",
        "[0-9]{0,11}(;[0-9,]{0,12}){0,7}",
        "[0-9]{1,9};[0-7];([0-9],[0-9])?;([0-9]{1,2}(,[0-9]{1,2}){0,3})?;([0-9](,[0-9]){0,19})?;[0-9]?",
    ], steps in steps()) {
        let session = with(Check::from_note(&text));
        let _ = html(&session);
        let walked = walk(walk(session, [CheckAction::Begin, CheckAction::Mark(0), CheckAction::Answer, CheckAction::Next]), steps);
        let _ = walked.check().score(knowledge());
        let _ = html(&walked);
    }
}

fn html(session: &Session) -> String {
    crate::common::html(session, Options::default())
}

fn snapshot(name: &str, session: &Session) {
    let html = html(session);
    assert!(!html.contains(" style=") && !html.contains("<script"));
    expect_file![format!("../snapshots/{name}.html")].assert_eq(&html);
}

/// Answered, a situation shows all of its answers, whatever kind it is; they can only be read.
#[test]
fn all_answers_stay_to_be_seen() {
    let mut session = begun(2);
    while let Some(item) = session.check().item(knowledge()) {
        session = walk(session, [CheckAction::Mark(0), CheckAction::Answer]);
        let html = html(&session);
        let all = usize::from(item.answers());
        assert_eq!(
            (html.matches("type=\"radio\"").count(), html.matches(" disabled").count()),
            (all, all),
            "{}",
            item.id
        );
        session = walk(session, [CheckAction::Next]);
    }
}

/// The seed of a round that begins with a scenario on the map.
fn box_first() -> u32 {
    let is_box = |seed: &u32| matches!(knowledge().item(round(knowledge(), *seed)[0]).unwrap().kind, ItemKind::Box4(_));
    (0..100).step_by(2).find(is_box).unwrap()
}

#[test]
fn each_screen_of_the_check_is_as_agreed() {
    let intro = Session::new(pack()).apply(pack(), Action::View(View::Check));
    snapshot("check-intro", &intro);
    let question = begun(box_first());
    snapshot("check-box", &walk(question.clone(), [CheckAction::Mark(1)]));
    let item = question.check().item(knowledge()).unwrap();
    let wrong = (item.right() + 1) % 4;
    snapshot("check-feedback", &walk(question.clone(), [CheckAction::Mark(wrong), CheckAction::Answer]));
    snapshot("check-score", &finish(question, &[0, 7]));
    let linked = walk(intro, [CheckAction::Link { seed: 2, score: Some((11, 15)) }]);
    assert!(html(&linked).contains("11 of 15 right"));
}
