//! Several people's answers side by side: the visitor and those who shared a link, or a whole team.

use super::act::Act;
use super::el::{El, button, el};
use super::map::map_of;
use super::result::fit_note;
use super::share::{self, Try};
use super::{Scene, parts, review, say};
use crate::list::Gather;
use crate::pack::{Decimal, OutcomeIx, Word, concat, fill, join as list};
use crate::rules::{Answers, Choice, Split, Verdict, splits, spread, together, turns_to, verdict};
use crate::session::{Action, Ask, MOST_OTHERS, PeopleAction, Person, Way};

/// Everybody, in one order, with whether the first one is the visitor.
struct Group<'a> {
    scene: &'a Scene<'a>,
    people: &'a [Person],
    with_you: bool,
    /// How many levels below the screen's heading the sections' headings are.
    deeper: u8,
}

/// The visitor and the others. Called only if there are some, and the visitor has their own result.
#[inline(never)]
pub(super) fn people(scene: &Scene) -> El {
    let everybody = scene.session.everybody();
    let group = Group { scene, people: &everybody, with_you: true, deeper: 2 };
    let title = scene.title(1, Word::PeopleTitle).attr("id", "people").attr("tabindex", "-1");
    el("section", "people").add(title).all(group.sections())
}

/// The screen of a team's link.
#[inline(never)]
pub(super) fn team(scene: &Scene) -> El {
    let everybody = scene.session.everybody();
    let group = Group { scene, people: &everybody, with_you: false, deeper: 1 };
    el("section", "card result team")
        .part("card")
        .key("team")
        .add(visit(scene))
        .maybe(parts::notice(scene))
        .add(scene.screen_heading(&scene.fill(Word::TeamTitle, &[("count", &everybody.len().to_decimal())])))
        .add(el("section", "people").all(group.sections()))
}

/// Says that this is somebody else's, and leads to the visitor's own.
#[inline(never)]
pub(super) fn visit(scene: &Scene) -> El {
    let people = scene.session.people();
    let button = |class, id, action, word| {
        let new = button(class).attr("id", id);
        new.click(scene, Action::People(action)).say(scene, word)
    };
    let kept = people.has_kept();
    let own = if kept { Word::ToYours } else { Word::TakeItYourself };
    el("div", "visit").add(el("p", "notice kept").part("notice").text(&say::shown(scene))).add(
        el("div", "buttons")
            .add(button("main", "own", PeopleAction::Own, own))
            .maybe((people.others().len() == 1 && !kept).then(|| button("", "adopt", PeopleAction::Adopt, Word::Adopt)))
            .maybe(kept.then(|| el("span", "fine").say(scene, Word::YoursKept))),
    )
}

/// The field for links of others.
pub(super) fn join(scene: &Scene) -> El {
    let most = MOST_OTHERS.to_decimal();
    let told = share::feedback(scene, Try::Join).map(|told| told.attr("id", "join-told"));
    let field = el("textarea", "field")
        .attr("id", "join")
        .attr("rows", "2")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .label(scene, Word::JoinField)
        .attr("aria-describedby", if told.is_some() { "join-note join-told" } else { "join-note" });
    let add = button("small").attr("id", "join-add");
    el("div", "join")
        .add(el("p", "fine").attr("id", "join-note").text(&scene.fill(Word::JoinNote, &[("most", &most)])))
        .add(el("div", "link-row").add(field).add(add.act(scene, Act::Paste("#join")).say(scene, Word::JoinAdd)))
        .maybe(told)
}

impl Group<'_> {
    #[inline(never)]
    fn sections(&self) -> Vec<El> {
        let scene = self.scene;
        let all: Vec<&Answers> = self.people.iter().map(|person| &person.answers).gather();
        let verdicts: Vec<Verdict> = all.iter().map(|answers| verdict(scene.pack, answers)).gather();
        let splits = splits(scene.pack, &all);
        let (mut points, mut alt) = (Vec::new(), Vec::new());
        for (at, verdict) in verdicts.iter().enumerate() {
            points.push((self.mark(at), verdict));
            alt.push(concat(&[&self.name(at), ": ", &self.outcomes(&verdict.in_pack_order())]));
        }
        let alt = scene.fill(Word::MapAltPeople, &[("people", &list(&alt, ". "))]);
        let words = el("div", "")
            .maybe(self.other_work())
            .maybe(self.spread(&verdicts))
            .maybe(self.together(&all))
            .add(self.list(&verdicts));
        let mut sections = vec![el("div", "split").add(words).add(map_of(scene.pack, &points, alt))];
        sections.push(self.differences(&all, &splits));
        sections.extend(self.same(&splits));
        let editable = !scene.session.people().visiting();
        sections.extend(editable.then(|| {
            let copy = share::way_button(scene, Way::Team, Word::CopyTeam).part("copy");
            el("div", "buttons").add(copy).maybe(share::feedback(scene, Try::Team))
        }));
        // Browser translation moves texts: what changed as a whole is a new element.
        let key = crate::share::team(scene.pack, scene.session);
        let link = scene.team_link();
        sections.extend(share::refused_link(scene, Way::Team, "team-link", &link));
        let mut all = Vec::new();
        for (at, section) in sections.into_iter().enumerate() {
            all.push(el("div", "").key(concat(&[&at.to_decimal(), " ", &key])).add(section));
        }
        // The field stays, with what is being written.
        all.extend(editable.then(|| join(scene)));
        all
    }

    /// What is in the dot on the map; the visitor's own has a word next to it.
    fn mark(&self, at: usize) -> String {
        if self.with_you && at == 0 { String::new() } else { (at + 1).to_decimal() }
    }

    fn name(&self, at: usize) -> String {
        match self.with_you && at == 0 {
            true => self.scene.word(Word::PeopleYou).to_owned(),
            // Counted from the visitor, as everybody who opens the team's link counts them.
            false => self.scene.fill(Word::PeopleOther, &[("number", &(at + 1).to_decimal())]),
        }
    }

    fn outcomes(&self, outcomes: &[OutcomeIx]) -> String {
        let pack = self.scene.pack;
        match outcomes {
            [first, second] => {
                let names = [("first", say::name(pack, Some(*first))), ("second", say::name(pack, Some(*second)))];
                fill(pack.word(Word::CloseTitle), &names)
            }
            [one, ..] => say::name(pack, Some(*one)).to_owned(),
            [] => pack.word(Word::NoOutcome).to_owned(),
        }
    }

    /// Decisions about different kinds of work can be compared, but do not support each other.
    fn other_work(&self) -> Option<El> {
        let kind = |person: &Person| person.answer(Ask::Context);
        let mut kinds = self.people.iter().filter_map(kind);
        let first = kinds.next()?;
        kinds.any(|other| other != first).then(|| el("p", "notice").part("notice").say(self.scene, Word::OtherWork))
    }

    /// How many people get which result; for two, the list below says it.
    fn spread(&self, verdicts: &[Verdict]) -> Option<El> {
        let spread = spread(verdicts);
        if let [(outcomes, _)] = &*spread {
            let text = self.scene.fill(Word::SameOutcome, &[("outcome", &self.outcomes(outcomes))]);
            return Some(el("p", "").text(&text));
        }
        let line = |(outcomes, count): &(Vec<OutcomeIx>, usize)| {
            let (count, of) = (count.to_decimal(), verdicts.len().to_decimal());
            let values = [("count", &*count), ("all", &*of), ("outcome", &*self.outcomes(outcomes))];
            el("li", "").text(&self.scene.fill(Word::Spread, &values))
        };
        (verdicts.len() > 2).then(|| el("ul", "spread").items(spread.iter().map(line)))
    }

    /// For two the difference is enough; for more, the result of all of them together.
    fn together(&self, all: &[&Answers]) -> Option<El> {
        let verdict = together(self.scene.pack, all);
        let scene = self.scene;
        let text = match verdict.leader() {
            Some(_) => {
                let tag = scene.word(say::level_tag(&verdict));
                // The rules of the last one left are not one person's.
                let note = fit_note(&verdict).filter(|word| *word != Word::OnlyNote);
                let text = scene.fill(Word::Together, &[("headline", &say::headline(scene, &verdict)), ("tag", tag)]);
                note.map_or_else(|| text.clone(), |word| concat(&[&text, " ", scene.word(word)]))
            }
            None => scene.word(Word::TogetherNone).to_owned(),
        };
        (all.len() > 2).then(|| el("p", "").text(&text))
    }

    fn list(&self, verdicts: &[Verdict]) -> El {
        let row = |(at, verdict): (usize, &Verdict)| {
            let name = self.name(at);
            let label = self.scene.fill(Word::RemoveOf, &[("person", &name)]);
            let other = at.checked_sub(usize::from(self.with_you));
            let remove = other.filter(|_| !self.scene.session.people().visiting()).map(|other| {
                let action = Action::People(PeopleAction::Leave(other));
                parts::small_button(self.scene, &label, Word::Remove, action)
            });
            let outcome = self.scene.pack.capital(&self.outcomes(&verdict.in_pack_order()));
            el("li", "").add(el("b", "").text(&name)).add(el("span", "").text(&outcome)).maybe(remove)
        };
        el("ul", "persons").items(verdicts.iter().enumerate().map(row))
    }

    fn differences(&self, all: &[&Answers], splits: &[Split]) -> El {
        let scene = self.scene;
        let section = el("section", "");
        if splits.is_empty() {
            return section.paragraph_of(scene, Word::DifferNone);
        }
        let values = [("count", &*splits.len().to_decimal()), ("all", &*scene.pack.questions.len().to_decimal())];
        let (mine, theirs) = match all {
            [mine, theirs] if self.with_you => (Some(*mine), Some(*theirs)),
            _ => (None, None),
        };
        let turn = |split: &Split| turns_to(scene.pack, mine?, theirs?, split.question);
        let most = splits.first().map_or(0, |split| split.pairs);
        // What applies to nearly all of them says nothing.
        let few = splits.iter().filter(|split| split.pairs == most).count() * 2 <= splits.len();
        let none = mine.is_some() && splits.iter().all(|split| turn(split).is_none());
        let row = |split: &Split| {
            let ask = Ask::Question(split.question);
            let (question, _) = parts::question_text(scene, ask);
            let turned = turn(split).map(|to| scene.fill(Word::TurnsTo, &[("outcome", &self.outcomes(&to))]));
            let note = match mine {
                None if split.pairs == most && few => Some(scene.word(Word::MostSplit).to_owned()),
                _ => turned,
            };
            el("li", "")
                .add(el("span", "asked").text(question))
                .add(el("ul", "voices").items(split.groups.iter().map(|(choice, who)| self.voice(ask, *choice, who))))
                .maybe(note.map(|note| el("p", "turns").text(&note)))
        };
        section
            .add(scene.heading(self.deeper, &scene.fill(Word::DifferTitle, &values)))
            .maybe(none.then(|| el("p", "").say(scene, Word::TurnsNone)))
            .add(el("ul", "differences").items(splits.iter().map(row)))
    }

    fn voice(&self, ask: Ask, choice: Choice, who: &[usize]) -> El {
        let names: Vec<String> = who.iter().map(|at| self.name(*at)).gather();
        let names: Vec<&str> = names.iter().map(String::as_str).gather();
        let who = concat(&[&say::join(self.scene.pack, &names), ": "]);
        let answer = parts::answer_text(self.scene, ask, Some(choice));
        el("li", "").add(el("b", "").text(&who)).add(el("span", "").text(answer))
    }

    /// What all agree on, a click away.
    fn same(&self, splits: &[Split]) -> Option<El> {
        let scene = self.scene;
        let split = |ix| splits.iter().any(|split| split.question == ix);
        let asks: Vec<Ask> = scene.pack.question_ixs().filter(|ix| !split(*ix)).map(Ask::Question).gather();
        let (count, all) = (asks.len().to_decimal(), scene.pack.questions.len().to_decimal());
        let title = scene.fill(Word::AgreeTitle, &[("count", &count), ("all", &all)]);
        let first = self.people.first()?;
        let row = |ask: &Ask| {
            let answer = first.answer(*ask).or(Some(Choice::NotSure));
            el("li", "")
                .add(el("b", "").text(&concat(&[&scene.pack.capital(review::topic(scene, *ask)), ": "])))
                .add(el("span", "").text(parts::answer_text(scene, *ask, answer)))
        };
        let list = || el("ul", "voices").items(asks.iter().map(row));
        (!asks.is_empty()).then(|| parts::folded(&title, false).add(list()))
    }
}
