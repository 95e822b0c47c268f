import type { Parameters } from '@hawser/command/declaration/parameter';
import type { Stage } from '../run/frame.ts';
import type { ShellTools } from '../shell-tools.ts';
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

/** Says each text that is given or comes, no quicker than it is taken. */
export function saidBy(
  given: readonly unknown[] | undefined,
  { messages }: Pick<ShellTools, 'messages'>,
  say: (text: string) => void,
): Stage {
  return {
    take(object) {
      say(asText(object));
      return messages.taken();
    },
    end() {
      if (given === undefined) return undefined;
      say(given.map(asText).join(' '));
      return messages.taken();
    },
  };
}
