import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testClock } from '@hawser/core/clock';
import { expect, onTestFinished, test } from 'vitest';
import { Connector } from '../../src/connector/connector.ts';
import { connectorFolder } from '../../src/connector/connector-folder.ts';
import { agentFolder } from '../../src/registration/agent-folder.ts';

test('a connector that is refused before it has read what is left ends all the same', async () => {
  const root = await mkdtemp(join(tmpdir(), 'hawser-connector-'));
  onTestFinished(async () => rm(root, { recursive: true, force: true }));
  const connector = new Connector({
    folder: connectorFolder(agentFolder(root)),
    site: () => {
      throw new Error('it is asked nothing');
    },
    clock: testClock(),
    random: () => 0,
    say: () => undefined,
  });
  await expect(connector.run(AbortSignal.abort())).resolves.toBeUndefined();
});
