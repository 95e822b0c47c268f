import { setTimeout } from 'node:timers/promises';
import { defineBuiltIn, source } from '../built-in.ts';

export const startSleep = defineBuiltIn({
  name: 'Start-Sleep',
  summary: 'Waits.',
  aliases: ['sleep'],
  parameters: {
    seconds: { type: 'number', minimum: 0, maximum: 2_000_000, position: 0, help: 'So long.' },
    milliseconds: {
      type: 'int',
      minimum: 0,
      maximum: 2_000_000_000,
      aliases: ['ms'],
      help: 'So long.',
    },
  },
  examples: [{ line: 'start-sleep 0.5', says: 'Half a second.' }],
  start({ parameters: { seconds = 0, milliseconds }, frame: { signal } }) {
    return source(async () => {
      await setTimeout(milliseconds ?? seconds * 1000, undefined, { signal }).catch(
        (error: unknown) => {
          signal.throwIfAborted();
          throw error;
        },
      );
    });
  },
});
