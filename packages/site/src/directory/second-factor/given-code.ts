import { recoveryCodeForm } from './recovery-codes.ts';

/** What somebody gives as his second factor. */
export type GivenCode =
  | { readonly kind: 'totp'; readonly code: string }
  | { readonly kind: 'recovery'; readonly code: string };

/** With all that people put between the characters, it is not longer. */
const longest = 64;

/**
 * A code as somebody has typed it: with spaces or hyphens, in small or in wide letters, or with a
 * letter for the digit that looks like it. Undefined where it is none.
 */
export function givenCode(text: string): GivenCode | undefined {
  if (text.length > longest) return undefined;
  const code = text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]/gu, '');
  if (/^\d{6}$/.test(code)) return { kind: 'totp', code };
  const read = code.replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return recoveryCodeForm.test(read) ? { kind: 'recovery', code: read } : undefined;
}
