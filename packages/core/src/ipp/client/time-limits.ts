/** For how long the other side is waited for, in milliseconds; Infinity is for ever. */
export interface TimeLimits {
  /** Until there is a connection, with its encryption. */
  readonly connect: number;
  /** From the end of what is sent to the beginning of the answer. */
  readonly answer: number;
  /** While nothing of a document or an answer goes over. A printer without paper takes nothing for long. */
  readonly idle: number;
  /** For all of it. */
  readonly whole: number;
}

export const usualTimeLimits: TimeLimits = {
  connect: 10_000,
  answer: 60_000,
  idle: 120_000,
  whole: Infinity,
};
