/** What a part of a prompt is, by which it is coloured. */
export type Look =
  | 'plain'
  | 'prompt'
  | 'command'
  | 'unknown'
  | 'parameter'
  | 'text'
  | 'variable'
  | 'number'
  | 'operator'
  | 'keyword'
  | 'member'
  | 'type'
  | 'comment'
  | 'error'
  | 'hidden'
  | 'suggestion'
  | 'chosen'
  | 'faint';

/** The sixteen colours only, which every terminal has, and of which its user has chosen the shades. */
const colours: Readonly<Record<Look, string>> = {
  plain: '',
  prompt: '1',
  command: '36',
  unknown: '31',
  parameter: '90',
  text: '32',
  variable: '35',
  number: '33',
  operator: '90',
  keyword: '34',
  member: '',
  type: '34',
  comment: '90',
  error: '4;31',
  hidden: '7',
  suggestion: '90',
  chosen: '7',
  faint: '90',
};

/** What turns a look on; every other one is off then. */
export function turnedOn(look: Look): string {
  const code = colours[look];
  return code === '' ? '\u001b[m' : `\u001b[0;${code}m`;
}

/** Those that without colours look like all others. */
export function withoutColour(look: Look): Look {
  return look === 'chosen' || look === 'hidden' ? look : 'plain';
}
