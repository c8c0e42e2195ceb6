//! Stand-ins for functions of Yew that cost more bytes than they are worth here: `src/site/program/lean.rs` puts them
//! in when the program is linked. Where it does not, everything works as well. See docs/adr/0018-stand-ins.md.

use std::cell::{Cell, RefCell};
use std::hint::black_box;
use std::rc::Rc;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, EventTarget, Window};
use yew::scheduler::Runnable;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VList, VNode, VTag};

#[wasm_bindgen]
unsafe extern "C" {
    // They are in `element/run.js`.
    /// The window.
    #[wasm_bindgen(js_name = here)]
    fn here() -> Window;
    /// Calls `turn` in a microtask.
    fn soon();
    /// Whether an element is in the SVG namespace.
    #[wasm_bindgen(js_name = isDrawn)]
    fn is_drawn(element: &Element) -> bool;
}

/// Keeps the compiler from removing or reshaping what nothing calls before the program is linked.
pub(super) fn keep() {
    black_box(window as fn() -> Option<Window>);
    black_box(start as fn());
    black_box(push as fn(usize, usize, Box<dyn Runnable>));
    black_box(pop as fn(usize) -> Option<Box<dyn Runnable>>);
    black_box(drain as fn(usize, &mut Vec<Box<dyn Runnable>>));
    black_box(root as fn(&EventTarget) -> Rc<[usize; 2]>);
    black_box(only::<VTag> as fn(Rc<VTag>) -> VTag);
    black_box(only::<VList> as fn(Rc<VList>) -> VList);
    black_box(only::<Vec<VNode>> as fn(Rc<Vec<VNode>>) -> Vec<VNode>);
    black_box(create as fn(usize, &str) -> Element);
    black_box(namespace as fn(&Element) -> Option<String>);
    black_box(no_pairs as fn(&Attributes) -> Pairs);
    black_box(attach as fn(Attributes, usize, &Element) -> Attributes);
    black_box(update as fn(Attributes, usize, &Element, &mut Attributes));
}

/// The window, without searching for it among all that programs run in.
#[inline(never)]
fn window() -> Option<Window> {
    Some(here())
}

thread_local!(static WAITS: Cell<bool> = const { Cell::new(false) });

/// Yew's scheduler starts: its work is done in a microtask of our own, without futures, wakers and a queue for them.
#[inline(never)]
fn start() {
    if !WAITS.replace(true) {
        soon();
    }
}

/// Yew's scheduler runs.
#[wasm_bindgen]
pub fn turn() {
    WAITS.set(false);
    scheduler(Vec::new());
}

/// Replaced by Yew's own loop, which takes a list of what to do: of entries as large as these, and empty.
#[inline(never)]
fn scheduler(entries: Vec<[usize; 2]>) {
    black_box(entries);
}

/// What Yew's queues of components hold: the address of the queue, the component's number, what to do.
type Task = (usize, usize, Box<dyn Runnable>);

// Not dropped with the thread, which never ends.
thread_local!(static TASKS: RefCell<Vec<Task>> = const { RefCell::new(Vec::new()) });

/// Puts a task into a queue, replacing an older one of the same component.
#[inline(never)]
fn push(queue: usize, component: usize, task: Box<dyn Runnable>) {
    TASKS.with_borrow_mut(|tasks| match tasks.iter_mut().find(|known| (known.0, known.1) == (queue, component)) {
        Some(known) => known.2 = task,
        None => tasks.push((queue, component, task)),
    });
}

/// Takes the oldest task out of a queue. Yew takes the parent's first, but here no component has a parent.
#[inline(never)]
fn pop(queue: usize) -> Option<Box<dyn Runnable>> {
    TASKS.with_borrow_mut(|tasks| {
        let at = tasks.iter().position(|task| task.0 == queue)?;
        Some(tasks.remove(at).2)
    })
}

/// Moves all tasks of a queue.
#[inline(never)]
fn drain(queue: usize, to: &mut Vec<Box<dyn Runnable>>) {
    while let Some(task) = pop(queue) {
        to.push(task);
    }
}

/// What Yew's listeners would be registered with. There are none, so nothing but its count is ever used; one more than
/// there are owners, so that nobody drops it.
#[inline(never)]
fn root(_: &EventTarget) -> Rc<[usize; 2]> {
    let root = Rc::new([0; 2]);
    std::mem::forget(root.clone());
    root
}

/// What a counted pointer points to: nodes have one owner, so there is nothing to clone.
#[inline(never)]
fn only<T>(node: Rc<T>) -> T {
    match Rc::try_unwrap(node) {
        Ok(node) => node,
        Err(_) => std::process::abort(),
    }
}

/// A new HTML element, without a map of elements to clone.
#[inline(never)]
fn create(_: usize, tag: &str) -> Element {
    let element = web_sys::window().and_then(|window| window.document()).and_then(|page| page.create_element(tag).ok());
    match element {
        Some(element) => element,
        None => std::process::abort(),
    }
}

/// The namespace of a parent, SVG or none: no view has MathML. Yew compares it twice for every element, each time with
/// a text from the page.
#[inline(never)]
fn namespace(element: &Element) -> Option<String> {
    is_drawn(element).then(|| "http://www.w3.org/2000/svg".to_owned())
}

type Pairs<'a> = Box<dyn Iterator<Item = (&'a str, &'a str)> + 'a>;

/// The attributes among which Yew looks for a namespace, which no element sets.
#[inline(never)]
fn no_pairs(_: &Attributes) -> Pairs<'_> {
    Box::new(std::iter::empty())
}

/// Names and values of attributes.
fn pairs(attributes: &Attributes) -> impl Iterator<Item = (&&str, &Option<AttributeOrProperty>)> {
    let (keys, values) = match attributes {
        Attributes::Dynamic { keys, values } => (*keys, &**values),
        _ => Default::default(),
    };
    let mut values = values.iter();
    keys.iter().map_while(move |key| Some((key, values.next()?)))
}

/// The attributes of a new element.
#[inline(never)]
fn attach(new: Attributes, _: usize, element: &Element) -> Attributes {
    let mut all = Attributes::Dynamic { keys: &[], values: Box::default() };
    update(new, 0, element, &mut all);
    all
}

/// The attributes of an existing element: lists are short, so they are compared without maps.
#[inline(never)]
fn update(new: Attributes, _: usize, element: &Element, old: &mut Attributes) {
    for (name, value) in pairs(old) {
        if value.is_some() && !pairs(&new).any(|(other, value)| other == name && value.is_some()) {
            let _ = element.remove_attribute(name);
        }
    }
    for (name, value) in pairs(&new) {
        if let Some(AttributeOrProperty::Attribute(text)) = value
            && !pairs(old).any(|(other, old)| other == name && old == value)
        {
            let _ = element.set_attribute(name, text);
        }
    }
    *old = new;
}
