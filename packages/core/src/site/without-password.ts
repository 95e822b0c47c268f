/** A URL without the password in it; every other text as it is. */
export function withoutPassword(text: string): string {
  return text
    .replace(/(:\/\/[^/@\s]*?):[^/@\s]*@/, '$1:…@')
    .replace(/([?&]password=)[^&]*/i, '$1…');
}
