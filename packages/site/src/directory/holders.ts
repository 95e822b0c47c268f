import { directoryErrors } from './directory-errors.ts';
import { idForm } from './names.ts';

// An issuer has no #: it is an address without a fragment (OpenID Connect Core 1.0, 2).
const claimForm = /^claim:[^#\s]{1,400}#[^\s](?:.{0,254}\S)?$/u;

/** Whether a holder is a group in tokens of another directory, `claim:<issuer>#<value>`. */
export function isClaim(holder: string): boolean {
  return claimForm.test(holder);
}

/** How a value of the groups of a token stands in the grants. */
export function claimHolder(issuer: string, value: string): string {
  return `claim:${issuer}#${value}`;
}

/** A holder as grants have it; throws where it cannot be one. */
export function checkedHolder(given: string): string {
  if (idForm.test(given)) return given.toLowerCase();
  if (isClaim(given)) return given;
  throw directoryErrors('bad-holder', { holder: given }, { target: given });
}
