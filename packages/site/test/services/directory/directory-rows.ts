import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import type { webcrypto } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { siteFolder } from '@hawser/core/site/site-folder';
import { newClientSecret } from '../../../src/directory/client-secret.ts';

/** The database of a site that writes into it at the same time. */
function opened(root: string): DatabaseSync {
  return new DatabaseSync(siteFolder(root).database, { timeout: 10_000 });
}

/** Puts rows into the database of a site beside its own ways, which the tests here are not about. */
function insert(
  root: string,
  table: string,
  row: Readonly<Record<string, string | number | null>>,
): void {
  using database = opened(root);
  const names = Object.keys(row);
  const marks = names.map(() => '?').join(', ');
  database
    .prepare(`insert into ${table} (${names.join(', ')}) values (${marks})`)
    .run(...Object.values(row));
}

const kept = { enabled: 1, version: 1, created: 0, changed: 0 };

/** A program with a secret. */
export function newProgram(root: string): {
  readonly id: string;
  readonly secret: string;
  readonly hash: string;
} {
  const id = randomUUID();
  const { secret, hash } = newClientSecret();
  const row = { id, name: 'Nightly', name_key: id, secret: hash, public_key: null, ...kept };
  insert(root, 'directory_client', row);
  return { id, secret, hash };
}

/** A program with a key. */
export function newProgramWithKey(root: string): {
  readonly id: string;
  readonly key: webcrypto.CryptoKey;
} {
  const id = randomUUID();
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = JSON.stringify(publicKey.export({ format: 'jwk' }));
  const row = { id, name: 'Signed', name_key: id, secret: null, public_key: jwk, ...kept };
  insert(root, 'directory_client', row);
  const key = privateKey.toCryptoKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
  return { id, key };
}

/** A person; by what he is let in is for others to say. */
export function newPerson(root: string, name: string): string {
  const id = randomUUID();
  insert(root, 'directory_user', {
    id,
    sid: `S-1-5-21-1-2-3-${randomBytes(3).readUIntBE(0, 3)}`,
    name,
    name_key: name.toLowerCase(),
    display_name: `${name} of the tests`,
    email: null,
    source: null,
    source_key: null,
    ...kept,
  });
  return id;
}

/** Says whether somebody is let in. */
export function letIn(root: string, id: string, isLetIn: boolean): void {
  using database = opened(root);
  const enabled = isLetIn ? 1 : 0;
  database.prepare('update directory_user set enabled = ? where id = ?').run(enabled, id);
}

/** What the audit trail has of the directory, as `call result code actor`. */
export function trailOf(root: string): readonly string[] {
  using database = opened(root);
  const calls = "('submitSignIn', 'connectProgram', 'getToken', 'revokeToken', 'changePassword')";
  return database
    .prepare(
      `select call, result, code, actor_name from audit_record where call in ${calls} order by id`,
    )
    .all()
    .map((row) => Object.values(row).join(' ').trim());
}
