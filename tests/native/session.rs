use crate::common::{complete, letters, pack};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use shoreline::pack::{DimensionIx, OptionIx, OutcomeIx};
use shoreline::rules::{Choice, Level};
use shoreline::session::{
    Action, Ask, CheckAction, CompareAction, Feedback, Focus, IndexSet, Notice, PeopleAction, Screen, Session, Way,
    notes_of, replay,
};

pub fn option(n: usize) -> Choice {
    Choice::Option(OptionIx::all(200).nth(n).unwrap())
}

fn walk(session: Session, actions: impl IntoIterator<Item = Action>) -> Session {
    actions.into_iter().fold(session, |s, a| s.apply(pack(), a))
}

/// A session that has answered everything with its first option and shows the result.
pub fn finished() -> Session {
    let mut session = walk(Session::new(pack()), [Action::Start]);
    for _ in 0..11 {
        session = walk(session, [Action::Select(option(0)), Action::Next]);
    }
    walk(session, [Action::Next])
}

#[test]
fn the_whole_way_there_and_back() {
    let mut session = Session::new(pack());
    assert_eq!(session.screen(), Screen::Intro);
    session = session.apply(pack(), Action::Start);
    let mut seen = Vec::new();
    while let Screen::Ask(ask) = session.screen() {
        seen.push(ask.id(pack()).to_owned());
        session = walk(session, [Action::Select(option(1)), Action::Next]);
    }
    assert_eq!(seen.len(), 11);
    assert_eq!(seen[0], "context");
    assert_eq!(session.screen(), Screen::Review);
    for id in seen.iter().rev() {
        session = session.apply(pack(), Action::Back);
        let Screen::Ask(ask) = session.screen() else { panic!("{:?}", session.screen()) };
        assert_eq!(ask.id(pack()), id);
        assert_eq!(session.draft(), Some(option(1)), "going back loses nothing");
    }
    assert_eq!(session.apply(pack(), Action::Back).screen(), Screen::Intro);
}

#[test]
fn next_without_an_answer_reminds_and_stays() {
    let question = walk(Session::new(pack()), [Action::Start, Action::Skip]);
    let reminded = question.apply(pack(), Action::Next);
    assert_eq!(reminded.screen(), question.screen());
    assert!(reminded.reminded());
    assert_eq!(Focus::between(&question, &reminded), Some(Focus::Reminder));
    let chosen = reminded.apply(pack(), Action::Select(Choice::NotSure));
    assert!(chosen.reminded(), "its place is kept: the options stay where they are");
    assert_eq!(Focus::between(&reminded, &chosen), None);
    assert!(!chosen.apply(pack(), Action::Next).reminded());
}

#[test]
fn the_context_question_may_be_left_out_both_ways() {
    let start = walk(Session::new(pack()), [Action::Start]);
    let skipped = start.apply(pack(), Action::Skip);
    let passed = start.apply(pack(), Action::Next);
    assert_eq!(skipped, passed);
    assert_eq!(skipped.context(), None);
}

#[test]
fn a_mark_counts_when_the_visitor_moves_on_in_either_direction() {
    let marked = walk(Session::new(pack()), [Action::Start, Action::Skip, Action::Select(option(2))]);
    let first = Ask::at(pack(), 1).unwrap();
    assert_eq!(marked.answer(first), None);
    assert_eq!(marked.apply(pack(), Action::Next).answer(first), Some(option(2)));
    assert_eq!(marked.apply(pack(), Action::Back).answer(first), Some(option(2)));
}

#[test]
fn start_leads_from_a_result_to_the_first_question_and_keeps_the_answers() {
    let again = finished().apply(pack(), Action::Start);
    assert_eq!((again.screen(), again.answers()), (Screen::Ask(Ask::Context), finished().answers()));
    let under_way = walk(Session::new(pack()), [Action::Start, Action::Skip]);
    assert_eq!(under_way.apply(pack(), Action::Start), under_way);
}

#[test]
fn revising_leads_back_to_the_review() {
    let mut session = walk(Session::new(pack()), [Action::Start]);
    for _ in 0..11 {
        session = walk(session, [Action::Select(option(0)), Action::Next]);
    }
    let ask = Ask::at(pack(), 4).unwrap();
    let revised = walk(session.clone(), [Action::Revise(ask), Action::Select(option(1)), Action::Next]);
    assert_eq!((revised.screen(), revised.answer(ask)), (Screen::Review, Some(option(1))));
    let left = walk(session, [Action::Revise(ask), Action::Back]);
    assert_eq!((left.screen(), left.answer(ask)), (Screen::Review, Some(option(0))));
}

#[test]
fn answers_change_in_place_and_nothing_else() {
    let ask = Ask::at(pack(), 9).unwrap();
    let open = finished().apply(pack(), Action::Edit(ask));
    assert_eq!(Focus::between(&finished(), &open), Some(Focus::Editor(ask)));
    let changed = open.apply(pack(), Action::Change(ask, option(3)));
    assert_eq!(Focus::between(&open, &changed), None, "the focus stays on the radio");
    assert_eq!(changed.editing(), Some(ask));
    for other in Ask::all(pack()).filter(|a| *a != ask) {
        assert_eq!(changed.answer(other), finished().answer(other));
    }
    let closed = changed.apply(pack(), Action::Edit(ask));
    assert_eq!(Focus::between(&changed, &closed), Some(Focus::ChangeButton(ask)));
}

#[test]
fn a_host_gives_answers_and_missing_ones_become_not_sure() {
    let answers = letters("a---------").with(pack().question_ixs().nth(1).unwrap(), None);
    let shown = Session::new(pack()).apply(pack(), Action::Show { context: None, answers: Box::new(answers) });
    assert_eq!(shown.screen(), Screen::Result);
    assert!(complete(shown.answers()));
    assert_eq!(shown.answer(Ask::at(pack(), 2).unwrap()), Some(Choice::NotSure));
}

/// What is pressed twice, comes late, or means another pack changes nothing at all, not even what was said last.
#[test]
fn steps_without_sense_change_nothing() {
    let row = |n| DimensionIx::all(200).nth(n).unwrap();
    let nowhere = OutcomeIx::all(200).nth(100).unwrap();
    let ask = Ask::at(pack(), 3).unwrap();
    let steps = [
        Action::Select(option(0)),
        Action::Next,
        Action::Skip,
        Action::Back,
        Action::Revise(ask),
        Action::Change(ask, option(100)),
        Action::Compare(CompareAction::Toggle(nowhere)),
        Action::Compare(CompareAction::Pick(nowhere)),
        Action::Compare(CompareAction::Chosen(IndexSet::default())),
        Action::Compare(CompareAction::Mark(row(100))),
        Action::Compare(CompareAction::Row(row(100), None)),
        Action::Check(CheckAction::Mark(0)),
        Action::Check(CheckAction::Answer),
        Action::Check(CheckAction::Next),
        Action::Check(CheckAction::Missed),
        Action::Check(CheckAction::Another),
        Action::People(PeopleAction::Own),
        Action::People(PeopleAction::Adopt),
        Action::People(PeopleAction::Leave(0)),
    ];
    let said = |session: &Session, feedback| session.apply(pack(), Action::Feedback(feedback));
    let at_end = said(&finished(), Some(Feedback::Done(Way::Copy)));
    let at_start = Session::new(pack()).apply(pack(), Action::Refuse(Notice::LinkDamaged));
    for step in steps {
        assert_eq!(at_end.apply(pack(), &step), at_end, "{step:?} on the result");
        assert_eq!(at_start.apply(pack(), &step), at_start, "{step:?} at the beginning");
    }
}

fn actions() -> impl Strategy<Value = Action> {
    let ask = (0usize..11).prop_map(|n| Ask::at(pack(), n).unwrap());
    let choice = (0usize..8).prop_map(|n| if n == 7 { Choice::NotSure } else { option(n) });
    prop_oneof![
        2 => Just(Action::Start),
        12 => choice.clone().prop_map(Action::Select),
        20 => Just(Action::Next),
        2 => Just(Action::Skip),
        3 => Just(Action::Back),
        2 => ask.clone().prop_map(Action::Revise),
        2 => ask.clone().prop_map(Action::Edit),
        4 => (ask, choice).prop_map(|(a, c)| Action::Change(a, c)),
        1 => Just(Action::Restart),
    ]
}

/// The way to a result or a part of it, each question with an answer of its own.
fn on_the_way() -> impl Strategy<Value = Session> {
    // Intro, context, ten questions, review, result.
    let screens = prop_oneof![2 => 0usize..12, 1 => Just(12), 2 => Just(13)];
    (proptest::collection::vec(0usize..40, 11), screens).prop_map(|(choices, screens)| {
        let begin = walk(Session::new(pack()), (screens > 0).then_some(Action::Start));
        choices.iter().map(|n| Some(*n)).chain([None]).take(screens.saturating_sub(1)).fold(begin, |session, n| {
            let Screen::Ask(ask) = session.screen() else { return session.apply(pack(), Action::Next) };
            // As often as any option, nobody knows.
            let possible = (0..7).map(option).filter(|choice| ask.has(pack(), *choice));
            let possible: Vec<Choice> = possible.chain([Choice::NotSure]).collect();
            let choice = n.map_or(Choice::NotSure, |n| possible[n % possible.len()]);
            walk(session, [Action::Select(choice), Action::Next])
        })
    })
}

/// Sessions anywhere: so far on the way, and then any steps.
pub fn sessions() -> impl Strategy<Value = Session> {
    let steps = prop_oneof![Just(Vec::new()), proptest::collection::vec(actions(), 0..24)];
    (on_the_way(), steps).prop_map(|(session, list)| walk(session, list))
}

/// What the properties below, and those of other files, say of every session would be empty words of the first screen alone.
#[test]
fn sessions_are_anywhere() {
    let mut runner = TestRunner::deterministic();
    let sample: Vec<Session> = (0..512).map(|_| sessions().new_tree(&mut runner).unwrap().current()).collect();
    let count = |is: &dyn Fn(&Session) -> bool| sample.iter().filter(|session| is(session)).count();
    let questions = count(&|s| matches!(s.screen(), Screen::Ask(_)));
    assert!(questions >= 32, "questions: {questions} of {}", sample.len());
    for screen in [Screen::Intro, Screen::Review, Screen::Result] {
        let found = count(&|s| s.screen() == screen);
        assert!(found >= 32, "{screen:?}: {found} of {}", sample.len());
    }
    for level in Level::ALL {
        let has = |s: &Session| s.screen() == Screen::Result && s.verdict(pack()).level == level;
        assert!(count(&has) > 0, "no result is {}", level.id());
    }
}

proptest! {
    /// Any actions in any order: no panic, every answer exists, the result comes only when all is answered.
    #[test]
    fn no_order_of_steps_breaks_a_session(session in sessions()) {
        for ask in Ask::all(pack()) {
            prop_assert!(session.answer(ask).is_none_or(|choice| ask.has(pack(), choice)));
        }
        if matches!(session.screen(), Screen::Review | Screen::Result) {
            prop_assert!(complete(session.answers()));
        }
    }

    /// Notes carry a visitor over a reload: same screen, same answers, same mark, which may be a change of an answer.
    #[test]
    fn notes_bring_a_session_back(session in sessions()) {
        let back = replay(pack(), &notes_of(pack(), &session));
        prop_assert_eq!(back.screen(), session.screen());
        prop_assert_eq!(back.draft(), session.draft());
        prop_assert_eq!(back.started(), session.screen() != Screen::Intro);
        for ask in Ask::all(pack()) {
            prop_assert_eq!(back.answer(ask), session.answer(ask));
        }
        prop_assert!(back.notice().is_none());
    }

    #[test]
    fn no_notes_break_it(text in "[0-9]{0,3}(\n[a-z]{1,8}=[a-z-]{1,8}){0,20}") {
        let _ = replay(pack(), &text);
    }
}

#[test]
fn notes_stop_where_an_answer_is_missing() {
    let session = replay(pack(), "13\ncore=a\ngoal=b");
    assert_eq!(session.screen(), Screen::Ask(Ask::at(pack(), 2).unwrap()), "volume has no answer");
    assert!(!session.reminded());
}

/// An answer that was given counts for its own question alone: before the program is there, the visitor may go on from it.
#[test]
fn what_was_given_counts_for_its_own_question() {
    let volume = Ask::at(pack(), 2).unwrap();
    let given = [Action::Start, Action::Skip].into_iter().chain([Action::Select(option(0)), Action::Next]);
    let given = walk(Session::new(pack()), given.chain([Action::Select(option(1)), Action::Next, Action::Back]));
    assert_eq!((given.screen(), given.answer(volume)), (Screen::Ask(volume), Some(option(1))));
    let notes = notes_of(pack(), &given.apply(pack(), Action::Select(option(2))));
    let back = replay(pack(), &notes);
    assert_eq!((back.answer(volume), back.draft()), (Some(option(1)), Some(option(2))));
    let (_, rest) = notes.split_once('\n').unwrap();
    let further = replay(pack(), &format!("4\n{rest}"));
    let goal = Ask::at(pack(), 3).unwrap();
    assert_eq!(further.screen(), Screen::Ask(goal));
    assert_eq!((further.answer(volume), further.answer(goal)), (Some(option(2)), None));
}
