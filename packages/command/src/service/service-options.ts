/** What can be a service, and by which words people deal with it. */
export interface ServiceIdentity {
  /** What tells it from others of Hawser's, and what it is called in a sentence. */
  readonly id: 'site' | 'agent';
  readonly task: 'Site' | 'Agent';
  /** The commands: what starts it, ends it, shows it, and removes the service. */
  readonly start: string;
  readonly stop: string;
  readonly look: string;
  readonly uninstall: string;
  /** How it is run without a service manager, after "start it ". */
  readonly otherwise: string;
}

/** What a service of the operating system is to be. */
export interface ServiceOptions {
  /** What the service is. */
  readonly what: ServiceIdentity;
  readonly platform: NodeJS.Platform;
  /** Whether it is one of the machine's, which an administrator installs; else it is the user's own. */
  readonly root: boolean;
  /** Node and the script, by their real paths. */
  readonly program: readonly [node: string, script: string];
  /** What is between them. */
  readonly nodeOptions?: readonly string[];
  /** What the program is started with. */
  readonly arguments: readonly string[];
  /** HAWSER_HOME of the service. One of the machine's has a folder of its own where none is given. */
  readonly home?: string;
  /** Its own folder, where it is not in its home. */
  readonly dataFolder?: string;
  /** It runs as root, for it becomes whoever prints: on Linux, an agent for all who use the machine. */
  readonly asRoot?: boolean;
  /** It listens on a port below 1024. */
  readonly lowPort: boolean;
  readonly description: string;
  /** Of whoever installs it. */
  readonly user: ServiceUser;
}

export interface ServiceUser {
  /** The user's number; -1 on Windows, which has none. */
  readonly id: number;
  readonly name: string;
  readonly home: string;
  /** Where the user's own configuration is, if not beneath the home: XDG_CONFIG_HOME. */
  readonly config?: string;
}

/** The 30 seconds that a site has to end its work in, and half as many more; then it is killed. */
export const stopSeconds = 45;
