//! Links received: whose answers are shown, what is kept, and several people side by side.

use crate::common::{html, letters, pack};
use crate::session::{finished, option, sessions};
use expect_test::expect_file;
use proptest::prelude::*;
use shoreline::pack::Word;
use shoreline::rules::{Answers, Choice};
use shoreline::session::{
    Action, Ask, Feedback, Focus, IndexSet, MOST_OTHERS, MOST_PEOPLE, Notice, PeopleAction, Person, Screen, Session,
    View, Way, notes_of, replay,
};
use shoreline::share::{decode, encode, join, team};
use shoreline::view::Options;

pub const ONE: &str = "bccbbbcbbc";
pub const OTHER: &str = "cabaabccca";
pub const THIRD: &str = "acabbccbbb";

fn person(answers: &str) -> Person {
    Person { context: None, answers: letters(answers) }
}

fn silent() -> Person {
    Person { context: None, answers: Answers::none(pack()) }
}

fn mine(answers: &str) -> Session {
    Session::new(pack()).apply(pack(), Action::Show { context: None, answers: Box::new(letters(answers)) })
}

pub fn code(answers: &str) -> String {
    encode(pack(), &mine(answers))
}

pub fn open(session: &Session, text: &str) -> Session {
    decode(pack(), text).into_iter().fold(session.clone(), |s, a| s.apply(pack(), a))
}

fn pasted(session: &Session, text: &str) -> Session {
    session.apply(pack(), join(pack(), &session.everybody(), text).0)
}

fn step(session: &Session, action: PeopleAction) -> Session {
    session.apply(pack(), Action::People(action))
}

#[test]
fn a_received_result_is_read_only_until_it_is_adopted() {
    let ask = shoreline::session::Ask::at(pack(), 1).unwrap();
    let shown = open(&Session::new(pack()), &code(OTHER));
    assert!(shown.people().visiting() && shown.own().is_none());
    assert_eq!(shown.apply(pack(), Action::Change(ask, option(1))), shown);
    assert_eq!(shown.apply(pack(), Action::Edit(ask)), shown);
    let own = step(&shown, PeopleAction::Adopt);
    assert_eq!((own.answers(), own.own().is_some()), (shown.answers(), true));
    assert_ne!(own.apply(pack(), Action::Change(ask, option(1))).answers(), own.answers());
    let taken = step(&shown, PeopleAction::Own);
    assert_eq!(taken.screen(), Screen::Ask(shoreline::session::Ask::Context));
    assert!(taken.answers().is_empty() && taken.people().others() == [person(OTHER)]);
    assert_eq!(Focus::between(&shown, &taken), Some(Focus::Heading));
}

/// The host's `start()`: the first question, whatever the visitor has done before.
#[test]
fn start_leads_from_a_received_result_to_the_first_question() {
    let first = Screen::Ask(shoreline::session::Ask::Context);
    let beside = step(&open(&Session::new(pack()), &code(OTHER)), PeopleAction::Own).apply(pack(), Action::Back);
    for own in [Session::new(pack()), beside, mine(ONE)] {
        let started = open(&own, &code(THIRD)).apply(pack(), Action::Start);
        assert_eq!((started.screen(), started.answers()), (first, own.answers()));
        assert!(!started.people().visiting());
    }
}

/// Back and forward again in the browser's history: who has answered nothing has nothing that is kept.
#[test]
fn nothing_is_kept_of_who_has_done_nothing() {
    let shown = open(&Session::new(pack()), &code(OTHER));
    let back = shown.apply(pack(), Action::Go(Session::new(pack()).position(pack())));
    assert!(back.is_untouched() && back.people().others() == [person(OTHER)]);
    let again = back.apply(pack(), Action::Go(shown.position(pack())));
    assert!(again.people().visiting() && !again.people().has_kept());
    // Others who would go with another visit are kept.
    assert!(open(&back, &code(THIRD)).people().has_kept());
}

#[test]
fn the_receivers_own_answers_are_never_lost() {
    let begun = [Action::Start, Action::Skip, Action::Select(option(2)), Action::Next, Action::Select(option(1))];
    let begun = begun.into_iter().fold(Session::new(pack()), |s, a| s.apply(pack(), a));
    for own in [begun, mine(ONE)] {
        let mut shown = open(&own, &code(OTHER));
        assert!(shown.people().has_kept());
        // One link after the other, a damaged one, and a reload in between.
        shown = open(&open(&shown, &[code(ONE), code(THIRD)].join(".")), "1-s-cc-0000");
        shown = replay(pack(), &notes_of(pack(), &shown));
        assert_eq!(step(&shown, PeopleAction::Adopt).answers(), shown.answers(), "would put the own ones away");
        let back = step(&shown, PeopleAction::Own);
        assert_eq!((back.screen(), back.answers(), back.draft()), (own.screen(), own.answers(), own.draft()));
        // One of the links may be his own.
        let others = if own.screen() == Screen::Result { vec![THIRD] } else { vec![ONE, THIRD] };
        assert_eq!(back.people().others(), others.into_iter().map(person).collect::<Vec<_>>());
    }
}

/// Whoever tries his own link is nobody else.
#[test]
fn an_own_link_leads_back_to_oneself_alone() {
    let own = mine(ONE);
    for link in [code(ONE), [code(ONE), code(ONE)].join(".")] {
        let back = step(&open(&own, &link), PeopleAction::Own);
        assert_eq!((back.everybody().len(), back.answers()), (1, own.answers()), "{link}");
        assert!(!html(&back, Options::default()).contains(pack().word(Word::PeopleTitle)));
    }
}

/// A pack with another question leaves a gap in what is noted. The visit stays one, and the own answers behind it.
#[test]
fn a_visit_has_no_gaps() {
    let notes = notes_of(pack(), &open(&mine(ONE), &code(OTHER)));
    for (question, screen) in [("goal", 12), ("experience", 13), ("core", 0)] {
        let line = notes.lines().find(|line| line.starts_with(&format!("{question}="))).unwrap();
        let (_, rest) = notes.split_once('\n').unwrap();
        let older = replay(pack(), &format!("{screen}\n{}", rest.replace(line, "")));
        assert_eq!((older.screen(), older.people().visiting()), (Screen::Result, true), "{question}");
        let asked = Ask::Question(pack().question_by_id(question).unwrap());
        assert_eq!(older.answer(asked), Some(Choice::NotSure), "as in the link itself");
        let back = older.apply(pack(), Action::Restart);
        assert_eq!((back.screen(), back.answers()), (Screen::Result, mine(ONE).answers()));
    }
    // Of people whom no pack knows any more nobody is left to be visited.
    let (before, _) = notes.split_once("\n*others=").unwrap();
    let (_, kept) = notes.split_once("\n*visiting=").unwrap();
    let own = replay(pack(), &format!("{before}\n*visiting={kept}"));
    assert_eq!((own.people().visiting(), own.answers()), (false, mine(ONE).answers()));
}

#[test]
fn a_team_comes_in_one_link() {
    let link = [code(ONE), code(OTHER), code(THIRD)].join(".");
    let shown = open(&Session::new(pack()), &format!("({link})."));
    assert_eq!((shown.screen(), shown.people().others().len()), (Screen::Team, 3));
    assert_eq!(encode(pack(), &shown), link);
    let ten = vec![code(ONE); MOST_PEOPLE + 1].join(".");
    let full = open(&Session::new(pack()), &ten);
    assert_eq!(full.people().others().len(), MOST_PEOPLE);
    assert_eq!(full.notice(), Some(&Notice::FromLink { dropped: 0, fresh: IndexSet::default(), left_out: 1 }));
    let damaged = [&code(ONE), "1-s-cc-0000", &code(OTHER)].join(".");
    let rest = open(&Session::new(pack()), &damaged);
    assert_eq!(rest.notice(), Some(&Notice::FromLink { dropped: 0, fresh: IndexSet::default(), left_out: 1 }));
    assert!(html(&rest, Options::default()).contains("left out, because they are damaged"));
}

/// Whoever fits beside each other fits into the link that passes them on.
#[test]
fn the_link_of_a_full_team_holds_all_of_it() {
    let goals = "abcd".chars().flat_map(|goal| ["bbcbbc", "abcbbc"].map(|rest| code(&format!("bca{goal}{rest}"))));
    let eight: Vec<String> = goals.collect();
    let full = pasted(&mine(ONE), &eight.join(" "));
    assert_eq!(
        (full.everybody().len(), full.feedback()),
        (MOST_PEOPLE, Some(Feedback::Joined { people: 8, again: 0, left_out: 0 }))
    );
    let shown = open(&Session::new(pack()), &team(pack(), &full));
    assert_eq!(shown.everybody(), full.everybody());
    assert_eq!(shown.notice(), Some(&Notice::FromLink { dropped: 0, fresh: IndexSet::default(), left_out: 0 }));
    let back = replay(pack(), &notes_of(pack(), &shown));
    assert_eq!(back.everybody(), full.everybody());
    // Beside the visitor's own answers there is room for one less, and it is said.
    let own = step(&open(&mine(THIRD), &team(pack(), &full)), PeopleAction::Own);
    assert_eq!((own.everybody().len(), own.feedback()), (MOST_PEOPLE, Some(Feedback::TeamFull)));
    let (own, shown) = (step(&shown, PeopleAction::Own), open(&full, &code(OTHER)));
    assert_eq!((own.people().others().len(), own.feedback()), (MOST_OTHERS, Some(Feedback::TeamFull)));
    assert_eq!(step(&shown, PeopleAction::Own).feedback(), Some(Feedback::TeamFull), "an earlier one had to go");
    let gone_back = open(&mine(THIRD), &team(pack(), &full)).apply(pack(), Action::Go(mine(THIRD).position(pack())));
    assert_eq!((gone_back.everybody().len(), gone_back.feedback()), (MOST_PEOPLE, Some(Feedback::TeamFull)));
}

/// What was said of a try to share is over at another place.
#[test]
fn the_way_back_says_nothing_old() {
    let shown = open(&Session::new(pack()), &code(OTHER));
    let compared = shown.apply(pack(), Action::View(View::Compare));
    let copied = compared.apply(pack(), Action::Feedback(Some(Feedback::Done(Way::Copy))));
    let back = copied.apply(pack(), Action::Go(shown.position(pack())));
    assert_eq!((back.view(), back.people().visiting()), (View::Decide, true));
    assert_eq!((back.feedback(), back.notice()), (None, None));
}

#[test]
fn pasted_texts_are_searched_for_links() {
    let session = mine(ONE);
    let text = format!(
        "On 2026-11-25 Ann wrote:\n> https://a.example/1-2-3-4/p?x=1#s={}.\n> and <https://b.example/#/route&s={}>",
        code(OTHER),
        code(THIRD).to_uppercase()
    );
    let joined = pasted(&session, &text);
    assert_eq!(joined.people().others(), [person(OTHER), person(THIRD)]);
    assert_eq!(joined.feedback(), Some(Feedback::Joined { people: 2, again: 0, left_out: 0 }));
    assert_eq!(Focus::between(&session, &joined), Some(Focus::People));
    assert_eq!(team(pack(), &joined), [code(ONE), code(OTHER), code(THIRD)].join("."));
    let further = format!("https://a.example/#/quiz&s={}&page=2", code(OTHER));
    let told = pasted(&session, &further).feedback();
    assert_eq!(told, Some(Feedback::Joined { people: 1, again: 0, left_out: 0 }), "what follows the code is none");
    let cut = pasted(&session, &format!("https://a.example/#s={}", &code(OTHER)[..20]));
    assert_eq!(cut.feedback(), Some(Feedback::Joined { people: 0, again: 0, left_out: 1 }));
    let nothing = pasted(&session, "hello, 2026-11-25");
    assert_eq!(nothing.feedback(), Some(Feedback::Joined { people: 0, again: 0, left_out: 0 }));
    for number in ["1-800-555-1234", "+49-171-555-1234", "2026-11-25-10"] {
        let told = pasted(&session, &format!("Ann, {number}")).feedback();
        assert_eq!(told, Some(Feedback::Joined { people: 0, again: 0, left_out: 0 }), "{number}");
    }
    let more: Vec<String> = "abcd".chars().map(|goal| code(&format!("bca{goal}bbcbbc"))).collect();
    let seven: Vec<String> =
        more.iter().cloned().chain("abc".chars().map(|last| code(&format!("aaaaaaaaa{last}")))).collect();
    let full = pasted(&joined, &seven.join(" "));
    assert_eq!((full.people().others().len(), full.feedback()), (MOST_OTHERS, Some(Feedback::TeamFull)));
    let left = step(&joined, PeopleAction::Leave(0));
    assert_eq!(left.people().others(), [person(THIRD)]);
}

/// Who is there already is not added once more, and what cannot be read stays for another try.
#[test]
fn a_text_is_read_line_by_line() {
    let damaged = format!("Cem: https://a.example/#s={}", &code(ONE)[..20]);
    let foreign = "Dora: https://a.example/quiz";
    let text = format!(
        "Ann: https://a.example/#s={other} <https://a.example/#s={other}>\n{damaged}\nhello,\n{foreign}\r\nEve: {third}",
        other = code(OTHER),
        third = code(THIRD)
    );
    let session = pasted(&mine(ONE), &code(THIRD));
    let (action, rest) = join(pack(), &session.everybody(), &text);
    assert_eq!(rest, [&*damaged, foreign].join("\n"));
    let joined = session.apply(pack(), action);
    assert_eq!(joined.feedback(), Some(Feedback::Joined { people: 1, again: 2, left_out: 1 }));
    assert_eq!(joined.people().others(), [person(THIRD), person(OTHER)]);
    let (_, rest) = join(pack(), &vec![person(ONE); MOST_OTHERS + 1], &code(OTHER));
    assert_eq!(rest, code(OTHER), "where there is no room, nothing goes");
    let own = pasted(&mine(ONE), &code(ONE));
    assert_eq!(own.feedback(), Some(Feedback::Joined { people: 0, again: 1, left_out: 0 }));
    assert_eq!(own.everybody(), [person(ONE)], "the visitor is nobody else");
}

/// What is marked says something, and decisions about other work are not taken for one's own.
#[test]
fn a_group_is_told_what_it_compares() {
    let words = [Word::OtherWork, Word::MostSplit].map(|word| pack().word(word));
    let shows = |session: &Session| words.map(|word| html(session, Options::default()).contains(word));
    let three = |third: &str| pasted(&pasted(&mine(ONE), &code(OTHER)), &code(third));
    // The mark stands at few of the answers; where all differ as much, at none.
    assert_eq!(shows(&three("acabbccbbb")), [false, true]);
    assert_eq!(shows(&three("abaccabaaa")), [false, false]);
    let about = |context: &str| {
        let Some(Choice::Option(context)) = Ask::Context.choice_by_id(pack(), context) else { panic!("{context}") };
        Session::new(pack()).apply(pack(), Action::Show { context: Some(context), answers: Box::new(letters(OTHER)) })
    };
    let with = |context| pasted(&about("it"), &encode(pack(), &about(context)));
    assert_eq!((shows(&with("it"))[0], shows(&with("office"))[0]), (false, true));
    assert!(!shows(&pasted(&about("it"), &code(ONE)))[0], "who did not say is not of another kind");
}

#[test]
fn sentences_name_what_is_not_known() {
    let mut later = pack().clone();
    later.questions.swap(0, 7);
    later.questions.swap(2, 5);
    later.questions.swap(3, 8);
    later.questions.remove(4);
    let mut fresh = later.questions[0].clone();
    (fresh.id, fresh.code, fresh.topic) = ("fresh".into(), "z".into(), "a new topic".into());
    later.questions.insert(1, fresh);
    let session = decode(&later, &code(OTHER)).into_iter().fold(Session::new(&later), |s, a| s.apply(&later, a));
    let text = crate::common::html_of(&later, &session, Options::default());
    assert!(text.contains("left out: 1.") && text.contains("“Not sure”: a new topic."), "{text}");
}

/// Compares the part of a screen from one element to another; the rest stands in the other snapshots.
fn check(name: &str, session: &Session, from: &str, to: &str) {
    let options = Options { share_url: "https://a.example/p".into(), native_share: true, ..Options::default() };
    let html = html(session, options);
    let (_, rest) = html.split_once(from).unwrap();
    let (part, _) = rest.split_once(to).unwrap();
    expect_file![format!("../snapshots/{name}.html")].assert_eq(&[from, part].concat());
}

#[test]
fn each_screen_of_several_people_is_as_agreed() {
    let (card, end) = ("<section class=\"card result", "<div class=\"sections");
    check("shared", &open(&Session::new(pack()), &code(OTHER)), card, end);
    let team = open(&mine(ONE), &[code(ONE), code(OTHER), code(THIRD)].join("."));
    check("shared-team", &team, card, "<p class=\"unseen\"");
    let joined = pasted(&mine(ONE), &code(OTHER));
    check("people", &joined, "<section class=\"people\"", "<section class=\"share\"");
    let refused = joined.apply(pack(), Action::Feedback(Some(Feedback::Refused(Way::Text))));
    check("share-refused", &refused, "<section class=\"share\"", "<section class=\"given-answers\"");
}

#[test]
fn back_and_forward_lose_nothing() {
    let mut session = Session::new(pack()).apply(pack(), Action::Start);
    let mut places = vec![session.position(pack())];
    for _ in 0..11 {
        session = session.apply(pack(), Action::Select(option(0))).apply(pack(), Action::Next);
        places.push(session.position(pack()));
    }
    session = session.apply(pack(), Action::Next);
    places.push(session.position(pack()));
    assert_eq!(session.answers(), finished().answers());
    for place in places.iter().rev().chain(&places) {
        session = session.apply(pack(), Action::Go(place.clone()));
        assert_eq!(session.position(pack()), *place);
    }
    assert_eq!((session.screen(), session.answers()), (Screen::Result, finished().answers()));
    // From the own first question back to the result of a link, and on again.
    let shown = open(&Session::new(pack()), &code(OTHER));
    let own = step(&shown, PeopleAction::Own).apply(pack(), Action::Skip).apply(pack(), Action::Select(option(1)));
    let back = own.apply(pack(), Action::Go(shown.position(pack())));
    assert_eq!((back.answers(), back.people().visiting()), (shown.answers(), true));
    let again = back.apply(pack(), Action::Go(own.position(pack())));
    assert_eq!((again.screen(), again.draft()), (own.screen(), own.draft()));
    // One link after the other: each place shows its own people, whoever has come or gone since.
    let both = step(&open(&shown, &code(THIRD)), PeopleAction::Own);
    for (from, place) in
        [(&both, &shown), (&step(&both, PeopleAction::Leave(0)), &shown), (&shown, &open(&both, &code(ONE)))]
    {
        let there = from.apply(pack(), Action::Go(place.position(pack())));
        assert_eq!((there.answers(), there.people().visiting()), (place.answers(), true));
    }
    for nonsense in ["", "x", "99 99 moon 1;2", "3 2 check 0 7;1;;;;"] {
        let _ = session.apply(pack(), Action::Go(nonsense.into()));
    }
    // A place is one line, whatever a page's history holds: it brings no people and no answers.
    let place = "14\n*others=core,a,+core,b,\n*visiting=1";
    assert_eq!(session.apply(pack(), Action::Go(place.into())).people(), session.people());
}

/// Links of people who answered nothing are rare, but theirs is a place beside the others.
#[test]
fn who_answered_nothing_stays_beside_the_others() {
    let silent = encode(pack(), &Session::new(pack()));
    let team = open(&Session::new(pack()), &[silent.clone(), silent, code(ONE)].join("."));
    assert_eq!((team.screen(), team.people().others().len()), (Screen::Team, 3));
    let back = replay(pack(), &notes_of(pack(), &team));
    assert_eq!((back.screen(), back.people()), (Screen::Team, team.people()));
}

fn actions() -> impl Strategy<Value = Action> {
    let who = || prop_oneof![Just(person(ONE)), Just(person(OTHER)), Just(silent())];
    let notice = || Notice::FromLink { dropped: 0, fresh: IndexSet::default(), left_out: 0 };
    let people = prop_oneof![
        proptest::collection::vec(who(), 0..10).prop_map(move |list| PeopleAction::Visit(list, notice())),
        Just(PeopleAction::Own),
        Just(PeopleAction::Adopt),
        proptest::collection::vec(who(), 0..10)
            .prop_map(|list| PeopleAction::Join(list, Feedback::Joined { people: 0, again: 0, left_out: 0 })),
        (0usize..10).prop_map(PeopleAction::Leave),
    ];
    prop_oneof![
        6 => people.prop_map(Action::People),
        1 => Just(Action::Restart),
        1 => Just(Action::Show { context: None, answers: Box::new(person(ONE).answers) }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Any steps in any order: everything can be drawn, and notes bring it back.
    #[test]
    fn no_order_of_links_breaks_a_session(session in sessions(), steps in proptest::collection::vec(actions(), 0..12)) {
        let session = steps.into_iter().fold(session, |s, a| s.apply(pack(), a));
        let visiting = session.people().visiting();
        let most = if visiting { MOST_PEOPLE } else { MOST_OTHERS };
        prop_assert!(session.people().others().len() <= most);
        let back = replay(pack(), &notes_of(pack(), &session));
        prop_assert_eq!(back.screen(), session.screen());
        prop_assert_eq!(back.people().others(), session.people().others());
        prop_assert_eq!(back.people().visiting(), session.people().visiting());
        prop_assert_eq!(back.people().has_kept(), session.people().has_kept());
        let _ = html(&session, Options::default());
    }

    #[test]
    fn no_pasted_text_breaks_it(text in "(https://a[.]b/#s=)?[0-2]-[a-z]{1,2}-[a-z0-9%. -]{0,40}-[0-9a-v]{0,5}") {
        let _ = pasted(&mine(ONE), &text);
        let _ = open(&mine(ONE), &text);
    }
}
