//! The result as a picture for the README: one small bar chart for each thing that visitors feel.

use super::{apps::App, metric::Metric, profile::Profile, record::Setting, run::Measured};

/// What is drawn, in reading order.
const PANELS: [Metric; 6] =
    [Metric::Fcp, Metric::FirstAnswer, Metric::Step, Metric::BytesFirst, Metric::BytesResult, Metric::Memory];
const COLUMNS: usize = 3;
const PROFILE: Profile = Profile::Slow;

const WIDTH: f64 = 960.0;
const MARGIN: f64 = 24.0;
const PANEL: (f64, f64) = (312.0, 178.0);
const TOP: f64 = 84.0;
const ROW: f64 = 25.0;
/// Where bars begin and how long they may be; the value follows them.
const BAR: (f64, f64) = (78.0, 140.0);

/// The colours of `styles/site.css`; a picture in a page cannot use that page's variables.
const STYLE: &str = "\
.paper{fill:#f6f4ee}.ink{fill:#16222a}.quiet{fill:#4a5a64}.ours{fill:#0a6078}.theirs{fill:#4a5a64;fill-opacity:.38}\
.tear{stroke:#f6f4ee}.rule{stroke:#dcdfdc}\
@media(prefers-color-scheme:dark){.paper{fill:#0e1418}.ink{fill:#e9f0f3}.quiet{fill:#a9b8c0}.ours{fill:#7fcbe0}\
.theirs{fill:#a9b8c0}.tear{stroke:#0e1418}.rule{stroke:#2a373f}}\
text{font:13px system-ui,'Segoe UI',Roboto,'Helvetica Neue',sans-serif}.big{font-size:17px;font-weight:650}\
.name{font-size:14px;font-weight:650}.strong{font-weight:650}.end{text-anchor:end}.tear{stroke-width:3}";

/// The picture.
pub fn svg(setting: &Setting, measured: &Measured) -> String {
    let height = TOP + PANEL.1 * PANELS.len().div_ceil(COLUMNS) as f64 + 10.0;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" \
         height=\"{height}\" role=\"img\" aria-labelledby=\"title text\">\n\
         <title id=\"title\">{TITLE}</title>\n<desc id=\"text\">{}</desc>\n<style>{STYLE}</style>\n\
         <rect class=\"paper\" width=\"{WIDTH}\" height=\"{height}\" rx=\"12\"/>\n",
        words(measured)
    );
    svg.push_str(&text(MARGIN, 38.0, "ink big", TITLE));
    let torn = PANELS.into_iter().any(|metric| scale(measured, metric).1);
    let note = format!(
        "{}. Shorter is better. Medians of {} rounds.{}",
        PROFILE.name(),
        setting.rounds,
        if torn { " A torn bar is longer than drawn." } else { "" }
    );
    svg.push_str(&text(MARGIN, 61.0, "quiet", &note));
    for (index, metric) in PANELS.into_iter().enumerate() {
        let x = MARGIN + (index % COLUMNS) as f64 * PANEL.0;
        let y = TOP + (index / COLUMNS) as f64 * PANEL.1;
        svg.push_str(&panel(measured, metric, x, y));
    }
    svg.push_str("</svg>\n");
    svg
}

const TITLE: &str = "The same quiz in five ways";

/// The picture in words, for those who do not see it.
pub fn words(measured: &Measured) -> String {
    let panel = |metric: Metric| {
        let value = |app: App| format!("{} {}", app.name(), shown(measured, metric, app));
        format!("{}: {}.", metric.name(), App::ALL.map(value).join(", "))
    };
    format!("{}. {}", PROFILE.name(), PANELS.map(panel).join(" "))
}

fn panel(measured: &Measured, metric: Metric, x: f64, y: f64) -> String {
    let (most, _) = scale(measured, metric);
    let mut svg = format!("<g transform=\"translate({x} {y})\">\n");
    svg.push_str(&format!("<path class=\"rule\" d=\"M0 4H{}\"/>\n", PANEL.0 - MARGIN));
    svg.push_str(&text(0.0, 27.0, "ink name", metric.name()));
    for (index, app) in App::ALL.into_iter().enumerate() {
        let middle = 48.0 + index as f64 * ROW;
        let value = measured.middle(PROFILE, app, metric).median;
        // A sliver remains visible of the smallest value.
        let length = (value.min(most) / most * BAR.1).max(2.0);
        let (class, ink) = if app == App::Shoreline { ("ours", "ink strong") } else { ("theirs", "quiet") };
        svg.push_str(&text(BAR.0 - 8.0, middle + 4.5, &format!("{ink} end"), app.name()));
        let top = middle - 7.0;
        svg.push_str(&format!(
            "<rect class=\"{class}\" x=\"{}\" y=\"{top}\" width=\"{length:.1}\" height=\"14\" rx=\"2\"/>\n",
            BAR.0
        ));
        if value > most {
            let at = BAR.0 + BAR.1 * 0.82;
            svg.push_str(&format!("<path class=\"tear\" d=\"M{at} {}l8 -20\"/>\n", middle + 10.0));
        }
        svg.push_str(&text(BAR.0 + length + 7.0, middle + 4.5, ink, &shown(measured, metric, app)));
    }
    svg.push_str("</g>\n");
    svg
}

/// The value of the longest bar, and whether one value is beyond it: a single giant must not dwarf all others.
fn scale(measured: &Measured, metric: Metric) -> (f64, bool) {
    let mut values = App::ALL.map(|app| measured.middle(PROFILE, app, metric).median);
    values.sort_by(f64::total_cmp);
    match values {
        [.., second, most] if second > 0.0 && most > second * 1.6 => (second * 1.25, true),
        [.., most] => (most.max(f64::MIN_POSITIVE), false),
    }
}

fn shown(measured: &Measured, metric: Metric, app: App) -> String {
    metric.show(measured.middle(PROFILE, app, metric).median)
}

fn text(x: f64, y: f64, class: &str, words: &str) -> String {
    format!("<text class=\"{class}\" x=\"{x:.1}\" y=\"{y}\">{words}</text>\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::run::tests::{measured, setting};

    #[test]
    fn the_picture_has_a_bar_for_each_and_says_the_same_in_words() {
        let svg = svg(&setting(), &measured());
        assert_eq!(svg.matches("<rect class=\"ours\"").count(), PANELS.len());
        assert_eq!(svg.matches("<rect class=\"theirs\"").count(), PANELS.len() * 4);
        assert!(svg.contains("First paint (FCP): Shoreline 100 ms, plain JS 200 ms,"), "{svg}");
        assert!(!svg.contains("style="), "colours follow the reader's scheme by classes");
    }
}
