import { PassThrough, Writable } from 'node:stream';
import { chooseAt } from '@hawser/command/invocation/choose';
import type { Host } from '@hawser/command/invocation/host';
import { messagesTo } from '@hawser/command/invocation/messages';
import { stopBy } from '@hawser/command/invocation/stop-signal';
import { expect, test } from 'vitest';

const choices = [
  { key: 'Y', label: 'Yes', says: 'Does it.' },
  { key: 'N', label: 'No', says: 'Leaves it.' },
];

/** Asks, and answers one question after the other. */
async function asked(
  suspend: Host['suspend'],
  ...answers: readonly string[]
): Promise<{ readonly answer: string; readonly said: string }> {
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  const left = [...answers];
  let said = '';
  const stderr = Object.assign(
    new Writable({
      write(piece: Buffer, _, done) {
        said += piece.toString();
        if (piece.includes('(default is "')) stdin.write(`${left.shift() ?? ''}\n`);
        done();
      },
    }),
    { isTTY: true },
  );
  const host: Host = {
    stdin,
    stdout: stderr,
    stderr,
    env: {},
    interrupted: new AbortController().signal,
    ...(suspend === undefined ? {} : { suspend }),
  };
  const messages = messagesTo(stderr, {}, { verbose: false, debug: false });
  const choose = chooseAt(host, messages, stopBy(new AbortController().signal));
  return { answer: await choose('Sure?', choices), said };
}

test('who goes to sleep at a question finds it again when it is woken', async () => {
  let times = 0;
  const suspend = async (): Promise<boolean> => {
    times += 1;
    return times > 0;
  };
  const { answer, said } = await asked(suspend, 's', 'Suspend', 'n');
  expect({ answer, times }).toEqual({ answer: 'N', times: 2 });
  expect(said.match(/Sure\?/g)).toHaveLength(3);
  expect(said).toContain('[S] Suspend');
});

test('where nobody could wake it, it says so and asks without that', async () => {
  const { answer, said } = await asked(async () => false, 'S', 's', 'y');
  expect(answer).toBe('Y');
  expect(said).toContain('No shell has started this program that could wake it again.');
  expect(said.match(/\[S\] Suspend/g)).toHaveLength(1);
});

test('where the system cannot, it is not offered', async () => {
  const { answer, said } = await asked(undefined, 's', '?', '');
  expect(answer).toBe('Y');
  expect(said).not.toContain('Suspend');
});
