/** How much of what somebody else sends is read; more is an error. */
export interface MessageLimits {
  /** Bytes up to the end of the attributes; the document is not among them. */
  readonly length: number;
  readonly groups: number;
  /** Attributes of all groups together. */
  readonly attributes: number;
  /** Values of all attributes together, and those in collections with what holds them. */
  readonly values: number;
  /** Collections within collections. */
  readonly depth: number;
  /** Bytes of one value; RFC 8010 has no more than 32,767. */
  readonly valueLength: number;
}

export const defaultLimits: MessageLimits = {
  length: 1024 * 1024,
  groups: 10_000,
  attributes: 50_000,
  values: 200_000,
  depth: 16,
  valueLength: 32_767,
};
