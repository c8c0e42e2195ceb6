//! One question per screen.

use super::el::{El, el, named};
use super::{Scene, parts};
use crate::pack::{Decimal, Word};
use crate::session::{Action, Ask};

#[inline(never)]
pub(super) fn ask(scene: &Scene, ask: Ask) -> El {
    let id = ask.id(scene.pack);
    let (text, help) = parts::question_text(scene, ask);
    // Before the options: from the reminder, Tab leads to what it asks for.
    let reminder = el("p", "reminder")
        .attr("id", "reminder")
        .attr("tabindex", "-1")
        .flag("hidden", !scene.session.reminded())
        .say(scene, Word::ChooseOne);
    let fieldset = el("fieldset", "")
        .attr_owned("data-question", id)
        // A reminder that is not seen would be read as part of the description.
        .attr(
            "aria-describedby",
            if scene.session.reminded() && scene.session.draft().is_none() { "help reminder" } else { "help" },
        )
        .add(el("legend", "").add(scene.screen_heading(text).attr("aria-describedby", "progress")))
        .add(el("p", "help").attr("id", "help").text(help))
        .add(reminder)
        .add(parts::choices(scene, ask, id, scene.session.draft(), |_, choice| Action::Select(choice)));
    parts::card(scene, "form", "card ask", id)
        .flag("novalidate", true)
        .add(progress(scene, ask))
        .add(fieldset)
        .add(buttons(scene, ask))
}

fn buttons(scene: &Scene, ask: Ask) -> El {
    let revising = scene.session.revising();
    let next = if revising { Word::Save } else { Word::Next };
    let button =
        |class, name, action, word| named(class, name).attr("data-act", name).click(scene, action).say(scene, word);
    el("div", "buttons")
        .add(button("main", "next", Action::Next, next).attr("type", "submit"))
        .maybe((ask == Ask::Context && !revising).then(|| button("", "skip", Action::Skip, Word::Skip)))
        .maybe((!revising).then(|| button("plain", "back", Action::Back, Word::Back)))
}

fn progress(scene: &Scene, ask: Ask) -> El {
    let (step, of) = (ask.step().to_decimal(), scene.pack.questions.len().to_decimal());
    let text = match ask {
        Ask::Context => scene.word(Word::ContextStep).to_owned(),
        Ask::Question(_) => scene.fill(Word::Progress, &[("step", &step), ("of", &of)]),
    };
    parts::progress(&text, &step, &of)
}
