//! Templates with placeholders such as `{{title}}`.

use super::Error;

/// The template with every placeholder filled, in one pass: what a value contains is never taken for a placeholder.
///
/// # Errors
/// Names the placeholder that has no value, or the value that has no placeholder.
pub fn filled(template: &str, values: &[(&str, String)]) -> Result<String, Error> {
    let mut pieces = template.split("{{");
    let mut page = pieces.next().unwrap_or_default().to_owned();
    let mut used = vec![false; values.len()];
    for piece in pieces {
        let (name, rest) = piece.split_once("}}").unwrap_or((piece, ""));
        let at = values.iter().position(|(place, _)| *place == name);
        let Some((at, (_, value))) = at.and_then(|at| Some((at, values.get(at)?))) else {
            return Err(Error::Other(format!("a template has a place {{{{{name}}}}}, for which there is no value")));
        };
        if let Some(used) = used.get_mut(at) {
            *used = true;
        }
        page.push_str(value);
        page.push_str(rest);
    }
    match values.iter().zip(used).find(|(_, used)| !used) {
        Some(((name, _), _)) => Err(Error::Other(format!("a template has no place {{{{{name}}}}}"))),
        None => Ok(page),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::filled;

    #[test]
    fn every_place_has_its_value_and_every_value_its_place() {
        let values = |all: &[(&'static str, &str)]| all.iter().map(|(n, v)| (*n, (*v).to_owned())).collect::<Vec<_>>();
        let both = values(&[("a", "{{b}}"), ("b", "2")]);
        assert_eq!(filled("<{{a}}|{{b}}|{{a}}>", &both).unwrap(), "<{{b}}|2|{{b}}>");
        assert!(filled("{{a}} {{c}}", &both).unwrap_err().to_string().contains("{{c}}"));
        assert!(filled("{{a}}", &both).unwrap_err().to_string().contains("no place {{b}}"));
    }
}
