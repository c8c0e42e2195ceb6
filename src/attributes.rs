//! The element's attributes: the one table for `element.js` and the README.

/// One attribute.
#[derive(Clone, Copy, Debug)]
pub struct Attribute {
    /// Its name.
    pub name: &'static str,
    /// The values that it takes, the default first; empty for free text.
    pub values: &'static [&'static str],
    /// What it does.
    pub meaning: &'static str,
}

const fn attribute(name: &'static str, values: &'static [&'static str], meaning: &'static str) -> Attribute {
    Attribute { name, values, meaning }
}

/// All attributes in the order of the documentation.
pub const ATTRIBUTES: &[Attribute] = &[
    attribute("view", &["decide", "compare", "check"], "the view shown first"),
    attribute(
        "views",
        &[],
        "which views may be reached, in the order of the tabs; one alone hides the tabs; default: `decide compare check`",
    ),
    attribute(
        "lang",
        &[],
        "interface and content language, BCP 47 with fallback; default: nearest `lang` in the page, then `en`",
    ),
    attribute("theme", &["auto", "light", "dark"], "`auto` follows the host element's `color-scheme`, then the system"),
    attribute("accent", &[], "a CSS colour, corrected to a readable contrast in both schemes"),
    attribute("pack", &[], "URL of another checked pack; default: built-in"),
    attribute(
        "share-url",
        &[],
        "where result links lead; `pages` = the result pages beside `embed.js`; default: the page's own URL",
    ),
    attribute("cta-label", &[], "words of the host's call to action on the result"),
    attribute("cta-href", &[], "its address; `{outcome}` is filled in; `http:`, `https:`, `mailto:` and `tel:` only"),
    attribute("storage", &["none", "session"], "resume after a reload"),
    attribute("load", &["near", "eager", "intent"], "when the program is fetched"),
    attribute("heading-level", &["2", "1", "3", "4", "5"], "so that the host's outline stays right"),
];
