// Listens to what a Content-Security-Policy forbids while something is tried.

/** Runs `work`, whatever comes of it; answers with the violations meanwhile: { directive, policy }. */
export async function policies(work) {
  const seen = [];
  const note = ({ effectiveDirective, originalPolicy, disposition }) => {
    if (disposition !== 'report') seen.push({ directive: effectiveDirective, policy: originalPolicy });
  };
  document.addEventListener('securitypolicyviolation', note);
  try { await work(); } catch { /* that it fails is what we are here for */ }
  // The browser tells of a violation a moment after it.
  await new Promise((done) => setTimeout(done, 50));
  document.removeEventListener('securitypolicyviolation', note);
  return seen;
}
