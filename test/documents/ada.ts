import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Browser } from '../../packages/site/test/services/directory/browser.ts';
import { nextCodeOf } from '../sign-in/authenticator.ts';

const ownPassword = 'two lamps on a barge';
const mostPages = 8;

/**
 * What Ada does in a browser, who reads the documents: she opens the address, and answers what its pages
 * ask. What she needs for that is in the folder of the documents, where she also keeps her password.
 */
export async function signInAsAda(folder: string, address: string): Promise<void> {
  const read = async (name: string): Promise<string> => readFile(join(folder, name), 'utf8');
  const browser = new Browser(await read('authority.crt'));
  let at = await browser.open(address);
  for (let pages = 0; pages < mostPages; pages += 1) {
    if (at.startsWith('http:')) return void (await fetch(at));
    const { html = '', title = '' } = browser.page ?? {};
    if (title === 'The device is connected') return;
    const has = (field: string): boolean => html.includes(` name="${field}"`);
    if (has('next')) {
      const old = (await read('first-password.txt')).trim();
      at = await browser.submit({ old, next: ownPassword, again: ownPassword });
      await writeFile(join(folder, 'password.txt'), `${ownPassword}\n`);
    } else if (has('password')) {
      const given = read('password.txt').catch(async () => read('first-password.txt'));
      at = await browser.submit({ name: 'ada', password: (await given).trim() });
    } else if (has('code')) {
      const [secret = ''] = (await read('ada.totp')).split('\n');
      at = await browser.submit({ code: nextCodeOf(secret) });
    } else at = await browser.submit({}, has('decision') ? 'Connect' : undefined);
  }
  throw new Error(`Ada gets no further than "${browser.page?.title}"`);
}

/** Ada at another device: where a command shows an address to sign in at she opens it. */
export class Ada {
  readonly #folder: string;
  readonly #opened = new Map<string, Promise<void>>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Told of all that has come from a command so far. */
  hear(came: string): void {
    for (const [, address = ''] of came.matchAll(/^Or open: (\S+)$/gm)) {
      if (this.#opened.has(address)) continue;
      const signIn = signInAsAda(this.#folder, address);
      // It is told when it is waited for.
      signIn.catch(() => undefined);
      this.#opened.set(address, signIn);
    }
  }

  /** Throws what has gone wrong with her. */
  async done(): Promise<void> {
    await Promise.all(this.#opened.values());
  }
}
