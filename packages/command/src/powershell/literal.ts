/**
 * A text as a PowerShell string in which nothing is expanded. PowerShell takes the typographic single
 * quotes for the plain one: each ends the string, and two in a row stand for one.
 */
export function literal(text: string): string {
  return `'${text.replaceAll(/['\u2018-\u201b]/g, '$&$&')}'`;
}

/** Several texts as an array. */
export function literals(texts: readonly string[]): string {
  return `@(${texts.map(literal).join(', ')})`;
}
