//! The result for programs: everything that was measured, and where.

use super::{
    apps::App,
    goal::Standing,
    metric::{Metric, Middle},
    profile::Profile,
    run::Measured,
};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// Where and how it was measured.
#[derive(Debug, Clone, Serialize)]
pub struct Setting {
    /// The commit, with a plus if files have changed since.
    pub commit: String,
    /// Its date.
    pub day: String,
    /// The browser's version.
    pub browser: String,
    /// The processor's kind and number of cores.
    pub machine: String,
    /// How many rounds.
    pub rounds: usize,
    /// Versions of the packages that it was compared with.
    #[serde(serialize_with = "as_map")]
    pub versions: Vec<(App, String)>,
}

fn as_map<S: serde::Serializer>(versions: &[(App, String)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(versions.iter().map(|(app, version)| (app.id(), version)))
}

#[derive(Serialize)]
struct Line {
    #[serde(flatten)]
    middle: Middle,
    /// Shoreline's median divided by this one.
    ratio: Option<f64>,
    values: Vec<f64>,
}

/// Everything as JSON, one list of values to a line.
pub fn text(setting: &Setting, measured: &Measured) -> String {
    let mut text = String::new();
    let mut after_number = false;
    for line in format!("{:#}", json(setting, measured)).lines() {
        let word = line.trim_start();
        // A number begins a line only in lists of values.
        let is_number = word.starts_with(|c: char| c.is_ascii_digit());
        match (after_number, is_number) {
            (true, true) => text.extend([" ", word]),
            (true, false) | (false, true) => text.push_str(word),
            (false, false) => text.extend(["\n", line]),
        }
        after_number = is_number;
    }
    text.trim_start().to_owned() + "\n"
}

fn json(setting: &Setting, measured: &Measured) -> Value {
    let by_profile = |of: &dyn Fn(Profile) -> Value| -> Value {
        Profile::ALL.into_iter().map(|profile| (profile.id().to_owned(), of(profile))).collect::<Map<_, _>>().into()
    };
    let by_app = |of: &dyn Fn(App) -> Value| -> Value {
        App::ALL.into_iter().map(|app| (app.id().to_owned(), of(app))).collect::<Map<_, _>>().into()
    };
    let metrics = |profile, app| -> Value {
        let line = |metric: Metric| {
            let values: Vec<f64> = measured.values(profile, app, metric).into_iter().map(rounded).collect();
            let ratio = measured.ratio(profile, metric, app).map(rounded);
            json!(Line { middle: Middle::of(&values), ratio, values })
        };
        Metric::ALL.into_iter().map(|metric| (metric.id().to_owned(), line(metric))).collect::<Map<_, _>>().into()
    };
    let goal = |standing: Standing| {
        json!({
            "metric": standing.goal.metric.id(),
            "beside": standing.goal.beside.id(),
            "profile": standing.profile.id(),
            "limit": standing.goal.limit,
            "ratio": rounded(standing.ratio),
            "held": standing.is_held(),
        })
    };
    let bytes = |profile, app| {
        let (first, result) = measured.bytes(profile, app);
        json!({ "until_first_answer": first, "until_result": result })
    };
    json!({
        "setting": setting,
        "units": "milliseconds; bytes; CLS has none. ratio: Shoreline's median divided by this one",
        "goals": Standing::all(measured).into_iter().map(goal).collect::<Vec<_>>(),
        "bytes": by_profile(&|profile| by_app(&|app| bytes(profile, app))),
        "measured": by_profile(&|profile| by_app(&|app| metrics(profile, app))),
    })
}

/// Thousandths are precise enough.
fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::run::tests::{measured, setting};

    #[test]
    fn the_text_is_the_same_value_in_fewer_lines() {
        let (setting, measured) = (setting(), measured());
        let text = text(&setting, &measured);
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), json(&setting, &measured));
        assert!(text.contains("\"values\": [10.0, 10.0, 10.0, 10.0, 10.0, 10.0, 10.0, 10.0, 10.0]\n"), "{text}");
    }
}
