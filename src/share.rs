//! A session as a short code in a link, and back.
//!
//! ```text
//! 1-s-xwcavb…-cdn-k3f9
//! │ │ │       │   └ checksum: four digits of base 32 over everything before it
//! │ │ │       └ segments of the other views, if the link shows one of them:
//! │ │ │         c and the codes of the compared outcomes; k, the check's seed and, behind x, its score
//! │ │ └ answers: pairs of question code and option code, sorted; `0` = not sure
//! │ └ the pack's code
//! └ format
//! ```
//!
//! Questions and options are named by the codes that the pack gives them, never by position, so their
//! order may change. Only `a-z`, `0-9` and `-` occur: safe in a fragment, and no chat program breaks it.

mod link;
pub use link::{code_in_fragment, link_to};
mod subject;
pub use subject::{Subject, page_of};

use crate::pack::{OptionIx, Pack, cat};
use crate::rules::{Answers, Choice, sort_by};
use crate::session::{Action, Ask, CheckAction, CompareAction, Notice, Session, View, chosen_by_link, columns};

const FORMAT: &str = "1";

/// The code of a session's answers.
pub fn encode(pack: &Pack, session: &Session) -> String {
    let mut pairs: Vec<(char, char)> = Vec::new();
    if let Some(option) = session.context().and_then(|ix| pack.context_option(ix)) {
        pairs.push((pack.context.code, option.code));
    }
    for ix in pack.question_ixs() {
        let Some(question) = pack.question(ix) else { continue };
        match session.answers().get(ix) {
            Some(Choice::NotSure) => pairs.push((question.code, '0')),
            Some(Choice::Option(o)) => {
                pairs.extend(question.options.get(o.get()).map(|option| (question.code, option.code)));
            }
            None => {}
        }
    }
    sort_by(&mut pairs, |(question, _)| *question as i32);
    let mut code = cat(&[FORMAT, "-", &pack.code, "-"]);
    for (question, option) in pairs {
        code.push(question);
        code.push(option);
    }
    code.push('-');
    match session.view() {
        View::Decide => {}
        View::Compare => {
            let codes = columns(pack, session).into_iter().filter_map(|ix| pack.outcome(ix)).map(|o| o.code);
            code.push('c');
            code.extend(codes);
            code.push('-');
        }
        View::Check => {
            code.push('k');
            code.push_str(&session.check().seed().to_string());
            if let Some((correct, of)) = pack.knowledge().and_then(|k| session.check().score(k)) {
                for number in [correct, of] {
                    code.push('x');
                    code.push_str(&number.to_string());
                }
            }
            code.push('-');
        }
    }
    let sum = checksum(&code);
    code + &sum
}

/// Four digits of base 32 over the code up to and including its last dash.
fn checksum(code: &str) -> String {
    let sum = crate::pack::checksum(code.as_bytes());
    let folded = (sum ^ (sum >> 20)) & 0xf_ffff;
    let digit = |shift: u32| char::from_digit((folded >> shift) & 31, 32).unwrap_or('0');
    [digit(15), digit(10), digit(5), digit(0)].iter().collect()
}

/// What a code holds, as the actions that show it; or the notice that says why it cannot be read.
///
/// White space, capitals and punctuation that a chat program put around the code do no harm.
pub fn decode(pack: &Pack, text: &str) -> Vec<Action> {
    match read(pack, text) {
        Ok(actions) => actions,
        Err(notice) => vec![Action::Refuse(notice)],
    }
}

fn read(pack: &Pack, text: &str) -> Result<Vec<Action>, Notice> {
    let text = text.to_ascii_lowercase();
    let text = text.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let mut parts = text.split('-');
    let (Some(format), Some(code), Some(body)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(Notice::LinkDamaged);
    };
    let sum = parts.next_back().ok_or(Notice::LinkDamaged)?;
    let signed = text.len() - sum.len();
    if text.get(..signed).map(checksum).as_deref() != Some(sum) {
        return Err(Notice::LinkDamaged);
    }
    if format != FORMAT {
        return Err(Notice::LinkNewer);
    }
    if code != pack.code {
        return Err(Notice::LinkOtherPack);
    }
    let beside: Vec<Action> = parts.flat_map(|segment| read_segment(pack, segment)).collect();
    let mut context = None;
    let mut answers = Answers::none(pack);
    let mut dropped = 0;
    let mut chars = body.chars();
    while let Some(question) = chars.next() {
        let Some(option) = chars.next() else {
            return Err(Notice::LinkDamaged);
        };
        match read_pair(pack, question, option) {
            Some((Ask::Context, Choice::Option(ix))) => context = Some(ix),
            Some((Ask::Question(ix), choice)) => answers.set(ix, Some(choice)),
            _ => dropped += 1,
        }
    }
    let mut actions = Vec::new();
    if !body.is_empty() || beside.is_empty() {
        let notice = Some(Notice::FromLink { dropped });
        actions.push(Action::Show { context, answers: Box::new(answers), notice });
    }
    actions.extend(beside);
    Ok(actions)
}

/// A segment of another view. One of a kind that this version does not know is passed over.
fn read_segment(pack: &Pack, segment: &str) -> Vec<Action> {
    if let Some(codes) = segment.strip_prefix('c') {
        let chosen = chosen_by_link(pack, codes).map(|chosen| Action::Compare(CompareAction::Chosen(chosen)));
        return std::iter::once(Action::View(View::Compare)).chain(chosen).collect();
    }
    let mut numbers = segment.strip_prefix('k').unwrap_or("").split('x').map(str::parse::<u32>);
    let Some(Ok(seed)) = numbers.next() else { return Vec::new() };
    let score = match (numbers.next(), numbers.next()) {
        (Some(Ok(correct)), Some(Ok(of))) if correct <= of && of < 256 => Some((correct as u8, of as u8)),
        _ => None,
    };
    vec![Action::View(View::Check), Action::Check(CheckAction::Link { seed, score })]
}

fn read_pair(pack: &Pack, question: char, option: char) -> Option<(Ask, Choice)> {
    if question == pack.context.code {
        let at = pack.context.options.iter().position(|o| o.code == option)?;
        return Some((Ask::Context, Choice::Option(OptionIx::all(256).nth(at)?)));
    }
    let ix = pack.question_ixs().find(|&ix| pack.question(ix).is_some_and(|q| q.code == question))?;
    if option == '0' {
        return Some((Ask::Question(ix), Choice::NotSure));
    }
    let at = pack.question(ix)?.options.iter().position(|o| o.code == option)?;
    Some((Ask::Question(ix), Choice::Option(OptionIx::all(256).nth(at)?)))
}
