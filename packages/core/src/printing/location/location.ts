import type { LocationCategory } from './location-categories.ts';

/** One step down the tree of locations. */
export interface LocationPart {
  readonly category: LocationCategory;
  readonly value: string | number;
}

export interface GeoPosition {
  readonly latitude: number;
  readonly longitude: number;
  /** In metres. */
  readonly altitude?: number;
}

/** Where a printer is. */
export interface PrinterLocation {
  /** The way down the tree: the place of a part is its depth. */
  readonly parts: readonly LocationPart[];
  readonly position?: GeoPosition;
}

/** How much of it is taken. */
export const locationLimits = {
  /** Characters that are read. */
  length: 16_384,
  parts: 32,
  /** Characters of one value. */
  value: 255,
} as const;
