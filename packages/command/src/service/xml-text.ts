import { serviceErrors } from './service-errors.ts';

/** The text as it stands between two tags, or in a quoted attribute. */
export function xmlText(text: string): string {
  // XML 1.0 has no way to write these.
  // oxlint-disable-next-line no-control-regex -- that is what is refused
  if (/[\u0000-\u001f\u007f\ufffe\uffff]/.test(text) || !text.isWellFormed()) {
    throw serviceErrors('unwritable-word', { word: text });
  }
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
