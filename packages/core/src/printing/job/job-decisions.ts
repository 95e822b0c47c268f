/** What a person may say of a job that was possibly printed, besides that he does not want it any more. */
export const decisions = ['again', 'printed'] as const;
