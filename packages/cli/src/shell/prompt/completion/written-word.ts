/** What a word of the language cannot have in it without quotes. */
const special = /[\s;|&(){},`$"'<>\u2018-\u201e]|^[-@#[\u2013-\u2015]|^$/u;

/** A value as it is written among what a command is given, in the quotes that are open already. */
export function writtenWord(value: string, quote: '' | "'" | '"', isWhole = true): string {
  if (quote === '' && !special.test(value)) return value;
  const end = isWhole;
  if (quote === '"') {
    const escaped = value.replaceAll(/[`"$\u201c-\u201e]/g, '`$&');
    return `"${escaped}${end ? '"' : ''}`;
  }
  const doubled = value.replaceAll(/['\u2018-\u201b]/g, '$&$&');
  return `'${doubled}${end ? "'" : ''}`;
}
