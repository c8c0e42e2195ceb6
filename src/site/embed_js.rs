//! `embed.js`: the element, with everything it needs to show the first screens and to find its sibling files.

use super::files::Files;
use super::minify::{Kind, bundle, minify};
use super::paper::{only_paper, with_paper};
use super::{Error, Language, Options, packs, prerender, program};
use crate::attributes::ATTRIBUTES;
use crate::pack::{self, Part, Word};
use serde_json::{Map, Value, json};
use std::path::Path;

/// Names the program's files and puts the script together.
pub(super) fn assemble(options: &Options, languages: &[Language], files: &mut Files) -> Result<String, Error> {
    let (wasm, pieces, glue) = program(options, files)?;
    // The first two questions are there at once, the others when the pack is.
    let (mut langs, mut asks, mut firsts) = (Map::new(), String::new(), String::new());
    let (mut main, mut parts) = (vec![wasm.clone()], Map::new());
    for language in languages {
        let mut pack = language.library.pack.clone();
        let views = prerender::views(&pack)?;
        // The parts come first: the pack names their files.
        packs::add_parts(&mut pack, &format!("packs/{}", language.tag), files);
        let part = |part| pack.part_file(part).map(|file| format!("packs/{file}"));
        parts.insert(language.tag.clone(), json!([part(Part::Comparison), part(Part::Knowledge)]));
        let pack = &pack;
        asks += &format!("{}: {},\n", json!(language.tag), prerender::ask(pack)?);
        let tag = json!(language.tag);
        firsts += &format!("BUILD.langs[{tag}].screens.push(ASK[{tag}](...{}));\n", prerender::first_ask(pack));
        let file = files.hashed(&format!("packs/{}", language.tag), "pack", pack::to_bytes(pack));
        main.push(file.clone());
        langs.insert(
            language.tag.clone(),
            json!({
                "pack": file,
                "dir": pack.dir.as_str(),
                "screens": prerender::screens(pack)?,
                "views": views,
                "words": {
                    "loading": pack.word(Word::Loading),
                    "failed": pack.word(Word::LoadFailed),
                    "again": pack.word(Word::TryAgain),
                    "tab": pack.word(Word::IntroPrivacyTab),
                    "views": {
                        "all": pack.word(Word::Views),
                        "decide": pack.word(Word::ViewDecide),
                        "compare": pack.word(Word::ViewCompare),
                        "check": pack.word(Word::ViewCheck),
                    },
                },
            }),
        );
    }
    let glue = finish_glue(options, &glue, &pieces, parts, files)?;
    let attributes: Map<String, Value> = ATTRIBUTES.iter().map(|a| (a.name.to_owned(), json!(a.values))).collect();
    let doctor = bundle(options, "src/embed/doctor.js", "")?;
    let build = json!({
        "doctor": files.hashed("doctor", "js", doctor),
        "digests": files.digests(|name| main.iter().any(|one| one == name)),
        "css": style(options)?,
        "wasm": wasm,
        "code": languages.first().map_or("", |language| &language.library.pack.code),
        "glue": glue,
        "langs": langs,
        "attributes": attributes,
    });
    let module = format!("export const BUILD = {build};\nexport const ASK = {{ {asks} }};\n{firsts}");
    Ok(EAGER.to_owned() + &bundle(options, "src/embed/element.js", &module)?)
}

/// A hint to V8: nearly every function of the script runs before the first answer, so they are compiled while it is
/// read and not one by one before the first paint. See docs/adr/0017-one-thing-at-a-time.md.
const EAGER: &str = "//# allFunctionsCalledOnLoad\n";

/// Writes the program and its pieces: their names, and the program's glue.
fn program(options: &Options, files: &mut Files) -> Result<(String, Vec<String>, String), Error> {
    let [wasm, glue] = ["shoreline_bg.wasm", "shoreline.js"].map(|name| files.take(name));
    let cut = program::cut(options, &wasm?, String::from_utf8_lossy(&glue?).into_owned())?;
    let pieces = cut.pieces.into_iter().map(|(name, wasm)| files.hashed(name, "wasm", wasm)).collect();
    Ok((files.hashed("shoreline", "wasm", cut.program), pieces, cut.glue))
}

/// Writes the program's glue with everything bundled with it; returns its name.
fn finish_glue(
    options: &Options,
    glue: &str,
    pieces: &[String],
    parts: Map<String, Value>,
    files: &mut Files,
) -> Result<String, Error> {
    // `begin` of pieces.js starts the program, so the code that fetches it here can go.
    let glue = glue.replace("export { initSync, __wbg_init as default };", "");
    let mut late = String::new();
    for part in ["owner", "pieces", "carry", "links", "history", "late", "run"] {
        late += &read(options, &format!("src/embed/element/{part}.js"))?;
    }
    // The styles that only the program's screens need are in here, those of the other views are loaded with their part.
    let first = read(options, "styles/map.css")? + &read(options, "styles/widget.css")?;
    let own = read(options, "styles/mark.css")? + &read(options, "styles/result.css")?;
    let css = minify(options, Kind::Style, &(only_paper(&first) + &with_paper(&own)))?;
    let views = with_paper(&(read(options, "styles/compare.css")? + &read(options, "styles/check.css")?));
    let views = files.hashed("views", "css", minify(options, Kind::Style, &views)?);
    let of_views = |name: &str| {
        let part = |names: &Value| names.as_array().is_some_and(|names| names.iter().any(|one| one == name));
        pieces.iter().any(|piece| piece == name) || name == views || parts.values().any(part)
    };
    let digests = files.digests(of_views);
    let mut few = extra(options, files)?;
    few.extend([
        ("pieces".to_owned(), json!(pieces)),
        ("views".to_owned(), json!(views)),
        ("parts".to_owned(), json!(parts)),
        ("digests".to_owned(), json!(digests)),
    ]);
    let end = format!("const files = {};\nexport const css = {};", json!(few), json!(css));
    let glue = minify(options, Kind::Script, &format!("{glue}\n{late}\n{end}"))?;
    Ok(files.hashed("shoreline", "js", glue))
}

/// What few visitors ask for: what prints and draws pictures, and the QR code.
fn extra(options: &Options, files: &mut Files) -> Result<Map<String, Value>, Error> {
    let qr = String::from_utf8_lossy(&files.take("shoreline-qr.js")?).into_owned();
    let qr = minify(options, Kind::Script, &qr)?;
    let wasm = program::whole(options, &files.take("shoreline-qr_bg.wasm")?)?;
    let mut named = Map::new();
    named.insert("qr".to_owned(), json!(files.hashed("qr", "js", qr)));
    named.insert("qrWasm".to_owned(), json!(files.hashed("qr", "wasm", wasm)));
    let away = bundle(options, "src/embed/element/away.js", "")?;
    named.insert("away".to_owned(), json!(files.hashed("away", "js", away)));
    Ok(named)
}

/// The styles of the first screens.
pub(super) fn style(options: &Options) -> Result<String, Error> {
    let css =
        read(options, "styles/tokens.css")? + &read(options, "styles/map.css")? + &read(options, "styles/widget.css")?;
    minify(options, Kind::Style, &css)
}

pub(super) fn read(options: &Options, path: &str) -> Result<String, Error> {
    let path = options.root.join(Path::new(path));
    std::fs::read_to_string(&path).map_err(|e| Error::io(&path, e))
}
