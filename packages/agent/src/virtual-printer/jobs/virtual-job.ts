import { randomUUID } from 'node:crypto';
import type { Attributes } from '@hawser/core/ipp/attributes';
import type { KeptDocument } from '../document/keep-document.ts';
import { isOver, type JobEvent, type JobState, jobTransitions } from './job-transitions.ts';

/** What a client says of a job. */
export interface JobWanted {
  readonly name: string;
  readonly user: string;
  /** What it is to look like, as far as the printer can do it. */
  readonly template: Attributes | undefined;
}

/** Why a job was aborted, as job-state-reasons have it. */
export type AbortReason = 'aborted-by-system' | 'document-format-error' | 'submission-interrupted';

/** A job of a virtual printer. Only its queue changes it. */
export class VirtualJob {
  readonly id: number;
  readonly uuid = randomUUID();
  readonly wanted: JobWanted;
  readonly created: number;
  readonly documents: KeptDocument[] = [];
  state: JobState = 'incoming';
  /** Documents that are on their way to it now. */
  incoming = 0;
  processing: number | undefined;
  ended: number | undefined;
  impressions = 0;
  abortReason: AbortReason | undefined;
  /** Since when nothing has come for it. */
  touched: number;
  readonly #ending = new AbortController();

  constructor(id: number, wanted: JobWanted, now: number) {
    this.id = id;
    this.wanted = wanted;
    this.created = now;
    this.touched = now;
  }

  get isOver(): boolean {
    return isOver(this.state);
  }

  /** Aborted when it is over. */
  get ending(): AbortSignal {
    return this.#ending.signal;
  }

  get copies(): number {
    return this.wanted.template?.integer('copies') ?? 1;
  }

  /** Whether that could happen to it. */
  change(event: JobEvent, now: number): boolean {
    const next = jobTransitions[this.state][event];
    if (next === undefined) return false;
    this.state = next;
    if (event === 'begin') this.processing ??= now;
    if (isOver(next)) {
      this.ended = now;
      this.#ending.abort();
    }
    return true;
  }
}
