import type { Generated } from 'kysely';

/**
 * Who may do what with a printer. Many printers have the same one, and it is kept once. A row never changes
 * and an id is given once, so that what follows from one may be remembered by its id.
 */
export interface SecurityDescriptorTable {
  readonly id: Generated<number>;
  /** As it is written canonically. */
  readonly sddl: string;
  /** The SHA-256 of the text, in hexadecimal digits. */
  readonly hash: string;
}
