import type { Described } from './term-keys.ts';

type Part = Described['parts'][number];

/** Where a printer stands, as far as it is found by that. */
export interface KeptLocation {
  readonly parts: readonly Part[];
  readonly position: { readonly latitude: number; readonly longitude: number } | undefined;
}

interface KeptPart {
  readonly category: string;
  readonly vs?: string;
  readonly vn?: number;
  readonly depth?: number;
}

/** A location as it is kept: the canonical JSON that the site has written itself. */
export function keptLocation(json: string | null): KeptLocation {
  if (json === null) return { parts: [], position: undefined };
  const { attrs } = JSON.parse(json) as { readonly attrs: readonly KeptPart[] };
  const degrees = new Map(attrs.map(({ category, vn }) => [category, vn]));
  const latitude = degrees.get('latitude');
  const longitude = degrees.get('longitude');
  return {
    parts: attrs.flatMap(({ category, vs, vn, depth }) => {
      const value = vs ?? vn;
      return depth === undefined || value === undefined ? [] : [{ category, value }];
    }),
    position:
      latitude === undefined || longitude === undefined ? undefined : { latitude, longitude },
  };
}
