import { serviceErrors } from './service-errors.ts';
import type { RunStep, ServicePlan } from './service-step.ts';

interface Surroundings {
  /** What the command is a step of. */
  readonly plan: ServicePlan;
  readonly signal: AbortSignal;
  readonly env: Readonly<Record<string, string | undefined>>;
}

// A service manager waits for what it starts and stops, a site for what it has accepted.
const patience = 120_000;
const longestReason = 500;

/** Runs a command of the system to its end. */
export async function runCommand(
  { command, target, mayFail }: RunStep,
  { plan, signal, env }: Surroundings,
): Promise<void> {
  const [program, ...words] = command;
  const { execa } = await import('execa');
  const result = await execa(program, words, {
    // What it says is looked through, so it is to be said in English.
    env: { ...env, LC_ALL: 'C' },
    extendEnv: false,
    stdin: 'ignore',
    reject: false,
    timeout: patience,
    cancelSignal: signal,
    maxBuffer: 2 ** 20,
  });
  signal.throwIfAborted();
  if (!result.failed || mayFail === true) return;
  const isAbsent = result.code === 'ENOENT';
  const reason = isAbsent ? 'there is no such program.' : saidBy(result);
  const { otherwise } = plan.what;
  const values = { command: target, reason, definition: plan.definition, otherwise };
  if (plan.purpose === 'remove') throw serviceErrors('not-removed', values, { target });
  const isUnmanaged = isAbsent || unmanaged.test(reason);
  throw serviceErrors(isUnmanaged ? 'no-manager' : 'command-failed', values, { target });
}

interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly shortMessage?: string | undefined;
}

function saidBy({ stdout, stderr, shortMessage = '' }: Outcome): string {
  const said = [stderr, stdout].map((text) => text.trim()).find((text) => text !== '');
  return (said ?? shortMessage).slice(-longestReason);
}

// What systemctl says in a container, in WSL, or in a session that is none.
const unmanaged =
  /not been booted with systemd|Failed to connect to .*bus|No medium found|Host is down/i;
