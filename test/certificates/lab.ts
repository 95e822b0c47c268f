import { execFile } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Pkcs12 } from '../../packages/core/src/pki/pkcs12/pkcs12.ts';

const run = promisify(execFile);

export type KeyKind = 'rsa' | 'ec';

/** A folder with a chain in it that openssl made, and what tools do there. */
export interface Lab extends AsyncDisposable {
  readonly folder: string;
  readonly chain: Pkcs12;
  /** Runs a program with words that spaces part, and others that may have some, and gives what it prints. */
  run(program: string, words: string, ...others: readonly string[]): Promise<string>;
}

const keyWords = { rsa: 'rsa:2048', ec: 'ec -pkeyopt ec_paramgen_curve:P-256' } as const;

/** Runs programs in a folder. */
export function runIn(folder: string): Lab['run'] {
  const options = { cwd: folder, env: { ...process.env, LC_ALL: 'C.UTF-8' } };
  return async (program, words, ...others) => {
    const { stdout } = await run(program, [...words.split(' '), ...others], options);
    return stdout;
  };
}

/**
 * Each certificate signs the next one, and the last is the leaf: `leaf.pem` with `leaf.key`. The others
 * are in `authorities.pem`, the nearest first.
 */
export async function openLab(kind: KeyKind, length: number): Promise<Lab> {
  const folder = await mkdtemp(join(tmpdir(), 'hawser-lab-'));
  const tool = runIn(folder);
  const names = Array.from({ length }, (_, at) => (at === length - 1 ? 'leaf' : `${at}`));
  for (const [at, name] of names.entries()) {
    const isLeaf = at === length - 1;
    const subject = isLeaf ? '/O=Büro 漢/CN=localhost' : `/CN=authority ${at}`;
    const extension = isLeaf ? 'subjectAltName=DNS:localhost' : 'keyUsage=keyCertSign';
    const signer = at === 0 ? '' : ` -CA ${names[at - 1]}.pem -CAkey ${names[at - 1]}.key`;
    const files = `-keyout ${name}.key -out ${name}.pem -addext ${extension}${signer}`;
    const words = `req -x509 -days 30 -nodes -newkey ${keyWords[kind]} -utf8 ${files}`;
    await tool('openssl', words, '-subj', subject);
  }
  const text = async (name: string) => readFile(join(folder, name), 'utf8');
  const above = names.slice(0, -1).toReversed();
  const authorities = await Promise.all(above.map(async (name) => text(`${name}.pem`)));
  await writeFile(join(folder, 'authorities.pem'), authorities.join(''));
  const leaf = {
    certificate: new X509Certificate(await text('leaf.pem')),
    friendlyName: 'mon nom é',
    localKeyId: '01',
  };
  return {
    folder,
    chain: {
      certificates: [
        leaf,
        ...authorities.map((pem) => ({ certificate: new X509Certificate(pem) })),
      ],
      keys: [
        {
          key: createPrivateKey(await text('leaf.key')),
          friendlyName: 'mon nom é',
          localKeyId: '01',
        },
      ],
    },
    run: tool,
    [Symbol.asyncDispose]: async () => rm(folder, { recursive: true, force: true }),
  };
}
