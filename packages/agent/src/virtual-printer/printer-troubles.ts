/** What can be the matter with a virtual printer (RFC 8011, 5.4.12). */
export const troubles = [
  'media-empty',
  'media-jam',
  'media-low',
  'cover-open',
  'marker-supply-empty',
  'marker-supply-low',
  'output-area-full',
  'paused',
] as const;

export type Trouble = (typeof troubles)[number];

/** Whether nothing can be printed as long as it lasts. */
export function isStopping(trouble: Trouble): boolean {
  return !trouble.endsWith('-low');
}
