/** What a failed connection says of itself, without OpenSSL's file names and line numbers. */
export function spoken(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const said = 'reason' in error && typeof error.reason === 'string' ? error.reason : error.message;
  // Advice for whoever starts Node.js himself, which nobody does here.
  return said.replace(/; [^;]*\bNode\.js\b.*$/s, '');
}
