/** How node is started for an agent that stays: it waits most of its life, and a small one is not in the way. */
export const agentNodeOptions: readonly string[] = [
  // By itself it lets the memory for new objects grow to 32 MiB and more while much goes by, and keeps it.
  '--max-semi-space-size=1',
  // It gives room back rather than to be a little quicker, and forgets soon how to do what it did only once:
  // 4 MB less of a connector with 100 printers.
  '--optimize-for-size',
  '--bytecode-old-age=2',
  // What runs at the start only is not worth its compilers, which take 8 MB as soon as they are used. What
  // is at work long, as with the pages of a document, is compiled all the same.
  '--invocation-count-for-maglev=50000',
  '--invocation-count-for-maglev-osr=50000',
  '--invocation-count-for-osr=50000',
  '--invocation-count-for-turbofan=100000',
];
