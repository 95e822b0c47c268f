import type { TestSite } from '../running-site.ts';
import type { FillIn, Machine, Program, Shown } from './machine.ts';

/**
 * A site and the directory that its people come from, in which Ada is in a group of a group that has
 * Site.Admin, and Hedy, who answers the telephone of the helpdesk, has no role at all.
 */
export interface Organisation {
  readonly site: TestSite;
  /** PEM, of all that its machines trust. */
  readonly trusted: string;
  /** What people say to connect-site, besides where the site is. */
  readonly connecting: readonly string[];
  fillIn(name: 'ada' | 'hedy'): FillIn;
  /** What the audit trail tells of people who sign in. */
  readonly signedIn?: Shown;
  /** Runbooks: one by a secret that lets devices in, and one by a key that reads what was done. */
  readonly nightly: Program;
  readonly weekly: Program;
  readonly revoked: Readonly<Record<Somebody, Revocation>>;
}

export type Somebody = 'ada' | 'hedy' | 'nightly' | 'weekly';

export interface Revocation {
  /** Takes back what somebody was given, who is at that machine. */
  by(machine: Machine): Promise<void>;
  /** What is said to the very next call. */
  readonly says: string;
  /** What the audit trail tells of it, where it was done at the site. */
  readonly record?: Shown;
}
