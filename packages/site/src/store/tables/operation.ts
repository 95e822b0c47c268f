import type { OperationState } from '@hawser/core/operations/operation-states';

/** Long work: where it stands. What it works on is beside it, for that is large and seldom looked at. */
export interface OperationTable {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly started_by: string;
  /** Chosen by whoever started it. */
  readonly key: string | null;
  /** Of kind and input: what a repeat with the same key has to be the same in. */
  readonly fingerprint: string;
  readonly state: OperationState;
  /** JSON: name, title, state and attempts of each. */
  readonly steps: string;
  /** From when on it can be claimed; null where it is not to be. */
  readonly due: number | null;
  /** The lease under which a replica has it. */
  readonly lease: string | null;
  /** Whoever has it, or had it last. */
  readonly replica: string | null;
  /** The fencing token: how often it was claimed. */
  readonly token: number;
  /** That of its last event. */
  readonly sequence: number;
  readonly progress_done: number | null;
  readonly progress_total: number | null;
  readonly created: number;
  readonly started: number | null;
  readonly finished: number | null;
  /** JSON: code, message and hint. */
  readonly error: string | null;
  /** JSON. */
  readonly result: string | null;
}
