/** multiple-operation-time-out. */
export const submissionSeconds = 300;

/** So long nothing may come of a document that devices have already; they hold up a printer for it. */
const arrivalSeconds = 30;

/** When more of a document that is handed out while it arrives is waited for no longer. */
export function arrivalEnd(at: number): number {
  return at + arrivalSeconds * 1000;
}

/** When the next document of a job is waited for no longer. */
export function submissionEnd(at: number): number {
  return at + submissionSeconds * 1000;
}
