//! A result page: the general text of a result, readable without the program, around the quiz itself.

use super::el::{El, el};
use super::{Options, Outside, Scene, compare, map, parts, result, say};
use crate::pack::{
    Box4, CompareWord, Comparison, Distance, Outcome, OutcomeIx, Pack, PageWord, Pages, Who, Word, fill,
};
use crate::session::Session;
use crate::share::Subject;
use yew::Html;

/// The path from a result page back to the folder of the stand-alone page.
pub const HOME: &str = "../../../";

/// The content of the page's `main`.
pub fn page(pack: &Pack, pages: &Pages, subject: &Subject) -> Html {
    let session = Session::new(pack);
    let options = Options { heading_level: 2, still: true, ..Options::default() };
    let scene = Scene { pack, session: &session, options: &options, outside: &Outside::default(), acts: None };
    let page = Page { scene: &scene, pages, subject };
    el("main", "").add(page.quiz()).add(page.general()).add(page.others()).into()
}

/// The recommendation in words.
pub fn headline(pack: &Pack, subject: &Subject) -> String {
    match outcomes(pack, subject).as_slice() {
        [] => pack.word(Word::NoClearTitle).to_owned(),
        [one, rest @ ..] => match rest.first() {
            None => one.headline.clone(),
            Some(second) => say::close_headline(pack, &one.name, &second.name),
        },
    }
}

/// What it means, in one or two sentences.
pub fn description(pack: &Pack, pages: &Pages, subject: &Subject) -> String {
    match outcomes(pack, subject).as_slice() {
        [] => pages.no_clear.summary.clone(),
        [one, rest @ ..] => match rest.first() {
            None => one.summary.clone(),
            Some(second) => fill(pages.word(PageWord::PairSummary), &[("first", &one.name), ("second", &second.name)]),
        },
    }
}

/// Who does the work, and where.
pub fn who_and_where(pack: &Pack, pages: &Pages, subject: &Subject) -> [String; 2] {
    let who = |o: &Outcome| match o.who {
        Who::Own => PageWord::WhoOwn,
        Who::Outside => PageWord::WhoOutside,
    };
    let place = |o: &Outcome| match (o.distance, o.who) {
        (Distance::Home, _) => PageWord::WhereHome,
        (Distance::Near, _) => PageWord::WhereNear,
        (Distance::Far, Who::Outside) => PageWord::WhereFar,
        (Distance::Far, Who::Own) => PageWord::WhereAbroad,
    };
    let say = |what: &dyn Fn(&Outcome) -> PageWord| {
        let mut words: Vec<PageWord> = outcomes(pack, subject).into_iter().map(what).collect();
        words.dedup();
        // Another country may be nearby or far away.
        if words.contains(&PageWord::WhereAbroad) {
            words.retain(|word| !matches!(word, PageWord::WhereNear | PageWord::WhereFar));
        }
        let text = match *words.as_slice() {
            [first, second] => {
                let values = [("first", pages.word(first)), ("second", pages.word(second))];
                fill(pack.word(Word::CloseTitle), &values)
            }
            [one] => pages.word(one).to_owned(),
            _ => pages.word(PageWord::Open).to_owned(),
        };
        capital(&text)
    };
    [say(&who), say(&place)]
}

/// The text capitalized; here, outside the browser, with Unicode's whole table.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

fn outcomes<'a>(pack: &'a Pack, subject: &Subject) -> Vec<&'a Outcome> {
    subject.outcomes().iter().filter_map(|ix| pack.outcome(*ix)).collect()
}

struct Page<'a> {
    scene: &'a Scene<'a>,
    pages: &'a Pages,
    subject: &'a Subject,
}

impl Page<'_> {
    fn word(&self, word: PageWord) -> &str {
        self.pages.word(word)
    }

    /// The headline and the quiz, which shows the result of the link that was opened.
    fn quiz(&self) -> El {
        let pack = self.scene.pack;
        let way = el("a", "").attr("href", HOME).text(self.word(PageWord::TakeQuiz));
        el("div", "wrap hero")
            .add(el("h1", "").attr_owned("data-quiz", pack.word(Word::IntroTitle)).text(&headline(pack, self.subject)))
            .add(el("p", "lead").text(&description(pack, self.pages, self.subject)))
            .add(
                el("shoreline-quiz", "")
                    .attr("id", "quiz")
                    .attr("share-url", "pages")
                    .attr("data-alone", "")
                    .paragraph(self.word(PageWord::NeedsProgram))
                    .add(el("p", "").add(way)),
            )
    }

    fn general(&self) -> El {
        let text = el("div", "shoreline article compare result")
            .add(el("p", "fine").text(self.word(PageWord::GeneralNote)))
            .add(self.meaning())
            .all(self.advice())
            .maybe(self.scene.pack.comparison().map(|comparison| self.table(comparison)))
            .add(result::sources(self.scene));
        el("section", "wrap block").attr("id", "general").add(el("h2", "").text(self.word(PageWord::General))).add(text)
    }

    /// Who and where, the boxes that this is about, and the map.
    fn meaning(&self) -> El {
        let (pack, marked) = (self.scene.pack, self.subject.outcomes());
        let [who, place] = who_and_where(pack, self.pages, self.subject);
        let line = |title, text: &str| parts::term(pack.word(title), text);
        let in_box = |comparison: &Comparison| {
            let own = |square: &&Box4| {
                marked.is_empty() || outcomes(pack, self.subject).into_iter().any(|outcome| square.holds(outcome))
            };
            let boxes = comparison.boxes.iter().filter(own).map(|square| parts::term(&square.text, &square.definition));
            el("dl", "in-boxes").all(boxes)
        };
        let always = pack.riders.iter().filter(|r| r.when.is_none() && marked.contains(&r.outcome));
        let words = el("div", "")
            .add(self.scene.heading(1, self.word(PageWord::Meaning)))
            .add(el("dl", "leanings").add(line(Word::WhoTitle, &who)).add(line(Word::WhereTitle, &place)))
            .maybe(pack.comparison().map(in_box))
            .all(always.map(|rider| el("p", "").text(&rider.text)));
        let drawing = map::map_with(pack, None, marked).attr_owned("aria-label", self.map_text());
        el("div", "split").add(words).add(drawing)
    }

    fn map_text(&self) -> String {
        let pack = self.scene.pack;
        let names: Vec<&str> = outcomes(pack, self.subject).iter().map(|o| o.name.as_str()).collect();
        let marked = fill(self.word(PageWord::Marked), &[("outcomes", &say::join(pack, &names))]);
        match names.is_empty() {
            true => pack.word(Word::MapAlt).to_owned(),
            false => [pack.word(Word::MapAlt), " ", &marked].concat(),
        }
    }

    /// Why, what to watch out for, first steps, what would change it, websites.
    fn advice(&self) -> Vec<El> {
        match outcomes(self.scene.pack, self.subject).as_slice() {
            [] => {
                let (new, why) = (el("div", "advice"), self.word(PageWord::WhyNone));
                vec![result::advice_lists(self.scene, new, &self.pages.no_clear.advice, why, false)]
            }
            [one] => vec![result::advice_of(self.scene, one, false)],
            pair => vec![el("div", "columns pair").all(pair.iter().map(|o| result::advice_of(self.scene, o, true)))],
        }
    }

    /// The rows of the comparison for the page's outcomes; for all five if there is no clear winner.
    fn table(&self, comparison: &Comparison) -> El {
        let columns: Vec<OutcomeIx> = match self.subject.outcomes() {
            [] => self.scene.pack.outcome_ixs().collect(),
            marked => marked.to_vec(),
        };
        let rows: Vec<_> = comparison.dimension_ixs().collect();
        let all = el("a", "").attr_owned("href", [HOME, "#compare"].concat()).text(self.word(PageWord::CompareAll));
        el("section", "lines")
            .add(self.scene.heading(1, self.word(PageWord::LineByLine)))
            .paragraph(comparison.word(CompareWord::TableLead))
            .add(el("p", "").add(all))
            .add(compare::still_table(self.scene, comparison, &columns, &rows))
    }

    /// Where to go next: the quiz itself, and the pages of the other results, the closest ones first.
    fn others(&self) -> El {
        let pack = self.scene.pack;
        let mine = self.subject.outcomes();
        let related = |other: &Subject| mine.is_empty() || other.outcomes().iter().any(|ix| mine.contains(ix));
        let all = || Subject::all(pack).into_iter().filter(|other| other != self.subject);
        let single = all().filter(|other| other.outcomes().len() < 2);
        let pairs = all().filter(|other| other.outcomes().len() == 2 && related(other));
        let link = |other: Subject| {
            let href = ["../", &other.name(pack), "/"].concat();
            el("li", "").add(el("a", "").attr_owned("href", href).text(&headline(pack, &other)))
        };
        let list = |title, list: Vec<El>| {
            el("div", "").add(el("h3", "").text(self.word(title))).add(el("ul", "ways").all(list))
        };
        el("section", "wrap block")
            .attr("id", "others")
            .add(el("h2", "").text(self.word(PageWord::Others)))
            .add(el("p", "").add(el("a", "take").attr("href", HOME).text(self.word(PageWord::TakeYourself))))
            .add(
                el("div", "duo")
                    .add(list(PageWord::OthersLead, single.map(link).collect()))
                    .add(list(PageWord::ClosePairs, pairs.map(link).collect())),
            )
    }
}
