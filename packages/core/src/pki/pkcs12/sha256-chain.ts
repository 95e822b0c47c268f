/**
 * The SHA-256 (FIPS 180-4, 6.2.2) of bytes of its own length, of that again, and so on. For so few
 * bytes it takes a quarter of the time that a call of node:crypto takes.
 */
export function sha256Chain(digest: Uint8Array, times: number): Buffer {
  const result = Buffer.from(digest);
  const words = new Int32Array(64);
  const state = new Int32Array(8);
  for (let at = 0; at < 8; at += 1) state[at] = result.readInt32BE(at * 4);
  for (let time = 0; time < times; time += 1) hashOnce(state, words);
  for (let at = 0; at < 8; at += 1) result.writeInt32BE(state[at] ?? 0, at * 4);
  return result;
}

const primes = [2];
for (let number = 3; primes.length < 64; number += 2) {
  if (primes.every((prime) => number % prime !== 0)) primes.push(number);
}

/** The first 32 bits behind the point. */
function fraction(number: number): number {
  return (number % 1) * 2 ** 32;
}

const constants = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));
const initial = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));

/** One block: 32 bytes, and what fills it up (5.1.1). */
function hashOnce(state: Int32Array, words: Int32Array): void {
  words.set(state);
  words.fill(0, 8, 15);
  words[8] = 0x80 << 24;
  words[15] = 32 * 8;
  for (let at = 16; at < 64; at += 1) {
    const x = words[at - 15] ?? 0;
    const y = words[at - 2] ?? 0;
    const mixedX = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const mixedY = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    words[at] = (words[at - 16] ?? 0) + (words[at - 7] ?? 0) + mixedX + mixedY;
  }
  let a = initial[0] ?? 0;
  let b = initial[1] ?? 0;
  let c = initial[2] ?? 0;
  let d = initial[3] ?? 0;
  let e = initial[4] ?? 0;
  let f = initial[5] ?? 0;
  let g = initial[6] ?? 0;
  let h = initial[7] ?? 0;
  for (let at = 0; at < 64; at += 1) {
    const mixedE = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const chosen = g ^ (e & (f ^ g));
    const first = (h + mixedE + chosen + (constants[at] ?? 0) + (words[at] ?? 0)) | 0;
    const mixedA = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const second = mixedA + ((a & b) | (c & (a | b)));
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  state.set(initial);
  state[0] = (state[0] ?? 0) + a;
  state[1] = (state[1] ?? 0) + b;
  state[2] = (state[2] ?? 0) + c;
  state[3] = (state[3] ?? 0) + d;
  state[4] = (state[4] ?? 0) + e;
  state[5] = (state[5] ?? 0) + f;
  state[6] = (state[6] ?? 0) + g;
  state[7] = (state[7] ?? 0) + h;
}
