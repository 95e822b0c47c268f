/**
 * How node is started for a site. By itself it lets the memory for new objects grow to 32 MiB and more
 * while many of them stay, as when ten thousand agents connect or a large document goes by, and keeps it.
 * With this much, requests are answered as fast.
 */
export const siteNodeOptions: readonly string[] = ['--max-semi-space-size=4'];
