//! The names between the program and its glue. The compiler's hold digits and types that say nothing to either, and
//! stand in both.

use super::super::Error;
use walrus::Module;

/// The module that the glue is for the program.
const GLUE: &str = "./shoreline_bg.js";

/// What wasm-bindgen lends to a glue that watches for the program's end. Ours does not: a trap is told by the browser.
const UNTAKEN: [&str; 2] = ["__abort_handler", "__instance_terminated"];

/// Gives short names to what the program and its glue take from each other. Gives the glue with them, without what the
/// program does not take.
///
/// # Errors
/// When something that the program takes is not in the glue exactly once, or something that it lends not at all.
pub fn shorten(module: &mut Module, mut glue: String) -> Result<String, Error> {
    let mut renamed = vec![(format!("\"{GLUE}\": "), "g: ".to_owned())];
    for (at, import) in module.imports.iter_mut().filter(|import| import.module == GLUE).enumerate() {
        let long = std::mem::replace(&mut import.name, format!("i{at}"));
        import.module = "g".to_owned();
        renamed.push((format!("{long}: function"), format!("{}: function", import.name)));
    }
    for (from, to) in renamed {
        if glue.matches(from.as_str()).count() != 1 {
            return Err(Error::Other(format!("the glue does not have exactly one “{from}”")));
        }
        glue = glue.replace(&from, &to);
    }
    for name in UNTAKEN {
        // Fails when there is none, which is as well.
        let _ = module.exports.remove(name);
    }
    // Those of src/embed/border.rs have no such beginnings.
    let is_made = |name: &str| name.starts_with("wasm_bindgen_") || name.starts_with("__");
    for (at, export) in module.exports.iter_mut().filter(|export| is_made(&export.name)).enumerate() {
        let long = std::mem::replace(&mut export.name, format!("c{at}"));
        glue = replaced(&glue, &format!("wasm.{long}"), &format!("wasm.{}", export.name))
            .ok_or_else(|| Error::Other(format!("the glue does not take {long} from the program")))?;
    }
    Ok(without_unused(&glue))
}

/// With another word for a word, wherever it stands; nothing where it stands nowhere.
fn replaced(text: &str, word: &str, by: &str) -> Option<String> {
    let mut parts = text.split(word);
    let mut out = parts.next()?.to_owned();
    let mut found = false;
    for part in parts {
        let whole = !part.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
        found |= whole;
        out += if whole { by } else { word };
        out += part;
    }
    found.then_some(out)
}

/// The glue's functions that still have the compiler's long names are none that the program takes.
fn without_unused(glue: &str) -> String {
    let mut unused = false;
    let lines = glue.split_inclusive('\n').filter(|line| {
        unused |= line.starts_with("        __wb") && line.contains(": function(");
        let drop = unused;
        unused &= !line.starts_with("        }");
        !drop
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_short_name_goes() {
        let glue = "const import0 = {\n        __wbg_a_12: function() { return handleError(function (arg0) {\n            arg0.a();\n        }, arguments); },\n        i0: function(arg0) {\n            return arg0.b;\n        },\n    };\n";
        let left = "const import0 = {\n        i0: function(arg0) {\n            return arg0.b;\n        },\n    };\n";
        assert_eq!(without_unused(glue), left);
        let nothing = shorten(&mut Module::default(), String::new());
        assert!(nothing.is_err(), "the place of what the program takes must be there");
    }

    #[test]
    fn a_word_is_not_the_beginning_of_another() {
        let glue = "wasm.__free(wasm.__free_all, wasm.__free);";
        assert_eq!(replaced(glue, "wasm.__free", "wasm.c0").as_deref(), Some("wasm.c0(wasm.__free_all, wasm.c0);"));
        assert_eq!(replaced(glue, "wasm.__fre", "wasm.c0"), None);
    }
}
