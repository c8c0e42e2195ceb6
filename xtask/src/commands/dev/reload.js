// Reloads the page after a build of `cargo xtask dev`; only that server adds it.
(() => {
  let known;
  const look = async () => {
    try {
      const version = await (await fetch("/__dev/version")).text();
      if (known !== undefined && known !== version) return location.reload();
      known = version;
    } catch {
      // The server is gone, perhaps only to be started again.
    }
    setTimeout(look, 500);
  };
  look();
})();
