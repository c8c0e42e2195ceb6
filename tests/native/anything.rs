//! Whatever a visitor, a link, the host and the browser's history do, in any order and across the views.

use crate::common::{html, letters, pack};
use crate::session::{option, sessions};
use proptest::prelude::*;
use shoreline::pack::DimensionIx;
use shoreline::session::{
    Action, Ask, CheckAction, CompareAction, Notice, Origin, PeopleAction, Screen, Session, View, notes_of, replay,
};
use shoreline::share::{decode, encode};
use shoreline::view::Options;
use std::collections::BTreeSet;

/// The links that arrive: one person's answers, another's, both as a team, and a comparison.
fn links() -> Vec<String> {
    let result = |answers: &str| {
        let show = Action::Show { context: None, answers: Box::new(letters(answers)) };
        Session::new(pack()).apply(pack(), show)
    };
    let [one, other] = ["bccbbbcbbc", "cabaabccca"].map(|answers| encode(pack(), &result(answers)));
    let pair = pack().outcome_ixs().take(2).map(|ix| ix.get() as u8).collect();
    let compared = [Action::View(View::Compare), Action::Compare(CompareAction::Chosen(pair))];
    let compared = compared.into_iter().fold(Session::new(pack()), |session, step| session.apply(pack(), step));
    vec![[one.as_str(), other.as_str()].join("."), one, other, encode(pack(), &compared)]
}

/// One thing that happens: a step, a link, or a way back to where the visitor has been.
#[derive(Clone, Debug)]
enum Event {
    Step(Action),
    Link(String),
    Back(usize),
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let ask = || (0usize..11).prop_map(|n| Ask::at(pack(), n).unwrap());
    let view = || prop_oneof![Just(View::Decide), Just(View::Compare), Just(View::Check)];
    // With a few that the pack does not have.
    let row = || (0usize..20).prop_map(|n| DimensionIx::all(255).nth(n).unwrap());
    let outcome = || (0usize..5).prop_map(|n| pack().outcome_ixs().nth(n).unwrap());
    let quiz = prop_oneof![
        Just(Action::Start),
        (0usize..7).prop_map(|n| Action::Select(option(n))),
        Just(Action::Next),
        Just(Action::Skip),
        Just(Action::Back),
        ask().prop_map(Action::Edit),
        ask().prop_map(Action::Open),
        (ask(), 0usize..7).prop_map(|(ask, n)| Action::Change(ask, option(n))),
        Just(Action::Restart),
        view().prop_map(Action::View),
        view().prop_map(Action::Visit),
        Just(Action::Feedback(None)),
        Just(Action::Refuse(Notice::LinkDamaged)),
        Just(Action::Show { context: None, answers: Box::new(letters("bccbbbcbbc")) }),
        // Screen, people, view, the item of the check, and its note.
        "[0-9]{0,2} [0-9]? (check|compare|decide)? [0-9]{0,2} [0-9]{0,3}(;[0-7](;[0-9,]{0,6}){0,4})?"
            .prop_map(Action::Go),
    ];
    let compare = prop_oneof![
        outcome().prop_map(CompareAction::Toggle),
        Just(CompareAction::Differences),
        Just(CompareAction::ByResult),
        row().prop_map(CompareAction::Mark),
        row().prop_map(|row| CompareAction::Row(row, pack().question_by_id("goal").map(Origin::Reason))),
        row().prop_map(|row| CompareAction::Row(row, Some(Origin::Check))),
        Just(CompareAction::Return),
        Just(CompareAction::Checklist),
    ];
    let check = prop_oneof![
        any::<u32>().prop_map(CheckAction::Seed),
        Just(CheckAction::Begin),
        (0u8..5).prop_map(CheckAction::Mark),
        Just(CheckAction::Answer),
        Just(CheckAction::Next),
        Just(CheckAction::Missed),
        Just(CheckAction::Another),
    ];
    let people =
        prop_oneof![Just(PeopleAction::Own), Just(PeopleAction::Adopt), (0usize..10).prop_map(PeopleAction::Leave),];
    let event = prop_oneof![
        12 => quiz.prop_map(Event::Step),
        3 => compare.prop_map(|step| Event::Step(Action::Compare(step))),
        6 => check.prop_map(|step| Event::Step(Action::Check(step))),
        2 => people.prop_map(|step| Event::Step(Action::People(step))),
        2 => (0usize..4).prop_map(|n| Event::Link(links()[n].clone())),
        2 => (0usize..20).prop_map(Event::Back),
    ];
    proptest::collection::vec(event, 0..60)
}

fn lived(begin: Session, events: &[Event]) -> Session {
    let mut places = vec![begin.position(pack())];
    events.iter().fold(begin, |session, event| {
        let next = match event {
            Event::Step(action) => session.apply(pack(), action),
            Event::Link(code) => decode(pack(), code).into_iter().fold(session, |s, a| s.apply(pack(), a)),
            Event::Back(n) => session.apply(pack(), Action::Go(places[n % places.len()].clone())),
        };
        places.push(next.position(pack()));
        next
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Everything can be drawn, with one heading to go to and no id twice, and a reload leads to the same picture.
    #[test]
    fn no_life_breaks_a_session(begin in sessions(), events in events()) {
        let session = lived(begin, &events);
        let drawn = html(&session, Options::default());
        let ids: Vec<_> = drawn.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        prop_assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{:?}", ids);
        prop_assert!(ids.contains(&"heading"));
        let again = replay(pack(), &notes_of(pack(), &session));
        prop_assert_eq!((again.view(), again.screen()), (session.view(), session.screen()));
        // On its own screen an answer that was given is marked again.
        for ask in Ask::all(pack()).filter(|ask| session.screen() != Screen::Ask(*ask)) {
            prop_assert_eq!(again.answer(ask), session.answer(ask));
        }
    }

    /// No link takes away what the visitor has answered himself.
    #[test]
    fn no_link_loses_an_answer(begin in sessions(), events in events(), link in 0usize..4) {
        let own = lived(begin, &events);
        let own = own.apply(pack(), Action::People(PeopleAction::Own));
        let visited = lived(own.clone(), &[Event::Link(links()[link].clone())]);
        let back = visited.apply(pack(), Action::People(PeopleAction::Own));
        for ask in Ask::all(pack()).filter(|ask| own.answer(*ask).is_some()) {
            prop_assert_eq!(back.answer(ask), own.answer(ask));
        }
    }
}
