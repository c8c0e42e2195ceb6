//! A builder for elements.
//!
//! Yew's `html!` spells out the construction of every element again, two to three hundred bytes of code each; a call of
//! one of these functions is a tenth of that. It made the whole view 7 KB (brotli) lighter.

use super::Scene;
use super::act::Act;
use crate::pack::{CheckWord, CompareWord, Comparison, Knowledge, Word, concat};
use crate::session::Action;
use std::cell::RefCell;
use std::mem::ManuallyDrop;
use std::rc::Rc;
use yew::virtual_dom::{AttrValue, AttributeOrProperty, Attributes, Key, Listeners, VList, VTag, VText};
use yew::{Html, NodeRef};

/// An element under construction. One word, so calls stay short. Never dropped, since drop glue would cost a kilobyte;
/// do not build elements you do not use.
pub(super) struct El(ManuallyDrop<Box<Making>>);

struct Making {
    tag: &'static str,
    names: Vec<&'static str>,
    values: Vec<Option<AttributeOrProperty>>,
    key: Option<Key>,
    /// Of a radio or a checkbox.
    checked: Option<bool>,
    children: Vec<Html>,
}

/// Where words and sentences come from.
pub(super) trait Words<W> {
    fn word(&self, word: W) -> &str;
}

impl Words<Word> for Scene<'_> {
    fn word(&self, word: Word) -> &str {
        self.pack.word(word)
    }
}

impl Words<CompareWord> for Comparison {
    fn word(&self, word: CompareWord) -> &str {
        self.word(word)
    }
}

impl Words<CheckWord> for Knowledge {
    fn word(&self, word: CheckWord) -> &str {
        self.word(word)
    }
}

/// A new element; an empty class adds none.
#[inline(never)]
pub(super) fn el(tag: &'static str, class: &'static str) -> El {
    let (names, values, children) = (Vec::new(), Vec::new(), Vec::new());
    let new = Making { tag, names, values, key: None, checked: None, children };
    let new = El(ManuallyDrop::new(Box::new(new)));
    if class.is_empty() { new } else { new.attr("class", class) }
}

/// A new button, which submits no form.
#[inline(never)]
pub(super) fn button(class: &'static str) -> El {
    el("button", class).attr("type", "button")
}

/// A new button that hosts may know by its name.
#[inline(never)]
pub(super) fn named(class: &'static str, name: &'static str) -> El {
    button(class).attr("id", name).part(name)
}

/// A text that changes as a whole: browser translation may have moved it, so another text is another element.
#[inline(never)]
pub(super) fn fresh(tag: &'static str, class: &'static str, text: &str) -> El {
    el(tag, class).key(text).text(text)
}

impl El {
    #[inline(never)]
    fn attribute(mut self, name: &'static str, value: Option<AttributeOrProperty>) -> El {
        let Making { names, values, .. } = &mut **self.0;
        // Given again, it is another value of the same.
        let place = names.iter().position(|known| *known == name);
        match place.and_then(|place| values.get_mut(place)) {
            Some(known) => *known = value,
            None => {
                names.push(name);
                values.push(value);
            }
        }
        self
    }

    #[inline(never)]
    fn child(mut self, child: Html) -> El {
        self.0.children.push(child);
        self
    }

    /// A fixed attribute.
    #[inline(never)]
    pub fn attr(self, name: &'static str, value: &'static str) -> El {
        self.attribute(name, Some(AttributeOrProperty::Attribute(AttrValue::Static(value))))
    }

    /// An attribute from the pack or the session.
    #[inline(never)]
    pub fn attr_owned(self, name: &'static str, value: impl Into<String>) -> El {
        self.attribute(name, Some(AttributeOrProperty::Attribute(AttrValue::from(value.into()))))
    }

    /// An attribute that may be absent.
    #[inline(never)]
    pub fn flag(self, name: &'static str, on: bool) -> El {
        self.attribute(name, on.then_some(AttributeOrProperty::Attribute(AttrValue::Static(""))))
    }

    /// The id of one of several: of which kind, and which one.
    #[inline(never)]
    pub fn id(self, of: &str, which: &str) -> El {
        self.attr_owned("id", concat(&[of, which]))
    }

    /// A name for screen readers, in words from the pack.
    #[inline(never)]
    pub fn label<W>(self, from: &impl Words<W>, word: W) -> El {
        self.attr_owned("aria-label", from.word(word))
    }

    /// A state for screen readers.
    #[inline(never)]
    pub fn state(self, name: &'static str, on: bool) -> El {
        self.attr(name, if on { "true" } else { "false" })
    }

    /// The public name for `::part()`.
    #[inline(never)]
    pub fn part(self, names: &'static str) -> El {
        self.attr("part", names)
    }

    /// What distinguishes this element from its siblings; another key makes a new element.
    #[inline(never)]
    pub fn key(mut self, key: impl Into<String>) -> El {
        self.0.key = Some(Key::from(key.into()));
        self
    }

    /// The text of the element, as its only child.
    #[inline(never)]
    pub fn text(self, text: &str) -> El {
        self.child(VText::new(AttrValue::from(Rc::<str>::from(text))).into())
    }

    /// A word or sentence of the pack, as its only child.
    #[inline(never)]
    pub fn say<W>(self, from: &impl Words<W>, word: W) -> El {
        self.text(from.word(word))
    }

    /// A further child.
    #[inline(never)]
    pub fn add(self, child: El) -> El {
        self.child(child.into())
    }

    /// A paragraph as a further child.
    #[inline(never)]
    pub fn paragraph(self, text: &str) -> El {
        self.add(el("p", "").text(text))
    }

    /// A paragraph of the pack's words as a further child.
    #[inline(never)]
    pub fn paragraph_of<W>(self, from: &impl Words<W>, word: W) -> El {
        self.paragraph(from.word(word))
    }

    /// A further child, if there is one. If not, an empty node keeps its position, so that its neighbours keep theirs:
    /// Yew compares the children of two renders one by one.
    #[inline(never)]
    pub fn maybe(self, child: Option<El>) -> El {
        self.child(child.map_or_else(Html::default, El::into))
    }

    /// All children of an element that has no others: these need no position of their own.
    pub fn items(mut self, children: impl IntoIterator<Item = El>) -> El {
        for child in children {
            self = self.add(child);
        }
        self
    }

    /// Further children, which share one position.
    pub fn all(self, children: impl IntoIterator<Item = El>) -> El {
        self.group(el("", "").items(children))
    }

    /// An element's children as one node.
    #[inline(never)]
    fn group(self, group: El) -> El {
        self.child(list(ManuallyDrop::into_inner(group.0).children))
    }

    /// Value and state of a radio or a checkbox. The value is an attribute: a release keeps no other value of an input.
    #[inline(never)]
    pub fn checkable(self, value: String, checked: bool) -> El {
        let mut new = self.attr_owned("value", value);
        new.0.checked = Some(checked);
        new
    }

    /// What happens on a click.
    #[inline(never)]
    pub fn click(self, scene: &Scene, action: Action) -> El {
        self.act(scene, Act::Step(action))
    }

    /// What happens on a change.
    #[inline(never)]
    pub fn change(self, scene: &Scene, action: Action) -> El {
        self.on("data-change", scene, Act::Step(action))
    }

    /// What a click does, if it is not a step.
    #[inline(never)]
    pub fn act(self, scene: &Scene, act: Act) -> El {
        self.on("data-click", scene, act)
    }

    fn on(self, event: &'static str, scene: &Scene, act: Act) -> El {
        match scene.acts {
            Some(acts) => self.attr_owned(event, acts.note(act)),
            None => self,
        }
    }
}

impl From<El> for Html {
    #[inline(never)]
    fn from(el: El) -> Html {
        let Making { tag, names, values, key, checked, children } = *ManuallyDrop::into_inner(el.0);
        let attributes = Attributes::Dynamic { keys: interned(names), values: values.into_boxed_slice() };
        let (node, none) = (NodeRef::default(), Listeners::None);
        // As `html!` makes them.
        Html::from(match tag {
            "input" => VTag::__new_input(None, checked, node, key, attributes, none),
            // Only Yew's renderer for native programs needs its text as a value; to a browser, it is like any other.
            #[cfg(not(target_arch = "wasm32"))]
            "textarea" => VTag::__new_textarea(text_of(&children), None, node, key, attributes, none),
            _ => VTag::__new_other(AttrValue::Static(tag), node, key, attributes, none, list(children)),
        })
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn text_of(children: &[Html]) -> Option<AttrValue> {
    children.iter().find_map(|child| if let Html::VText(text) = child { Some(text.text.clone()) } else { None })
}

fn list(children: Vec<Html>) -> Html {
    VList::with_children(children, None).into()
}

/// The same names as one list that is never freed: there are some dozens, and Yew compares the lists of two renders by
/// their address instead of putting names into maps.
fn interned(names: Vec<&'static str>) -> &'static [&'static str] {
    // Not dropped with the thread: memory that is never freed would look like a leak to leak checkers.
    thread_local!(static ALL: ManuallyDrop<RefCell<Vec<&'static [&'static str]>>> = const { ManuallyDrop::new(RefCell::new(Vec::new())) });
    ALL.with(|all| {
        let mut all = all.borrow_mut();
        for known in all.iter() {
            let mut others = names.iter();
            let same = |name: &&'static str| others.next().is_some_and(|other| std::ptr::eq(*name, *other));
            if known.len() == names.len() && known.iter().all(same) {
                return *known;
            }
        }
        let new: &'static [&'static str] = Vec::leak(names);
        all.push(new);
        new
    })
}
