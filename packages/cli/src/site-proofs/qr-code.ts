import { encode } from 'uqr';

/** What lies around a code so that it is found: the standard has 4, and what reads them needs 2. */
const quiet = 2;

/** A QR code as lines of half blocks, for dark signs on a light ground. */
export function qrCode(text: string): string {
  const { data, size } = encode(text, { ecc: 'L', border: quiet });
  const lines: string[] = [];
  for (let row = 0; row < size; row += 2) {
    const upper = data[row] ?? [];
    const lower = data[row + 1] ?? [];
    lines.push(upper.map((isDark, column) => block(isDark, lower[column] ?? false)).join(''));
  }
  return lines.join('\n');
}

function block(upper: boolean, lower: boolean): string {
  if (upper) return lower ? '█' : '▀';
  return lower ? '▄' : ' ';
}

/** Black on white, whatever the terminal has: many apps do not read it the other way round. */
const paper = '\u001b[38;5;16;48;5;231m';
const end = '\u001b[0m';

const inverted: Readonly<Record<string, string>> = { '█': ' ', ' ': '█', '▀': '▄', '▄': '▀' };

/** The same for a terminal. Where it shows no colours, it is taken for a dark one, as most are. */
export function shownQrCode(code: string, colour: boolean): string {
  return colour
    ? code.replaceAll(/^.*$/gm, (line) => `${paper}${line}${end}`)
    : code.replaceAll(/[█▀▄ ]/g, (sign) => inverted[sign] ?? sign);
}
