/** What a site has answered to a question. */
export interface SeenAnswer {
  readonly status: number;
  readonly text: string;
}

/** A question, when it was asked before. */
export interface AskedQuestion {
  /** What was answered then; undefined where it is asked for the first time. */
  readonly answer: SeenAnswer | undefined;
  /** Remembers what is answered now. */
  readonly keep: (answer: SeenAnswer) => void;
}

/**
 * Knows the requests of work that may be interrupted, and done again from where it was. The work then asks
 * the same, is answered the same, and so comes to the change that it may have made already.
 */
export interface Repeating {
  /** The key of a request that changes something: the same for the repeat of it. */
  keyOf(content: string): string;
  /** A request that changes nothing. */
  asked(content: string): AskedQuestion;
  /** Resolves when what was answered so far is also known to whoever does the work again. */
  beforeChange(): Promise<void>;
}
