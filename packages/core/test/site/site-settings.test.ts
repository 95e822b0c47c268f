import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  flawless,
  type ReadSettings,
  readSiteSettings,
  type SiteSettingSources,
} from '../../src/site/read-site-settings.ts';
import { siteSettingNames, siteSettingVariable, takenBy } from '../../src/site/site-settings.ts';
import { withoutPassword } from '../../src/site/without-password.ts';
import { temporaryFolder } from '../temporary-folder.ts';

async function read(
  sources: Partial<Omit<SiteSettingSources, 'file'>> & { readonly yaml?: string } = {},
): Promise<ReadSettings & { readonly file: string }> {
  const file = join(await temporaryFolder(), 'site.yaml');
  const { yaml, ...given } = sources;
  if (yaml !== undefined) await writeFile(file, yaml);
  return {
    file,
    ...(await readSiteSettings({ flags: {}, env: {}, named: false, ...given, file })),
  };
}

function messages({ found, errors }: ReadSettings): readonly string[] {
  return [...errors, ...found.flatMap(({ error }) => error ?? [])].map(({ message }) => message);
}

describe('where a setting comes from', () => {
  test('a flag comes before the environment, and that before the file', async () => {
    const yaml = 'logLevel: error\ndrainSeconds: 1\nlogMegabytes: 1\n';
    const env = { HAWSER_SITE_LOG_LEVEL: 'warn', HAWSER_SITE_DRAIN_SECONDS: '2' };
    const { settings, found } = await read({ yaml, env, flags: { logLevel: 'debug' } });
    expect(settings).toEqual({ logLevel: 'debug', drainSeconds: 2, logMegabytes: 1 });
    expect(Object.fromEntries(found.map(({ name, source }) => [name, source]))).toEqual({
      logLevel: 'flag',
      drainSeconds: 'environment',
      logMegabytes: 'file',
    });
  });

  test('an empty variable and an empty line give nothing', async () => {
    const { settings } = await read({
      yaml: 'logLevel:\nproxy: ""\n',
      env: { HAWSER_SITE_PROXY: '' },
    });
    expect(settings).toEqual({});
  });

  test.each(['', '\n', '# nothing\n', '---\n', '{}'])(
    'a file with nothing in it is none: %j',
    async (yaml) => {
      expect(await read({ yaml })).toMatchObject({ settings: {}, errors: [] });
    },
  );

  test('a variable is named after its setting', () => {
    expect(siteSettingVariable('publicUrl')).toBe('HAWSER_SITE_PUBLIC_URL');
    expect(new Set(siteSettingNames.map(siteSettingVariable)).size).toBe(siteSettingNames.length);
  });
});

describe('what a setting takes', () => {
  const host = { host: '127.0.0.1', port: 8443 };
  test.each([
    ['listen', '127.0.0.1:8443', host],
    ['metricsListen', '127.0.0.1:8443', host],
    ['publicUrl', 'https://Site.example.com/', 'https://site.example.com'],
    ['names', 'a.example.com, 127.0.0.1,::1', ['a.example.com', '127.0.0.1', '::1']],
    ['services', 'admin,print', ['admin', 'print']],
    ['database', 'postgres://u@h/db', new URL('postgres://u@h/db')],
    ['database', 'file:///a/site.db', new URL('file:///a/site.db')],
    ['blobs', 'azure://account/container', new URL('azure://account/container')],
    ['siteKeyFile', '/a/site.key', '/a/site.key'],
    ['directoryIssuers', 'https://a/b,https://c', ['https://a/b', 'https://c']],
    ['proxy', 'http://proxy:3128', new URL('http://proxy:3128')],
    ['logLevel', 'WARN', 'warn'],
    ['logMegabytes', '10000', 10_000],
    ['auditDays', '36500', 36_500],
    ['drainSeconds', '0', 0],
  ] as const)('%s takes %s, from wherever it comes', async (name, text, value) => {
    const one = await read({ env: { [siteSettingVariable(name)]: text } });
    const other = await read({ yaml: `${name}: ${JSON.stringify(text)}\n` });
    expect(one.settings[name]).toEqual(value);
    // A file has lists of its own, and a text in it is one element.
    if (!Array.isArray(value)) expect(other.settings[name]).toEqual(value);
    else {
      const list = await read({ yaml: `${name}: ${JSON.stringify(value)}\n` });
      expect(list.settings[name]).toEqual(value);
    }
  });

  test.each([
    ['listen', '65536'],
    ['listen', 'http://localhost'],
    ['metricsListen', '0.0.0.0:9464'],
    ['metricsListen', '9464'],
    ['metricsListen', '[::]:9464'],
    ['metricsListen', '127.example.com:9464'],
    ['publicUrl', 'http://site.example.com'],
    ['publicUrl', 'https://site.example.com/path'],
    ['publicUrl', 'https://user@site.example.com'],
    ['names', 'a b'],
    ['names', '*.example.com/x'],
    ['services', 'Admin!'],
    ['database', 'mysql://h/db'],
    ['database', 'postgres://h'],
    ['database', 'file:///folder/'],
    ['blobs', 's3://bucket'],
    ['siteKeyFile', 'relative/site.key'],
    ['proxy', 'https://proxy'],
    ['logLevel', 'loud'],
    ['logMegabytes', '0'],
    ['logMegabytes', '1e3'],
    ['auditDays', '0'],
    ['drainSeconds', '-1'],
    ['drainSeconds', '3601'],
  ] as const)('%s does not take %s, and says what it does', async (name, text) => {
    const answer = await read({ yaml: `${name}: ${JSON.stringify(text)}\n` });
    expect(answer.settings).toEqual({});
    expect(messages(answer)).toEqual([
      `The setting ${name} in line 1 of ${answer.file} cannot be "${text}". It takes ${takenBy(name)}.`,
    ]);
  });
});

test('everything that is wrong is told at once, each with its line', async () => {
  const yaml =
    'listen: nowhere\nlogLevle: debug\nserices: [a]\nlogMegabytes: {a: 1}\ndrain_seconds: 1\n';
  const answer = await read({ yaml, env: { HAWSER_SITE_PROXY: 'ftp://x' } });
  const { file } = answer;
  expect(messages(answer)).toEqual([
    `Line 2 of ${file} has "logLevle", which is no setting of a site.`,
    `Line 3 of ${file} has "serices", which is no setting of a site.`,
    `Line 4 of ${file} cannot be understood: logMegabytes is not a text or a list.`,
    `Line 5 of ${file} has "drain_seconds", which is no setting of a site.`,
    expect.stringContaining(`The setting listen in line 1 of ${file} cannot be "nowhere"`),
    expect.stringContaining('HAWSER_SITE_PROXY'),
  ]);
  expect(answer.errors[3]?.hint).toBe('It is written drainSeconds.');
  expect(() => flawless(answer)).toThrow('Line 2');
});

describe('what is no YAML is told in plain words, at the line where it is', () => {
  test.each([
    ['listen: 8443\n logLevel: debug\n', 2, 'it is not indented as the lines around it'],
    ['listen: 8443\nlogLevel: warn\n  proxy: x\n', 3, 'it is not indented as the lines around it'],
    ['names:\n    - a\n  - b\n', 3, 'it is not indented as the lines around it'],
    ['listen: 8443\nlogLevel debug\n', 2, 'there is no colon with a space after it'],
    ['listen 8443\nlogLevel: debug\n', 1, 'there is no colon with a space after it'],
    ['# mine\nlisten:8443\n', 2, 'there is no colon with a space after it'],
    ['proxy: a: b\n', 1, 'needs quotation marks around it'],
    ['listen: 1\nproxy: @x\n', 2, 'begins with @ needs quotation marks'],
    ['listen: 1\nproxy: "x\nlogLevel: warn\n', 2, 'a quotation mark is opened and not closed'],
    ["listen: 1\nproxy: 'x\nlogLevel: warn\n", 2, 'a quotation mark is opened and not closed'],
    ['listen: 1\n\tproxy: x\n', 2, 'it begins with a tab, where spaces are needed'],
    ['listen: 1\nnames: [a\nproxy: x\n', 3, 'a bracket before it is not closed'],
    ['listen: 1\nlisten: 2\n', 2, 'the setting is there twice'],
    ['- listen: 1\n', 1, 'it is a list'],
  ])('%j', async (yaml, line, reason) => {
    const [message, ...more] = messages(await read({ yaml }));
    expect(message).toContain(`Line ${line} of `);
    expect(message).toContain(reason);
    expect(more).toEqual([]);
  });
});

test('what the file has otherwise than it holds is told, with what comes before it', async () => {
  const yaml = 'logLevel: WARN\ndrainSeconds: 1\nproxy: http://a:1\nlogMegabytes: 7\n';
  const env = { HAWSER_SITE_DRAIN_SECONDS: '2', HAWSER_SITE_LOG_LEVEL: 'warn' };
  const { overridden } = await read({ yaml, env, flags: { proxy: 'http://b:1' } });
  expect(overridden).toEqual([
    { name: 'proxy', by: 'the command line' },
    { name: 'drainSeconds', by: 'HAWSER_SITE_DRAIN_SECONDS' },
  ]);
});

describe('a settings file that means harm', () => {
  const bomb = `a: &a [${'x,'.repeat(9)}x]\n${['b', 'c', 'd', 'e', 'f', 'g', 'h']
    .map(
      (name, n) =>
        `${name}: &${name} [${`*${'abcdefgh'.charAt(n)},`.repeat(9)}*${'abcdefgh'.charAt(n)}]`,
    )
    .join('\n')}\n`;
  test.each([
    ['a bomb of aliases', bomb],
    ['an alias', 'logLevel: &level warn\nproxy: *level\n'],
    ['a merge', '<<: {logLevel: warn}\n'],
    ['the same twice', 'logLevel: warn\nlogLevel: debug\n'],
    ['a list in a list', 'names: [[a]]\n'],
    ['several documents', 'logLevel: warn\n---\nlogLevel: debug\n'],
    ['no settings', '- a\n- b\n'],
    ['a text', 'hello'],
    ['lists without an end', '['.repeat(100_000)],
    ['maps without an end', '{a: '.repeat(20_000)],
    ['a deep one', Array.from({ length: 400 }, (_, n) => `${' '.repeat(n)}a:`).join('\n')],
    ['a prototype', '__proto__: {logLevel: debug}\n'],
  ])('is refused with a line: %s', async (_, yaml) => {
    const begun = performance.now();
    const answer = await read({ yaml });
    expect(messages(answer)[0]).toMatch(/^Line \d+ of /);
    expect(performance.now() - begun).toBeLessThan(5000);
  });

  test('is refused when it is too large, a folder, or no text', async () => {
    await expect(read({ yaml: `# ${'x'.repeat(256 * 1024)}` })).rejects.toMatchObject({
      code: 'file-too-large',
    });
    const file = join(await temporaryFolder(), 'site.yaml');
    await mkdir(file);
    const sources = { flags: {}, env: {}, file, named: false };
    await expect(readSiteSettings(sources)).rejects.toMatchObject({ code: 'file-not-a-file' });
    const binary = join(await temporaryFolder(), 'site.yaml');
    await writeFile(binary, Uint8Array.of(0xff, 0xfe, 0));
    for (const bytes of ['\u0000ELF', '', Uint8Array.of(0xff, 0xfe, 0)]) {
      await writeFile(binary, bytes);
      const answer = await readSiteSettings({ ...sources, file: binary });
      expect(messages(answer)).toEqual(
        bytes === '' ? [] : [`The settings file ${binary} is not text in UTF-8.`],
      );
    }
  });

  test('whatever is in it, it is read or refused in words', async () => {
    const piece = fc.constantFrom(
      ...siteSettingNames,
      ': ',
      '\n',
      '- ',
      '[',
      ']',
      '{',
      '}',
      '&a ',
      '*a',
      '"',
      '!',
      '|',
      '>',
      '\t',
      '1',
    );
    const property = fc.asyncProperty(
      fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }),
      async (pieces) => {
        const answer = await read({ yaml: pieces.join('') });
        for (const message of messages(answer))
          expect(message).toMatch(/^(?:Line \d+ of|The setting(?:s file)?) /);
      },
    );
    await fc.assert(property, { numRuns: 60 });
  });
});

describe('a password in a URL', () => {
  const password = fc
    .string({ minLength: 8, maxLength: 20, unit: 'grapheme-ascii' })
    .filter((text) => !/[?#]/.test(text));

  test('is never shown, however it is written', () => {
    const property = fc.property(password, (secret) => {
      expect(withoutPassword(`postgres://hawser:geheim${secret}@db.example.com/hawser`)).toBe(
        'postgres://hawser:…@db.example.com/hawser',
      );
    });
    fc.assert(property);
    expect(withoutPassword('postgres://h/db?sslmode=require&password=geheim&a=b')).toBe(
      'postgres://h/db?sslmode=require&password=…&a=b',
    );
  });

  test.each([
    'https://site.example.com:8443/',
    'file:///a/b',
    'no URL',
    'postgres://user@host:5432/db?a=b',
  ])('is not seen where there is none: %s', (text) => expect(withoutPassword(text)).toBe(text));

  test.each(['postgres', 'postgre', 'http'])(
    'is in no error, nor in what is shown: %s',
    async (scheme) => {
      const url = `${scheme}://hawser:geheim/${'x'.repeat(250)}geheim@db/hawser?password=geheim`;
      for (const given of [
        { env: { HAWSER_SITE_DATABASE: url } },
        { flags: { database: url } },
        { yaml: `database: "${url}"\n` },
      ]) {
        const answer = await read(given);
        expect(
          JSON.stringify([messages(answer), answer.found.map(({ text }) => text)]),
        ).not.toContain('geheim');
      }
    },
  );

  test('is refused on the command line, where all of the machine sees it', async () => {
    const answer = await read({ flags: { database: 'postgres://hawser:geheim@db/hawser' } });
    expect(answer.found[0]?.error).toMatchObject({
      code: 'site-setting-password-in-argv',
      hint: expect.stringContaining('HAWSER_SITE_DATABASE'),
    });
  });
});
