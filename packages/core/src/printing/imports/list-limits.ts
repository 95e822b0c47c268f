/** How much of a list of printers is read. */
export const listLimits = {
  bytes: 64 * 1024 * 1024,
  printers: 20_000,
  columns: 200,
  /** Characters of a name, as IPP has them. */
  name: 127,
  /** Characters of anything else, but for descriptors. */
  text: 1023,
  /** Ten thousand entries of one. */
  sddl: 1024 * 1024,
} as const;
