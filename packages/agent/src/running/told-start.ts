import { failure, hasWaitingParent, tellParent } from '@hawser/command/detached/waiting-parent';
import { thisAgentErrors } from '../agent-errors.ts';
import type { LinkEvent } from '../connection/keep-connected.ts';
import type { ReadyAgent } from './start-detached-agent.ts';
import type { AgentStatus } from './status.ts';

/** Tells whoever has started this process, and waits, what has come of the first try to reach the site. */
export class ToldStart {
  readonly #stop: AbortController;
  #refusal: Error | undefined;

  constructor(stop: AbortController) {
    this.#stop = stop;
  }

  async hear(status: AgentStatus, event: LinkEvent): Promise<void> {
    if (event.type === 'change') return;
    // It would try for ever, and nobody would look.
    if (event.type === 'lost' && event.error?.status === 401 && hasWaitingParent()) {
      this.#refusal = thisAgentErrors('let-in-no-more', {});
      this.#stop.abort();
      return;
    }
    await this.ready(status);
  }

  async ready(status: AgentStatus): Promise<void> {
    await tellParent<ReadyAgent>({ kind: 'ready', status });
  }

  async fail(error: unknown): Promise<never> {
    await tellParent(failure(error));
    throw error;
  }

  async end(): Promise<void> {
    if (this.#refusal !== undefined) await this.fail(this.#refusal);
  }
}
