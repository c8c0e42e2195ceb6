//! The lists: what never runs, and what differs from Yew.

/// What never runs, by the beginnings of the functions' paths: each becomes a trap.
pub const NEVER: &[&str] = &[
    // Kinds of nodes. The one component is mounted; it is not a node in another one.
    "yew::virtual_dom::vraw::VRaw as yew::dom_bundle::",
    "yew::virtual_dom::vsuspense::VSuspense as yew::dom_bundle::",
    "yew::virtual_dom::vportal::VPortal as yew::dom_bundle::",
    "yew::virtual_dom::vcomp::VComp as yew::dom_bundle::",
    "alloc::rc::Rcyew::virtual_dom::vsuspense::VSuspense as yew::utils::RcExt",
    "alloc::rc::Rcyew::virtual_dom::vportal::VPortal as yew::utils::RcExt",
    "alloc::rc::Rcyew::virtual_dom::vcomp::VComp as yew::utils::RcExt",
    "yew::dom_bundle::braw::BRaw",
    "yew::dom_bundle::bportal::BPortal",
    "yew::dom_bundle::bsuspense::BSuspense",
    "yew::html::component::lifecycle::ComponentState::suspend",
    "yew::suspense::suspension::Suspension::listen",
    "yew::html::component::scope::AnyScope::find_parent_scope::yew::suspense::",
    "yew::html::component::scope::feat_csr_ssr::MsgQueueyew::suspense::",
    "alloc::rc::Rcyew::virtual_dom::vsuspense::VSuspense::drop_slow",
    "alloc::rc::Rcyew::virtual_dom::vportal::VPortal::drop_slow",
    "alloc::rc::Rcyew::virtual_dom::vcomp::VComp::drop_slow",
    // Clones of nodes: each has one owner.
    "yew::virtual_dom::vnode::VNode as core::clone::Clone",
    "yew::virtual_dom::vlist::VList as core::clone::Clone",
    "yew::virtual_dom::AttributeOrProperty as core::clone::Clone",
    "alloc::vec::Vecyew::virtual_dom::vnode::VNode as core::clone::Clone",
    "implicit_clone::unsync::string::IString as core::clone::Clone",
    "alloc::boxed::Box::option::Optionyew::virtual_dom::AttributeOrProperty as core::clone::Clone",
    "alloc::boxed::Box::option::Optionalloc::rc::Rcdyn yew::virtual_dom::listeners::Listener as core::clone::Clone",
    "alloc::rc::Rcyew::virtual_dom::vportal::VPortal::new",
    // Listeners: controls have numbers, see src/view/act.rs.
    "yew::dom_bundle::btag::listeners::ListenerRegistration::register",
    "yew::dom_bundle::btag::listeners::Registry::unregister",
    "yew::dom_bundle::subtree_root::SubtreeData::add_listener",
    "yew::dom_bundle::subtree_root::BSubtree::ensure_handled",
    // The text of a textarea is its child, see src/view/el.rs.
    "yew::virtual_dom::vtag::TextareaFields as yew::dom_bundle::btag::Apply",
    "yew::virtual_dom::vtag::Valueweb_sys::features::gen_HtmlTextAreaElement::HtmlTextAreaElement as",
    // Attributes in an ordered hash map: every element has a list of names, see src/view/el.rs.
    "indexmap::map::IndexMapimplicit_clone::unsync::string::IString, yew::virtual_dom::AttributeOrProperty",
    "alloc::rc::Rcindexmap::map::IndexMapimplicit_clone::unsync::string::IString, yew::virtual_dom::AttributeOrProperty",
    // Messages to a component: it renders from its properties.
    "yew::html::component::lifecycle::UpdateRunner as yew::scheduler::Runnable",
    // Messages for the console, and attributes that are properties.
    "gloo_console::",
    "js_sys::Reflect::set",
];

/// What differs from Yew. It belongs together: if one function is missing, the whole change is left out.
pub struct Change {
    /// Functions replaced by a constant answer.
    pub known: &'static [(&'static str, f64)],
    /// Functions that do nothing, though they may take a pointer to memory to be filled.
    pub nothing: &'static [&'static str],
    /// Functions that get an optional value to begin with, and never do.
    pub bare: &'static [&'static str],
    /// A function of Yew, and the stand-in from `embed/stand_ins.rs` that replaces it, by their paths. Both take and
    /// return the same.
    pub instead: &'static [(&'static str, &'static str)],
    /// What never runs then, as in [`NEVER`].
    pub never: &'static [&'static str],
    /// What only the above may call, by the beginnings of the paths. If anything else called it, half of what belongs
    /// together would be left.
    pub own: &'static [&'static str],
}

/// An empty change.
pub const NO_CHANGE: Change = Change { known: &[], nothing: &[], bare: &[], instead: &[], never: &[], own: &[] };

/// Only in a release: a build for development has Yew unchanged. See docs/adr/0018-stand-ins.md.
pub const CHANGES: &[Change] = &[
    // Yew's scheduler looks at the clock, to go on in another task after 16 ms. Between a render and its focus, nobody
    // should see or press anything. So there are no futures and no closures, and nothing searches for the window.
    Change {
        known: &[("js_sys::Date::now", 0.0)],
        instead: &[
            ("web_sys::window", "shoreline::embed::stand_ins::window"),
            ("yew::scheduler::arch::start", "shoreline::embed::stand_ins::start"),
            ("shoreline::embed::stand_ins::scheduler", "yew::scheduler::arch::run_scheduler"),
        ],
        never: &[
            "yew::scheduler::arch::start::{closure#0}",
            "yew::scheduler::arch::set_timeout",
            "yew::scheduler::arch::run_scheduler::{closure#2} as wasm_bindgen::closure::WasmClosureFnOnce",
            "wasm_bindgen::__rt::wbg_cast::wasm_bindgen::closure::OwnedClosure",
            "wasm_bindgen::closure::ScopedClosure",
            "js_sys::global::get_global_object",
            "js_sys::futures::",
            "core::cell::lazy::LazyCelljs_sys::futures::",
            "alloc::rc::Rcjs_sys::futures::",
            "wasm_bindgen::convert::closures::_::invoke::wasm_bindgen::JsValue",
            "wasm_bindgen::convert::closures::_::_::invoke::web_sys::features::gen_Event::Event",
        ],
        ..NO_CHANGE
    },
    // A node is taken out of its counted pointer, never cloned: it has one owner.
    Change {
        instead: &[
            (
                "alloc::rc::Rcyew::virtual_dom::vtag::VTag as yew::utils::RcExtyew::virtual_dom::vtag::VTag::unwrap_or_clone",
                "shoreline::embed::stand_ins::only::yew::virtual_dom::vtag::VTag",
            ),
            (
                "alloc::rc::Rcyew::virtual_dom::vlist::VList as yew::utils::RcExtyew::virtual_dom::vlist::VList::unwrap_or_clone",
                "shoreline::embed::stand_ins::only::yew::virtual_dom::vlist::VList",
            ),
            (
                "alloc::rc::Rcalloc::vec::Vecyew::virtual_dom::vnode::VNode as \
                 yew::utils::RcExtalloc::vec::Vecyew::virtual_dom::vnode::VNode::unwrap_or_clone",
                "shoreline::embed::stand_ins::only::alloc::vec::Vecyew::virtual_dom::vnode::VNode",
            ),
        ],
        // So nothing is left to drop: nodes end where they are drawn, and what is drawn where it is removed.
        never: &[
            "core::ptr::drop_in_place::yew::virtual_dom::vnode::VNode",
            "core::ptr::drop_in_place::yew::virtual_dom::vtag::VTagInner",
            "alloc::rc::Rcyew::virtual_dom::vtag::VTag::drop_slow",
            "alloc::rc::Rcyew::virtual_dom::vlist::VList::drop_slow",
            "alloc::rc::Rcalloc::vec::Vecyew::virtual_dom::vnode::VNode::drop_slow",
            "core::ptr::drop_in_place::yew::dom_bundle::bnode::BNode",
        ],
        ..NO_CHANGE
    },
    // Nothing is ever suspended, and a program without messages needs no hook for panics.
    Change {
        nothing: &[
            "yew::html::component::lifecycle::ComponentState::resume_existing_suspension",
            "std::panicking::set_hook",
        ],
        never: &["alloc::rc::Rccore::cell::RefCellalloc::vec::Vecyew::callback::Callbackyew::suspense::"],
        ..NO_CHANGE
    },
    // The scheduler's queues are trees, so that parents come before their children. Here a list will do.
    Change {
        instead: &[
            ("yew::scheduler::TopologicalQueue::push", "shoreline::embed::stand_ins::push"),
            ("yew::scheduler::TopologicalQueue::pop_topmost", "shoreline::embed::stand_ins::pop"),
            ("yew::scheduler::TopologicalQueue::drain_post_order_into", "shoreline::embed::stand_ins::drain"),
        ],
        // Nobody hands it a scheduler to begin with.
        bare: &[
            "std::sys::thread_local::no_threads::LazyStoragecore::cell::RefCellyew::scheduler::Scheduler::initialize::\
             yew::scheduler::with::SCHEDULER::__rust_std_internal_init_fn",
        ],
        // They are dropped only if the scheduler is made a second time.
        never: &[TREE],
        own: &[TREE],
        ..NO_CHANGE
    },
    // A root for listeners, of which there are none: an entry in a list of everything that is mounted, three hash maps,
    // a number on its element. A few bytes are never freed for each widget that ever was.
    Change {
        instead: &[("yew::dom_bundle::subtree_root::BSubtree::create_root", "shoreline::embed::stand_ins::root")],
        never: &[
            "alloc::rc::Rcyew::dom_bundle::subtree_root::SubtreeData::drop_slow",
            "std::hash::random::RandomState::new::KEYS::{closure#0}",
        ],
        ..NO_CHANGE
    },
    // No list is taken apart and sorted by the keys of its nodes. A new key still makes a new node.
    Change {
        known: &[("yew::virtual_dom::vlist::VList::fully_keyed", 0.0)],
        never: &["hashbrown::raw::RawTable(yew::dom_bundle::blist::KeyedEntry, ())::find_or_find_insert_index"],
        ..NO_CHANGE
    },
    // Elements are created, not cloned from earlier ones.
    Change {
        instead: &[(
            "std::thread::local::LocalKeycore::cell::RefCellstd::collections::hash::map::HashMapalloc::string::String, \
             web_sys::features::gen_Element::Element::with::yew::virtual_dom::vtag::VTag::create_element::{closure#4}, \
             web_sys::features::gen_Element::Element",
            "shoreline::embed::stand_ins::create",
        )],
        never: &[
            "yew::virtual_dom::vtag::VTag::create_element::CACHED_ELEMENTS::{closure#0}",
            "hashbrown::raw::RawTable(alloc::string::String, web_sys::features::gen_Element::Element)::\
             find_or_find_insert_index",
        ],
        ..NO_CHANGE
    },
    // The namespace is looked up as an attribute of the new element, which has none, and twice on its parent.
    Change {
        instead: &[
            ("yew::virtual_dom::Attributes::iter", "shoreline::embed::stand_ins::no_pairs"),
            ("web_sys::features::gen_Element::Element::namespace_uri", "shoreline::embed::stand_ins::namespace"),
        ],
        never: &[
            "core::iter::adapters::filter_map::FilterMapcore::slice::iter::Iter(&str, yew::virtual_dom::AttributeOrProperty), \
             yew::virtual_dom::Attributes::iter",
            "core::iter::adapters::filter_map::FilterMapcore::iter::adapters::zip::Zipcore::slice::iter::Iter&str, \
             core::slice::iter::Itercore::option::Optionyew::virtual_dom::AttributeOrProperty, \
             yew::virtual_dom::Attributes::iter",
            "core::iter::adapters::filter_map::FilterMapindexmap::map::iter::Iter\
             implicit_clone::unsync::string::IString, yew::virtual_dom::AttributeOrProperty, \
             yew::virtual_dom::Attributes::iter",
        ],
        ..NO_CHANGE
    },
    // Attributes are lists of names, see src/view/el.rs: they are written and compared without maps.
    Change {
        instead: &[
            (
                "yew::virtual_dom::Attributes as yew::dom_bundle::btag::Apply::apply_diff",
                "shoreline::embed::stand_ins::update",
            ),
            (
                "yew::virtual_dom::Attributes as yew::dom_bundle::btag::Apply::apply",
                "shoreline::embed::stand_ins::attach",
            ),
        ],
        never: &["hashbrown::raw::RawTable(&str, &yew::virtual_dom::AttributeOrProperty)::find_or_find_insert_index"],
        ..NO_CHANGE
    },
    // The value of an input is an attribute, see src/view/el.rs: there is none to keep besides.
    Change {
        nothing: &["yew::virtual_dom::vtag::Valueweb_sys::features::gen_HtmlInputElement::HtmlInputElement as \
             yew::dom_bundle::btag::Apply::apply_diff"],
        ..NO_CHANGE
    },
];

/// The scheduler's trees, by the beginnings of their functions' paths.
const TREE: &str = "alloc::collections::btree::map::BTreeMapusize, yew::scheduler::QueueEntry";

/// What is called and has nothing to do: an element without listeners gets none.
pub const NOTHING: [&str; 1] = ["yew::virtual_dom::listeners::Listeners as yew::dom_bundle::btag::Apply::apply_diff"];
