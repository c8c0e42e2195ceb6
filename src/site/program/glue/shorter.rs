//! Shorter versions of what the glue does in more words than this program needs.

/// Beginnings of the glue's own functions and statements, and their replacements. They belong together: if one is
/// missing, none is replaced.
struct Change {
    instead: &'static [(&'static str, &'static str)],
    /// What the replacements call.
    calls: &'static [&'static str],
}

/// The functions are those of the wasm-bindgen that Cargo.toml pins; the build says which of them are no longer there.
const CHANGES: [Change; 2] = [
    // A text is encoded at once. Doing so letter by letter, and again from the first that is not ASCII, was made for
    // engines with a slow encoder.
    Change {
        instead: &[
            (
                "function passStringToWasm0(arg, malloc, realloc) {\n",
                "function passStringToWasm0(arg, malloc) {\n    return passArray8ToWasm0(cachedTextEncoder.encode(arg), malloc);\n}\n",
            ),
            ("if (!('encodeInto' in cachedTextEncoder)) {\n", ""),
        ],
        calls: &["function passArray8ToWasm0(arg, malloc) {\n", "const cachedTextEncoder = new TextEncoder();\n"],
    },
    // Safari needs a new decoder after 2 GB of text. A quiz decodes some megabytes in a long day.
    Change {
        instead: &[
            (
                "function decodeText(bytes) {\n",
                "function decodeText(bytes) {\n    return cachedTextDecoder.decode(bytes);\n}\n",
            ),
            ("let numBytesDecoded = 0;\n", ""),
        ],
        calls: &["let cachedTextDecoder = new TextDecoder("],
    },
];

/// The glue with all replacements, and those that it has no place for.
pub fn shorter(glue: &str) -> (String, Vec<&'static str>) {
    let mut glue = without_frees(glue);
    let mut in_vain = Vec::new();
    for Change { instead, calls } in CHANGES {
        let mut needed = instead.iter().map(|(begin, _)| begin).chain(calls);
        if let Some(missing) = needed.find(|begin| item(&glue, begin).is_none()) {
            in_vain.push(*missing);
            continue;
        }
        for (begin, by) in instead {
            if let Some(item) = item(&glue, begin).map(str::to_owned) {
                glue = glue.replacen(&item, by, 1);
            }
        }
    }
    if item(&glue, "function passStringToWasm0(arg, malloc) {\n").is_some() {
        glue = glue.replace(", wasm.__wbindgen_realloc)", ")");
    }
    (glue, in_vain)
}

/// A function, or a statement, with that beginning, to its end.
fn item<'a>(glue: &'a str, begin: &str) -> Option<&'a str> {
    let (at, _) = glue
        .match_indices(begin)
        .find(|(at, _)| glue.get(..*at).is_some_and(|head| head.is_empty() || head.ends_with('\n')))?;
    let rest = glue.get(at..)?;
    match begin.ends_with("{\n") {
        true => rest.get(..rest.find("\n}\n")? + "\n}\n".len()),
        false => rest.get(..begin.len()),
    }
}

/// Without giving back texts that were taken before an invalid one: every value is text, and if there is no room for
/// one, the program has stopped.
fn without_frees(glue: &str) -> String {
    let (try_, catch) = ("    try {\n", "    } catch (e) {\n");
    let mut out = String::new();
    let mut rest = glue;
    while let Some((before, after)) = rest.split_once(catch) {
        let frees = after.split_once("        throw e;\n    }\n").filter(|(frees, _)| {
            frees.lines().all(|line| line.starts_with("        if (ptr") && line.contains("wasm.__wbindgen_free("))
        });
        match (frees, before.rsplit_once(try_)) {
            (Some((_, behind)), Some((head, body))) => {
                out += head;
                out += body;
                rest = behind;
            }
            _ => {
                out += before;
                out += catch;
                rest = after;
            }
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    const BYTES: &str =
        "function passArray8ToWasm0(arg, malloc) {\n    return 1;\n}\nconst cachedTextEncoder = new TextEncoder();\n";
    const DECODER: &str = "let cachedTextDecoder = new TextDecoder('utf-8');\n";

    #[test]
    fn what_is_longer_than_needed_becomes_shorter() {
        let long = "function passStringToWasm0(arg, malloc, realloc) {\n    let len;\n    if (len) {\n    }\n}\n\
            if (!('encodeInto' in cachedTextEncoder)) {\n    other();\n}\n\
            let numBytesDecoded = 0;\nfunction decodeText(bytes) {\n    return 1;\n}\n\
            f(passStringToWasm0(a, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc));\n";
        let glue = format!("{BYTES}{DECODER}{long}");
        let (short, in_vain) = shorter(&glue);
        let text = "function passStringToWasm0(arg, malloc) {\n    return passArray8ToWasm0(cachedTextEncoder.encode(arg), malloc);\n}\n\
            function decodeText(bytes) {\n    return cachedTextDecoder.decode(bytes);\n}\n\
            f(passStringToWasm0(a, wasm.__wbindgen_malloc));\n";
        assert_eq!(short, format!("{BYTES}{DECODER}{text}"));
        assert!(in_vain.is_empty(), "{in_vain:?}");
    }

    #[test]
    fn half_of_it_is_nothing() {
        let glue = format!(
            "{DECODER}let numBytesDecoded = 0;\nfunction decodeText(ptr, len) {{\n    numBytesDecoded += len;\n}}\n"
        );
        let (same, in_vain) = shorter(&glue);
        assert_eq!(same, glue);
        assert_eq!(in_vain.len(), CHANGES.len());
    }

    #[test]
    fn only_what_gives_texts_back_is_left_out() {
        let glue = "    let ptr0;\n    try {\n        ptr0 = passStringToWasm0(a, wasm.__wbindgen_malloc);\n    } catch (e) {\n        if (ptr0) { wasm.__wbindgen_free(ptr0, len0 * 1, 1); }\n        throw e;\n    }\n    wasm.send(ptr0);\n";
        let short =
            "    let ptr0;\n        ptr0 = passStringToWasm0(a, wasm.__wbindgen_malloc);\n    wasm.send(ptr0);\n";
        assert_eq!(shorter(glue).0, short);
        let kept = "    try {\n        return f();\n    } catch (e) {\n        store(e);\n    }\n";
        assert_eq!(shorter(kept).0, kept);
    }
}
