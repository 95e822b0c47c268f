import type { Attributes } from '@hawser/core/ipp/attributes';
import { visible } from '@hawser/core/visible';

/** As much as IPP has for names and texts. */
const longest = 127;

// Printers lie and err: a value of a wrong type is none, and the others count all the same.

export function saidTexts(attributes: Attributes, name: string): readonly string[] {
  return attributes
    .values(name)
    .flatMap((each) => ('value' in each && typeof each.value === 'string' ? [each.value] : []));
}

export function saidText(attributes: Attributes, name: string): string | undefined {
  const [text = ''] = saidTexts(attributes, name);
  const shown = visible(text).trim().slice(0, longest);
  return shown === '' ? undefined : shown;
}

export function saidNumber(attributes: Attributes, name: string): number | undefined {
  const [value] = attributes.values(name);
  return value?.type === 'integer' || value?.type === 'enum' ? value.value : undefined;
}
