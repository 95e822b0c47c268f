import { argumentErrors } from '@hawser/command/binding/binding-errors';
import { siteUrl } from '@hawser/core/identity/profiles';

/** The address of a site, as a parameter. */
export const siteAddress = {
  type: 'string',
  pattern: {
    source:
      '[Hh][Tt][Tt][Pp][Ss]://[^\\s?#@]+|[Hh][Tt][Tt][Pp]://(?:localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1\\])(?:[:/][^\\s?#@]*)?',
    says: 'an https URL such as https://site.example.com, without user, query or fragment (http only on this machine)',
  },
} as const;

/** The address in the one form in which it is kept. */
export function keptAddress(url: string, program: string): string {
  const kept = siteUrl(url);
  if (kept !== undefined) return kept;
  throw argumentErrors('invalid-value', {
    parameter: '-Url',
    value: `"${url}"`,
    allowed: siteAddress.pattern.says,
    program,
    command: 'add-profile',
  });
}
