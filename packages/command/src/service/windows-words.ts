import { serviceErrors } from './service-errors.ts';

/** The words as CommandLineToArgvW takes them apart again. */
export function commandLine(words: readonly string[]): string {
  return words.map((word) => quoted(word)).join(' ');
}

function quoted(word: string): string {
  // The task scheduler fills in variables, and there is no way to write that it must not.
  if (/%[^%]+%|\$\(/.test(word)) throw serviceErrors('unwritable-word', { word });
  if (word !== '' && !/[\s"]/.test(word)) return word;
  // Backslashes are themselves, but before a quote.
  return `"${word.replaceAll(/(\\*)("|$)/g, (_, slashes: string, quote: string) => {
    return slashes + slashes + (quote === '' ? '' : String.raw`\"`);
  })}"`;
}

/** A line of a file that node reads with --env-file, which knows no escapes but three quotes. */
export function environmentLine(name: string, value: string): string {
  const quote = ["'", '"', '`'].find((each) => !value.includes(each));
  // Between double quotes it makes a line break of this.
  const isChanged = quote === '"' && value.includes(String.raw`\n`);
  // oxlint-disable-next-line no-control-regex -- that is what is refused
  if (quote === undefined || isChanged || /[\u0000-\u001f]/.test(value)) {
    throw serviceErrors('unwritable-word', { word: value });
  }
  return `${name}=${quote}${value}${quote}\n`;
}
