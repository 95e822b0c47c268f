import { enums } from '@hawser/core/ipp/tables/enums';
import type { Value } from '@hawser/core/ipp/values/value';

/** So many are kept of a printer, and no longer ones: media come in hundreds of sizes. */
const most = 100;
const longest = 60;

type ValuesOf = (name: string) => readonly Value[];

/**
 * What people look for in a printer, of what it says of itself: colour, duplex, and each of its media and
 * finishings.
 */
export function capabilitiesOf(values: ValuesOf): readonly string[] {
  const keywords = (name: string): readonly string[] =>
    values(name).flatMap((value) =>
      value.type === 'keyword' && value.value.length <= longest ? [value.value] : [],
    );
  const isColour = values('color-supported').some(
    (value) => value.type === 'boolean' && value.value,
  );
  const isDuplex = keywords('sides-supported').some((side) => side.startsWith('two-sided'));
  const found = [
    ...(isColour ? ['colour'] : []),
    ...(isDuplex ? ['duplex'] : []),
    ...values('finishings-supported').flatMap((value) => {
      const name = value.type === 'enum' ? finishingNames.get(value.value) : undefined;
      return name === undefined || name === 'none' ? [] : [finishing(name)];
    }),
    // The ends of a range of custom sizes are no sizes.
    ...keywords('media-supported')
      .filter((name) => !name.startsWith('custom_'))
      .map(medium),
  ];
  return [...new Set(found)].slice(0, most);
}

export const medium = (name: string): string => `media=${name}`;
export const finishing = (name: string): string => `finishing=${name}`;

const finishingNames: ReadonlyMap<number, string> = new Map(
  Object.entries(enums.finishings).map(([name, value]) => [value, name]),
);

/** What a device calls itself. */
export function deviceModelOf(values: ValuesOf): string | null {
  const [value] = values('printer-make-and-model');
  if (value === undefined || !('value' in value)) return null;
  const text = typeof value.value === 'string' ? value.value : '';
  return text === '' ? null : text.slice(0, 127);
}
