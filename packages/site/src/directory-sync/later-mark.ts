/** The later of two marks: numbers that grow, or times that are all written alike. */
export function laterMark(one: string | null, other: string | null): string | null {
  if (one === null || one === '') return other === '' ? null : other;
  if (other === null || other === '') return one;
  if (one.length !== other.length) return one.length > other.length ? one : other;
  return one > other ? one : other;
}
