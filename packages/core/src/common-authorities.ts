import { getCACertificates } from 'node:tls';

let authorities: string[] | undefined;

/** Those of the operating system and of Node, which by itself looks at its own only. */
export function commonAuthorities(): string[] {
  authorities ??= [...new Set([...getCACertificates('default'), ...getCACertificates('system')])];
  return authorities;
}
