//! nginx and Apache with the built folder under `/shoreline/`, for settings that are given as text.

use crate::process::free_port;
use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

pub struct WebServer {
    child: Child,
    folder: PathBuf,
    port: u16,
}

fn program(variable: &str) -> PathBuf {
    let found =
        std::env::var_os(variable).unwrap_or_else(|| panic!("{variable} is not set. Run: cargo xtask test hosts"));
    PathBuf::from(found)
}

/// An empty folder with a place for the site, and a port.
fn place(name: &str) -> (PathBuf, u16) {
    let port = free_port().unwrap();
    let folder = std::env::temp_dir().join(format!("shoreline-{name}-{}-{port}", std::process::id()));
    fs::create_dir_all(folder.join("www")).unwrap();
    (folder, port)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (from, to) = (entry.as_ref().unwrap().path(), to.join(entry.unwrap().file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(from, to).unwrap();
        }
    }
}

impl WebServer {
    /// `settings` are for port 8080 and `/srv/www`.
    pub fn nginx(dist: &Path, settings: &str) -> WebServer {
        let (folder, port) = place("nginx");
        copy(dist, &folder.join("www/shoreline"));
        let settings = settings.replace("8080", &port.to_string());
        let settings = settings.replace("/srv/www", &folder.join("www").display().to_string());
        let temp: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|name| format!("{name}_temp_path {}/temp;\n", folder.display()))
            .concat();
        let settings = format!(
            "daemon off; master_process off; pid {0}/pid; error_log {0}/errors;\nevents {{}}\nhttp {{\naccess_log off;\n{temp}{settings}}}\n",
            folder.display()
        );
        let file = folder.join("nginx.conf");
        fs::write(&file, settings).unwrap();
        let mut command = Command::new(program("SHORELINE_NGINX"));
        command.arg("-c").arg(file).arg("-p").arg(&folder).arg("-e").arg(folder.join("errors"));
        WebServer::start(command, folder, port)
    }

    /// `settings` are those of a `.htaccess` in the folder.
    pub fn apache(dist: &Path, settings: &str) -> WebServer {
        let (folder, port) = place("apache");
        copy(dist, &folder.join("www/shoreline"));
        fs::write(folder.join("www/shoreline/.htaccess"), settings).unwrap();
        let program = program("SHORELINE_APACHE");
        // As Debian lays it out, installed or unpacked.
        let usr = program.parent().and_then(Path::parent).unwrap();
        let modules: String = ["mpm_event", "authz_core", "dir", "mime", "headers", "rewrite"]
            .map(|name| format!("LoadModule {name}_module {}/lib/apache2/modules/mod_{name}.so\n", usr.display()))
            .concat();
        // What every Apache knows of types; the settings have to add the others.
        fs::write(
            folder.join("mime.types"),
            "text/html html\ntext/css css\napplication/json json\nimage/svg+xml svg\nimage/png png\n",
        )
        .unwrap();
        let settings = format!(
            "ServerRoot {0}\nListen 127.0.0.1:{port}\nServerName localhost\nPidFile {0}/pid\nErrorLog {0}/errors\nDefaultRuntimeDir {0}\n\
             {modules}User nobody\nGroup nogroup\nTypesConfig {0}/mime.types\nDocumentRoot {0}/www\n\
             <Directory {0}/www>\nOptions FollowSymLinks\nAllowOverride All\nRequire all granted\nDirectoryIndex index.html\n</Directory>\n",
            folder.display()
        );
        let file = folder.join("apache.conf");
        fs::write(&file, settings).unwrap();
        let mut command = Command::new(&program);
        command.arg("-X").arg("-f").arg(file);
        let libraries = fs::read_dir(usr.join("lib")).into_iter().flatten().map(|entry| entry.unwrap().path());
        let libraries = libraries.filter(|path| path.to_string_lossy().ends_with("-linux-gnu"));
        command.env("LD_LIBRARY_PATH", std::env::join_paths(libraries).unwrap());
        WebServer::start(command, folder, port)
    }

    fn start(mut command: Command, folder: PathBuf, port: u16) -> WebServer {
        command.stdin(Stdio::null()).stdout(Stdio::null());
        command.stderr(fs::File::create(folder.join("said")).unwrap());
        let mut server = WebServer { child: command.spawn().unwrap(), folder, port };
        // Far longer than it takes: the machine may be busy.
        for _ in 0..1000 {
            if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
                return server;
            }
            if !matches!(server.child.try_wait(), Ok(None)) {
                break;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let said = ["said", "errors"].map(|name| fs::read_to_string(server.folder.join(name)).unwrap_or_default());
        panic!("{command:?} does not start: {}", said.concat());
    }

    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The head of an answer, in lower case.
    pub fn head(&self, path: &str, encoding: &str) -> String {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).unwrap();
        write!(
            stream,
            "GET /shoreline/{path} HTTP/1.1\r\nhost: x\r\naccept-encoding: {encoding}\r\nconnection: close\r\n\r\n"
        )
        .unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        text.split("\r\n\r\n").next().unwrap().to_ascii_lowercase()
    }
}

impl Drop for WebServer {
    fn drop(&mut self) {
        // It is ours, and it keeps nothing.
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}
