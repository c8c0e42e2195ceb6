//! The only component: picks the screen and holds the live regions.

use super::act::Acts;
use super::el::el;
use super::{Options, Outside, Scene, ask, check, compare, intro, people, result, review, tabs};
use crate::pack::Pack;
use crate::session::{Screen, Session, View};
use std::rc::Rc;
use yew::{Component, Context, Html, Properties};

/// Everything that the app shows; a new value of it is a new render.
#[derive(Clone, Properties)]
pub struct Props {
    /// The content.
    pub pack: &'static Pack,
    /// The state.
    pub session: Rc<Session>,
    /// The host's options.
    pub options: Rc<Options>,
    /// What else a render depends on.
    pub outside: Rc<Outside>,
    /// Collects what the controls of the render do; none if nobody can act, as before the program is there.
    pub acts: Option<Rc<Acts>>,
    /// The widget's number; 0 where there is none.
    pub widget: u32,
    /// Called with it after each render. Only the first one is not in the document yet.
    pub rendered: fn(u32),
    /// What a screen reader announces, and how many announcements there were.
    pub said: (usize, Rc<str>),
}

// `outside` is new for every requested render, so it stands for everything else.
impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.outside, &other.outside)
    }
}

/// The widget's content.
pub struct App;

impl Component for App {
    type Message = ();
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        App
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let acts = props.acts.as_deref();
        if let Some(acts) = acts {
            acts.clear();
        }
        let scene =
            Scene { pack: props.pack, session: &props.session, options: &props.options, outside: &props.outside, acts };
        let screen = match (props.session.view(), props.session.screen()) {
            (View::Compare, _) => compare::compare(&scene),
            (View::Check, _) => check::check(&scene),
            (View::Decide, Screen::Intro) => intro::intro(&scene),
            (View::Decide, Screen::Ask(ask)) => ask::ask(&scene, ask),
            (View::Decide, Screen::Review) => review::review(&scene),
            (View::Decide, Screen::Result) => result::result(&scene),
            (View::Decide, Screen::Team) => people::team(&scene),
        };
        // Two regions in turn: a screen reader speaks the same sentence again only if it appears anew.
        let (turn, text) = &props.said;
        let region =
            |key, mine: bool| el("p", "unseen").key(key).attr("role", "status").text(if mine { text } else { "" });
        el("div", "stage")
            .attr_owned("lang", props.pack.lang.as_str())
            .attr("dir", props.pack.dir.as_str())
            .maybe(tabs::tabs(&scene))
            .add(tabs::panel(&scene, screen))
            .add(region("one", turn % 2 == 0))
            .add(region("other", turn % 2 == 1))
            .into()
    }

    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        (ctx.props().rendered)(ctx.props().widget);
    }
}
