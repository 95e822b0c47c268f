export type Constraint = 'unique' | 'foreign-key' | 'not-null' | 'check';

/**
 * A change that a constraint of the schema forbids. For a caller that can tell what that means; to
 * anybody else it is a fault of Hawser.
 */
export class ConstraintViolation extends Error {
  override readonly name = 'ConstraintViolation';
  readonly constraint: Constraint;

  constructor(constraint: Constraint, message: string, options?: ErrorOptions) {
    super(message, options);
    this.constraint = constraint;
  }
}
