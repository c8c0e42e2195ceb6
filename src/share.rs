//! A session as a short code in a link, and back.
//!
//! ```text
//! 1-s-xwcavb…-cdn-k3f9
//! │ │ │       │   └ checksum: four digits of base 32 over everything before it
//! │ │ │       └ segments of the other views, if the link shows one of them:
//! │ │ │         c and the codes of the compared outcomes; k, the check's seed and, behind x, its score
//! │ │ └ answers: pairs of question code and option code, sorted; `0` = not sure. A question's code is a letter, or
//! │ │   a digit and one more character: where it ends can be told without knowing the question
//! │ └ the pack's code
//! └ format
//! ```
//!
//! A team's link holds several codes, with a dot between them.
//!
//! Questions and options are named by the codes that the pack gives them, never by position, so their order may change.
//! Only `a-z`, `0-9`, `-` and `.` occur: safe in a fragment, and no chat program breaks it.

mod link;
pub use link::link_to;
mod subject;
pub use subject::{Subject, page_of};
mod text;
pub use text::{codes, percent_encoded};

use crate::list::{Gather, IndexSet};
use crate::pack::{Decimal, OptionIx, Pack, QuestionIx, concat, join as list, parse_u32, split};
use crate::rules::{Choice, sort_by};
use crate::session::{
    Action, Ask, CheckAction, CompareAction, Feedback, MOST_PEOPLE, Notice, PeopleAction, Person, Screen, Session,
    View, chosen_by_link, columns,
};

const FORMAT: u32 = 1;

/// The code of what is shown: the answers, a team, the columns of the comparison, or the check with its score.
///
/// The comparison and the check leave the visitor's answers out: people who share a table do not want to share those.
///
/// It is meant for a result. During the quiz the code holds the answers so far; whoever opens it sees the result with
/// the rest as "not sure", and that result has a longer code of its own.
pub fn encode(pack: &Pack, session: &Session) -> String {
    let mut segment = String::new();
    match session.view() {
        View::Decide if session.screen() == Screen::Team => return team(pack, session),
        View::Decide => {
            return encode_person(pack, session.person());
        }
        View::Compare => {
            segment.push('c');
            for outcome in columns(pack, session).iter().filter_map(|ix| pack.outcome(*ix)) {
                segment.push(outcome.code);
            }
        }
        View::Check => {
            segment.push('k');
            segment.push_str(&session.check().seed().to_decimal());
            if let Some((correct, of)) = pack.knowledge().and_then(|k| session.check().score(k)) {
                for number in [correct, of] {
                    segment.push('x');
                    segment.push_str(&number.to_decimal());
                }
            }
        }
    }
    signed(pack, &concat(&[&segment, "-"]), "")
}

/// The codes of everybody whose answers are compared.
#[inline(never)]
pub fn team(pack: &Pack, session: &Session) -> String {
    let codes: Vec<String> = session.everybody().iter().map(|person| encode_person(pack, person)).gather();
    list(&codes, ".")
}

fn encode_person(pack: &Pack, person: &Person) -> String {
    let mut pairs: Vec<(&str, char)> = Vec::new();
    if let Some(option) = person.context.and_then(|ix| pack.context_option(ix)) {
        pairs.push((&pack.context.code, option.code));
    }
    for ix in pack.question_ixs() {
        let Some(question) = pack.question(ix) else { continue };
        match person.answers.get(ix) {
            Some(Choice::NotSure) => pairs.push((&question.code, '0')),
            Some(Choice::Option(o)) => {
                if let Some(option) = question.options.get(o.get()) {
                    pairs.push((&question.code, option.code));
                }
            }
            None => {}
        }
    }
    // Shorter ones first.
    sort_by(&mut pairs, |(question, _)| question.bytes().fold(0, |key, b| key << 8 | i32::from(b)));
    let mut body = String::new();
    for (question, option) in pairs {
        body.push_str(question);
        body.push(option);
    }
    signed(pack, "", &body)
}

fn signed(pack: &Pack, segments: &str, body: &str) -> String {
    let code = concat(&[&FORMAT.to_decimal(), "-", &pack.code, "-", body, "-", segments]);
    let sum = checksum(&code);
    code + &sum
}

/// Four digits of base 32 over the code up to and including its last dash.
fn checksum(code: &str) -> String {
    let sum = crate::pack::checksum(code.as_bytes());
    let folded = (sum ^ (sum >> 20)) & 0xf_ffff;
    let mut digits = String::new();
    for shift in [15, 10, 5, 0] {
        digits.push(char::from_digit((folded >> shift) & 31, 32).unwrap_or('0'));
    }
    digits
}

/// What a link's code holds, as the actions that show it; or the notice that says why it cannot be read.
///
/// It does not matter what mail and chat programs put around a code or turn it into.
#[inline(never)]
pub fn decode(pack: &Pack, text: &str) -> Vec<Action> {
    let found = read_all(pack, text);
    let people = found.people.len();
    let mut actions = Vec::new();
    if people > 0 {
        let Found { people, dropped, fresh, left_out, .. } = found;
        let notice = Notice::FromLink { dropped, fresh, left_out };
        actions.push(Action::People(PeopleAction::Visit(people, notice)));
    } else if found.beside.is_empty() {
        return vec![Action::Refuse(found.problem.unwrap_or(Notice::LinkDamaged))];
    }
    // A team's link shows the team, whatever else one of its codes may show.
    if people < 2 {
        actions.extend(found.beside);
    }
    actions
}

/// What a pasted text holds, as the action that adds its people to those who are there already, the visitor among them;
/// and the lines that could not be read, so that nobody has to look for them.
#[inline(never)]
pub fn join(pack: &Pack, there: &[Person], text: &str) -> (Action, String) {
    let mut people: Vec<Person> = Vec::new();
    let mut unread: Vec<&str> = Vec::new();
    let (mut again, mut left_out) = (0, 0);
    for line in split(text, b'\n') {
        let line = line.strip_suffix("\r").unwrap_or(line);
        let found = read_all(pack, line);
        // An address without a code may have lost it on the way, or is a signature: it stays, and is not counted.
        left_out += usize::from(found.left_out > 0);
        if found.left_out > 0 || (found.people.is_empty() && is_address(line)) {
            unread.push(line);
        }
        for person in found.people {
            match there.contains(&person) || people.contains(&person) {
                true => again += 1,
                false => people.push(person),
            }
        }
    }
    let feedback = Feedback::Joined { people: people.len(), again, left_out };
    let none = people.is_empty() && again == 0;
    // If not everybody fits, the text stays whole: nobody can tell who was left out.
    let over = there.len() + people.len() > MOST_PEOPLE;
    let rest = if none || over { text.to_owned() } else { list(&unread, "\n") };
    (Action::People(PeopleAction::Join(people, feedback)), rest)
}

/// By bytes: the search for a text would be a kilobyte of its own.
fn is_address(line: &str) -> bool {
    line.as_bytes().windows(3).any(|part| part == b"://")
}

/// What several codes hold together.
#[derive(Default)]
struct Found {
    people: Vec<Person>,
    dropped: usize,
    fresh: IndexSet,
    beside: Vec<Action>,
    left_out: usize,
    problem: Option<Notice>,
}

fn read_all(pack: &Pack, text: &str) -> Found {
    let mut found = Found::default();
    for code in codes(text) {
        match read(pack, &code) {
            Ok(one) if one.people.is_empty() || found.people.len() < MOST_PEOPLE => {
                found.people.extend(one.people);
                found.dropped += one.dropped;
                found.beside.extend(one.beside);
                found.fresh.extend(one.fresh.list());
            }
            Ok(_) => found.left_out += 1,
            Err(problem) => {
                found.left_out += 1;
                found.problem.get_or_insert(problem);
            }
        }
    }
    found
}

fn read(pack: &Pack, code: &str) -> Result<Found, Notice> {
    // The checksum covers the dash before it.
    let sum = code.bytes().rposition(|byte| byte == b'-').map_or(0, |dash| dash + 1);
    let (signed, sum) = code.split_at_checked(sum).ok_or(Notice::LinkDamaged)?;
    let mut parts = split(signed.strip_suffix("-").unwrap_or(""), b'-');
    let (Some(format), Some(id), Some(body)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(Notice::LinkDamaged);
    };
    if checksum(signed) != sum {
        return Err(Notice::LinkDamaged);
    }
    match parse_u32(format) {
        Some(FORMAT) => {}
        // Format 1 was the first one.
        Some(0) => return Err(Notice::LinkDamaged),
        _ => return Err(Notice::LinkNewer),
    }
    if id != pack.code {
        return Err(Notice::LinkOtherPack);
    }
    let mut found = Found::default();
    let mut segments = 0;
    for segment in parts {
        segments += 1;
        found.beside.extend(read_segment(pack, segment));
    }
    // What only a later version knows is nobody's answers.
    if body.is_empty() && segments > 0 && found.beside.is_empty() {
        return Err(Notice::LinkNewer);
    }
    let mut person = Person::silent(pack);
    let mut chars = body.chars();
    while let Some(first) = chars.next() {
        let mut question = String::from(first);
        if first.is_ascii_digit() {
            question.push(chars.next().ok_or(Notice::LinkDamaged)?);
        }
        let option = chars.next().ok_or(Notice::LinkDamaged)?;
        match read_pair(pack, &question, option) {
            Some((ask, choice)) => person.give(ask, Some(choice)),
            None => found.dropped += 1,
        }
    }
    if !body.is_empty() || found.beside.is_empty() {
        found.fresh = pack.question_ixs().filter(|ix| person.answers.get(*ix).is_none()).map(|ix| ix.0).collect();
        found.people.push(person);
    }
    Ok(found)
}

/// A segment of another view. One of an unknown kind is skipped.
fn read_segment(pack: &Pack, segment: &str) -> Vec<Action> {
    if let Some(codes) = segment.strip_prefix("c") {
        let chosen = chosen_by_link(pack, codes).map(|chosen| Action::Compare(CompareAction::Chosen(chosen)));
        return std::iter::once(Action::View(View::Compare)).chain(chosen).gather();
    }
    let mut numbers = split(segment.strip_prefix("k").unwrap_or(""), b'x');
    let mut next = || numbers.next().and_then(parse_u32);
    let Some(seed) = next() else { return Vec::new() };
    let score = match (next(), next()) {
        (Some(correct), Some(of)) if correct <= of && of < 256 => Some((correct as u8, of as u8)),
        _ => None,
    };
    vec![Action::View(View::Check), Action::Check(CheckAction::Link { seed, score })]
}

fn read_pair(pack: &Pack, question: &str, option: char) -> Option<(Ask, Choice)> {
    if question == pack.context.code {
        let ix = OptionIx::position(&pack.context.options, |known| known.code == option)?;
        return Some((Ask::Context, Choice::Option(ix)));
    }
    let ix = QuestionIx::position(&pack.questions, |known| known.code == question)?;
    if option == '0' {
        return Some((Ask::Question(ix), Choice::NotSure));
    }
    let option = OptionIx::position(&pack.question(ix)?.options, |known| known.code == option)?;
    Some((Ask::Question(ix), Choice::Option(option)))
}
