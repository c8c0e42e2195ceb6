//! Small pieces that several screens share.

use super::act::Act;
use super::el::{El, button, el, fresh};
use super::{Scene, say};
use crate::pack::{OptionIx, Word, concat};
use crate::rules::Choice;
use crate::session::{Action, Ask, View, choice_id};

/// The element around a screen, with what has to be said about a link.
#[inline(never)]
pub(super) fn card(scene: &Scene, tag: &'static str, class: &'static str, key: &str) -> El {
    el(tag, class).part("card").key(key).maybe(notice(scene))
}

/// A list of sentences.
#[inline(never)]
pub(super) fn sentences(list: &[String]) -> El {
    el("ul", "").items(list.iter().map(|text| el("li", "").text(text)))
}

/// A term and what is said of it, in a list of such.
#[inline(never)]
pub(super) fn term(term: &str, text: &str) -> El {
    el("div", "").add(el("dt", "").text(term)).add(el("dd", "").text(text))
}

/// What has to be said about a link, above the screen.
pub(super) fn notice(scene: &Scene) -> Option<El> {
    let text = say::notice(scene.pack, scene.session.notice()?);
    (!text.is_empty()).then(|| fresh("p", "notice", &text).part("notice"))
}

/// The drawing of a bar, `width` units wide and one high, stretched to fit.
pub(super) fn bar_frame(width: &str) -> El {
    el("svg", "bar")
        .attr_owned("viewBox", concat(&["0 0 ", width, " 1"]))
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
}

/// A share of the whole, as a bar.
#[inline(never)]
pub(super) fn done_bar(done: &str, of: &str) -> El {
    bar_frame(of)
        .add(el("rect", "groove").attr_owned("width", of).attr("height", "1"))
        .add(el("rect", "done").attr_owned("width", done).attr("height", "1"))
}

/// The progress. The number is text; the bar is decoration.
#[inline(never)]
pub(super) fn progress(text: &str, step: &str, of: &str) -> El {
    el("div", "progress").part("progress").add(el("p", "").attr("id", "progress").text(text)).add(done_bar(step, of))
}

/// A small button whose name says more than its text.
pub(super) fn small_button(scene: &Scene, name: &str, text: Word, action: Action) -> El {
    button("small").attr_owned("aria-label", name).click(scene, action).say(scene, text)
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
#[inline(never)]
pub(super) fn choices(
    scene: &Scene,
    ask: Ask,
    group: &str,
    chosen: Option<Choice>,
    action: fn(Ask, Choice) -> Action,
) -> El {
    let one = |choice| option(scene, ask, group, choice, chosen == Some(choice), action(ask, choice));
    let (options, not_sure) = match ask {
        Ask::Context => (scene.pack.context.options.len(), None),
        Ask::Question(ix) => (scene.pack.question(ix).map_or(0, |q| q.options.len()), Some(Choice::NotSure)),
    };
    let mut list = el("div", "options");
    for choice in OptionIx::all(options).map(Choice::Option).chain(not_sure) {
        list = list.add(one(choice));
    }
    list
}

fn option(scene: &Scene, ask: Ask, group: &str, choice: Choice, checked: bool, action: Action) -> El {
    let value = choice_id(scene.pack, ask, choice);
    let radio = el("input", "")
        .attr("type", "radio")
        .attr_owned("id", concat(&[group, "-", value]))
        .attr_owned("name", group)
        .checkable(value.to_owned(), checked)
        .change(scene, action);
    el("label", if choice == Choice::NotSure { "option quiet" } else { "option" })
        .part("option")
        .add(radio)
        .add(el("span", "").text(answer_text(scene, ask, Some(choice))))
}

/// A form for radios that nobody submits: without one, Chromium keeps removed radios, and everything around them, as
/// long as the shadow root lives. Enter would submit it; `dialog` closes a dialog around it in the same tree, and there
/// is none.
pub(super) fn unsent(class: &'static str) -> El {
    el("form", class).attr("method", "dialog")
}

/// Shown instead of a part of the pack that is loading, or that could not be fetched.
pub(super) fn lacking(scene: &Scene) -> El {
    if scene.outside.part_failed {
        let again = button("small").attr("id", "again");
        return el("div", "notice")
            .part("notice")
            .key("lacking")
            .paragraph_of(scene, Word::PartFailed)
            .add(again.act(scene, Act::Retry).say(scene, Word::TryAgain));
    }
    el("p", "waiting").key("waiting").attr("aria-busy", "true").say(scene, Word::Loading)
}

/// The heading of a section, as a target for its link.
#[inline(never)]
pub(super) fn reached(scene: &Scene, section: &str, title: &str) -> El {
    let heading = scene.heading(1, title);
    if scene.options.still { heading } else { heading.id("at-", section).attr("tabindex", "-1") }
}

/// A button that shows another view; none if the host does not allow it.
pub(super) fn way_to(scene: &Scene, view: View, text: &str) -> Option<El> {
    way_by(scene, view, Action::Visit(view), text)
}

/// A button whose action leads to another view, if that is allowed.
pub(super) fn way_by(scene: &Scene, view: View, action: Action, text: &str) -> Option<El> {
    (scene.options.views.contains(&view) && !scene.options.still)
        .then(|| button("small").click(scene, action).text(text))
}

/// A table's cell. Its role is explicit: engines drop it where styles lay the table out as cards.
pub(super) fn cell(tag: &'static str, role: &'static str) -> El {
    el(tag, "").attr("role", role)
}

/// The name of a cell's column, shown where there is no head. Screen readers have the head.
pub(super) fn echo(name: &str) -> El {
    el("span", "echo").attr("aria-hidden", "true").text(name)
}

/// Something a click away, or open from the start.
pub(super) fn folded(title: &str, open: bool) -> El {
    el("details", "").flag("open", open).add(el("summary", "").text(title))
}

/// A list of sources.
pub(super) fn sources<'a>(list: impl Iterator<Item = &'a crate::pack::Source>) -> El {
    el("ul", "sources").items(list.map(source))
}

/// A source as a link, or as text where there is no page.
fn source(source: &crate::pack::Source) -> El {
    let title = if source.url.is_empty() {
        el("span", "")
    } else {
        el("a", "").attr_owned("href", source.url.as_str()).attr("target", "_blank").attr("rel", "noopener noreferrer")
    };
    el("li", "").add(title.text(&source.title))
}
