/** The network of a building, as the site and the building see each other. */
export interface Network {
  /** Where the building reaches the site. */
  readonly outside: string;
  /** The address of what is in the building. */
  readonly inside: string;
  /** What is to stand before a command so that it runs in the building. */
  readonly within: readonly string[];
}

/** One that is no more than this machine. */
export const openNetwork: Network = { outside: '127.0.0.1', inside: '127.0.0.1', within: [] };
