//! A session as a short code in a link, and back.
//!
//! ```text
//! 1-s-xwcavb…-k3f9
//! │ │ │       └ checksum: four digits of base 32 over everything before it
//! │ │ └ answers: pairs of question code and option code, sorted; `0` = not sure
//! │ └ the pack's code
//! └ format
//! ```
//!
//! Questions and options are named by the codes that the pack gives them, never by position, so their
//! order may change. Only `a-z`, `0-9` and `-` occur: safe in a fragment, and no chat program breaks it.

mod link;
pub use link::{code_in_fragment, link_to};

use crate::pack::{OptionIx, Pack};
use crate::rules::{Answers, Choice, sort_by};
use crate::session::{Action, Ask, Notice, Session};

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
    let mut code = [FORMAT, "-", &pack.code, "-"].concat();
    for (question, option) in pairs {
        code.push(question);
        code.push(option);
    }
    code.push('-');
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

/// What a code holds, as the action that shows it; or the notice that says why it cannot be read.
///
/// White space, capitals and punctuation that a chat program put around the code do no harm.
pub fn decode(pack: &Pack, text: &str) -> Action {
    let text = text.to_ascii_lowercase();
    let text = text.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let mut parts = text.split('-');
    let (Some(format), Some(code), Some(body), Some(sum), None) =
        (parts.next(), parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Action::Refuse(Notice::LinkDamaged);
    };
    let signed = text.len() - sum.len();
    if text.get(..signed).map(checksum).as_deref() != Some(sum) {
        return Action::Refuse(Notice::LinkDamaged);
    }
    if format != FORMAT {
        return Action::Refuse(Notice::LinkNewer);
    }
    if code != pack.code {
        return Action::Refuse(Notice::LinkOtherPack);
    }
    let mut context = None;
    let mut answers = Answers::none(pack);
    let mut dropped = 0;
    let mut chars = body.chars();
    while let Some(question) = chars.next() {
        let Some(option) = chars.next() else {
            return Action::Refuse(Notice::LinkDamaged);
        };
        match read_pair(pack, question, option) {
            Some((Ask::Context, Choice::Option(ix))) => context = Some(ix),
            Some((Ask::Question(ix), choice)) => answers.set(ix, Some(choice)),
            _ => dropped += 1,
        }
    }
    Action::Show { context, answers: Box::new(answers), notice: Some(Notice::FromLink { dropped }) }
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
