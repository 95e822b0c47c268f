import { argumentsOf } from '../binding/argument.ts';
import { matchParameter } from '../binding/match-name.ts';
import { type PlacedParameter, placedParameters } from '../declaration/common-parameters.ts';
import { type Given, givenSoFar } from './given.ts';
import { lastItem, writtenItem } from './list-item.ts';
import { begins, nothing, type Offer } from './offer.ts';
import { parameterNames } from './parameter-names.ts';
import { parameterValues } from './parameter-values.ts';
import type { UnfinishedLine } from './unfinished-line.ts';

// The dashes that the binder takes for one.
const dash = /^[-\u2013-\u2015]/;

/** What the argument at the cursor can be: the name of a parameter, or a value. */
export async function argumentOffer(line: UnfinishedLine): Promise<Offer> {
  const { before, command, typed } = line;
  const given = givenSoFar(command, before);
  const onlyValues = before.includes('--');
  if (dash.test(typed) && !onlyValues) {
    const [argument] = argumentsOf([typed]);
    if (argument?.kind !== 'parameter' || argument.value === undefined) {
      return { kind: 'words', words: parameterNames(given, typed) };
    }
    const match = matchParameter(argument.name, placedParameters(command));
    if (!('found' in match)) return nothing;
    const name = typed.slice(0, argument.text.length + 1);
    return await valueOffer(line, given, match.found, name);
  }
  const parameter = given.awaiting ?? given.next;
  if (parameter === undefined) {
    return onlyValues ? nothing : { kind: 'words', words: parameterNames(given, typed) };
  }
  const offer = await valueOffer(line, given, parameter, '');
  if (offer.kind !== 'words' || onlyValues) return offer;
  // Somebody else chose these values: one that begins with a dash would be read as a parameter.
  return { kind: 'words', words: offer.words.filter(({ value }) => !dash.test(value)) };
}

/** The values of a parameter, behind its name if that is in the same word: `-Name:`, `--name=`. */
async function valueOffer(
  line: UnfinishedLine,
  given: Given,
  parameter: PlacedParameter,
  name: string,
): Promise<Offer> {
  const value = line.typed.slice(name.length);
  const item = parameter.list === true ? lastItem(value) : undefined;
  const typed = item?.text ?? value;
  if (parameter.type === 'path' && parameter.completes !== true) {
    // There is no type for folders; one is known by the name of its parameter.
    return { kind: /folder$/i.test(parameter.key) ? 'folders' : 'files', path: typed };
  }
  const values = await parameterValues(parameter, typed, given, line);
  const words = values
    .filter((each) => begins(each.value, typed) && item?.has(each.value) !== true)
    .map((each) => {
      const written = item === undefined ? each.value : writtenItem(each.value, item.quoted);
      return { ...each, value: `${name}${item?.before ?? ''}${written}` };
    });
  return { kind: 'words', words };
}
