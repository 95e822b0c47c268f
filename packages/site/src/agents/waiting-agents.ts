import type { Http2Session } from 'node:http2';
import type { ServerResponse } from 'node:http';
import { heartbeatSeconds } from '@hawser/core/api/contracts/agent-changes';
import type { Clock, Timer } from '@hawser/core/clock';
import type { AgentRole } from '@hawser/core/identity/agent-roles';
import type { AgentChange } from './agent-change.ts';
import { concerns, RecentChanges } from './agent-change.ts';
import { answersPing } from './answers-ping.ts';
import type { LastSeen } from './last-seen.ts';

/** An agent that listens, by one request. */
export interface WaitingAgent {
  readonly id: string;
  readonly name: string;
  readonly role: AgentRole;
  readonly version: string;
  readonly response: ServerResponse;
  /** Of HTTP/2, by which it says that it is there, too. */
  readonly session: Http2Session | undefined;
}

/** An agent that is there, and what had come in by its connection at the last heartbeat. */
interface Heard extends WaitingAgent {
  bytesRead: number;
  silentBeats: number;
}

/** Who has said nothing for so many heartbeats is dead: an agent speaks twice in each. */
const mostSilentBeats = 2;

/** So many of them a replica lets in again in a second, and answers others as before. */
const returningPerSecond = 400;
const longestSpread = 300;

/** What is waiting to be read by an agent that does not; it comes back and is told that it was much. */
const mostUnread = 64 * 1024;

/**
 * All agents that are connected to this replica. Each waits for years, so that it may cost little: none
 * has a timer of its own, and a heartbeat goes to a sixtieth of them each second.
 */
export class WaitingAgents {
  readonly #clock: Clock;
  readonly #seen: Pick<LastSeen, 'heard' | 'came' | 'went'>;
  readonly #recent: RecentChanges;
  readonly #timer: Timer;
  readonly #wheel = Array.from({ length: heartbeatSeconds }, () => new Set<Heard>());
  /** Those that are spoken to one by one, for each job that waits for them. */
  readonly #connectors = new Map<string, Set<WaitingAgent>>();
  #count = 0;
  #turn = 0;
  #next = 0;
  #draining = false;

  constructor(options: {
    readonly clock: Clock;
    readonly seen: Pick<LastSeen, 'heard' | 'came' | 'went'>;
    /** The sequence of the last event before this process heard of any. */
    readonly from: number;
  }) {
    this.#clock = options.clock;
    this.#seen = options.seen;
    this.#recent = new RecentChanges(options.from);
    this.#timer = options.clock.every(1000, () => this.#beat()).unref();
  }

  /** Lets an agent listen, after a hello, from the change after the one that it knows. */
  add(agent: WaitingAgent, hello: object, after: number | undefined): void {
    const { response } = agent;
    response.write(message(this.#recent.last, { type: 'hello', ...hello, spread: this.#spread }));
    for (const change of after === undefined ? [] : this.#recent.since(after)) {
      if (concerns(change, agent)) response.write(told(this.#recent.last, change));
    }
    if (this.#draining) return void response.end();
    if (agent.role === 'connector') this.#seen.came(agent.id, agent.version);
    else this.#seen.heard(agent.id, agent.version);
    const heard: Heard = { ...agent, bytesRead: 0, silentBeats: 0 };
    // One after the other: those that come at once are not to be spoken to at once.
    const spoke = this.#wheel[this.#next++ % heartbeatSeconds];
    spoke?.add(heard);
    this.#count += 1;
    if (agent.role === 'connector') this.#addConnector(heard);
    // Not once, for which more would have to be remembered of each: it happens only once.
    response.on('close', () => {
      spoke?.delete(heard);
      this.#count -= 1;
    });
  }

  /** Whether a connector is there: one that has gone without a word does not answer. */
  async isThere(id: string): Promise<boolean> {
    const there = [...(this.#connectors.get(id) ?? [])].map(async ({ session }) =>
      answersPing(session, this.#clock),
    );
    return (await Promise.all(there)).includes(true);
  }

  /** Tells a connector of what it asks for anyway when it has been away: it is not remembered for it. */
  tellConnector(id: string, topic: string): void {
    for (const connector of this.#connectors.get(id) ?? []) {
      speak(connector, `data: ${JSON.stringify({ type: 'change', topic })}\n\n`);
    }
  }

  tell(sequence: number, change: AgentChange): void {
    this.#recent.add(sequence, change);
    const text = told(sequence, change);
    for (const agent of this.#all()) if (concerns(change, agent)) speak(agent, text);
  }

  /** Lets all go, who find another replica. */
  drain(): void {
    this.#draining = true;
    this.#timer.cancel();
    for (const { response } of this.#all()) response.end();
  }

  #addConnector(connector: Heard): void {
    const { id, version, response } = connector;
    const connections = this.#connectors.get(id) ?? new Set();
    this.#connectors.set(id, connections.add(connector));
    response.on('close', () => {
      connections.delete(connector);
      if (connections.size === 0 && this.#connectors.get(id) === connections) {
        this.#connectors.delete(id);
        // One that was silent is long there again, perhaps, at another replica.
        if (!this.#draining && connector.silentBeats < mostSilentBeats)
          this.#seen.went(id, version);
      }
    });
  }

  get #spread(): number {
    return Math.min(longestSpread, Math.max(1, Math.ceil(this.#count / returningPerSecond)));
  }

  #beat(): void {
    const beat = `data: ${JSON.stringify({ type: 'heartbeat', spread: this.#spread })}\n\n`;
    for (const agent of this.#wheel[this.#turn++ % heartbeatSeconds] ?? []) {
      if (isDead(agent)) agent.session?.destroy();
      else {
        speak(agent, beat);
        this.#seen.heard(agent.id, agent.version);
      }
    }
  }

  *#all(): Generator<WaitingAgent> {
    for (const spoke of this.#wheel) yield* spoke;
  }
}

/** Asked at each heartbeat. A listener for what it says would be one more for each connection. */
function isDead(agent: Heard): boolean {
  const { session, bytesRead, silentBeats } = agent;
  if (session === undefined || session.destroyed) return false;
  agent.bytesRead = session.socket.bytesRead;
  agent.silentBeats = agent.bytesRead === bytesRead ? silentBeats + 1 : 0;
  return agent.silentBeats === mostSilentBeats;
}

function speak({ response }: WaitingAgent, text: string): void {
  if (response.writableLength > mostUnread) response.destroy();
  else response.write(text);
}

function told(sequence: number, { topic }: AgentChange): string {
  return message(sequence, { type: 'change', topic });
}

function message(sequence: number, data: object): string {
  return `id: ${sequence}\ndata: ${JSON.stringify(data)}\n\n`;
}
