/** A document cannot be converted, and will not be another time; the message is for a person. */
export class ConversionFailed extends Error {
  override readonly name = 'ConversionFailed';
}

/** It would become larger than it may. */
export class ConversionTooLarge extends ConversionFailed {}
