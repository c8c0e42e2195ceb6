//! The text that a host pastes: a template of `site/builder.json`, filled in.
//!
//! The page's script does the same live (`builder/snippet.js`); a browser test compares the two, and native tests
//! compare this one with what an HTML parser reads.

use super::Error;
use crate::attributes::ATTRIBUTES;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// Everything that the snippet builder knows and says, as `site/builder.json` has it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kit {
    /// The link's words, unless the host has others.
    pub label: String,
    /// The folder's URL, as long as nobody has given another one.
    pub base: String,
    /// Lines by language and form.
    pub templates: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    /// Script, iframe and link.
    pub forms: Vec<Form>,
    /// Website platforms.
    pub hosts: Vec<Host>,
    /// How the space of the first screen is reserved.
    pub keep: Keep,
    /// The variables of the host, which `styles/tokens.css` reads.
    pub variables: Vec<Variable>,
    /// The parts for `::part()`, and what each one is.
    pub parts: BTreeMap<String, String>,
    /// What the page says to the person who builds.
    pub words: BTreeMap<String, String>,
}

/// Lines for the host's style sheet, which reserve the space of the first screen until the script is there.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keep {
    /// With `{wide}` and `{narrow}` for the heights.
    pub lines: Vec<String>,
    /// By view.
    pub heights: BTreeMap<String, Heights>,
}

/// Heights of a view's first screen in rem, in wide and in narrow columns, measured with a typeface as wide as Arial.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Heights {
    /// Below tabs.
    pub tabs: [f64; 2],
    /// As the only view.
    pub alone: [f64; 2],
}

/// A form of embedding.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// `script`, `frame` or `link`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is like.
    pub what: String,
    /// What the words of its link are for.
    pub label: String,
    /// Where result links lead by default.
    pub leads: String,
    /// What locking a version means here; empty if there is nothing to lock.
    pub pin: String,
}

/// A kind of website.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Host {
    /// Its id in the page's address.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The language of its templates.
    pub template: String,
    /// The recommended form.
    pub form: String,
    /// Why this one.
    pub why: String,
    /// What to do, by form.
    pub steps: BTreeMap<String, Vec<String>>,
    /// What is known to go wrong.
    pub care: Vec<String>,
}

/// A variable that a host may set.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variable {
    /// Its name after `--shoreline-`.
    pub name: String,
    /// `color`, `length`, `radius` or `font`: what its value must be.
    pub kind: String,
    /// Its default, light and dark.
    pub default: String,
    /// What it does.
    pub what: String,
}

/// What somebody has chosen. Only what differs from the default gets into the snippet.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// The host's id.
    pub host: String,
    /// The form's id.
    pub form: String,
    /// The folder's address, with a slash at its end.
    pub base: String,
    /// The words of the link.
    pub label: String,
    /// Attributes by name.
    pub attributes: BTreeMap<String, String>,
    /// Variables by name, without `--shoreline-`.
    pub variables: BTreeMap<String, String>,
    /// Whether there is a place for the host's own form.
    pub slot: bool,
    /// Digests of `embed.js` and `frame.js` that lock the snippet to this version; empty for none.
    pub pins: [String; 2],
}

pub(super) const ALL_VIEWS: &str = "decide compare check";

impl Kit {
    /// Reads `site/builder.json`.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(json: &str) -> Result<Kit, Error> {
        serde_json::from_str(json).map_err(|e| Error::Other(format!("site/builder.json: {e}")))
    }

    /// The host with this id.
    pub fn host(&self, id: &str) -> Option<&Host> {
        self.hosts.iter().find(|host| host.id == id)
    }

    /// The lines that reserve the space of the first one of `views`, unless `view` is another; none for a view that
    /// does not exist.
    pub fn keep(&self, views: &[&str], view: &str) -> Option<String> {
        let first = if view.is_empty() { *views.first()? } else { view };
        let heights = self.keep.heights.get(first)?;
        let [wide, narrow] = if views.len() > 1 { heights.tabs } else { heights.alone };
        let line = |line: &String| line.replace("{wide}", &wide.to_string()).replace("{narrow}", &narrow.to_string());
        Some(self.keep.lines.iter().map(line).collect::<Vec<_>>().join("\n"))
    }

    /// The text to paste; none for a host or form that does not exist.
    pub fn snippet(&self, choice: &Choice) -> Option<String> {
        let language = &self.host(&choice.host)?.template;
        let lines = self.templates.get(language)?.get(&choice.form)?;
        let line = |line: &String| {
            fill(line, |name| match name {
                "base" => Some(attribute(&choice.base)),
                "url" => Some(quoted(&choice.base)),
                "frame" => Some(attribute(&choice.frame())),
                "address" => Some(attribute(&choice.address())),
                "title" => Some(attribute(&choice.label)),
                "label" => Some(text(&choice.label)),
                "pin" => Some(pin(language, choice.pins.first())),
                "pin-frame" => Some(pin(language, choice.pins.get(1))),
                "slot" => Some(if choice.slot { slot(language, indent(line)) } else { String::new() }),
                "attributes" => Some(choice.tag(language, indent(line))),
                _ => None,
            })
        };
        Some(lines.iter().map(line).collect::<Vec<_>>().join("\n"))
    }
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// The place of the host's own form, on a line of its own.
fn slot(language: &str, indent: usize) -> String {
    let note = if language == "jsx" { "{/* your form */}" } else { "<!-- your form -->" };
    format!("\n{}<div slot=\"result\">{note}</div>", " ".repeat(indent))
}

/// Every attribute with its default; empty if leaving it out is the default.
pub(super) fn defaults() -> impl Iterator<Item = (&'static str, &'static str)> {
    ATTRIBUTES.iter().map(|a| match a.name {
        "views" => ("views", ALL_VIEWS),
        name => (name, a.values.first().copied().unwrap_or_default()),
    })
}

impl Choice {
    /// The attributes that differ from their defaults, in the order of the documentation.
    fn differing(&self) -> Vec<(&'static str, &str)> {
        let get = |name: &str| self.attributes.get(name).map_or("", String::as_str);
        let views = if get("views").is_empty() { ALL_VIEWS } else { get("views") };
        let first = if views.split(' ').any(|v| v == "decide") { Some("decide") } else { views.split(' ').next() };
        let default = |name, value| if name == "view" { first.unwrap_or(value) } else { value };
        let all = defaults().map(|(name, value)| (name, get(name), default(name, value)));
        all.filter(|(_, value, default)| !value.is_empty() && value != default).map(|(n, v, _)| (n, v)).collect()
    }

    fn tag(&self, language: &str, indent: usize) -> String {
        let mut all: Vec<String> =
            self.differing().iter().map(|(name, value)| format!("{name}=\"{}\"", attribute(value))).collect();
        let set = self.variables.iter().filter(|(_, value)| !value.is_empty());
        let jsx = language == "jsx";
        let style: Vec<String> = set
            .map(|(name, value)| match jsx {
                true => format!("'--shoreline-{name}': '{}'", quoted(value)),
                false => format!("--shoreline-{name}: {value}"),
            })
            .collect();
        match style.is_empty() {
            true => {}
            false if jsx => all.push(format!("style={{{{ {} }}}}", style.join(", "))),
            false => all.push(format!("style=\"{}\"", attribute(&style.join("; ")))),
        }
        // Many are easier to read one below another.
        let between = if all.len() > 2 { format!("\n{}", " ".repeat(indent + 2)) } else { " ".to_owned() };
        all.iter().flat_map(|one| [between.as_str(), one.as_str()]).collect()
    }

    /// The page for iframes, with the attributes in its query.
    fn frame(&self) -> String {
        let query: Vec<String> = self.differing().iter().map(|(n, v)| format!("{n}={}", component(v))).collect();
        let mark = if query.is_empty() { "" } else { "?" };
        [&self.base, "embed.html", mark, &query.join("&")].concat()
    }

    /// Where a plain link leads.
    pub fn address(&self) -> String {
        if self.differing().is_empty() { self.base.clone() } else { self.frame() }
    }
}

fn pin(language: &str, digest: Option<&String>) -> String {
    let cors = if language == "jsx" { "crossOrigin" } else { "crossorigin" };
    let digest = digest.filter(|digest| !digest.is_empty());
    digest.map(|digest| format!(" integrity=\"{}\" {cors}=\"anonymous\"", attribute(digest))).unwrap_or_default()
}

/// A template with its `{names}` replaced in one pass; braces around anything else stay.
fn fill(template: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out += before;
        let found = after.split_once('}').and_then(|(name, rest)| Some((value(name)?, rest)));
        match found {
            Some((value, after)) => {
                out += &value;
                rest = after;
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out + rest
}

/// For HTML and JSX between double quotes. Two braces, or one with a percent sign, are code in Vue and Liquid.
pub(super) fn attribute(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '&' => out += "&amp;",
            '"' => out += "&quot;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '{' if matches!(rest.peek(), Some('{' | '%')) => out += "&#123;",
            c => out.push(c),
        }
    }
    out
}

/// For HTML and JSX between tags: there, JSX takes every brace for code.
pub(super) fn text(value: &str) -> String {
    attribute(value).replace('{', "&#123;").replace('}', "&#125;")
}

/// For JavaScript between single quotes.
fn quoted(value: &str) -> String {
    value.replace('\\', "\\\\").replace('\'', "\\'").replace('<', "\\x3c")
}

/// For a query, as JavaScript's `encodeURIComponent` does it.
fn component(value: &str) -> String {
    value.bytes().fold(String::new(), |out, byte| match byte {
        b if b.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&b) => out + char::from(b).encode_utf8(&mut [0; 4]),
        b => format!("{out}%{b:02X}"),
    })
}

/// The parts of a sentence, with whether each is between backticks and so is code.
pub(super) fn spans(sentence: &str) -> impl Iterator<Item = (bool, &str)> {
    sentence.split('`').enumerate().map(|(at, span)| (at % 2 == 1, span)).filter(|(_, span)| !span.is_empty())
}

/// Every host has a template and steps for every form.
pub(super) fn check(kit: &Kit) -> Result<(), Error> {
    let missing = |what: String| Err(Error::Other(format!("site/builder.json: {what}")));
    for host in &kit.hosts {
        for form in &kit.forms {
            if kit.templates.get(&host.template).and_then(|t| t.get(&form.id)).is_none() {
                return missing(format!("templates.{}.{} is missing", host.template, form.id));
            }
            if host.steps.get(&form.id).is_none_or(Vec::is_empty) {
                return missing(format!("hosts.{}.steps.{} is missing", host.id, form.id));
            }
        }
        if kit.forms.iter().all(|form| form.id != host.form) {
            return missing(format!("hosts.{}.form is none of the forms", host.id));
        }
    }
    match kit.hosts.first() {
        Some(_) => Ok(()),
        None => missing("hosts is empty".into()),
    }
}

/// The kit's JSON with what only the build knows, for the page's script.
pub(super) fn data(json: &str, pins: &[String; 2]) -> Result<Value, Error> {
    let mut data: Value = serde_json::from_str(json).map_err(|e| Error::Other(format!("site/builder.json: {e}")))?;
    if let Value::Object(map) = &mut data {
        map.insert("attributes".into(), defaults().map(|(n, d)| serde_json::json!([n, d])).collect());
        map.insert("pins".into(), serde_json::json!(pins));
    }
    Ok(data)
}
