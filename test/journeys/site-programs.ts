import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Machine, Program } from './machine.ts';

/** The runbook nightly of the site's own directory, with Devices.Manage. */
export async function programBySecret(local: Machine): Promise<Program> {
  const [made] = await local.shown('new-site-client', 'nightly');
  await local.done('grant-site-role', 'Devices.Manage', 'nightly');
  const { id, secret } = made ?? {};
  return { id: String(id), proof: String(secret), parameter: '-ClientSecretEnv' };
}

/** The runbook weekly, with Reports.Read. */
export async function programByKey(local: Machine): Promise<Program> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const file = join(local.home, 'weekly.pub');
  await writeFile(file, publicKey.export({ format: 'pem', type: 'spki' }));
  const [made] = await local.shown('new-site-client', 'weekly', '-PublicKeyPath', file);
  await local.done('grant-site-role', 'Reports.Read', 'weekly');
  const proof = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  return { id: String(made?.['id']), proof, parameter: '-ClientKeyEnv' };
}
