import { commandHelp } from '@hawser/command/help/command-help';
import type { Known } from '../completion/known.ts';
import { scan } from '../scan/scan.ts';
import { helpOfKeys } from './help-of-keys.ts';

/** Help for the command at the cursor, or for the keys where there is none. */
export async function helpAt(
  text: string,
  cursor: number,
  columns: number,
  known: Known,
): Promise<string> {
  const { ending, call } = scan(text.slice(0, cursor));
  // The rest of the name that the cursor stands in belongs to it.
  const [rest = ''] = /^[^\s;|&(){},]*/.exec(text.slice(cursor)) ?? [];
  const name = ending.kind === 'command' ? `${ending.typed}${rest}` : (call?.name ?? '');
  const command = name === '' ? undefined : await known.program.catalog.find(name);
  if (command === undefined) return helpOfKeys;
  const style = /^\p{Lu}/u.test(name) ? 'powershell' : 'long';
  const display = { columns, colour: false };
  const { name: program, wording } = known.program;
  return commandHelp(program, command, { part: 'usual', style, display, wording });
}
