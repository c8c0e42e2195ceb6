//! Whatever an address, a pasted text, notes or the browser's history hold: read it, replay it, draw it. The fuzzer's
//! target does this with texts of its own making (`fuzz/`); here it is done with those that it begins with.

use shoreline::pack::Pack;
use shoreline::session::{Action, PeopleAction, Screen, Session, View, notes_of, replay};
use shoreline::share::{decode, encode, join};
use shoreline::view::{App, Options, Props};
use std::rc::Rc;
use std::sync::OnceLock;
use yew::LocalServerRenderer;

fn pack() -> &'static Pack {
    static PACK: OnceLock<Pack> = OnceLock::new();
    PACK.get_or_init(|| shoreline::pack::load(include_str!("../../packs/en.json")).expect("the shipped pack").pack)
}

fn apply(session: Session, action: Action) -> Session {
    session.apply(pack(), action)
}

/// The frozen links, and the notes and places that they lead to.
pub fn seeds() -> Vec<String> {
    let lines = include_str!("../data/frozen-links.txt").lines().filter(|line| !line.starts_with('#'));
    let links = lines.filter_map(|line| line.split_once(' ')).map(|(link, _)| link);
    let texts = |link: &str| {
        let session = decode(pack(), link).into_iter().fold(Session::new(pack()), apply);
        let own = apply(session.clone(), Action::People(PeopleAction::Own));
        [link.to_owned(), notes_of(pack(), &session), session.position(pack()), notes_of(pack(), &own)]
    };
    links.flat_map(texts).collect()
}

/// The last four digits are put right, so that the fuzzer gets behind the checksum.
fn signed(text: &str) -> Option<String> {
    let code = shoreline::share::codes(text).into_iter().next()?;
    let body = code.get(..=code.rfind('-')?)?;
    let sum = body.bytes().fold(0x811c_9dc5_u32, |sum, b| (sum ^ u32::from(b)).wrapping_mul(0x0100_0193));
    let folded = (sum ^ (sum >> 20)) & 0xf_ffff;
    let digit = |shift: u32| char::from_digit((folded >> shift) & 31, 32).unwrap_or('0');
    Some(body.chars().chain([digit(15), digit(10), digit(5), digit(0)]).collect())
}

fn draw(session: &Session) {
    let props = Props {
        pack: pack(),
        session: Rc::new(session.clone()),
        options: Rc::new(Options { share_url: "https://a.example/#/x".into(), ..Options::default() }),
        outside: Rc::default(),
        acts: None,
        widget: 0,
        rendered: |_| {},
        said: (0, "".into()),
    };
    futures_executor::block_on(LocalServerRenderer::<App>::with_props(props).hydratable(false).render());
}

/// Whether something is in front of the visitor that a code can stand for.
fn shows_something(session: &Session) -> bool {
    session.view() != View::Decide || matches!(session.screen(), Screen::Result | Screen::Team)
}

/// Takes a text for each of them.
pub fn read(text: &str) {
    let mut session = Session::new(pack());
    for link in [Some(text.to_owned()), signed(text)].into_iter().flatten() {
        session = decode(pack(), &link).into_iter().fold(session, apply);
        let code = encode(pack(), &session);
        let again = decode(pack(), &code).into_iter().fold(Session::new(pack()), apply);
        assert!(shows_something(&again), "every code that is made can be opened");
        if shows_something(&session) {
            assert_eq!(encode(pack(), &again), code, "what is shown has one code");
        }
    }
    draw(&session);
    let (action, _) = join(pack(), session.people().others(), text);
    session = apply(session, action);
    session = apply(session, Action::People(PeopleAction::Own));
    session = apply(session, Action::Go(text.to_owned()));
    draw(&session);
    let back = replay(pack(), &notes_of(pack(), &session));
    assert_eq!(back.screen(), session.screen(), "notes lead back");
    draw(&replay(pack(), text));
}

#[cfg(test)]
#[test]
fn what_links_lead_to_can_be_read_in_every_place() {
    let seeds = seeds();
    assert!(seeds.len() > 20, "{}", seeds.len());
    // Cut short as well, as by a mail program.
    for text in seeds.iter().flat_map(|text| [text.as_str(), text.get(..text.len() * 2 / 3).unwrap_or("")]) {
        read(text);
    }
}
