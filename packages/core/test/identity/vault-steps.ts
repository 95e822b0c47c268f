// Takes steps with vaults, and says what each came to. A step `wait` lasts until its input ends.
import { once } from 'node:events';
import { HawserError } from '../../src/errors.ts';
import { openVault, type Vault } from '../../src/identity/vault.ts';
import { Secret } from '../../src/secret.ts';

export type Step =
  | readonly ['open', 'auto' | 'keyring' | 'file']
  | readonly ['set', string, string]
  | readonly ['get' | 'delete', string]
  | readonly ['names' | 'wait'];

const [, , folder = '', written = ''] = process.argv;
let vault: Vault;

async function take(step: Step): Promise<unknown> {
  if (step[0] === 'open') {
    vault = await openVault({ kind: step[1], folder, env: {} });
    return vault.kind;
  }
  if (step[0] === 'set') return vault.set(step[1], new Secret(step[2]));
  if (step[0] === 'get') return (await vault.get(step[1]))?.reveal();
  if (step[0] === 'delete') return vault.delete(step[1]);
  if (step[0] === 'names') return vault.names();
  process.stdout.write('waiting\n');
  process.stdin.resume();
  await once(process.stdin, 'end');
  return undefined;
}

const results: unknown[] = [];
for (const step of JSON.parse(written) as Step[]) {
  try {
    results.push((await take(step)) ?? null);
  } catch (error) {
    if (!(error instanceof HawserError)) throw error;
    results.push(error.code);
  }
}
process.stdout.write(`${JSON.stringify(results)}\n`);
