//! Many widgets on one page: what each of them costs, that one's crash loses nobody's answers, and that waiting costs
//! nothing.

use super::Run;
use super::decide::check_result;
use crate::engine::Engine;
use crate::quiz::Quiz;
use crate::reference::{letters, personas};
use crate::tab::Tab;
use serde_json::{Value, json};
use shoreline::pack::Word;

pub const CASES: &[(&str, Run)] = &[
    ("many_cost_little_each", cost_little_each),
    ("many_look_the_same", look_the_same),
    ("many_survive_the_crash_of_one", survive_the_crash_of_one),
    ("many_wait_for_a_fresh_program", wait_for_a_fresh_program),
    ("many_go_on_where_one_cannot_start", go_on_where_one_cannot_start),
    ("many_wait_without_timers", wait_without_timers),
];

const MANY: usize = 20;

/// Keeps the program's instances, and lets one widget's next call fall into a real trap.
const PROGRAMS: &str = "<script>
    window.programs = [];
    window.trapped = null;
    const real = WebAssembly.instantiate;
    WebAssembly.instantiate = async (...args) => {
        const made = await real(...args);
        // A piece of the program has no such function.
        if (!(made.instance ?? made).exports.send) return made;
        const exports = { ...(made.instance ?? made).exports };
        programs.push(exports);
        const { send } = exports;
        // (module (func unreachable) (export \"f\" (func 0)))
        const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];
        const { f } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes))).exports;
        exports.send = (id, ...more) => {
            if (id !== trapped) return send(id, ...more);
            trapped = null;
            return f();
        };
        return { exports };
    };</script>";

/// The middle one of some numbers.
fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}

/// Bytes that scripts and nodes hold after everything unused is gone, and bytes of the program's memory.
fn memory(tab: &Tab) -> [f64; 2] {
    let program = tab.script("return programs[0].memory.buffer.byteLength", json!([])).as_f64().unwrap();
    // The other engines tell nobody how much memory a page has.
    if tab.engine != Engine::Chromium {
        return [f64::NAN, program];
    }
    for _ in 0..3 {
        tab.devtools("HeapProfiler.collectGarbage", json!({}));
    }
    let heap = tab.devtools("Runtime.getHeapUsage", json!({}));
    let of = |name: &str| heap[name].as_f64().unwrap_or(0.0);
    [of("usedSize") + of("embedderHeapUsedSize"), program]
}

/// One program for all. What a further widget costs is printed; docs/hosts.md has figures from here.
fn cost_little_each(tab: &Tab) {
    let quiz = tab.open_tag(&format!("{PROGRAMS}<shoreline-quiz id=\"quiz\" load=\"eager\">")).ready();
    // In a task of the page's own, as a page does it.
    let add = "const [id, done] = arguments;
        setTimeout(() => {
            const e = document.createElement('shoreline-quiz');
            e.id = id;
            e.setAttribute('load', 'eager');
            const began = performance.now();
            let shown;
            e.addEventListener('shoreline-ready', () => done([shown, performance.now() - began]));
            document.querySelector('main').append(e);
            e.shadowRoot.querySelector('[part~=start]').getBoundingClientRect();
            shown = performance.now() - began;
        });";
    // What the first further one brings along, such as compiled code, is no cost of each.
    tab.script_later(add, json!(["first"]));
    let before = memory(tab);
    let mut shown = Vec::new();
    let mut ready = Vec::new();
    for n in 2..MANY {
        let times = tab.script_later(add, json!([format!("w{n}")]));
        shown.push(times[0].as_f64().unwrap());
        ready.push(times[1].as_f64().unwrap());
    }
    let each = (MANY - 2) as f64;
    let after = memory(tab);
    assert_eq!(tab.script("return programs.length", json!([])), 1, "one program");
    assert_eq!((tab.count(".wasm"), tab.count(".pack")), (1, 1));
    let [[page, program], [page_after, program_after]] = [before, after];
    let [page, grown] = [(page_after - page) / each, (program_after - program) / each];
    let kinds = |name: &str| tab.script("return document.querySelectorAll(arguments[0]).length", json!([name]));
    assert_eq!(kinds("shoreline-quiz"), MANY);
    let scripts = if page.is_nan() { String::new() } else { format!("{:.0} KB of scripts and nodes, ", page / 1000.0) };
    println!(
        "{}: a further widget shows its first screen after {:.1} ms, its program answers after {:.1} ms (medians of {each}); \
         {scripts}{:.0} KB of the program's memory, which has {:.1} MB",
        tab.engine.name(),
        median(shown),
        median(ready),
        grown / 1000.0,
        program_after / 1e6,
    );
    assert!(page.max(0.0) + grown <= 300_000.0, "{page} and {grown} bytes for each widget");
    let answers = letters("bccbbbcbbc");
    tab.quiz("w19").set_answers(&answers);
    check_result(&tab.quiz("w19"), &answers);
    assert_eq!(quiz.state().screen(), "intro");
}

/// One program means one trap for all: each goes back to its notes and comes back from there, in one fresh program.
/// They share content and code, but each has its own styles; so has one that was taken out and put back.
fn look_the_same(tab: &Tab) {
    tab.open("two.html");
    let [one, two] = ["one", "two"].map(|id| tab.quiz(id).ready());
    let look = |quiz: &Quiz, css: &str| {
        tab.until("it is there", || quiz.has(json!({ "css": css })).then_some(()));
        tab.frames();
        let seen = "const b = root.querySelector(args).getBoundingClientRect(); return [host.shadowRoot.adoptedStyleSheets.length, b.width, b.height]";
        quiz.script(seen, json!(css))
    };
    tab.unsettle();
    for (view, css) in [("compare", ".lined"), ("check", "#check-start")] {
        let looks = [&one, &two].map(|quiz| {
            quiz.script("host.show(args)", json!(view));
            look(quiz, css)
        });
        assert_eq!(looks[0], looks[1], "{view}");
    }
    one.script("host.start()", json!([]));
    two.script("host.start()", json!([]));
    // Each has an order of its own.
    assert_eq!(look(&one, "fieldset")[0], look(&two, "fieldset")[0]);
    for quiz in [&one, &two] {
        quiz.script("host.show('compare')", json!([]));
    }
    let before = look(&one, ".lined");
    one.script("const { parentNode, nextSibling } = host; host.remove(); setTimeout(() => parentNode.insertBefore(host, nextSibling), 50)", json!([]));
    tab.until("it is put back", || {
        (one.event_names().iter().filter(|name| *name == "shoreline-ready").count() == 2).then_some(())
    });
    assert_eq!(look(&one, ".lined"), before);
    assert_eq!(look(&two, ".lined"), before);
}

/// Made in one document and put into another, a widget does not start: its styles belong to the first. That is its own
/// trouble.
fn go_on_where_one_cannot_start(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    quiz.press(Word::Start);
    quiz.choose("context", "it");
    quiz.press(Word::Next);
    quiz.until_question("core");
    quiz.choose("core", "b");
    tab.expect("crash:");
    let elsewhere = "const frame = document.body.appendChild(document.createElement('iframe'));
        window.told = [];
        const other = document.createElement('shoreline-quiz');
        other.setAttribute('load', 'eager');
        other.addEventListener('shoreline-error', (event) => told.push(event.detail.code));
        frame.contentDocument.body.append(other);";
    tab.unsettle();
    tab.script(elsewhere, json!([]));
    tab.until("its owner hears of it", || (tab.script("return told", json!([])) == json!(["crash"])).then_some(()));
    assert_eq!((quiz.state().question(), quiz.state().checked()), ("core", "b"));
    quiz.press(Word::Next);
    quiz.until_question("volume");
    assert_eq!(quiz.details("shoreline-error"), Vec::<Value>::new());
}

fn survive_the_crash_of_one(tab: &Tab) {
    let more: String =
        (1..MANY).map(|n| format!("<shoreline-quiz id=\"w{n}\" load=\"eager\"></shoreline-quiz>")).collect();
    let quiz = tab.open_tag(&format!("{PROGRAMS}{more}<shoreline-quiz id=\"quiz\" load=\"eager\">"));
    let all = "return __spy.events.filter((e) => e.name === 'shoreline-ready').length === arguments[0]";
    tab.until_script("all are ready", all, json!([MANY]));
    // One is on a question, some have results, the others have not begun.
    quiz.press(Word::Start);
    quiz.choose("context", "it");
    quiz.press(Word::Next);
    quiz.until_question("core");
    quiz.choose("core", "b");
    let people = personas();
    let ids: Vec<String> = (1..MANY).map(|n| format!("w{n}")).collect();
    for (id, person) in ids.iter().zip(&people).take(5) {
        tab.quiz(id).set_answers(&person.answers);
    }
    let answers = |quiz: &Quiz| quiz.property("answers");
    let before: Vec<Value> = ids.iter().map(|id| answers(&tab.quiz(id))).collect();
    // The trap is one widget's own: the second one's.
    tab.expect("crash:");
    let unseen = quiz.event_names().len();
    tab.script("const send = programs[0].send; window.asked = []; programs[0].send = (id, ...more) => { asked.push(id); return send(id, ...more); }", json!([]));
    tab.script("document.getElementById('w2').setAttribute('heading-level', '3')", json!([]));
    let id = tab.script("return asked.at(-1)", json!([]));
    assert!(id.is_u64(), "{id}");
    tab.script(
        "window.trapped = arguments[0]; document.getElementById('w2').setAttribute('heading-level', '4')",
        json!([id]),
    );
    tab.unsettle();
    let failed = "return __spy.events.filter((e) => e.name === 'shoreline-error').length === arguments[0]";
    tab.until_script("every owner hears of it", failed, json!([MANY]));
    assert_eq!(quiz.event_names()[unseen..], ["shoreline-error"]);
    for (id, before) in ids.iter().zip(&before) {
        assert_eq!(answers(&tab.quiz(id)), *before, "{id} keeps its answers");
    }
    assert_eq!((quiz.state().question(), quiz.state().checked()), ("core", "b"));
    // Every one of them goes on where it was, in one fresh program.
    for id in ids.iter().map(String::as_str).chain(["quiz"]) {
        let one = tab.quiz(id);
        one.press(Word::TryAgain);
        tab.until("it is back", || (one.details("shoreline-ready").len() == 2).then_some(()));
        assert_eq!(one.state().notices(), [""; 0], "{id}");
    }
    assert_eq!(tab.script("return programs.length", json!([])), 2, "one fresh program for all");
    assert_eq!(tab.count(".wasm"), 1, "made of the bytes that are there");
    for (id, person) in ids.iter().zip(&people).take(5) {
        check_result(&tab.quiz(id), &person.answers);
    }
    assert_eq!(tab.quiz("w9").state().screen(), "intro");
    assert_eq!(quiz.until_question("core").checked(), "b");
    quiz.press(Word::Next);
    quiz.until_question("volume");
}

/// A widget is on its way into a program that stops meanwhile: it tries again in the fresh one, and leaves that alone.
fn wait_for_a_fresh_program(tab: &Tab) {
    let quiz = tab.open_tag(&format!("{PROGRAMS}<shoreline-quiz id=\"quiz\" load=\"eager\">")).ready();
    quiz.press(Word::Start);
    quiz.until_question("context");
    let pack = tab.requests().into_iter().map(|seen| seen.request.path).find(|path| path.ends_with(".pack")).unwrap();
    let content = tab.hold(".pack");
    tab.unsettle();
    let more = "const late = Object.assign(document.createElement('shoreline-quiz'), { id: 'late' });
        late.setAttribute('load', 'eager');
        late.setAttribute('pack', arguments[0] + '?late');
        document.body.append(late)";
    tab.script(more, json!([pack]));
    tab.until("its content is on its way", || (tab.count(".pack") == 2).then_some(()));
    tab.expect("crash:");
    let trap = "programs[0].send = ((send) => (id, ...more) => { window.trapped = id; return send(id, ...more); })(programs[0].send)";
    tab.script(trap, json!([]));
    quiz.script("host.setAttribute('heading-level', '3')", json!([]));
    tab.until("its owner hears of it", || quiz.details("shoreline-error").pop());
    quiz.press(Word::TryAgain);
    tab.until("it is back", || (quiz.details("shoreline-ready").len() == 2).then_some(()));
    content.open();
    let late = tab.quiz("late");
    tab.until("its owner hears of it", || late.details("shoreline-error").pop());
    late.press(Word::TryAgain);
    late.ready();
    assert_eq!(tab.script("return programs.length", json!([])), 2, "one fresh program for both");
    quiz.choose("context", "it");
    quiz.press(Word::Next);
    quiz.until_question("core");
    assert_eq!(quiz.details("shoreline-error").len(), 1);
    tab.heal();
}

/// A second of watching: whoever waits for the visitor asks for no frame, no timer and no idle moment.
fn wait_without_timers(tab: &Tab) {
    let spy = "<script>
        window.due = [];
        // WebKit's driver waits for its own scripts in the page.
        addEventListener('click', () => setTimeout(() => {}));
        const note = (name) => {
            const { stack } = new Error();
            if (!stack.includes('evaluateJavaScriptFunction')) due.push(`${name} ${stack}`);
        };
        for (const name of ['setTimeout', 'setInterval', 'requestAnimationFrame', 'requestIdleCallback']) {
            const real = window[name];
            if (real) window[name] = (...args) => { note(name); return real.apply(window, args); };
        }
    </script>";
    let more: String =
        (1..MANY).map(|n| format!("<shoreline-quiz id=\"w{n}\" load=\"eager\"></shoreline-quiz>")).collect();
    let quiz = tab.open_tag(&format!("{spy}{more}<shoreline-quiz id=\"quiz\" load=\"eager\">"));
    let all = "return __spy.events.filter((e) => e.name === 'shoreline-ready').length === arguments[0]";
    tab.until_script("all are ready", all, json!([MANY]));
    tab.settle();
    let waits = |what: &str| {
        // What the last step has started comes to its end first, be the machine ever so busy. Each look is a task of the
        // page, so these are 25 of its turns without anything due.
        let mut calm = 0;
        tab.until("it has come to rest", || {
            calm = if tab.script("return due.splice(0).length", json!([])) == 0 { calm + 1 } else { 0 };
            (calm == 25).then_some(())
        });
        std::thread::sleep(std::time::Duration::from_millis(1000));
        assert_eq!(tab.script("return due", json!([])), json!([]), "{what}");
        let moving = "return [...document.querySelectorAll('shoreline-quiz')]
            .flatMap((e) => e.shadowRoot.getAnimations()).filter((a) => a.playState === 'running' && a.effect.target.checkVisibility()).length";
        assert_eq!(tab.script(moving, json!([])), 0, "{what}");
    };
    waits("the first screens");
    quiz.press(Word::Start);
    quiz.choose("context", "it");
    waits("a question");
    quiz.set_answers(&letters("bccbbbcbbc"));
    waits("a result");
    tab.unsettle();
    for view in ["compare", "check"] {
        quiz.script("host.show(args)", json!(view));
        tab.until("it is there", || {
            (quiz.script("return !root.querySelector('[aria-busy]')", json!([])) == true).then_some(())
        });
        waits(view);
    }
    // The spy does see.
    assert!(tab.click_on(&tab.script("scrollTo(0, 0); return document.querySelector('h1')", json!([]))));
    assert!(tab.script("return due.length", json!([])).as_u64().unwrap() >= 1);
}
