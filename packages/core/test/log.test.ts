import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { HawserError } from '../src/errors.ts';
import { createLog, type Log } from '../src/log.ts';
import { Secret } from '../src/secret.ts';
import { run } from './child-script.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A log and what it has written, each line parsed. */
function openLog(level: Parameters<typeof createLog>[0]['level'] = 'info') {
  const written: string[] = [];
  const destination = { write: (line: string) => void written.push(line) };
  const log = createLog({ component: 'connector', level, destination });
  return { log, written, last: () => JSON.parse(written.at(-1) ?? 'null') };
}

/** What a log makes of the value under an innocent name. */
function shown(value: unknown): unknown {
  const { log, last } = openLog();
  log.info({ value });
  return last().value;
}

describe('an event', () => {
  test('is one line of JSON that says when, how grave, who and what', () => {
    const { log, written, last } = openLog();
    log.warn({ printer: 'Office', pages: 3 }, 'printed with %s', 'care');
    expect(written).toHaveLength(1);
    expect(written[0]).toMatch(/^\{.*\}\n$/);
    expect(last()).toEqual({
      level: 'warn',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      component: 'connector',
      printer: 'Office',
      pages: 3,
      msg: 'printed with care',
    });
  });

  test('below the level is not written', () => {
    const { log, written } = openLog('warn');
    log.info('no');
    log.error('yes');
    expect(written).toHaveLength(1);
    const silent = openLog('silent');
    silent.log.fatal('no');
    expect(silent.written).toEqual([]);
  });

  test('cannot break the line, command a terminal or pass for another', () => {
    const { log, written, last } = openLog();
    const name = 'a\nb\u001b[31m\u009b2J\u2028\u202e"\u007f';
    log.info({ name, level: 'fatal', time: 'never', component: 'site', msg: 'forged' }, name);
    expect(written[0]).toMatch(/^[\u0020-\u007e]+\n$/);
    expect(last()).toMatchObject({ level: 'info', component: 'connector', name, msg: name });
    expect(last()).toMatchObject({ level_: 'fatal', msg_: 'forged' });
  });
});

test('known trouble is told without the way through the programs that it came by', () => {
  const cause = new Error('connect ECONNREFUSED');
  const entry = { kind: 'unreachable', message: 'It is away.', hint: 'Wait.' } as const;
  const away = new HawserError('store-away', entry, { cause });
  expect(shown(away)).toMatchObject({ message: 'It is away.', cause: { message: cause.message } });
  expect(JSON.stringify(shown(away))).not.toContain('stack');
  const odd = new HawserError('store-odd', { ...entry, kind: 'failed' }, { cause });
  expect(shown(odd)).toMatchObject({ stack: expect.any(String), cause: { stack: cause.stack } });
});

describe('what is named like a secret', () => {
  const names =
    'password Passwd newPassword PASSPHRASE client_secret clientSecret token access-token ' +
    'refreshToken Authorization proxy-authorization cookie set-cookie apiKey x-api-key api.key ' +
    'privateKey private_key HAWSER_VAULT_KEY';

  test.each(names.split(' '))('%s is masked', (name) => {
    expect(shown({ [name]: 'hunter2' })).toEqual({ [name]: '[secret]' });
    expect(shown({ [name]: { deep: ['hunter2'] } })).toEqual({ [name]: '[secret]' });
    const { log, last } = openLog();
    log.info({ [name]: 12345678 });
    expect(last()[name]).toBe('[secret]');
  });

  test('is masked at any depth, in arrays, maps, header lists and child logs', () => {
    expect(shown({ a: [{ b: { token: 'hunter2' } }] })).toEqual({
      a: [{ b: { token: '[secret]' } }],
    });
    expect(shown(new Map([['password', 'hunter2']]))).toEqual({ password: '[secret]' });
    const headers = (token: string) => ['Host', 'site', 'Authorization', token, 'Accept', '*/*'];
    expect(shown(headers('Bearer hunter2'))).toEqual(headers('[secret]'));
    expect(shown([['cookie', 'hunter2']])).toEqual([['cookie', '[secret]']]);
    const { log, written, last } = openLog();
    const child = log.child({ session: { cookie: 'hunter2' }, component: 'site' });
    child.child({ password: 'hunter2' }, { level: 'debug' }).debug('from a grandchild');
    child.setBindings({ token: 'hunter2' });
    child.info('from a child');
    expect(written.join('')).toMatch(/from a grandchild.*\n.*from a child/);
    expect(last().component).toBe('connector');
    expect(written.join('')).not.toContain('hunter2');
  });

  test('still says whether there is one, and leaves the rest alone', () => {
    const value = { password: null, hasToken: true, printer: 'Token Ring', key: 'queue/1' };
    expect(shown(value)).toEqual(value);
  });
});

describe('a secret that this process holds', () => {
  test('is masked wherever it turns up', () => {
    const secret = new Secret('cor"rect\nhorse');
    const { log, written, last } = openLog();
    log.info(
      { secret, url: 'https://site/?q=1', list: [`x ${secret.reveal()} y`] },
      'with %s',
      secret,
    );
    log.info(`plain ${secret.reveal()}`);
    log.error(new Error(`failed with ${secret.reveal()}`));
    expect(written.join('')).not.toContain('horse');
    expect(last().msg).toBe('failed with [secret]');
  });

  test('that looks like JSON or a number does not break the line', () => {
    const forged = new Secret('","msg":"');
    const pin = new Secret('86420975');
    const { log, last } = openLog();
    log.info({ pin: Number(pin.reveal()), said: forged.reveal() }, 'fine');
    expect(last()).toMatchObject({ pin: '[secret]', said: '[secret]', msg: 'fine' });
  });

  test('is masked in a URL', () => {
    expect(shown(new URL('https://ada:hunter2@site/path'))).toBe('https://ada:secret@site/path');
  });
});

describe('an error', () => {
  test('is told with its type, code, stack and cause, wherever it is', () => {
    const cause = Object.assign(new Error('refused'), { code: 'ECONNREFUSED', token: 'hunter2' });
    const error = new TypeError('no printer', { cause });
    const told = {
      type: 'TypeError',
      message: 'no printer',
      stack: expect.stringContaining('log.test.ts'),
      cause: { type: 'Error', message: 'refused', code: 'ECONNREFUSED', token: '[secret]' },
    };
    const { log, last } = openLog();
    log.error(error);
    expect(last()).toMatchObject({ err: told, msg: 'no printer' });
    log.error({ err: error }, 'gave up');
    expect(last()).toMatchObject({ err: told, msg: 'gave up' });
    expect(shown([new AggregateError([error], 'all')])).toMatchObject([{ errors: [told] }]);
  });
});

describe('a hostile event', () => {
  test('is cut to a size, circles and all', () => {
    const circle: Record<string, unknown> = { name: 'circle' };
    circle['self'] = circle;
    const wide = (depth: number): unknown =>
      depth === 0 ? 'leaf' : Array.from({ length: 20 }, () => wide(depth - 1));
    const { log, written } = openLog();
    log.info({ circle, wide: wide(4), many: Array.from({ length: 1e5 }, () => 'x') }, 'cut');
    expect(written[0]!.length).toBeLessThan(50_000);
    expect(JSON.parse(written[0]!)).toMatchObject({ circle: { name: 'circle' }, msg: 'cut' });
  });

  test('that throws when it is read is still an event', () => {
    const trap = Object.defineProperty({}, 'name', {
      enumerable: true,
      get() {
        throw new Error('trap');
      },
    });
    const { log, last } = openLog();
    log.info(trap, 'still here');
    expect(last()).toMatchObject({ unreadable: true, msg: 'still here' });
  });

  test('of values that JSON does not know is shown as far as it can be', () => {
    const value = [12n, new Date(0), new Date(NaN), Buffer.from('abc'), new Set(['a']), undefined];
    expect(shown(value)).toEqual([
      '12',
      '1970-01-01T00:00:00.000Z',
      null,
      '[3 bytes]',
      ['a'],
      null,
    ]);
    expect(shown(JSON.parse('{"__proto__":{"token":"hunter2"}}'))).toEqual(
      JSON.parse('{"__proto__":{"token":"[secret]"}}'),
    );
  });
});

function fileLog(path: string): Log {
  return createLog({ component: 'agent', level: 'info', destination: path });
}

describe('a log file', () => {
  test('is made with its folder, for its user only, and added to', async () => {
    const path = join(await temporaryFolder(), 'logs', 'agent.log');
    fileLog(path).info('first');
    fileLog(path).info('second');
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['first', 'second']);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(path, '..'))).mode & 0o777).toBe(0o700);
  });

  test('that cannot be opened is told with its path', async () => {
    const path = join(await temporaryFolder(), 'file');
    await writeFile(path, '');
    expect(() => fileLog(join(path, 'agent.log'))).toThrow(
      `${join(path, 'agent.log')} cannot be written: a part of the path is a file, not a folder.`,
    );
  });

  test.runIf(process.platform === 'linux')('on a full disk does not stop the process', async () => {
    const source = JSON.stringify(new URL('../src/log.ts', import.meta.url).href);
    const ended = await run(process.execPath, [
      '--input-type=module',
      '--eval',
      `import { createLog } from ${source};
       const log = createLog({ component: 'agent', level: 'info', destination: '/dev/full' });
       for (let at = 0; at < 5000; at++) log.info('x'.repeat(1000));
       setTimeout(() => console.log('went on', process.memoryUsage().rss < 2e8), 10);`,
    ]);
    expect(ended).toEqual({ code: 0, stdout: 'went on true\n', stderr: '' });
  });

  test('is standard error where none is named', async () => {
    const source = JSON.stringify(new URL('../src/log.ts', import.meta.url).href);
    const ended = await run(process.execPath, [
      '--input-type=module',
      '--eval',
      `import { createLog } from ${source};
       createLog({ component: 'agent', level: 'debug' }).debug('last words');
       process.exit(3);`,
    ]);
    expect(ended).toMatchObject({ code: 3, stdout: '' });
    expect(JSON.parse(ended.stderr)).toMatchObject({ level: 'debug', msg: 'last words' });
  });
});
