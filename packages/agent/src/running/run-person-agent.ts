import { asOnlyAgent } from './hold-folder.ts';
import { type PersonsPrinters, printersOfPerson } from './printers-of-person.ts';
import { type AgentStatus, forgetStatus, writeStatus } from './status.ts';

/**
 * Runs an agent that no site knows of until the signal is aborted: whoever has signed in prints by it.
 */
export async function runPersonAgent({
  signal,
  whenReady,
  ...options
}: PersonsPrinters & {
  readonly signal: AbortSignal;
  readonly whenReady?: (status: AgentStatus) => Promise<void>;
}): Promise<void> {
  const { folder, clock, say } = options;
  await asOnlyAgent(folder, async () => {
    const now = new Date(clock.now()).toISOString();
    const nothing = { lastError: null, lastErrorAt: null, lastChange: null, lastChangeAt: null };
    const known = { process: process.pid, state: 'serving', since: now, started: now } as const;
    const status = { ...known, site: null, ...nothing };
    await writeStatus(folder, status);
    say('the agent starts, for the printers of this user');
    await whenReady?.(status);
    try {
      await printersOfPerson(options).run(signal);
    } finally {
      await forgetStatus(folder);
    }
    say('the agent has ended');
  });
}
