/**
 * A URL without the password in it; every other text as it is. One that is written wrong is masked up
 * to its last @, for what stands before that may all be meant as the password.
 */
export function withoutPassword(text: string, shown = ':…'): string {
  return text
    .replace(/(:\/\/[^/?#@:]*):[^]*@/, `$1${shown}@`)
    .replaceAll(/([?&][^?&=]*password=)[^&]*/gi, `$1${shown.slice(1)}`);
}
