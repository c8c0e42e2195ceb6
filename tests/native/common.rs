//! The shipped content and small helpers.

use serde_json::{Map, Value};
use shoreline::pack::{Library, Pack};
use shoreline::rules::{Answers, Choice};
use shoreline::session::Session;
use shoreline::view::{App, Options, Props};
use std::rc::Rc;
use std::sync::OnceLock;
use yew::LocalServerRenderer;

pub fn json() -> &'static str {
    include_str!("../../packs/en.json")
}

pub fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| shoreline::pack::load(json()).unwrap_or_else(|p| panic!("{p:#?}")))
}

pub fn pack() -> &'static Pack {
    &library().pack
}

/// Answers from `{question: option}`; missing and `not_sure` are both "not sure".
pub fn answers(map: &Map<String, Value>) -> Answers {
    let pack = pack();
    let mut answers = Answers::none(pack);
    for question in pack.question_ixs() {
        let id = &pack.question(question).unwrap().id;
        let option = map.get(id).and_then(Value::as_str).and_then(|o| pack.option_by_id(question, o));
        answers.set(question, Some(option.map_or(Choice::NotSure, Choice::Option)));
    }
    answers
}

/// Answers from letters in question order, `-` for "not sure".
pub fn letters(text: &str) -> Answers {
    let pack = pack();
    let mut answers = Answers::none(pack);
    for (question, letter) in pack.question_ixs().zip(text.chars()) {
        let option = pack.option_by_id(question, &letter.to_string());
        answers.set(question, Some(option.map_or(Choice::NotSure, Choice::Option)));
    }
    answers
}

/// Whether every question has an answer, "not sure" included.
pub fn complete(answers: &Answers) -> bool {
    pack().question_ixs().all(|question| answers.get(question).is_some())
}

pub fn personas() -> Vec<Value> {
    serde_json::from_str(include_str!("../data/personas.json")).unwrap()
}

pub fn outcome_id(ix: shoreline::pack::OutcomeIx) -> &'static str {
    &pack().outcome(ix).unwrap().id
}

/// What the view makes of a session, one element a line, so that a change is seen as a line.
pub fn html(session: &Session, options: Options) -> String {
    html_of(pack(), session, options)
}

/// The same for a pack of its own.
pub fn html_of(pack: &Pack, session: &Session, options: Options) -> String {
    html_for_good(Box::leak(Box::new(pack.clone())), session, options)
}

/// The same for a pack that is kept for good.
pub fn html_for_good(pack: &'static Pack, session: &Session, options: Options) -> String {
    let props = Props {
        pack,
        session: Rc::new(session.clone()),
        options: Rc::new(options),
        outside: Rc::default(),
        acts: None,
        widget: 0,
        rendered: |_| {},
        said: (0, "".into()),
    };
    let html = futures_executor::block_on(LocalServerRenderer::<App>::with_props(props).hydratable(false).render());
    html.replace("><", ">\n<") + "\n"
}
