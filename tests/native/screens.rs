//! The HTML of each screen. `UPDATE_EXPECT=1 cargo test` writes it anew.

use crate::common::{answers, html, letters, pack, personas};
use crate::session::option;
use expect_test::expect_file;
use scraper::{Html, Selector};
use shoreline::pack::Word;
use shoreline::rules::{Choice, Level, deciders};
use shoreline::session::{Action, Ask, Feedback, Session, Way};
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
    check("question", &question.apply(pack(), Action::Select(option(1))));
    check("question-reminded", &question.apply(pack(), Action::Next));
    check("result-clear", &shown("cabaabccca"));
    check("result-likely", &shown("bccbbbcbbc"));
    check("result-close", &shown("becabbcdcb"));
    check("result-no-clear", &shown("c--a------"));
    check("result-only-left", &shown("bcdbcbaadc"));
    check("result-editing", &shown("cabaabccca").apply(pack(), Action::Edit(Ask::at(pack(), 3).unwrap())));
    let mut review = start;
    for _ in 0..11 {
        review = review.apply(pack(), Action::Select(option(0))).apply(pack(), Action::Next);
    }
    check("review", &review);
}

/// Chromium keeps radios of no form that have gone, and with them all that was around.
#[test]
fn every_radio_has_a_form() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots");
    let mut radios = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let page = Html::parse_fragment(&std::fs::read_to_string(&path).unwrap());
        for radio in page.select(&Selector::parse("input[type=radio]").unwrap()) {
            radios += 1;
            let mut around = radio.ancestors().filter_map(scraper::ElementRef::wrap);
            assert!(around.any(|element| element.value().name() == "form"), "{}: {}", path.display(), radio.html());
        }
    }
    assert!(radios > 20, "questions, filters, the map and an open answer have some");
}

/// What a text covers, as if all its letters were wide: left, top at a capital's height, right, and its line.
fn text_box(element: scraper::ElementRef, anchor: &str) -> [f64; 4] {
    let at = |name: &str| element.attr(name).unwrap().parse::<f64>().unwrap();
    let wide = element.text().collect::<String>().chars().count() as f64 * 9.5;
    let left = if anchor == "start" { at("x") } else { at("x") - wide / 2.0 };
    [left, at("y") - 14.0, left + wide, at("y") + 1.0]
}

/// The dot and its word lie on no words of the map, whatever the answers.
#[test]
fn the_visitors_dot_lies_on_no_words_of_the_map() {
    let mut chance = 1_u32;
    let mut random = || {
        let letter = |question: &shoreline::pack::Question| {
            chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            char::from(b'a' + ((chance >> 16) as usize % question.options.len()) as u8)
        };
        pack().questions.iter().map(letter).collect::<String>()
    };
    let some = (0..500).map(|_| random()).chain(["becabbcdcb".into(), "bcdbcbaadc".into()]).collect::<Vec<_>>();
    let all = personas().iter().map(|p| answers(p["answers"].as_object().unwrap())).collect::<Vec<_>>();
    let all = all.into_iter().chain(some.iter().map(|text| letters(text)));
    let all_of = |page: &Html, selector: &str, anchor: &str| -> Vec<[f64; 4]> {
        page.select(&Selector::parse(selector).unwrap()).map(|element| text_box(element, anchor)).collect()
    };
    for answers in all {
        let show = Action::Show { context: None, answers: Box::new(answers) };
        let page = Html::parse_fragment(&html(&Session::new(pack()).apply(pack(), show), Options::default()));
        let halo = page.select(&Selector::parse(".you .halo").unwrap()).next().unwrap();
        let [x, y] = ["cx", "cy"].map(|name| halo.attr(name).unwrap().parse::<f64>().unwrap());
        let mut words = all_of(&page, ".map .row", "start");
        words.extend(all_of(&page, ".map .mark text", "middle"));
        assert_eq!(words.len(), 7);
        let mut own = all_of(&page, ".you text", "middle");
        own.push([x - 9.0, y - 9.0, x + 9.0, y + 9.0]);
        for [left, top, right, bottom] in own {
            let hit = words.iter().find(|w| left < w[2] && right > w[0] && top < w[3] && bottom > w[1]);
            assert_eq!(hit, None, "the visitor's {:?}, the dot at {x}, {y}", [left, top, right, bottom]);
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

/// Where everything is answered and nobody wins, what would decide is named, and no answer claims points for anybody.
#[test]
fn an_undecided_result_says_what_would_decide() {
    let session = shown("acdbabdcbc");
    let verdict = session.verdict(pack());
    assert_eq!((verdict.level, verdict.answered), (Level::NoClear, 10));
    let (first, second) = (verdict.leader().unwrap(), verdict.second().unwrap());
    let html = html(&session, Options::default());
    assert!(html.contains(pack().word(Word::DecidersTitle)) && !html.contains(pack().word(Word::UnsureTitle)));
    let named = html.matches("part=\"hinge\"").count();
    assert_eq!(named, deciders(pack(), session.answers(), first, second).len());
    assert_eq!(html.matches("<span class=\"points\">+").count(), 3, "those of the ranking alone");
}

/// Where a rule decides, the result says so and lets it be changed; that no points decide would sound as if nothing did.
#[test]
fn a_rule_that_decides_is_named() {
    let has = |answers: &str, word: Word| html(&shown(answers), Options::default()).contains(pack().word(word));
    let ruled = html(&shown("ceecbaabdd"), Options::default());
    let (_, section) = ruled.split_once(pack().word(Word::HingesRule)).unwrap();
    let (section, _) = section.split_once("</section>").unwrap();
    let data = pack().question(pack().question_by_id("data").unwrap()).unwrap();
    assert!(section.contains(&data.text) && section.contains(pack().word(Word::ChangeAnswer)), "{section}");
    assert!(has("ceecbaabdd", Word::TagWeak) && !has("ceecbaabdd", Word::HingesNone));
    assert!(!has("cabaabccca", Word::HingesRule) && !has("cabaabccca", Word::TagWeak));
}

/// Where all answers weigh the same for both, what is open may decide.
#[test]
fn a_close_result_without_deciders_asks_for_what_is_open() {
    let session = shown("-be-cba---");
    let verdict = session.verdict(pack());
    assert_eq!(verdict.level, Level::Close);
    assert!(deciders(pack(), session.answers(), verdict.leader().unwrap(), verdict.second().unwrap()).is_empty());
    let html = html(&session, Options::default());
    assert!(html.contains(pack().word(Word::UnsureTitle)) && html.matches("part=\"hinge\"").count() == 5, "{html}");
}

/// What is not known yet is asked for in the number that it takes, and rules are spoken of where there are some.
#[test]
fn few_answers_ask_for_as_many_as_are_missing() {
    let html = |answers: &str| html(&shown(answers), Options::default());
    let unsure = |count: &str| pack().word(Word::UnsureFew).replace("{count}", count);
    assert!(html("ab--------").contains(&unsure("3")) && html("----------").contains(&unsure("5")));
    let rules = pack().word(Word::FewNote);
    assert!(!html("ab--------").contains(rules) && html("------b---").contains(rules));
}

/// Advice on websites is for websites, and for who has not said what it is about.
#[test]
fn advice_on_websites_is_for_websites() {
    let has = |context: Option<&str>| {
        let context = context.and_then(|id| Ask::Context.choice_by_id(pack(), id)).and_then(|choice| match choice {
            Choice::Option(ix) => Some(ix),
            Choice::NotSure => None,
        });
        let show = Action::Show { context, answers: Box::new(letters("cabaabccca")) };
        html(&Session::new(pack()).apply(pack(), show), Options::default()).contains(pack().word(Word::WebTitle))
    };
    assert_eq!([None, Some("web"), Some("office")].map(has), [true, true, false]);
}

/// A lead over what rules have left says nothing of the fit, and one from half of the answers is told as such.
#[test]
fn a_lead_is_not_praised_for_more_than_it_is() {
    let says = |answers: &str, word: Word| {
        let text = pack().word(word).split('{').next().unwrap();
        html(&shown(answers), Options::default()).contains(text)
    };
    // Nobody else may do it, and a company of one's own abroad is the only other way.
    let all =
        (0..5u32.pow(4)).map(|n| (0..4).map(|at| ['a', 'b', 'c', 'd', '-'][(n / 5u32.pow(at) % 5) as usize]).collect());
    let weak = all.map(|first: String| [&first, "cbcadd"].concat()).find(|answers| {
        let verdict = shown(answers).verdict(pack());
        verdict.level == Level::Clear && verdict.ranking[0].points < 0
    });
    let weak = weak.expect("rules can leave what little speaks for");
    assert!(says(&weak, Word::WeakNote), "{weak}");
    assert!(!says("cabaabccca", Word::WeakNote) && !says("cabaabccca", Word::FromAnswers));
    let partly = "cabaab----";
    assert!(shown(partly).verdict(pack()).outcome().is_some());
    assert!(says(partly, Word::FromAnswers));
    assert!(!says("----------", Word::FromAnswers), "nothing is recommended");
}

/// What is copied for the boss has both ways of a close call, and what the rules exclude, with the reason.
#[test]
fn the_copied_text_leaves_out_no_condition() {
    let text = |answers: &str| {
        let refused = shown(answers).apply(pack(), Action::Feedback(Some(Feedback::Refused(Way::Text))));
        let page = Html::parse_fragment(&html(&refused, Options::default()));
        let field = Selector::parse("#share-summary").unwrap();
        page.select(&field).next().unwrap().text().collect::<String>()
    };
    let close = text("becabbcdcb");
    for outcome in ["domestic", "nearshore"] {
        let outcome = pack().outcomes.iter().find(|o| o.id == outcome).unwrap();
        for part in outcome.advice.watch.iter().chain(&outcome.advice.steps) {
            assert!(close.contains(part), "{part}: {close}");
        }
    }
    let ruled = text("bcdbcbaadc");
    assert!(ruled.contains(pack().word(Word::RuledOutTitle)), "{ruled}");
    let rules = shown("bcdbcbaadc");
    let rules =
        pack().question_ixs().filter_map(|ix| pack().option(ix, rules.answers().option(ix)?)).filter(|o| o.is_rule());
    for rule in rules {
        assert!(ruled.contains(&rule.rule), "{}: {ruled}", rule.rule);
    }
    assert!(ruled.contains(pack().word(Word::Advice)));
    // Whose the lists are, where there are two of each; what is left over is not praised, and what it is up against is named.
    let heads = |title: Word| close.matches(&format!("\n{}: ", pack().word(title))).count();
    assert_eq!((heads(Word::WatchTitle), heads(Word::StepsTitle)), (2, 2), "{close}");
    assert_eq!(shown("bcdbcbaadc").verdict(pack()).level, Level::OnlyLeft);
    assert!(ruled.contains(pack().word(Word::OnlyNote)), "{ruled}");
    assert!(ruled.contains(pack().word(Word::Conflict).split('{').next().unwrap()), "{ruled}");
}
