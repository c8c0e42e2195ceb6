//! The result for people, in Markdown: short for the README, long with spread and types of bytes.

use super::{apps::App, goal::Standing, metric::Metric, profile::Profile, record::Setting, run::Measured};

/// The markers around the table in the README.
pub const MARKERS: (&str, &str) = ("<!-- bench:begin, written by cargo xtask bench -->", "<!-- bench:end -->");

/// The whole report.
pub fn long(setting: &Setting, measured: &Measured) -> String {
    let mut text = format!("# Benchmark\n\n{}\n", short(setting, measured));
    for profile in Profile::ALL {
        text.push_str(&format!("\n## {}: spread\n\nMedian, and the middle half of all values.\n\n", profile.name()));
        text.push_str(&head("", setting));
        for metric in Metric::ALL {
            let cell = |app| {
                let middle = measured.middle(profile, app, metric);
                format!("{} ({} to {})", metric.show(middle.median), metric.show(middle.low), metric.show(middle.high))
            };
            text.push_str(&row(metric.name(), App::ALL.map(cell)));
        }
        text.push_str(&format!(
            "\n## {}: bytes by type\n\nUntil the first answer / until the result.\n\n",
            profile.name()
        ));
        text.push_str(&head("", setting));
        let kinds = App::ALL.map(|app| {
            let (first, result) = measured.bytes(profile, app);
            first.parts().into_iter().zip(result.parts()).map(|(a, b)| (a.0, a.1, b.1)).collect::<Vec<_>>()
        });
        for (place, (kind, ..)) in kinds.first().into_iter().flatten().enumerate() {
            let cell = |all: &Vec<(&str, u64, u64)>| {
                all.get(place).map(|(_, first, result)| format!("{first} / {result}")).unwrap_or_default()
            };
            text.push_str(&row(kind, kinds.each_ref().map(cell)));
        }
    }
    text
}

/// The README's text.
pub fn short(setting: &Setting, measured: &Measured) -> String {
    let mut text = format!(
        "Medians of {} rounds, all five in turn in each, in {} on {}. In brackets: Shoreline's median divided by \
         theirs; below 1, Shoreline needs less.\n",
        setting.rounds, setting.browser, setting.machine
    );
    for profile in Profile::ALL {
        text.push('\n');
        text.push_str(&head(profile.name(), setting));
        for metric in Metric::ALL {
            let cell = |app| {
                let value = metric.show(measured.middle(profile, app, metric).median);
                match measured.ratio(profile, metric, app).filter(|_| app != App::Shoreline) {
                    Some(ratio) => format!("{value} ({ratio:.2})"),
                    None => value,
                }
            };
            text.push_str(&row(metric.name(), App::ALL.map(cell)));
        }
    }
    text.push('\n');
    text.push_str(&goals(measured));
    text
}

/// The goals and whether they are met, the missed ones too.
fn goals(measured: &Measured) -> String {
    let standings = Standing::all(measured);
    let mut text = format!("| goal | {} |\n", Profile::ALL.map(Profile::name).join(" | "));
    text.push_str("| --- | --- | --- |\n");
    for pair in standings.chunks(Profile::ALL.len()) {
        let Some(Standing { goal, .. }) = pair.first() else { continue };
        let title = format!("{} at most {:.1} × that of {}", goal.metric.name(), goal.limit, goal.beside.name());
        let cells = pair.iter().map(|standing| {
            format!("{:.2}: {}", standing.ratio, if standing.is_held() { "held" } else { "**missed**" })
        });
        text.push_str(&format!("| {title} | {} |\n", cells.collect::<Vec<_>>().join(" | ")));
    }
    text
}

fn head(title: &str, setting: &Setting) -> String {
    let name = |app: App| match setting.versions.iter().find(|(of, _)| *of == app) {
        // A name that contains the first number already does not repeat it.
        Some((_, version)) => format!("{} {version}", app.name().trim_end_matches(|c: char| c.is_ascii_digit()).trim()),
        None => app.name().to_owned(),
    };
    let names = App::ALL.map(name).join(" | ");
    format!("| {title} | {names} |\n| --- |{}\n", " ---: |".repeat(App::ALL.len()))
}

fn row(name: &str, cells: [String; App::ALL.len()]) -> String {
    format!("| {name} | {} |\n", cells.join(" | "))
}

/// The README with another text between the markers; none if they are missing.
pub fn replaced(readme: &str, text: &str) -> Option<String> {
    let (begin, end) = MARKERS;
    let (before, rest) = readme.split_once(begin)?;
    let (_, after) = rest.split_once(end)?;
    Some(format!("{before}{begin}\n\n{}\n\n{end}{after}", text.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::run::tests::{measured, setting};

    #[test]
    fn a_missed_goal_is_told_as_clearly_as_a_held_one() {
        let text = short(&setting(), &measured());
        assert!(
            text.contains("| First paint (FCP) at most 1.1 × that of plain JS | 0.50: held | 0.50: held |"),
            "{text}"
        );
        let missed = "| Loaded until result at most 1.0 × that of React 19 | 2.50: **missed** | 2.50: **missed** |";
        assert!(text.contains(missed), "{text}");
        assert!(text.contains("| First paint (FCP) | 100 ms | 200 ms (0.50) | 300 ms (0.33) |"), "{text}");
        assert!(text.contains("| React 19.3.1 |"), "{text}");
    }

    #[test]
    fn the_long_report_has_spread_and_types() {
        let text = long(&setting(), &measured());
        assert!(text.contains("| First paint (FCP) | 100 ms (100 ms to 100 ms) |"), "{text}");
        assert!(text.contains("| JS | 40000 / 50000 | 20000 / 20000 |"), "{text}");
    }

    #[test]
    fn only_the_text_between_the_markers_is_replaced() {
        let (begin, end) = MARKERS;
        let readme = format!("a\n{begin}\nold\n{end}\nb\n");
        assert_eq!(replaced(&readme, "new\n").unwrap(), format!("a\n{begin}\n\nnew\n\n{end}\nb\n"));
        assert_eq!(replaced("no markers", "new"), None);
    }
}
