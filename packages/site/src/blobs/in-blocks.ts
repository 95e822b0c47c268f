/**
 * The same bytes in blocks of one size, but for the last; none of no bytes. Two buffers take turns,
 * since new ones would be garbage faster than it is collected: a block is good until the one after
 * the next is asked for.
 */
export async function* inBlocks(
  chunks: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<Buffer, void> {
  let block = Buffer.alloc(0);
  let other = Buffer.alloc(0);
  let filled = 0;
  for await (const chunk of chunks) {
    for (let taken = 0; taken < chunk.length;) {
      if (filled === block.length) block = grown(block, size);
      const part = chunk.subarray(taken, taken + block.length - filled);
      block.set(part, filled);
      filled += part.length;
      taken += part.length;
      if (filled < size) continue;
      yield block;
      [block, other] = [other, block];
      filled = 0;
    }
  }
  if (filled > 0) yield block.subarray(0, filled);
}

// What is small takes little memory, however large a block may be.
function grown(block: Buffer, size: number): Buffer<ArrayBuffer> {
  const larger = Buffer.allocUnsafeSlow(Math.min(size, Math.max(64 * 1024, 2 * block.length)));
  larger.set(block);
  return larger;
}
