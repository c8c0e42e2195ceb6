//! Several people's answers weighed against each other, and judged together.

use crate::common::{html, letters, outcome_id, pack};
use crate::people::{ONE, OTHER, THIRD, code, open};
use crate::session::option;
use shoreline::pack::Word;
use shoreline::rules::{Answers, Choice, Level, splits, spread, together, turns_to, verdict};
use shoreline::session::{MOST_PEOPLE, Session};
use shoreline::view::Options;
use std::collections::BTreeSet;

#[test]
fn differences_are_counted_and_weighed() {
    let (one, other, third) = (letters(ONE), letters(OTHER), letters(THIRD));
    let all = [&one, &other, &third];
    let found = splits(pack(), &all);
    let differs = |at: &usize| ONE[*at..=*at] != OTHER[*at..=*at] || ONE[*at..=*at] != THIRD[*at..=*at];
    assert_eq!(found.len(), (0..ONE.len()).filter(differs).count());
    assert!(found.windows(2).all(|pair| pair[0].pairs >= pair[1].pairs));
    for split in &found {
        let members: usize = split.groups.iter().map(|(_, who)| who.len()).sum();
        assert_eq!(members, 3);
        // Three people: all differ makes three pairs, one against two makes two.
        assert_eq!(split.pairs, if split.groups.len() == 3 { 3 } else { 2 });
    }
    assert!(splits(pack(), &[&one, &one]).is_empty());
    // The answer on which a result hinges, taken from somebody else, moves it there.
    let goal = pack().question_by_id("goal").unwrap();
    let moved = turns_to(pack(), &one, &one.with(goal, None), goal).unwrap();
    assert_ne!(moved, verdict(pack(), &one).recommended());
    assert_eq!(turns_to(pack(), &one, &one, goal), None);
    let counts = spread(&[&one, &one, &other].map(|answers| verdict(pack(), answers)));
    assert_eq!(counts.iter().map(|(_, n)| n).sum::<usize>(), 3);
    assert_eq!(counts[0].1, 2);
    assert_eq!(together(pack(), &[&one, &one]).leader(), verdict(pack(), &one).leader());
    // What one person's rule excludes is out for all.
    let rule = letters("bcdbcbaadc");
    let allowed = verdict(pack(), &rule).leader().map(outcome_id);
    assert_eq!(together(pack(), &[&one, &rule]).leader().map(outcome_id), allowed, "only one is left");
}

/// Points that are all zero put the first one of the pack ahead, which is no recommendation.
#[test]
fn who_is_unsure_together_is_recommended_nothing() {
    let team = |who: [&str; 3]| html(&open(&Session::new(pack()), &who.map(code).join(".")), Options::default());
    let unsure = team(["----------"; 3]);
    let (lead, _) = pack().word(Word::Together).split_once('{').unwrap();
    assert!(unsure.contains(&format!("{lead}{}.", pack().word(Word::NoClearTitle))), "{unsure}");
    assert!(!team([ONE; 3]).contains(pack().word(Word::NoClearTitle)));
}

/// What all agree on is as sure together as it is of each.
#[test]
fn who_agree_come_to_the_same_together() {
    let lines = include_str!("../data/verdicts.txt").lines().filter_map(|line| line.split_once(' '));
    let mut levels = BTreeSet::new();
    for (answers, _) in lines.filter(|(answers, _)| answers.len() == 10) {
        let one = letters(answers);
        let alone = verdict(pack(), &one);
        levels.insert(alone.level);
        for count in 1..=MOST_PEOPLE {
            let all = together(pack(), &vec![&one; count]);
            assert_eq!((all.level, all.outcome()), (alone.level, alone.outcome()), "{count} times {answers}");
            // Who has answered nothing asks for nothing.
            let silent = letters("----------");
            let with_silent: Vec<_> = std::iter::repeat_n(&one, count).chain([&silent]).collect();
            assert_eq!(together(pack(), &with_silent).level, alone.level, "{count} times {answers}, and nobody");
        }
    }
    assert_eq!(levels.len(), Level::ALL.len(), "each level was looked at");
}

/// So many answers are asked of all as of one, also where that is more than a byte holds.
#[test]
fn few_answers_each_are_few_together() {
    let json = crate::big::big(200, 5, 10);
    let mut pack = shoreline::pack::load(&json.to_string()).unwrap().pack;
    pack.rules.min_answered = 100;
    let answered = |count: usize| {
        let mut answers = Answers::none(&pack);
        for question in pack.question_ixs().take(count) {
            let harmless = (0..3).map(option).find(|choice| match choice {
                Choice::Option(ix) => !pack.option(question, *ix).unwrap().is_rule(),
                Choice::NotSure => false,
            });
            answers.set(question, harmless);
        }
        answers
    };
    for (count, few) in [(90, true), (100, false)] {
        let one = answered(count);
        let all = together(&pack, &[&one; 3]);
        assert_eq!(all.level, verdict(&pack, &one).level, "{count}");
        assert!(!few || all.level == Level::NoClear);
    }
}
