import type { HawserError } from '@hawser/core/errors';
import { readGiven } from '@hawser/core/files/read-text';
import { Secret } from '@hawser/core/secret';
import { allowed } from '../binding/allowed.ts';
import { argumentErrors } from '../binding/binding-errors.ts';
import { convert } from '../binding/convert.ts';
import { secretFormNames, type SecretSource } from '../binding/bind.ts';
import type { ParameterDescription } from '../declaration/description.ts';
import { parameterName } from '../declaration/names.ts';
import type { Host } from './host.ts';
import type { Session } from './session.ts';
import { standardInput } from './standard-input.ts';

const longest = 64 * 1024;
const tooLarge = `it is larger than ${longest} bytes`;
const notText = 'it is not text in UTF-8';

type Refuse = (reason: string, cause?: unknown) => HawserError;

/** Fetches the secret for a parameter from where the call said that it is. */
export async function fetchSecret(
  parameter: ParameterDescription,
  source: SecretSource,
  host: Host,
  session: Session,
): Promise<Secret> {
  const { key } = parameter;
  const refuse: Refuse = (reason, cause) =>
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
  const found = await read(source, host, session, refuse);
  if (found === undefined) throw refuse('there is nothing by that name');
  if (Buffer.byteLength(found) > longest) throw refuse(tooLarge);
  // Editors and echo end a line that is not part of the secret.
  const secret = found.replace(/\r?\n$/, '');
  if (secret === '') throw refuse('it is empty');
  const whole = new Secret(secret);
  if (convert(parameter, whole) === undefined) {
    throw argumentErrors('unfit-secret', {
      parameter: `-${parameterName(key)}`,
      source: described(source),
      allowed: allowed(parameter),
      forms: secretFormNames(key),
    });
  }
  return whole;
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
  refuse: Refuse,
): Promise<string | undefined> {
  switch (form) {
    case 'File':
      return await readGiven(from, longest, refuse);
    case 'Env': {
      const value = Object.hasOwn(host.env, from) ? host.env[from] : undefined;
      // What node has put for bytes that it could not read.
      if (value?.includes('\ufffd') === true) throw refuse(notText);
      return value;
    }
    case 'Stdin':
      return await readAll(host.stdin, refuse);
    case 'Vault':
      return (await (await session.vault()).get(from))?.reveal();
  }
}

async function readAll(stdin: NodeJS.ReadableStream, refuse: Refuse): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of standardInput(stdin, refuse)) {
    pieces.push(piece);
    length += piece.length;
    if (length > longest) throw refuse(tooLarge);
  }
  try {
    // Without the mark that Windows begins a text with.
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces));
  } catch {
    // Without a cause: it could quote the secret.
    throw refuse(notText);
  }
}
