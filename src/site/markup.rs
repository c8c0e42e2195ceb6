//! Text in markup, and the view's HTML as text.

use yew::{Component, Context, Html, LocalServerRenderer, Properties};

/// Text or an attribute's value in HTML, SVG and XML.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[derive(Clone, PartialEq, Properties)]
struct Props {
    html: Html,
}

struct Still;

impl Component for Still {
    type Message = ();
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        Still
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        ctx.props().html.clone()
    }
}

/// Something that the view has made, as text.
pub(super) fn text(html: Html) -> String {
    futures_executor::block_on(LocalServerRenderer::<Still>::with_props(Props { html }).hydratable(false).render())
}
