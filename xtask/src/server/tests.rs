//! The server as a browser sees it: over a socket.

use super::*;
use std::{
    fs,
    io::{Read as _, Write as _},
    net::TcpStream,
    path::PathBuf,
    time::{Duration, Instant},
};

struct Site {
    dir: PathBuf,
    server: Server,
}

impl Site {
    fn new(name: &str) -> Self {
        let dir = std::env::temp_dir().join(format!("shoreline-server-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&dir);
        for (file, content) in [
            ("dist/index.html", "<p>home"),
            ("dist/embed.js", "plain"),
            ("dist/embed.js.br", "brotli"),
            ("dist/embed.js.gz", "gzip"),
            ("dist/app.0123456789.wasm", "wasm"),
            ("dist/r/en/index.html", "<p>page"),
            ("hosts/csp.html", "<p>host"),
            ("secret.txt", "secret"),
        ] {
            let file = dir.join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, content).unwrap();
        }
        let mounts = vec![Mount::new("/", dir.join("dist")), Mount::new("/hosts/", dir.join("hosts"))];
        let server = Server::start(Config { port: 0, mounts, remember: true }).unwrap();
        Self { dir, server }
    }

    fn ask(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.server.port())).unwrap();
        write!(stream, "{request}\r\nhost: x\r\nconnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    fn get(&self, path: &str) -> String {
        self.ask(&format!("GET {path} HTTP/1.1"))
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.dir);
    }
}

fn header<'a>(answer: &'a str, name: &str) -> Option<&'a str> {
    let head = answer.split("\r\n\r\n").next()?;
    head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
}

#[test]
fn files_have_their_type_their_caching_and_can_be_used_from_other_sites() {
    let site = Site::new("types");
    let wasm = site.get("/app.0123456789.wasm");
    assert!(wasm.starts_with("HTTP/1.1 200") && wasm.ends_with("wasm"), "{wasm}");
    assert_eq!(header(&wasm, "content-type"), Some("application/wasm"));
    assert_eq!(header(&wasm, "cache-control"), Some("public, max-age=31536000, immutable"));
    assert_eq!(header(&wasm, "access-control-allow-origin"), Some("*"));
    let page = site.get("/");
    assert_eq!(header(&page, "cache-control"), Some("no-cache"));
    assert_eq!(header(&page, "access-control-allow-origin"), None);
    assert!(site.get("/hosts/csp.html").ends_with("<p>host"));
}

#[test]
fn compressed_siblings_are_sent_to_those_who_take_them() {
    let site = Site::new("coding");
    let brotli = site.ask("GET /embed.js HTTP/1.1\r\naccept-encoding: gzip, br");
    assert_eq!(header(&brotli, "content-encoding"), Some("br"));
    assert_eq!(header(&brotli, "content-type"), Some("text/javascript; charset=utf-8"));
    assert!(brotli.ends_with("\r\n\r\nbrotli"));
    assert!(site.ask("GET /embed.js HTTP/1.1\r\naccept-encoding: gzip").ends_with("gzip"));
    let plain = site.get("/embed.js");
    assert!(plain.ends_with("plain"));
    assert_eq!(header(&plain, "vary"), Some("accept-encoding"));
}

#[test]
fn an_unchanged_file_is_not_sent_again() {
    let site = Site::new("fresh");
    let tag = header(&site.get("/embed.js"), "etag").unwrap().to_owned();
    let again = site.ask(&format!("GET /embed.js HTTP/1.1\r\nif-none-match: {tag}"));
    assert!(again.starts_with("HTTP/1.1 304") && again.ends_with("\r\n\r\n"), "{again}");
}

#[test]
fn folders_lead_to_their_page_and_nothing_leads_outside() {
    let site = Site::new("folders");
    let moved = site.get("/r/en?a=b");
    assert!(moved.starts_with("HTTP/1.1 308"));
    assert_eq!(header(&moved, "location"), Some("/r/en/?a=b"));
    assert_eq!(header(&site.get("/hosts"), "location"), Some("/hosts/"));
    assert!(site.get("/r/en/").ends_with("<p>page"));
    for path in ["/../secret.txt", "/%2e%2e/secret.txt", "/r/..%2f..%2fsecret.txt", "/embed.js/", "/none"] {
        assert!(site.get(path).starts_with("HTTP/1.1 404"), "{path}");
    }
    assert!(site.ask("POST / HTTP/1.1\r\ncontent-length: 0").starts_with("HTTP/1.1 405"));
    let head = site.ask("HEAD /embed.js HTTP/1.1");
    assert!(head.ends_with("\r\n\r\n") && header(&head, "content-length") == Some("5"), "{head}");
}

#[test]
fn hooks_bend_answers_and_requests_are_remembered() {
    let site = Site::new("hooks");
    site.server.before(|request| {
        request.remove("accept-encoding");
        (request.path == "/gone.js").then(|| Response::text(410, "gone"))
    });
    site.server.after(|request, response| {
        response.set("content-security-policy", "default-src 'self'");
        if request.path.ends_with(".wasm") {
            response.delay = Duration::from_millis(200);
            response.set("content-type", "text/plain");
        }
    });
    let plain = site.ask("GET /embed.js?x=1 HTTP/1.1\r\naccept-encoding: br");
    assert!(plain.ends_with("plain"));
    assert_eq!(header(&plain, "content-security-policy"), Some("default-src 'self'"));
    assert!(site.get("/gone.js").starts_with("HTTP/1.1 410"));
    let start = Instant::now();
    assert_eq!(header(&site.get("/app.0123456789.wasm"), "content-type"), Some("text/plain"));
    assert!(start.elapsed() >= Duration::from_millis(200));

    let seen = site.server.seen();
    let lines: Vec<_> = seen.iter().map(|seen| (seen.request.path.as_str(), seen.status, seen.bytes)).collect();
    assert_eq!(lines, [("/embed.js", 200, 5), ("/gone.js", 410, 5), ("/app.0123456789.wasm", 200, 4)]);
    assert_eq!(seen[0].request.query.as_deref(), Some("x=1"));
    assert_eq!(seen[0].request.header("accept-encoding"), Some("br"));

    site.server.forget();
    assert!(site.server.seen().is_empty());
}

#[test]
fn a_connection_stays_open_and_a_dropped_server_is_gone() {
    let site = Site::new("alive");
    let mut stream = TcpStream::connect(("127.0.0.1", site.server.port())).unwrap();
    for _ in 0..3 {
        write!(stream, "GET /app.0123456789.wasm HTTP/1.1\r\nhost: x\r\n\r\n").unwrap();
        let mut bytes = [0; 4096];
        let mut answer = String::new();
        while !answer.ends_with("\r\n\r\nwasm") {
            let read = stream.read(&mut bytes).unwrap();
            assert_ne!(read, 0, "closed early: {answer}");
            answer.push_str(std::str::from_utf8(&bytes[..read]).unwrap());
        }
    }
    let port = site.server.port();
    assert!(Server::start(Config { port, ..Config::default() }).is_err(), "the port is taken");
    drop(site);
    assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
}
