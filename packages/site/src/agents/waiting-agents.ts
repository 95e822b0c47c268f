import type { Http2Session } from 'node:http2';
import type { ServerResponse } from 'node:http';
import { heartbeatSeconds } from '@hawser/core/api/contracts/agent-changes';
import type { Clock, Timer } from '@hawser/core/clock';
import type { AgentRole } from '@hawser/core/identity/agent-roles';
import type { AgentChange } from './agent-change.ts';
import { concerns, RecentChanges } from './agent-change.ts';
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

/** What an agent has said nothing for is dead: it speaks twice in a heartbeat. */
const silenceMs = 2 * heartbeatSeconds * 1000;

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
  readonly #seen: LastSeen;
  readonly #recent: RecentChanges;
  readonly #timer: Timer;
  readonly #wheel = Array.from({ length: heartbeatSeconds }, () => new Set<WaitingAgent>());
  readonly #heard = new WeakMap<Http2Session, number>();
  #count = 0;
  #turn = 0;
  #next = 0;
  #draining = false;

  constructor(options: {
    readonly clock: Clock;
    readonly seen: LastSeen;
    /** The sequence of the last event before this process heard of any. */
    readonly from: number;
  }) {
    this.#clock = options.clock;
    this.#seen = options.seen;
    this.#recent = new RecentChanges(options.from);
    this.#timer = this.#clock.every(1000, () => this.#beat()).unref();
  }

  /** Lets an agent listen, after a hello, from the change after the one that it knows. */
  add(agent: WaitingAgent, hello: object, after: number | undefined): void {
    const { response, session } = agent;
    response.write(message(this.#recent.last, { type: 'hello', ...hello, spread: this.#spread }));
    for (const change of after === undefined ? [] : this.#recent.since(after)) {
      if (concerns(change, agent)) response.write(told(this.#recent.last, change));
    }
    if (this.#draining) return void response.end();
    this.#seen.heard(agent.id, agent.version);
    if (session !== undefined && !this.#heard.has(session)) {
      this.#heard.set(session, this.#clock.now());
      session.on('ping', () => this.#heard.set(session, this.#clock.now()));
    }
    // One after the other: those that come at once are not to be spoken to at once.
    const spoke = this.#wheel[this.#next++ % heartbeatSeconds];
    spoke?.add(agent);
    this.#count += 1;
    // Not once, for which more would have to be remembered of each: it happens only once.
    response.on('close', () => {
      spoke?.delete(agent);
      this.#count -= 1;
    });
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

  get #spread(): number {
    return Math.min(longestSpread, Math.max(1, Math.ceil(this.#count / returningPerSecond)));
  }

  #beat(): void {
    const now = this.#clock.now();
    const beat = `data: ${JSON.stringify({ type: 'heartbeat', spread: this.#spread })}\n\n`;
    for (const agent of this.#wheel[this.#turn++ % heartbeatSeconds] ?? []) {
      const { id, version, session } = agent;
      if (session !== undefined && now - (this.#heard.get(session) ?? now) > silenceMs) {
        session.destroy();
        continue;
      }
      speak(agent, beat);
      this.#seen.heard(id, version);
    }
  }

  *#all(): Generator<WaitingAgent> {
    for (const spoke of this.#wheel) yield* spoke;
  }
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
