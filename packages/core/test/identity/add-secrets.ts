// Puts so many secrets into the sealed file, all at once.
import { openVault } from '../../src/identity/vault.ts';
import { Secret } from '../../src/secret.ts';

const [, , folder = '', prefix = '', count = ''] = process.argv;
const vault = await openVault({ kind: 'file', folder, env: {} });
const names = Array.from({ length: Number(count) }, (_, at) => `${prefix}-${at}`);
await Promise.all(names.map(async (name) => vault.set(name, new Secret(`secret of ${name}`))));
