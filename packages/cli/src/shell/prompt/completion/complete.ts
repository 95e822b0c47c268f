import { typeNames } from '../../syntax/tree.ts';
import type { Completion, Offered } from '../editor/prompt-state.ts';
import { scan } from '../scan/scan.ts';
import type { Ending } from '../scan/scanned.ts';
import { completeArgument } from './complete-argument.ts';
import { completeCommand } from './complete-command.ts';
import { completeVariable } from './complete-variable.ts';
import type { Known } from './known.ts';
import { operatorNames } from './operator-names.ts';
import { propertiesBefore } from './properties-before.ts';

/** All that can stand at the cursor. */
export async function complete(text: string, cursor: number, known: Known): Promise<Offered> {
  const before = text.slice(0, cursor);
  const { ending, within } = scan(before);
  const from = 'start' in ending ? ending.start : cursor;
  const completions = await completionsAt(ending, { text: before, within }, known);
  return { from, to: cursor, completions };
}

async function completionsAt(
  ending: Ending,
  place: Parameters<typeof propertiesBefore>[1],
  known: Known,
): Promise<readonly Completion[]> {
  switch (ending.kind) {
    case 'command':
      return await completeCommand(ending.typed, known);
    case 'argument':
      return await completeArgument(ending, place, known);
    case 'variable':
      return completeVariable(ending.typed, known);
    case 'member': {
      const properties = await propertiesBefore(ending.of, place, known);
      return beginning(properties, ending.typed).map(({ value, says = '' }) => ({
        text: /^[\p{L}_]\w*$/u.test(value) ? value : `'${value.replaceAll("'", "''")}'`,
        label: value,
        says,
        follows: '',
      }));
    }
    case 'operator':
      return beginning(operatorNames, ending.typed).map(({ value, says = '' }) => ({
        text: value,
        label: value,
        says,
        follows: ' ',
      }));
    case 'type': {
      const types = typeNames.map((value) => ({ value }));
      return beginning(types, ending.typed).map(({ value }) => ({
        text: `${value}]`,
        label: value,
        says: '',
        follows: '',
      }));
    }
    case 'other':
      return [];
  }
}

function beginning<Each extends { readonly value: string }>(
  all: readonly Each[],
  typed: string,
): readonly Each[] {
  const folded = typed.toLowerCase();
  return all.filter(({ value }) => value.toLowerCase().startsWith(folded));
}
