import { folded, parameterName } from '@hawser/command/declaration/names';
import type { OutputType } from '@hawser/command/declaration/output';
import type { Candidate } from '@hawser/command/declaration/parameter';
import type { Span } from '../../syntax/tree.ts';
import { elementsOf } from '../../values/elements.ts';
import { propertiesOf } from '../../values/members.ts';
import type { Call } from '../scan/scanned.ts';
import type { Known } from './known.ts';
import { valueWritten } from './value-written.ts';

interface Place {
  readonly text: string;
  /** The command in whose block the text ends. */
  readonly within: Call | undefined;
}

/** The properties of what stands before a dot, as far as one can say without running anything. */
export async function propertiesBefore(
  of: Span,
  place: Place,
  known: Known,
): Promise<readonly Candidate[]> {
  const written = place.text.slice(of.start, of.end);
  if (/^\$(?:_|psitem)$/i.test(written)) {
    return place.within === undefined ? [] : await propertiesFeeding(place.within, place, known);
  }
  return ofValue(valueWritten(written, known.scope));
}

/** The properties of the objects that come down the pipeline to a command. */
export async function propertiesFeeding(
  { fedBy }: Call,
  place: Place,
  known: Known,
): Promise<readonly Candidate[]> {
  if (fedBy === undefined) return [];
  if (!('name' in fedBy))
    return ofValue(valueWritten(place.text.slice(fedBy.start, fedBy.end).trim(), known.scope));
  const command = await known.program.catalog.find(fedBy.name);
  if (command === undefined) return [];
  if (passing.has(folded(command.name))) return await propertiesFeeding(fedBy, place, known);
  if (folded(command.name) === 'selectobject') {
    const chosen = namesChosen(fedBy);
    return chosen ?? (await propertiesFeeding(fedBy, place, known));
  }
  return command.output === undefined ? [] : ofType(command.output);
}

/** What these give is what they were given. */
const passing = new Set(['whereobject', 'sortobject', 'teeobject']);

/** The names that Select-Object takes; undefined where it takes all. */
function namesChosen({ given }: Call): readonly Candidate[] | undefined {
  const chosen = given.find(({ items }) => items.length > 0);
  if (chosen === undefined) return undefined;
  const names = chosen.items.filter(({ text }) => /^[\p{L}_]\w*$/u.test(text));
  return names.length === 0 ? undefined : names.map(({ text }) => ({ value: text }));
}

function ofType({ properties }: OutputType): readonly Candidate[] {
  return Object.entries(properties).map(([key, { description }]) => ({
    value: parameterName(key),
    says: description,
  }));
}

function ofValue(value: unknown): readonly Candidate[] {
  const [first] = elementsOf(value);
  return Object.keys(propertiesOf(first)).map((key) => ({ value: parameterName(key) }));
}
