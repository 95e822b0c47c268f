/** One step of the way to where a run is, from the top of the runbook. */
export type Step =
  | {
      readonly kind: 'statement';
      /** Which of its block comes next. */
      at: number;
    }
  | {
      readonly kind: 'items';
      /** What the loop goes through, as it was when the loop began. */
      readonly items: readonly unknown[];
      /** How many of them are done. */
      done: number;
    }
  | { readonly kind: 'branch'; readonly at: number };

/** The way to where a run is: statement, and within it the branch or the item, and so on. */
export type Place = readonly Step[];

/** The place as a text: the same only for the same turn of the same statement. */
export function placeText(place: Place): string {
  return place.map((step) => (step.kind === 'items' ? step.done : step.at)).join('.');
}
