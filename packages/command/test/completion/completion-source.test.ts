import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { complete } from '../../src/completion/complete.ts';
import type { Candidate, CompletionQuery } from '../../src/declaration/parameter.ts';
import { completed } from './completed.ts';
import { printProgram } from './print-commands.ts';

interface StubSite {
  readonly url: string;
  /** Ends with the first request, when its answer was written or its caller has gone. */
  readonly ended: Promise<'answered' | 'abandoned'>;
}

/** A site that knows these printers, or never says. */
async function stubSite(printers: readonly Candidate[] | 'silent'): Promise<StubSite> {
  const ended = Promise.withResolvers<'answered' | 'abandoned'>();
  const server = createServer((_, response) => {
    response.on('close', () => {
      ended.resolve(response.writableFinished ? 'answered' : 'abandoned');
    });
    if (printers !== 'silent') response.end(JSON.stringify(printers));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ended: ended.promise,
  };
}

async function printersOf(url: string, { signal }: CompletionQuery): Promise<readonly Candidate[]> {
  return (await (await fetch(url, { signal })).json()) as readonly Candidate[];
}

describe('a site that is asked for values', () => {
  it('gives them, in its own case and with what they are', async () => {
    const { url } = await stubSite([
      { value: 'Office', says: 'on the first floor' },
      { value: 'Lab' },
      { value: 'office-2' },
    ]);
    const { program, loaded } = printProgram(async (query) => await printersOf(url, query));
    expect(await complete(program, ['--', 'add-printer', 'off'], {})).toBe(
      'Office\ton the first floor\noffice-2\t\n',
    );
    expect(await completed(program, ['add-printer', '--name=l'])).toEqual(['--name=Lab']);
    expect(await completed(program, ['add-printer', 'x', 'Lab,', '-Tag', 'lab,o'])).toEqual([
      'lab,Office',
      'lab,office-2',
    ]);
    expect(loaded).toContain('add-printer');
  });

  it('is not waited for when it does not answer, and is told so', async () => {
    const { url, ended } = await stubSite('silent');
    const { program } = printProgram(async (query) => await printersOf(url, query));
    expect(await complete(program, ['--', 'add-printer', ''], {})).toBe('');
    expect(await ended).toBe('abandoned');
  });

  it('is not waited for when its source does not care to stop', async () => {
    const { program } = printProgram(async () => await new Promise<never>(() => {}));
    expect(await complete(program, ['--', 'add-printer', ''], {})).toBe('');
  });

  it('may fail, and nobody hears of it', async () => {
    const { program } = printProgram(async () => Promise.reject(new Error('refused')));
    expect(await complete(program, ['--', 'add-printer', ''], {})).toBe('');
  });
});

describe('a source of values', () => {
  async function asked(
    words: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<Partial<CompletionQuery>> {
    const queries: CompletionQuery[] = [];
    const { program } = printProgram(async (query) => {
      queries.push(query);
      return [];
    });
    await completed(program, ['add-printer', ...words], env);
    expect(queries).toHaveLength(1);
    return queries[0] ?? {};
  }

  it('is told what is typed, and what the others were given', async () => {
    const { word, given } = await asked([
      '--label',
      'Office',
      '-Fast',
      '-Pap:A4',
      'red',
      '-Tag',
      'blue,gr',
    ]);
    expect(word).toBe('gr');
    expect(Object.fromEntries(given ?? [])).toEqual({ name: 'Office', fast: '', paper: 'A4' });
  });

  it.each([
    [['-Pin', '1234', '']],
    [['-Pin:1234', '-Tag', '']],
    [['-Pin', '1234', '-Id:7', '--name=']],
  ])('is never told a secret, not even a misplaced one: %j', async (words) => {
    const { given } = await asked(words);
    expect([...(given ?? [])].flat()).not.toContain('1234');
  });

  it('is told the profile: the one on the line, else that of the environment', async () => {
    const env = { HAWSER_PROFILE: 'nightly' };
    expect((await asked(['-Profile', 'local', ''], env)).profile).toBe('local');
    expect((await asked([''], env)).profile).toBe('nightly');
    expect((await asked([''])).profile).toBeUndefined();
  });
});

describe('a hostile site', () => {
  const lines = async (candidates: readonly Candidate[], ...words: string[]): Promise<string[]> => {
    const { program } = printProgram(async () => candidates);
    const answer = await complete(program, ['--', 'add-printer', ...words], {});
    return answer.split('\n').slice(0, -1);
  };

  it.each([
    ['an escape sequence', 'a\u001b]0;title\u0007'],
    ['a C1 control', 'a\u009b2J'],
    ['a line feed', 'a\n$(reboot)\tsafe'],
    ['a carriage return', 'a\rb'],
    ['a tab', 'a\tb'],
    ['a reversed text', 'a\u202egpj.exe'],
    ['half a character', 'a\ud800'],
    ['a name that would be a switch', '-Force'],
    ['a name that would be one in PowerShell', '\u2013Force'],
    ['the end of the parameters', '--'],
    ['nothing', ''],
    ['a megabyte', 'a'.repeat(1_000_000)],
  ])('cannot offer %s', async (_, value) => {
    expect(await lines([{ value }, { value: 'honest' }], '')).toEqual(['honest\t']);
  });

  it('may have names that begin with a dash where that is no harm', async () => {
    expect(await lines([{ value: '-Force' }], '-Name:')).toEqual(['-Name:-Force\t']);
    expect(await lines([{ value: '-Force' }], '--', '')).toEqual(['-Force\t']);
    expect(await lines([{ value: '-Force' }], '-Tag', 'a,')).toEqual(['a,-Force\t']);
  });

  it('cannot write to the terminal by what it says of a value', async () => {
    const says = 'one\u001b[31m\ntwo\tthree';
    expect(await lines([{ value: 'a', says }], '')).toEqual(['a\tone\\x1b[31m\\ntwo\\tthree']);
    const [long = ''] = await lines([{ value: 'a', says: '😀'.repeat(1000) }], '');
    expect(long.length).toBeLessThan(110);
    expect(long).toMatch(/😀…$/u);
  });

  it('cannot break out of a list', async () => {
    expect(await lines([{ value: 'a,b' }, { value: 'c"d' }], '-Tag', 'x,')).toEqual([
      'x,"a,b"\t',
      'x,"c""d"\t',
    ]);
  });

  it('cannot flood the shell', async () => {
    const many = Array.from({ length: 100_000 }, (_, index) => ({ value: `printer-${index}` }));
    expect(await lines(many, '')).toHaveLength(1000);
  });

  it('says each thing once', async () => {
    expect(await lines([{ value: 'a' }, { value: 'a' }], '')).toHaveLength(1);
  });
});
