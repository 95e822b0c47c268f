/**
 * Which printers a term finds, those of one descriptor together: who may use only some of all printers
 * then reads only the rows of these, however many others there are.
 */
export interface ListedByTermTable {
  readonly term: number;
  readonly descriptor: number;
  readonly printer: number;
}
