import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Ended } from '../hawser.ts';
import { hawserHere } from '../in-process.ts';
import type { Lab } from './lab.ts';

/** A machine on which certificates are asked for, in a lab whose openssl plays the authority. */
export interface Machine {
  run(line: string, ...others: readonly string[]): Promise<Ended>;
  /** What it prints as objects; it has to end well, without a word. */
  shown<Shown = Readonly<Record<string, unknown>>>(line: string): Promise<readonly Shown[]>;
}

export function machineAt(lab: Lab, name = 'home'): Machine {
  const home = join(lab.folder, name);
  const run: Machine['run'] = async (line, ...others) =>
    hawserHere([...line.split(' '), ...others], { home, cwd: lab.folder });
  return {
    run,
    async shown<Shown>(line: string) {
      const { code, stdout, stderr } = await run(`${line} -Output json`);
      expect(stderr).toBe('');
      expect(code).toBe(0);
      return (JSON.parse(stdout) as { value: Shown[] }).value;
    },
  };
}

/** Signs `NAME.csr` by the authority nearest to the leaf, into `NAME.cer`. */
export async function approved(lab: Lab, name: string, extension?: string): Promise<string> {
  const words = `x509 -req -in ${name}.csr -CA 1.pem -CAkey 1.key -copy_extensions copy -days 30 -out ${name}.cer`;
  if (extension === undefined) await lab.run('openssl', words);
  else {
    await writeFile(join(lab.folder, 'extensions'), extension);
    await lab.run('openssl', `${words} -extfile extensions`);
  }
  return await readFile(join(lab.folder, `${name}.cer`), 'utf8');
}
