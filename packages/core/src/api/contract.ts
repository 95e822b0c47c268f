import type { Static, TObject, TSchema } from 'typebox';
import type { Role } from '../identity/roles.ts';

/** What an agent may call by its certificate, and what one that is still to get it by a registration token. */
export type AgentAccess = 'agent' | 'registration';

/** One call of the API: what the site checks, what a client may send, and what comes back. */
export interface Contract {
  /** In camel case, unique. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** A parameter stands as `:name`. */
  readonly path: `/${string}`;
  /** Who may call it; known is whoever has proved who he is, whatever he may do. */
  readonly role: Role | AgentAccess | 'known' | 'anybody';
  readonly summary: string;
  /**
   * It changes nothing and only tells how the site is: who was let in not long ago may call it while
   * the database cannot be asked whether he still may.
   */
  readonly inTrouble?: true;
  /** Who proves by a name and a password who he is may call it, where the site lets people print so. */
  readonly byPassword?: true;
  /**
   * It changes a thing that has a `version`: the caller says by If-Match which one he knows, and
   * nothing is changed where it has another one meanwhile.
   */
  readonly ifMatch?: true;
  /**
   * What a repeat with the same Idempotency-Key does. Without a word it gives the first answer, which
   * is kept, and nothing is done again. `harmless`: a repeat changes nothing more. `own`: whoever
   * carries it out knows the keys itself.
   */
  readonly repeat?: 'harmless' | 'own';
  /**
   * Who has an answer may ask whether it is still the same, and need not get it again then: it has an
   * ETag of what it says.
   */
  readonly revalidated?: true;
  /** Whether the audit trail tells of each call; without, of those that are no GET and not for anybody. */
  readonly audited?: boolean;
  readonly params?: TObject;
  readonly query?: TObject;
  readonly body?: TSchema;
  /** Bytes that a body may have; 1 MiB without. */
  readonly bodyLimit?: number;
  readonly answer: TSchema;
  /** Of the answer; JSON without. */
  readonly answerType?: `${string}/${string}`;
  /** 200 without. */
  readonly status?: 201 | 202 | 204;
}

/** Declares a call, with its types. */
export function contract<const C extends Contract>(declared: C): C {
  return declared;
}

/** The parts of a request that a contract names. */
export type Parts<C extends Contract> = {
  readonly [Part in keyof C & ('params' | 'query' | 'body')]: C[Part] extends TSchema
    ? Static<C[Part]>
    : never;
};

/** What a caller gives. */
export type Given<C extends Contract> = Parts<C> &
  (C extends { readonly ifMatch: true }
    ? {
        /** The version that he knows; `*` for whichever there is. */
        readonly ifMatch: number | '*';
      }
    : unknown);

/** What a caller gets. */
export type Answered<C extends Contract> = Static<C['answer']>;
