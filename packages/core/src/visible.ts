/**
 * Text from outside, safe to show: what could move the cursor, recolour the terminal, reorder or
 * hide letters is written as an escape instead of taking effect.
 */
export function visible(text: string): string {
  return hazard.test(text) ? text.replaceAll(hazards, escaped) : text;
}

// C0, DEL and C1 controls; line and paragraph separators; bidirectional and invisible marks
// (Unicode TR #36), but not the joiners that scripts and emoji need; surrogates without their other
// half (with the u flag a pair is one character and does not match).
const marks =
  '\\u0000-\\u001f\\u007f-\\u009f\\u061c\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\ud800-\\udfff';
const hazard = new RegExp(`[${marks}]`, 'u');
const hazards = new RegExp(`[${marks}]`, 'gu');

const named = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return (
    named.get(character) ??
    (code < 0x100
      ? `\\x${code.toString(16).padStart(2, '0')}`
      : `\\u${code.toString(16).padStart(4, '0')}`)
  );
}
