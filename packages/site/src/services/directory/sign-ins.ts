import type { Change } from '../../audit/change.ts';

/** What came of changing a password, and when the next one was kept. */
export type PasswordChange =
  | Exclude<Attempt, { outcome: 'in' }>
  | { readonly outcome: 'in'; readonly kept: number | undefined };

/**
 * What came of an attempt to prove something; later is when somebody has tried too often, or who knows
 * whether it is right cannot be asked.
 */
export type Attempt =
  | { readonly outcome: 'in' }
  | { readonly outcome: 'refused' }
  | { readonly outcome: 'later'; readonly seconds: number; readonly isAway?: boolean };

/** A person who has given the right password. */
export interface KnownByPassword {
  readonly outcome: 'in';
  readonly userId: string;
  /** Somebody else has chosen the password: its owner has to choose another one first. */
  readonly mustChange: boolean;
  /** When the password was kept that it is; undefined where another directory knows it. */
  readonly kept: number | undefined;
}

/**
 * Who is let in as a person. Whether there is somebody of a name is not to be told, neither by what
 * comes back nor by how long that takes.
 */
export interface SignIns {
  /** From is the network address that somebody tries from. */
  checkPassword(
    name: string,
    password: string,
    from: string,
  ): Promise<KnownByPassword | Exclude<Attempt, { outcome: 'in' }>>;
  /** Throws an error for people where the next one cannot be taken. */
  changePassword(
    userId: string,
    old: string,
    next: string,
    by: { readonly from: string; readonly change: Change },
  ): Promise<PasswordChange>;
  /** Whether somebody still has the password that was kept then. */
  hasPasswordOf(userId: string, kept: number): Promise<boolean>;
  hasSecondFactor(userId: string): Promise<boolean>;
  /** Takes a code of the second factor, or a recovery code, which it uses up. */
  checkSecondFactor(userId: string, code: string, from: string): Promise<Attempt>;
}
