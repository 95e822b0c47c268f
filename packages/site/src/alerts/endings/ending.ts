/** Something that ends, unless somebody renews it before. */
export interface Ending {
  /** The same for as long as it is the same thing. */
  readonly subject: string;
  readonly name: string;
  readonly ends: number;
  /** How a sentence about it begins. */
  readonly what: string;
  /** How it is renewed. */
  readonly hint: string;
  /** How many days before its end it matters; 30 without. */
  readonly mattersDays?: number;
  /** Of what the site has made for as long as somebody wanted: a week that was meant is not told of at once. */
  readonly begins?: number;
}

/** Knows of things of one kind that end. */
export interface Endings {
  /** Of their alerts. */
  readonly kind: string;
  /** The replica whose they are; null where they are those of the whole site. */
  readonly replica: string | null;
  /** What there is now: of what is not among it no alert stands. */
  endings(): Promise<readonly Ending[]>;
}
