//! Small pieces that several screens share.

use super::{Scene, say};
use crate::pack::{OptionIx, Word};
use crate::rules::Choice;
use crate::session::{Action, Ask, choice_id};
use yew::{Html, html};

/// A list of sentences.
pub(super) fn sentences<'a>(list: impl IntoIterator<Item = &'a String>) -> Html {
    let item = |text: &String| html! { <li>{ text.clone() }</li> };
    list.into_iter().map(item).collect()
}

/// What has to be said about a link, above the screen.
pub(super) fn notice(scene: &Scene) -> Html {
    match scene.session.notice() {
        Some(notice) => html! { <p class="notice" part="notice">{ say::notice(scene.pack, notice) }</p> },
        None => html! {},
    }
}

/// The question's text and help.
pub(super) fn question_text<'a>(scene: &'a Scene, ask: Ask) -> (&'a str, &'a str) {
    match ask {
        Ask::Context => (&scene.pack.context.text, &scene.pack.context.help),
        Ask::Question(ix) => scene.pack.question(ix).map_or(("", ""), |q| (&q.text, &q.help)),
    }
}

/// The answer's text as the visitor read it.
pub(super) fn answer_text<'a>(scene: &'a Scene, ask: Ask, answer: Option<Choice>) -> &'a str {
    let text = match (ask, answer) {
        (_, None) => None,
        (_, Some(Choice::NotSure)) => Some(scene.word(Word::NotSure)),
        (Ask::Context, Some(Choice::Option(o))) => scene.pack.context_option(o).map(|o| o.text.as_str()),
        (Ask::Question(ix), Some(Choice::Option(o))) => scene.pack.option(ix, o).map(|o| o.text.as_str()),
    };
    text.unwrap_or(scene.word(Word::NotAnswered))
}

/// All choices of a question as native radios.
///
/// `group` keeps the radios of an opened answer apart from those of a question screen.
pub(super) fn choices(
    scene: &Scene,
    ask: Ask,
    group: &str,
    chosen: Option<Choice>,
    action: impl Fn(Choice) -> Action,
) -> Html {
    let (options, not_sure) = match ask {
        Ask::Context => (scene.pack.context.options.len(), None),
        Ask::Question(ix) => (scene.pack.question(ix).map_or(0, |q| q.options.len()), Some(Choice::NotSure)),
    };
    let radio = |choice: Choice| {
        let value = choice_id(scene.pack, ask, choice).to_owned();
        let class = if choice == Choice::NotSure { "option quiet" } else { "option" };
        html! {
            <label class={class} part="option">
                <input
                    type="radio"
                    id={[group, "-", &value].concat()}
                    name={group.to_owned()}
                    checked={chosen == Some(choice)}
                    onchange={scene.on(action(choice))}
                    value={value.clone()}
                />
                <span>{ answer_text(scene, ask, Some(choice)).to_owned() }</span>
            </label>
        }
    };
    let all = OptionIx::all(options).map(Choice::Option).chain(not_sure);
    html! { <div class="options">{ all.map(radio).collect::<Html>() }</div> }
}
