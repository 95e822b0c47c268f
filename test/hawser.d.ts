export declare const hawserProgram: string;
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}
export interface Surroundings {
  readonly home?: string;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}
/** Runs hawser from its sources, as a process of its own. */
export declare function hawser(
  words: readonly string[],
  { home, stdin, env, cwd }?: Surroundings,
): Promise<Ended>;
/** A folder that is gone when the test is over. */
export declare function temporaryFolder(): Promise<string>;
