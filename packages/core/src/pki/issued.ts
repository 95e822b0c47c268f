/** A certificate and its key, both PEM. */
export interface Issued {
  readonly certificate: string;
  readonly key: string;
}

/** From when on and until when; both in whole seconds, as certificates have it. */
export interface Validity {
  /** It is dated back by five minutes, for the clocks of others. */
  readonly notBefore: Date;
  readonly notAfter: Date;
}
