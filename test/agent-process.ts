import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { inject } from 'vitest';
import { type Ended, type Surroundings, runProgram } from './hawser.ts';
import { atEnd } from './printing/at-end.ts';

export const agentProgram = join(inject('programs'), 'hawser-agent/bin/hawser-agent.js');

/** Runs hawser-agent as a process of its own, to its end. */
export async function hawserAgent(
  words: readonly string[],
  surroundings: Surroundings = {},
): Promise<Ended> {
  return await runProgram(agentProgram, words, surroundings);
}

/** An agent that runs. */
export interface AgentProcess {
  readonly child: ChildProcess;
  /** All that it has said. */
  said(): string;
  /** Waits until it has said that often what matches. */
  says(what: RegExp, times?: number): Promise<void>;
  end(signal?: 'SIGTERM' | 'SIGKILL'): Promise<number | string>;
  /** Waits until it has ended by itself. */
  ended(): Promise<number | string>;
}

/** Starts the agent of a home; it has ended when the test is over. */
export function startAgent(home: string, within: readonly string[] = []): AgentProcess {
  const [program, ...words] = [...within, process.execPath, agentProgram, 'start-agent'];
  const child = spawn(program, words, {
    env: { ...process.env, HAWSER_HOME: home },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exit = once(child, 'exit') as Promise<[number | null, string | null]>;
  let said = '';
  const heard = new EventTarget();
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    heard.dispatchEvent(new Event('said'));
  });
  const ended = async (): Promise<number | string> => {
    const [code, by] = await exit;
    return code ?? by ?? '';
  };
  const end = async (signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<number | string> => {
    child.kill(signal);
    return await ended();
  };
  atEnd(async () => void (await end('SIGKILL')));
  return {
    child,
    said: () => said,
    async says(what, times = 1) {
      const all = new RegExp(what.source, 'g');
      while ((said.match(all) ?? []).length < times) {
        const spoke = once(heard, 'said');
        const gone = exit.then(([code]) => {
          throw new Error(`the agent ended (${code}): ${said}`);
        });
        await Promise.race([spoke, gone]);
      }
    },
    end,
    ended,
  };
}
