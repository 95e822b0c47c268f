import type { YAMLParseError } from 'yaml';

/** Where YAML is not what it should be, and why, to end a sentence about the line. */
export interface YamlMistake {
  readonly offset: number;
  readonly reason: string;
}

export const noColon = 'there is no colon with a space after it between a setting and its value';
const indented = 'it is not indented as the lines around it';

/** What a person did, of the errors that the parser has about it; its own words are for those who know YAML. */
export function yamlMistake(errors: readonly YAMLParseError[], text: string): YamlMistake {
  const [first, second] = errors;
  if (first === undefined) return { offset: 0, reason: 'it is no YAML' };
  const { code, message } = first;
  const [offset] = first.pos;
  const at = (reason: string): YamlMistake => ({ offset, reason });
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
      // The parser takes the line for a continuation, and complains about the one before.
      return second?.code === 'MULTILINE_IMPLICIT_KEY'
        ? { offset: second.pos[1], reason: indented }
        : at('a value with a colon and a space in it needs quotation marks around it');
    case 'MULTILINE_IMPLICIT_KEY':
      return at(noColon);
    case 'MISSING_CHAR':
      if (message.startsWith('Implicit')) return at(noColon);
      return message.startsWith('Missing closing')
        ? { offset: openQuote(text, message), reason: 'a quotation mark is opened and not closed' }
        : at('a comma or a colon is missing');
    case 'BAD_INDENT':
      return at(message.startsWith('Flow') ? 'a bracket before it is not closed' : indented);
    case 'BAD_SCALAR_START':
      return at(`a value that begins with ${text.charAt(offset)} needs quotation marks around it`);
    default:
      return at(words.get(code) ?? lowered(message));
  }
}

const words = new Map<string, string>([
  ['TAB_AS_INDENT', 'it begins with a tab, where spaces are needed'],
  ['DUPLICATE_KEY', 'the setting is there twice'],
  ['BAD_DQ_ESCAPE', 'a backslash needs single quotation marks around the value, or a second one'],
  ['MULTIPLE_DOCS', 'a second document begins there'],
  ['UNEXPECTED_TOKEN', 'something stands there that does not belong to what is before it'],
]);

/** The parser notices at the end of the file; it began on the first line where the mark has no other. */
function openQuote(text: string, message: string): number {
  const mark = message.includes("'") ? "'" : '"';
  let offset = 0;
  for (const line of text.split('\n')) {
    if (line.split(mark).length % 2 === 0) return offset;
    offset += line.length + 1;
  }
  return 0;
}

function lowered(message: string): string {
  const [reason = 'it is no YAML'] = message.split(/ at line \d|:?\n/);
  return reason.charAt(0).toLowerCase() + reason.slice(1);
}
