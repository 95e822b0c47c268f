import { systemClock } from './clock.ts';

/** What OpenSSL can find wrong with a certificate that may be wrong with the clock. */
const ofTime = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']);

/** What a failed connection says of itself, without OpenSSL's file names and line numbers. */
export function spoken(error: unknown, now = systemClock.now()): string {
  if (!(error instanceof Error)) return String(error);
  const said = 'reason' in error && typeof error.reason === 'string' ? error.reason : error.message;
  if ('code' in error && typeof error.code === 'string' && ofTime.has(error.code)) {
    return `${said} by the clock of this machine, where it is ${new Date(now).toISOString()}`;
  }
  // Advice for whoever starts Node.js himself, which nobody does here.
  return said.replace(/; [^;]*\bNode\.js\b.*$/s, '');
}
