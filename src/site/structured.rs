//! What the pages tell search engines about themselves, in schema.org's terms.

use super::SiteUrl;
use super::head::Preview;
use crate::pack::{CheckWord, Entry, ItemKind, Pack};
use serde_json::{Value, json};

/// Script elements with structured data: questions people ask with their answers, and the knowledge check.
pub(super) fn data(pack: &Pack) -> String {
    [faq(pack), quiz(pack)].into_iter().flatten().map(|value| script(&value)).collect::<Vec<_>>().join("\n")
}

/// The same for a result page.
pub(super) fn page(site: Option<&SiteUrl>, pack: &Pack, page: &Preview) -> String {
    let mut value = json!({
        "@context": "https://schema.org", "@type": "WebPage", "inLanguage": pack.lang,
        "name": page.title, "description": page.description, "about": ["Outsourcing", "Offshoring"],
    });
    if let (Some(site), Some(fields)) = (site, value.as_object_mut()) {
        fields.insert("url".into(), site.at(page.path).into());
        fields.insert("primaryImageOfPage".into(), site.at(page.card).into());
    }
    script(&value)
}

/// Data, not code: no policy forbids it, and no text can end the element.
fn script(value: &Value) -> String {
    format!("<script type=\"application/ld+json\">{}</script>", value.to_string().replace('<', "\\u003c"))
}

fn faq(pack: &Pack) -> Option<Value> {
    let comparison = pack.comparison()?;
    let ask = |question: String, answer: String| {
        let answer = json!({ "@type": "Answer", "text": answer });
        json!({ "@type": "Question", "name": question, "acceptedAnswer": answer })
    };
    let sides = comparison.face_off.sides.iter().map(|side| ask(side.name.clone(), side.definition.clone()));
    let said = |e: &Entry| ask(e.title.clone(), e.text.clone());
    let all: Vec<Value> = sides.chain(comparison.misconceptions.iter().map(said)).collect();
    Some(json!({
        "@context": "https://schema.org", "@type": "FAQPage", "inLanguage": pack.lang, "mainEntity": all,
    }))
}

fn quiz(pack: &Pack) -> Option<Value> {
    let knowledge = pack.knowledge()?;
    let item = |item: &crate::pack::Item| {
        let right = usize::from(item.right());
        let answer = match &item.kind {
            ItemKind::Box4(_) => knowledge.boxes.get(right).map(|b| b.text.clone()),
            ItemKind::Choice(options, _) => options.get(right).cloned(),
            ItemKind::TrueFalse(right) => {
                Some(knowledge.word(if *right { CheckWord::True } else { CheckWord::False }).to_owned())
            }
        };
        let answer =
            json!({ "@type": "Answer", "text": answer, "comment": { "@type": "Comment", "text": item.explanation } });
        json!({ "@type": "Question", "eduQuestionType": "Multiple choice", "text": item.text, "acceptedAnswer": answer })
    };
    let items: Vec<Value> = knowledge.items.iter().map(item).collect();
    Some(json!({
        "@context": "https://schema.org", "@type": "Quiz", "inLanguage": pack.lang,
        "name": pack.word(crate::pack::Word::CheckTitle), "about": ["Outsourcing", "Offshoring"], "hasPart": items,
    }))
}
