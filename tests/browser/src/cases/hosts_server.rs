//! What the documents say to do, done: nginx with the settings of docs/hosting.md, and the recipes of docs/events.md.

use super::Run;
use super::decide::check_result;
use crate::process::free_port;
use crate::reference::{letters, persona};
use crate::tab::Tab;
use serde_json::{Value, json};
use shoreline::pack::Word;
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use xtask::server::Response;

pub const CASES: &[(&str, Run)] = &[
    ("server_nginx_with_the_documented_settings", nginx),
    ("recipe_data_layer", |tab| {
        recipe(
            tab,
            "Google Tag Manager",
            "dataLayer",
            json!([
                { "event": "shoreline_start", "quiz_outcome": null, "quiz_level": null, "quiz_correct": null },
                { "event": "shoreline_result", "quiz_outcome": "OUTCOME", "quiz_level": "LEVEL", "quiz_correct": null },
            ]),
        )
    }),
    ("recipe_plausible", |tab| {
        recipe(
            tab,
            "Plausible",
            "calls",
            json!([
                ["Quiz started", { "props": {} }], ["Quiz result", { "props": { "outcome": "OUTCOME", "level": "LEVEL" } }],
            ]),
        )
    }),
    ("recipe_matomo", |tab| {
        recipe(
            tab,
            "Matomo",
            "_paq",
            json!([["trackEvent", "Quiz", "start", "decide"], ["trackEvent", "Quiz", "result", "OUTCOME"],]),
        )
    }),
];

/// The first block of that language after a heading.
fn block(document: &str, heading: &str, language: &str) -> String {
    let (_, rest) = document.split_once(&format!("\n## {heading}")).unwrap_or_else(|| panic!("no {heading}"));
    let (_, rest) = rest.split_once(&format!("```{language}\n")).unwrap();
    rest.split("```").next().unwrap().to_owned()
}

// ---- nginx ----------------------------------------------------------------------------------------------------

struct Nginx {
    child: Child,
    folder: PathBuf,
    port: u16,
}

impl Nginx {
    fn start(dist: &Path) -> Nginx {
        let program =
            std::env::var_os("SHORELINE_NGINX").expect("SHORELINE_NGINX is not set. Run: cargo xtask test hosts");
        let port = free_port().unwrap();
        let folder = std::env::temp_dir().join(format!("shoreline-nginx-{}-{port}", std::process::id()));
        std::fs::create_dir_all(folder.join("www")).unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(dist.canonicalize().unwrap(), folder.join("www/shoreline")).unwrap();
        let documented = block(include_str!("../../../../docs/hosting.md"), "nginx", "nginx");
        let documented = documented.replace("8080", &port.to_string());
        let documented = documented.replace("/srv/www", &folder.join("www").display().to_string());
        let temp: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|name| format!("{name}_temp_path {}/temp;\n", folder.display()))
            .concat();
        let settings = format!(
            "daemon off; master_process off; pid {0}/pid; error_log {0}/errors;\nevents {{}}\nhttp {{\naccess_log off;\n{temp}{documented}}}\n",
            folder.display()
        );
        std::fs::write(folder.join("nginx.conf"), settings).unwrap();
        let mut command = Command::new(program);
        command.arg("-c").arg(folder.join("nginx.conf")).arg("-p").arg(&folder).arg("-e").arg(folder.join("errors"));
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let mut nginx = Nginx { child, folder, port };
        for _ in 0..200 {
            if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
                return nginx;
            }
            if !matches!(nginx.child.try_wait(), Ok(None)) {
                break;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("nginx does not start: {}", std::fs::read_to_string(nginx.folder.join("errors")).unwrap_or_default());
    }

    /// The head of an answer, in lower case.
    fn head(&self, path: &str) -> String {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).unwrap();
        write!(
            stream,
            "GET /shoreline/{path} HTTP/1.1\r\nhost: x\r\naccept-encoding: gzip\r\nconnection: close\r\n\r\n"
        )
        .unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        text.split("\r\n\r\n").next().unwrap().to_ascii_lowercase()
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // It is ours, and it keeps nothing.
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn nginx(tab: &Tab) {
    let dist = crate::tab::dist();
    let names: Value = serde_json::from_slice(&std::fs::read(dist.join("integrity.json")).unwrap()).unwrap();
    let nginx = Nginx::start(&dist);
    for name in names.as_object().unwrap().keys() {
        let head = nginx.head(name);
        assert!(head.starts_with("http/1.1 200"), "{name}: {head}");
        assert!(
            head.contains("access-control-allow-origin: *")
                && head.contains("cross-origin-resource-policy: cross-origin"),
            "{name}: {head}"
        );
        let hashed = xtask::server::is_hashed(name);
        let wanted =
            if hashed { "cache-control: public, max-age=31536000, immutable" } else { "cache-control: no-cache" };
        assert!(head.contains(wanted), "{name}: {head}");
        let kind = xtask::server::kind(name).split(';').next().unwrap();
        let ending = name.rsplit('.').next().unwrap();
        if ["js", "wasm", "css", "json", "svg", "png", "html", "pack"].contains(&ending) {
            assert!(head.contains(&format!("content-type: {kind}")), "{name}: {head}");
        }
        if ["js", "wasm", "css", "pack"].contains(&ending) {
            assert!(
                head.contains("content-encoding: gzip") && head.contains("vary: accept-encoding"),
                "{name}: {head}"
            );
        }
        assert_eq!(head.contains("cross-origin-embedder-policy: require-corp"), name == "embed.html", "{name}: {head}");
    }
    // And the widget of a page elsewhere runs from it.
    let origin = format!("http://127.0.0.1:{}", nginx.port);
    tab.also_from(&origin);
    tab.edit_page("/hosts/plain.html", "src=\"/embed.js\"", &format!("src=\"{origin}/shoreline/embed.js\""));
    let quiz = tab.open("plain.html").ready();
    quiz.walk_by_pointer(&persona("p01"));
    check_result(&quiz, &persona("p01"));
}

// ---- recipes --------------------------------------------------------------------------------------------------

/// Runs the block under `heading` as a script of the page, first without and then with consent.
fn recipe(tab: &Tab, heading: &str, place: &str, wanted: Value) {
    let code = block(include_str!("../../../../docs/events.md"), heading, "js");
    tab.bend(move |request, response| {
        if request.path == "/hosts/recipe.js" {
            *response = Response::new(200, "text/javascript", code.clone());
        }
    });
    let fakes = "<script>window.calls = []; window.plausible = (...args) => calls.push(args);</script><script type=\"module\" src=\"recipe.js\"></script>";
    tab.edit_page("/hosts/plain.html", "</head>", &format!("{fakes}</head>"));
    let answers = letters("bccbbbcbbc");
    let seen = || tab.script("return window[arguments[0]] ?? []", json!([place]));
    let quiz = tab.open("plain.html").ready();
    quiz.walk_by_pointer(&answers);
    assert_eq!(seen(), json!([]), "without consent nothing is told");
    let quiz = tab.open("plain.html").ready();
    tab.script("window.siteConsent = { analytics: true }", json!([]));
    quiz.walk_by_pointer(&answers);
    let result = quiz.property("result");
    let text = wanted
        .to_string()
        .replace("\"OUTCOME\"", &result["outcome"].to_string())
        .replace("\"LEVEL\"", &result["level"].to_string());
    assert_eq!(seen(), serde_json::from_str::<Value>(&text).unwrap());
    quiz.press(Word::Restart);
}
