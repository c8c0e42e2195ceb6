//! The names that program and glue share. The compiler's contain digits and types that mean nothing to either, and both
//! carry them.

mod shorter;

use super::super::Error;
use walrus::Module;

/// The module name of the glue, as the program imports it.
const GLUE: &str = "./shoreline_bg.js";

/// Shortens the names shared by program and glue, drops glue functions the program does not import, and removes exports
/// nothing uses. Returns the new glue.
///
/// # Errors
/// If something that the program imports is not in the glue exactly once.
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
    let (short, in_vain) = shorter::shorter(&glue);
    for begin in in_vain {
        eprintln!(
            "warning: src/site/program/glue/shorter.rs names “{}”, which this glue does not have: it is larger for it",
            begin.trim_end()
        );
    }
    glue = without_unused(&short);
    // Those of src/embed/border.rs have no such beginnings.
    let is_made = |name: &str| name.starts_with("wasm_bindgen_") || name.starts_with("__");
    let made: Vec<_> = module.exports.iter().filter(|export| is_made(&export.name)).map(|e| e.id()).collect();
    let mut at = 0;
    for id in made {
        let export = module.exports.get_mut(id);
        let short = format!("c{at}");
        match replaced(&glue, &format!("wasm.{}", export.name), &format!("wasm.{short}")) {
            Some(with) => {
                export.name = short;
                glue = with;
                at += 1;
            }
            None => module.exports.delete(id),
        }
    }
    Ok(glue)
}

/// With a word replaced everywhere; `None` if it does not occur.
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

/// Without functions that still have the compiler's long names, which the program does not import, and without what
/// only those need.
fn without_unused(glue: &str) -> String {
    let mut unused = false;
    let lines = glue.split_inclusive('\n').filter(|line| {
        unused |= line.starts_with("        __wb") && line.contains(": function(");
        let drop = unused;
        unused &= !line.starts_with("        }");
        !drop
    });
    let mut left: String = lines.collect();
    while let Some(item) = unused_item(&left) {
        left = left.replacen(&item, "", 1);
    }
    left
}

/// A function or constant of the glue's own that nothing else in it names.
fn unused_item(glue: &str) -> Option<String> {
    let mut items: Vec<String> = Vec::new();
    for line in glue.split_inclusive('\n') {
        let begins = line.starts_with(|c: char| c.is_ascii_alphabetic());
        match items.last_mut().filter(|_| !begins) {
            Some(item) => item.push_str(line),
            None => items.push(line.to_owned()),
        }
    }
    items.into_iter().find(|item| {
        let named = item.strip_prefix("function ").or_else(|| item.strip_prefix("const "));
        let name = named.and_then(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next());
        // Those that begin like this are for whoever starts the program.
        name.is_some_and(|name| {
            !name.starts_with("__") && name != "initSync" && glue.matches(name).count() == item.matches(name).count()
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_short_name_goes() {
        let glue = "let import0 = {\n        __wbg_a_12: function() { return handleError(function (arg0) {\n            arg0.a();\n        }, arguments); },\n        i0: function(arg0) {\n            return arg0.b;\n        },\n    };\n";
        let left = "let import0 = {\n        i0: function(arg0) {\n            return arg0.b;\n        },\n    };\n";
        assert_eq!(without_unused(glue), left);
        let nothing = shorten(&mut Module::default(), String::new());
        assert!(nothing.is_err(), "the place of what the program takes must be there");
    }

    #[test]
    fn what_only_that_needed_goes_too() {
        let glue = "let import0 = {\n        __wbg_a_12: function() {\n            return made(1);\n        },\n    };\nfunction made(a) {\n    return MADE.get(a);\n}\nconst MADE = {\n    get: () => 1,\n};\nlet other;\nfunction __wbg_load() {}\n";
        assert_eq!(without_unused(glue), "let import0 = {\n    };\nlet other;\nfunction __wbg_load() {}\n");
    }

    #[test]
    fn a_word_is_not_the_beginning_of_another() {
        let glue = "wasm.__free(wasm.__free_all, wasm.__free);";
        assert_eq!(replaced(glue, "wasm.__free", "wasm.c0").as_deref(), Some("wasm.c0(wasm.__free_all, wasm.c0);"));
        assert_eq!(replaced(glue, "wasm.__fre", "wasm.c0"), None);
    }
}
