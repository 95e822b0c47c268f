import type { Host } from './host.ts';
import { interruptErrors } from './interrupt-errors.ts';
import type { Messages } from './messages.ts';
import type { Stop } from './stop-signal.ts';

export interface Choice {
  readonly key: string;
  readonly label: string;
  readonly says: string;
}

/** Asks with one letter an answer; the first choice is the default where no other is named. */
export type Choose = (
  question: string,
  choices: readonly Choice[],
  preferred?: string,
) => Promise<string>;

const suspendChoice: Choice = {
  key: 'S',
  label: 'Suspend',
  says: 'Go back to the shell that has started this program. Type "fg" there to resume it.',
};

export function chooseAt(host: Host, messages: Messages, stop: Stop): Choose {
  return async (question, choices, preferred = choices[0]?.key) => {
    let all = host.suspend === undefined ? choices : [...choices, suspendChoice];
    messages.line(question);
    for (;;) {
      const line = `${all.map(({ key, label }) => `[${key}] ${label}  `).join('')}[?] Help (default is "${preferred}"):`;
      const answer = await stop.asking(async () => typed(line, host, stop.signal));
      const key = answer === '' ? preferred : answer.toUpperCase();
      const choice = all.find((each) => each.key === key || each.label.toUpperCase() === key);
      if (choice === suspendChoice) {
        const isBack = await host.suspend?.();
        if (isBack !== true) {
          messages.warning('No shell has started this program that could wake it again.');
          all = choices;
        }
        // Meanwhile something else was done there.
        messages.line(question);
      } else if (choice !== undefined) return choice.key;
      else if (key === '?')
        for (const { key: letter, says } of all) messages.line(`${letter} - ${says}`);
    }
  };
}

// A line as it stands, without the marks that a prompt library draws: these are PowerShell's words.
async function typed(line: string, host: Host, signal: AbortSignal): Promise<string> {
  const { createInterface } = await import('node:readline/promises');
  const terminal = createInterface({ input: host.stdin, output: host.stderr, terminal: true });
  const ended = new Promise<never>((_, reject) => {
    terminal.once('SIGINT', () => {
      host.stderr.write('\n');
      reject(interruptErrors('stopped', {}));
    });
    // After Ctrl-Z and fg readline would wait for ever.
    terminal.on('SIGCONT', () => terminal.resume());
    terminal.once('close', () => reject(interruptErrors('stopped', {})));
  });
  try {
    return (await Promise.race([terminal.question(`${line} `, { signal }), ended])).trim();
  } finally {
    terminal.close();
  }
}
