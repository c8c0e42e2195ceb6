//! Sharing a result: the link and the ways to send it.

use super::act::Act;
use super::el::{El, button, el, fresh};
use super::result::{conflict_text, notes, reason_texts, rule_texts};
use super::{Scene, say};
use crate::pack::{Decimal, Word, concat, fill, join, split_once};
use crate::session::{Feedback, View, Way};
use crate::share::percent_encoded;

/// The panel below a result of the quiz or of the check.
pub(super) fn panel(scene: &Scene) -> El {
    let link = scene.link();
    let text = short_text(scene);
    let decide = scene.session.view() == View::Decide;
    let note = if decide { Word::ShareNote } else { Word::ShareNoteScore };
    let native = scene.options.native_share.then(|| way_button(scene, Way::Native, Word::ShareNative));
    let ways = addresses(scene, el("div", "ways").maybe(native), &text, &link)
        .add(way_button(scene, Way::Text, Word::CopyText))
        .add(way_button(scene, Way::Qr, Word::QrCode).state("aria-expanded", qr(scene, &link).is_some()))
        .maybe(decide.then(|| way_button(scene, Way::Picture, Word::Picture)))
        .maybe(decide.then(|| way_button(scene, Way::Print, Word::PrintResult)));
    el("section", "share")
        .part("share")
        .add(scene.title(1, Word::ShareTitle))
        .add(fresh("p", "short", &text))
        .add(link_row(scene, &link))
        .maybe(feedback(scene, Try::Link))
        .add(el("p", "fine").say(scene, note))
        .add(ways)
        // After what was pressed, which stays where it is.
        .maybe(feedback(scene, Try::Way))
        .maybe(refused_text(scene, &link))
        .maybe(qr(scene, &link).map(|path| code(scene, path)))
}

/// A button that copies the link of what is shown, for the end of a view.
pub(super) fn small(scene: &Scene) -> [Option<El>; 2] {
    let copy = way_button(scene, Way::Copy, Word::CopyLink).part("copy");
    [Some(copy), refused_link(scene, Way::Copy, "share-link", &scene.link())]
}

/// What was tried: the message about it appears next to it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Try {
    /// Copying the link of what is shown.
    Link,
    /// Another way to send it.
    Way,
    /// Copying the link of the whole team.
    Team,
    /// Adding people.
    Join,
}

/// The message about the last try, if it was one of these.
#[inline(never)]
pub(super) fn feedback(scene: &Scene, here: Try) -> Option<El> {
    let feedback = scene.session.feedback()?;
    let tried = match feedback {
        Feedback::Done(Way::Copy) | Feedback::Refused(Way::Copy) => Try::Link,
        Feedback::Done(Way::Team) | Feedback::Refused(Way::Team) => Try::Team,
        Feedback::Done(_) | Feedback::Refused(_) => Try::Way,
        Feedback::Joined { .. } | Feedback::Unread | Feedback::TeamFull => Try::Join,
    };
    (tried == here).then(|| fresh("p", "told", &say::feedback(scene.pack, feedback)))
}

/// The message that printing did not work, next to a print button elsewhere.
pub(super) fn refused_print(scene: &Scene) -> Option<El> {
    if scene.session.feedback() == Some(Feedback::Refused(Way::Print)) { feedback(scene, Try::Way) } else { None }
}

fn link_row(scene: &Scene, link: &str) -> El {
    let copy = way_button(scene, Way::Copy, Word::CopyLink).part("copy");
    el("div", "link-row")
        .add(field(scene, "share-link", link))
        .add(copy)
        // All of it is printed.
        .add(fresh("span", "paper", link))
}

/// If copying is refused, the link itself to be selected.
pub(super) fn refused_link(scene: &Scene, way: Way, id: &'static str, link: &str) -> Option<El> {
    (scene.session.feedback() == Some(Feedback::Refused(way))).then(|| field(scene, id, link))
}

fn field(scene: &Scene, id: &'static str, link: &str) -> El {
    el("input", "field")
        .part("link")
        .key(concat(&["field ", link]))
        .attr("type", "text")
        .attr("id", id)
        .attr("readonly", "")
        .label(scene, Word::ShareLink)
        .attr_owned("value", link)
}

/// A button of a way to share. `Way::Team` belongs to the comparison with others.
pub(super) fn way_button(scene: &Scene, way: Way, word: Word) -> El {
    button("small").id("share-", way.id()).act(scene, Act::Share(way)).say(scene, word)
}

/// Plain links: no third-party script is loaded.
fn addresses(scene: &Scene, ways: El, text: &str, link: &str) -> El {
    let (subject, text) = (percent_encoded(scene.word(Word::ShareSubject)), percent_encoded(text));
    let url = percent_encoded(link);
    let both = concat(&[&text, "%0A", &url]);
    let to = |way: Way, word, href: String| {
        let a = el("a", "small").id("share-", way.id()).attr_owned("href", href);
        let a = if way == Way::Mail { a } else { a.attr("target", "_blank").attr("rel", "noopener noreferrer") };
        a.act(scene, Act::Follow(way)).say(scene, word)
    };
    let in_mail = concat(&["mailto:?subject=", &subject, "&body=", &both]);
    let at_linked_in = concat(&["https://www.linkedin.com/sharing/share-offsite/?url=", &url]);
    let in_whats_app = concat(&["https://wa.me/?text=", &both]);
    let at_x = concat(&["https://x.com/intent/post?text=", &text, "&url=", &url]);
    ways.add(to(Way::Mail, Word::ShareMail, in_mail))
        .add(to(Way::LinkedIn, Word::ShareLinkedIn, at_linked_in))
        .add(to(Way::WhatsApp, Word::ShareWhatsApp, in_whats_app))
        .add(to(Way::X, Word::ShareX, at_x))
}

/// If copying is refused, the text itself to be selected.
fn refused_text(scene: &Scene, link: &str) -> Option<El> {
    (scene.session.feedback() == Some(Feedback::Refused(Way::Text))).then(|| {
        let text = summary(scene, link);
        el("textarea", "field")
            .attr("id", "share-summary")
            .attr("readonly", "")
            .attr("rows", "8")
            .label(scene, Word::CopyText)
            .text(&text)
    })
}

fn qr<'a>(scene: &'a Scene, link: &str) -> Option<&'a str> {
    scene.outside.qr.as_deref().filter(|(of, _)| of == link).map(|(_, path)| path.as_str())
}

/// Black on white in every scheme, or cameras cannot read it. The path begins with its own size. The people's piece has
/// this function: `late.js` hands no path in before.
#[inline(never)]
fn code(scene: &Scene, path: &str) -> El {
    let (size, path) = split_once(path, b' ').unwrap_or(("0", ""));
    el("svg", "qr")
        .attr("role", "img")
        .label(scene, Word::QrAlt)
        .attr_owned("viewBox", concat(&["0 0 ", size, " ", size]))
        .attr("shape-rendering", "crispEdges")
        .add(el("rect", "").attr("fill", "#fff").attr_owned("width", size).attr_owned("height", size))
        .add(el("path", "").attr("fill", "#000").attr_owned("d", path))
}

impl Scene<'_> {
    /// The result in a sentence.
    pub fn short_text(&self) -> String {
        short_text(self)
    }

    /// What a picture of the result says, line by line, the largest first.
    #[inline(never)]
    pub fn picture_lines(&self) -> String {
        let verdict = self.session.verdict(self.pack);
        let level = concat(&[self.word(say::level_tag(&verdict)), ": ", &say::level_sentence(self, &verdict)]);
        let before = |text, at| split_once(text, at).map_or(text, |(before, _)| before);
        let address = before(before(self.address(), b'#'), b'?');
        let address = split_once(address, b':').and_then(|(_, rest)| rest.strip_prefix("//")).unwrap_or(address);
        let address = address.strip_suffix("/").unwrap_or(address);
        join(&[&*say::headline(self, &verdict), &level, self.word(Word::IntroTitle), address], "\n")
    }
}

fn short_text(scene: &Scene) -> String {
    if let (View::Check, Some(knowledge)) = (scene.session.view(), scene.pack.knowledge()) {
        let (correct, of) = scene.session.check().score(knowledge).unwrap_or_default();
        let values = [("correct", &*correct.to_decimal()), ("of", &*of.to_decimal())];
        return fill(knowledge.word(crate::pack::CheckWord::ShareText), &values);
    }
    let verdict = scene.session.verdict(scene.pack);
    let values = [("tag", scene.word(say::level_tag(&verdict))), ("headline", &say::headline(scene, &verdict))];
    scene.fill(Word::ShareText, &values)
}

const BULLET: &str = "\n- ";

/// The result as text to paste into an e-mail, for the people who decide together: the sentence, how sure, on which
/// condition, what is ruled out, what speaks for and against, what to watch, first steps, what the points are, the
/// link.
#[inline(never)]
pub fn summary(scene: &Scene, link: &str) -> String {
    let mut lines = vec![short_text(scene)];
    if scene.session.view() == View::Decide {
        let verdict = scene.session.verdict(scene.pack);
        let tag = scene.word(say::level_tag(&verdict));
        // Whoever reads it does not know who gave the answers.
        lines.push(scene.word(Word::LinkShown).to_owned());
        lines.push(concat(&[tag, ": ", &say::level_sentence(scene, &verdict)]));
        lines.extend(notes(scene, &verdict));
        if let Some(text) = conflict_text(scene, &verdict) {
            lines.push(text);
        }
        let mut block = |title: &str, list: String| {
            if !list.is_empty() {
                lines.push(concat(&["\n", title, BULLET, &list]));
            }
        };
        block(scene.word(Word::RuledOutTitle), join(&rule_texts(scene), BULLET));
        let recommended = verdict.recommended();
        for ix in &recommended {
            let Some(outcome) = scene.pack.outcome(*ix) else { continue };
            let name = [("outcome", outcome.name.as_str())];
            let [because, against] = reason_texts(scene, *ix);
            block(&scene.fill(Word::Because, &name), join(&because, BULLET));
            block(&scene.fill(Word::Against, &name), join(&against, BULLET));
            // The two of a close pair have a list each.
            let (colon, of) = if recommended.len() > 1 { (": ", &*outcome.name) } else { ("", "") };
            block(&concat(&[scene.word(Word::WatchTitle), colon, of]), join(&outcome.advice.watch, BULLET));
            block(&concat(&[scene.word(Word::StepsTitle), colon, of]), join(&outcome.advice.steps, BULLET));
        }
        lines.push(concat(&["\n", scene.word(Word::Assessment), " ", scene.word(Word::Advice)]));
    }
    lines.push(concat(&["\n", link]));
    join(&lines, "\n")
}
