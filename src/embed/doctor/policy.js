// Listens for violations of a Content-Security-Policy while something is tried.

/** Runs `work`, whatever comes of it; returns the violations in the meantime: { directive, policy }. */
export async function policies(work) {
  const seen = [];
  const note = ({ effectiveDirective, originalPolicy, disposition }) => {
    if (disposition !== 'report') seen.push({ directive: effectiveDirective, policy: originalPolicy });
  };
  document.addEventListener('securitypolicyviolation', note);
  try { await work(); } catch { /* that it fails is what we are here for */ }
  // The browser reports a violation a moment later.
  await new Promise((done) => setTimeout(done, 50));
  document.removeEventListener('securitypolicyviolation', note);
  return seen;
}
