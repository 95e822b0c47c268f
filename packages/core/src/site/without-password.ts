/** A URL without the password in it; every other text as it is. */
export function withoutPassword(text: string, shown = ':…'): string {
  return text
    .replace(/(:\/\/[^/@\s]*?):[^/@\s]*@/, `$1${shown}@`)
    .replace(/([?&]password=)[^&]*/i, `$1${shown.slice(1)}`);
}
