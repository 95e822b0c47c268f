import type { Host } from './host.ts';
import { interruptErrors } from './interrupt-errors.ts';
import type { Stop } from './stop-signal.ts';

export interface Pickable {
  readonly value: string;
  readonly name: string;
}

/** Has a person take one of many, with the arrow keys. */
export type Pick = (question: string, choices: readonly Pickable[]) => Promise<string>;

export function pickAt(host: Host, stop: Stop): Pick {
  return async (message, choices) => {
    const { select } = await import('@inquirer/prompts');
    const context = { input: host.stdin, output: host.stderr, signal: stop.signal };
    try {
      return await stop.asking(async () => select({ message, choices, pageSize: 12 }, context));
    } catch (error) {
      if (error instanceof Error && /^(?:ExitPrompt|AbortPrompt)Error$/.test(error.name)) {
        throw interruptErrors('stopped', {}, { cause: error });
      }
      throw error;
    }
  };
}
