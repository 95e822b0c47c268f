import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { hawser, temporaryFolder } from '../hawser.ts';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { openTerminal, type Terminal } from './terminal.ts';

async function started(line: string, home?: string): Promise<Terminal> {
  const terminal = await openTerminal(home ?? (await temporaryFolder()));
  await terminal.type(`${line}; echo "exit $?"`);
  await terminal.press('Enter');
  return terminal;
}

async function answer(terminal: Terminal, text: string): Promise<void> {
  await terminal.type(text);
  await terminal.press('Enter');
}

describeWithPeers('terminal', 'on a terminal', () => {
  it('what is missing is asked for, and !? explains it', async () => {
    const terminal = await started('hawser add-profile -PassThru');
    await terminal.shows(
      'Add-Profile needs values for the following parameters (type !? for help):',
    );
    await terminal.shows('Name:');
    await answer(terminal, '!?');
    await terminal.shows('What the profile is called.');
    await answer(terminal, 'a b');
    await terminal.shows('It takes a name that begins with a letter');
    await terminal.press('C-u');
    await answer(terminal, 'office');
    await terminal.shows('Url:');
    await answer(terminal, 'https://office.example.com');
    expect(await terminal.shows('exit 0')).toMatch(/Name +: office/);
  });

  it('a secret is asked for where it is needed, and not shown', async () => {
    const home = await temporaryFolder();
    const words = 'https://one.example.com -SignIn client-secret -ClientId runbook';
    const terminal = await started(`hawser add-profile one ${words}`, home);
    await terminal.shows('ClientSecret:');
    await answer(terminal, 'hunter22');
    expect(await terminal.shows('exit 0')).not.toContain('hunter22');
    const { stdout } = await hawser(['get-profile', 'one', '-o', 'jsonl'], { home });
    expect(stdout).toContain('"clientId":"runbook"');
  });

  it('a secret that is too short is refused before anything is done with it', async () => {
    const terminal = await started('hawser backup-site site.backup -IncludeKeys');
    await terminal.shows('KeyPassword:');
    await answer(terminal, 'hunter2');
    await terminal.shows('It takes a secret of 8');
    await terminal.press('C-c');
    expect(await terminal.shows('exit 130')).not.toContain('hunter2');
  });

  // Who mistypes it would lose the keys in the backup, and learn of it when he needs them.
  it('a password that nobody can look up again is asked for twice', async () => {
    const terminal = await started('hawser backup-site site.backup -IncludeKeys');
    await terminal.shows('KeyPassword:');
    await answer(terminal, 'turn the lamp');
    await terminal.shows('KeyPasswordAgain:');
    await answer(terminal, 'turn the damp');
    expect(await terminal.shows('exit 2')).toContain('typed differently the second time');
  });

  it('what can be chosen depends on what was said before', async () => {
    const home = await temporaryFolder();
    await hawser(['add-profile', 'one', 'https://one.example.com'], { home });
    const terminal = await started('hawser set-setting vault', home);
    await terminal.shows('keyring');
    await terminal.type('!?');
    await terminal.shows('What it is to be.');
    await terminal.press('C-u');
    await terminal.shows('keyring');
    await terminal.type('fi');
    await terminal.shows(/❯ file\n(?!.*keyring)/s);
    await terminal.press('Enter');
    await terminal.shows('exit 0');
    const { stdout } = await hawser(['get-setting', 'vault', '-o', 'jsonl'], { home });
    expect(stdout).toContain('"value":"file","source":"profile"');
  });

  it('a profile is chosen among those there are', async () => {
    const home = await temporaryFolder();
    await hawser(['add-profile', 'one', 'https://one.example.com'], { home });
    await hawser(['add-profile', 'two', 'https://two.example.com'], { home });
    const terminal = await started('hawser select-profile -PassThru', home);
    await terminal.shows('two');
    await terminal.type('tw');
    await terminal.shows('https://two.example.com');
    await terminal.press('Enter');
    expect(await terminal.shows('exit 0')).toMatch(/Selected +: True/);
  });

  it('a change of high impact is confirmed in PowerShell’s words', async () => {
    const home = await temporaryFolder();
    await hawser(['add-profile', 'one', 'https://one.example.com'], { home });
    const terminal = await started('hawser remove-profile one,one', home);
    await terminal.shows('Are you sure you want to perform this action?');
    await terminal.shows('Performing the operation "Remove Profile" on target "one".');
    const screen = (await terminal.shows('(default is "N"):')).replaceAll('\n', '');
    expect(screen).toContain(
      '[Y] Yes  [A] Yes to All  [N] No  [L] No to All  [S] Suspend  [?] Help (default is "N"):',
    );
    await answer(terminal, '?');
    await terminal.shows('L - Skip this operation and all subsequent operations.');
    await answer(terminal, 'L');
    await terminal.shows('exit 0');
    expect((await hawser(['get-profile', 'one'], { home })).code).toBe(0);
  });

  it('a question can be put aside, and is asked again', async () => {
    const home = await temporaryFolder();
    await hawser(['add-profile', 'one', 'https://one.example.com'], { home });
    const terminal = await openTerminal(home);
    await answer(terminal, 'hawser remove-profile one');
    await terminal.shows('(default is "N"):');
    await answer(terminal, 's');
    await terminal.shows('Stopped');
    await answer(terminal, 'clear; fg');
    await terminal.shows('(default is "N"):');
    await answer(terminal, 'y');
    await terminal.shows(/\n\$\n*$/);
    expect((await hawser(['get-profile', 'one'], { home })).code).toBe(3);
  });

  it('the time that a person takes to answer is not counted', async () => {
    const home = await temporaryFolder();
    await hawser(['add-profile', 'one', 'https://one.example.com'], { home });
    const terminal = await started('hawser remove-profile one -TimeoutSec 1', home);
    await terminal.shows('(default is "N"):');
    await setTimeout(1500);
    await answer(terminal, 'y');
    await terminal.shows('exit 0');
    expect((await hawser(['get-profile', 'one'], { home })).code).toBe(3);
  });

  it('Ctrl-C at a question ends with 130 and leaves the terminal as it was', async () => {
    const terminal = await started('hawser add-profile');
    await terminal.shows('Name:');
    await terminal.press('C-c');
    await terminal.shows('exit 130');
    await answer(terminal, 'clear; stty -a | grep -o -- "-\\?icanon\\|-\\?echo "');
    const screen = await terminal.shows('icanon');
    expect(screen).not.toContain('-icanon');
    expect(screen).not.toContain('-echo ');
  });

  it('Ctrl-D at a question is as good as Ctrl-C', async () => {
    const home = await temporaryFolder();
    await hawser(['add-profile', 'one', 'https://one.example.com'], { home });
    for (const [line, question] of [
      ['add-profile', 'Name:'],
      ['remove-profile one', '(default is "N"):'],
    ] as const) {
      const terminal = await started(`hawser ${line}`, home);
      await terminal.shows(question);
      await terminal.press('C-d');
      expect(await terminal.shows('exit 130')).toContain('Interrupted.');
    }
  });

  it('Suspend at a question goes back to the shell, and fg asks it again', async () => {
    const home = await temporaryFolder();
    await hawser(['add-profile', 'one', 'https://one.example.com'], { home });
    const terminal = await openTerminal(home);
    await answer(terminal, 'hawser remove-profile one');
    await terminal.shows('(default is "N"):');
    await answer(terminal, 's');
    await terminal.shows('Stopped');
    await answer(terminal, 'clear; fg');
    await terminal.shows(/Performing the operation .* on target "one".*\(default is "N"\):/s);
    await answer(terminal, 'y');
    await terminal.shows(/\n\$\n*$/);
    expect((await hawser(['get-profile', '-o', 'jsonl'], { home })).stdout).toBe('');
  });

  it.each([
    ['add-profile one', 'Url:', 'https://one.example.com', 'two\r\none\r\n'],
    ['remove-profile two', '(default is "N"):', 'y', ''],
  ])('Ctrl-Z at a question, and fg, go on with it: %s', async (line, question, text, left) => {
    const home = await temporaryFolder();
    await hawser(['add-profile', 'two', 'https://two.example.com'], { home });
    const terminal = await openTerminal(home);
    await answer(terminal, `hawser ${line}`);
    await terminal.shows(question);
    await terminal.press('C-z');
    await terminal.shows('Stopped');
    await answer(terminal, 'clear; fg');
    // The shell says what it goes on with.
    await terminal.shows(process.execPath);
    await terminal.type(text);
    await terminal.shows(text);
    await terminal.press('Enter');
    await terminal.shows(/\n\$\n*$/);
    const { stdout } = await hawser(['get-profile', '-o', 'csv', '-Property', 'name'], { home });
    expect(stdout).toBe(left === '' ? '' : `name\r\n${left}`);
  });

  it('-NonInteractive and CI ask nothing', async () => {
    const terminal = await started('hawser add-profile -NonInteractive');
    await terminal.shows('What must be given is missing: -Name, -Url.');
    await terminal.shows('exit 2');
    await answer(terminal, 'clear; CI=true hawser add-profile; echo "exit $?"');
    expect(await terminal.shows('exit 2')).toContain('What must be given is missing: -Name, -Url.');
  });

  it('a table fits the width of the terminal', async () => {
    const terminal = await openTerminal(await temporaryFolder(), { columns: 50 });
    await answer(terminal, 'hawser get-command');
    const screen = await terminal.shows('Test-Profile');
    expect(screen).toContain('…');
    expect(screen.split('\n').filter((line) => /^[a-z]/.test(line))).toEqual([]);
  });

  it('progress is drawn, and the result stays', async () => {
    const home = await temporaryFolder();
    await hawser(['add-profile', 'one', 'http://127.0.0.1:1'], { home });
    const terminal = await started('hawser test-profile >/dev/null', home);
    const screen = await terminal.shows('exit 6');
    expect(screen).toMatch(/✔ Looking up the name/);
    expect(screen).toMatch(/✖ Nothing listens at 127.0.0.1, port 1\.|✖ Connecting/);
    expect(screen).not.toMatch(/✔ (?:Connecting|Checking|Comparing|Asking)/);
    // The table says the same, and takes its place.
    const alone = await started('hawser test-profile', home);
    const table = await alone.shows('exit 6');
    expect(table).toMatch(/Port +failed +Nothing listens at 127\.0\.0\.1, port 1\./);
    expect(table).not.toMatch(/[✔✖]/);
  });
});
