import type { Stage } from './frame.ts';

/** What leaves statements without being an error; no try catches it. */
export abstract class Leaving extends Error {}

class LoopLeaving extends Leaving {
  readonly kind: 'break' | 'continue';

  constructor(kind: 'break' | 'continue') {
    super(`${kind} stands in no loop`);
    this.kind = kind;
  }
}

class Returning extends Leaving {}

/** The whole program ends, from wherever that is said. */
export class Exiting extends Leaving {
  readonly exitCode: number;

  constructor(exitCode: number) {
    super(`the program ends with the exit code ${exitCode}`);
    this.exitCode = exitCode;
  }
}

/** A later stage of a pipeline has all it wants: those before it are to stop. */
export class Enough extends Leaving {
  readonly stage: object;

  constructor(stage: object) {
    super('a stage has all it wants');
    this.stage = stage;
  }
}

/** A later stage of a pipeline has failed: it is nothing that those before it could have done better. */
export class FailedBelow extends Leaving {
  readonly stage: Stage;
  readonly error: unknown;

  constructor(stage: Stage, error: unknown) {
    super('a later stage has failed');
    this.stage = stage;
    this.error = error;
  }
}

// They are thrown often, and where they come from does not matter.
export const breaking = new LoopLeaving('break');
export const continuing = new LoopLeaving('continue');
export const returning = new Returning('return');
