import { serviceErrors } from './service-errors.ts';

// systemd.syntax(7) and systemd.service(5), "Command lines".

/** A command line: of the words only those after the first are looked through for variables. */
export function execLine([program = '', ...words]: readonly string[]): string {
  // However they are written, systemd refuses them in a program's name.
  // oxlint-disable-next-line no-control-regex -- that is what is refused
  if (/["'\\\u0000-\u001f\u007f]/.test(program)) {
    throw serviceErrors('unwritable-word', { word: program });
  }
  return [unitWord(program), ...words.map((word) => unitWord(word).replaceAll('$', '$$$$'))].join(
    ' ',
  );
}

/** A word of a value that is a list of words. */
export function unitWord(word: string): string {
  const escaped = word.replaceAll(special, (character) => {
    if (character === '%') return '%%';
    if (character === '"' || character === '\\') return `\\${character}`;
    return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
  return /^[\w./:=@%,+-]+$/.test(escaped) ? escaped : `"${escaped}"`;
}

// oxlint-disable-next-line no-control-regex -- a unit is lines of text
const special = /[\u0000-\u001f\u007f"\\%]/g;

/** A value that is taken as it stands, such as a description. */
export function unitText(text: string): string {
  // oxlint-disable-next-line no-control-regex -- a unit is lines of text
  const oneLine = text.replaceAll(/[\u0000-\u001f\u007f]+/g, ' ').trim();
  // A backslash at the end would make the next line a part of it.
  return oneLine.replace(/\\+$/, '').replaceAll('%', '%%');
}
