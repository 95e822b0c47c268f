/** The site itself: one row, made by the first migration. */
export interface SiteTable {
  readonly id: string;
  readonly created: number;
}
