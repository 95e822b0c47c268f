import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { messagesTo } from '../../src/invocation/messages.ts';

it('messages are as wide as the window is now', () => {
  const pieces: string[] = [];
  const window = new Writable({
    write(piece: Buffer, _, done) {
      pieces.push(piece.toString());
      done();
    },
  });
  const stream = Object.assign(window, { isTTY: true, columns: 80 });
  const messages = messagesTo(stream, { NO_COLOR: '1' }, { verbose: false, debug: false });
  messages.warning('The printer at the door is out of paper.');
  stream.columns = 30;
  messages.warning('The printer at the door is out of paper.');
  expect(pieces).toEqual([
    'WARNING: The printer at the door is out of paper.\n',
    'WARNING: The printer at the\n  door is out of paper.\n',
  ]);
});
