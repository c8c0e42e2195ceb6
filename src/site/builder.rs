//! The front page's snippet builder: its form from `site/builder.html` and `site/builder.json`, and its script, which
//! only this page loads, and only when somebody comes near.

use super::embed_js::read;
use super::files::{Files, integrity};
use super::minify::{Kind, bundle, minify};
use super::snippets::{self, Choice, Kit, attribute, text};
use super::{Error, Options, filled};

const KIT: &str = "site/builder.json";

/// The form with the first snippet in it, as it is before (and without) any script.
pub(super) fn section(options: &Options) -> Result<String, Error> {
    let kit = Kit::read(&read(options, KIT)?)?;
    snippets::check(&kit)?;
    let page = read(options, "site/builder.html")?;
    let base = options.site_url.as_ref().map_or(kit.base.clone(), |url| url.at(""));
    let host = kit.hosts.first().ok_or_else(|| Error::Other(format!("{KIT}: hosts is empty")))?;
    let choice = Choice {
        host: host.id.clone(),
        form: host.form.clone(),
        base: base.clone(),
        label: kit.label.clone(),
        ..Choice::default()
    };
    let form = kit.forms.iter().find(|form| form.id == host.form);
    let form =
        form.ok_or_else(|| Error::Other(format!("{KIT}: hosts names the form {}, which is missing", host.form)))?;
    let care: Vec<String> = host.care.iter().chain(kit.words.get("light")).cloned().collect();
    let steps = host.steps.get(&host.form).map(Vec::as_slice).unwrap_or_default();
    let places = [
        ("hosts", hosts(&kit, &host.id)),
        ("forms", forms(&kit, &host.form)),
        ("best", text(&best(&kit, host, form))),
        ("variables", variables(&kit)),
        ("parts", parts(&kit)),
        ("label", attribute(&kit.label)),
        ("label-hint", text(&form.label)),
        ("leads", text(&form.leads)),
        ("pin-hint", sentence(&form.pin)),
        ("base", attribute(&base)),
        ("snippet", text(&kit.snippet(&choice).unwrap_or_default())),
        ("keep", text(&kit.keep(&snippets::ALL_VIEWS.split(' ').collect::<Vec<_>>(), "").unwrap_or_default())),
        ("why", sentence(&host.why)),
        ("steps", items(steps)),
        ("care", items(&care)),
    ];
    filled(&page, &places)
}

/// The script: a few lines that wait for somebody to come near, and the builder itself. Returns the first one's name.
pub(super) fn script(options: &Options, files: &mut Files) -> Result<String, Error> {
    let pin = |files: &Files, name: &str| files.written(name).map(integrity).unwrap_or_default();
    let data = snippets::data(&read(options, KIT)?, &[pin(files, "embed.js"), pin(files, "frame.js")])?;
    let builder = bundle(options, "src/site/builder.js", &format!("export const KIT = {data};"))?;
    let builder = files.hashed("builder", "js", builder);
    let front = read(options, "src/site/front.js")?.replace("builder.js", &builder);
    Ok(files.hashed("front", "js", minify(options, Kind::Script, &front)?))
}

fn hosts(kit: &Kit, chosen: &str) -> String {
    let one = |host: &snippets::Host| {
        let checked = if host.id == chosen { " checked" } else { "" };
        let (id, name) = (attribute(&host.id), text(&host.name));
        format!(
            "<label class=\"pill\"><input type=\"radio\" name=\"host\" value=\"{id}\"{checked}><span>{name}</span></label>"
        )
    };
    kit.hosts.iter().map(one).collect()
}

fn forms(kit: &Kit, chosen: &str) -> String {
    let one = |form: &snippets::Form| {
        let checked = if form.id == chosen { " checked" } else { "" };
        let (id, name, what) = (attribute(&form.id), text(&form.name), text(&form.what));
        format!(
            "<label class=\"choice\"><input type=\"radio\" name=\"form\" value=\"{id}\"{checked} aria-describedby=\"form-{id}\">\
             <span><b>{name}</b> <small id=\"form-{id}\">{what}</small></span></label>"
        )
    };
    kit.forms.iter().map(one).collect()
}

/// As the script says it for another host: there from the start, so that nothing below moves when the script runs.
fn best(kit: &Kit, host: &snippets::Host, form: &snippets::Form) -> String {
    let words = kit.words.get("best").map(|words| words.replace("{host}", &host.name)).unwrap_or_default();
    format!("{words}: {}.", form.name)
}

fn variables(kit: &Kit) -> String {
    let one = |variable: &snippets::Variable| {
        let (name, what) = (attribute(&variable.name), text(&variable.what));
        let default = sentence(&variable.default);
        let hint = attribute(variable.default.split('`').nth(1).unwrap_or_default());
        format!(
            "<div class=\"field\"><label for=\"--{name}\"><code>--shoreline-{name}</code></label>\
             <input id=\"--{name}\" name=\"--{name}\" placeholder=\"{hint}\" spellcheck=\"false\" \
             aria-describedby=\"--{name}-what --{name}-problem\"><small id=\"--{name}-what\">{what}. Default: {default}</small>\
             <p class=\"problem\" id=\"--{name}-problem\"></p></div>"
        )
    };
    kit.variables.iter().map(one).collect()
}

fn parts(kit: &Kit) -> String {
    let one = |name: &String| {
        let name = attribute(name);
        format!("<button type=\"button\" class=\"part\" data-part=\"{name}\" aria-pressed=\"false\">{name}</button>")
    };
    kit.parts.keys().map(one).collect()
}

fn items(sentences: &[String]) -> String {
    sentences.iter().map(|one| format!("<li>{}</li>", sentence(one))).collect()
}

fn sentence(sentence: &str) -> String {
    let span = |(code, span): (bool, &str)| if code { format!("<code>{}</code>", text(span)) } else { text(span) };
    snippets::spans(sentence).map(span).collect()
}
