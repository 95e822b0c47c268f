/** As long as a signature may be. */
const longest = 255;

/** The single complete types that a signature is made of; of containers it knows arrays only. */
export function typesIn(signature: string): readonly string[] {
  const isRead = signature.length <= longest && /^(?:a{0,8}[ybqiusogv])*$/.test(signature);
  if (!isRead) throw new TypeError('a signature of D-Bus that is not read here');
  return signature.match(/a*[ybqiusogv]/g) ?? [];
}
