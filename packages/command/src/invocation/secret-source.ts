import { readFile, stat } from 'node:fs/promises';
import { Secret } from '@hawser/core/secret';
import { argumentErrors } from '../binding/binding-errors.ts';
import { secretFormNames, type SecretSource } from '../binding/bind.ts';
import { parameterName } from '../declaration/names.ts';
import type { Host } from './host.ts';
import type { Session } from './session.ts';

const longest = 64 * 1024;

/** Fetches the secret for a parameter from where the call said that it is. */
export async function fetchSecret(
  key: string,
  source: SecretSource,
  host: Host,
  session: Session,
): Promise<Secret> {
  const refuse = (reason: string, cause?: unknown): Error =>
    argumentErrors(
      'secret-unreadable',
      {
        parameter: `-${parameterName(key)}`,
        source: described(source),
        reason,
        forms: secretFormNames(key),
      },
      { cause },
    );
  const found = await read(source, host, session).catch((error: unknown) => {
    if (source.form !== 'File' || !(error instanceof Error)) throw error;
    const absent = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw refuse(absent ? 'there is no such file' : error.message, error);
  });
  if (found === undefined) throw refuse('there is nothing by that name');
  if (found.length > longest) throw refuse(`it is longer than ${longest} bytes`);
  // Editors and echo end a line that is not part of the secret; Windows begins with a mark.
  const secret = found.replace(/^\ufeff/, '').replace(/\r?\n$/, '');
  if (secret === '') throw refuse('it is empty');
  return new Secret(secret);
}

function described({ form, from }: SecretSource): string {
  switch (form) {
    case 'File':
      return `the file ${from}`;
    case 'Env':
      return `the environment variable ${from}`;
    case 'Stdin':
      return 'standard input';
    case 'Vault':
      return `the entry ${from} of the vault`;
  }
}

async function read(
  { form, from }: SecretSource,
  host: Host,
  session: Session,
): Promise<string | undefined> {
  switch (form) {
    case 'File': {
      const { size } = await stat(from);
      return size > longest ? ' '.repeat(longest + 1) : await readFile(from, 'utf8');
    }
    case 'Env':
      return host.env[from];
    case 'Stdin':
      return await readAll(host.stdin);
    case 'Vault':
      return (await (await session.vault()).get(from))?.reveal();
  }
}

async function readAll(stream: NodeJS.ReadableStream): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of stream) {
    pieces.push(Buffer.from(piece));
    length += pieces.at(-1)?.length ?? 0;
    if (length > longest) break;
  }
  return Buffer.concat(pieces).toString('utf8');
}
