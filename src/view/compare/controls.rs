//! What is compared: which outcomes, which rows, in which order.

use super::super::el::{El, el};
use super::super::{Scene, parts};
use crate::pack::{CompareWord, Comparison, Decimal, OutcomeIx, concat};
use crate::rules::Filter;
use crate::session::{Action, CompareAction, own_verdict};

pub(super) fn controls(scene: &Scene, comparison: &Comparison, columns: &[OutcomeIx]) -> El {
    let word = |word| comparison.word(word);
    let state = scene.session.compare();
    let outcome = |ix: OutcomeIx| {
        let outcome = scene.pack.outcome(ix)?;
        let chosen = columns.contains(&ix);
        let kept = chosen && columns.len() < 3;
        let chip =
            Chip { kind: "checkbox", id: concat(&["compare-", &outcome.id]), group: None, on: chosen, off: kept };
        Some(chip.label(scene, CompareAction::Toggle(ix), &scene.pack.capital(&outcome.short)))
    };
    let filter = |filter: Filter, text: &str| {
        let id = concat(&["show-", &filter.to_number().to_decimal()]);
        let chip = Chip { kind: "radio", id, group: Some("show"), on: state.filter() == filter, off: false };
        chip.label(scene, CompareAction::Filter(filter), text)
    };
    let mut filters = el("div", "chips").add(filter(Filter::All, word(CompareWord::AllRows)));
    for (at, name) in comparison.groups.iter().enumerate() {
        filters = filters.add(filter(Filter::Group(at as u8), name));
    }
    let switch = |id: &str, on, action, text| {
        Chip { kind: "checkbox", id: id.to_owned(), group: None, on, off: false }.label(scene, action, word(text))
    };
    let own = own_verdict(scene.pack, scene.session).is_some();
    let order = own.then(|| switch("by-result", state.by_result(), CompareAction::ByResult, CompareWord::ByResult));
    let group =
        |title, chips: El| el("fieldset", "filter").part("filter").add(el("legend", "").text(word(title))).add(chips);
    parts::unsent("filters")
        .add(
            group(CompareWord::Choose, el("div", "chips").items(scene.pack.outcome_ixs().filter_map(outcome)))
                .attr("aria-describedby", "two-needed")
                .add(el("p", "fine").attr("id", "two-needed").say(comparison, CompareWord::TwoNeeded)),
        )
        .add(group(
            CompareWord::Show,
            filters
                .add(filter(Filter::Marked, word(CompareWord::MarkedRows)))
                .add(switch("differences", state.differences(), CompareAction::Differences, CompareWord::Differences))
                .maybe(order),
        ))
}

struct Chip {
    kind: &'static str,
    id: String,
    group: Option<&'static str>,
    on: bool,
    off: bool,
}

impl Chip {
    fn label(self, scene: &Scene, action: CompareAction, text: &str) -> El {
        let input =
            el("input", "").attr("type", self.kind).attr_owned("id", self.id.as_str()).flag("disabled", self.off);
        let input = match self.group {
            Some(group) => input.attr("name", group),
            None => input,
        };
        el("label", "chip")
            .key(self.id.as_str())
            .add(input.checkable(self.id, self.on).change(scene, Action::Compare(action)))
            .add(el("span", "").text(text))
    }
}

/// How many rows are shown, and how many are the same for all.
pub(super) fn count(scene: &Scene, comparison: &Comparison, columns: &[OutcomeIx]) -> String {
    let shown = scene.session.compare().rows(comparison, columns).len().to_decimal();
    let all = comparison.dimensions.len().to_decimal();
    let same = comparison.dimensions.iter().filter(|row| !crate::rules::differs(row, columns)).count();
    let values = [("shown", &*shown), ("all", &*all), ("same", &*same.to_decimal())];
    let word = if same > 0 { CompareWord::CountSame } else { CompareWord::Count };
    crate::pack::fill(comparison.word(word), &values)
}
