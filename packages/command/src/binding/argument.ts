/**
 * An argument as it was written, before anybody knows what it means. The command line gives strings;
 * a shell may give values that are typed already.
 */
export type Argument =
  | {
      readonly kind: 'parameter';
      readonly name: string;
      /** As written, for messages. */
      readonly text: string;
      /** Given with the name: `-Name:value`, `--name=value`. */
      readonly value?: unknown;
      /** What stood between them, where that is known. */
      readonly joint?: ':' | '=';
      readonly isWhole?: true;
    }
  | {
      readonly kind: 'value';
      readonly value: unknown;
      /** What commas separate has been taken apart: those that are left belong to the text. */
      readonly isWhole?: true;
    };

// PowerShell takes the typographic dashes too: word processors put them into pasted commands.
const named = /^(?:--|[-\u2013\u2014\u2015])([A-Za-z][\w-]*)(?:[:=](.*))?$/s;

/** The words of a command line as arguments. After `--` everything is a value. */
export function argumentsOf(words: readonly string[]): Argument[] {
  const found: Argument[] = [];
  for (const [index, word] of words.entries()) {
    if (word === '--') {
      const rest = words.slice(index + 1);
      return [...found, ...rest.map((value): Argument => ({ kind: 'value', value }))];
    }
    const match = named.exec(word);
    const name = match?.[1];
    if (name === undefined) found.push({ kind: 'value', value: word });
    else {
      const text = word.slice(
        0,
        word.length - (match?.[2] === undefined ? 0 : match[2].length + 1),
      );
      found.push({
        kind: 'parameter',
        name,
        text,
        ...(match?.[2] === undefined ? {} : { value: match[2] }),
      });
    }
  }
  return found;
}

/** Whether somebody asks for help rather than for the command to run. */
export function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  return words
    .slice(0, end === -1 ? undefined : end)
    .some((word) => /^(?:--help|-help|-h|-\?)$/i.test(word));
}
