// Stores secrets until the disk is full, and tells of the error and of what can still be opened.
import { HawserError } from '../../src/errors.ts';
import { openVault } from '../../src/identity/vault.ts';
import { Secret } from '../../src/secret.ts';

const [, , folder = ''] = process.argv;
const vault = await openVault({ kind: 'file', folder, env: {} });
let stored = 0;
try {
  for (; stored < 1000; stored++) await vault.set(`s${stored}`, new Secret('x'.repeat(1000)));
} catch (error) {
  if (!(error instanceof HawserError)) throw error;
  const opened = await Promise.all((await vault.names()).map(async (name) => vault.get(name)));
  const whole = opened.filter((secret) => secret?.reveal().length === 1000).length;
  process.stdout.write(JSON.stringify({ code: error.code, message: error.message, stored, whole }));
}
