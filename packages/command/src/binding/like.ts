/** Whether a text asks for all that are like it, as in PowerShell: * for anything, ? for one character. */
export function isPattern(text: string): boolean {
  return /[*?]/.test(text);
}

/** What is like the pattern, from end to end; cases are as they are. */
export function like(pattern: string): RegExp {
  const source = pattern
    .replaceAll(/[$()+.[\\\]^{|}/]/g, '\\$&')
    .replaceAll(/\*+/g, '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'su');
}
