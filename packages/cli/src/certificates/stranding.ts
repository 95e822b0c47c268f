/** Somebody who would not get on with a new certificate in the place of the old one. */
export interface Stranding {
  /** For programs; the sentences may change. */
  readonly reason:
    | 'pinned'
    | 'uploaded'
    | 'other-issuer'
    | 'other-case'
    | 'fewer-names'
    | 'other-subject'
    | 'fewer-purposes'
    | 'other-key-kind';
  readonly who: string;
  readonly help: string;
}
