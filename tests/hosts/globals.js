// What hosts call their variables, as classic scripts share them with everybody; and what old libraries add to objects.
var navigation = { toggle() {} };
var href = location.href;
const URL = 'https://api.example';
Object.prototype.appVersion = '1.2';
// And what a forged address adds, where a page reads its query carelessly.
Object.prototype.onpointerover = 'throw new Error("run from an attribute")';
// Until the quiz is there: the tests' own tools would take it for a part of what they read.
document.addEventListener('shoreline-ready', () => {
  delete Object.prototype.appVersion;
  delete Object.prototype.onpointerover;
});
