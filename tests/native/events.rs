use crate::common::{letters, pack, personas};
use crate::people::{OTHER, code, open};
use crate::session::{finished, option, sessions};
use proptest::prelude::*;
use serde_json::Value;
use shoreline::events::{self, Event, Json, TABLE};
use shoreline::session::{Action, Ask, CheckAction, PeopleAction, Screen, Session, View, notes_of, replay};

fn link(_: &Session) -> String {
    "https://a.example/#s=code".into()
}

fn between(old: &Session, new: &Session) -> Vec<Event> {
    let mut events = Vec::new();
    events::between(pack(), old, new, &link, &mut |event| events.push(event));
    events
}

fn parse(json: &Json) -> Value {
    serde_json::from_str(json.as_str()).unwrap_or_else(|e| panic!("{e}: {json:?}"))
}

/// Every event has just the fields that the table promises.
fn check_shape(event: &Event) {
    let (_, _, fields) = TABLE.iter().find(|(name, _, _)| *name == event.name).expect("in the table");
    let detail = parse(&event.detail);
    let mut found: Vec<_> = detail.as_object().unwrap().keys().cloned().collect();
    let mut wanted: Vec<_> = fields.iter().map(|f| (*f).to_owned()).chain(["version".into()]).collect();
    found.sort();
    wanted.sort();
    assert_eq!(found, wanted, "{}", event.name);
    assert_eq!(detail["version"], 1);
}

#[test]
fn a_whole_quiz_tells_its_story_in_order() {
    let mut session = Session::new(pack());
    let mut story = Vec::new();
    let mut act = |session: &mut Session, action| {
        let next = session.apply(pack(), action);
        story.extend(between(session, &next));
        *session = next;
    };
    act(&mut session, Action::Start);
    for _ in 0..11 {
        act(&mut session, Action::Select(option(0)));
        act(&mut session, Action::Next);
    }
    act(&mut session, Action::Next);
    act(&mut session, Action::Change(Ask::at(pack(), 1).unwrap(), option(2)));
    act(&mut session, Action::Change(Ask::at(pack(), 1).unwrap(), option(2)));
    act(&mut session, Action::Restart);
    act(&mut session, Action::Start);
    story.iter().for_each(check_shape);
    let names: Vec<_> = story.iter().map(|e| e.name).collect();
    let mut wanted = vec!["shoreline-start"];
    wanted.extend(["shoreline-answer"; 11]);
    wanted.extend(["shoreline-result", "shoreline-answer", "shoreline-result", "shoreline-start"]);
    assert_eq!(names, wanted);
    let answer = parse(&story[2].detail);
    assert_eq!((&answer["question"], &answer["option"]), (&"core".into(), &"a".into()));
    assert_eq!((&answer["step"], &answer["of"]), (&1.into(), &10.into()));
}

/// The same result is news again only if its answers were thrown away, and not where a check or a visit ended.
#[test]
fn only_starting_over_makes_the_same_result_news() {
    let shown = |view| finished().apply(pack(), Action::View(view));
    let visited = |own: &Session| open(own, &code(OTHER));
    let cases = [
        (finished(), true),
        (shown(View::Compare), true),
        (visited(&Session::new(pack())), true),
        (visited(&finished()), false),
        (shown(View::Check), false),
        (Session::new(pack()).apply(pack(), Action::View(View::Check)), false),
    ];
    for (old, wanted) in cases {
        assert_eq!(events::starts_over(&old, &Action::Restart), wanted, "{old:?}");
        let new = old.apply(pack(), Action::Restart);
        let own = old.people().kept().unwrap_or(&old);
        assert!(if wanted { new.is_untouched() } else { new.person() == own.person() }, "{new:?}");
        assert!(!events::starts_over(&old, &Action::Start));
    }
}

#[test]
fn the_fixed_events_have_their_shape() {
    check_shape(&events::ready(View::Check));
    let event = events::call_to_action(pack(), "https://a.example/?q=\"\\\n", pack().outcome_ixs().next());
    check_shape(&event);
    assert_eq!(parse(&event.detail)["href"], "https://a.example/?q=\"\\\n");
}

/// `element.result` has the documented fields, with the reference's values for a persona.
#[test]
fn the_result_is_complete() {
    let show = |text: &str| {
        let answers = Box::new(letters(text));
        let s = Session::new(pack()).apply(pack(), Action::Show { context: None, answers });
        parse(&events::result_json(pack(), &s, &link))
    };
    let result = show("bccbbbcbbc");
    let mut keys: Vec<_> = result.as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    assert_eq!(
        keys,
        ["answered", "conflict", "hinges", "level", "link", "of", "outcome", "ranking", "version", "where", "who"]
    );
    assert_eq!(result["outcome"], "nearshore");
    assert_eq!(result["level"], "likely");
    assert_eq!(result["hinges"], serde_json::json!(["goal"]));
    assert_eq!(result["ranking"][0], serde_json::json!({"outcome": "nearshore", "points": 7, "excluded": false}));
    let nothing = show("----------");
    assert_eq!((&nothing["outcome"], &nothing["level"]), (&Value::Null, &"no_clear".into()));
    let left = show("bcdbcbaadc");
    assert_eq!((&left["who"], &left["where"]), (&Value::Null, &Value::Null));
    assert_eq!(left["conflict"], serde_json::json!(["nearshore", "offshore", "captive"]));
    let order: Vec<_> = left["ranking"].as_array().unwrap().iter().map(|r| r["outcome"].as_str().unwrap()).collect();
    assert_eq!(order, ["inhouse", "domestic", "nearshore", "offshore", "captive"]);
}

#[test]
fn answers_come_back_as_they_were_given() {
    for p in personas() {
        let given = p["answers"].as_object().unwrap();
        let answers = Box::new(crate::common::answers(given));
        let s = Session::new(pack()).apply(pack(), Action::Show { context: None, answers });
        let back = parse(&events::answers_json(pack(), &s));
        for (question, option) in given {
            let wanted = if option == "not_sure" { "not-sure" } else { option.as_str().unwrap() };
            assert_eq!(back[question], wanted, "{}", p["id"]);
        }
    }
}

proptest! {
    #[test]
    fn json_is_json(text in any::<String>(), n in any::<i32>()) {
        let mut json = Json::object();
        json.list(&text);
        [&text, "", &text].iter().for_each(|item| json.item(item));
        json.close(']');
        json.text("text", &text);
        json.int("n", n);
        json.number("none", None);
        json.bool("yes", true);
        json.close('}');
        let wanted = serde_json::json!({ text.clone(): [text, "", text], "text": text, "n": n, "none": null, "yes": true });
        prop_assert_eq!(parse(&json), wanted);
    }

    #[test]
    fn nothing_happened_nothing_told(session in sessions()) {
        prop_assert!(between(&session, &session).is_empty());
        for event in between(&Session::new(pack()), &session) {
            check_shape(&event);
        }
    }
}

#[test]
fn the_same_result_is_told_once() {
    let a = finished();
    let open = a.apply(pack(), Action::Edit(Ask::Context));
    assert!(between(&a, &open).is_empty());
    let web = open.apply(pack(), Action::Change(Ask::Context, option(1)));
    let names: Vec<_> = between(&open, &web).iter().map(|e| e.name).collect();
    assert_eq!(names, ["shoreline-answer", "shoreline-result"], "the context gives no points, but it is in the link");
}

/// A question that was answered and then left out is told, as a host that counts answers needs it.
#[test]
fn a_choice_that_is_taken_back_is_told() {
    let steps = [Action::Start, Action::Select(option(1)), Action::Next, Action::Back];
    let given = steps.into_iter().fold(Session::new(pack()), |s, a| s.apply(pack(), a));
    let skipped = given.apply(pack(), Action::Skip);
    let told = between(&given, &skipped);
    assert_eq!(told.len(), 1);
    let detail = parse(&told[0].detail);
    assert_eq!((&detail["question"], &detail["option"]), (&"context".into(), &"not-sure".into()));
    assert!(between(&skipped, &skipped.apply(pack(), Action::Back)).is_empty());
    assert!(between(&given, &given.apply(pack(), Action::Restart)).is_empty(), "beginning again takes nothing back");
}

/// What a link holds was answered by somebody else; its result is shown, and told.
#[test]
fn answers_of_others_are_not_the_visitors() {
    let shared = shoreline::share::encode(pack(), &finished());
    let steps = [Action::Start, Action::Select(option(1)), Action::Next];
    let own = steps.into_iter().fold(Session::new(pack()), |s, a| s.apply(pack(), a));
    let shown = shoreline::share::decode(pack(), &shared).into_iter().fold(own.clone(), |s, a| s.apply(pack(), a));
    let names = |old: &Session, new: &Session| between(old, new).iter().map(|e| e.name).collect::<Vec<_>>();
    assert_eq!(names(&own, &shown), ["shoreline-result"]);
    // What the host sets meanwhile are answers, as far as they are not the visitor's already; taking the link's over is no
    // answer of his.
    let count =
        |old: &Session, new: &Session| names(old, new).iter().filter(|name| **name == "shoreline-answer").count();
    let fresh = Session::new(pack());
    let visit = shoreline::share::decode(pack(), &shared).into_iter().fold(fresh, |s, a| s.apply(pack(), a));
    let set = |text: &str| Action::Show { context: None, answers: Box::new(letters(text)) };
    assert_eq!(count(&visit, &visit.apply(pack(), set("abcabcabca"))), 10);
    assert_eq!(
        count(&shown, &shown.apply(pack(), set("abcabcabca"))),
        11,
        "the kind of work, his only answer, has gone"
    );
    let adopted = visit.apply(pack(), Action::People(PeopleAction::Adopt));
    assert!(!adopted.people().visiting() && count(&visit, &adopted) == 0);
    // Starting and restarting there lead back to the own quiz, which goes on.
    for action in [Action::Start, Action::Restart] {
        let back = shown.apply(pack(), action);
        assert_eq!((back.screen(), back.answers()), (own.screen(), own.answers()));
        assert!(names(&shown, &back).is_empty());
        // By the browser's Back, it is no second result.
        let mut again = between(&back, &shown);
        again.retain(|event| events::is_news(event, &shown, None, true));
        assert!(again.is_empty());
    }
}

/// After a reload as before it, the visitor of a result starts with his own first question.
#[test]
fn a_start_behind_a_visit_is_told_once() {
    let open = |session: Session| {
        let code = shoreline::share::encode(pack(), &finished());
        shoreline::share::decode(pack(), &code).into_iter().fold(session, |s, a| s.apply(pack(), a))
    };
    let reloaded = |session: &Session| replay(pack(), &notes_of(pack(), session));
    let starts = |visit: &Session| {
        let own = visit.apply(pack(), Action::People(PeopleAction::Own));
        between(visit, &own).iter().filter(|event| event.name == "shoreline-start").count()
    };
    let fresh = open(Session::new(pack()));
    let steps = [Action::Start, Action::Select(option(1)), Action::Next];
    let begun = open(steps.into_iter().fold(Session::new(pack()), |s, a| s.apply(pack(), a)));
    assert_eq!([starts(&fresh), starts(&reloaded(&fresh))], [1, 1]);
    assert_eq!([starts(&begun), starts(&reloaded(&begun))], [0, 0]);
}

/// Each round of the check has a first question; leaving it leaves the other answers alone.
#[test]
fn each_round_of_the_check_is_a_start() {
    let check = |s: &Session, step: CheckAction| s.apply(pack(), Action::Check(step));
    let mut session = check(&finished().apply(pack(), Action::View(View::Check)), CheckAction::Begin);
    for _ in 0..15 {
        for step in [CheckAction::Mark(0), CheckAction::Answer, CheckAction::Next] {
            session = check(&session, step);
        }
    }
    for step in [CheckAction::Another, CheckAction::Missed] {
        let names: Vec<_> = between(&session, &check(&session, step)).iter().map(|e| e.name).collect();
        assert_eq!(names, ["shoreline-start"]);
    }
    let left = session.apply(pack(), Action::Restart);
    assert_eq!((left.check().begun(), left.answers()), (false, finished().answers()));
    // The comparison has no answers of its own: the quiz begins again, in front of the visitor.
    let begun = session.apply(pack(), Action::View(View::Compare)).apply(pack(), Action::Restart);
    assert_eq!((begun.view(), begun.screen(), begun.check()), (View::Decide, Screen::Intro, session.check()));
}

/// The link of a result is the result's, also while another view is in front of it.
#[test]
fn a_result_keeps_its_link_behind_other_views() {
    let by_view = |s: &Session| s.view().id().to_owned();
    for view in View::ALL {
        let session = finished().apply(pack(), Action::View(view));
        assert_eq!(parse(&events::result_json(pack(), &session, &by_view))["link"], "decide");
    }
}

/// Going through the browser's history tells nothing twice, and what is new all the same.
#[test]
fn places_of_the_history_are_no_news() {
    let news = |old: &Session, new: &Session, told: Option<&Session>, revisits: bool| {
        let mut events = between(old, new);
        events.retain(|event| events::is_news(event, new, told, revisits));
        events.iter().map(|e| e.name).collect::<Vec<_>>()
    };
    let result = finished();
    let back = result.apply(pack(), Action::Go("11 0 decide  ".into()));
    assert_ne!(back, result);
    let forward = back.apply(pack(), Action::Go(result.position(pack())));
    assert!(news(&result, &back, Some(&result), true).is_empty());
    assert_eq!(news(&back, &forward, Some(&result), true), [""; 0], "the same result");
    assert_eq!(news(&back, &forward, None, true), ["shoreline-result"], "nobody was told of one before");
    let other = back.apply(pack(), Action::Select(option(2)));
    let changed = other.apply(pack(), Action::Go(result.position(pack())));
    assert_eq!(news(&other, &changed, Some(&result), true), ["shoreline-answer", "shoreline-result"]);
    // The intro makes nothing unbegun.
    let intro = back.apply(pack(), Action::Go("0 0 decide  ".into()));
    assert!(news(&intro, &intro.apply(pack(), Action::Start), Some(&result), false).is_empty());
    // In the check, an explained item is shown again and not answered again.
    let walk = |session: &Session, steps: &[CheckAction]| {
        steps.iter().fold(session.clone(), |s, step| s.apply(pack(), Action::Check(*step)))
    };
    let unbegun = walk(&Session::new(pack()).apply(pack(), Action::View(View::Check)), &[CheckAction::Seed(4242)]);
    let first = walk(&unbegun, &[CheckAction::Begin, CheckAction::Mark(0), CheckAction::Answer]);
    let second = walk(&first, &[CheckAction::Next]);
    let again = second.apply(pack(), Action::Go(first.position(pack())));
    assert_eq!(again.check(), first.check());
    assert!(news(&second, &again, None, true).is_empty());
    assert_eq!(news(&unbegun, &first, None, false), ["shoreline-start", "shoreline-check"]);
    // Its order is there before anybody begins.
    let before = second.apply(pack(), Action::Go(unbegun.position(pack())));
    assert_eq!((before.check().seed(), before.check().begun()), (4242, false));
}

/// Each answer of the knowledge check is told once, the score at its end.
#[test]
fn a_whole_check_tells_its_story() {
    let knowledge = pack().knowledge().unwrap();
    let mut session = Session::new(pack());
    let mut story = Vec::new();
    let mut act = |session: &mut Session, action| {
        let next = session.apply(pack(), action);
        story.extend(between(session, &next));
        *session = next;
    };
    act(&mut session, Action::View(View::Check));
    act(&mut session, Action::Check(CheckAction::Begin));
    while let Some(item) = session.check().item(knowledge) {
        let answer = if session.check().at() == 2 { (item.right() + 1) % item.answers() } else { item.right() };
        for step in [CheckAction::Mark(answer), CheckAction::Answer, CheckAction::Next] {
            act(&mut session, Action::Check(step));
        }
    }
    act(&mut session, Action::View(View::Compare));
    act(&mut session, Action::View(View::Check));
    story.iter().for_each(check_shape);
    let names: Vec<_> = story.iter().map(|e| e.name).collect();
    let mut wanted = vec!["shoreline-view", "shoreline-start"];
    wanted.extend(["shoreline-check"; 15]);
    wanted.extend(["shoreline-score", "shoreline-view", "shoreline-view"]);
    assert_eq!(names, wanted);
    let third = parse(&story[4].detail);
    assert_eq!((&third["correct"], &third["step"], &third["of"]), (&false.into(), &3.into(), &15.into()));
    let score = parse(&story[17].detail);
    assert_eq!((&score["correct"], &score["of"]), (&14.into(), &15.into()));
}
