import type { IncomingMessage, ServerResponse } from 'node:http';
import { Http2ServerResponse, type Http2Session } from 'node:http2';
import {
  followChanges,
  tellAgents as tellContract,
} from '@hawser/core/api/contracts/agent-changes';
import type { Clock } from '@hawser/core/clock';
import { answersPing } from '../../agents/answers-ping.ts';
import { tellAgents } from '../../agents/agent-change.ts';
import { agentErrors } from '../../agents/agent-errors.ts';
import type { SoleConnectors } from '../../agents/sole-connectors.ts';
import type { WaitingAgents } from '../../agents/waiting-agents.ts';
import { letGo } from '../../server/let-go.ts';
import type { Routes } from '../../server/routes.ts';

export interface AgentChangeRouteOptions {
  readonly waiting: WaitingAgents;
  readonly soleConnectors: SoleConnectors;
  /** Where the replicas answer agents. */
  readonly urls: () => Promise<readonly string[]>;
  readonly clock: Pick<Clock, 'timer'>;
}

/** Telling agents that something has changed. */
export function addAgentChangeRoutes(
  routes: Routes,
  { waiting, soleConnectors, urls, clock }: AgentChangeRouteOptions,
): void {
  routes.addStream(followChanges, async ({ caller, request, reply: { raw } }) => {
    // Where the database is away nobody is let in; this one has been, and it goes away meanwhile.
    const known = await urls().catch(() => []);
    if (caller?.agent === undefined) return;
    const { id, name, agent: role } = caller;
    const enter = (): void => {
      if (raw.destroyed) return;
      letGo(raw);
      raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      waiting.add(
        { id, name, role, version: versionOf(request.raw), response: raw, session: sessionOf(raw) },
        { agent: { id, name, role }, urls: known },
        lastKnown(request.raw),
      );
    };
    if (role !== 'connector') return enter();
    const others = Math.max(0, known.length - 1);
    const isThere = async (): Promise<boolean> => answersPing(sessionOf(raw), clock);
    if (!(await soleConnectors.letIn({ id, others, isThere, enter }))) {
      throw agentErrors('runs-elsewhere', { name }, { target: name });
    }
  });
  routes.add(tellContract, async ({ body, change }) => ({
    sequence: await tellAgents(change, body),
  }));
}

function versionOf({ headers }: IncomingMessage): string {
  return /^hawser-agent\/([\w.+-]{1,64})$/.exec(headers['user-agent'] ?? '')?.[1] ?? 'unknown';
}

function lastKnown({ headers }: IncomingMessage): number | undefined {
  const id = headers['last-event-id'];
  return typeof id === 'string' && /^\d{1,15}$/.test(id) ? Number(id) : undefined;
}

// Fastify's types know one kind of answer only.
function sessionOf(response: ServerResponse | Http2ServerResponse): Http2Session | undefined {
  return response instanceof Http2ServerResponse ? response.stream.session : undefined;
}
