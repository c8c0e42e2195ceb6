//! The names between the program and its glue. The compiler's hold digits and types that say nothing to either, and
//! stand in both.

use super::super::Error;
use walrus::Module;

/// What stands in the glue, once each, and what takes its place.
pub type Names = Vec<(String, String)>;

/// The module that the glue is for the program.
const GLUE: &str = "./shoreline_bg.js";

/// Gives short names to what the program takes from its glue and to the closures that it lends it.
pub fn shorten(module: &mut Module) -> Names {
    let mut names = vec![(format!("\"{GLUE}\": "), "g: ".to_owned())];
    for (at, import) in module.imports.iter_mut().filter(|import| import.module == GLUE).enumerate() {
        let long = std::mem::replace(&mut import.name, format!("i{at}"));
        import.module = "g".to_owned();
        names.push((format!("{long}: function"), format!("{}: function", import.name)));
    }
    for (at, export) in module.exports.iter_mut().filter(|e| e.name.starts_with("wasm_bindgen_")).enumerate() {
        let long = std::mem::replace(&mut export.name, format!("c{at}"));
        names.push((format!("wasm.{long}("), format!("wasm.{}(", export.name)));
    }
    names
}

/// The glue with the short names, without what no longer has one: the program does not take it.
///
/// # Errors
/// When a name is not in it exactly once.
pub fn shortened(mut glue: String, names: &Names) -> Result<String, Error> {
    for (from, to) in names {
        if glue.matches(from.as_str()).count() != 1 {
            return Err(Error::Other(format!("the glue does not have exactly one “{from}”")));
        }
        glue = glue.replace(from.as_str(), to);
    }
    let mut unused = false;
    let lines = glue.split_inclusive('\n').filter(|line| {
        unused |= line.starts_with("        __wb") && line.contains(": function(");
        let drop = unused;
        unused &= !line.starts_with("        }");
        !drop
    });
    Ok(lines.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_short_name_goes() {
        let glue = "const import0 = {\n        __wbg_a_12: function() { return handleError(function (arg0) {\n            arg0.a();\n        }, arguments); },\n        __wbg_b_34: function(arg0) {\n            return arg0.b;\n        },\n    };\n";
        let names = vec![("__wbg_b_34: function".to_owned(), "i0: function".to_owned())];
        let short = shortened(glue.to_owned(), &names).ok();
        let left = "const import0 = {\n        i0: function(arg0) {\n            return arg0.b;\n        },\n    };\n";
        assert_eq!(short.as_deref(), Some(left));
        assert!(shortened(String::new(), &names).is_err(), "a name must be there");
    }
}
