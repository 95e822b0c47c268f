/** An empty text and a zero say that there is to be none; so does what is not given. */
export function orNull<Value extends string | number>(value: Value | undefined): Value | null {
  return value === undefined || value === '' || value === 0 ? null : value;
}
