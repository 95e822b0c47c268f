import { hash } from 'node:crypto';
import { Html } from './html.ts';

// Colours have a contrast of at least 4.5 to 1 in both schemes; 16 px and more, so that no browser
// of a phone zooms in when somebody types.
const style = `
:root { color-scheme: light dark; --ink: #1b1b1f; --paper: #fff; --line: #6b6b76; --go: #0b5cad;
  --on-go: #fff; --bad: #b3261e; --quiet: #55555f; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ececf1; --paper: #17171b; --line: #9a9aa6; --go: #8ab8f2; --on-go: #10151c;
    --bad: #ff9a92; --quiet: #b4b4c0; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
main { max-width: 26rem; margin: 0 auto; padding: 2rem 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.1rem; margin: 0 0 .25rem; }
label { display: block; font-weight: 600; margin-top: 1rem; }
.hint { display: block; color: var(--quiet); margin: 0; }
input { width: 100%; font: inherit; font-size: 1.05rem; padding: .5rem; margin-top: .25rem;
  color: inherit; background: transparent; border: 1px solid var(--line); border-radius: .25rem; }
input[aria-invalid] { border: 2px solid var(--bad); }
button { width: 100%; min-height: 2.75rem; margin-top: 1.25rem; padding: .5rem 1rem; font: inherit;
  font-weight: 600; color: var(--on-go); background: var(--go); border: 1px solid var(--go);
  border-radius: .25rem; cursor: pointer; }
button.other { color: var(--ink); background: transparent; border-color: var(--line); }
:focus-visible { outline: 3px solid var(--go); outline-offset: 2px; }
a { color: var(--go); }
.problem { border: 2px solid var(--bad); border-radius: .25rem; padding: .75rem; }
.problem p { margin: 0; }
.problem a, .wrong { color: var(--bad); font-weight: 600; }
.wrong { display: block; }
.code { font: 700 1.75rem/1.4 ui-monospace, monospace; letter-spacing: .1em; margin: .5rem 0; }
dl { margin: 1rem 0; } dt { color: var(--quiet); } dd { margin: 0 0 .5rem; }
@media (prefers-reduced-motion: no-preference) { a, button { transition: opacity .1s; } }
button:hover { opacity: .9; }
`;

/** As it stands in a page, to the letter: the hash is of it. */
export const styleElement = new Html(`<style>${style}</style>`);

/** By which a page may use it and no other style. */
export const styleSource = `'sha256-${hash('sha256', style, 'base64')}'`;
