import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { Browser } from '../../packages/site/test/services/directory/browser.ts';
import { type Ended, temporaryFolder } from '../hawser.ts';
import { hawserHere } from '../in-process.ts';
import type { TestSite } from '../running-site.ts';
import { recordingBrowser } from '../sign-in/recording-browser.ts';

export type Shown = Readonly<Record<string, unknown>>;

/** Fills the pages of a sign-in in; gives the address of the program that has waited for it. */
export type FillIn = (browser: Browser) => Promise<string>;

/** Somebody's machine, with a home and a browser of its own. */
export class Machine {
  readonly home: string;
  readonly browser: Browser;
  readonly #words: readonly string[];

  private constructor(home: string, browser: Browser, words: readonly string[]) {
    this.home = home;
    this.browser = browser;
    this.#words = words;
  }

  /** One that knows no more than where a site is, and by which authorities (PEM) to trust it. */
  static async reaching(url: string, trusted: string): Promise<Machine> {
    const home = await temporaryFolder();
    const file = join(home, 'authorities.pem');
    await writeFile(file, trusted);
    const words = ['connect-site', url, '-TrustAnchor', file, '-Output', 'json'];
    return new Machine(home, new Browser(trusted), words);
  }

  /** That on which the site runs: its commands show the certificate of the first administrator. */
  static ofSite({ home }: Pick<TestSite, 'home'>, trusted = ''): Machine {
    return new Machine(home, new Browser(trusted), []);
  }

  async run(...words: readonly string[]): Promise<Ended> {
    return await hawserHere(words, { home: this.home });
  }

  /** The objects that a command writes, which goes well. */
  async shown(...words: readonly string[]): Promise<readonly Shown[]> {
    return objectsOf(await this.run(...words, '-Output', 'json'));
  }

  async done(...words: readonly string[]): Promise<void> {
    hasGoneWell(words, await this.run(...words));
  }

  /** What a command says that is not allowed. */
  async refused(...words: readonly string[]): Promise<string> {
    return refusalIn(words, await this.run(...words));
  }

  async signInByBrowser(fillIn: FillIn, ...words: readonly string[]): Promise<Shown> {
    const { program, opened } = await recordingBrowser();
    const ended = hawserHere([...this.#words, '-SignIn', 'browser', ...words], {
      home: this.home,
      env: { HAWSER_BROWSER: program },
    });
    await this.browser.open(await opened());
    const waiting = await fillIn(this.browser);
    await fetch(waiting);
    return signedIn(await ended);
  }

  /** Signs in on a machine without a browser, by a code for this one's. */
  async signInByCode(fillIn: FillIn, ...words: readonly string[]): Promise<Shown> {
    const trouble = Promise.withResolvers<never>();
    let isFilled = false;
    const fill = async (address: string): Promise<void> => {
      await this.browser.open(address);
      await this.browser.submit({});
      await fillIn(this.browser);
    };
    const ended = hawserHere([...this.#words, '-SignIn', 'device-code', ...words], {
      home: this.home,
      heard: (said) => {
        const [, address] = /Or open: (\S+)\n/.exec(said) ?? [];
        if (address === undefined || isFilled) return;
        isFilled = true;
        fill(address).catch(trouble.reject);
      },
    });
    return signedIn(await Promise.race([ended, trouble.promise]));
  }

  /** Signs a program in, by its secret or its key, whichever parameter takes it. */
  async signInProgram({ id, proof, parameter, words = [] }: Program): Promise<Shown> {
    const given = ['-ClientId', id, parameter, 'PROOF', ...words];
    const ended = await hawserHere([...this.#words, ...given], {
      home: this.home,
      env: { PROOF: proof },
    });
    return signedIn(ended);
  }
}

export interface Program {
  readonly id: string;
  readonly proof: string;
  readonly parameter: '-ClientSecretEnv' | '-ClientKeyEnv';
  readonly words?: readonly string[];
}

function hasGoneWell(words: readonly string[], { code, stderr }: Ended): void {
  expect({ words, code, stderr }).toEqual({ words, code: 0, stderr: '' });
}

function refusalIn(words: readonly string[], { code, stdout, stderr }: Ended): string {
  expect({ words, code, stdout }).toEqual({ words, code: 4, stdout: '' });
  return stderr;
}

function objectsOf({ code, stdout, stderr }: Ended): readonly Shown[] {
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return (JSON.parse(stdout) as { value: Shown[] }).value;
}

/** As whom; where to go for it was told meanwhile. */
function signedIn({ code, stdout, stderr }: Ended): Shown {
  const [caller = {}] = objectsOf({ code, stdout, stderr: code === 0 ? '' : stderr });
  return caller;
}
