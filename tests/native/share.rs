use crate::common::{complete, letters, pack};
use crate::session::{finished, sessions};
use proptest::prelude::*;
use shoreline::pack::Pack;
use shoreline::rules::{Choice, Level};
use shoreline::session::{Action, IndexSet, Notice, PeopleAction, Screen, Session, View};
use shoreline::share::{Subject, decode, encode, join, link_to, page_of};

fn open(text: &str) -> Session {
    open_in(pack(), text)
}

fn open_in(pack: &Pack, text: &str) -> Session {
    decode(pack, text).into_iter().fold(Session::new(pack), |session, action| session.apply(pack, action))
}

/// Nothing to be said: all of the link is there.
fn whole() -> Notice {
    Notice::FromLink { dropped: 0, fresh: IndexSet::default(), left_out: 0 }
}

/// Codes that were made once must open for ever. This file only grows.
#[test]
fn frozen_links_still_open() {
    use shoreline::session::View;
    let lines = include_str!("../data/frozen-links.txt").lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
    // Who adds lines behind these may add them here as well; these are out in the world.
    const KNOWN: (usize, u32) = (13, 4_276_790_570);
    let known: Vec<&str> = lines.clone().take(KNOWN.0).collect();
    let sum = known.join("\n").bytes().fold(0x811c_9dc5_u32, |sum, b| (sum ^ u32::from(b)).wrapping_mul(0x0100_0193));
    assert_eq!((known.len(), sum), KNOWN, "a line of the file has changed or gone");
    let mut count = 0;
    for line in lines {
        let (code, wanted) = line.split_once(' ').unwrap();
        if wanted.starts_with("large ") {
            // Of another quiz, which has a test of its own.
            assert_eq!(open(code).notice(), Some(&Notice::LinkOtherPack));
            continue;
        }
        let session = open(code);
        match wanted.split_once(' ') {
            // Outcomes of a comparison.
            Some(("compare", ids)) => {
                let columns = shoreline::session::columns(pack(), &session);
                let names: Vec<_> = columns.into_iter().map(crate::common::outcome_id).collect();
                assert_eq!((session.view(), names.join(" ")), (View::Compare, ids.to_owned()), "{code}");
                continue;
            }
            // Seed and score of a check.
            Some(("check", numbers)) => {
                let check = session.check();
                let score = check.shared().map_or(String::new(), |(correct, of)| format!(" {correct} {of}"));
                assert_eq!((session.view(), format!("{}{score}", check.seed())), (View::Check, numbers.to_owned()));
                continue;
            }
            // Everybody's answers.
            Some(("team", answers)) => {
                let people: Vec<_> = session.people().others().iter().map(|p| p.answers.clone()).collect();
                assert_eq!(people, answers.split(' ').map(letters).collect::<Vec<_>>(), "{code}");
                continue;
            }
            _ => {}
        }
        assert_eq!(session.notice(), Some(&whole()), "{code}");
        let expected = Session::new(pack())
            .apply(pack(), Action::Show { context: session.context(), answers: Box::new(letters(wanted)) });
        assert_eq!(session.answers(), expected.answers(), "{code}");
        count += 1;
    }
    assert!(count >= 6, "the file has lost lines");
}

#[test]
fn a_full_result_is_short() {
    let code = encode(pack(), &finished());
    let whole = ["#s=", &code].concat();
    // 80 is promised.
    assert_eq!(whole.len(), 34, "{whole}");
}

/// A code stands for a result. Where there is none yet, the code holds what is answered, and opens all the same.
#[test]
fn a_quiz_on_its_way_has_a_code_of_what_is_answered() {
    let untouched = encode(pack(), &Session::new(pack()));
    assert_eq!(untouched, "1-s--coh2");
    let shown = open(&untouched);
    let fresh = pack().question_ixs().map(|ix| ix.get() as u8).collect();
    assert_eq!(shown.notice(), Some(&Notice::FromLink { dropped: 0, fresh, left_out: 0 }));
    assert_eq!((shown.screen(), shown.answers()), (Screen::Result, &letters("----------")));
    let code = encode(pack(), &shown);
    assert_eq!(code, "1-s-c0d0e0g0l0s0t0v0w0y0-0idg");
    assert_eq!(encode(pack(), &open(&code)), code, "what is shown has one code");
}

#[test]
fn chat_programs_do_no_harm() {
    let code = encode(pack(), &finished());
    for text in [
        format!("{code}?utm_source=chat"),
        format!("{code}#s={code}"),
        code.replace('-', "%2D"),
        code.replace('-', "%252d"),
        code.replace('-', "\u{2011}"),
        format!("{}\u{200b}{}", &code[..9], &code[9..]),
        format!("https://a.example/#s={code}"),
        format!("https%3A%2F%2Fa.example%2F%23s%3D{code}"),
        link_to("https://a.example/#s=abc", &code),
        format!("https://a.example/#s=abc&s={code}&s=all"),
        code.clone(),
        code.to_uppercase(),
        format!(" {code}."),
        format!("<{code}>"),
        format!("{code}),"),
        format!("\u{201c}{code}\u{201d}"),
    ] {
        assert_eq!(open(&text).answers(), finished().answers(), "{text}");
    }
}

#[test]
fn damage_is_named_and_changes_nothing() {
    let code = encode(pack(), &finished());
    let cut = &code[..code.len() - 1];
    let doubled = format!("{code}{code}");
    for text in [cut, &doubled, "", "-", "1-s--", "x", "1-s-cc-0000", "\u{e4}\u{f6}\u{fc}"] {
        let session = open(text);
        assert_eq!((session.screen(), session.notice()), (Screen::Intro, Some(&Notice::LinkDamaged)), "{text}");
    }
}

/// Codes of other packs and formats carry right checksums, so they are told apart from damage.
#[test]
fn strangers_are_named() {
    let mut other = pack().clone();
    other.code = "z".into();
    let session = finished();
    assert_eq!(open(&encode(&other, &session)).notice(), Some(&Notice::LinkOtherPack));
    // As a later format would be signed, and as no format ever was.
    assert_eq!(open("2-s-cc-fejn").notice(), Some(&Notice::LinkNewer));
    // Nothing but what only a later version knows: nobody's answers.
    assert_eq!(open("1-s--z123-urg8").notice(), Some(&Notice::LinkNewer));
    assert_eq!(open("0-s-cc-i98i").notice(), Some(&Notice::LinkDamaged));
}

/// The pack may change: moved questions do nothing, removed ones are counted, new ones become "not sure".
#[test]
fn a_changed_pack_still_opens_old_links() {
    let code = encode(pack(), &finished());
    let mut later = pack().clone();
    later.questions.swap(0, 7);
    later.questions.swap(2, 5);
    later.questions.remove(4);
    let mut fresh = later.questions[0].clone();
    (fresh.id, fresh.code) = ("fresh".into(), "z".into());
    later.questions.insert(1, fresh);
    let session = open_in(&later, &code);
    let fresh = later.question_by_id("fresh").unwrap();
    assert_eq!(
        session.notice(),
        Some(&Notice::FromLink { dropped: 1, fresh: [fresh.get() as u8].into_iter().collect(), left_out: 0 })
    );
    assert!(complete(session.answers()));
    assert_eq!(session.answers().get(fresh), Some(Choice::NotSure));
}

#[test]
fn every_single_wrong_character_is_found() {
    let code = encode(pack(), &finished());
    let mut missed = Vec::new();
    for at in 0..code.len() {
        for c in "0123456789abcdefghijklmnopqrstuvwxyz-".chars() {
            let mut wrong: Vec<char> = code.chars().collect();
            if wrong[at] == c {
                continue;
            }
            wrong[at] = c;
            let wrong: String = wrong.into_iter().collect();
            if matches!(open(&wrong).notice(), Some(Notice::FromLink { .. })) {
                missed.push(wrong);
            }
        }
    }
    assert!(missed.is_empty(), "{missed:?}");
}

#[test]
fn links_keep_the_hosts_address() {
    assert_eq!(link_to("https://a.example/p?x=1", "C"), "https://a.example/p?x=1#s=C");
    assert_eq!(link_to("https://a.example/p#part", "C"), "https://a.example/p#s=C");
    assert_eq!(link_to("https://a.example/#/route?y", "C"), "https://a.example/#/route?y&s=C");
    for route in ["/route", "/route&s=1-s", "/route?&s=1-s", "/route?", "/route?quiz&s=1-s"] {
        assert_eq!(
            link_to(&format!("https://a.example/#{route}"), "C"),
            "https://a.example/#/route?quiz&s=C",
            "{route}"
        );
    }
    assert_eq!(link_to("https://a.example/#!/r?y=1&s=1-s", "C"), "https://a.example/#!/r?y=1&s=C");
    // What is the host's own stays.
    for own in ["next=/a?b=1", "quiz?tab=2", "/r?s=shoes&page=2"] {
        assert_eq!(link_to(&format!("https://a.example/#{own}"), "C"), format!("https://a.example/#{own}&s=C"));
    }
    assert_eq!(link_to("https://a.example/#tab=2&s=1-s", "C"), "https://a.example/#tab=2&s=C");
    assert_eq!(
        link_to("https://a.example/#S=1-S-CA-0000", "C"),
        "https://a.example/#s=C",
        "not beside somebody else's"
    );
}

/// Each kind of result has its page; pairs stand in pack order, whichever of the two leads.
#[test]
fn a_result_leads_to_its_page() {
    let shown = |text: &str| {
        let answers = Box::new(letters(text));
        Session::new(pack()).apply(pack(), Action::Show { context: None, answers })
    };
    for (answers, page) in [
        ("cabaabccca", "r/en/domestic/"),
        ("bccbbbcbbc", "r/en/nearshore/"),
        ("becabbcdcb", "r/en/domestic-nearshore/"),
        ("bcdbcbaadc", "r/en/inhouse/"),
        ("c--a------", "r/en/no_clear/"),
        ("----------", "r/en/no_clear/"),
    ] {
        let session = shown(answers);
        assert_eq!(page_of(pack(), &session), page, "{answers}");
        for view in [View::Compare, View::Check] {
            assert_eq!(page_of(pack(), &session.apply(pack(), Action::View(view))), "", "the stand-alone page");
        }
    }
    let team = [encode(pack(), &shown("cabaabccca")), encode(pack(), &shown("bccbbbcbbc"))].join(".");
    assert_eq!(page_of(pack(), &open(&team)), "", "a team has no page of its own");
    let link = link_to(&["https://a.example/x/", &page_of(pack(), &finished())].concat(), "C");
    assert!(link.starts_with("https://a.example/x/r/en/") && link.ends_with("/#s=C"), "{link}");
}

#[test]
fn there_are_pages_for_one_for_two_and_for_none() {
    let all = Subject::all(pack());
    let count = |n: usize| all.iter().filter(|subject| subject.outcomes().len() == n).count();
    assert_eq!([count(0), count(1), count(2), all.len()], [1, 5, 10, 16]);
    assert!(all.iter().all(|subject| subject.outcomes().is_sorted()));
    let mut names: Vec<String> = all.iter().map(|subject| subject.name(pack())).collect();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), all.len(), "each has a name of its own");
}

/// A pack's code may be a number. Nobody takes its links for telephone numbers.
#[test]
fn a_pack_whose_code_is_a_number_has_links_as_well() {
    let mut other = pack().clone();
    other.code = "7".into();
    let show = Action::Show { context: None, answers: Box::new(letters("bccbbbcbbc")) };
    let code = encode(&other, &Session::new(&other).apply(&other, show));
    assert!(code.starts_with("1-7-"), "{code}");
    let opened = decode(&other, &code).into_iter().fold(Session::new(&other), |s, a| s.apply(&other, a));
    assert_eq!((opened.screen(), opened.answers()), (Screen::Result, &letters("bccbbbcbbc")));
    let (action, rest) = join(&other, &[], &format!("Ann: {code}"));
    assert_eq!(rest, "");
    assert!(matches!(action, Action::People(PeopleAction::Join(people, _)) if people.len() == 1));
}

proptest! {
    /// Whatever is answered, the page exists and is that of the verdict.
    #[test]
    fn every_verdict_has_a_page(session in sessions()) {
        let verdict = session.verdict(pack());
        let subject = Subject::of(&verdict);
        prop_assert!(Subject::all(pack()).contains(&subject));
        let wanted = match verdict.level { Level::NoClear => 0, Level::Close => 2, _ => 1 };
        prop_assert_eq!(subject.outcomes().len(), wanted);
        prop_assert_eq!(!subject.outcomes().is_empty(), verdict.outcome().is_some());
    }

    #[test]
    fn what_is_encoded_comes_back(session in sessions()) {
        let back = open(&encode(pack(), &session));
        prop_assert_eq!(back.context(), session.context());
        for q in pack().question_ixs() {
            let given = session.answers().get(q).or(Some(Choice::NotSure));
            prop_assert_eq!(back.answers().get(q), given);
        }
    }

    #[test]
    fn no_text_breaks_it(text in any::<String>()) {
        let _ = open(&text);
    }

    #[test]
    fn no_likely_text_breaks_it(text in "[0-2]-[a-z]{1,3}-[a-z0-9]{0,30}-[0-9a-v]{0,5}") {
        let _ = open(&text);
    }
}
