//! The HTML of each screen. `UPDATE_EXPECT=1 cargo test` writes it anew.

use crate::common::{answers, html, letters, pack, personas};
use crate::session::option;
use expect_test::expect_file;
use scraper::{Html, Selector};
use shoreline::session::{Action, Ask, Session};
use shoreline::view::{CallToAction, Options};

fn shown(answers: &str) -> Session {
    let answers = Box::new(letters(answers));
    Session::new(pack()).apply(pack(), Action::Show { context: None, answers })
}

fn check(name: &str, session: &Session) {
    expect_file![format!("../snapshots/{name}.html")].assert_eq(&html(session, Options::default()));
}

#[test]
fn each_screen_is_as_agreed() {
    let start = Session::new(pack()).apply(pack(), Action::Start);
    check("intro", &Session::new(pack()));
    check("context", &start);
    let question = start.apply(pack(), Action::Skip);
    check("question", &question.apply(pack(), Action::Mark(option(1))));
    check("question-reminded", &question.apply(pack(), Action::Next));
    check("result-clear", &shown("cabaabccca"));
    check("result-likely", &shown("bccbbbcbbc"));
    check("result-close", &shown("becabbcdcb"));
    check("result-no-clear", &shown("c--a------"));
    check("result-only-left", &shown("bcdbcbaadc"));
    check("result-editing", &shown("cabaabccca").apply(pack(), Action::Edit(Ask::at(pack(), 3).unwrap())));
    let mut review = start;
    for _ in 0..11 {
        review = review.apply(pack(), Action::Mark(option(0))).apply(pack(), Action::Next);
    }
    check("review", &review);
}

/// The dot with its word, and the map's words for who does the work, as high as their largest letters.
#[test]
fn the_visitors_dot_lies_on_no_words_of_the_map() {
    let close = letters("becabbcdcb");
    let all = personas().iter().map(|p| answers(p["answers"].as_object().unwrap())).chain([close]).collect::<Vec<_>>();
    for answers in all {
        let show = Action::Show { context: None, answers: Box::new(answers) };
        let page = Html::parse_fragment(&html(&Session::new(pack()).apply(pack(), show), Options::default()));
        let at = |selector: &str, name: &str| -> Vec<f64> {
            let selector = Selector::parse(selector).unwrap();
            page.select(&selector).map(|element| element.attr(name).unwrap().parse().unwrap()).collect()
        };
        let (dots, words) = (at(".you .halo", "cy"), at(".map .row", "y"));
        assert_eq!((dots.len(), words.len()), (1, 2));
        for word in words {
            let dot = dots[0];
            assert!(
                dot + 11.0 < word - 17.0 || dot - 15.0 - 17.0 > word + 4.0,
                "the dot at {dot}, the words at {word}"
            );
        }
    }
}

#[test]
fn no_screen_has_styles_or_scripts_in_its_markup() {
    for letters in ["cabaabccca", "becabbcdcb", "bcdbcbaadc", "----------"] {
        let html = html(&shown(letters), Options::default());
        assert!(!html.contains(" style="), "a strict Content-Security-Policy forbids style attributes");
        assert!(!html.contains("<script") && !html.contains("javascript:") && !html.contains(" onclick"));
    }
}

#[test]
fn the_hosts_wishes_are_there() {
    let options = Options {
        heading_level: 3,
        call_to_action: Some(CallToAction { label: "Talk to us".into(), href: "https://a.example/{outcome}".into() }),
        ..Options::default()
    };
    let html = html(&shown("cabaabccca"), options);
    assert!(html.contains("<h3 class=\"title\" id=\"heading\"") && html.contains("<h4") && !html.contains("<h2"));
    assert!(html.contains("href=\"https://a.example/domestic\""));
}
