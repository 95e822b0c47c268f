/**
 * How an entry is inherited and what of it is audited, in the order in which they are written: by objects, by
 * containers, by these alone, only by others, was itself inherited, on success, on failure.
 */
export const aceFlags = ['OI', 'CI', 'NP', 'IO', 'ID', 'SA', 'FA'] as const;

export type AceFlag = (typeof aceFlags)[number];
