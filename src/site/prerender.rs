//! The screens that are shown before the program is there: the view's own HTML, as data.

use super::Error;
use crate::pack::{Pack, Word};
use crate::session::{Action, Session, View};
use crate::view::{App, Options, Props};
use scraper::{ElementRef, Html, Node, Selector};
use serde_json::{Map, Value, json};
use std::rc::Rc;
use yew::LocalServerRenderer;

/// The HTML of one session.
pub fn html(pack: &Pack, session: &Session, options: Options) -> String {
    let props = Props {
        // Components hold what is never freed; the build makes some dozens.
        pack: Box::leak(Box::new(pack.clone())),
        session: Rc::new(session.clone()),
        options: Rc::new(options),
        outside: Rc::default(),
        acts: None,
        widget: 0,
        rendered: |_| {},
        said: (0, "".into()),
    };
    futures_executor::block_on(LocalServerRenderer::<App>::with_props(props).hydratable(false).render())
}

/// The intro and the first question, as trees of `[tag, attributes, …children]`.
pub fn screens(pack: &Pack) -> Result<[Value; 2], Error> {
    let intro = Session::new(pack);
    let first = intro.apply(pack, Action::Start);
    let screen = |session| tree(&html(pack, session, Options::default()));
    Ok([screen(&intro)?, screen(&first)?])
}

/// A scored question as a function of what the pack has about it: `(step, id, text, help, options) => tree`.
pub fn ask(pack: &Pack) -> Result<String, Error> {
    let mut blank = pack.clone();
    if let Some(progress) = blank.words.get_mut(Word::Progress as usize) {
        *progress = progress.replace("{step}", "[number]");
    }
    let first = blank.questions.first_mut().ok_or_else(|| Error::Other("the pack has no question".into()))?;
    (first.id, first.text, first.help) = ("{id}".into(), "{text}".into(), "{help}".into());
    first.options.clear();
    let session = Session::new(&blank).apply(&blank, Action::Start).apply(&blank, Action::Skip);
    let mut tree = tree(&html(&blank, &session, Options::default()))?;
    fill_in(&mut tree);
    let mut text = tree.to_string().replace("[number]", "\"+step+\"");
    for hole in ["id", "text", "help", "...options"] {
        text = text.replace(&format!("\"{{{hole}}}\""), hole);
    }
    Ok(format!("(step, id, text, help, options) => {text}"))
}

/// What [`ask`] takes for the first scored question, which follows the first answer at once.
pub fn first_ask(pack: &Pack) -> Value {
    let first = pack.questions.first();
    let options = first.iter().flat_map(|q| &q.options).map(|option| json!(["label", option.id, option.text]));
    json!([1, first.map(|q| &q.id), first.map(|q| &q.text), first.map(|q| &q.help), options.collect::<Vec<_>>()])
}

/// The placeholders that no text of the pack fills: the bar's length, and the options before "not sure".
fn fill_in(tree: &mut Value) {
    let Value::Array(node) = tree else { return };
    if let Some(Value::Object(attributes)) = node.get_mut(1) {
        let class = attributes.get("class").and_then(Value::as_str).unwrap_or_default();
        if class == "done" {
            attributes.insert("width".into(), "[number]".into());
        } else if class == "options" {
            node.insert(2, "{...options}".into());
        }
    }
    node.iter_mut().for_each(fill_in);
}

/// A pack without its parts, which are loaded later.
pub fn bare(pack: &Pack) -> Result<Pack, Error> {
    let bare = crate::pack::from_bytes(&crate::pack::to_bytes(pack)).ok();
    bare.ok_or_else(|| Error::Other("the pack cannot be read back".into()))
}

/// The first screens of the other views, without their parts of the pack.
pub fn views(pack: &Pack) -> Result<Value, Error> {
    let bare = bare(pack)?;
    let mut trees = Map::new();
    for view in [View::Compare, View::Check] {
        let session = Session::new(&bare).apply(&bare, Action::View(view));
        trees.insert(view.id().to_owned(), tree(&html(&bare, &session, Options::default()))?);
    }
    Ok(Value::Object(trees))
}

/// The whole comparison as readable HTML, without controls, for a page without the program.
pub fn comparison(pack: &Pack) -> Result<String, Error> {
    let session = Session::new(pack).apply(pack, Action::View(View::Compare));
    let options = Options { still: true, views: vec![View::Compare], ..Options::default() };
    let html = html(pack, &session, options);
    let fragment = Html::parse_fragment(&html);
    let selector = Selector::parse(".compare").map_err(|e| Error::Other(e.to_string()))?;
    let found = fragment.select(&selector).next();
    found.map(|e| e.inner_html()).ok_or_else(|| Error::Other("the comparison was not rendered".into()))
}

/// The screen in a rendered app as a tree.
fn tree(html: &str) -> Result<Value, Error> {
    let fragment = Html::parse_fragment(html);
    let selector = Selector::parse(".card").map_err(|e| Error::Other(e.to_string()))?;
    let card = fragment.select(&selector).next();
    card.map(element).ok_or_else(|| Error::Other("a rendered screen has no .card".into()))
}

fn element(element: ElementRef) -> Value {
    let mut attributes = Map::new();
    for (name, value) in element.value().attrs() {
        attributes.insert(name.to_owned(), Value::from(value));
    }
    if let Some(option) = option(element) {
        return option;
    }
    let mut node = vec![Value::from(element.value().name())];
    if !attributes.is_empty() {
        node.push(Value::Object(attributes));
    }
    for child in element.children() {
        match child.value() {
            Node::Text(text) if !text.is_empty() => node.push(Value::from(&**text)),
            Node::Element(_) => node.extend(ElementRef::wrap(child).map(self::element)),
            _ => {}
        }
    }
    Value::Array(node)
}

/// An option as `[label, value, text]`; everything else about it follows from its question, see element/screen.js.
fn option(element: ElementRef) -> Option<Value> {
    let radio = element.child_elements().next().filter(|_| element.value().name() == "label")?;
    let value = radio.attr("value").filter(|_| radio.attr("type") == Some("radio"))?;
    Some(Value::from(["label", value, &element.text().collect::<String>()].map(Value::from).to_vec()))
}
