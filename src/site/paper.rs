//! What Firefox needs in print, where it loses the text of whatever a container query restyles: the queries are
//! switched off there, and their rules for wide widgets are repeated. At the widget's size in print, a sheet of paper
//! is as wide as any of them asks for.

/// For which browser, and when.
const FIREFOX: &str = "@supports (-moz-appearance: none) { @media print {";
const WIDE: &str = "@container (min-width:";

/// Styles with their rules for wide widgets repeated, each after itself.
pub(super) fn with_paper(css: &str) -> String {
    let mut out = String::new();
    let mut rest = css;
    while let Some((before, block, body, after)) = next(rest) {
        out += &[before, block, &once_more(body)].concat();
        rest = after;
    }
    out + rest
}

/// Only the repeated rules for wide widgets of styles that are loaded already, and the queries off: it comes after what
/// switches them on.
pub(super) fn only_paper(css: &str) -> String {
    let mut out = format!("{FIREFOX} .shoreline, .article {{ container-type: normal; }} }} }}\n");
    let mut rest = css;
    while let Some((_, _, body, after)) = next(rest) {
        out += &once_more(body);
        rest = after;
    }
    out
}

fn once_more(body: &str) -> String {
    if body.is_empty() {
        return String::new();
    }
    format!("\n{FIREFOX}{body}}} }}\n")
}

/// The next rules for wide widgets: what comes before them, all of them, what is between their braces, and what
/// follows.
fn next(css: &str) -> Option<(&str, &str, &str, &str)> {
    let start = css.find(WIDE)?;
    let open = start + css.get(start..)?.find('{')?;
    let mut depth = 0_usize;
    let end = css.get(open..)?.char_indices().find_map(|(at, c)| {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        (depth == 0).then_some(open + at + 1)
    })?;
    // Between two widths they are not rules for wide widgets: paper is wider.
    let body = if css.get(start..open)?.contains("max-width") { "" } else { css.get(open + 1..end - 1)? };
    Some((css.get(..start)?, css.get(start..end)?, body, css.get(end..)?))
}

#[cfg(test)]
mod tests {
    use super::{only_paper, with_paper};

    const CSS: &str = "a { b: c }\n@container (min-width: 36em) { d { e: f } g { h: i } }\nj { k: l }\n\
                       @container (max-width: 14em) { m { n: o } }\n\
                       @container (min-width: 36em) and (max-width: 46em) { p { q: r } }\n";

    fn flat(css: &str) -> String {
        css.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn wide_places_are_there_twice() {
        let paper = "@supports (-moz-appearance: none) { @media print { d { e: f } g { h: i } } }";
        let css = flat(&with_paper(CSS));
        assert!(
            css.contains(&format!("@container (min-width: 36em) {{ d {{ e: f }} g {{ h: i }} }} {paper} j {{ k: l }}")),
            "{css}"
        );
        assert_eq!(css.matches("n: o").count() + css.matches("q: r").count(), 2, "{css}");
        let only = flat(&only_paper(CSS));
        assert!(only.contains(paper) && only.contains("container-type: normal") && !only.contains("k: l"), "{only}");
    }

    #[test]
    fn what_is_open_stays_as_it_is() {
        assert_eq!(with_paper("@container (min-width: 1em) { a { b: c }"), "@container (min-width: 1em) { a { b: c }");
    }
}
