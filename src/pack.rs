//! Content: all words, points, rules and sources of one language, checked.
//!
//! A pack is written as JSON (`packs/<lang>.json`), checked as a whole (`check`), and reaches the browser in a compact
//! binary form (`binary`). No code after this module sees an unchecked id.

mod wire;
mod index;
pub(crate) use index::MOST_ENTRIES;
pub use index::MOST_GROUPS;
pub use index::{DimensionIx, ItemIx, OptionIx, OutcomeIx, QuestionIx, SourceIx};
mod text;
pub(crate) use text::from_utf8;
pub use text::{Decimal, Split, Values, concat, fill, join, parse_u8, parse_u32, split, split_once};
mod word;
pub use word::{CheckWord, CompareWord, PageWord, Word};
mod types;
pub use types::{
    Advice, Answered, ChoiceOption, Context, ContextOption, Dir, Distance, Outcome, Question, Rider, Rules, Source, Who,
};
mod comparison;
pub(crate) use comparison::MOST_POINTS;
pub use comparison::{Balance, Box4, Cell, Checklist, Comparison, Difference, Dimension, Entry, FaceOff, Side};
mod knowledge;
pub use knowledge::{BoxAnswer, Item, ItemKind, Knowledge, ScoreLevel};
mod pages;
pub use pages::{NoClear, Pages};
mod url;
pub use url::is_safe_url;
mod binary;
pub(crate) use binary::checksum;
pub use binary::{Damage, Part, from_bytes};
#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(not(target_arch = "wasm32"))]
pub use native::*;

use std::sync::OnceLock;

/// The checked content that the decide view needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Pack {
    /// Stable name of the content, for example `sourcing`; links carry its `code`.
    pub id: String,
    /// The pack's short id in links: one to three characters of `a-z0-9`.
    pub code: String,
    /// BCP 47 tag of the content's language.
    pub lang: String,
    /// Reading direction of that language.
    pub dir: Dir,
    /// The sourcing choices, in the order that breaks ties.
    pub outcomes: Vec<Outcome>,
    /// The unscored question about the kind of work.
    pub context: Context,
    /// The scored questions in the order they are asked.
    pub questions: Vec<Question>,
    /// Thresholds of the levels.
    pub rules: Rules,
    /// Notes added to an outcome when a certain answer was given.
    pub riders: Vec<Rider>,
    /// What the ratings and points rest on.
    pub sources: Vec<Source>,
    /// The names of the comparison's rows, for the links that lead there.
    pub dimensions: Vec<String>,
    /// How many items a round of the knowledge check has.
    pub check_items: u8,
    /// The files of the further parts, relative to this one's: comparison, knowledge check. Empty where there is none.
    pub parts: [String; 2],
    pub(crate) words: Vec<String>,
    pub(crate) capitals: Vec<[String; 2]>,
    /// The further parts, each set once it has arrived.
    pub(crate) comparison: OnceLock<Comparison>,
    pub(crate) knowledge: OnceLock<Knowledge>,
}

// The questions come first: src/embed/element/asks.js reads them, too, while the program is loading.
wire::wire! {
    Pack {
        questions, id, code, lang, dir, outcomes, context, rules, riders, sources, dimensions, check_items, parts, words, capitals,
    } without comparison, knowledge;
}

impl Pack {
    /// An interface word or sentence.
    #[inline(never)]
    pub fn word(&self, word: Word) -> &str {
        self.words.get(word as usize).map_or("", String::as_str)
    }

    /// A text that begins with the name of an outcome, or with a label such as a topic, capitalized. The capitals are
    /// in the pack, since Unicode's table of all of them takes kilobytes.
    #[inline(never)]
    pub fn capital(&self, text: &str) -> String {
        let found =
            self.capitals.iter().find_map(|[small, large]| Some([large.as_str(), text.strip_prefix(small.as_str())?]));
        found.map_or_else(|| text.to_owned(), |begin_and_rest| concat(&begin_and_rest))
    }

    /// The comparison, once it is there.
    pub fn comparison(&self) -> Option<&Comparison> {
        self.comparison.get()
    }

    /// The knowledge check, once it is there.
    pub fn knowledge(&self) -> Option<&Knowledge> {
        self.knowledge.get()
    }

    /// The outcome at `ix`.
    pub fn outcome(&self, ix: OutcomeIx) -> Option<&Outcome> {
        self.outcomes.get(ix.get())
    }

    /// The question at `ix`.
    pub fn question(&self, ix: QuestionIx) -> Option<&Question> {
        self.questions.get(ix.get())
    }

    /// The option `option` of question `question`.
    pub fn option(&self, question: QuestionIx, option: OptionIx) -> Option<&ChoiceOption> {
        self.question(question)?.options.get(option.get())
    }

    /// All outcomes' indices in pack order.
    pub fn outcome_ixs(&self) -> impl Iterator<Item = OutcomeIx> + Clone + use<> {
        OutcomeIx::all(self.outcomes.len())
    }

    /// All questions' indices in asking order.
    pub fn question_ixs(&self) -> impl Iterator<Item = QuestionIx> + Clone + use<> {
        QuestionIx::all(self.questions.len())
    }

    /// The indices of all rows of the comparison; the names are here before it is.
    pub fn dimension_ixs(&self) -> impl Iterator<Item = DimensionIx> + Clone + use<> {
        DimensionIx::all(self.dimensions.len())
    }

    /// The question with this text id.
    pub fn question_by_id(&self, id: &str) -> Option<QuestionIx> {
        QuestionIx::position(&self.questions, |question| question.id == id)
    }

    /// The option of `question` with this text id.
    pub fn option_by_id(&self, question: QuestionIx, id: &str) -> Option<OptionIx> {
        OptionIx::position(&self.question(question)?.options, |option| option.id == id)
    }

    /// The context option at `ix`.
    pub fn context_option(&self, ix: OptionIx) -> Option<&ContextOption> {
        self.context.options.get(ix.get())
    }

    /// The context option with this text id.
    pub fn context_by_id(&self, id: &str) -> Option<OptionIx> {
        OptionIx::position(&self.context.options, |option| option.id == id)
    }
}
