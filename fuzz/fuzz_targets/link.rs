//! Whatever an address, a pasted text, notes or the browser's history hold: read it, replay it, draw it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use shoreline::pack::Pack;
use shoreline::session::{Action, PeopleAction, Screen, Session, View, notes_of, read_notes, replay};
use shoreline::share::{decode, encode, join};
use shoreline::view::{App, Options, Props};
use std::path::Path;
use std::rc::Rc;
use std::sync::OnceLock;
use yew::{Callback, LocalServerRenderer};

fn pack() -> &'static Pack {
    static PACK: OnceLock<Pack> = OnceLock::new();
    PACK.get_or_init(|| shoreline::pack::load(include_str!("../../packs/en.json")).expect("the shipped pack").pack)
}

/// The frozen links, and notes and places that they lead to, so that the fuzzer begins with what makes sense.
fn seeds() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/link");
    std::fs::create_dir_all(&corpus).expect("the corpus");
    let links = include_str!("../../tests/data/frozen-links.txt").lines().filter(|line| !line.starts_with('#'));
    for (place, link) in links.filter_map(|line| line.split_once(' ')).map(|(link, _)| link).enumerate() {
        let session = decode(pack(), link).into_iter().fold(Session::new(pack()), apply);
        let own = apply(session.clone(), Action::People(PeopleAction::Own));
        let texts = [link.to_owned(), notes_of(pack(), &session), session.position(pack()), notes_of(pack(), &own)];
        for (kind, text) in texts.iter().enumerate() {
            std::fs::write(corpus.join(format!("frozen-{place}-{kind}")), text).expect("a seed");
        }
    }
}

fn apply(session: Session, action: Action) -> Session {
    session.apply(pack(), action)
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
    thread_local!(static PACK: Rc<Pack> = Rc::new(pack().clone()));
    let props = Props {
        pack: PACK.with(Rc::clone),
        session: Rc::new(session.clone()),
        options: Rc::new(Options { share_url: "https://a.example/#/x".into(), ..Options::default() }),
        act: Callback::noop(),
        cta: Callback::noop(),
        rendered: Callback::noop(),
        said: (0, "".into()),
    };
    futures_executor::block_on(LocalServerRenderer::<App>::with_props(props).hydratable(false).render());
}

/// Whether something is in front of the visitor that a code can stand for.
fn shows_something(session: &Session) -> bool {
    session.view() != View::Decide || matches!(session.screen(), Screen::Result | Screen::Team)
}

fuzz_target!(init: seeds(), |data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let mut session = Session::new(pack());
    for link in [Some(text.to_string()), signed(&text)].into_iter().flatten() {
        session = decode(pack(), &link).into_iter().fold(session, apply);
        let code = encode(pack(), &session);
        let again = decode(pack(), &code).into_iter().fold(Session::new(pack()), apply);
        assert!(shows_something(&again), "every code that is made can be opened");
        if shows_something(&session) {
            assert_eq!(encode(pack(), &again), code, "what is shown has one code");
        }
    }
    draw(&session);
    session = apply(session, join(pack(), &text));
    session = apply(session, Action::People(PeopleAction::Own));
    session = apply(session, Action::Go(text.to_string()));
    draw(&session);
    let back = replay(pack(), &read_notes(&notes_of(pack(), &session)));
    assert_eq!(back.screen(), session.screen(), "notes lead back");
    draw(&replay(pack(), &read_notes(&text)));
});
