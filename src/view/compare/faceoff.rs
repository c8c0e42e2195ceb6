//! Outsourcing against offshoring: the two words over the five differences, and what is true of both.

use super::super::el::{El, button, el};
use super::super::{Scene, parts};
use crate::pack::{Balance, CompareWord, Comparison, Difference, FaceOff, Side, concat};
use crate::session::{Action, CompareAction};

pub(super) fn faceoff(scene: &Scene, comparison: &Comparison) -> El {
    let word = |word| comparison.word(word);
    let words = &comparison.face_off;
    let head = |side: &Side| parts::cell("th", "columnheader").attr("scope", "col").text(&side.name);
    let text = |title, pick: fn(&Side) -> &str| {
        row(words, word(title), None, |side, cell| {
            cell.add(el("span", "").text(words.sides.get(side).map_or("", pick)))
        })
    };
    let list = |title, pick: fn(&Side) -> &[String]| {
        row(words, word(title), None, |side, cell| cell.add(parts::sentences(words.sides.get(side).map_or(&[], pick))))
    };
    let table = el("table", "faceoff")
        .part("table")
        .attr("role", "table")
        .add(el("caption", "unseen").say(comparison, CompareWord::FaceoffCaption))
        .add(
            el("thead", "").attr("role", "rowgroup").add(
                el("tr", "")
                    .attr("role", "row")
                    .add(parts::cell("td", "cell").attr("class", "corner"))
                    .all(words.sides.iter().map(head)),
            ),
        )
        .add(
            el("tbody", "")
                .attr("role", "rowgroup")
                .add(text(CompareWord::Question, |s| &s.question))
                .add(text(CompareWord::Definition, |s| &s.definition))
                .add(text(CompareWord::Example, |s| &s.example))
                .add(text(CompareWord::Motive, |s| &s.motive))
                .all(words.rows.iter().map(|difference| difference_row(scene, comparison, difference)))
                .add(list(CompareWord::Benefits, |s| &s.balance.benefits))
                .add(list(CompareWord::Challenges, |s| &s.balance.challenges)),
        );
    el("section", "")
        .add(scene.heading(1, word(CompareWord::FaceoffTitle)))
        .add(table)
        .add(scene.heading(2, word(CompareWord::BothTitle)))
        .add(parts::sentences(&words.both))
        .add(el("div", "columns").add(balance(scene, comparison, CompareWord::Together, &words.together)).add(balance(
            scene,
            comparison,
            CompareWord::Neither,
            &words.neither,
        )))
}

/// One row; `fill` puts a side's text into its cell. On a narrow host each cell says which word it is about.
fn row(words: &FaceOff, title: &str, note: Option<El>, fill: impl Fn(usize, El) -> El) -> El {
    let side = |place: usize| {
        let name = words.sides.get(place).map_or("", |side| &side.name);
        fill(place, parts::cell("td", "cell").add(parts::echo(name)))
    };
    let name = parts::cell("th", "rowheader").attr("scope", "row").attr_owned("aria-label", title);
    el("tr", "").attr("role", "row").add(name.add(el("span", "name").text(title)).maybe(note)).add(side(0)).add(side(1))
}

fn difference_row(scene: &Scene, comparison: &Comparison, difference: &Difference) -> El {
    let label = comparison.dimension(difference.dimension).map_or("", |row| &row.name);
    let way = if scene.options.still {
        let id = comparison.dimension(difference.dimension).map_or("", |row| &row.id);
        el("a", "").attr_owned("href", concat(&["#row-", id]))
    } else {
        let step = Action::Compare(CompareAction::Row(difference.dimension, None));
        button("link").click(scene, step)
    };
    let more = el("span", "note")
        .add(el("span", "").text(&difference.note))
        .add(way.text(&scene.fill(crate::pack::Word::SeeRow, &[("row", label)])));
    row(&comparison.face_off, &difference.name, Some(more), |side, cell| {
        cell.add(el("span", "").text(difference.texts.get(side).map_or("", String::as_str)))
    })
}

fn balance(scene: &Scene, comparison: &Comparison, title: CompareWord, balance: &Balance) -> El {
    let list = |to: El, title, list: &[String]| {
        to.add(el("dt", "").say(comparison, title)).add(el("dd", "").add(parts::sentences(list)))
    };
    let benefits = list(el("dl", ""), CompareWord::Benefits, &balance.benefits);
    el("div", "balance").add(scene.heading(2, comparison.word(title))).add(list(
        benefits,
        CompareWord::Challenges,
        &balance.challenges,
    ))
}
