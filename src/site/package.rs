//! What makes the folder an npm package too: `package.json`, a loader for bundlers, type declarations for TypeScript,
//! React, Vue and Svelte, and `custom-elements.json`. Attributes, events, parts and variables come from the same tables
//! as the README's.

use super::embed_js::read;
use super::files::{Files, is_hashed};
use super::{Error, Options};
use crate::attributes::{ATTRIBUTES, Attribute};
use crate::events::TABLE;
use crate::pack::Pack;
use serde_json::{Value, json};

const NAME: &str = "shoreline-quiz";

/// Writes the package's files.
pub(super) fn write(options: &Options, pack: &Pack, files: &mut Files) -> Result<(), Error> {
    let readme = read(options, "README.md")?;
    files.keep("load.js", LOADER);
    files.keep("load.d.ts", declarations(pack));
    files.keep("react.d.ts", react());
    files.keep("types.js", "export {};\n");
    files.keep("vue.d.ts", vue());
    files.keep("svelte.d.ts", svelte());
    files.keep("package.json", pretty(&package()));
    files.keep("custom-elements.json", pretty(&manifest(&readme)));
    Ok(())
}

/// `_headers`, as static hosts read it. Each rule is complete in itself: if two match, hosts join their values.
pub(super) fn headers<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut text = "/*\n  Access-Control-Allow-Origin: *\n  Cross-Origin-Resource-Policy: cross-origin\n  \
        X-Content-Type-Options: nosniff\n"
        .to_owned();
    // Some hosts serve it without its extension.
    for name in ["embed.html", "embed"] {
        text += &format!("/{name}\n  Cross-Origin-Embedder-Policy: require-corp\n");
    }
    for name in names.filter(|name| is_hashed(name)) {
        text += &format!("/{name}\n  Cache-Control: public, max-age=31536000, immutable\n");
        if name.ends_with(".wasm") {
            text += "  Content-Type: application/wasm\n";
        }
    }
    text
}

fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}

/// A bundler would separate `embed.js` from the files next to it, so it is loaded from where they are.
const LOADER: &str = r#"/**
 * Defines <shoreline-quiz>, from the copy of this folder that your site serves.
 * @param {string | URL} folder its address, such as "/shoreline/"
 */
export const load = async (folder) => {
  // On a server there is nothing to define: the page does it.
  if (typeof document === 'undefined') return;
  const base = new URL(folder, document.baseURI);
  if (!base.pathname.endsWith('/')) base.pathname += '/';
  await import(/* webpackIgnore: true */ /* @vite-ignore */ new URL('embed.js', base).href);
};
"#;

fn package() -> Value {
    // Conditions are tried in order, so `types` comes first. Bundlers take an import of types alone for one of code.
    let types = |file: &str| json!({ "types": format!("./{file}.d.ts"), "default": "./types.js" });
    json!({
        "name": NAME,
        "version": env!("CARGO_PKG_VERSION"),
        "description": env!("CARGO_PKG_DESCRIPTION"),
        "license": env!("CARGO_PKG_LICENSE"),
        "type": "module",
        "main": "./load.js",
        "types": "./load.d.ts",
        "customElements": "custom-elements.json",
        "sideEffects": ["./embed.js", "./frame.js"],
        "exports": {
            ".": { "types": "./load.d.ts", "default": "./load.js" },
            "./react": types("react"),
            "./vue": types("vue"),
            "./svelte": types("svelte"),
            "./*": "./*",
        },
    })
}

fn value_type(attribute: &Attribute) -> String {
    if attribute.values.is_empty() {
        return "string".to_owned();
    }
    attribute.values.iter().map(|value| format!("'{value}'")).collect::<Vec<_>>().join(" | ")
}

/// The TypeScript type of an event's field.
fn field_type(event: &str, field: &str) -> &'static str {
    match (event, field) {
        (_, "view") => "View",
        ("shoreline-check", "correct") => "boolean",
        (_, "step" | "of" | "answered" | "correct") => "number",
        (_, "outcome") => "Outcome | null",
        (_, "level") => "Level",
        (_, "ranking") => "Ranked[]",
        (_, "code") => "FailureCode",
        _ => "string",
    }
}

/// `shoreline-result` as `ResultDetail`.
fn detail_name(event: &str) -> String {
    let word = event.trim_start_matches("shoreline-");
    let (first, rest) = word.split_at(1);
    [&first.to_ascii_uppercase(), rest, "Detail"].concat()
}

fn declarations(pack: &Pack) -> String {
    let outcomes: String = pack.outcomes.iter().map(|outcome| format!("'{}' | ", outcome.id)).collect();
    let mut text = TYPES.replace("{{outcomes}}", &outcomes);
    for (event, when, fields) in TABLE {
        text += &format!("\n/** {when} */\nexport interface {} {{\n  version: 1;\n", detail_name(event));
        for field in *fields {
            text += &format!("  {field}: {};\n", field_type(event, field));
        }
        text += "}\n";
    }
    text += "\nexport interface ShorelineEventMap {\n";
    for (event, _, _) in TABLE {
        text += &format!("  '{event}': CustomEvent<{}>;\n", detail_name(event));
    }
    text += "}\n\nexport interface ShorelineAttributes {\n";
    for attribute in ATTRIBUTES {
        text += &format!("  /** {} */\n  '{}'?: {};\n", attribute.meaning, attribute.name, value_type(attribute));
    }
    text + "}\n" + ELEMENT
}

/// A property of a framework's element for each event: `prefix` comes before the name.
fn listeners(prefix: &str) -> String {
    let line = |(event, _, _): &(&str, &str, &[&str])| {
        format!("  '{prefix}{event}'?: (event: CustomEvent<S.{}>) => void;\n", detail_name(event))
    };
    TABLE.iter().map(line).collect()
}

fn react() -> String {
    format!(
        "import type {{ DetailedHTMLProps, HTMLAttributes }} from 'react';\nimport type * as S from './load.js';\n\n\
         export interface ShorelineListeners {{\n{}}}\n\n\
         type Base = Omit<DetailedHTMLProps<HTMLAttributes<S.ShorelineQuiz>, S.ShorelineQuiz>, keyof S.ShorelineAttributes>;\n\n\
         declare module 'react' {{\n  namespace JSX {{\n    interface IntrinsicElements {{\n      \
         '{NAME}': Base & S.ShorelineAttributes & ShorelineListeners & {{ answers?: S.Answers }};\n    }}\n  }}\n}}\n",
        listeners("on")
    )
}

fn vue() -> String {
    let handlers: String = TABLE
        .iter()
        .map(|(event, _, _)| {
            let name: String = event.split('-').map(capital).collect();
            format!("  on{name}?: (event: CustomEvent<S.{}>) => void;\n", detail_name(event))
        })
        .collect();
    format!(
        "import type {{ DefineComponent, HTMLAttributes }} from 'vue';\nimport type * as S from './load.js';\n\n\
         export interface ShorelineListeners {{\n{handlers}}}\n\n\
         type Props = Omit<HTMLAttributes, keyof S.ShorelineAttributes> & S.ShorelineAttributes & ShorelineListeners & {{ answers?: S.Answers }};\n\n\
         declare module 'vue' {{\n  interface GlobalComponents {{\n    '{NAME}': DefineComponent<Props>;\n    \
         ShorelineQuiz: DefineComponent<Props>;\n  }}\n}}\n"
    )
}

fn capital(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    [&first.to_ascii_uppercase(), rest].concat()
}

fn svelte() -> String {
    format!(
        "import type {{ HTMLAttributes }} from 'svelte/elements';\nimport type * as S from './load.js';\n\n\
         export interface ShorelineListeners {{\n{}}}\n\n\
         type Base = Omit<HTMLAttributes<S.ShorelineQuiz>, keyof S.ShorelineAttributes>;\n\n\
         declare module 'svelte/elements' {{\n  interface SvelteHTMLElements {{\n    \
         '{NAME}': Base & S.ShorelineAttributes & ShorelineListeners & {{ answers?: S.Answers }};\n  }}\n}}\n",
        listeners("on")
    )
}

/// The manifest that editors and catalogues read, schema 1.0.0.
fn manifest(readme: &str) -> Value {
    let attributes: Vec<_> = ATTRIBUTES
        .iter()
        .map(|a| {
            let told = json!({ "name": a.name, "description": a.meaning, "type": { "text": value_type(a) } });
            match (told, a.values.first()) {
                (Value::Object(mut told), Some(default)) => {
                    told.insert("default".to_owned(), json!(default));
                    Value::Object(told)
                }
                (told, _) => told,
            }
        })
        .collect();
    let events: Vec<_> = TABLE
        .iter()
        .map(|(event, when, _)| {
            json!({ "name": event, "description": when, "type": { "text": format!("CustomEvent<{}>", detail_name(event)) } })
        })
        .collect();
    let parts = readme.split_once("Parts for `::part()`:").map_or("", |(_, rest)| rest);
    let parts = parts.split("\n\n").next().unwrap_or_default();
    let parts: Vec<_> = parts.split('`').skip(1).step_by(2).map(|name| json!({ "name": name })).collect();
    let row = |line: &str| -> Option<Value> {
        let mut cells = line.trim_matches('|').split(" | ").map(|cell| cell.trim().replace('`', ""));
        let name = cells.next().filter(|name| name.starts_with("--shoreline-"))?;
        Some(json!({ "name": name, "default": cells.next(), "description": cells.next() }))
    };
    let properties: Vec<_> = readme.lines().filter(|line| line.starts_with('|')).filter_map(row).collect();
    let method = |name: &str, parameter: Option<&str>| {
        let parameters: Vec<_> =
            parameter.map(|name| json!({ "name": name, "type": { "text": "View" } })).into_iter().collect();
        json!({ "kind": "method", "name": name, "parameters": parameters, "return": { "type": { "text": "void" } } })
    };
    let field = |name: &str, kind: &str, readonly: bool| json!({ "kind": "field", "name": name, "type": { "text": kind }, "readonly": readonly });
    json!({
        "schemaVersion": "1.0.0",
        "modules": [{
            "kind": "javascript-module",
            "path": "embed.js",
            "declarations": [{
                "kind": "class",
                "name": "ShorelineQuiz",
                "tagName": NAME,
                "customElement": true,
                "description": env!("CARGO_PKG_DESCRIPTION"),
                "superclass": { "name": "HTMLElement" },
                "attributes": attributes,
                "events": events,
                "cssParts": parts,
                "cssProperties": properties,
                "slots": [
                    { "name": "", "description": "shown without JavaScript, without WebAssembly and after a failure" },
                    { "name": "result", "description": "your own addition to the result, below the next steps" },
                ],
                "members": [
                    method("start", None), method("restart", None), method("show", Some("view")),
                    field("answers", "Answers", false), field("result", "Result | null", true), field("link", "string", true),
                ],
            }],
            "exports": [{ "kind": "custom-element-definition", "name": NAME, "declaration": { "name": "ShorelineQuiz" } }],
        }],
    })
}

const TYPES: &str = "/** Defines <shoreline-quiz>, from the copy of this folder that your site serves at `folder`. */
export declare function load(folder: string | URL): Promise<void>;

export type View = 'decide' | 'compare' | 'check';
export type Level = 'clear' | 'likely' | 'close' | 'no_clear' | 'only_left';
export type FailureCode = 'network' | 'mime' | 'cors' | 'integrity' | 'csp-wasm' | 'old-browser' | 'pack' | 'pack-version' | 'crash';
/** The id of a way of sourcing; the built-in content has these, another pack may have others. */
export type Outcome = {{outcomes}}(string & {});
/** Question id to option id, or `not-sure`. */
export type Answers = Record<string, string>;

export interface Ranked {
  outcome: Outcome;
  points: number;
  excluded: boolean;
}

export interface Result {
  version: 1;
  outcome: Outcome | null;
  level: Level;
  ranking: Ranked[];
  answered: number;
  of: number;
  hinges: string[];
  conflict: Outcome[];
  /** Points of the best way with a supplier minus those of the best with own people; null when rules leave only one side. */
  who: number | null;
  /** Points of the best way abroad minus those of the best at home; null when rules leave only one side. */
  where: number | null;
  link: string;
}
";

const ELEMENT: &str = "
export interface ShorelineQuiz extends HTMLElement {
  /** Shows the first question, or the check's first situation; from a result it leads back there, answers kept, from a score
      to another round. */
  start(): void;
  /** Shows a view. */
  show(view: View): void;
  /** Forgets the check's answers where it is shown, otherwise the quiz's, and shows the beginning; from a shared result it leads to the visitor's own. */
  restart(): void;
  /** Setting them shows the result; missing ids count as `not-sure`. */
  answers: Answers;
  readonly result: Result | null;
  /** The address that opens what is shown: a result, a team, the comparison or the check; empty on the way to a result. */
  readonly link: string;
  addEventListener<K extends keyof ShorelineEventMap>(type: K, listener: (this: ShorelineQuiz, event: ShorelineEventMap[K]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof ShorelineEventMap>(type: K, listener: (this: ShorelineQuiz, event: ShorelineEventMap[K]) => void, options?: boolean | EventListenerOptions): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'shoreline-quiz': ShorelineQuiz;
  }
  interface DocumentEventMap extends ShorelineEventMap {}
}
";

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// The first matching condition is taken, and `default` always matches.
    #[test]
    fn types_are_the_first_condition_of_each_entry() {
        let text = pretty(&package());
        let package: Value = serde_json::from_str(&text).unwrap();
        let entries = package.get("exports").and_then(Value::as_object).unwrap();
        let conditions: Vec<Vec<&String>> =
            entries.values().filter_map(Value::as_object).map(|entry| entry.keys().collect()).collect();
        assert_eq!(conditions, [["types", "default"]; 4]);
    }
}
