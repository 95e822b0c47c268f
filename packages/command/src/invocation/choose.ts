import { HawserError } from '@hawser/core/errors';
import type { Host } from './host.ts';
import { interruptErrors } from './interrupt-errors.ts';
import type { Messages } from './messages.ts';

export interface Choice {
  readonly key: string;
  readonly label: string;
  readonly says: string;
}

/** Asks with one letter an answer; the first choice is the default. */
export type Choose = (question: string, choices: readonly Choice[]) => Promise<string>;

const suspendChoice: Choice = {
  key: 'S',
  label: 'Suspend',
  says: 'Pause the command and return to the shell. Type "fg" to resume it.',
};

export function chooseAt(host: Host, messages: Messages, signal: AbortSignal): Choose {
  return async (question, choices) => {
    const all = [...choices, suspendChoice];
    const [preferred] = choices;
    const line = `${all.map(({ key, label }) => `[${key}] ${label}  `).join('')}[?] Help (default is "${preferred?.key}"):`;
    messages.line(question);
    for (;;) {
      const answer = await typed(line, host, signal);
      const key = answer === '' ? preferred?.key : answer.toUpperCase();
      const choice = all.find((each) => each.key === key || each.label.toUpperCase() === key);
      if (choice === suspendChoice) suspend(host, messages);
      else if (choice !== undefined) return choice.key;
      else if (key === '?') for (const { key: letter, says } of all) messages.line(`${letter} - ${says}`);
    }
  };
}

function suspend(host: Host, messages: Messages): void {
  if (host.suspend === undefined) messages.warning('This system cannot suspend a command.');
  else host.suspend();
}

async function typed(line: string, host: Host, signal: AbortSignal): Promise<string> {
  const { input } = await import('@inquirer/prompts');
  return await interruptible(
    input({ message: line, theme: { prefix: '', style: { message: (text: string) => text } } }, {
      input: host.stdin,
      output: host.stderr,
      signal,
    }),
  );
}

/** The answer to a prompt; Ctrl-C at it is an interruption like any other. */
export async function interruptible<Answer>(prompt: Promise<Answer>): Promise<Answer> {
  try {
    return await prompt;
  } catch (error) {
    if (error instanceof Error && /^(?:ExitPrompt|AbortPrompt)Error$/.test(error.name)) {
      throw error.cause instanceof HawserError ? error.cause : interruptErrors('stopped', {});
    }
    throw error;
  }
}
