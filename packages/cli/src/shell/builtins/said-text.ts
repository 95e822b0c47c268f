import type { Parameters } from '@hawser/command/declaration/parameter';
import type { Stage } from '../run/frame.ts';
import { asText } from '../values/as-text.ts';

/** What commands that say something take. */
export const saying = {
  message: {
    type: 'value',
    list: true,
    help: 'The text; or it comes down the pipeline.',
    position: 0,
    aliases: ['Object'],
  },
} as const satisfies Parameters;

/** Says each text that is given or comes. */
export function saidBy(given: readonly unknown[] | undefined, say: (text: string) => void): Stage {
  return {
    take: (object) => say(asText(object)),
    end() {
      if (given !== undefined) say(given.map(asText).join(' '));
    },
  };
}
