import type { Candidate } from '../declaration/parameter.ts';
import type { Program } from '../program/program.ts';
import { argumentOffer } from './argument-offer.ts';
import { commandNames } from './command-names.ts';
import { begins, nothing, type Offer } from './offer.ts';
import { writtenOffer } from './written-offer.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Answers a shell: what can stand at the cursor, as `writtenOffer` writes it. It is asked with
 * `-- words…`, the words after the program's name up to the cursor, unquoted, the last of them the
 * one being typed; or with `--base64 words`, the same with NUL between them.
 */
export async function complete(
  program: Program,
  asked: readonly string[],
  env: Environment,
): Promise<string> {
  try {
    return writtenOffer(await offerFor(program, wordsOf(asked), env));
  } catch {
    // Somebody is typing: an error here would be written into the middle of the line.
    return '';
  }
}

function wordsOf([form, ...rest]: readonly string[]): readonly string[] {
  if (form === '--') return rest;
  // Windows PowerShell loses empty arguments and double quotes on their way to a program.
  if (form === '--base64') return Buffer.from(rest.join(''), 'base64').toString().split('\0');
  throw new Error(`completion is asked for in no form that there is: ${form}`);
}

/** What a program answers without a command. */
const options: readonly Candidate[] = [
  { value: '--help', says: 'Explains the program.' },
  { value: '--version', says: 'Shows the version.' },
];

async function offerFor(
  program: Program,
  words: readonly string[],
  env: Environment,
): Promise<Offer> {
  const typed = words.at(-1) ?? '';
  const [name, ...before] = words.slice(0, -1);
  if (name === undefined) {
    return {
      kind: 'words',
      words: typed.startsWith('-')
        ? options.filter(({ value }) => begins(value, typed))
        : await commandNames(program.catalog, typed),
    };
  }
  const command = await program.catalog.find(name);
  if (command === undefined) return nothing;
  return await argumentOffer({ program, command, env, before, typed });
}
