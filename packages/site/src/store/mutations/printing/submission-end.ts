/** multiple-operation-time-out. */
export const submissionSeconds = 300;

/** When the next document of a job is waited for no longer. */
export function submissionEnd(at: number): number {
  return at + submissionSeconds * 1000;
}
