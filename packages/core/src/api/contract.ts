import type { Static, TObject, TSchema } from 'typebox';
import type { Role } from '../identity/roles.ts';

/** One call of the API: what the site checks, what a client may send, and what comes back. */
export interface Contract<
  Params extends TObject = TObject,
  Query extends TObject = TObject,
  Body extends TSchema = TSchema,
  Answer extends TSchema = TSchema,
> {
  /** In camel case, unique. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** A parameter stands as `:name`. */
  readonly path: `/${string}`;
  /** Who may call it. */
  readonly role: Role | 'anybody';
  readonly summary: string;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly answer: Answer;
  /** 200 without. */
  readonly status?: 201 | 202 | 204;
}

/** Declares a call, with its types. */
export function contract<
  Params extends TObject,
  Query extends TObject,
  Body extends TSchema,
  Answer extends TSchema,
>(declared: Contract<Params, Query, Body, Answer>): Contract<Params, Query, Body, Answer> {
  return declared;
}

/** What a caller gives and what he gets. */
export type Given<C extends Contract> = {
  readonly [
    Part in 'params' | 'query' | 'body' as C[Part] extends TSchema ? Part : never
  ]: C[Part] extends TSchema ? Static<C[Part]> : never;
};

export type Answered<C extends Contract> = Static<C['answer']>;
