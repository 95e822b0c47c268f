import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { defineCommand } from '../../src/declaration/command.ts';
import { folderAsStdin } from '../folder-as-stdin.ts';
import { run } from '../run-invocation.ts';

const show = defineCommand({
  verb: 'Show',
  noun: 'Thing',
  summary: 'Shows names.',
  parameters: { name: { type: 'string', pipeline: 'property', help: 'The name.' } },
  impact: 'none',
  examples: [],
  async *run({ parameters }) {
    yield parameters.name;
  },
});

async function shown(stdin: string | Readable): Promise<unknown[]> {
  const { stdout, stderr } = await run(show, ['-InputObject', '-', '-o', 'jsonl'], { stdin });
  expect(stderr).toBe('');
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);
}

async function refusal(stdin: Readable): Promise<string> {
  const { code, stdout, stderr } = await run(show, ['-InputObject', '-'], { stdin });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  return stderr.split('\n')[0] ?? '';
}

describe('objects on standard input', () => {
  it('are one a line, whatever ends it, the last one too', async () => {
    expect(await shown('{"name":"a"}\r\n\r\n{"name":"b"}\n{"name":"c"}')).toEqual(['a', 'b', 'c']);
  });

  it('may hold the separators of Unicode, which end no line', async () => {
    expect(await shown('{"name":"a\u2028b"}\n{"name":"c\u2029"}\n')).toEqual([
      'a\u2028b',
      'c\u2029',
    ]);
  });

  it('may come in pieces that end within a character', async () => {
    const bytes = Buffer.from('\ufeff{"name":"Büro 🖨"}\n[{"name":"é"}]');
    expect(await shown(Readable.from([...bytes].map((byte) => Buffer.of(byte))))).toEqual([
      'Büro 🖨',
      'é',
    ]);
  });

  it('may begin with a mark, as one text over several lines too', async () => {
    expect(await shown('\ufeff[\n{"name":"a"},\n{"name":"b"}\n]\n')).toEqual(['a', 'b']);
  });

  it('are refused when they are not text', async () => {
    expect(await refusal(Readable.from([Buffer.from('{"name":"\xff"}', 'latin1')]))).toContain(
      'The input objects cannot be read: it is not text in UTF-8.',
    );
    expect(
      await refusal(Readable.from([Buffer.from('{"name":"ä', 'utf8').subarray(0, -1)])),
    ).toContain('it is not text in UTF-8.');
  });
});

describe('standard input', () => {
  it('is not read on within a line that does not end', async () => {
    let pieces = 0;
    const endless = Readable.from(
      (function* () {
        for (; pieces < 200; pieces += 1) yield Buffer.alloc(64 * 1024, 'a');
      })(),
    );
    expect(await refusal(endless)).toContain('a line is too long.');
    expect(pieces).toBeLessThan(50);
  });

  it('that is a folder, or fails, is told', async () => {
    expect(await refusal(folderAsStdin())).toContain(
      'The input objects cannot be read: it is a folder.',
    );
    const failing = new Readable({
      read() {
        this.destroy(Object.assign(new Error('read failed'), { code: 'EIO' }));
      },
    });
    expect(await refusal(failing)).toContain('the system says EIO.');
  });
});
