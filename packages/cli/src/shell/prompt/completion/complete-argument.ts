import { argumentOffer } from '@hawser/command/completion/argument-offer';
import { givenSoFar } from '@hawser/command/completion/given';
import type { PlacedParameter } from '@hawser/command/declaration/common-parameters';
import type { CommandDescription } from '@hawser/command/declaration/description';
import type { Candidate } from '@hawser/command/declaration/parameter';
import { visible } from '@hawser/core/visible';
import type { Completion } from '../editor/prompt-state.ts';
import type { Ending, Given } from '../scan/scanned.ts';
import { completeFiles } from './complete-files.ts';
import type { Known } from './known.ts';
import type { propertiesBefore } from './properties-before.ts';
import { propertiesFeeding } from './properties-before.ts';
import { writtenWord } from './written-word.ts';

type Argument = Extract<Ending, { kind: 'argument' }>;

/** What a command can be given where the cursor is. */
export async function completeArgument(
  ending: Argument,
  place: Parameters<typeof propertiesBefore>[1],
  known: Known,
): Promise<readonly Completion[]> {
  const { call, given, quote } = ending;
  const command = await known.program.catalog.find(call.name);
  if (command === undefined) return [];
  const before = call.given.filter((each) => each !== given).flatMap(wordsOf);
  const typed = typedOf(ending);
  const parameter = parameterAt(command, before, given);
  if (parameter !== undefined && namesProperty(command, parameter) && !typed.startsWith('-')) {
    const properties = await propertiesFeeding(call, place, known);
    return properties.filter(({ value }) => begins(value, typed)).map((each) => word(each, quote));
  }
  const offer = await argumentOffer({
    program: known.program,
    command,
    env: known.env,
    before,
    typed,
  });
  if (offer.kind !== 'words') return await completeFiles(offer.path, offer.kind, quote);
  const joined = joinedName(given);
  const others = new Set(given?.items.slice(0, -1).map(({ text }) => text.toLowerCase()));
  const isName = given?.parameter !== undefined && given.joint === undefined;
  return (
    offer.words
      // What could act on the terminal is not written into a line.
      .filter(({ value }) => visible(value) === value)
      .map(({ value, says }) => ({ value: value.slice(joined.length), says: says ?? '' }))
      .filter(({ value }) => !others.has(value.toLowerCase()))
      .map((each) => (isName || each.value.startsWith('-') ? name(each) : word(each, quote)))
  );
}

/** What is written so far of one element, behind the name of the parameter that it is joined to. */
function typedOf({ typed, given }: Argument): string {
  return `${joinedName(given)}${typed}`;
}

function joinedName(given: Given | undefined): string {
  return given?.joint === undefined ? '' : `${given.parameter ?? ''}${given.joint}`;
}

/** What was given before, as the words of a command line. */
function wordsOf(given: Given): readonly string[] {
  const text = given.items.map((item) => item.text).join(',');
  if (given.joint !== undefined) return [`${joinedName(given)}${text}`];
  return given.parameter === undefined ? [text] : [given.parameter];
}

function parameterAt(
  command: CommandDescription,
  before: readonly string[],
  given: Given | undefined,
): PlacedParameter | undefined {
  const joined = given?.joint === undefined ? [] : [given.parameter ?? ''];
  const { awaiting, next } = givenSoFar(command, [...before, ...joined]);
  return awaiting ?? next;
}

/** Whether a parameter of the shell's own commands takes the names of properties. */
function namesProperty({ name: command }: CommandDescription, { key }: PlacedParameter): boolean {
  if (command === 'Where-Object') return key === 'filter';
  return (
    /^(?:property|excludeProperty|expandProperty|memberName|process)$/.test(key) &&
    shaping.test(command)
  );
}

const shaping = /^(?:Select|Sort|Group|Measure|ForEach|Compare)-Object$|^Format-/;

function begins(value: string, typed: string): boolean {
  return value.toLowerCase().startsWith(typed.toLowerCase());
}

function name({ value, says = '' }: Candidate): Completion {
  return { text: value, label: value, says, follows: ' ' };
}

function word({ value, says = '' }: Candidate, quote: '' | "'" | '"'): Completion {
  return { text: writtenWord(value, quote), label: value, says, follows: ' ' };
}
