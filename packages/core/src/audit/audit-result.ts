/**
 * What came of a call: it was done, it was refused to its caller, or it failed. What goes on for long
 * has begun before.
 */
export const auditResults = ['done', 'refused', 'failed', 'begun'] as const;

export type AuditResult = (typeof auditResults)[number];
