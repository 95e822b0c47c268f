import type { IssuerKeys } from './issuer-keys.ts';

/** A directory whose tokens are taken. */
export interface TokenIssuer {
  /** Exactly as it stands in its tokens. */
  readonly issuer: string;
  /** Whether it is the site's own. */
  readonly isOwn: boolean;
  /** What its tokens are for: one of these, each without a slash at its end. */
  readonly audiences: ReadonlySet<string>;
  /** What its tokens may call themselves. */
  readonly types: ReadonlySet<string>;
  readonly keys: IssuerKeys;
}

/** With or without a slash at its end it is the same audience. */
export function audience(text: string): string {
  return text.endsWith('/') ? text.slice(0, -1) : text;
}
