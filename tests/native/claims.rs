//! What the sentences of a result say is what the rules say, for any answers.

use crate::common::{html_for_good, letters, outcome_id, pack};
use crate::people::{code, open};
use proptest::prelude::*;
use shoreline::pack::{OutcomeIx, Word, fill};
use shoreline::rules::{
    Answers, Level, Ranked, Verdict, conflict, hinge_rules, hinges, judge, tally, turns_to, verdict,
};
use shoreline::session::{Action, Feedback, PeopleAction, Session, Way};
use shoreline::view::Options;

fn shown(answers: &Answers) -> String {
    let show = Action::Show { context: None, answers: Box::new(answers.clone()) };
    let session = Session::new(pack()).apply(pack(), show);
    // With the text that is copied.
    html_for_good(pack(), &session.apply(pack(), refused()), Options::default())
}

fn refused() -> Action {
    Action::Feedback(Some(Feedback::Refused(Way::Text)))
}

/// What somebody sees who has answered one thing, and then opens the links of the others.
fn beside(mine: &str, others: &[&str]) -> String {
    let show = Action::Show { context: None, answers: Box::new(letters(mine)) };
    let session = Session::new(pack()).apply(pack(), show);
    let all: Vec<String> = others.iter().map(|answers| code(answers)).collect();
    let back = open(&session, &all.join(".")).apply(pack(), Action::People(PeopleAction::Own));
    html_for_good(pack(), &back, Options::default())
}

fn has(page: &str, word: Word) -> bool {
    // Up to its first placeholder, or all of it.
    page.contains(pack().word(word).split('{').next().unwrap())
}

fn top(verdict: &Verdict) -> i32 {
    verdict.ranking[0].points
}

fn row_of(verdict: &Verdict, outcome: OutcomeIx) -> Option<&Ranked> {
    verdict.ranking.iter().find(|row| row.outcome == outcome)
}

/// The most points of an allowed outcome other than the leader of `before`, less those of that leader.
fn ahead(before: &Verdict, after: &Verdict) -> i32 {
    let leader = row_of(after, before.leader().unwrap()).unwrap().points;
    let others = after.ranking.iter().filter(|row| !row.excluded && Some(row.outcome) != before.leader());
    others.map(|row| row.points).max().unwrap() - leader
}

fn any_answers() -> impl Strategy<Value = Answers> {
    proptest::collection::vec(0usize..6, 10).prop_map(|places| {
        let option = |(at, place): (usize, usize)| {
            let options = pack().questions[at].options.len();
            // Rules are common, and so is "not sure".
            char::from_digit((place % (options + 1)) as u32 + 10, 16).filter(|_| place < options).unwrap_or('-')
        };
        letters(&places.into_iter().enumerate().map(option).collect::<String>())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_decides_is_said_truly(answers in any_answers()) {
        let (page, now) = (shown(&answers), verdict(pack(), &answers));
        let without = |question| ahead(&now, &verdict(pack(), &answers.with(question, None)));
        let (points, rules) = (hinges(pack(), &answers), hinge_rules(pack(), &answers));
        let told = matches!(now.level, Level::Clear | Level::Likely);
        if has(&page, Word::HingesNone) {
            prop_assert!(pack().question_ixs().all(|question| without(question) <= 0));
        }
        if told {
            prop_assert!(points.iter().chain(&rules).all(|question| without(*question) >= 0));
        }
        // Rules decide, alone or together, where what they exclude would be first, or first of two that are level.
        let free = judge(&pack().rules, &tally(pack(), &answers));
        let held = free.ranking.iter().any(|row| row.excluded && row.points > top(&now));
        let level = free.ranking.iter().any(|row| row.excluded && row.points >= top(&now));
        prop_assert!(!has(&page, Word::HingesRule) || level);
        prop_assert_eq!(has(&page, Word::HingesRule), told && (held || !rules.is_empty()));
        prop_assert!(!has(&page, Word::HingesNone) || !held, "rules decide");
    }

    #[test]
    fn a_weak_fit_is_told_as_one(answers in any_answers()) {
        let (page, now) = (shown(&answers), verdict(pack(), &answers));
        let weak = top(&now) <= 0;
        let one = matches!(now.level, Level::Clear | Level::Likely);
        prop_assert_eq!(has(&page, Word::WeakNote), weak && one);
        prop_assert_eq!(page.contains("<b class=\"tag\">"), !weak && one);
        prop_assert_eq!(has(&page, Word::CloseWeak), weak && now.level == Level::Close);
        prop_assert_eq!(has(&page, Word::CloseNote), !weak && now.level == Level::Close);
        // What is left over is ahead of others only where there are some, and rules have left few.
        prop_assert!(!has(&page, Word::WeakNote) || now.ruled());
        // What would decide is named wherever that is promised.
        let named = has(&page, Word::DecidersTitle) || has(&page, Word::UnsureTitle);
        prop_assert!(!has(&page, Word::CloseNote) || named);
        let tag = page.split("class=\"tag").nth(1).and_then(|rest| rest.split_once('>'));
        let tag = tag.and_then(|(_, rest)| rest.split_once('<')).unwrap().0;
        prop_assert!(page.contains(&format!("({tag})")), "whoever gets the sentence learns how sure it is");
    }

    #[test]
    fn rules_are_not_contradicted(answers in any_answers()) {
        let (page, now) = (shown(&answers), verdict(pack(), &answers));
        let advised = now.outcome().is_some();
        let first = format!("<p>{}</p>", pack().word(Word::RulesFirst));
        prop_assert_eq!(page.contains(&first), advised && now.ruled());
        prop_assert_eq!(page.contains(&format!("- {}", pack().word(Word::RulesFirst))), now.ruled());
        let enough = now.answered >= usize::from(pack().rules.min_answered);
        prop_assert_eq!(has(&page, Word::Conflict), enough && !conflict(pack(), &now).is_empty());
        for rider in &pack().riders {
            let given = rider.when.as_ref().is_none_or(|when| {
                answers.option(when.question).is_some_and(|option| when.options.contains(&option))
            });
            let fits = rider.mentions.iter().all(|ix| row_of(&now, *ix).is_some_and(|row| !row.excluded && row.points > 0));
            let wanted = now.recommended().contains(&rider.outcome) && given && fits;
            prop_assert_eq!(page.contains(&rider.text), wanted, "{}", rider.text);
        }
        let last = now.ranking.iter().skip_while(|row| !row.excluded);
        prop_assert!(last.clone().all(|row| row.excluded), "what rules exclude comes last");
    }

    #[test]
    fn another_answer_turns_to_another_recommendation(mine in any_answers(), theirs in any_answers()) {
        for question in pack().question_ixs() {
            let choice = theirs.get(question);
            let [before, after] = [mine.clone(), mine.with(question, choice)].map(|answers| {
                let mut outcomes = verdict(pack(), &answers).recommended();
                outcomes.sort();
                outcomes
            });
            prop_assert_eq!(turns_to(pack(), &mine, &theirs, question), (before != after).then_some(after));
        }
    }
}

const PAIR: &str = "bdacabbbbd";

/// Each of the two counts, and one of them alone is another result.
#[test]
fn a_close_pair_is_one_recommendation_beside_others() {
    let pair = verdict(pack(), &letters(PAIR));
    assert_eq!((pair.level, pair.recommended().len()), (Level::Close, 2));
    let name = |at: usize| pack().outcomes[at].name.as_str();
    let both = fill(pack().word(Word::CloseTitle), &[("first", name(0)), ("second", name(4))]);
    let same = |outcome: &str| fill(pack().word(Word::SameOutcome), &[("outcome", outcome)]);
    let turns = |outcome: &str| fill(pack().word(Word::TurnsTo), &[("outcome", outcome)]);
    let one = "bbacabbbbd";
    assert_eq!(verdict(pack(), &letters(one)).recommended().len(), 1);
    let page = beside(PAIR, &[one]);
    assert!(!page.contains(&same(name(0))) && page.contains(&turns(name(0))), "{page}");
    assert!(page.contains(&format!("<span>{}</span>", pack().capital(&both))), "the list names both");
    // The same pair, the other one of it ahead.
    let turned = letters("bdacacbbbd");
    let turned_verdict = verdict(pack(), &turned);
    if turned_verdict.level == Level::Close && turned_verdict.in_pack_order() == pair.in_pack_order() {
        assert!(beside(PAIR, &["bdacacbbbd"]).contains(&same(&both)));
    }
}

/// An answer that takes the recommendation away is not passed over.
#[test]
fn an_answer_that_leaves_no_winner_is_told() {
    let (mine, theirs) = ("baeadcabcc", "baeadcdbcc");
    assert!(verdict(pack(), &letters(mine)).outcome().is_some());
    assert!(verdict(pack(), &letters(theirs)).outcome().is_none());
    let page = beside(mine, &[theirs]);
    let turn = fill(pack().word(Word::TurnsTo), &[("outcome", pack().word(Word::NoOutcome))]);
    assert!(page.contains(&turn) && !has(&page, Word::TurnsNone), "{page}");
}

/// A team's result is told with how sure it is, and how little speaks for it.
#[test]
fn a_team_learns_how_sure_its_result_is() {
    let (mut weak, mut sure) = (0, 0);
    for line in include_str!("../data/verdicts.txt").lines().filter(|line| !line.starts_with('#')) {
        let answers = line.split(' ').next().unwrap();
        let now = verdict(pack(), &letters(answers));
        let page = beside(answers, &["----------", "----------"]);
        let tag = |word| page.contains(&format!(". {}.", pack().word(word)));
        match now.level {
            Level::Clear if top(&now) > 0 => sure += usize::from(tag(Word::TagClear)),
            Level::Clear | Level::Likely if top(&now) <= 0 => {
                weak += 1;
                assert!(tag(Word::TagWeak) && page.matches(pack().word(Word::WeakNote)).count() > 1, "{answers}");
            }
            _ => {}
        }
    }
    assert!(weak > 0 && sure > 0, "{weak} {sure}");
}

#[test]
fn rules_that_decide_together_are_told() {
    let answers = letters("cddacbbacd");
    let page = shown(&answers);
    assert!(hinge_rules(pack(), &answers).is_empty() && has(&page, Word::HingesRule) && !has(&page, Word::HingesNone));
}

/// Where three fit about equally, it is said which two are meant.
#[test]
fn of_a_crowd_the_first_two_are_told_apart() {
    let answers = letters("cdebbcddab");
    let now = verdict(pack(), &answers);
    assert_eq!(now.level, Level::NoClear);
    let name = |at: usize| pack().outcome(now.ranking[at].outcome).unwrap().name.as_str();
    let note = fill(pack().word(Word::DecidersNote), &[("first", name(0)), ("second", name(1))]);
    assert!(shown(&answers).contains(&note), "{}", outcome_id(now.ranking[0].outcome));
}

/// The points of an answer are those for each of the two.
#[test]
fn answers_count_for_both_of_a_close_pair() {
    let page = shown(&letters(PAIR));
    for at in [0, 4] {
        let outcome = &pack().outcomes[at];
        let text = format!(" for {}</span>", outcome.short);
        let rules = letters(PAIR);
        let rules = pack().question_ixs().filter(|q| rules.chosen(pack(), *q).is_some_and(|o| o.is_rule())).count();
        assert_eq!(page.matches(&text).count(), 10 - rules, "{text}");
    }
}
