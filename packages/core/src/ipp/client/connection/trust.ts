import type { Agent } from 'node:http';
import type { Secret } from '../../../secret.ts';

/** By what a printer is trusted that is reached by ipps. */
export interface Trust {
  /** Certificates of authorities in PEM; without, those that the operating system trusts. */
  readonly anchors?: string;
  /**
   * SHA-256 of the very certificate, in hexadecimal digits with or without colons. It is for printers that
   * have signed theirs themselves: neither who has issued it nor the name in it matters then.
   */
  readonly fingerprint?: string;
  /** Shown to whoever asks for it; PEM. */
  readonly certificate?: ClientCertificate;
}

export interface ClientCertificate {
  readonly cert: string;
  readonly key: Secret;
}

/** The connections to one place. */
export interface Connections {
  agent(signal: AbortSignal): Promise<Agent>;
  /** Ends those that nobody uses, and all others when they are done with. */
  close(): void;
}
