// Once told where to begin, stores one number after the other, and says each that is stored.
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { openVault } from '../../src/identity/vault.ts';
import { Secret } from '../../src/secret.ts';

const [, , folder = ''] = process.argv;
for await (const begin of createInterface({ input: process.stdin })) {
  const vault = await openVault({ kind: 'file', folder, env: {} });
  for (let count = Number(begin); ; count++) {
    await vault.set('count', new Secret(`number ${count}`));
    writeSync(1, `${count}\n`);
  }
}
